"""A sentence of one version that the other splits in two: what is left of it is looked for in both parts."""

from collections.abc import Iterator

from recoupe.compare.paired.excuses import excused
from recoupe.compare.paired.numbers_left import left_over, numeral_contrasts
from recoupe.compare.paired.propers import left_names, proper_contrasts
from recoupe.compare.statements.contrast import Contrast, Pair
from recoupe.compare.statements.frames import Frame, Frames
from recoupe.model import Span


def split_contrasts(pair: Pair, frames: Frames) -> Iterator[tuple[Pair, Contrast]]:
    """Numbers and names that differ once the sentence beside one of two statements is taken with it.

    It is taken only where a number or name is left on the other side alone, and where it says nothing that
    another statement says as a whole.
    """
    if not pair.version or not pair.across or pair.partial:
        return
    for left, contrasts in ((left_over, numeral_contrasts), (left_names, proper_contrasts)):
        first, second = left(pair)
        if bool(first) == bool(second):
            continue
        for wide in _wider(pair, frames, poorer=1 if first else 0):
            found = (c for c in contrasts(wide) if not excused(wide, c))
            yield from ((wide, c) for c in found if contrasts is proper_contrasts or _of_one_unit(wide, c))


def _of_one_unit(pair: Pair, contrast: Contrast) -> bool:
    """Whether both numbers are of one unit, or of none."""
    units = [
        {q.unit for q in f.quantities if any(s.overlaps(Span(q.start, q.end)) for s in m.spans)}
        for f, m in ((pair.first, contrast.first), (pair.second, contrast.second))
    ]
    return units[0] == units[1]


def _wider(pair: Pair, frames: Frames, *, poorer: int) -> Iterator[Pair]:
    """The pair with the side that has nothing left made longer."""
    for side in frames.widened(*((pair.second, pair.first) if poorer else (pair.first, pair.second))):
        first, second = (pair.first, side) if poorer else (side, pair.second)
        yield _pair(pair, first, second)


def _pair(pair: Pair, first: Frame, second: Frame) -> Pair:
    return Pair(first, second, probability=pair.probability, partial=False, likeness=pair.likeness)
