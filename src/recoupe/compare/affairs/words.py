"""The words of affairs: languages/data/<code>/affairs.toml, and how they stand in a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from recoupe.languages import profile
from recoupe.languages.bounds import Bounds, bounds
from recoupe.model import Token

BETWEEN = 7
"""The most words that `…` stands for."""

_FORMS = 1 << 14
"""The forms of words whose phrases are kept at hand."""
_GAP = "…"
_STOPS = frozenset(".;:?!")


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of an affair in any language; `name` is what a finding calls it.

    `of` says whose it is: a "person", a "name" (a person or body), "who" (either, named or not), a
    "thing", the "noun" that the word belongs to, the "place" named behind it, or the "story", which has
    one such affair; `things`, where given, are the classes that count, where `strict` both must be of one
    (or, of a person, be one by name); affairs of `both` are of one person and one thing; of `single` ones
    one and several are not the same; `done_to` says that it is done to somebody, not by him. `moves`
    affairs are states or decisions that a later report may move on; of the others two accounts that
    differ are at odds whenever they came out. `lasting` ones are states, which a report that tells their
    end names too, `ends` is the value that ends it; `daily` ones are compared within a day alone; of
    `plans` what is and what will be exclude each other too. `closed` values are the only ones, so that
    one denied is the other. `day`, where given, is what the day of the affair is called, which is
    compared too. `likely` affairs are told with doubt by their nature (a cause), `lead` affairs early in
    a report; the words that `far` affairs ask for may stand anywhere in the sentence, those of `ruled`
    ones govern it.
    """

    name: str
    of: str = "story"
    moves: bool = False
    closed: bool = True
    lasting: bool = False
    ends: str = ""
    day: str = ""
    likely: bool = False
    done_to: bool = False
    daily: bool = False
    plans: bool = False
    things: frozenset[str] = frozenset()
    strict: bool = False
    single: bool = False
    both: bool = False
    lead: bool = False
    far: bool = False
    ruled: bool = False


class _Affair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    values: dict[str, tuple[str, ...]]
    beside: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unsure: tuple[str, ...]
    coming: tuple[str, ...]
    turning: tuple[str, ...]
    before: tuple[str, ...]
    only: tuple[str, ...]
    yet: tuple[str, ...]
    verbs: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]]
    affairs: dict[str, _Affair]


class Match(NamedTuple):
    """Where a phrase stands: the affair and what it says of it, its first and last word, and the phrase."""

    affair: str
    value: str
    first: int
    last: int
    words: tuple[str, ...]


class _Word(NamedTuple):
    """A word of a phrase: how it must stand, and as what part of speech."""

    form: str
    how: str
    pos: str

    def fits(self, token: Token, text: str, lemma: str) -> bool:
        """Whether a token, given with its form and lemma in lower case, can be the word."""
        if self.pos and token.pos != self.pos:
            return False
        if self.how == "":
            return self.form in (text, lemma)
        if self.how == "begins":
            return text.startswith(self.form) or lemma.startswith(self.form)
        if self.how == "ends":
            return text.endswith(self.form) or lemma.endswith(self.form)
        return self.form == text


def spoken(match: "Match", tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a match that its phrase lists, without those that its gaps stand for."""
    words = [word for listed in match.words if (word := _word(listed)) is not None]
    inside = tokens[match.first : match.last + 1]
    return [t for t in inside if any(w.fits(t, t.text.lower(), t.lemma.lower()) for w in words)]


class _Phrase(NamedTuple):
    """The affair of a phrase, what it says of it, its words as they are listed and as they are looked for;
    None stands for a gap."""

    affair: str
    value: str
    listed: tuple[str, ...]
    words: tuple[_Word | None, ...]


class Patterns:
    """Phrases with what each says; a phrase is found by its first word.

    Each word stands for a form or a lemma, with a star behind or before it for all that begin or end so, with
    `/VERB` for those of a part of speech alone, with `=` before it for the form as written; `…` stands for
    some words or none.
    """

    def __init__(self, listed: Iterable[tuple[str, str, Sequence[str]]]) -> None:
        self._exact: dict[str, list[_Phrase]] = defaultdict(list)
        self._begun: dict[str, list[_Phrase]] = defaultdict(list)
        self._ended: dict[str, list[_Phrase]] = defaultdict(list)
        for affair, value, phrases in listed:
            for phrase in phrases:
                listed_words = tuple(phrase.split())
                words = tuple(_word(word) for word in listed_words)
                first = words[0]
                if first is not None:
                    tables = {"begins": self._begun, "ends": self._ended}
                    table = tables.get(first.how, self._exact)
                    table[first.form].append(_Phrase(affair, value, listed_words, words))
        self._starts, self._ends = tuple(self._begun), tuple(self._ended)
        self._at = lru_cache(_FORMS)(self._look_up)

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "Patterns":
        """Phrases that all say one thing."""
        return cls([("", "", phrases)])

    def found(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """The phrases that stand in a sentence; of those of one affair that begin at one word the longest."""
        for place, token in enumerate(tokens):
            phrases = self._at(token.text, token.lemma)
            if not phrases:
                continue
            best: dict[str, Match] = {}
            for phrase in phrases:
                match = _match(tokens, place, phrase)
                if match is not None:
                    best[match.affair] = max(match, best.get(match.affair, match), key=_length)
            yield from best.values()

    def any_in(self, tokens: Sequence[Token]) -> bool:
        """Whether any phrase stands among some tokens."""
        return next(self.found(tokens), None) is not None

    def _look_up(self, text: str, lemma: str) -> tuple[_Phrase, ...]:
        """The phrases that may begin at a word."""
        found: list[_Phrase] = []
        for form in dict.fromkeys((text.lower(), lemma.lower())):
            found += self._exact.get(form, ())
            if form.startswith(self._starts):
                found += [p for start in self._starts if form.startswith(start) for p in self._begun[start]]
            if form.endswith(self._ends):
                found += [p for end in self._ends if form.endswith(end) for p in self._ended[end]]
        return tuple(found)


def _length(match: Match) -> tuple[int, str]:
    return match.last, match.value


def _word(listed: str) -> _Word | None:
    """A word as it is looked for, None for a gap."""
    if listed == _GAP:
        return None
    form, _, pos = listed.partition("/")
    if form.startswith("="):
        return _Word(form[1:], "as written", pos)
    if form.endswith("*"):
        return _Word(form[:-1], "begins", pos)
    if form.startswith("*"):
        return _Word(form[1:], "ends", pos)
    return _Word(form, "", pos)


def _match(tokens: Sequence[Token], place: int, phrase: _Phrase) -> Match | None:
    at, last, gap = place, place, False
    for word in phrase.words:
        if word is None:
            gap = True
            continue
        end = min(at + (BETWEEN if gap else 0) + 1, len(tokens))
        found = at
        while found < end and not word.fits(
            tokens[found], tokens[found].text.lower(), tokens[found].lemma.lower()
        ):
            if tokens[found].text in _STOPS:
                return None
            found += 1
        if found >= end:
            return None
        at, last, gap = found + 1, found, False
    return Match(phrase.affair, phrase.value, place, last, phrase.listed)


class Affairs:
    """A language's words for affairs, ready to be asked."""

    def __init__(self, listed: _Listed, ends: Bounds) -> None:
        told = [(name, value, p) for name, a in listed.affairs.items() for value, p in a.values.items()]
        self.patterns = Patterns(told)
        self.values = {name: frozenset(a.values) for name, a in listed.affairs.items()}
        self._beside = {name: Patterns.of(a.beside) for name, a in listed.affairs.items() if a.beside}
        self._never = {name: Patterns.of(a.never) for name, a in listed.affairs.items() if a.never}
        self.things = Patterns([(name, name, words) for name, words in listed.things.items()])
        self.verbs = Patterns([(name, name, words) for name, words in listed.verbs.items()])
        self.unsure = Patterns.of(listed.unsure)
        self.coming = Patterns.of(listed.coming)
        self.turning = Patterns.of(listed.turning)
        self.until = ends.until
        self.before = Patterns.of(listed.before)
        self.yet = Patterns.of(listed.yet)
        self.only = frozenset(listed.only)

    def found(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """What stands in a sentence of affairs without the words that they bar."""
        barred: dict[str, bool] = {}
        for match in self.patterns.found(tokens):
            name = match.affair
            if name not in barred:
                barred[name] = name in self._never and self._never[name].any_in(tokens)
            if not barred[name]:
                yield match

    def fits(self, affair: str, part: Sequence[Token], whole: Sequence[Token]) -> bool:
        """Whether a word that an affair asks for stands beside it, among the words of a part or of all."""
        asked = self._beside.get(affair)
        return asked is None or asked.any_in(whole if kinds()[affair].far else part)


@cache
def affairs(language: str) -> Affairs | None:
    """The language's words for affairs, None where it has none."""
    known = profile(language)
    return Affairs(known.load("affairs", _Listed), bounds(language)) if known.has("affairs") else None


@cache
def kinds() -> dict[str, Kind]:
    """The affairs, by name: languages/data/und/affairs.toml."""
    return profile("und").load("affairs", dict[str, Kind])
