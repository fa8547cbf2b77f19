"""A text cut into words and numbers in digits, the alphabet of the number grammar."""

import re
from typing import NamedTuple

from recoupe.annotate.quantities.digits import SPACES, read_digits
from recoupe.annotate.quantities.lexicon import Lexicon

_PIECE = re.compile(r"[^\W\d_]+(?:['’][а-яєії]+)?|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|(?:(?<![\w.,)])[.,])?\d")
_GAP = re.compile(rf"[{SPACES}\t]{{0,3}}[-‑]?[{SPACES}\t]{{0,3}}")
_LIST = re.compile(r"(?:[.,]\d{1,300}){1,40}")
_DIGITS = re.compile(r"\d{1,2000}")


class Piece(NamedTuple):
    """A word, or a number in digits, at [start, end). `whole` is False for fractions and powers."""

    start: int
    end: int
    word: str
    value: float | None = None
    whole: bool = True


def cut(text: str, words: Lexicon) -> list[Piece]:
    """The pieces of a text in order; a word that glues several numbers gives one piece an atom."""
    pieces: list[Piece] = []
    position = 0
    list_end = 0
    while match := _PIECE.search(text, position):
        if match.group()[-1].isalpha():
            start, position = match.span()
            pieces.extend([Piece(start, position, atom) for atom in words.read(match.group())])
            continue
        if match.start() < list_end and (item := _DIGITS.match(text, match.end() - 1)):
            pieces.append(Piece(item.start(), item.end(), "", float(item.group()[:300])))
            position = item.end()
            continue
        digits = read_digits(text, match.start(), words.numbers.decimal)
        if digits and (rest := _LIST.match(text, digits.end)):
            list_end = rest.end()
        if digits:
            pieces.append(Piece(digits.start, digits.end, "", digits.value, digits.whole))
            position = digits.end
        else:
            run = _DIGITS.match(text, match.end())
            position = run.end() if run else match.end()
    return pieces


def adjacent(text: str, left: Piece, right: Piece) -> bool:
    """Whether only spaces or a hyphen stand between two pieces, or they are parts of one word."""
    return left.end >= right.end or bool(_GAP.fullmatch(text, left.end, right.start))
