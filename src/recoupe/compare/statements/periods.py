"""The days and hours that reports give, to ask whether one of them lies in a week, month or season."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from recoupe.model import TimeExpression

FEW = 3
"""The most days of a stretch each of which is given by it ("21 and 22 May")."""

_DAY = len("2025-05-21")


class Periods:
    """Dated times, each with the account that gives it."""

    def __init__(self, given: Iterable[tuple[TimeExpression, str]]) -> None:
        dated = ((t.earliest[:_DAY], _last(t), who) for t, who in given if t.earliest and t.latest)
        self._dated = sorted(set(dated))
        self._starts = [start for start, _, _ in self._dated]

    def inside(self, time: TimeExpression, counts: Callable[[str], bool]) -> bool:
        """Whether an account that counts gives a time that lies in a longer one."""
        if not time.earliest or not time.latest:
            return False
        first, last = time.earliest[:_DAY], _last(time)
        if first == last:
            return False
        low, high = bisect_left(self._starts, first), bisect_left(self._starts, last + "~")
        return any(end <= last and counts(who) for _, end, who in self._dated[low:high])


def _last(time: TimeExpression) -> str:
    """The last day of a time."""
    if time.latest[_DAY:] not in ("", "T00:00"):
        return time.latest[:_DAY]
    try:
        return (date.fromisoformat(time.latest[:_DAY]) - timedelta(days=1)).isoformat()
    except ValueError:
        return time.latest[:_DAY]


def days_of(time: TimeExpression) -> Iterator[str]:
    """The days of a stretch of a few days; nothing for a longer one, a single day or what has no bounds.

    >>> list(days_of(TimeExpression(id="t", start=0, end=1, type="DATE", value="2025-05-21/2025-05-22",
    ...     earliest="2025-05-21", latest="2025-05-23")))
    ['2025-05-21', '2025-05-22']
    """
    if "/" not in time.value or not time.earliest or not time.latest:
        return
    try:
        first, last = date.fromisoformat(time.earliest[:_DAY]), date.fromisoformat(_last(time))
    except ValueError:
        return
    length = (last - first).days + 1
    if 1 < length <= FEW:
        for n in range(length):
            yield (first + timedelta(days=n)).isoformat()
