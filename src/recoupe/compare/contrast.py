"""A difference between two statements, before it becomes a finding."""

from collections.abc import Sequence

from recoupe.compare.edits import Edits
from recoupe.compare.frames import Frame
from recoupe.compare.likeness import Likeness
from recoupe.model import Aspect, Record, Span


class Mark(Record, frozen=True):
    """One side of a contrast: the value compared, and the words that differ."""

    value: str
    spans: tuple[Span, ...]
    shown: str = ""


class Contrast(Record, frozen=True):
    """What two statements say differently: `topic` says what is compared, `weight` how much it matters."""

    aspect: Aspect
    first: Mark
    second: Mark
    topic: str = ""
    weight: float = 0.5
    reasons: tuple[str, ...] = ()


class Pair:
    """Two statements of a point, with what is known of them together.

    `version` is set where both belong to one origin, so that one is the other's copy, edited copy or
    translation; `edits` are the changed words where they are near enough in one language to be compared
    word for word.
    """

    def __init__(
        self, first: Frame, second: Frame, *, probability: float, partial: bool, likeness: Likeness
    ) -> None:
        self.first = first
        self.second = second
        self.probability = probability
        self.partial = partial
        self.likeness = likeness
        self.version = first.source.origin == second.source.origin
        self.across = first.language != second.language
        self.edits = None if self.across else Edits.of(first, second)

    def open(self, side: int, start: int, end: int) -> bool:
        """Whether words of one side may differ: all across languages, the changed ones within one."""
        return self.edits is None or self.edits.touches(side, start, end)

    def open_items(self, side: int, items: Sequence[object]) -> list[object]:
        """The items of one side that may differ."""
        return [i for i in items if self.open(side, i.start, i.end)]  # type: ignore[attr-defined]
