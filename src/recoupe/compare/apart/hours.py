"""Times of day that independent reports give for one act and that cannot be one."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.compare.agreement.shared import Told, figures_of, one_thing
from recoupe.compare.apart.dated import Dated, one_act
from recoupe.compare.paired.dates import RELATIVE
from recoupe.compare.statements.acts import act_at, again, sentence_at
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import TimeExpression

APART = 10
"""Minutes by which two times given to the minute must differ; writers round to the nearest five."""

ABOUT = 45
"""The same where either is a full hour, or is given as about, or shortly before or after."""

MOST = 300
"""The most times of day of a story compared; beyond it, those of the reports that come first."""

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)?T(\d\d):(\d\d)$")


def timed(source: Source) -> list[Dated]:
    """The times of day of a report that an act happens at; one that several acts share, or that is counted
    from elsewhere, is left out."""
    found: list[Dated] = []
    for time in source.report.times:
        act = act_at(source, time.start) if is_hour(time) else None
        if act is not None and not again(source, act):
            found.append(Dated(report=source.id, time=time, act=act))
    alone = [one for one in found if sum(other.act.span == one.act.span for other in found) == 1]
    return [one for one in alone if not is_night_itself(one.time)]


def hours_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of times of day, of different origins, that are said of one act and cannot be one.

    Two sentences tell of one act where their verbs and what they are said of are alike, or where they give
    one seldom figure too. Whole hours between reports of two time zones prove nothing.
    """
    by_source = {key: timed(frames.sources[key]) for key in sorted(frames.sources)}
    every = [one for found in by_source.values() for one in found][:MOST]
    figures = _Figures(frames)
    for first, second in combinations(every, 2):
        a, b = frames.sources[first.report], frames.sources[second.report]
        if a.origin_at(first.time.start) == b.origin_at(second.time.start) or not differ(
            first.time, second.time, a, b
        ):
            continue
        if gives_hour(first.time, b) or gives_hour(second.time, a):
            continue
        if not (one_act(first, second, frames, likeness) or figures.tie(first, second, likeness)):
            continue
        mine, theirs = by_source[first.report], by_source[second.report]
        if _lone(first, theirs, frames, likeness) and _lone(second, mine, frames, likeness):
            yield first, second


def is_hour(time: TimeExpression) -> bool:
    """Whether an expression gives a time of day by itself; what is counted from elsewhere does not."""
    return bool(_CLOCK.search(time.value)) and not RELATIVE.search(time.form)


def minutes(time: TimeExpression) -> float:
    """The minutes of a time of day after midnight, not a number where an expression gives none."""
    clock = _CLOCK.search(time.value)
    return int(clock[2]) * 60 + int(clock[3]) if clock is not None else math.nan


class _Figures:
    """The seldom figures beside times of day."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._of: dict[str, list[Told]] = {}

    def tie(self, first: Dated, second: Dated, likeness: Likeness) -> bool:
        """Whether the sentences of two times give one seldom figure of one thing."""
        return any(
            a.key == b.key and a.seldom and one_thing(a, b, likeness)
            for a in self._beside(first)
            for b in self._beside(second)
        )

    def _beside(self, one: Dated) -> list[Told]:
        source = self._frames.sources[one.report]
        if one.report not in self._of:
            self._of[one.report] = list(figures_of(source))
        sentence = sentence_at(source, one.time.start)
        return [told for told in self._of[one.report] if told.sentence is sentence]


def is_night_itself(time: TimeExpression) -> bool:
    """Whether midnight or noon is meant, which are given for about that time."""
    return time.value.endswith(("T00:00", "T12:00"))


def differ(first: TimeExpression, second: TimeExpression, a: Source, b: Source) -> bool:
    """Whether two times of one day are too far apart to be one."""
    one, other = _CLOCK.search(first.value), _CLOCK.search(second.value)
    if one is None or other is None or first.zone != second.zone:
        return False
    if one.group(1) and other.group(1) and one.group(1) != other.group(1):
        return False
    between = abs(minutes(first) - minutes(second))
    if between % 720 == 0 or (between % 60 == 0 and _offset(a) != _offset(b)):
        return False
    rough = first.mod or second.mod or "00" in (one[3], other[3])
    return min(between, 1440 - between) >= (ABOUT if rough else APART)


def _offset(source: Source) -> str:
    """The offset from UTC of a report's time of publication, "" if none is given."""
    found = re.search(r"(Z|[+-]\d\d:?\d\d)$", source.published[10:])
    return found.group() if found else ""


def gives_hour(time: TimeExpression, other: Source) -> bool:
    """Whether the other report gives the same time of day for anything."""
    mine = _CLOCK.search(time.value)
    return mine is not None and any(
        (theirs := _CLOCK.search(t.value)) and theirs.group(2, 3) == mine.group(2, 3)
        for t in other.report.times
    )


def _lone(one: Dated, there: Sequence[Dated], frames: Frames, likeness: Likeness) -> bool:
    """Whether the other report says at most one time of day of the act."""
    return sum(one_act(one, other, frames, likeness) for other in there) <= 1
