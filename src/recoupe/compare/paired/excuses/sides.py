"""What the checks of a contrast share: its two sides, and the words around a marked place."""

from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.matching import fold
from recoupe.model import Quotation, Span, Token


def sides(pair: Pair, contrast: Contrast) -> tuple[tuple[Frame, Mark, Frame], tuple[Frame, Mark, Frame]]:
    """Each statement with its mark and the statement that it is laid against."""
    return (pair.first, contrast.first, pair.second), (pair.second, contrast.second, pair.first)


def governor(frame: Frame, mark: Mark) -> Token | None:
    """The word that a stretch hangs on, None without a parse."""
    tokens = frame.source.sentence_tokens(mark.spans[0].start) if mark.spans else ()
    inside = {n for n, t in enumerate(tokens) if any(s.start <= t.start < s.end for s in mark.spans)}
    outside = (
        tokens[tokens[n].head] for n in sorted(inside) if tokens[n].dep and tokens[n].head not in inside
    )
    return next(outside, None)


def predicates(frame: Frame) -> list[Token]:
    """The nouns and adjectives of a statement that a copula says of somebody."""
    tokens = [t for s in frame.source.sentences(frame.span) for t in s.tokens]
    said = {
        s.tokens[t.head].start for s in frame.source.sentences(frame.span) for t in s.tokens if t.dep == "cop"
    }
    return [t for t in tokens if t.start in said and frame.holds(Span(t.start, t.end))]


def quotation(frame: Frame) -> Quotation | None:
    """The quotation that a statement is, None where it is none."""
    return frame.source.quotation(frame.statement.items[0]) if frame.statement.items else None


def shared_words(first: list[Token], second: list[Token], *, of_shorter: bool = False) -> float:
    """The share of the longer, or the shorter, list of words that stands in the other."""
    a, b = ([fold(t.text) for t in side if any(c.isalnum() for c in t.text)] for side in (first, second))
    rest = list(b)
    both = 0
    for word in a:
        if word in rest:
            rest.remove(word)
            both += 1
    size = min(len(a), len(b)) if of_shorter else max(len(a), len(b))
    return both / size if size else 0.0
