"""A word that limits a statement (nearly, at least, most of, alleged), which one side leaves out."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.compare.lexicon import lexicon
from recoupe.model import Token

FEW = 3
"""The most words that a dropped qualifier has; a longer stretch is a cut, not a qualifier."""


def qualifier_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Words that stand on one side only, with nothing in their place, and among them one that limits.

    Across languages nothing is said: a translator moves such words about.
    """
    for first, second in pair.edits.pieces if pair.edits is not None else ():
        if (first is None) == (second is None):
            continue
        frame, span = (pair.first, first) if first is not None else (pair.second, second)
        table = lexicon(frame.language)
        tokens = frame.source.tokens(span) if span else []
        words = [t.text.lower() for t in tokens if any(c.isalnum() for c in t.text)]
        if any(t.pos in ("ADP", "SCONJ") and not _before_figure(frame, t) for t in tokens):
            continue
        if table is None or not 0 < len(words) <= FEW or not set(words) & (table.degree | table.alleged):
            continue
        marks = (Mark(value="limited", spans=(span,) if span else ()), Mark(value="not limited", spans=()))
        yield _contrast(marks, swapped=first is None)


def _before_figure(frame: Frame, token: Token) -> bool:
    """Whether a preposition limits a figure ("under 50", not "under the accord")."""
    return any(0 <= q.start - token.start <= len(token.text) + 1 for q in frame.quantities) or any(
        q.start <= token.start < q.end for q in frame.quantities
    )


def _contrast(marks: tuple[Mark, Mark], *, swapped: bool) -> Contrast:
    first, second = reversed(marks) if swapped else marks
    return Contrast(
        aspect="certainty",
        first=first,
        second=second,
        topic="qualifier",
        weight=0.5,
        reasons=("nothing stands in its place on the other side",),
    )
