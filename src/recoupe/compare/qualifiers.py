"""A word that limits a statement (nearly, at least, most of, alleged), which one side leaves out."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.compare.lexicon import lexicon
from recoupe.languages.units import same_quantity
from recoupe.matching import fold
from recoupe.model import Quantity, Span

FEW = 3
"""The most words that a dropped qualifier has; a longer stretch is a cut, not a qualifier."""


def qualifier_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A dropped qualifier: within a language by the changed words, across languages at the same figure."""
    if pair.edits is not None:
        yield from _dropped(pair)
    elif pair.version and pair.across and pair.probability >= 0.8:
        yield from _unlimited(pair)


def _dropped(pair: Pair) -> Iterator[Contrast]:
    """Words that stand on one side only, with nothing in their place, and among them one that limits."""
    assert pair.edits is not None  # the caller has seen to it
    for first, second in pair.edits.pieces:
        if (first is None) == (second is None):
            continue
        frame, span = (pair.first, first) if first is not None else (pair.second, second)
        table = lexicon(frame.language)
        tokens = frame.source.tokens(span) if span else []
        words = [t.text.lower() for t in tokens if any(c.isalnum() for c in t.text)]
        if table is None or not 0 < len(words) <= FEW or not set(words) & (table.degree | table.alleged):
            continue
        marks = (Mark(value="limited", spans=(span,) if span else ()), Mark(value="not limited", spans=()))
        yield _contrast(marks, swapped=first is None)


def _unlimited(pair: Pair) -> Iterator[Contrast]:
    """The same figure, limited on one side (about, at least), and on the other side with no such word."""
    for swapped, (limited, plain) in enumerate(((pair.first, pair.second), (pair.second, pair.first))):
        table = lexicon(plain.language)
        if table is None or any(
            fold(t.text) in table.degree or t.text.lower() in table.degree for t in plain.tokens
        ):
            continue
        for q in limited.quantities:
            twins = [o for o in plain.quantities if o.modifier == "exact" and same_quantity(q, o).same]
            if (
                q.modifier in ("about", "at_least", "at_most", "more", "less")
                and len(twins) == 1
                and q.low == twins[0].low
            ):
                marks = (_mark(limited, q), _mark(plain, twins[0]))
                yield _contrast(marks, swapped=bool(swapped))


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


def _mark(frame: Frame, q: Quantity) -> Mark:
    start = max(q.start - 20, frame.span.start)
    before = [t for t in frame.source.tokens(Span(start, q.start)) if t.text.isalpha()][-2:]
    table = lexicon(frame.language)
    words = [Span(t.start, t.end) for t in before if table and t.text.lower() in table.degree]
    value = "exact" if q.modifier == "exact" else q.modifier.replace("_", " ")
    return Mark(value=value, spans=(*words, Span(q.start, q.end)))
