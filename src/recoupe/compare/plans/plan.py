"""One statement of a plan, and how alike two are."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recoupe.model import Event, Report, TimeExpression

_CONTRARY = float("-inf")
_WORDS = 8
_NEAR = 400
_CLAUSE = re.compile(r"[,;:!?\n”»\"]|(?<!\d)\.")
WEEKDAY = re.compile(r"\(wd \d\)")


class Plan(NamedTuple):
    """What one report says of a plan, or what several say together (`merged`)."""

    report: Report
    event: Event
    family: str
    status: str
    people: frozenset[str]
    bodies: frozenset[str]
    place: str
    time: TimeExpression | None
    by: str

    @property
    def key(self) -> tuple[str, str, int]:
        """An order that does not depend on the order of the input."""
        return (self.report.published, self.report.id, self.event.start)

    @property
    def words(self) -> str:
        """The first words of the event as its report puts them, from the trigger on; a time that they begin
        is told to its end."""
        start = self.event.trigger.start
        stop = min(self.event.end, start + 120)
        text = self.report.text[start : max(stop, self.event.trigger.end)]
        found = list(re.finditer(r"\S+", _CLAUSE.split(text)[0]))[:_WORDS]
        end = start + found[-1].end() if found else start
        if self.time is not None and start <= self.time.start <= end < self.time.end <= stop:
            end = self.time.end
        return " ".join(self.report.text[start:end].split()).rstrip(".")


def merged(plans: Sequence[Plan]) -> Plan:
    """Several statements of one plan as one: all people, the commonest place, the narrowest time."""
    times = [plan.time for plan in plans if plan.time]
    places = Counter(plan.place for plan in plans if plan.place)
    return plans[0]._replace(
        people=frozenset().union(*(plan.people for plan in plans)),
        bodies=frozenset().union(*(plan.bodies for plan in plans)),
        place=min(places, key=lambda place: (-places[place], place)) if places else "",
        time=min(times, key=_width) if times else None,
    )


def likeness(a: Plan, b: Plan) -> float:
    """How much speaks for one event: people, place, day; minus infinity where something speaks against it."""
    if a.family != b.family or _differ(a, b):
        return _CONTRARY
    score = 0.5 if a.event.type == b.event.type else 0.0
    score += _together(a, b) + _when(a, b)
    score += 2.0 if a.place and a.place == b.place else 0.0
    if a.report.id == b.report.id and a.by == b.by:
        score += 1.5 if a.time and a.time is b.time else 0.0
        score += 2.0 if _taken_up(a, b) or _taken_up(b, a) else 0.0
    return score


def _taken_up(first: Plan, second: Plan) -> bool:
    """Whether the second is a noun that takes up the first again, as annotating found."""
    again = any(reason.startswith("the same event as before") for reason in second.event.reasons)
    return again and 0 < second.event.trigger.start - first.event.trigger.start < _NEAR


def compatible(a: Plan, b: Plan) -> bool:
    """Whether nothing speaks against one event, and at least one person is in both."""
    return a.family == b.family and not _differ(a, b) and bool(a.people & b.people)


def _differ(a: Plan, b: Plan) -> bool:
    """Whether people, places or days contradict each other."""
    if a.people and b.people and not (a.people <= b.people or b.people <= a.people):
        return True
    if a.place and b.place and a.place != b.place:
        return True
    if not a.people and not b.people and a.bodies and b.bodies and not a.bodies & b.bodies:
        return True
    return bool(a.time and b.time and not one_time(a.time, b.time))


def one_time(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two times can be one."""
    return _overlap(a, b) or _one_weekday(a, b)


def _together(a: Plan, b: Plan) -> float:
    shared = len(a.people & b.people) or 0.5 * len(a.bodies & b.bodies)
    if not shared:
        return 0.0
    equal = a.people == b.people and a.people
    return (2.0 if equal else 1.0) + 0.5 * max(0.0, shared - 1)


def _when(a: Plan, b: Plan) -> float:
    if not a.time or not b.time:
        return 0.0
    day = _width(a.time)[0] <= 1 and _width(b.time)[0] <= 1
    return 2.0 if day else 1.0 if a.time.value == b.time.value else 0.5


def _overlap(a: TimeExpression, b: TimeExpression) -> bool:
    return not (
        (a.latest and b.earliest and a.latest <= b.earliest)
        or (b.latest and a.earliest and b.latest <= a.earliest)
    )


def _one_weekday(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether both name the same day of the week and no date: in which week it falls is inferred."""
    named = WEEKDAY.search(a.form), WEEKDAY.search(b.form)
    return bool(named[0] and named[1] and named[0].group() == named[1].group())


def _width(time: TimeExpression) -> tuple[float, str]:
    """The days that a time spans, for picking the most exact."""
    try:
        days = (date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])).days
    except ValueError:
        return (1e9, time.value)
    return (float(days), time.value)
