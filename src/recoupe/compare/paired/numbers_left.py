"""Numbers of two versions of one text: every number of the one must have its like in the other.

A translator or an editor leaves numbers as they are. So what is compared is not what each number counts, but
whether the other side has it at all: a number without any like there (a stranger), against the one number of
the other side that is left when each like has been paired once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from recoupe.compare.paired.dates import is_year
from recoupe.compare.paired.numerals import Numeral, numerals, scaled
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import lexicon
from recoupe.languages import profile
from recoupe.languages.units import convert, same_quantity
from recoupe.model import Quantity, Span

SURE = 0.6
"""The least probability of a pair whose numbers and names are compared so: one that differs lowers it. In
newstest (English with French and German) 46 of 818 that were put in are found from 0.5 to 0.8, beside one
alarm."""

ROUNDED = 0.03
"""The same for a figure that is said to be rounded (thirty-nine, "une quarantaine")."""

ALIKE = 0.4
"""The least cosine of the words for what is counted at which two numbers may count the same thing."""

BOUND = 1.2
"""How many times one figure may be the other where a word such as "more than" leaves room between them."""

UNKNOWN = "XXX"
"""The code of a sum in crowns, francs or pounds whose country is not told."""

DOLLARS = "D"
"""The end of the codes of dollars: a bare $ may be any of them."""

POUNDS = frozenset({"GBP", "lb"})
"""The pounds of money and of weight: which one is meant is not always told."""

RANKS = ("ordinal", "fraction")
"""What is laid against its own kind alone: a third is neither three nor the third."""

MOST = 16
"""The most numbers of a statement that is compared so: a table of figures is no statement."""

CONVERTED = 0.08
"""The room that a figure converted from another unit and rounded takes (85 miles, 135 kilometres)."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ROMAN = re.compile(r"(?=[IVXL]{2,})X{0,4}(?:IX|IV|V?I{0,3})|[XV]")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50}


def numeral_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A number of one version where the other has another."""
    if pair.probability < SURE:
        return
    first, second = _untimed(pair)
    if not first or not second or max(len(first), len(second)) > MOST:
        return
    measured = all(profile(f.language).has("quantities") for f in (pair.first, pair.second))
    unpaired = _unpaired(first, second)
    left = [
        _once(_counted_out(side, other))
        for side, other in zip(unpaired, (pair.second, pair.first), strict=True)
    ]
    strange = _strangers(pair, 0, first, second), _strangers(pair, 1, second, first)
    for dated in (True, False):
        a, b = ([n for n in side if n.dated == dated and _open(pair, k, n)] for k, side in enumerate(left))
        odd = [[n for n in s if n in side] for s, side in zip(strange, (a, b), strict=True)]
        a, b = _counterparts(pair, a, b, strange)
        if len(a) == len(b) == 1 and (odd[0] or odd[1]) and _comparable(a[0], b[0], measured=measured):
            yield _contrast(pair, a[0], b[0], dated=dated)
            return
    a, b = ([n for n in side if _open(pair, k, n)] for k, side in enumerate(left))
    if (
        len(a) == len(b) == 1
        and strange[0] == a
        and strange[1] == b
        and _comparable(a[0], b[0], measured=measured)
    ):
        yield _contrast(pair, a[0], b[0], dated=a[0].dated and b[0].dated)


def left_over(pair: Pair) -> tuple[list[Span], list[Span]]:
    """Where the numbers of each side stand that are left when likes have been paired one to one."""
    left = _unpaired(*_untimed(pair))
    first, second = ([Span(n.start, n.end) for n in side] for side in left)
    return first, second


def _untimed(pair: Pair) -> tuple[list[Numeral], list[Numeral]]:
    """The numbers of both sides, without those of a date that both give: the fourteenth century of both is no
    like for fourteen letters of one."""
    first, second = (
        Counter(t.form for t in f.times if t.form and t.type == "DATE") for f in (pair.first, pair.second)
    )
    both = first & second
    return _without(numerals(pair.first), both), _without(numerals(pair.second), both)


def _without(found: Sequence[Numeral], told: Counter[str]) -> list[Numeral]:
    """The numbers without those of as many dates of each form."""
    kept: list[Numeral] = []
    left, last = +told, None
    for n in found:
        if n.time is not None and n.time != last and left[n.time.form]:
            left[n.time.form] -= 1
            last = n.time
        elif n.time is None or n.time != last:
            kept.append(n)
    return kept


def _equal(a: Numeral, b: Numeral) -> bool:
    return bool(a.values & b.values)


def _identical(a: Numeral, b: Numeral) -> bool:
    """Whether two numbers are equal and both count, both rank, or both stand in a date."""
    return _equal(a, b) and _rank(a) == _rank(b) and a.dated == b.dated


def _rank(numeral: Numeral) -> str:
    """The kind of a number that ranks or divides, "" for any other."""
    dimension = numeral.quantity.dimension if numeral.quantity else ""
    return dimension if dimension in RANKS else ""


def _alike(a: Numeral, b: Numeral) -> bool:
    """Whether two numbers can be one: a value in common, a scale left out, a unit converted."""
    if _equal(a, b) or _scaled_alike(a, b):
        return True
    x, y = a.quantity, b.quantity
    if x and y and "about" in (x.modifier, y.modifier) and abs(x.low - y.low) <= ROUNDED * abs(x.low):
        return True
    if x and y and _bounded(x, y):
        return True
    if x and y and x.unit != y.unit and x.unit and y.unit:
        value = convert(y.low, y.unit, x.unit)
        return value is not None and abs(value - x.low) <= CONVERTED * abs(x.low)
    return False


def _bounded(x: Quantity, y: Quantity) -> bool:
    """Whether a word on one side leaves room for both figures, which are not far from each other (109, more
    than 100); under one word (more than 100, more than 109) they are two."""
    low, high = sorted((abs(x.low), abs(y.low)))
    return (
        x.unit == y.unit
        and x.modifier != y.modifier
        and high <= BOUND * low
        and same_quantity(x, y).verdict == "compatible"
    )


def _scaled_alike(a: Numeral, b: Numeral) -> bool:
    return any(scaled(v, set(b.values)) for v in a.values) or any(scaled(v, set(a.values)) for v in b.values)


def _unpaired(first: Sequence[Numeral], second: Sequence[Numeral]) -> tuple[list[Numeral], list[Numeral]]:
    """What is left of each side when likes have been paired one to one, in order."""
    left, rest = list(first), list(second)
    for like in (_identical, _equal, _alike):
        for a in tuple(left):
            b = next((b for b in rest if like(a, b)), None)
            if b is not None:
                left.remove(a)
                rest.remove(b)
    return left, rest


def _once(left: Sequence[Numeral]) -> list[Numeral]:
    """The numbers without those that only say another in a second unit: 50 km (31 miles)."""
    return [n for k, n in enumerate(left) if not any(_alike(n, m) for m in left[:k])]


def _counted_out(left: Sequence[Numeral], other: Frame) -> list[Numeral]:
    """The numbers left without a two that the other side tells by a word (both, a pair)."""
    table = lexicon(other.language)
    if table is None or not any(t.text.lower() in table.twos for t in other.tokens):
        return list(left)
    two = next((n for n in left if 2.0 in n.values), None)
    return [n for n in left if n is not two]


def _counterparts(
    pair: Pair, first: list[Numeral], second: list[Numeral], strange: Sequence[Sequence[Numeral]]
) -> tuple[list[Numeral], list[Numeral]]:
    """Where one side has one number left and the other several: the one that can stand in its place."""
    if len(first) == 1 < len(second):
        return first, _counterpart(pair, first[0], second, strange[1])
    if len(second) == 1 < len(first):
        return _counterpart(pair, second[0], first, strange[0]), second
    return first, second


def _counterpart(pair: Pair, one: Numeral, among: list[Numeral], strange: Sequence[Numeral]) -> list[Numeral]:
    """Those that count or measure the same; if none does, the only stranger written as it is, in digits or
    in words: translators leave figures as figures, and tell other numbers by other words (threefold)."""
    same = [n for n in among if _of_one_thing(pair, one, n)]
    digits = one.text[:1].isdigit()
    return same or [n for n in among if n in strange and n.text[:1].isdigit() == digits]


def _of_one_thing(pair: Pair, a: Numeral, b: Numeral) -> bool:
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.dimension != y.dimension:
        return False
    if x.unit or y.unit:
        return x.unit == y.unit
    return bool(x.counted and y.counted) and pair.likeness.cosine(x.counted, y.counted) >= ALIKE


def _strangers(pair: Pair, side: int, mine: Sequence[Numeral], theirs: Sequence[Numeral]) -> list[Numeral]:
    """The numbers of one side that the other has in no form at all."""
    other = pair.second if side == 0 else pair.first
    known = {float(n) for t in other.times for n in _NUMBER.findall(f"{t.value} {t.form}")}
    known |= {v for q in other.quantities for v in (q.low, q.high)}
    known |= {float(_roman(t.text)) for t in other.tokens if _ROMAN.fullmatch(t.text)}
    known |= {v % 100 for v in known if 1900 <= v < 2100}
    return [
        n
        for n in mine
        if not any(_alike(n, t) for t in theirs)
        and not n.values & known
        and not {v % 100 for v in n.values if n.dated and v > 100}
        & {v for t in theirs if t.dated for v in t.values}
    ]


def _roman(letters: str) -> int:
    """The value of a Roman numeral.

    >>> _roman("XIX"), _roman("IV")
    (19, 4)
    """
    values = [_LETTERS[c] for c in letters]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def _open(pair: Pair, side: int, numeral: Numeral) -> bool:
    return pair.open(side, numeral.start, numeral.end)


def _comparable(a: Numeral, b: Numeral, *, measured: bool) -> bool:
    """Whether one can stand in the other's place: no two units, no year against a number.

    A unit on one side alone may be one that is not known in the other's language, unless units are `measured`
    in both.
    """
    if a.quantity and b.quantity and _rank(a) != _rank(b):
        return False
    if a.unit and b.unit and a.unit != b.unit and not (_dollars(a, b) or _one_measure(a.unit, b.unit)):
        return False
    if bool(a.unit) != bool(b.unit) and not measured:
        return False
    return is_year(a.text) == is_year(b.text) or not (a.unit or b.unit)


def _one_measure(first: str, second: str) -> bool:
    """Whether two units may be one: a currency that is not told, a pound, or a speed read as a length.

    >>> _one_measure("XXX", "CZK"), _one_measure("km", "km/h"), _one_measure("km", "kg")
    (True, True, False)
    """
    short, long = sorted((first, second), key=len)
    if {first, second} == POUNDS:
        return True
    return long.startswith(f"{short}/") or (UNKNOWN in (first, second) and len(first) == len(second) == 3)


def _dollars(a: Numeral, b: Numeral) -> bool:
    """Whether both are sums in some dollar."""
    sums = [n.quantity is not None and n.quantity.dimension == "money" for n in (a, b)]
    return all(sums) and a.unit.endswith(DOLLARS) and b.unit.endswith(DOLLARS)


def _contrast(pair: Pair, a: Numeral, b: Numeral, *, dated: bool) -> Contrast:
    counted = next((n.quantity.counted for n in (a, b) if n.quantity and n.quantity.counted), "")
    return Contrast(
        aspect="date" if dated else "figure",
        first=_mark(pair.first, a),
        second=_mark(pair.second, b),
        topic="" if dated else counted,
        weight=0.85 if dated else 0.9,
        reasons=("every other number of the two versions has its like; these two are left",),
    )


def _mark(frame: Frame, numeral: Numeral) -> Mark:
    cover = numeral.time if numeral.dated and numeral.time else numeral.quantity
    low = min(numeral.start, cover.start) if cover else numeral.start
    high = max(numeral.end, cover.end) if cover else numeral.end
    words = frame.source.text[low:high]
    return Mark(value=words, spans=(Span(low, high),), shown=words)
