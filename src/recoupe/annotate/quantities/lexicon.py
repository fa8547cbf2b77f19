"""The number words of a language as atoms, found by their letters without case and accents."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.forms import Numbers, QuantityWords
from recoupe.languages import profile

Kind = Literal["zero", "unit", "teen", "ten", "hundred", "hundreds", "scale", "collective", "whole"]


class Atom(NamedTuple):
    """A number word: what it does to the number before it, its value, and how much may follow (`room`)."""

    kind: Kind
    value: float
    room: float = 0.0


class Lexicon:
    """The number words of one language, ready to be looked up."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.atoms = _atoms(numbers)
        self.ordinals = _ordinals(numbers)
        self.denominators = _denominators(numbers, self.ordinals)
        self.fractions = _keys(tuple(numbers.fractions))
        self.halves = _keys(numbers.halves)
        self.joiners = _keys(numbers.joiners)
        self.tens_joiners = _keys(numbers.tens_joiners)
        self.unit_first = _keys(numbers.unit_first)
        self.fraction_articles = _keys(numbers.fraction_articles)
        self.fraction_joiners = _keys(numbers.fraction_joiners)
        self.fraction_links = _keys(numbers.fraction_links)
        self.decimal_words = _keys(numbers.decimal_words)
        self.minus = _keys(numbers.minus)
        self.minus_not_after = _keys(numbers.minus_not_after)
        self.ratio_words = [tuple(key(words).split()) for words in numbers.ratio]
        self.ratio_not_before = _keys(numbers.ratio_not_before)
        self.articles = _keys(numbers.articles)
        self.vague = _keys(numbers.vague)
        self.bare = _keys(numbers.bare)
        self.several = _keys(numbers.several)
        self.multipliers = {key(word): value for word, value in numbers.multipliers.items()}
        self.vigesimal = {key(word): value for word, value in numbers.vigesimal.items()}
        self.one_of_them = {
            word for word, atom in self.atoms.items() if atom.kind in ("hundred", "scale", "collective")
        }
        self.ordinal_suffix = _suffixes(numbers.ordinal_suffixes)
        self.abbreviation = _abbreviations(numbers.abbreviations)
        self._glued = numbers.glued
        self._longest = max((len(word) for word in (*self.atoms, *self.ordinals)), default=0)
        self.openers = frozenset().union(
            self.atoms, self.ordinals, self.denominators, self.minus, self.fraction_articles
        )
        """The words that a number can begin with."""
        self.read = lru_cache(maxsize=_MOST_WORDS)(self._read)
        """The keys of a word's atoms; those of the words seen last are kept."""

    def _read(self, word: str) -> tuple[str, ...]:
        return tuple(self.split(key(word)))

    def split(self, word: str) -> list[str]:
        """The atoms of a word that is written as one ("dreihundertelf"); the word itself if it has none."""
        if not self._glued or len(word) > 120 or word in self.atoms or word in self.ordinals:
            return [word]
        return self._split(word, frozenset(self.atoms)) or [word]

    def _split(self, word: str, allowed: frozenset[str]) -> list[str] | None:
        """The word as a chain of atoms, the longest first, with an ordinal at most at the end."""
        rest_of: dict[int, list[str] | None] = {len(word): []}
        for start in range(len(word) - 1, -1, -1):
            rest_of[start] = None
            for end in range(min(len(word), start + self._longest), start, -1):
                atom, rest = word[start:end], rest_of[end]
                inside = atom in allowed or (start > 0 and end < len(word) and atom in self.unit_first)
                if rest is not None and (inside or (end == len(word) and atom in self.ordinals)):
                    rest_of[start] = [atom, *rest]
                    break
        return rest_of[0]


_MOST_WORDS = 20_000
"""Words whose keys are kept."""


@cache
def lexicon(language: str) -> Lexicon:
    """The number words of a language that has quantities.toml."""
    return Lexicon(profile(language).load("quantities", QuantityWords).numbers)


@lru_cache(maxsize=_MOST_WORDS)
def key(word: str) -> str:
    """A word without case and accents, with plain apostrophes.

    >>> key("Zéro"), key("fünf"), key("dreißig")
    ('zero', 'funf', 'dreissig')
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").replace("ʼ", "'")


def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, words))


def _atoms(numbers: Numbers) -> dict[str, Atom]:
    atoms: dict[str, Atom] = {}
    for word, value in numbers.small.items():
        kind: Kind = "zero" if value == 0 else "unit" if value < 10 else "teen"
        atoms[key(word)] = Atom(kind, value)
    for word, value in numbers.tens.items():
        atoms[key(word)] = Atom("ten", value, numbers.rooms.get(word, 9))
    atoms |= {key(word): Atom("hundred", 100, 99) for word in numbers.hundred}
    atoms |= {key(word): Atom("hundreds", value, 99) for word, value in numbers.hundreds.items()}
    atoms |= {key(word): Atom("scale", value, value - 1) for word, value in numbers.scales.items()}
    atoms |= {key(word): Atom("collective", value) for word, value in numbers.collectives.items()}
    atoms |= {key(word): Atom("whole", value) for word, value in numbers.whole.items()}
    return atoms


def _ordinals(numbers: Numbers) -> dict[str, float]:
    return {
        key(word + ending): value
        for word, value in numbers.ordinals.items()
        for ending in numbers.ordinal_endings
    }


def _denominators(numbers: Numbers, ordinals: dict[str, float]) -> dict[str, float]:
    excluded = _keys(numbers.not_denominators)
    found = {word: value for word, value in ordinals.items() if value > 2 and word not in excluded}
    found |= {word + "s": value for word, value in found.items() if not word.endswith("s")}
    return found | {key(word): value for word, value in numbers.fractions.items()}


def _suffixes(suffixes: tuple[str, ...]) -> re.Pattern[str]:
    if not suffixes:
        return re.compile(r"(?!)")
    letters = sorted((suffix for suffix in suffixes if suffix != "."), key=len, reverse=True)
    kinds = [f"(?:{'|'.join(map(re.escape, letters))})(?![^\\W_])"] if letters else []
    kinds += [r"\.(?=\s\w)"] if "." in suffixes else []
    return re.compile("|".join(kinds))


def _abbreviations(scales: dict[str, float]) -> re.Pattern[str]:
    if not scales:
        return re.compile(r"(?!)")
    longest = sorted(scales, key=len, reverse=True)
    body = "|".join(map(re.escape, longest))
    return re.compile(rf"(?![{SPACES}]+K)[{SPACES}]{{0,2}}({body})(?![\w²³])")
