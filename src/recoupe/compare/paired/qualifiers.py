"""A word that limits a statement (nearly, at least, most of, alleged), which one side leaves out."""

from collections.abc import Iterator, Sequence

from recoupe.compare.paired.numerals import Numeral, numerals
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.signs import CONTENT, doubtful, listed
from recoupe.model import Span, Token

FEW = 3
"""The most words that a dropped qualifier has; a longer stretch is a cut, not a qualifier."""

LIMITED = 0.8
"""The least probability of a pair across languages in which a limit may be missed."""

LIKE = 0.3
"""The cosine from which a word of the other side may limit in the same way."""

BESIDE = 3
NEAR = 6
"""The words before and after a figure among which its limit stands; and among which a word that says the
limit in another way stands."""

LONGEST = 4
"""The most words of a limit."""


def qualifier_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Words that stand on one side only, with nothing in their place, and among them one that limits.

    Across languages, in versions of one text, only those words are compared that a translator keeps.
    """
    if pair.version and pair.across and not pair.partial and pair.probability >= LIMITED:
        yield from _dropped(pair)
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


def _dropped(pair: Pair) -> Iterator[Contrast]:
    """A limit that a translator keeps, where the other side has nothing that may stand for it."""
    for limited, plain, swapped in ((pair.first, pair.second, False), (pair.second, pair.first, True)):
        tables = lexicon(limited.language), lexicon(plain.language)
        if any(table is None or not table.kept for table in tables):
            continue
        for words, figure in limits(limited):
            there = _same_figure(figure, plain) if figure else None
            if _lightly_dropped(limited, words) or (figure and there is None):
                continue
            if _limits_too(pair, words, limited, plain, there):
                continue
            spans = (Span(words[0].start, words[-1].end),), (Span(there.start, there.end),) if there else ()
            marks = Mark(value="limited", spans=spans[0]), Mark(value="not limited", spans=spans[1])
            yield _contrast(marks, swapped=swapped)
            return


def limits(frame: Frame) -> list[tuple[list[Token], Numeral | None]]:
    """The limits of a statement that a translator keeps, each with the figure behind it, if one is there."""
    table = lexicon(frame.language)
    if table is None:
        return []
    tokens, figures = frame.tokens, numerals(frame)
    found: list[tuple[list[Token], Numeral | None]] = []
    place = 0
    while place < len(tokens):
        for length in range(LONGEST, 0, -1):
            words = tokens[place : place + length]
            phrase = _phrase(frame, words)
            kept = phrase in table.kept
            if len(words) == length and (kept or phrase in table.kept_of_figures | table.not_quite):
                after = words[-1].end
                figure = next((n for n in figures if _follows(frame.source.text[after : n.start])), None)
                titled = place > 0 and words[0].text[:1].isupper()
                if (kept or figure) and not titled and not (phrase in table.spanning and _no_limit(figure)):
                    found.append((words, figure))
                place += length - 1
                break
        place += 1
    return found


def _no_limit(figure: Numeral | None) -> bool:
    """Whether a word that may bound a figure does not: the figure is of a length of time, or the word is of
    a verb ("hand over 120")."""
    if figure is None:
        return False
    if figure.quantity is not None:
        return figure.quantity.dimension in ("duration", "age") or figure.quantity.modifier == "exact"
    return figure.time is not None and figure.time.type == "DURATION"


def _lightly_dropped(frame: Frame, words: Sequence[Token]) -> bool:
    """Whether a limit is one that translators drop and add oftener than editors: that a figure is near, or
    that a report does not vouch for what it says."""
    table = lexicon(frame.language)
    said = _phrase(frame, words)
    return table is not None and (said in table.near or said in table.alleged)


def _phrase(frame: Frame, words: Sequence[Token]) -> str:
    """Words as a list holds them: lower-case, one space between them, a straight apostrophe."""
    text = frame.source.text[words[0].start : words[-1].end] if words else ""
    return " ".join(text.lower().replace("’", "'").split())


def _follows(between: str) -> bool:
    """Whether a figure stands right behind a limit: nothing but signs in between."""
    return 0 < len(between) <= 4 and not any(c.isalnum() for c in between)


def _same_figure(figure: Numeral, frame: Frame) -> Numeral | None:
    """The one number of a statement that is the figure."""
    same = [n for n in numerals(frame) if n.values & figure.values]
    return same[0] if len(same) == 1 and not (figure.dated or same[0].dated) else None


def _limits_too(
    pair: Pair, words: Sequence[Token], limited: Frame, plain: Frame, figure: Numeral | None
) -> bool:
    """Whether anything on the other side may limit: by a limit that is kept there or a word that may stand
    for one anywhere, by any other limit beside the figure, or by a word near in meaning."""
    table = lexicon(plain.language)
    said_so = lexicon(limited.language)
    assert table is not None  # the caller has seen to it
    assert said_so is not None
    if any(phrase in " ".join(t.text.lower() for t in plain.tokens) for phrase in table.not_quite):
        return True
    alleged = any(listed(t, said_so.alleged) for t in words)
    kept = {w for phrase in table.kept | table.kept_of_figures for w in phrase.split() if len(w) > 3}
    # Limits of degree count beside a figure only.
    sure = frozenset(kept - table.degree) | table.limiting | table.alleged
    beside = plain.tokens if figure is None else _beside(plain, figure, BESIDE)
    near = plain.tokens if figure is None else _beside(plain, figure, NEAR)
    if any(listed(t, sure) for t in near) or any(listed(t, table.degree) for t in beside):
        return True
    if figure and any(near is not None and near.start == figure.start for _, near in limits(plain)):
        return True
    if figure and any(sign in table.limiting for sign in _beside_sign(plain.source.text, figure)):
        return True
    if alleged and any(listed(t, table.reported | table.doubt) or doubtful(t, table) for t in plain.tokens):
        return True
    phrase = " ".join(t.text for t in words)
    said = [t.text for t in plain.tokens if t.pos in ("", *CONTENT) and t.text[:1].isalpha()]
    return any(pair.likeness.cosine(phrase, word) >= LIKE for word in said)


def _beside_sign(text: str, figure: Numeral) -> str:
    """The characters right before and right after a figure (~50, 300+)."""
    return text[max(figure.start - 2, 0) : figure.start] + text[figure.end : figure.end + 2]


def _beside(frame: Frame, figure: Numeral, reach: int) -> list[Token]:
    """The words before and after a figure, so many on each side."""
    tokens = frame.tokens
    at = next((n for n, t in enumerate(tokens) if t.end > figure.start), 0)
    return tokens[max(0, at - reach) : at + reach + 1]


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
