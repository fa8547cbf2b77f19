"""Points: one piece of information in a story, and the statements of several reports that say it."""

from typing import Literal

from recoupe.model.record import Evidence, Record
from recoupe.model.story import Entity, TracedStory

PointKind = Literal["statement", "quotation", "quantity", "time", "event"]


class Statement(Record, frozen=True):
    """What one report says on a point: a clause, a quotation, a figure, a date or an event.

    `items` are the ids of the report's annotations that the statement rests on (`s4`, `q2`, `n1`).
    """

    id: str
    report: str
    language: str
    kind: PointKind
    evidence: tuple[Evidence, ...]
    items: tuple[str, ...] = ()


class Link(Record, frozen=True):
    """Two statements of a point that were aligned: the probability that they say the same, and why.

    `partial` is set where only a part of one says what the other says.
    """

    first: str
    second: str
    probability: float
    partial: bool = False
    reasons: tuple[str, ...] = ()


class Point(Record, frozen=True):
    """One piece of information: its statements, what ties them, the origins behind them, its importance.

    `importance` is in [0, 1]: the number of origins, the place in the reports, the headline.
    """

    id: str
    kind: PointKind
    statements: tuple[Statement, ...]
    links: tuple[Link, ...] = ()
    origins: tuple[str, ...] = ()
    importance: float = 0.0


class AlignedStory(Record, frozen=True):
    """A traced story with its entities across reports and its points."""

    traced: TracedStory
    entities: tuple[Entity, ...]
    points: tuple[Point, ...]
