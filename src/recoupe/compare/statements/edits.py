"""Word-for-word comparison of two statements in one language."""

from difflib import SequenceMatcher

from recoupe.compare.statements.frames import Frame
from recoupe.matching import fold
from recoupe.model import Span

NEAR = 0.5
"""The least share of words in common at which two statements are compared word for word."""

LONGEST = 400
"""The most words of a statement that is compared so: the comparison is quadratic in them."""


class Edits:
    """The words of each of two statements that the other does not have in that place.

    `pieces` are the changed stretches side by side, either of which may be empty.
    """

    def __init__(self, pieces: list[tuple[Span | None, Span | None]]) -> None:
        self.pieces = pieces

    @classmethod
    def of(cls, first: Frame, second: Frame) -> "Edits | None":
        """The edits between two statements, None where they are too unlike or too long."""
        a = [fold(t.text) for t in first.tokens]
        b = [fold(t.text) for t in second.tokens]
        if not a or not b or max(len(a), len(b)) > LONGEST:
            return None
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        shared = sum(block.size for block in matcher.get_matching_blocks())
        if shared < NEAR * max(len(a), len(b)):
            return None
        pieces = [
            (_span(first, low_a, high_a), _span(second, low_b, high_b))
            for kind, low_a, high_a, low_b, high_b in matcher.get_opcodes()
            if kind != "equal"
        ]
        return cls(pieces)

    def touches(self, side: int, start: int, end: int) -> bool:
        """Whether a stretch of one side (0 or 1) holds a changed word."""
        return any(
            piece[side] is not None and piece[side].overlaps(Span(start, end))  # type: ignore[union-attr]
            for piece in self.pieces
        )


def _span(frame: Frame, low: int, high: int) -> Span | None:
    return Span(frame.tokens[low].start, frame.tokens[high - 1].end) if high > low else None
