"""Figures that differ: two quantities of the same thing, left over once all others have found their like."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.languages.units import same_quantity
from recoupe.matching.passages import figures, fold
from recoupe.model import Quantity, Span

ALIKE = 0.4
"""The least cosine of the words for what is counted at which two quantities may count the same thing."""


def figure_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Figures of the same thing with different values."""
    first = [q for q in _left(pair, 0) if _comparable(q)]
    second = [q for q in _left(pair, 1) if _comparable(q)]
    taken: set[str] = set()
    for a in first:
        rivals = [b for b in second if b.id not in taken and _same_thing(pair, a, b, len(first), len(second))]
        if len(rivals) != 1:
            continue
        b = rivals[0]
        taken.add(b.id)
        topic = a.counted or b.counted
        yield Contrast(
            aspect="figure",
            first=_mark(pair.first, a),
            second=_mark(pair.second, b),
            topic=topic,
            weight=0.9,
            reasons=_reasons(a, b),
        )


def _left(pair: Pair, side: int) -> list[Quantity]:
    """The quantities of one side whose value the other side has nowhere."""
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    values = {value for _, _, value in figures(other.text)}
    return [
        q
        for q in mine.quantities
        if pair.open(side, q.start, q.end)
        and not ({q.low, q.high} & values)
        and not any(same_quantity(q, o).same for o in other.quantities)
    ]


def _comparable(q: Quantity) -> bool:
    return q.dimension not in ("ordinal", "votes", "score") or q.low == q.high


def _same_thing(pair: Pair, a: Quantity, b: Quantity, left: int, right: int) -> bool:
    """Whether two quantities measure or count the same thing, as far as their words tell."""
    if a.dimension != b.dimension or same_quantity(a, b).verdict != "different":
        return False
    if a.counted and b.counted:
        near = _near(pair, a.counted, b.counted) or _near(pair, a.counted_lemma, b.counted_lemma)
        return near and (pair.version or not _other_act(pair, a, b))
    alone = left == 1 and right == 1
    return alone and (pair.version or pair.edits is not None or a.dimension != "count")


def _near(pair: Pair, a: str, b: str) -> bool:
    return bool(a and b) and (fold(a) == fold(b) or pair.likeness.cosine(a, b) >= ALIKE)


def _other_act(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether different things are said to have happened to what is counted."""
    return bool(a.predicate and b.predicate) and pair.likeness.cosine(a.predicate, b.predicate) < 0.25


def _mark(frame: Frame, q: Quantity) -> Mark:
    text = frame.source.text[q.start : q.end]
    value = f"{q.low:g}" if q.low == q.high else f"{q.low:g}–{q.high:g}"
    return Mark(value=f"{value} {q.unit}".strip(), spans=(Span(q.start, q.end),), shown=text)


def _reasons(a: Quantity, b: Quantity) -> tuple[str, ...]:
    reasons = [f"not rounding, unit or modifier: {same_quantity(a, b).reason}"]
    if a.unit == b.unit:
        reasons.append(f"same unit ({a.unit})" if a.unit else "no unit, so none to convert")
    if a.counted and b.counted:
        reasons.append(f"the same thing is counted: {a.counted} / {b.counted}")
    return tuple(reasons)
