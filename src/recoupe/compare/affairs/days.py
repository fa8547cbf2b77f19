"""Days that accounts give for one affair: when it opens again, when a trial begins, when somebody comes."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from recoupe.compare.affairs.bearers import one_bearer
from recoupe.compare.affairs.sides import made, untangled
from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import kinds
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.later import before, moved_on
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Finding, TimeExpression

MOST = 200
"""The most days of one affair compared; beyond it, those of the reports that come first."""

_LONGEST = 366
"""The most days that what is given as a day may last: a year."""

_WEEK = timedelta(days=7)
_OPEN, _CLOSED = "open", "closed"


def other_days_of_affairs(
    told: dict[str, list[Stance]], frames: Frames, likeness: Likeness
) -> Iterator[Finding]:
    """The days of one affair that cannot be one, a finding for each."""
    for name, every in sorted(told.items()):
        if not kinds()[name].day:
            continue
        dated = [s for s in every if _bounds(s) is not None and not s.denied][:MOST]
        pairs = list(_pairs(dated, frames, likeness))
        for later in (True, False):
            some = [(a, b) for a, b, moved in pairs if moved is later]
            for old, new in untangled(some, _told, turning=not later, gathering=False):
                yield made(name, old, new, frames, later=later, day=True)


def _pairs(
    every: Sequence[Stance], frames: Frames, likeness: Likeness
) -> Iterator[tuple[Stance, Stance, bool]]:
    """Pairs of days that exclude each other, the older first, with whether the newer moves the older on."""
    for one, other in combinations(every, 2):
        kind = kinds()[one.affair]
        if one.origin == other.origin or _phase(one) != _phase(other) or not _apart(one, other):
            continue
        if _end_and_beginning(one, other):
            continue
        if not one_bearer(one, other, kind, frames, likeness):
            continue
        first, second = (frames.sources[s.report].published for s in (one, other))
        a, b = (other, one) if before(second, first) else (one, other)
        moved = moved_on(min(first, second), max(first, second))
        if not _ahead(a, a.published) or not _ahead(b, a.published if moved else b.published):
            continue
        if not _lone(b, a.report, every, frames, likeness):
            continue
        if moved or _lone(a, b.report, every, frames, likeness):
            # A day that was over for both did not move, nor one that a report before or after them gives.
            moved = moved and (a.coming or b.coming) and not _goes_back(a, b, every, frames, likeness)
            yield a, b, moved


def _goes_back(old: Stance, new: Stance, every: Sequence[Stance], frames: Frames, likeness: Likeness) -> bool:
    """Whether a report that is older than both gives the new day already, or a newer one the old day."""
    kind = kinds()[old.affair]
    first, last = (frames.sources[s.report].published for s in (old, new))
    others = (s for s in every if s.report not in (old.report, new.report) and _phase(s) == _phase(new))
    return any(
        (published < first and not _apart(other, new) and _apart(other, old))
        or (published > last and not _apart(other, old) and _apart(other, new))
        for other in others
        if (published := frames.sources[other.report].published)
        and one_bearer(other, new, kind, frames, likeness)
    )


def _phase(stance: Stance) -> str:
    """What happens on the day of a stance: what is closed until then opens."""
    return _OPEN if stance.bound == "until" and stance.value == _CLOSED else stance.value


def _end_and_beginning(one: Stance, other: Stance) -> bool:
    """Whether one day is that on which a thing ends, and the other that on which it happens: a strike until
    the weekend, and one on Tuesday."""
    ends = [s for s in (one, other) if s.bound == "until" and s.value != _CLOSED]
    return len(ends) == 1


def _told(stance: Stance) -> tuple[str, bool, str]:
    """What happens, or does not, and on which day."""
    return _phase(stance), stance.denied, stance.time.value[:10] if stance.time else ""


def _ahead(stance: Stance, published: str) -> bool:
    """Whether the day of a stance was not over when a report came out."""
    bounds = _bounds(stance)
    return bounds is not None and len(published) >= 10 and bounds[1].isoformat() > published[:10]


def _lone(one: Stance, report: str, every: Sequence[Stance], frames: Frames, likeness: Likeness) -> bool:
    """Whether the other report gives but one day for the affair, and not this one."""
    kind = kinds()[one.affair]
    there = [
        s
        for s in every
        if s.report == report and _phase(s) == _phase(one) and one_bearer(one, s, kind, frames, likeness)
    ]
    return all(_apart(one, s) for s in there) and len({_bounds(s) for s in there}) == 1


def _bounds(stance: Stance) -> tuple[date, date] | None:
    """The first day of a stance's time and the day after the last, None where it is longer than a season."""
    if stance.time is None:
        return None
    try:
        start = date.fromisoformat(stance.time.earliest[:10])
        end = date.fromisoformat(stance.time.latest[:10])
    except ValueError:
        return None
    if len(stance.time.latest) > 10 and stance.time.latest[10:] != "T00:00":
        end += timedelta(days=1)
    if stance.bound == "until" and "(wd" in stance.time.form and end.isoformat() <= stance.published[:10]:
        start, end = start + _WEEK, end + _WEEK  # what lasts until a weekday lasts until the next one
    third = (end - start) / 3
    if stance.time.mod == "END":
        start = end - third
    elif stance.time.mod in ("START", "BEGIN"):
        end = start + third
    return (start, end) if timedelta() < end - start <= timedelta(days=_LONGEST) else None


def _apart(a: Stance, b: Stance) -> bool:
    """Whether two days cannot be one. What lasts until a day may end with it or when it begins; what is not
    before a day may be any day after."""
    if a.time is None or b.time is None or _one_weekday(a.time, b.time):
        return False
    one, other = _reach(a, b), _reach(b, a)
    return one is not None and other is not None and (one[1] <= other[0] or other[1] <= one[0])


def _one_weekday(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether both are given by one day of the week alone, perhaps taken for that of two weeks."""
    if not all("(wd" in t.form and "(d " not in t.form for t in (a, b)):
        return False
    return _weekday(a) == _weekday(b)


def _weekday(time: TimeExpression) -> int:
    return date.fromisoformat(time.earliest[:10]).weekday()


def _reach(stance: Stance, other: Stance) -> tuple[date, date] | None:
    bounds = _bounds(stance)
    if bounds is None:
        return None
    start, end = bounds
    if stance.bound == "from":
        return start, date.max
    if stance.bound == "until" and other.bound != "until":
        end += timedelta(days=1 + (2 if end.weekday() in (4, 5) else 0))
        end += timedelta(days=1 if end.weekday() == 6 else 0)
    return start, end
