"""Numbers of two versions of one text: every number of the one must have its like in the other.

A translator or an editor leaves numbers as they are. So what is compared is not what each number counts, but
whether the other side has it at all: a number without any like there (a stranger), against the one number of
the other side that is left when each like has been paired once.
"""

import re
from collections.abc import Iterator, Sequence

from recoupe.compare.paired.dates import is_year
from recoupe.compare.paired.figures import word_value
from recoupe.compare.paired.names import CAPITALISES
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import lexicon
from recoupe.languages import profile
from recoupe.languages.units import convert, same_quantity
from recoupe.model import Quantity, Record, Span, TimeExpression, Token

SURE = 0.8
"""The least probability of a pair whose numbers and names are compared so: where a line is left out, the next
best is taken for its like, with less."""

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

MOST = 16
"""The most numbers of a statement that is compared so: a table of figures is no statement."""

CONVERTED = 0.08
"""The room that a figure converted from another unit and rounded takes (85 miles, 135 kilometres)."""

SCALES = (1e3, 1e6, 1e9, 1e12)
"""What a number may be written in: 3.9 here and 3.9 million there are one number told in two ways."""

_MINUTES = re.compile(r"\s?[hH:]\s?([0-5]\d)(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ROMAN = re.compile(r"(?=[IVXL]{2,})X{0,4}(?:IX|IV|V?I{0,3})|[XV]")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50}


class Numeral(Record, frozen=True):
    """A number as it stands: all values that it may mean, and the annotations that cover it."""

    start: int
    end: int
    text: str
    values: frozenset[float]
    quantity: Quantity | None = None
    time: TimeExpression | None = None

    @property
    def dated(self) -> bool:
        """Whether it is part of a date or a time of day."""
        return is_year(self.text) or (self.time is not None and self.time.type in ("DATE", "TIME"))

    @property
    def unit(self) -> str:
        """The unit of the quantity that covers it."""
        return self.quantity.unit if self.quantity else ""


def numeral_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A number of one version where the other has another."""
    if pair.probability < SURE:
        return
    first, second = numerals(pair.first), numerals(pair.second)
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
        a, b = _same_counted(pair, a, b)
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


def numerals(frame: Frame) -> list[Numeral]:
    """The numbers of a statement, in digits and in words from two on, in order."""
    found = [_numeral(frame, span, {value}) for span, value in _in_digits(frame)]
    taken = [Span(n.start, n.end) for n in found]
    worded = [
        Span(q.start, q.end) for q in frame.quantities if not any(c.isdigit() for c in q_text(frame, q))
    ]
    digits = [Span(q.start, q.end) for q in frame.quantities if any(c.isdigit() for c in q_text(frame, q))]
    for token in frame.tokens:
        value = word_value(token, frame.language, parsed=False)
        span = Span(token.start, token.end)
        if value is None or _in_name(frame, token) or any(t.overlaps(span) for t in taken):
            continue
        before = frame.source.text[max(token.start - 2, 0) : token.start].rstrip()
        if any(d.covers(span) and _behind_digits(frame, d, span) for d in digits) or before[-1:].isdigit():
            continue  # the million of "45 million", the cent of "80 pour cent"
        whole = next((w for w in worded if w.covers(span)), span)
        taken.append(whole)
        found.append(_numeral(frame, span, {value}, spoken=whole is not span))
    nouns = frame.language in CAPITALISES
    named = [] if nouns else [Span(t.start, t.end) for t in frame.tokens if _in_name(frame, t)]
    spoken = [w for w in worded if not any(t.overlaps(w) for t in (*taken, *named))]
    found += [
        n for w in spoken if (n := _numeral(frame, w, set(), spoken=True)).quantity and min(n.values) >= 2
    ]
    return sorted(found, key=lambda n: n.start)


def _behind_digits(frame: Frame, quantity: Span, word: Span) -> bool:
    """Whether digits of a quantity stand before a word of it ("four in 10" begins with a word)."""
    return any(c.isdigit() for c in frame.source.text[quantity.start : word.start])


def _in_name(frame: Frame, token: Token) -> bool:
    """Whether a number word has the capital of a name: it has one and does not begin its sentence."""
    if not token.text[:1].isupper():
        return False
    before = frame.source.text[: token.start].rstrip()
    return before[-1:].isalnum() or before[-1:] in ",;’'"


def q_text(frame: Frame, quantity: Quantity) -> str:
    """The words of a quantity."""
    return frame.source.text[quantity.start : quantity.end]


def _in_digits(frame: Frame) -> Iterator[tuple[Span, float]]:
    """The numbers in digits; a time of day is hours and minutes, whatever stands between them."""
    clocks = [Span(t.start, t.end) for t in frame.times if t.type == "TIME"]
    for low, high, value in _figures(frame):
        span = Span(frame.span.start + low, frame.span.start + high)
        if any(c.covers(span) for c in clocks):
            for part in re.finditer(r"\d+", span.of(frame.source.text)):
                if int(part.group()):
                    yield Span(span.start + part.start(), span.start + part.end()), float(part.group())
        else:
            yield span, value


def _figures(frame: Frame) -> Iterator[tuple[int, int, float]]:
    """The numbers in digits that are no part of a name (H5N1, COVID-19); zero is left out."""
    for low, high, value in frame.numbers:
        before = frame.text[max(0, low - 2) : low]
        if not value or before[-1:].isalpha() or (before[:1].isalpha() and before[-1:] in "-–"):
            continue
        point = before[-1:] == "." and not before[:1].isalnum()
        yield low, high, value / 10 ** (high - low) if point else value


def left_over(pair: Pair) -> tuple[list[Span], list[Span]]:
    """Where the numbers of each side stand that are left when likes have been paired one to one."""
    left = _unpaired(numerals(pair.first), numerals(pair.second))
    first, second = ([Span(n.start, n.end) for n in side] for side in left)
    return first, second


def counted(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether a number stands in any of the stretches."""
    return any(s.overlaps(Span(n.start, n.end)) for n in numerals(frame) for s in spans)


def _numeral(frame: Frame, span: Span, values: set[float], *, spoken: bool = False) -> Numeral:
    quantity = next((q for q in frame.quantities if q.start < span.end and span.start < q.end), None)
    time = next((t for t in frame.times if t.start < span.end and span.start < t.end), None)
    values = set(values)
    values |= {v + minutes for v in values for minutes in _clock(frame, span)}
    if quantity:
        alone = len(_NUMBER.findall(q_text(frame, quantity))) == 1 and quantity.low == quantity.high
        known = spoken or alone or not values
        values |= {v for v in (quantity.low, quantity.high) if known or _scaled(v, values)}
    if time and time.type == "TIME":
        values |= {v + 12 for v in values if 1 <= v < 12} | {v - 12 for v in values if 12 < v <= 24}
        values |= _together(frame.source.text[time.start : time.end])
    return Numeral(
        start=span.start,
        end=span.end,
        text=span.of(frame.source.text),
        values=frozenset(values),
        quantity=quantity,
        time=time,
    )


def _clock(frame: Frame, hour: Span) -> list[float]:
    """What makes an hour a number of four digits (12 h 30 is 1230), where minutes stand behind it."""
    digits = hour.of(frame.source.text)
    found = _MINUTES.match(frame.source.text, hour.end)
    if found is None or not digits.isdigit() or int(digits) > 24:
        return []
    return [99.0 * int(digits) + int(found.group(1))]


def _together(clock: str) -> set[float]:
    """Hours and minutes as one number, as in 1200 GMT.

    >>> _together("12 h 30"), _together("noon")
    ({1230.0}, set())
    """
    parts = [float(n) for n in re.findall(r"\d+", clock)]
    return {100 * parts[0] + sum(parts[1:2])} if parts and parts[0] < 24 else set()


def _scaled(value: float, written: set[float]) -> bool:
    """Whether a quantity's value is what a number with a word such as million makes."""
    return any(w and any(abs(value - w * s) <= 1e-6 * abs(value) for s in SCALES) for w in written)


def _equal(a: Numeral, b: Numeral) -> bool:
    return bool(a.values & b.values)


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
    return any(_scaled(v, set(b.values)) for v in a.values) or any(
        _scaled(v, set(a.values)) for v in b.values
    )


def _unpaired(first: Sequence[Numeral], second: Sequence[Numeral]) -> tuple[list[Numeral], list[Numeral]]:
    """What is left of each side when likes have been paired one to one, in order."""
    left, rest = list(first), list(second)
    for like in (_equal, _alike):
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


def _same_counted(
    pair: Pair, first: list[Numeral], second: list[Numeral]
) -> tuple[list[Numeral], list[Numeral]]:
    """Where one side has one number left and the other several: the one that counts or measures the same."""
    if len(first) == 1 < len(second):
        return first, [n for n in second if _of_one_thing(pair, first[0], n)]
    if len(second) == 1 < len(first):
        return [n for n in first if _of_one_thing(pair, second[0], n)], second
    return first, second


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
    if a.unit and b.unit and a.unit != b.unit and not (_dollars(a, b) or _one_measure(a.unit, b.unit)):
        return False
    if bool(a.unit) != bool(b.unit) and not measured:
        return False
    return is_year(a.text) == is_year(b.text) or not (a.unit or b.unit)


def _one_measure(first: str, second: str) -> bool:
    """Whether two units may be one: a currency that is not told, or a speed read as a length.

    >>> _one_measure("XXX", "CZK"), _one_measure("km", "km/h"), _one_measure("km", "kg")
    (True, True, False)
    """
    short, long = sorted((first, second), key=len)
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
