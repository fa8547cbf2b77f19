"""A word that limits a statement (nearly, at least, most of, alleged), which one side leaves out."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.compare.lexicon import lexicon
from recoupe.model import Quantity, Span, Token

FEW = 3
"""The most words that a dropped qualifier has; a longer stretch is a cut, not a qualifier."""


LIMITS = frozenset({"more", "less", "at_least", "at_most"})
"""The limits compared across languages; "about" is left out by translators as they please."""

LEAST = 2
"""The least figure so compared: "one" is too often an article."""


def qualifier_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Words that stand on one side only, with nothing in their place, and among them one that limits.

    Across languages only the limits of figures are compared, in versions of one text: a translator moves the
    other words about.
    """
    if pair.version and pair.across and not pair.partial:
        yield from _limits(pair)
    for first, second in pair.edits.pieces if pair.edits is not None else ():
        if (first is None) == (second is None):
            continue
        frame, span = (pair.first, first) if first is not None else (pair.second, second)
        table = lexicon(frame.language)
        tokens = frame.source.tokens(span) if span else []
        words = [t.text.lower() for t in tokens if any(c.isalnum() for c in t.text)]
        if table is None or not 0 < len(words) <= FEW:
            continue
        limiting = [t for t in tokens if t.text.lower() in table.degree | table.alleged]
        if not limiting or any(t.pos in ("ADP", "SCONJ") and not _before_figure(frame, t) for t in limiting):
            continue
        marks = (Mark(value="limited", spans=(span,) if span else ()), Mark(value="not limited", spans=()))
        yield _contrast(marks, swapped=first is None)


def _limits(pair: Pair) -> Iterator[Contrast]:
    """One figure, more than so much or up to so much here, and so much without a limit there."""
    for limited, plain, swapped in ((pair.first, pair.second, False), (pair.second, pair.first, True)):
        table = lexicon(plain.language)
        if table is None or any(t.text.lower() in table.degree for t in plain.tokens):
            continue
        for figure in limited.quantities:
            same = [q for q in plain.quantities if (q.low, q.high) == (figure.low, figure.high)]
            if _limits_surely(limited, figure) and len(same) == 1 and same[0].modifier == "exact":
                spans = Span(figure.start, figure.end), Span(same[0].start, same[0].end)
                marks = Mark(value="limited", spans=spans[:1]), Mark(value="not limited", spans=spans[1:])
                yield _contrast(marks, swapped=swapped)
                return


def _limits_surely(frame: Frame, figure: Quantity) -> bool:
    """Whether the figure stands once, has a limit, and the word for it is no preposition of place."""
    table = lexicon(frame.language)
    once = sum((q.low, q.high) == (figure.low, figure.high) for q in frame.quantities) == 1
    words = {t.text.lower() for t in frame.tokens if figure.start - 8 <= t.start < figure.end}
    placed = table is not None and words & table.placing
    return once and not placed and figure.low >= LEAST and figure.modifier in LIMITS


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
