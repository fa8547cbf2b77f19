"""What one report says is planned, in whatever words, and another says is called off or put off.

What is called off is named by a noun (the inauguration of the bridge); the plan is any that the other report
tells with that noun in its clause.
"""

from collections.abc import Iterator, Sequence

from recoupe.compare.affairs.bearers import NOUNS
from recoupe.compare.affairs.sides import made_of_acts
from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import affairs
from recoupe.compare.differences import before
from recoupe.compare.paired.dates import compatible
from recoupe.compare.statements.acts import elsewhere
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Event, Finding, Span

AFFAIR, OFF = "goes_ahead", "off"

ALIKE = 0.6
"""The least cosine of the noun of what is called off and one in the clause of a plan."""

_OPEN = frozenset({"planned", "possible"})


def shelved(told: dict[str, list[Stance]], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """A finding for each plan of one account that another says is off."""
    every = told.get(AFFAIR, [])
    for off in every:
        if off.value != OFF or off.denied or not off.nouns or _goes_ahead(off, every):
            continue
        plans: list[tuple[str, str, Span, Span]] = []
        for key, source in sorted(frames.sources.items()):
            if source.origin == off.origin or before(off.published, source.published):
                continue
            if any(s.report == key and s.value == OFF and s.things & off.things for s in every):
                continue
            plans += [
                (key, source.origin_at(e.start), e.trigger, Span(e.start, e.end))
                for e in source.report.events
                if _planned(e, off, source, frames, likeness)
            ]
        for later in (True, False):
            some = [p for p in plans if before(frames.sources[p[0]].published, off.published) is later]
            if some:
                denied = ("denied", [(off.report, off.origin, off.span, off.zone)])
                yield made_of_acts(("affirmed", some), denied, frames, later=later)


def _goes_ahead(off: Stance, every: Sequence[Stance]) -> bool:
    """Whether the report that calls something off says of a thing of its kind that it takes place."""
    return any(s.report == off.report and s.value != OFF and s.things & off.things for s in every)


def _planned(event: Event, off: Stance, source: Source, frames: Frames, likeness: Likeness) -> bool:
    """Whether an event is a dated plan of what is called off."""
    time = next((t for t in source.report.times if t.id == event.time), None)
    if event.factuality not in _OPEN or time is None or time.earliest[:10] < source.published[:10]:
        return False
    published = frames.sources[off.report].published[:10]
    moved = published > source.published[:10] and off.time is not None and off.time.earliest > time.earliest
    if off.time is not None and not moved and not compatible(off.time, time):
        return False
    if elsewhere(source, Span(event.start, event.end), frames.sources[off.report]):
        return False
    nouns = [t for t in source.tokens(Span(event.start, event.end)) if t.pos == "NOUN"]
    words = affairs(source.report.language)
    if words is None or not nouns:
        return False
    classes = {m.value for m in words.things.found(nouns)}
    near = [max(likeness.cosine(noun, t.lemma) for t in nouns) for noun in off.nouns]
    return max(near) >= ALIKE and (bool(classes & off.things) or sum(near) / len(near) >= NOUNS)
