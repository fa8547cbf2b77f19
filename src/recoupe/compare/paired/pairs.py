"""The pairs of statements to compare in a point, and every contrast between them."""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from recoupe.compare.paired.dates import WEEKDAY, date_contrasts
from recoupe.compare.paired.excuses import excused
from recoupe.compare.paired.figures import figure_contrasts
from recoupe.compare.paired.names import name_contrasts
from recoupe.compare.paired.numbers_left import left_over, numeral_contrasts
from recoupe.compare.paired.numerals import counted
from recoupe.compare.paired.polarity import certainty_contrasts, polarity_contrasts
from recoupe.compare.paired.propers import proper_contrasts
from recoupe.compare.paired.qualifiers import qualifier_contrasts
from recoupe.compare.paired.speakers import speaker_contrasts
from recoupe.compare.paired.split import split_contrasts
from recoupe.compare.paired.wording import wording_contrasts
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Link, Point, Span

_STATEMENT = (
    figure_contrasts,
    date_contrasts,
    name_contrasts,
    polarity_contrasts,
    certainty_contrasts,
    qualifier_contrasts,
)
_SIDES = (attrgetter("first"), attrgetter("second"))
_SPLIT = frozenset({"figure", "date", "name", "place"})
_QUOTATION = (speaker_contrasts, wording_contrasts, figure_contrasts)


def contrasts(point: Point, frames: Frames, likeness: Likeness) -> Iterator[tuple[Link, Pair, Contrast]]:
    """What the linked statements of a point say differently, in order of the links.

    Two statements in the words of two others differ as those do: they are compared once, and the result is
    moved to where their words stand.
    """
    known: dict[tuple[str, str, bool, bool], tuple[Pair, list[Contrast]]] = {}
    for link, pair in compared(point, frames, likeness):
        first, second = pair.first, pair.second
        if first.text == second.text and point.kind == "statement":
            continue
        if point.kind == "quotation":
            found = [c for detect in _QUOTATION for c in detect(pair) if not excused(pair, c)]
        else:
            key = (first.text, second.text, pair.version, pair.partial)
            if key not in known:
                known[key] = pair, _statement_contrasts(pair)
            model, found = known[key]
            found = [_moved(c, model, pair) for c in found] if model is not pair else found
        for contrast in found:
            yield link, pair, contrast
        if point.kind == "statement" and not any(c.aspect in _SPLIT for c in found):
            yield from ((link, wide, c) for wide, c in split_contrasts(pair, frames))


def _statement_contrasts(pair: Pair) -> list[Contrast]:
    """The contrasts of two statements; in versions of one text numbers and names are told as such first."""
    if not pair.version or pair.partial:
        return [c for detect in _STATEMENT for c in detect(pair) if not excused(pair, c)]
    found = [*numeral_contrasts(pair), *proper_contrasts(pair)]
    named = any(c.aspect in ("name", "place") for c in found)
    left = left_over(pair)
    for detect in _STATEMENT:
        if detect is name_contrasts and (pair.across or named):
            continue
        told = [[s for c in found for s in side(c).spans] for side in _SIDES]
        found += [
            c
            for c in detect(pair)
            if not any(
                s.overlaps(t)
                for side, known in zip(_SIDES, told, strict=True)
                for s in side(c).spans
                for t in known
            )
            and _unsettled(pair, c, left)
        ]
    return [c for c in found if not excused(pair, c)]


def _unsettled(pair: Pair, contrast: Contrast, left: tuple[list[Span], list[Span]]) -> bool:
    """Whether the numbers of a contrast of figures or dates, if it has any, are without their likes."""
    if contrast.aspect not in ("figure", "date") or contrast.topic == WEEKDAY:
        return True
    sides = ((pair.first, contrast.first, left[0]), (pair.second, contrast.second, left[1]))
    plain = contrast.aspect == "date" and not any(counted(f, m.spans) for f, m, _ in sides)
    return plain or all(any(s.overlaps(n) for s in m.spans for n in over) for _, m, over in sides)


def compared(point: Point, frames: Frames, likeness: Likeness) -> Iterator[tuple[Link, Pair]]:
    """The linked statements of a point that stand in two reports."""
    framed = {s.id: frames.frame(s) for s in point.statements}
    for link in point.links:
        first, second = framed[link.first], framed[link.second]
        if first.source.id != second.source.id:
            yield (
                link,
                Pair(first, second, probability=link.probability, partial=link.partial, likeness=likeness),
            )


def _moved(contrast: Contrast, model: Pair, pair: Pair) -> Contrast:
    """A contrast between two statements, for two others with the same words."""
    return msgspec.structs.replace(
        contrast,
        first=_shifted(contrast.first, pair.first.span.start - model.first.span.start),
        second=_shifted(contrast.second, pair.second.span.start - model.second.span.start),
    )


def _shifted(mark: Mark, by: int) -> Mark:
    return msgspec.structs.replace(mark, spans=tuple(Span(s.start + by, s.end + by) for s in mark.spans))
