"""Two figures, as two independent accounts give them."""

from recoupe.compare.apart.parts import part_and_whole
from recoupe.compare.paired.excuses.sides import sides
from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.scenes import OF_AN_HOUR, of_others, other_hours
from recoupe.compare.statements.signs import one_to_come
from recoupe.languages.units import convert
from recoupe.model import Quantity, Span

MANY_TIMES = 2.5
"""How many times one figure may be the other where statements pair: beyond it they are seldom of one thing.
Figures of sentences that do not pair are held to less (`recoupe.compare.apart.slots`)."""

COUNTED = 0.4
"""The least cosine of two nouns that are counted."""


def figure_excused(pair: Pair, contrast: Contrast) -> bool:
    """One dimension, no lone "one", no part of the other, of the same people, places and times, both done or
    both to come, not many times the other, and the value of either nowhere in the other report."""
    figures = [_quantity(frame, mark) for frame, mark, _ in sides(pair, contrast)]
    first, second = figures
    if first is None or second is None or first.dimension != second.dimension:
        return True
    if first.dimension == "count" and min(first.low, second.low) < 2:
        return True
    if first.dimension == "count" and not (first.counted_lemma and second.counted_lemma):
        return True
    if part_and_whole(pair.first.source, first, pair.second.source, second):
        return True
    if one_to_come(pair.first.tokens, pair.second.tokens, (pair.first.language, pair.second.language)):
        return True
    scenes = pair.first.source, pair.first.span, pair.second.source, pair.second.span
    if of_others(*scenes) or (first.dimension in OF_AN_HOUR and other_hours(*scenes)):
        return True
    other = convert(second.low, second.unit, first.unit) if first.unit != second.unit else second.low
    low, high = sorted((abs(first.low), abs(other if other is not None else first.low)))
    if high > MANY_TIMES * low or _among_others(pair, first) or _among_others(pair, second):
        return True
    if (
        first.dimension == "count"
        and pair.likeness.cosine(first.counted_lemma, second.counted_lemma) < COUNTED
    ):
        return True
    return any(
        q is not None and any(agree(q, other) for other in there.source.report.quantities)
        for q, (_, _, there) in zip(figures, sides(pair, contrast), strict=True)
    )


def _among_others(pair: Pair, quantity: Quantity) -> bool:
    """Whether a measure is one of several of its kind in either statement (60 % here, 80 % there)."""
    return bool(quantity.unit) and any(
        sum(q.unit == quantity.unit for q in frame.quantities) > 1 for frame in (pair.first, pair.second)
    )


def _quantity(frame: Frame, mark: Mark) -> Quantity | None:
    return next(
        (q for q in frame.quantities if any(s.overlaps(Span(q.start, q.end)) for s in mark.spans)), None
    )
