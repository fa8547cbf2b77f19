"""Contrasts gathered into findings: one for each thing that differs, with a side for each value."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from recoupe.compare.statements.contrast import Contrast, Contrasted, Mark, Pair
from recoupe.compare.statements.frames import Frame, Frames, Source
from recoupe.compare.statements.pace import PACES, Pace, moves
from recoupe.compare.statements.wordings import explain
from recoupe.languages.units import same_quantity
from recoupe.matching import content_id
from recoupe.model import Evidence, Finding, Point, Quantity, Side, Span

LARGE = 20
"""From what count on a later report that gives it too means the same thing by it."""


def differences(points: Sequence[Point], found: Contrasted, frames: Frames) -> Iterator[Finding]:
    """The differences and updates of all points; one that several points show is given once.

    `found` are the contrasts of each point by its id.
    """
    seen: set[tuple[str, ...]] = set()
    for point in points:
        by_aspect: dict[str, list[tuple[Pair, Contrast]]] = defaultdict(list)
        for _, pair, contrast in found[point.id]:
            by_aspect[contrast.aspect].append((pair, contrast))
        for aspect, items in sorted(by_aspect.items()):
            for group in _components(items):
                made = finding(point, group, frames)
                values = sorted(s.value for s in made.sides)
                reports = sorted(r for s in made.sides for r in s.reports)
                key = (aspect, *values, *reports)
                if key not in seen:
                    seen.add(key)
                    yield made


def _components(found: Sequence[tuple[Pair, Contrast]]) -> list[list[tuple[Pair, Contrast]]]:
    """The contrasts that share a value, together."""
    groups: list[tuple[set[str], list[tuple[Pair, Contrast]]]] = []
    for item in found:
        values = {item[1].first.value, item[1].second.value}
        touching = [g for g in groups if g[0] & values]
        groups = [g for g in groups if not g[0] & values]
        merged = (values.union(*(g[0] for g in touching)), [i for g in touching for i in g[1]] + [item])
        groups.append(merged)
    return [items for _, items in groups]


def finding(point: Point, group: Sequence[tuple[Pair, Contrast]], frames: Frames) -> Finding:
    """Contrasts that belong together as one finding, a side for each value."""
    claims: dict[str, dict[str, tuple[Frame, Mark]]] = defaultdict(dict)
    for pair, contrast in group:
        for frame, mark in ((pair.first, contrast.first), (pair.second, contrast.second)):
            claims[mark.value].setdefault(frame.statement.id, (frame, mark))
    aspect = group[0][1].aspect
    if aspect == "figure":
        _join_converted(claims, {frozenset({c.first.value, c.second.value}) for _, c in group})
    sides = sorted((_side(v, list(c.values())) for v, c in claims.items()), key=_first_place)
    translated = all(pair.version and pair.first.language != pair.second.language for pair, _ in group)
    pace = min((contrast.pace for _, contrast in group), key=PACES.index)
    newer = not translated and _moves_on(sides, frames, pace)  # a translator's slip is no news
    kind = "update" if newer else "difference"
    if kind == "update":
        sides = sorted(sides, key=lambda s: min(frames.sources[r].published for r in s.reports))
    probability = max(pair.probability for pair, _ in group)
    weight = max(contrast.weight for _, contrast in group)
    version = all(pair.version for pair, _ in group)
    importance = (0.5 if kind == "difference" else 0.4) + 0.3 * weight + 0.2 * point.importance * probability
    return Finding(
        id=content_id("f", kind, aspect, point.id, *(s.value for s in sides)),
        kind=kind,  # type: ignore[arg-type]
        aspect=aspect,
        point=point.id,
        sides=tuple(sides),
        explanation=explain(kind, aspect, sides, [group[0][1].topic], frames),
        reasons=_reasons(group, kind, version),
        importance=round(min(importance, 1.0), 4),
        evidence=tuple(e for s in sides for e in s.evidence),
    )


def _join_converted(claims: dict[str, dict[str, tuple[Frame, Mark]]], apart: set[frozenset[str]]) -> None:
    """Puts values together that are one in two units (38 km, 24 miles), unless they are `apart`."""
    for first, second in combinations(list(claims), 2):
        if first not in claims or second not in claims or frozenset({first, second}) in apart:
            continue
        mine, theirs = _told(claims[first].values()), _told(claims[second].values())
        if any(same_quantity(a, b).verdict == "converted" for a in mine for b in theirs):
            less, more = sorted((first, second), key=lambda v: len(claims[v]))
            claims[more].update(claims.pop(less))


def _told(claims: Iterable[tuple[Frame, Mark]]) -> list[Quantity]:
    """The figures that marks stand on."""
    return [
        q
        for frame, mark in claims
        for q in frame.source.report.quantities
        if any(s.start <= q.start < s.end for s in mark.spans)
    ]


def _side(value: str, claims: Sequence[tuple[Frame, Mark]]) -> Side:
    claims = sorted(claims, key=lambda c: (c[0].source.id, c[0].span.start))
    return Side(
        reports=tuple(sorted({f.source.id for f, _ in claims})),
        origins=tuple(sorted({f.origin for f, _ in claims})),
        value=value,
        evidence=tuple(e for f, m in claims for e in (*f.statement.evidence, *_outside(f, m))),
        marks=tuple(e for f, m in claims for e in f.source.evidence(m.spans)),
    )


def _outside(frame: Frame, mark: Mark) -> tuple[Evidence, ...]:
    """The marked words that stand outside the statement, as those of a speaker may."""
    covered = [Span(e.start, e.end) for e in frame.statement.evidence]
    return frame.source.evidence(s for s in mark.spans if not any(c.covers(s) for c in covered))


def _first_place(side: Side) -> tuple[str, int]:
    return (side.evidence[0].report, side.evidence[0].start) if side.evidence else ("", 0)


def _moves_on(sides: Sequence[Side], frames: Frames, pace: Pace) -> bool:
    """Whether the values follow each other in time: every report of one before every report of the next, and
    no still later one goes back to the first."""
    order = sorted(sides, key=lambda side: min(frames.sources[r].published for r in side.reports))
    told = [[frames.sources[r].published for r in side.reports] for side in order]
    return all(
        moves(one, other, pace) for earlier, later in pairwise(told) for one in earlier for other in later
    ) and not any(
        _goes_back(source, order, frames)
        for source in frames.sources.values()
        if source.published > max(told[-1])
    )


def _goes_back(source: Source, order: Sequence[Side], frames: Frames) -> bool:
    """Whether a report gives the first of some values and not the last; a small number may be of anything."""
    first, last = (_figures(side, frames) for side in (order[0], order[-1]))
    known = source.report.quantities
    return any(_large(old) and any(same_quantity(old, q).same for q in known) for old in first) and not any(
        same_quantity(new, q).same for new in last for q in known
    )


def _figures(side: Side, frames: Frames) -> list[Quantity]:
    """The figures that a side marks."""
    return [
        q
        for mark in side.marks
        for q in frames.sources[mark.report].report.quantities
        if mark.start <= q.start < mark.end
    ]


def _large(quantity: Quantity) -> bool:
    return quantity.dimension != "count" or quantity.low >= LARGE


def _reasons(group: Sequence[tuple[Pair, Contrast]], kind: str, version: bool) -> tuple[str, ...]:
    reasons = list(dict.fromkeys(r for _, contrast in group for r in contrast.reasons))
    if version:
        reasons.append("one report is a version of the other (copy or translation): the change is an edit")
    if kind == "update":
        reasons.append("the reports with the new value were all published later")
    return tuple(reasons)
