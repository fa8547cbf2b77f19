"""The sides of a finding that stands on events: where reports tell of each, and in which words."""

from collections.abc import Iterable, Sequence

from recoupe.compare.plans.same_act import name_words
from recoupe.compare.statements.frames import Frames, Source
from recoupe.model import Event, Evidence, Side, Span


def event_side(value: str, told: Iterable[tuple[str, Event, Span]], frames: Frames) -> Side:
    """A side with the sentences of events, each given with its report's id and the words to mark."""
    told = list(told)
    evidence: list[Evidence] = []
    marks: list[Evidence] = []
    for report, event, mark in told:
        source = frames.sources[report]
        held = source.sentences(event.trigger)
        evidence += source.evidence(Span(s.start, s.end) for s in held)
        marks += source.evidence([mark])
    reports = {report for report, _, _ in told}
    return Side(
        reports=tuple(sorted(reports)),
        origins=tuple(sorted({frames.sources[report].origin for report in reports})),
        value=value,
        evidence=tuple(dict.fromkeys(evidence)),
        marks=tuple(dict.fromkeys(marks)),
    )


def told_by(sides: Sequence[Side], frames: Frames) -> list[tuple[str, str]]:
    """For each side the names of its outlets and its marked words, as an explanation gives them."""
    return [
        (
            ", ".join(sorted({frames.sources[r].name for r in side.reports})),
            ", ".join(dict.fromkeys(f"“{m.text}”" for m in side.marks)),
        )
        for side in sides
    ]


def cue(event: Event) -> Span:
    """The words that tell how sure an event is, else those that tell of it."""
    return event.factuality_span or event.trigger


def named_in(source: Source, event: Event) -> frozenset[str]:
    """The entities that are named in an event's stretch, by id, and the words of names there, folded."""
    inside = (m for m in source.report.mentions if event.start <= m.start < event.end and m.form == "name")
    entities = {e.id for m in inside if (e := source.entity(m.entity)) is not None}
    return frozenset(entities | name_words(source, Span(event.start, event.end)))
