"""A difference between two statements, before it becomes a finding."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from recoupe.compare.statements.edits import Edits
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.pace import Pace
from recoupe.model import Aspect, Link, Record, Span

TRANSLATED = 0.9
"""The probability from which a pair across languages in the reports of one origin is surely a translation."""


class Mark(Record, frozen=True):
    """One side of a contrast: the value compared, and the words that differ."""

    value: str
    spans: tuple[Span, ...]
    shown: str = ""


class Contrast(Record, frozen=True):
    """What two statements say differently: `topic` says what is compared, `weight` how much it matters,
    `pace` how soon a later report may have a newer value."""

    aspect: Aspect
    first: Mark
    second: Mark
    topic: str = ""
    weight: float = 0.5
    reasons: tuple[str, ...] = ()
    pace: Pace = "fixed"


class Pair:
    """Two statements of a point, with what is known of them together.

    `version` is set where both belong to one origin, so that one is the other's copy, edited copy or
    translation; a sentence that surely translates one of the other's is no addition of its report. `edits`
    are the changed words where they are near enough in one language to be compared word for word.
    """

    def __init__(
        self, first: Frame, second: Frame, *, probability: float, partial: bool, likeness: Likeness
    ) -> None:
        self.first = first
        self.second = second
        self.probability = probability
        self.partial = partial
        self.likeness = likeness
        self.across = first.language != second.language
        translated = self.across and probability >= TRANSLATED
        self.version = first.origin == second.origin or (
            translated and first.source.origin == second.source.origin
        )

    @cached_property
    def edits(self) -> Edits | None:
        """The changed words, None across languages and where the two are too unlike."""
        return None if self.across else Edits.of(self.first, self.second)

    def open(self, side: int, start: int, end: int) -> bool:
        """Whether words of one side may differ: all across languages, the changed ones within one."""
        return self.edits is None or self.edits.touches(side, start, end)


Contrasted = Mapping[str, Sequence[tuple[Link, Pair, Contrast]]]
"""The contrasts of points by their ids."""
