"""What the rest of a story explains: two values of which one report gives both belong to two things."""

from recoupe.compare.acts import ALIKE
from recoupe.compare.figures import agree
from recoupe.compare.frames import Frames, Source
from recoupe.compare.likeness import Likeness
from recoupe.model import Evidence, Finding, Quantity


def both_given(finding: Finding, frames: Frames, likeness: Likeness) -> bool:
    """Whether some report gives both values of a difference of figures between independent accounts, for
    things of one kind."""
    if finding.kind != "difference" or finding.aspect != "figure" or len(finding.sides) != 2:
        return False
    first, second = (side.origins for side in finding.sides)
    if set(first) & set(second):
        return False
    a, b = (_quantity(side.marks, frames) for side in finding.sides)
    if a is None or b is None:
        return False
    return any(
        _gives(source, a, b, likeness) and _gives(source, b, a, likeness)
        for source in frames.sources.values()
    )


def _quantity(marks: tuple[Evidence, ...], frames: Frames) -> Quantity | None:
    return next(
        (
            q
            for mark in marks
            for q in frames.sources[mark.report].report.quantities
            if q.start < mark.end and mark.start < q.end
        ),
        None,
    )


def _gives(source: Source, quantity: Quantity, other: Quantity, likeness: Likeness) -> bool:
    """Whether a report gives a figure, and not the other one, for something of the same kind."""
    noun = quantity.counted_lemma
    return any(
        agree(quantity, q)
        and not agree(other, q)
        and (not noun or not q.counted_lemma or likeness.cosine(noun, q.counted_lemma) >= ALIKE)
        for q in source.report.quantities
        if q.dimension == quantity.dimension
    )
