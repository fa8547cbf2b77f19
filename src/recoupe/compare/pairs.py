"""The pairs of statements to compare in a point, and every contrast between them."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Pair
from recoupe.compare.dates import date_contrasts
from recoupe.compare.figures import figure_contrasts
from recoupe.compare.frames import Frames
from recoupe.compare.likeness import Likeness
from recoupe.compare.names import name_contrasts
from recoupe.compare.polarity import certainty_contrasts, polarity_contrasts
from recoupe.compare.speakers import speaker_contrasts
from recoupe.compare.wording import wording_contrasts
from recoupe.model import Link, Point

_STATEMENT = (figure_contrasts, date_contrasts, name_contrasts, polarity_contrasts, certainty_contrasts)
_QUOTATION = (speaker_contrasts, wording_contrasts)


def contrasts(point: Point, frames: Frames, likeness: Likeness) -> Iterator[tuple[Link, Pair, Contrast]]:
    """What the linked statements of a point say differently, in order of the links.

    Two pairs with the same words on both sides are compared once for each pair of origins: copies say no
    more than what they copy.
    """
    statements = {s.id: s for s in point.statements}
    seen: set[tuple[str, ...]] = set()
    for link in point.links:
        first, second = frames.frame(statements[link.first]), frames.frame(statements[link.second])
        if first.source.id == second.source.id or (first.text == second.text and point.kind == "statement"):
            continue
        key = (first.text, second.text, first.source.origin, second.source.origin)
        if point.kind == "statement" and key in seen:
            continue
        seen.add(key)
        pair = Pair(first, second, probability=link.probability, partial=link.partial, likeness=likeness)
        for detect in _QUOTATION if point.kind == "quotation" else _STATEMENT:
            for contrast in detect(pair):
                yield link, pair, contrast
