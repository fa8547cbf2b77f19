"""Stretches of time as ISO bounds: whether two can be the same moment, and whether one holds the other.

Bounds are those of TimeExpression: dates or date-times, half-open, "" for no bound, with an offset where the
zone is known.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

_ZONES = (timedelta(hours=14), timedelta(hours=12))
"""How far local time may run ahead of UTC, and behind it (IANA: Pacific/Kiritimati, Etc/GMT+12)."""


class Interval(NamedTuple):
    """A stretch [start, end) in UTC, as wide as an unknown zone makes it; None for no bound."""

    start: datetime | None
    end: datetime | None
    zoned: bool


def interval(earliest: str, latest: str) -> Interval | None:
    """The stretch between two ISO bounds, None where neither is known or one cannot be read.

    >>> interval("2025-10-16", "2025-10-17").zoned
    False
    """
    if not earliest and not latest:
        return None
    try:
        start, end = _read(earliest), _read(latest)
    except ValueError:
        return None
    zoned = any(moment is not None and moment.tzinfo is not None for moment in (start, end))
    return Interval(_in_utc(start), _in_utc(end), zoned)


def compatible(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether two stretches of time, each (earliest, latest), can hold the same moment.

    One instant in two zones is the same; a day and an hour of that day are compatible; where only one zone is
    known the other may be anywhere on earth. Unknown bounds are compatible with everything.

    >>> compatible(("2025-10-16T17:00", "2025-10-17"), ("2025-10-16T20:28", "2025-10-16T20:29"))
    True
    >>> compatible(("2025-10-16T20:30+02:00", "2025-10-16T20:31+02:00"),
    ...            ("2025-10-16T18:30+00:00", "2025-10-16T18:31+00:00"))
    True
    >>> compatible(("2025-10-16", "2025-10-17"), ("2025-10-17", "2025-10-18"))
    False
    """
    a, b = interval(*first), interval(*second)
    if a is None or b is None:
        return True
    if a.zoned != b.zoned:
        a, b = (a, _wide(b)) if a.zoned else (_wide(a), b)
    return _before(a.start, b.end) and _before(b.start, a.end)


def contains(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    """Whether the first stretch holds all of the second; both must be known.

    >>> contains(("2025-10-16", "2025-10-17"), ("2025-10-16T17:00", "2025-10-17"))
    True
    """
    a, b = interval(*outer), interval(*inner)
    if a is None or b is None or a.zoned != b.zoned:
        return False
    starts = a.start is None or (b.start is not None and a.start <= b.start)
    ends = a.end is None or (b.end is not None and b.end <= a.end)
    return starts and ends


def _read(bound: str) -> datetime | None:
    return datetime.fromisoformat(bound) if bound else None


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def _wide(stretch: Interval) -> Interval:
    ahead, behind = _ZONES
    return Interval(_moved(stretch.start, -ahead), _moved(stretch.end, behind), stretch.zoned)


def _moved(moment: datetime | None, by: timedelta) -> datetime | None:
    try:
        return moment + by if moment is not None else None
    except OverflowError:
        return None


def _before(start: datetime | None, end: datetime | None) -> bool:
    return start is None or end is None or start < end
