"""The agenda of a story: what is planned, possible, conditional or called off, by report and over time.

Statements of one event are recognised across reports and languages by their people, place and time, never
by their words. Contrary people or places keep two plans apart, whatever else they share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from recoupe import encoder
from recoupe.compare.plans.gather import grouped
from recoupe.compare.plans.plan import Plan, merged
from recoupe.compare.plans.same_act import ACT, Place, act_families
from recoupe.compare.plans.same_plan import one_told
from recoupe.compare.statements.likeness import Likeness
from recoupe.languages import profile
from recoupe.matching import content_id
from recoupe.model import AlignedStory, AnnotatedReport, Entity, Event, PlannedItem, TimeExpression

NOT_COMING = "negated, and not past"
"""The reason, as annotating gives it, of what is denied for now or the time to come."""

MOVED = "moved to another time"
"""The reason, as annotating gives it, of what is planned for the time to which it was moved."""

_OPEN = ("planned", "possible", "conditional", "cancelled")
_RANK = {"planned": 0, "conditional": 1, "possible": 2, "happened": 3, "denied": 4, "cancelled": 5}


class _Type(msgspec.Struct, frozen=True):
    plover: str
    family: str
    scheduled: bool
    opposite: str = ""
    lasting: bool = False
    transitive: bool = False
    decision: bool = False


class _Types(msgspec.Struct, frozen=True):
    types: dict[str, _Type]


def build_agenda(aligned: AlignedStory) -> tuple[PlannedItem, ...]:
    """The plans of a story in order of time, undated ones last.

    Each gathers what the reports say of one event, oldest report first; its own factuality is that of the
    latest report. What is over before its report was written, and aims and wishes without a date, are none.
    """
    local: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in aligned.entities:
        for report, own in entity.members:
            local[report][own] = entity
    reports = aligned.traced.story.reports
    families = act_families(reports, Likeness(encoder.load()))
    plans = [p for r in reports for p in _plans(r, local[r.report.id], families)]
    names = {e.id: e.name for e in aligned.entities}
    groups = one_told(grouped(sorted(plans, key=lambda plan: plan.key)), aligned)
    items = (_item(group, names) for group in groups if any(plan.status in _OPEN for plan in group))
    return tuple(sorted(items, key=lambda item: (item.earliest or "9999", item.latest, item.id)))


def _plans(
    report: AnnotatedReport, entities: dict[str, Entity], families: dict[Place, str]
) -> Iterator[Plan]:
    """The statements of one report that belong in an agenda; `entities` are the story's by local id,
    `families` those of acts."""
    entity = {local: e.id for local, e in entities.items()}
    kinds = {e.id: e.type for e in entities.values()}
    times = {time.id: time for time in report.times}
    now = _now(report)
    moved = {e.trigger for e in report.events if e.factuality == "planned" and MOVED in e.reasons}
    for event in report.events:
        if event.factuality == "cancelled" and not event.time and event.trigger in moved:
            continue
        time = times.get(event.time)
        status = _status(event, time, now)
        kind = event_types().get(event.type)
        people = frozenset(entity[p] for p in event.participants if p in entity)
        personal = status == "possible" or any(kinds[p] == "PERSON" for p in people)
        if kind is None or not _belongs(
            event, status, time, now, scheduled=kind.scheduled, personal=personal
        ):
            continue
        yield Plan(
            report=report.report,
            event=event,
            family=families.get((report.report.id, event.id), kind.family),
            status=status,
            people=frozenset(p for p in people if kinds[p] == "PERSON"),
            bodies=frozenset(p for p in people if kinds[p] != "PERSON"),
            place=entity.get(event.place, ""),
            time=time if time and (time.earliest or time.latest) else None,
            by=entity.get(event.by, ""),
        )


@cache
def event_types() -> dict[str, _Type]:
    """The compact list of event types."""
    return profile("und").load("events", _Types).types


def _now(report: AnnotatedReport) -> str:
    """The day on which a report was written: as published, else the last day that it tells of in the past."""
    if report.report.published:
        return report.report.published[:10]
    times = {time.id: time for time in report.times}
    told = [times[q.said] for q in report.quotations if q.said in times]
    told += [times[e.time] for e in report.events if e.time in times and e.reasons == ("past tense",)]
    return max((time.earliest[:10] for time in told if time.earliest), default="")


def _status(event: Event, time: TimeExpression | None, now: str) -> str:
    """The event's factuality; what is told in the present of a day to come is planned."""
    ahead = bool(time and now and time.earliest[:10] > now)
    if event.factuality == "happened" and ahead and event.reasons != ("past tense",):
        return "planned"
    return event.factuality


def _belongs(
    event: Event, status: str, time: TimeExpression | None, now: str, *, scheduled: bool, personal: bool
) -> bool:
    if status not in (*_OPEN, "denied") or "an aim" in event.reasons:
        return False
    dated = time is not None and bool(time.earliest or time.latest)
    if dated and time is not None:
        over = bool(now) and _over(time, now)
        if status == "cancelled":
            return scheduled and not (over and _over(time, _month_before(now)))
        return scheduled and not over
    coming = status != "denied" or NOT_COMING in event.reasons
    if not scheduled or status == "conditional" or not coming:
        return False
    # Without a day and a place, a plan of one person alone could be any of that person's plans.
    alone = not event.place and len(event.participants) < 2
    return bool(event.place or event.participants) and (status == "cancelled" or not (alone and personal))


def _month_before(day: str) -> str:
    """The day a month before another, "" where that is none: what was called off longer ago is no news."""
    try:
        return (date.fromisoformat(day) - timedelta(days=31)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _over(time: TimeExpression, now: str) -> bool:
    """Whether a time ends before a day begins."""
    whole = time.latest[10:] in ("", "T00:00")
    return time.latest[:10] <= now if time.latest and whole else (time.latest or time.earliest)[:10] < now


def _item(group: list[Plan], names: dict[str, str]) -> PlannedItem:
    said = sorted(group, key=lambda plan: (plan.report.published, plan.report.id, plan.event.start))
    whole = merged(said)
    statements = tuple((plan.report.id, plan.event.id) for plan in said)
    people = tuple(sorted(whole.people | whole.bodies, key=lambda p: names[p]))
    return PlannedItem(
        id=content_id("a", whole.family, *sorted(f"{r}.{e}" for r, e in statements)),
        title=_title(said, people, names, whole.place),
        factuality=_settled(said),
        earliest=whole.time.earliest if whole.time else "",
        latest=whole.time.latest if whole.time else "",
        value=whole.time.value if whole.time else "",
        place=whole.place,
        participants=people,
        statements=statements,
        statuses=tuple(plan.status for plan in said),
        by=tuple(plan.by for plan in said),
        evidence=tuple(plan.report.evidence(plan.event.start, plan.event.end) for plan in said),
    )


def _settled(said: Sequence[Plan]) -> str:
    """What the latest report says; where it says several things, the most settled of them."""
    latest = said[-1].report
    own = [plan.status for plan in said if plan.report.published == latest.published]
    if latest.published and "cancelled" in own:
        return "cancelled"
    if set(own) == {"denied"} and any(plan.status == "cancelled" for plan in said):
        return "cancelled"  # a plan that is off is the same, whoever only says that it will not be
    return min(own, key=lambda status: _RANK.get(status, 9))


def _title(said: Sequence[Plan], people: Sequence[str], names: dict[str, str], place: str) -> str:
    """The kind of event that most call it, with who takes part; the report's own words where nobody is named,
    or nobody but in what a lone report adds about it."""
    called = Counter(plan.event.type for plan in said)
    kind = next(
        plan.event.type for plan in sorted(said, key=lambda p: (-called[p.event.type], -len(p.people)))
    )
    lone = len({plan.report.id for plan in said}) == 1
    who = [names[p] for p in people if not lone or p in said[0].people | said[0].bodies]
    if not who or kind == ACT:
        return said[0].words
    title = f"{kind.capitalize()}: {', '.join(who[:4])}"
    return f"{title} ({names[place]})" if place in names else title
