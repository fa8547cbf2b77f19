"""Statements of plans gathered into plans, by what two of them can have in common."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import heapify, heappop, heappush

from recoupe.compare.plans.plan import WEEKDAY, Plan, compatible, likeness, merged

ENOUGH = 2.0
"""The least likeness at which two statements are of one plan: two of people, place and day agree."""

_Key = tuple[str, ...]


def grouped(plans: Sequence[Plan]) -> list[list[Plan]]:
    """Plans of one event together: the most alike first, then those that fit one other only.

    Only plans that share a person, a body, a place, a day or a report can be alike enough; so the cost grows
    with what is shared, not with all pairs.
    """
    return _lonely(_Gathering(plans).groups())


class _Gathering:
    """Groups of plans, each under the place of its first plan, and the queue of those that may join."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._members = {place: [plan] for place, plan in enumerate(plans)}
        self._whole = dict(enumerate(plans))
        self._age = dict.fromkeys(self._members, 0)
        self._holders: dict[_Key, set[int]] = defaultdict(set)
        for place, plan in self._whole.items():
            for key in _keys(plan):
                self._holders[key].add(place)
        self._queue = [entry for place in self._members for entry in self._entries(place, after=place)]
        heapify(self._queue)

    def groups(self) -> list[list[Plan]]:
        """The groups when nothing more joins, in order of their first plans."""
        while self._queue:
            _, first, second, ages = heappop(self._queue)
            if ages == (self._age.get(first), self._age.get(second)):
                self._join(first, second)
        return [self._members[place] for place in sorted(self._members)]

    def _join(self, first: int, second: int) -> None:
        for place in (first, second):
            for key in _keys(self._whole[place]):
                self._holders[key].discard(place)
        self._members[first] += self._members.pop(second)
        del self._whole[second], self._age[second]
        self._whole[first] = merged(self._members[first])
        self._age[first] += 1
        for key in _keys(self._whole[first]):
            self._holders[key].add(first)
        for entry in self._entries(first, after=-1):
            heappush(self._queue, entry)

    def _entries(self, place: int, *, after: int) -> Iterator[tuple[float, int, int, tuple[int, int]]]:
        """The likely joins of a group with groups after a place: the likeliest sorts first."""
        near: set[int] = set()
        for key in _near(self._whole[place]):
            near |= self._holders.get(key, set())
        for other in near:
            if other == place or other <= after:
                continue
            low, high = sorted((place, other))
            score = likeness(self._whole[low], self._whole[high])
            if score >= ENOUGH:
                yield -score, low, high, (self._age[low], self._age[high])


def _keys(plan: Plan) -> list[_Key]:
    """What a plan has that another must share to be alike enough, each with its kind of event."""
    keys = [("who", item) for item in (*plan.people, *plan.bodies)]
    keys += [("report", plan.report.id)]
    keys += [("place", plan.place)] if plan.place else []
    if plan.time is not None:
        weekday = WEEKDAY.search(plan.time.form)
        keys += [("weekday", weekday.group())] if weekday else []
        day = _day(plan.time.earliest or plan.time.latest)
        keys += [("day", str(day))] if day is not None else []
    return [(plan.family, *key) for key in keys]


def _near(plan: Plan) -> list[_Key]:
    """The keys of the plans that may be alike enough: a day is near the day before and after."""
    keys = _keys(plan)
    for family, kind, value in [key for key in keys if key[1] == "day"]:
        keys += [(family, kind, str(int(value) + step)) for step in (-2, -1, 1, 2)]
    return keys


def _day(moment: str) -> int | None:
    """The number of an ISO day, None where it is none."""
    try:
        return date.fromisoformat(moment[:10]).toordinal()
    except ValueError:
        return None


def _lonely(groups: list[list[Plan]]) -> list[list[Plan]]:
    """A group that shares people with just one other, and contradicts it in nothing, is of the same event."""
    kept = dict(enumerate(groups))
    whole = {place: merged(group) for place, group in kept.items()}
    holders: dict[str, set[int]] = defaultdict(set)
    for place, plan in whole.items():
        for person in plan.people:
            holders[person].add(place)
    for place in sorted(kept, key=lambda p: (len(groups[p]), groups[p][0].key)):
        near = set[int]().union(*(holders[person] for person in whole[place].people))
        fits = [p for p in near if p != place and compatible(whole[place], whole[p])]
        if len(fits) == 1:
            (host,) = fits
            kept[host].extend(kept.pop(place))
            for person in whole.pop(place).people:
                holders[person].discard(place)
                holders[person].add(host)
            whole[host] = merged(kept[host])
    return [kept[place] for place in sorted(kept)]
