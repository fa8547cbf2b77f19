"""The text as a pipeline reads it: one space for any white space, no invisible marks; and the way back."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from recoupe.model import Span

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ODD = re.compile(rf"[\s{_UNSEEN}\x00-\x1f\x7f]+")
_INVISIBLE = re.compile(rf"[{_UNSEEN}\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class CleanText:
    """A cleaned text. From `here[n]` on it runs in step with the report's text from `there[n]` on."""

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]

    def back(self, offset: int) -> int:
        """The offset in the report's text of a character of this one."""
        stretch = bisect_right(self.here, offset) - 1
        return self.there[stretch] + offset - self.here[stretch]

    def place(self, offset: int, length: int) -> tuple[int, int]:
        """Where some characters of this text stand in the report's, from the first to behind the last."""
        stretch = bisect_right(self.here, offset) - 1
        start = self.there[stretch] + offset - self.here[stretch]
        if stretch + 1 == len(self.here) or offset + length <= self.here[stretch + 1]:
            return start, start + length
        return start, self.back(offset + length - 1) + 1


def clean(text: str, spans: tuple[Span, ...]) -> tuple[CleanText, tuple[int, ...]]:
    """The sentences cleaned and joined by single spaces, and where each begins in the result.

    >>> cleaned, starts = clean("Rain  fell.\\nNobody was\\nhurt.", (Span(0, 11), Span(12, 28)))
    >>> cleaned.text, starts, cleaned.back(5)
    ('Rain fell. Nobody was hurt.', (0, 11), 6)
    """
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    starts: list[int] = []
    length = 0
    for span in spans:
        if length:
            pieces.append(" ")
            length += 1
        starts.append(length)
        position = span.start
        for odd in _ODD.finditer(text, span.start, span.end):
            gap = odd.group()
            if gap == " ":
                continue
            length = _add(pieces, shifts, text, (position, odd.start()), length)
            if _INVISIBLE.sub("", gap):
                shifts.append((length, odd.start()))
                pieces.append(" ")
                length += 1
            position = odd.end()
        length = _add(pieces, shifts, text, (position, span.end), length)
    here, there = zip(*shifts, strict=True) if shifts else ((0,), (0,))
    return CleanText("".join(pieces), here, there), tuple(starts)


def _add(
    pieces: list[str], shifts: list[tuple[int, int]], text: str, stretch: tuple[int, int], length: int
) -> int:
    start, end = stretch
    if start < end:
        shifts.append((length, start))
        pieces.append(text[start:end])
    return length + end - start
