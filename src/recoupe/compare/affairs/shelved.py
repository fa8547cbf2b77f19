"""What one report says is planned, in whatever words, and another says is called off or put off.

What is called off is named by a noun (the inauguration of the bridge); the plan is any that the other report
tells with that noun in its clause. Where both name the day, it may also be called off by any word that the
events of a report are known by, and the clauses need only be alike.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recoupe.compare.affairs.bearers import NOUNS
from recoupe.compare.affairs.limits import is_limit
from recoupe.compare.affairs.sides import made_of_acts
from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import affairs, kinds
from recoupe.compare.paired.dates import compatible
from recoupe.compare.statements.acts import elsewhere
from recoupe.compare.statements.called_off import with_contraries
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before, moved_on
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import other_people, other_places
from recoupe.model import Event, Finding, Span, Token

AFFAIR, OFF = "goes_ahead", "off"
PLANNED, GIVEN_UP = "planned", frozenset({"cancelled", "denied"})

MOST = 300
"""The most dated plans of a story compared; beyond it, those of the reports that come first."""

ALIKE = 0.6
"""The least cosine of the noun of what is called off and one in the clause of a plan."""

CLAUSES = 0.4
"""The least cosine of two clauses with the same day, of what is planned and what is called off."""

ANY_ACT = "act"
OF_ONE_TYPE = 0.2
"""The same where both are events of one type, which is not that of acts of no type."""

WORDS = 0.35
"""The least cosine of the nearest two nouns or verbs in them that name no person or place."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TOLD = frozenset({"NOUN", "PROPN", "VERB"})
_NAMES = frozenset({"PERSON", "LOC"})
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
    called = off.things & kinds()[AFFAIR].things or off.things  # the strike, not the airport it is at
    near = [max(likeness.cosine(noun, t.lemma) for t in nouns) for noun in off.nouns]
    return max(near) >= ALIKE and (bool(classes & called) or sum(near) / len(near) >= NOUNS)


def called_off(frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """A finding for each plan for a day that another account says is off on that day."""
    told = [e for key in sorted(frames.sources) for e in _dated(frames.sources[key])]
    every = told[:MOST]
    for off in every:
        if off.event.factuality not in GIVEN_UP:
            continue
        known = [e for e in every if e.source is off.source and e.event.factuality == PLANNED]
        if any(_one_plan(off, e, likeness) for e in known):
            continue
        plans = [
            e
            for e in every
            if e.event.factuality == PLANNED
            and e.source.origin != off.source.origin
            and not before(off.source.published, e.source.published)
            and _one_plan(off, e, likeness)
            and not _strangers(off, e)
        ]
        given_up = {
            e.source.id for e in every if e.event.factuality in GIVEN_UP and _one_plan(off, e, likeness)
        }
        plans = [e for e in plans if e.source.id not in given_up]
        for later in (True, False):
            some = [p for p in plans if moved_on(p.source.published, off.source.published) is later]
            if some:
                yield made_of_acts(
                    ("affirmed", [p.place for p in some]), ("denied", [off.place]), frames, later=later
                )


class _Dated(NamedTuple):
    """An event of a report that a certain day is given for, and the words of its clause that tell of it."""

    source: Source
    event: Event
    day: str
    words: tuple[Token, ...]

    @property
    def place(self) -> tuple[str, str, Span, Span]:
        """The report, its account, the words to mark and the clause."""
        span = Span(self.event.start, self.event.end)
        return self.source.id, self.source.origin_at(span.start), self.event.trigger, span


def _dated(source: Source) -> Iterator[_Dated]:
    """The plans of a report, and what it calls off, with a day that is no limit."""
    times = {t.id: t for t in source.report.times}
    names = [Span(m.start, m.end) for m in source.report.mentions if m.form == "name" and m.type in _NAMES]
    for event in source.report.events:
        time = times.get(event.time)
        if event.factuality not in {PLANNED, *GIVEN_UP} or time is None or not _DAY.match(time.value):
            continue
        tokens = source.tokens(Span(event.start, event.end))
        apart = [*names, *(Span(t.start, t.end) for t in times.values())]
        words = [t for t in tokens if t.pos in _TOLD and not any(s.start <= t.start < s.end for s in apart)]
        if words and not is_limit(source, time):
            yield _Dated(source, event, time.value[:10], tuple(words))


def _one_plan(first: _Dated, second: _Dated, likeness: Likeness) -> bool:
    """Whether two clauses tell of one thing on one day."""
    if first.day != second.day:
        return False
    one, other = (" ".join(t.text for t in e.words) for e in (first, second))
    near = likeness.cosine(one, other)
    if first.event.type == second.event.type != ANY_ACT and near >= OF_ONE_TYPE:
        return True
    if near < CLAUSES:
        return False
    kinds = {first.event.type, second.event.type}
    if ANY_ACT in kinds and kinds & with_contraries():
        return False  # an act of no type may be the contrary: no strike, and work goes on
    return any(likeness.cosine(x.lemma, y.lemma) >= WORDS for x in first.words for y in second.words)


def _strangers(first: _Dated, second: _Dated) -> bool:
    """Whether two clauses are told of other people or places."""
    a, b = first.source, second.source
    one, other = (Span(e.event.start, e.event.end) for e in (first, second))
    return other_people(a, one, b, other) or other_places(a, one, b, other)
