"""The words of affairs: languages/data/<code>/affairs.toml, and how they stand in a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from recoupe.languages import profile
from recoupe.model import Token

BETWEEN = 7
"""The most words that `…` stands for."""

_GAP = "…"


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of an affair in any language; `name` is what a finding calls it.

    `of` says whose it is: a "person", a "name" (a person or body), "who" (either, named or not), a "thing",
    the "noun" that the word belongs to, the "place" named behind it, or the "story", which has one such
    affair; `things`, where given, are the classes that count, where `strict` both must be of one; affairs of
    `both` are of one person and one thing; of `single` ones one and several are not the same; `done_to` says
    that it is done to somebody, not by him. `moves` affairs are states or decisions that a later report may
    move on; of the others two accounts that differ are at odds whenever they came out. `lasting` ones are
    states, which a report that tells their end names too, `ends` is the value that ends it; `daily` ones are
    compared within a day alone. `closed` values are the only ones, so that one denied is the other. `day`,
    where given, is what the day of the affair is called, which is compared too. `likely` affairs are told
    with doubt by their nature (a cause), `lead` affairs early in a report; the words that `far` affairs ask
    for may stand anywhere in the sentence, those of `ruled` ones govern it.
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
    until: tuple[str, ...]
    before: tuple[str, ...]
    since: tuple[str, ...]
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


_Phrase = tuple[str, str, tuple[str, ...]]
"""The affair of a phrase, what it says of it, and its words."""


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
                words = tuple(phrase.split())
                first = words[0].partition("/")[0].removeprefix("=")
                table = self._exact
                if first.endswith("*"):
                    table = self._begun
                elif first.startswith("*"):
                    table = self._ended
                table[first.strip("*")].append((affair, value, words))
        self._starts, self._ends = tuple(self._begun), tuple(self._ended)

    @classmethod
    def of(cls, phrases: Sequence[str]) -> "Patterns":
        """Phrases that all say one thing."""
        return cls([("", "", phrases)])

    def found(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """The phrases that stand in a sentence; of those of one affair that begin at one word the longest."""
        for place, token in enumerate(tokens):
            best: dict[str, Match] = {}
            for phrase in self._at(token):
                match = _match(tokens, place, phrase)
                if match is not None:
                    best[match.affair] = max(match, best.get(match.affair, match), key=_length)
            yield from best.values()

    def any_in(self, tokens: Sequence[Token]) -> bool:
        """Whether any phrase stands among some tokens."""
        return next(self.found(tokens), None) is not None

    def _at(self, token: Token) -> Iterator[_Phrase]:
        forms = {token.text.lower(), token.lemma.lower()}
        for form in forms:
            yield from self._exact.get(form, ())
            if self._starts and form.startswith(self._starts):
                for start in self._starts:
                    if form.startswith(start):
                        yield from self._begun[start]
            if self._ends and form.endswith(self._ends):
                for end in self._ends:
                    if form.endswith(end):
                        yield from self._ended[end]


def _length(match: Match) -> tuple[int, str]:
    return match.last, match.value


def _match(tokens: Sequence[Token], place: int, phrase: _Phrase) -> Match | None:
    affair, value, words = phrase
    at, last, gap = place, place, False
    for word in words:
        if word == _GAP:
            gap = True
            continue
        reach = range(at, min(at + (BETWEEN if gap else 0) + 1, len(tokens)))
        found = next((n for n in reach if _is(tokens[n], word)), None)
        if found is None or any(t.text in ".;:?!" for t in tokens[at:found]):
            return None
        at, last, gap = found + 1, found, False
    return Match(affair, value, place, last, words)


def _is(token: Token, word: str) -> bool:
    form, _, pos = word.partition("/")
    if pos and token.pos != pos:
        return False
    text, lemma = token.text.lower(), token.lemma.lower()
    if form.startswith("="):
        return form[1:] == text
    if form.endswith("*"):
        return text.startswith(form[:-1]) or lemma.startswith(form[:-1])
    if form.startswith("*"):
        return text.endswith(form[1:]) or lemma.endswith(form[1:])
    return form in (text, lemma)


class Affairs:
    """A language's words for affairs, ready to be asked."""

    def __init__(self, listed: _Listed) -> None:
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
        self.until = frozenset(listed.until)
        self.before = Patterns.of(listed.before)
        self.yet = Patterns.of(listed.yet)
        self.since = frozenset(listed.since)
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
    return Affairs(known.load("affairs", _Listed)) if known.has("affairs") else None


@cache
def kinds() -> dict[str, Kind]:
    """The affairs, by name: languages/data/und/affairs.toml."""
    return profile("und").load("affairs", dict[str, Kind])
