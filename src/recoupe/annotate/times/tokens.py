"""Words and marks for the time grammar: cut once, folded, with what stands between them."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

BARRIER = "\n"
"""The text of a token that stands for a line break; no expression crosses it."""

_WORD = re.compile(r"\n|\d+|[^\W\d_]+(?:['’ʼ](?=[^\W\d_]))?|['’ʼ]s\b|[^\s]")
_PLAIN = re.compile(r"\n|\d+|[^\W\d_]+|['’ʼ]s\b|[^\s]")


class Word(NamedTuple):
    """A folded token: `text` is lower-case without accents, `glued` says that no space stands before it."""

    start: int
    end: int
    text: str
    glued: bool
    capital: bool


def cut(text: str, start: int, end: int, *, elision: bool) -> list[Word]:
    """The tokens of text[start:end]; with elision the apostrophe stays on the word before (d'ici).

    >>> [w.text for w in cut("d’ici à 20h30", 0, 13, elision=True)]
    ["d'", 'ici', 'a', '20', 'h', '30']
    >>> [w.text for w in cut("today's 3rd", 0, 11, elision=False)]
    ['today', "'s", '3', 'rd']
    """
    words: list[Word] = []
    last = -1
    for found in (_WORD if elision else _PLAIN).finditer(text, start, end):
        raw = found.group()
        words.append(Word(found.start(), found.end(), fold(raw), found.start() == last, raw[0].isupper()))
        last = found.end()
    return words


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case, without accents, with plain apostrophes and dashes: how the language data are compared.

    >>> fold("FÉVRIER"), fold("–")
    ('fevrier', '-')
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_MARKS).lower())
    return "".join(c for c in plain if not unicodedata.combining(c)) or word


_MARKS = str.maketrans(
    {"’": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "º": "°", "ß": "ss"}
)
