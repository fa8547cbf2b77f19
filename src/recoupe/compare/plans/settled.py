"""Plans that one says are settled and another only possible, denied or cancelled."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from recoupe.compare.plans.moved import Moved, moved_to
from recoupe.compare.statements.frames import Frames, Source
from recoupe.matching import content_id
from recoupe.model import Event, Finding, PlannedItem, Side, Span, TimeExpression

Limit = Callable[[Source, TimeExpression], bool]

_STANCE = {
    "happened": "settled",
    "planned": "settled",
    "possible": "possible",
    "conditional": "possible",
    "denied": "denied",
    "cancelled": "denied",
}


def plan_differences(agenda: Sequence[PlannedItem], frames: Frames, is_limit: Limit) -> Iterator[Finding]:
    """The entries of the agenda on which statements differ: settled, only possible, or denied.

    `is_limit` tells whether a day is one until which something is so.
    """
    for item in agenda:
        by_stance: dict[str, list[tuple[str, Event]]] = defaultdict(list)
        for (report, event_id), status in zip(item.statements, item.statuses, strict=True):
            event = frames.event(report, event_id)
            if event is not None:
                by_stance[_STANCE.get(status, status)].append((report, event))
        told = [pair for pairs in by_stance.values() for pair in pairs]
        if any(_lasts_until(frames.sources[report], event, is_limit) for report, event in told):
            continue  # what is suspended until a day and what does not run until then are one thing
        denying = {report for report, _ in by_stance.get("denied", ())}
        for stance in [s for s in by_stance if s != "denied"]:
            # A report that calls a plan off names the plan first: that is no stance of its own.
            kept = [(report, event) for report, event in by_stance[stance] if report not in denying]
            by_stance[stance] = kept
            if not kept:
                del by_stance[stance]
        if not _differ(by_stance, frames):
            continue
        moved = [m for r, e in told if r in denying and (m := moved_to(frames.sources[r], e))]
        yield _finding(item, by_stance, frames, moved[:1])
        before = {stance: told for stance, told in by_stance.items() if stance != "denied"}
        if _differ(before, frames) and _later(by_stance, frames):
            yield _finding(item, before, frames, ())


def _differ(by_stance: dict[str, list[tuple[str, Event]]], frames: Frames) -> bool:
    """Whether reports take more than one stance, and not one origin alone all of them.

    In versions of one text a change of stance is a changed word, which the words tell better.
    """
    told = {frames.sources[r].origin or r for events in by_stance.values() for r, _ in events}
    return len(by_stance) > 1 and len(told) > 1


def _finding(
    item: PlannedItem,
    by_stance: dict[str, list[tuple[str, Event]]],
    frames: Frames,
    moved: Sequence[Moved],
) -> Finding:
    later = _later(by_stance, frames)
    moved = moved if later else ()
    sides = tuple(
        _side(stance, by_stance[stance], frames, moved if stance == "denied" else ())
        for stance in sorted(by_stance)
    )
    said = "; ".join(
        f"{_called(by_stance[s.value], s.value)} ({_by(by_stance[s.value], frames)})" for s in sides
    )
    dates = ", ".join(dict.fromkeys(f"“{m.words}”" for m in moved))
    return Finding(
        id=content_id("f", "plan", item.id, *sorted(by_stance)),
        kind="update" if later else "difference",
        aspect="certainty" if "denied" not in by_stance else "polarity",
        sides=sides,
        explanation=(
            f"A later report changes the plan “{item.title}”: {said}" + (f"; now {dates}." if moved else ".")
            if later
            else f"They differ on how sure “{item.title}” is: {said}."
        ),
        reasons=(
            "the statements are about the same planned event: same kind, participants and time",
            *(("the reports with the new state were all published later",) if later else ()),
        ),
        importance=0.8,
        evidence=tuple(e for s in sides for e in s.evidence),
    )


def _lasts_until(source: Source, event: Event, is_limit: Limit) -> bool:
    """Whether the day of an event is the end of what it tells."""
    time = next((t for t in source.report.times if t.id == event.time), None)
    return time is not None and is_limit(source, time)


def _called(events: Sequence[tuple[str, Event]], stance: str) -> str:
    """A stance in words: what was to be and is not was called off or put off, which denies nothing."""
    off = stance == "denied" and all(event.factuality == "cancelled" for _, event in events)
    return "called or put off" if off else stance


def _later(by_stance: dict[str, list[tuple[str, Event]]], frames: Frames) -> bool:
    """Whether the plan was called off only by reports that came out on a later day than all others.

    Of two stances on one day neither is known to be the newer state: reporters differ.
    """
    if "denied" not in by_stance:
        return False
    days = {
        side: [frames.sources[r].published[:10] for r, _ in told]
        for side in (True, False)
        for told in [[t for stance, ts in by_stance.items() if (stance == "denied") == side for t in ts]]
    }
    return all(len(d) == 10 for d in (*days[True], *days[False])) and min(days[True]) > max(days[False])


def _side(stance: str, events: Sequence[tuple[str, Event]], frames: Frames, moved: Sequence[Moved]) -> Side:
    evidence = [frames.sources[r].evidence([_whole(frames.sources[r], e)])[0] for r, e in events]
    marks = [frames.sources[r].evidence([e.factuality_span or e.trigger])[0] for r, e in events]
    evidence += [e for m in moved for e in frames.sources[m.report].evidence([m.sentence])]
    marks += [e for m in moved for e in frames.sources[m.report].evidence([m.day])]
    return Side(
        reports=tuple(sorted({r for r, _ in events})),
        origins=tuple(sorted({frames.sources[r].origin for r, _ in events})),
        value=stance,
        evidence=tuple(dict.fromkeys(evidence)),
        marks=tuple(dict.fromkeys(marks)),
    )


def _whole(source: Source, event: Event) -> Span:
    """The sentence that tells of an event; its clause may leave out the word that makes it sure or not."""
    held = [s for s in source.report.sentences if s.start <= event.start < s.end]
    return Span(held[0].start, held[0].end) if held else Span(event.start, event.end)


def _by(events: Sequence[tuple[str, Event]], frames: Frames) -> str:
    """Who says so: the speaker where the event is reported speech, and the outlet."""
    said: dict[str, None] = {}
    for report, event in events:
        source = frames.sources[report]
        speaker = source.entity(event.by) if event.by else None
        said[f"{speaker.name} in {source.name}" if speaker else source.name] = None
    return ", ".join(said)
