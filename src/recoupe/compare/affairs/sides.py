"""Findings on affairs: the sides, and what is said."""

from collections.abc import Callable, Sequence

from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import kinds
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.wordings import who
from recoupe.matching import content_id
from recoupe.model import Aspect, Evidence, Finding, Sentence, Side, Span, TimeExpression

_Pair = tuple[Stance, Stance]

_IMPORTANCE = 0.75


def untangled(
    pairs: Sequence[_Pair], said: Callable[[Stance], object], *, turning: bool, gathering: bool = True
) -> list[tuple[list[Stance], list[Stance]]]:
    """Pairs gathered into groups of two sides: all that stand against each other and of which one thing is
    `said`; where `gathering`, what stands against the same words stands on one side. Where `turning`, it is
    all one which side comes first."""
    groups: dict[tuple[object, object], tuple[list[Stance], list[Stance]]] = {}
    for one, other in pairs:
        a, b = one, other
        if turning and (said(b), said(a)) in groups:
            a, b = b, a
        old, new = groups.setdefault((said(a), said(b)), ([], []))
        old += [a] if a not in old else []
        new += [b] if b not in new else []
    gathered: list[tuple[list[Stance], list[Stance]]] = []
    for old, new in groups.values():
        same = next((g for g in gathered if g[0] == old), None) if gathering else None
        if same is None:
            gathered.append((old, new))
        else:
            same[1].extend(s for s in new if s not in same[1])
    return gathered


def made(
    name: str,
    old: Sequence[Stance],
    new: Sequence[Stance],
    frames: Frames,
    *,
    later: bool,
    day: bool = False,
) -> Finding:
    """A finding on an affair with the older words on its first side."""
    sides = tuple(_side_of_stances(told, frames, day=day) for told in (old, new))
    kind = kinds()[name]
    parts = "; ".join(f"{who(side, frames)}: {_words(side)}" for side in sides)
    what = kind.day if day else kind.name
    said = "A later report changes" if later else "They differ on"
    return Finding(
        id=content_id(
            "f", "affair", name, str(day), *sorted(f"{s.report}.{s.span.start}" for s in (*old, *new))
        ),
        kind="update" if later else "difference",
        aspect="date" if day else "polarity",
        sides=sides,
        explanation=f"{said} {what}: {parts}.",
        reasons=(
            "the words are of one affair, and of one person or thing",
            "the days have no moment in common" if day else "the two cannot both be so",
            *(("the reports with the new state were all published later",) if later else ()),
        ),
        importance=_IMPORTANCE,
        evidence=tuple(e for s in sides for e in s.evidence),
    )


def _side_of_stances(told: Sequence[Stance], frames: Frames, *, day: bool) -> Side:
    first = told[0]
    value = first.time.value[:10] if day and first.time is not None else first.value
    places = [(s.report, s.origin, _mark(s, day=day), s.span) for s in told]
    return _side(f"not {value}" if first.denied else value, places, frames)


def _mark(stance: Stance, *, day: bool) -> Span:
    if day and stance.time is not None:
        return Span(stance.time.start, stance.time.end)
    return stance.span


def _words(side: Side) -> str:
    return ", ".join(dict.fromkeys(f"“{m.text}”" for m in side.marks))


_Act = tuple[str, Sequence[tuple[str, str, Span, Span]]]
"""What a side says of an act: affirmed or denied; by report its account, the words to mark, the clause."""


_Day = tuple[Source, TimeExpression, Sentence]
"""A day, with the report and the sentence that give it."""


def made_of_acts(old: _Act, new: _Act, frames: Frames, *, later: bool) -> Finding:
    """A finding on one act that a report denies and others affirm, the older words first in an update."""
    sides = tuple(_side(value, told, frames) for value, told in (old, new))
    parts = "; ".join(f"{who(side, frames)}: {side.value} ({_words(side)})" for side in sides)
    done = "will not be done" if new[0] == "denied" else "was done"
    said = f"A later report says that it {done}" if later else "One denies what the other affirms"
    reason = "the clauses tell the same, of the same participants, but for the denial"
    return _made(("undone",), sides, f"{said}: {parts}.", reason, later=later)


def made_of_days(old: Sequence[_Day], new: _Day, frames: Frames) -> Finding:
    """An update of the day for which something is planned."""
    sides = tuple(
        _side(
            told[0][1].value[:10],
            [(s.id, s.origin_at(t.start), Span(t.start, t.end), Span(z.start, z.end)) for s, t, z in told],
            frames,
        )
        for told in (old, [new])
    )
    parts = "; ".join(f"{who(side, frames)}: {_words(side)}" for side in sides)
    reason = "the later report gives both days, the older one as what was planned"
    said = f"A later report gives another day: {parts}."
    return _made(("day",), sides, said, reason, later=True, aspect="date")


def made_of_causes(old: _Act, new: _Act, frames: Frames, *, later: bool) -> Finding:
    """A finding on the cause of one thing, the older words first in an update."""
    sides = tuple(_side(value, told, frames) for value, told in (old, new))
    parts = "; ".join(f"{who(side, frames)}: {_words(side)}" for side in sides)
    said = "A later report changes" if later else "They differ on"
    reason = "both give the cause of one thing, and the two have nothing in common"
    return _made(("cause",), sides, f"{said} the cause: {parts}.", reason, later=later)


def _made(
    key: tuple[str, ...],
    sides: tuple[Side, ...],
    explanation: str,
    reason: str,
    *,
    later: bool = False,
    aspect: Aspect = "polarity",
) -> Finding:
    """A finding whose id is made of its kind and of where its marks stand."""
    marks = sorted(f"{m.report}.{m.start}" for side in sides for m in side.marks)
    return Finding(
        id=content_id("f", *key, *marks),
        kind="update" if later else "difference",
        aspect=aspect,
        sides=sides,
        explanation=explanation,
        reasons=(reason,),
        importance=_IMPORTANCE,
        evidence=tuple(e for side in sides for e in side.evidence),
    )


def _side(value: str, told: Sequence[tuple[str, str, Span, Span]], frames: Frames) -> Side:
    evidence: list[Evidence] = []
    marks: list[Evidence] = []
    for report, _, mark, zone in told:
        source = frames.sources[report]
        evidence += source.evidence(Span(s.start, s.end) for s in source.sentences(zone))
        marks += source.evidence([mark])
    return Side(
        reports=tuple(sorted({report for report, *_ in told})),
        origins=tuple(sorted({origin for _, origin, *_ in told})),
        value=value,
        evidence=tuple(dict.fromkeys(evidence)),
        marks=tuple(dict.fromkeys(marks)),
    )
