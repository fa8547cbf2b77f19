"""What one report leaves open or denies, and a report of a later day says was done: a deal that was near is
signed, a minister who would not resign has resigned."""

from collections.abc import Iterator

from recoupe.compare.agenda import event_types
from recoupe.compare.differences import before
from recoupe.compare.frames import Frames, Source
from recoupe.compare.same_act import name_words
from recoupe.matching import content_id
from recoupe.model import Event, Evidence, Finding, Record, Side, Span

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
    sides = (_side("open", old, frames), _side("done", new, frames))
    shown = [", ".join(dict.fromkeys(f"“{m.text}”" for m in side.marks)) for side in sides]
    names = [", ".join(sorted({frames.sources[r].name for r in side.reports})) for side in sides]
    return Finding(
        id=content_id("f", "came true", *sorted(f"{t.report}.{t.event.id}" for t in (*old, *new))),
        kind="update",
        aspect="certainty",
        sides=sides,
        explanation=(
            f"A later report says that it is done: {names[0]}: open or denied ({shown[0]}); "
            f"{names[1]}: {shown[1]}."
        ),
        reasons=(
            "the statements are about one decision of the same people or bodies",
            "the reports that tell it as done were all published on a later day",
        ),
        importance=0.75,
        evidence=tuple(e for s in sides for e in s.evidence),
    )


def _side(value: str, told: list[Told], frames: Frames) -> Side:
    evidence: list[Evidence] = []
    marks: list[Evidence] = []
    for one in told:
        source = frames.sources[one.report]
        held = source.sentences(one.event.trigger)
        evidence += source.evidence(Span(s.start, s.end) for s in held)
        marks += source.evidence([one.event.factuality_span or one.event.trigger])
    return Side(
        reports=tuple(sorted({t.report for t in told})),
        origins=tuple(sorted({frames.sources[t.report].origin for t in told})),
        value=value,
        evidence=tuple(dict.fromkeys(evidence)),
        marks=tuple(dict.fromkeys(marks)),
    )
