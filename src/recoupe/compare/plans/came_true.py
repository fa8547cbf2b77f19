"""What one report leaves open or denies, and a report of a later day says was done: a deal that was near is
signed, a minister who would not resign has resigned."""

from collections.abc import Iterator

from recoupe.compare.plans.agenda import event_types
from recoupe.compare.plans.event_sides import cue, event_side, told_by
from recoupe.compare.plans.same_act import name_words
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.matching import content_id
from recoupe.model import Event, Finding, Record, Span

_DONE = "past tense"
"""The reason, as annotating gives it, of a verb that tells of what was done."""

_OPEN = frozenset({"possible", "conditional", "denied"})
_TOGETHER = 2
_MOST = 600


class Told(Record, frozen=True):
    """A report's words for a decision: of whom."""

    report: str
    event: Event
    people: frozenset[str]
    named: frozenset[str]


def came_true(frames: Frames) -> Iterator[Finding]:
    """An update for each decision that one report leaves open or denies and one of a later day says is taken.

    No report of an earlier day may tell it as done.
    """
    told = [t for key in sorted(frames.sources) for t in _told(frames.sources[key])][:_MOST]
    done = [t for t in told if t.event.factuality == "happened" and t.event.reasons == (_DONE,)]
    seen: set[str] = set()
    for new in done:
        old = [
            t
            for t in told
            if t.event.factuality in _OPEN
            and _one(t, new)
            and before(_published(t, frames), _published(new, frames))
        ]
        alike = [t for t in done if _one(t, new)]
        known = any(before(_published(t, frames), _published(new, frames)) for t in alike)
        if old and not known and not seen & {t.report for t in alike}:
            seen |= {t.report for t in alike}
            yield _finding(old, alike, frames)


def _told(source: Source) -> Iterator[Told]:
    """The decisions that a dated report tells of, with the people and names in their clauses."""
    if len(source.published) < 10:
        return
    for event in source.report.events:
        kind = event_types().get(event.type)
        if kind is None or not kind.decision or "an aim" in event.reasons:
            continue
        found = [e for p in event.participants if (e := source.entity(p)) is not None]
        yield Told(
            report=source.id,
            event=event,
            people=frozenset(e.id for e in found if e.type == "PERSON"),
            named=frozenset(e.id for e in found) | name_words(source, Span(event.start, event.end)),
        )


def _one(first: Told, second: Told) -> bool:
    """Whether two tell of one decision: of the same people, or of two or more names in common."""
    if first.event.type != second.event.type:
        return False
    if first.people or second.people:
        return bool(first.people) and first.people == second.people
    return len(first.named & second.named) >= _TOGETHER


def _published(told: Told, frames: Frames) -> str:
    return frames.sources[told.report].published


def _finding(old: list[Told], new: list[Told], frames: Frames) -> Finding:
    sides = tuple(
        event_side(value, ((t.report, t.event, cue(t.event)) for t in told), frames)
        for value, told in (("open", old), ("done", new))
    )
    (before_it, opened), (later, done) = told_by(sides, frames)
    return Finding(
        id=content_id("f", "came true", *sorted(f"{t.report}.{t.event.id}" for t in (*old, *new))),
        kind="update",
        aspect="certainty",
        sides=sides,
        explanation=(
            f"A later report says that it is done: {before_it}: open or denied ({opened}); {later}: {done}."
        ),
        reasons=(
            "the statements are about one decision of the same people or bodies",
            "the reports that tell it as done were all published on a later day",
        ),
        importance=0.75,
        evidence=tuple(e for s in sides for e in s.evidence),
    )
