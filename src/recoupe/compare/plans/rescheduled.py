"""Plans that reports give two days: put off or brought forward by a later one, or at odds on one day."""

from collections.abc import Iterator, Sequence
from datetime import date

from recoupe.compare.plans.agenda import MOVED
from recoupe.compare.plans.event_sides import event_side, named_in, told_by
from recoupe.compare.plans.same_act import ACT, said_of, things_of
from recoupe.compare.statements.called_off import once_more
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.compare.statements.likeness import Likeness
from recoupe.matching import content_id, fold
from recoupe.model import Event, Finding, PlannedItem, Record, Span, TimeExpression

ALIKE = 0.5
BOTH_DAYS = 0.3
"""The least likeness at which two plans of two days are one plan that moved; where the sentence with the new
day gives the old one too, less is enough."""

AT_ODDS = 0.6
"""The least likeness at which reports of one day can differ on the day of a plan."""

THING = 0.3
THING_OF_ONE = 0.2
"""The least cosine of two nouns that may stand for one thing that a plan is about; less is enough for plans
of one type with a person or body in common."""

WORDS = 0.2
OF_ONE = 0.25
"""The least cosine of their words, whatever else they share; and what is taken for it at the least where the
type, a person or body, and the place are the same."""

SHARED, THERE, FAMILY = 0.2, 0.1, 0.05
"""What a person or body in common, a place, and one type of event add to the cosine of the words."""

_MOST = 600
_DAYS = 31


class Dated(Record, frozen=True):
    """A statement of a plan with its day: where it stands and what it says."""

    item: str
    report: str
    event: Event
    time: TimeExpression
    status: str
    told: str
    things: tuple[str, ...]
    objects: tuple[str, ...]
    spots: frozenset[str]
    people: frozenset[str]
    named: frozenset[str]
    place: str


def other_days(agenda: Sequence[PlannedItem], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """The plans that reports give two days: an update where a report of a later day moves the day, and a
    difference where reports of one day do not agree.

    For an update nobody before may give the new day, nobody after the old one, and the old one must not be
    over when the new one is told. Of several plans alike none is told: it is not known which moved.
    """
    told = list(_dated(agenda, frames))[:_MOST]
    pairs = [(a, b) for a in range(len(told)) for b in range(len(told)) if a != b]
    done: set[tuple[str, ...]] = set()
    for first, second in pairs:
        old, new = told[first], told[second]
        later = _moves(old, new, frames)
        if not later and not (first < second and _at_odds(old, new, frames)):
            continue
        sure = MOVED in new.event.reasons or _gives(old, new, frames)
        least = (BOTH_DAYS if sure else ALIKE) if later else AT_ODDS
        key = (old.item, new.item, *sorted((_day(old), _day(new))))
        if key in done or not one_plan(old, new, frames, likeness, least):
            continue
        if _alone(first, second, told, frames, likeness, later=later):
            done.add(key)
            yield _finding(*_told_of(old, new, told, frames, later=later), frames, later=later)


def _told_of(
    old: Dated, new: Dated, told: Sequence[Dated], frames: Frames, *, later: bool
) -> tuple[list[Dated], list[Dated]]:
    """The statements on either side: of the item and the day, and in order of publication for an update."""
    sides = []
    for one in (old, new):
        side = [d for d in told if d.item == one.item and _day(d) == _day(one) and d.status == "planned"]
        if later:
            side = [d for d in side if (_earlier(d, new, frames) if one is old else _earlier(old, d, frames))]
        sides.append(side)
    return sides[0], sides[1]


def _dated(agenda: Sequence[PlannedItem], frames: Frames) -> Iterator[Dated]:
    """The statements of the agenda that give a day or month to come, each with its words."""
    for item in agenda:
        for (report, place), status in zip(item.statements, item.statuses, strict=True):
            event = frames.event(report, place)
            source = frames.sources[report]
            time = next((t for t in source.report.times if event and t.id == event.time), None)
            if (
                event is None
                or time is None
                or not _span(time)
                or _clock_alone(time)
                or len(source.published) < 10
            ):
                continue
            said = said_of(source.report, event)
            found = [source.entity(p) for p in event.participants]
            where = source.entity(event.place)
            yield Dated(
                item=item.id,
                report=report,
                event=event,
                time=time,
                status=status,
                told=" ".join(w for w, _ in said),
                things=things_of(said)[0],
                objects=things_of(said)[1],
                spots=_spots(source, event),
                people=frozenset(e.id for e in found if e),
                named=named_in(source, event),
                place=where.id if where else "",
            )


def _spots(source: Source, event: Event) -> frozenset[str]:
    """The places named right behind the word that tells of an event, before the next verb or mark."""
    found: set[str] = set()
    for token in source.tokens(Span(event.trigger.end, event.end)):
        if token.pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            break
        found |= {
            source.entity(m.entity).id if source.entity(m.entity) else fold(token.text)  # type: ignore[union-attr]
            for m in source.report.mentions
            if m.type == "LOC" and m.form == "name" and m.start <= token.start < m.end
        }
    return frozenset(found)


def _span(time: TimeExpression) -> bool:
    try:
        days = date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])
    except ValueError:
        return False
    return days.days <= _DAYS


def _clock_alone(time: TimeExpression) -> bool:
    """Whether a time names an hour and no day: that it is the day of the report is only inferred."""
    return "(clock" in time.form and not any(part in time.form for part in ("(wd", "(d ", "(rel"))


def _day(told: Dated) -> str:
    return told.time.earliest[:10]


def _apart(first: Dated, second: Dated) -> bool:
    """Whether two times have no day in common."""
    one, other = first.time, second.time
    return _end(one) <= other.earliest[:10] or _end(other) <= one.earliest[:10]


def _end(time: TimeExpression) -> str:
    """The day after the last day of a time."""
    if time.latest[10:] in ("", "T00:00"):
        return time.latest[:10]
    return date.fromordinal(date.fromisoformat(time.latest[:10]).toordinal() + 1).isoformat()


def _earlier(first: Dated, second: Dated, frames: Frames) -> bool:
    return before(frames.sources[first.report].published, frames.sources[second.report].published)


def _moves(old: Dated, new: Dated, frames: Frames) -> bool:
    """Whether one can be the old day of a plan and the other the new one."""
    if old.status != "planned" or new.status != "planned" or not _earlier(old, new, frames):
        return False
    written = frames.sources[new.report].published[:10]
    further = _once_more(new, frames) and not _once_more(old, frames)
    return _apart(old, new) and written < _end(old.time) and not further


def _at_odds(first: Dated, second: Dated, frames: Frames) -> bool:
    """Whether two accounts of one day can differ on the day of a plan."""
    one, other = (frames.sources[d.report] for d in (first, second))
    if first.status != "planned" or second.status != "planned" or not _apart(first, second):
        return False
    if one.origin == other.origin or one.published[:10] != other.published[:10]:
        return False
    return not any(_once_more(d, frames) or _former(d, frames) for d in (first, second))


def _once_more(told: Dated, frames: Frames) -> bool:
    """Whether the sentence with a plan says that it is another one of its kind (again, a second)."""
    source = frames.sources[told.report]
    held = source.sentences(told.event.trigger)
    return any(once_more(source.text[s.start : s.end], s.language) for s in held)


def one_plan(first: Dated, second: Dated, frames: Frames, likeness: Likeness, least: float = ALIKE) -> bool:
    """Whether two statements, their days left aside, are of one plan: by words, people, place and type."""
    if first.place and second.place and first.place != second.place:
        return False
    for one, other in ((first.named, second.named), (first.spots, second.spots)):
        if one and other and not one & other:
            return False
    if _strangers(first, second, frames) or not _one_thing(first, second, likeness):
        return False
    cosine = max(
        likeness.cosine(first.told, second.told), likeness.cosine(first.event.lemma, second.event.lemma)
    )
    one_type = first.event.type == second.event.type != ACT
    if one_type and first.people & second.people and first.place and first.place == second.place:
        cosine = max(cosine, OF_ONE)
    if cosine < WORDS:
        return False
    score = cosine + (SHARED if first.people & second.people else 0.0)
    score += THERE if first.place and first.place == second.place else 0.0
    score += FAMILY if one_type else 0.0
    known = bool(first.things and second.things) or bool(first.people & second.people)
    return score >= least and (known or least < AT_ODDS)


def _one_thing(first: Dated, second: Dated, likeness: Likeness) -> bool:
    """Whether something that the one is said of has its like in the other; where one is said of nothing,
    whether they name the same."""
    one_type = first.event.type == second.event.type != ACT
    if not first.things or not second.things:
        return bool(first.people & second.people) or (one_type and bool(first.named & second.named))
    least = THING_OF_ONE if one_type and first.people & second.people else THING
    done_to = bool(first.objects and second.objects)
    words = (first.objects, second.objects) if done_to else (first.things, second.things)
    return float(likeness.table(*words).max()) >= least


def _gives(old: Dated, new: Dated, frames: Frames) -> bool:
    """Whether the sentence that tells of one day gives the other too, as another time of its own."""
    source = frames.sources[new.report]
    held = source.sentences(new.event.trigger)
    return any(
        t.id != new.time.id and t.earliest[:10] == _day(old) and t.latest[:10] == old.time.latest[:10]
        for t in source.report.times
        if any(s.start <= t.start < s.end for s in held)
    )


def _strangers(first: Dated, second: Dated, frames: Frames) -> bool:
    """Whether the people of neither are all among the other's."""
    people = [
        frozenset(p for p in told.people if _entity(frames.sources[told.report], told.event, p) == "PERSON")
        for told in (first, second)
    ]
    return all(people) and not (people[0] <= people[1] or people[1] <= people[0])


def _entity(source: Source, event: Event, item: str) -> str:
    found = [source.entity(p) for p in event.participants]
    return next((e.type for e in found if e and e.id == item), "")


def _alone(
    first: int, second: int, told: Sequence[Dated], frames: Frames, likeness: Likeness, *, later: bool
) -> bool:
    """Whether no other plan of either report could be the one that moved, nobody before gives the new day,
    and nobody after the old one, but as what was to be."""
    old, new = told[first], told[second]
    for other in told:
        if other in (old, new) or not (
            one_plan(old, other, frames, likeness) or one_plan(other, new, frames, likeness)
        ):
            continue
        given_old, given_new = not _apart(other, old), not _apart(other, new)
        settled = other.status == "planned" and not _former(other, frames)
        if other.report == old.report and not given_old:
            return False
        if other.report == new.report and not given_new and not (given_old and not settled):
            return False
        if later and given_new and not _earlier(old, other, frames):
            return False
        if later and given_old and settled and not _earlier(other, new, frames):
            return False
    return True


def _former(told: Dated, frames: Frames) -> bool:
    """Whether the word that tells of a plan is in the past: it was to be."""
    cue = told.event.factuality_span
    tokens = frames.sources[told.report].tokens(cue) if cue else []
    return any(f"Tense={tense}" in t.morph for t in tokens for tense in ("Past", "Imp"))


def _finding(old: Sequence[Dated], new: Sequence[Dated], frames: Frames, *, later: bool) -> Finding:
    sides = tuple(
        event_side(_day(told[0]), ((d.report, d.event, Span(d.time.start, d.time.end)) for d in told), frames)
        for told in (old, new)
    )
    (one, first), (other, second) = told_by(sides, frames)
    said = "A later report gives a plan another day" if later else "They give one plan two days"
    return Finding(
        id=content_id("f", "day of a plan", *sorted(f"{d.report}.{d.event.id}" for d in (*old, *new))),
        kind="update" if later else "difference",
        aspect="date",
        sides=sides,
        explanation=f"{said}: {one}: {first}; {other}: {second}.",
        reasons=(
            "the statements are about one plan, by their words and who takes part",
            "no report gives both days, and no other plan in them is alike"
            if not later
            else "the reports with the new day were all published later, and before the old day was over",
        ),
        importance=0.8,
        evidence=tuple(e for s in sides for e in s.evidence),
    )
