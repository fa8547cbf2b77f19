"""Tables of phrases, looked up word by word."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

import msgspec

from recoupe.languages import profile

Value = TypeVar("Value")


class _Elided(msgspec.Struct, frozen=True):
    elided: tuple[str, ...] = ()


@cache
def elision() -> re.Pattern[str]:
    """Finds an elided article or preposition before the word that it leans on."""
    forms = "|".join(profile("und").load("names", _Elided).elided)
    return re.compile(rf"^(?:{forms})['’](?=\w)", re.IGNORECASE)


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as `Words` cuts them.

    >>> split_phrase("Agence de l'énergie")
    ('Agence', 'de', "l'", 'énergie')
    """
    words: list[str] = []
    for part in phrase.replace("’", "'").split():
        while match := elision().match(part):
            words.append(match.group())
            part = part[match.end() :]
        words.append(part)
    return tuple(words)


def _without_first_accent(word: str) -> str:
    """État is as often written Etat: capitals lose their accents."""
    return unicodedata.normalize("NFD", word[0])[0] + word[1:]


class PhraseTable(Generic[Value]):
    """Phrases of one or more words with a value each; the longest match at a place wins."""

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        self._phrases: dict[str, dict[tuple[str, ...], tuple[tuple[str, ...], Value]]] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in pairs:
            words = split_phrase(phrase)
            lowered = tuple(word.lower() for word in words)
            for form in {lowered, tuple(_without_first_accent(word) for word in lowered)}:
                self._phrases.setdefault(form[0], {}).setdefault(form, (words, value))
                self._longest[form[0]] = max(len(words), self._longest.get(form[0], 0))

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a word in lower case."""
        return word in self._phrases

    def match(self, lowered: Sequence[str], at: int, limit: int) -> tuple[int, tuple[str, ...], Value] | None:
        """The longest phrase at a place: number of words, the phrase as the data write it, its value."""
        phrases = self._phrases.get(lowered[at])
        if phrases is None:
            return None
        for length in range(min(self._longest[lowered[at]], limit - at), 0, -1):
            found = phrases.get(tuple(lowered[at : at + length]))
            if found is not None:
                return length, found[0], found[1]
        return None
