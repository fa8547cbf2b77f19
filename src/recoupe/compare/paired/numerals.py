"""The numbers of a statement, in digits and in words, with all that each may mean."""

import re
from collections.abc import Iterator, Sequence

from recoupe.compare.paired.dates import is_year
from recoupe.compare.paired.figures import spelled, word_value
from recoupe.compare.paired.names import CAPITALISES
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.standing import of_the_others
from recoupe.model import Quantity, Record, Span, TimeExpression, Token

SCALES = (1e3, 1e6, 1e9, 1e12)
"""What a number may be written in: 3.9 here and 3.9 million there are one number told in two ways."""

WEEK = 7
"""The days of a week; a fortnight is fourteen of them, fifteen where the last counts too (quinze jours)."""

_MINUTES = re.compile(r"\s?[hH:]\s?([0-5]\d)(?!\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


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


def numerals(frame: Frame) -> list[Numeral]:
    """The numbers of a statement, in digits and in words from two on, in order."""
    found = [_numeral(frame, span, {value}) for span, value in _in_digits(frame)]
    taken = [Span(n.start, n.end) for n in found]
    several = [Span(q.start, q.end) for q in frame.quantities if _of_several(frame, q)]
    worded = [
        span
        for q in frame.quantities
        if not any(c.isdigit() for c in q_text(frame, q)) and (span := Span(q.start, q.end)) not in several
    ]
    digits = [Span(q.start, q.end) for q in frame.quantities if any(c.isdigit() for c in q_text(frame, q))]
    for token in frame.tokens:
        value = word_value(token, frame.language, parsed=False) or _in_compound(token, frame.language)
        span = Span(token.start, token.end)
        if value is None and any(q.covers(span) for q in several):
            value = spelled(token.text, frame.language)
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


def _of_several(frame: Frame, quantity: Quantity) -> bool:
    """Whether a quantity in words holds several numbers: three or four, seven out of ten."""
    numbers = [w for w in q_text(frame, quantity).split() if spelled(w, frame.language) is not None]
    return len(numbers) > 1 and (quantity.low != quantity.high or _is_ratio(frame, quantity))


def _is_ratio(frame: Frame, quantity: Quantity) -> bool:
    """Whether a fraction is told by two numbers (seven out of ten) and not by a word of its own (a third)."""
    last = q_text(frame, quantity).split()[-1]
    return quantity.dimension == "fraction" and (last.isdigit() or spelled(last, frame.language) is not None)


def _in_compound(token: Token, language: str) -> float | None:
    """The number that begins a compound which ends as adjectives of numbers do (zweiundsiebzigjährig)."""
    table, word = lexicon(language), token.text.lower()
    endings = table.numeral_endings if table else ()
    found = next((e for e in endings if word.endswith(e) and word != e), "")
    return spelled(word.removesuffix(found), language) if found else None


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


def counted(frame: Frame, spans: Sequence[Span]) -> bool:
    """Whether a number stands in any of the stretches."""
    return any(s.overlaps(Span(n.start, n.end)) for n in numerals(frame) for s in spans)


def _numeral(frame: Frame, span: Span, values: set[float], *, spoken: bool = False) -> Numeral:
    quantity = next((q for q in frame.quantities if q.start < span.end and span.start < q.end), None)
    time = next((t for t in frame.times if t.start < span.end and span.start < t.end), None)
    values = set(values)
    if quantity and _is_ratio(frame, quantity):
        values |= {quantity.low}
        quantity = None
    if quantity and _counts_others(frame, quantity):
        values |= {value + 1 for value in values}
    if quantity and quantity.unit == "wk" and quantity.low == quantity.high:
        values |= {WEEK * quantity.low, WEEK * quantity.low + 1}
    values |= {v + minutes for v in values for minutes in _clock(frame, span)}
    if quantity:
        alone = len(_NUMBER.findall(q_text(frame, quantity))) == 1 and quantity.low == quantity.high
        known = spoken or alone or not values
        values |= {v for v in (quantity.low, quantity.high) if known or scaled(v, values)}
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


def _counts_others(frame: Frame, quantity: Quantity) -> bool:
    sentences = frame.source.sentences(Span(quantity.start, quantity.end))
    return any(of_the_others(sentence, quantity) for sentence in sentences)


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


def scaled(value: float, written: set[float]) -> bool:
    """Whether a quantity's value is what a number with a word such as million makes."""
    return any(w and any(abs(value - w * s) <= 1e-6 * abs(value) for s in SCALES) for w in written)
