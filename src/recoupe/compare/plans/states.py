"""States that a later report says are over: closed and opened again, held and set free, an alert lifted.

The pairs are those of the compact list of event types (`opposite`).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from recoupe.compare.plans.agenda import event_types
from recoupe.compare.plans.event_sides import cue, event_side, named_in, told_by
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.compare.statements.likeness import Likeness
from recoupe.matching import content_id
from recoupe.model import Event, Finding, Record, Span, TimeExpression, Token

THING = 0.35
"""The least cosine of two nouns that may stand for one thing that is closed, stopped or lifted."""

RECENT = 31
"""The most days for which a state may have lasted when it is told, where its beginning is dated."""

_MOST = 600
_DEPTH = 3
_WITHIN = frozenset({"nmod", "amod", "compound", "flat", "appos", "conj"})


class State(Record, frozen=True):
    """A report's word for a state that began or ended: of what, and of whom."""

    report: str
    event: Event
    time: TimeExpression | None
    things: tuple[str, ...]
    people: frozenset[str]
    named: frozenset[str]


def states_over(frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """An update for each state that one report tells of and a report of a later day says is over."""
    opposites = {name: kind.opposite for name, kind in event_types().items() if kind.opposite}
    told = [s for key in sorted(frames.sources) for s in _states(frames.sources[key], opposites)][:_MOST]
    for kind, opposite in sorted(opposites.items()):
        begun = [s for s in told if s.event.type == kind]
        over = [s for s in told if s.event.type == opposite]
        yield from _over(begun, over, frames, likeness)


def _over(
    begun: Sequence[State], over: Sequence[State], frames: Frames, likeness: Likeness
) -> Iterator[Finding]:
    seen: set[str] = set()
    for end in over:
        alike = [s for s in begun if _one(s, end, likeness)]
        if any(_one(end, s, likeness) and _known(s, end, frames) for s in over if s is not end):
            continue
        first = [s for s in alike if _moved_on(s, end, frames) and not _ended_there(s, over, likeness)]
        if not first or end.report in seen:
            continue
        ends = [s for s in over if _one(s, end, likeness) and not before(*_days(s, end, frames))]
        seen |= {s.report for s in ends}
        yield _finding(first, ends, frames)


def _states(source: Source, opposites: dict[str, str]) -> Iterator[State]:
    """The states that a report says began or ended, as facts."""
    wanted = {*opposites, *opposites.values()}
    if len(source.published) < 10:
        return
    times = {t.id: t for t in source.report.times}
    for event in source.report.events:
        if event.type not in wanted or event.factuality != "happened":
            continue
        heads, tokens = bearers(source, event)
        places = {t.start for t in tokens}
        inside = [m for m in source.report.mentions if event.start <= m.start < event.end]
        direct = [m for m in inside if any(m.start <= start < m.end for start in places)]
        found = [e for m in direct if (e := source.entity(m.entity)) is not None]
        plain = [t for t in tokens if not any(m.start <= t.start < m.end for m in direct)]
        yield State(
            report=source.id,
            event=event,
            time=times.get(event.time),
            things=_things(plain, heads) + _itself(source, event),
            people=frozenset(e.id for e in found if e.type == "PERSON"),
            named=named_in(source, event),
        )


def _things(phrase: Sequence[Token], heads: Sequence[Token]) -> tuple[str, ...]:
    """The nouns that a phrase hangs on, and all of it."""
    nouns = [t.text for t in phrase if t.pos == "NOUN" and t in heads]
    return tuple(dict.fromkeys([*nouns, " ".join(t.text for t in phrase)])) if nouns else ()


def _itself(source: Source, event: Event) -> tuple[str, ...]:
    """The word for a state that is a thing itself (a search), whose end names it again."""
    kind = event_types()[event.type]
    return (event.trigger.of(source.text),) if kind.lasting else ()


def bearers(source: Source, event: Event) -> tuple[list[Token], list[Token]]:
    """The words for whom or what a state belongs to, those that govern the others first: the object of its
    verb, else the subject; of a noun, what belongs to it, and the noun itself."""
    tokens = source.sentence_tokens(event.trigger.start)
    at = next((n for n, t in enumerate(tokens) if event.trigger.start <= t.start < event.trigger.end), None)
    if at is None:
        return [], []
    while tokens[at].head != at and event.trigger.start <= tokens[tokens[at].head].start < event.trigger.end:
        at = tokens[at].head
    # What is part of the trigger itself (pôr *em liberdade*) bears nothing, nor does a time.
    times = [event.trigger, *(Span(t.start, t.end) for t in source.report.times)]
    below = [
        n
        for n, t in enumerate(tokens)
        if t.head == at and n != at and not any(s.start <= t.start < s.end for s in times)
    ]
    found: set[int] = set()
    behind = ("obl",) if event_types()[event.type].transitive else ()
    for relation in ("obj", "nsubj:pass", *behind, "nsubj", "nmod"):
        found = found or {n for n in below if tokens[n].dep == relation}
    if tokens[at].pos == "NOUN":
        found = {at, *(n for n in below if tokens[n].dep.partition(":")[0] in _WITHIN)}
    if not found and tokens[at].dep == "acl":
        found = {tokens[at].head}
    heads = [tokens[n] for n in sorted(found)]
    for _ in range(_DEPTH):
        found |= {
            n
            for n, t in enumerate(tokens)
            if t.head in found and at not in (t.head, n) and t.dep.partition(":")[0] in _WITHIN
        }
    return heads, [tokens[n] for n in sorted(found) if tokens[n].pos in ("NOUN", "PROPN", "ADJ", "PRON")]


def _one(first: State, second: State, likeness: Likeness) -> bool:
    """Whether two words for a state are of one person, or of one thing in places and bodies that agree."""
    if first.people and second.people:
        return bool(first.people & second.people)
    if first.named and second.named and not first.named & second.named:
        return False
    if not first.things or not second.things:
        return False
    return float(likeness.table(first.things, second.things).max()) >= THING


def _days(first: State, second: State, frames: Frames) -> tuple[str, str]:
    return frames.sources[first.report].published, frames.sources[second.report].published


def _known(other: State, end: State, frames: Frames) -> bool:
    """Whether a report of an earlier day tells the end already, so that it is no news."""
    return before(*_days(other, end, frames))


def _moved_on(begun: State, end: State, frames: Frames) -> bool:
    """Whether a report of a later day tells the end, of what began shortly before and ended since."""
    if not before(*_days(begun, end, frames)):
        return False
    written = frames.sources[begun.report].published[:10]
    if end.time is not None and end.time.latest and end.time.latest[:10] <= written:
        return False
    started = begun.time.latest[:10] if begun.time is not None else ""
    try:
        lasted = date.fromisoformat(written) - date.fromisoformat(started) if started else None
    except ValueError:
        return False
    return lasted is None or abs(lasted.days) <= RECENT


def _ended_there(begun: State, over: Sequence[State], likeness: Likeness) -> bool:
    """Whether the report that tells of the state says itself that it is over: of the same, in one clause
    ("those abducted have been freed"), or with nobody said and nothing named."""
    return any(
        s.report == begun.report
        and (
            _one(begun, s, likeness)
            or s.event.start <= begun.event.trigger.start < s.event.end
            or not (s.people or s.things)
        )
        for s in over
    )


def _finding(begun: Sequence[State], over: Sequence[State], frames: Frames) -> Finding:
    sides = tuple(
        event_side(told[0].event.type, ((s.report, s.event, cue(s.event)) for s in told), frames)
        for told in (begun, over)
    )
    (before_it, begins), (later, ends) = told_by(sides, frames)
    return Finding(
        id=content_id("f", "state", *sorted(f"{s.report}.{s.event.id}" for s in (*begun, *over))),
        kind="update",
        aspect="polarity",
        sides=sides,
        explanation=f"A later report says that it is over: {before_it}: {begins}; {later}: {ends}.",
        reasons=(
            "the two words are opposite states of one person or thing",
            "the reports with the new state were all published on a later day",
        ),
        importance=0.7,
        evidence=tuple(e for s in sides for e in s.evidence),
    )
