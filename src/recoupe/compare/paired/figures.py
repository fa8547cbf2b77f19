"""Figures that differ: two quantities of the same thing, left over once all others have found their like."""

import re
from collections.abc import Iterator
from functools import cache

from text_to_num import text2num

from recoupe.compare.paired.dates import is_year
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.kept import once
from recoupe.compare.statements.pace import pace_of
from recoupe.languages.units import convert, same_quantity
from recoupe.matching.passages import fold
from recoupe.model import Quantity, Span, Token

ALIKE = 0.4
"""The least cosine of the words for what is counted at which two quantities may count the same thing."""

SURE = 0.95
"""The probability from which a pair of statements surely says the same: a judgement, set high because a wrong
difference costs more than a missed one."""

CONVERTED = 0.06
"""The room that a figure converted from another unit and rounded takes (85 miles, 135 kilometres)."""

MOST = 64
"""The most pairs of figures that two statements are asked for: a table of figures is no statement."""

MAGNITUDES = frozenset({1e3, 1e6, 1e9})

SCALES = frozenset({"°"})
"""Units that name no scale: 80 degrees here and 26 there may be one temperature."""

SPELLED = frozenset({"en", "fr", "de", "es", "it", "pt", "nl"})
"""The languages whose number words text2num reads."""

_SOFT = frozenset({"count", "ordinal", "age", "duration"})
"""Dimensions that languages exchange: a 21st birthday is 21 years, or 21."""

_NUMBER = re.compile(r"\d+")


def figure_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Figures of the same thing with different values."""
    first, second = _left(pair, 0), _left(pair, 1)
    if len(first) * len(second) > MOST:
        return
    taken: set[tuple[int, int]] = set()
    for a in first:
        alone = len(first) == len(second) == 1
        rivals = [
            b
            for b in second
            if _same_thing(pair, a, b, alone=alone)
            or (_sole(a, first) and _sole(b, second) and _same_measure(pair, a, b))
        ]
        if len(rivals) != 1 or (rivals[0].start, rivals[0].end) in taken:
            continue
        b = rivals[0]
        taken.add((b.start, b.end))
        if _cut_short(a, b):
            continue
        yield Contrast(
            aspect="figure",
            first=figure_mark(pair.first.source.text, a),
            second=figure_mark(pair.second.source.text, b),
            topic=(a.counted or b.counted) if a.dimension == "count" else "",
            weight=0.9,
            reasons=figure_reasons(a, b),
            pace=pace_of((pair.first.source, a), (pair.second.source, b)),
        )


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be one figure, converted and rounded as translators do."""
    if same_quantity(a, b).same:
        return True
    value = convert(b.low, b.unit, a.unit) if a.unit != b.unit and a.dimension == b.dimension else b.low
    near = value is not None and a.unit != b.unit and abs(value - a.low) <= CONVERTED * abs(a.low)
    return near or (a.unit == b.unit and abs(a.low) == abs(b.low) and abs(a.high) == abs(b.high))


def _cut_short(a: Quantity, b: Quantity) -> bool:
    """Whether one of two figures is the other without the word for its magnitude: "30.000 millones … y
    15.000" beside fifteen billion."""
    few, many = sorted((abs(a.low), abs(b.low)))
    return few > 0 and not (a.unit and b.unit) and many / few in MAGNITUDES


def _left(pair: Pair, side: int) -> list[Quantity]:
    """The quantities of one side whose value the other side has nowhere."""
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    known = _all(other)
    values = {value for _, _, value in other.numbers} | {v for q in known for v in (q.low, q.high)}
    values |= {float(n) for t in other.times for n in _NUMBER.findall(f"{t.value} {t.form}")}
    return [
        q
        for q in _all(mine)
        if pair.open(side, q.start, q.end)
        and q.unit not in SCALES
        and (q.low < 1e6 or _has_number(mine, q))
        and not ({q.low, q.high} & values)
        and not any(agree(q, o) for o in known)
    ]


def _has_number(frame: Frame, q: Quantity) -> bool:
    """Whether a large figure is written with a number, not by the name of its magnitude alone."""
    words = frame.source.text[q.start : q.end]
    return " " in words.strip() or any(c.isdigit() for c in words)


@once
def _all(frame: Frame) -> list[Quantity]:
    """The quantities of a statement, and the numbers that no annotation covers, as bare counts."""
    covered = frame.covered()
    start = frame.span.start
    bare = [(Span(start + low, start + high), value) for low, high, value in frame.numbers]
    bare = [(span, v) for span, v in bare if not is_year(frame.source.text[span.start : span.end])]
    bare += [
        (Span(t.start, t.end), v) for t in frame.tokens if (v := word_value(t, frame.language)) is not None
    ]
    return frame.quantities + [
        Quantity(id="", start=span.start, end=span.end, low=value, high=value)
        for span, value in bare
        if not any(c.overlaps(span) for c in covered)
    ]


def word_value(token: Token, language: str, *, parsed: bool = True) -> float | None:
    """The value of a number in one word, from two on: "one" is too often an article or a pronoun. Unless it
    has to be `parsed`, a word without a class may be one too."""
    classes = ("NUM",) if parsed else ("NUM", "")
    if token.pos not in classes or not token.text.isalpha() or language not in SPELLED:
        return None
    value = spelled(token.text, language)
    return value if value is None or value >= 2 else None


@cache
def spelled(word: str, language: str) -> float | None:
    """The value of a cardinal number in one word, None where it is none.

    >>> spelled("Seven", "en"), spelled("achtzehn", "de"), spelled("third", "en")
    (7.0, 18.0, None)
    """
    if language not in SPELLED:
        return None
    try:
        return float(text2num(word.lower(), language))
    except ValueError:
        return None


def _same_thing(pair: Pair, a: Quantity, b: Quantity, *, alone: bool) -> bool:
    """Whether two quantities measure or count the same thing, as far as their words tell.

    In two versions of one text, the one figure of each that the other lacks stands for the same thing.
    """
    close = pair.version or pair.edits is not None
    if close and alone and (a.dimension == b.dimension or {a.dimension, b.dimension} <= _SOFT):
        return a.unit == b.unit or not (a.unit and b.unit)
    if a.dimension != b.dimension or same_quantity(a, b).verdict != "different":
        return False
    if a.counted and b.counted:
        near = _near(pair, a.counted, b.counted) or _near(pair, a.counted_lemma, b.counted_lemma)
        return near and (close or not _other_act(pair, a, b))
    if close and a.unit == b.unit and a.dimension != "count":
        return True
    if alone and a.dimension == "age":
        return pair.probability >= SURE
    return alone and a.dimension not in _SOFT


def _sole(figure: Quantity, among: list[Quantity]) -> bool:
    """Whether no other figure among those left over has its dimension."""
    return sum(q.dimension == figure.dimension for q in among) == 1


def _same_measure(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether two sums or measures, each the only one left of its kind, stand for one thing.

    What stands beside a sum of money is who pays it or what for, as the writer pleases, not what is counted;
    so statements that surely say the same, whose verbs are no strangers, are asked no more.
    """
    return (
        pair.probability >= SURE
        and a.dimension == b.dimension
        and a.dimension not in _SOFT
        and bool(a.unit)
        and a.unit == b.unit
        and same_quantity(a, b).verdict == "different"
        and not _other_act(pair, a, b)
    )


def _near(pair: Pair, a: str, b: str) -> bool:
    return bool(a and b) and (fold(a) == fold(b) or pair.likeness.cosine(a, b) >= ALIKE)


def _other_act(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether different things are said to have happened to what is counted."""
    return bool(a.predicate and b.predicate) and pair.likeness.cosine(a.predicate, b.predicate) < 0.25


def figure_mark(text: str, q: Quantity) -> Mark:
    """A figure as one side of a contrast; `text` is its report's."""
    value = _written(q.low) if q.low == q.high else f"{_written(q.low)}–{_written(q.high)}"
    return Mark(value=f"{value} {q.unit}".strip(), spans=(Span(q.start, q.end),), shown=text[q.start : q.end])


def _written(value: float) -> str:
    """A number as readers write it.

    >>> _written(4.5e7), _written(3400), _written(2.5), _written(1234567)
    ('45 million', '3400', '2.5', '1234567')
    """
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{value / size:g} {name}"
    return str(int(value)) if value == int(value) else f"{value:g}"


def figure_reasons(a: Quantity, b: Quantity) -> tuple[str, ...]:
    """Why two figures are not one, told to the reader."""
    reasons = [f"neither rounding nor a word such as “about” explains it: {same_quantity(a, b).reason}"]
    if a.unit == b.unit:
        reasons.append(f"same unit ({a.unit})" if a.unit else "no unit, so none to convert")
    if a.counted and b.counted and not a.unit:
        reasons.append(f"the same thing is counted: {a.counted} / {b.counted}")
    return tuple(reasons)
