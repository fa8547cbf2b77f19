"""Long names of public bodies: Department for Environment, Food and Rural Affairs; Direction générale de la
santé; Bundesamt für Verbraucherschutz und Lebensmittelsicherheit.

A recogniser often ends such a name at its first link or comma, and takes the rest for another. From a word
that opens such names on, adjectives, a link ("of", "für") and what the body is for are read; a list goes on
as long as its parts are common words and ends with "and". In languages that write such names in small letters
an adjective has to stand before the link, or a list behind it.
"""

from recoupe.annotate.names.found import Name, Taken
from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon
from recoupe.annotate.names.shape import title_case
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin

_ADJECTIVES = 3
"""Adjectives between the opening word and the link, at most."""

_PHRASE = 3
"""Words of one thing that a body is for, at most: Rural Affairs, Seguridad Alimentaria."""

_PARTS = 4
"""Commas of a list, at most."""


def add_long_bodies(words: Words, taken: Taken) -> None:
    """Names of bodies to their ends; what was found inside them is theirs."""
    for at in words.capitals:
        lex = lexicon(words.language(at))
        if words.text[at] not in lex.data.long_bodies.openers:
            continue
        if words.shouted[words.sentence[at]] or title_case(words, at):
            continue
        owner = taken.owner[at]
        if owner is not None and owner.known is not None:
            continue
        first = owner.first if owner is not None else at
        last = _Reading(words, lex, taken).end(at)
        if last > max(at + 1, owner.last if owner is not None else 0):
            taken.add(Name(first, last, "ORG", origin="long body"))


class _Reading:
    """Reads a name from its opening word on; each step gives the place behind it."""

    def __init__(self, words: Words, lex: Lexicon, taken: Taken) -> None:
        self.words, self.lex, self.taken = words, lex, taken
        self.links, self.small = lex.data.long_bodies.links, lex.data.long_bodies.small

    def end(self, at: int) -> int:
        """The end of the name that a word opens, 0 where it goes no further."""
        limit = self.words.limits(at)[1]
        link = at + 1
        while link < min(limit, at + 1 + _ADJECTIVES) and self._adjective(link):
            link += 1
        start = self._linked(link, limit)
        last = self._phrase(start, limit) if start else 0
        if not last:
            return 0
        listed = self._listed(last, limit)
        return 0 if self.small and link == at + 1 and listed == last else listed

    def _adjective(self, at: int) -> bool:
        words = self.words
        return words.lower[at] not in self.lex.small and (words.pos[at] == "ADJ" or words.capital(at))

    def _linked(self, at: int, limit: int) -> int:
        """Where a phrase begins behind a link and an article, 0 where no link stands."""
        lower = self.words.lower
        if at >= limit or lower[at] not in self.links:
            return 0
        return at + 1 + (at + 1 < limit and lower[at + 1] in self.lex.definite)

    def _phrase(self, at: int, limit: int) -> int:
        """The end of the words for one thing that a body is for, 0 where there are none: one thing of another
        (the Welfare of Immigrants), and no further than a name that was found there (an Acting Director)."""
        last = self._words(at, limit, _PHRASE)
        if last == at:
            return 0
        further = self._linked(last, limit)
        end = self._words(further, limit, 1) if further else 0
        return end if end > further else last

    def _words(self, at: int, limit: int, most: int) -> int:
        found = self.taken.owner[at] if at < limit else None
        end, last = min(limit, at + most), at
        if found is not None and found.last - at > most:
            return at
        if found is not None:
            end = min(end, found.last)
        while last < end and self._common(last):
            last += 1
        return last

    def _common(self, at: int) -> bool:
        """Whether a word may tell what a body is for: no name of a person or place, no office, no body."""
        words, lex = self.words, self.lex
        if not words.text[at][0].isalpha() or words.lower[at] in lex.small | lex.body_heads | lex.no_name:
            return False
        if self.small:
            return words.pos[at] in ("NOUN", "ADJ") and not words.capital(at)
        if not words.capital(at) or words.text[at].isupper() or to_latin(words.text[at]) in given_names():
            return False
        limit = words.limits(at)[1]
        return not any(table.match(words.lower, at, limit) for table in (lex.known, lex.roles, lex.demonyms))

    def _listed(self, last: int, limit: int) -> int:
        """The end of a list that goes on behind a part and ends with "and", else of the part."""
        words, at = self.words, last
        for _ in range(_PARTS):
            if at + 1 >= limit or words.text[at] != ",":
                break
            at = self._phrase(at + 1, limit)
            if not at:
                return last
        if at + 1 >= limit or words.lower[at] not in self.lex.and_:
            return last
        start = self._linked(at + 1, limit) or at + 1
        if words.lower[start] in self.lex.definite and not self.small:
            start += 1
        return (start < limit and self._phrase(start, limit)) or last
