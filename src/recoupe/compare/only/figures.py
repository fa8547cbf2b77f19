"""The keys by which figures of two reports are one: equal, rounded, a share, or in another scale."""

import math
from collections.abc import Iterable, Iterator, Sequence

from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.lexicon import lexicon
from recoupe.languages.units import units
from recoupe.matching.passages import figures
from recoupe.model import Quantity, Span

_SEVERAL = 20
"""The least count that one digit may stand for ("some sixty" for 61)."""

_MANY = 100
"""The least count that writers round."""

_MILLION = 1e6
_SCALES = (1e3, 1e6, 1e9, 1e12)

_ROUND = 2
"""How many points of a percentage a share in whole numbers may be off at most (a third for 31 per cent)."""

_LOOSE = 0.08
"""How much of itself it may be off."""

_PERCENT = 100.0

_WHOLES = (3, 4, 5, 10, 20, 100)
"""What shares in whole numbers are of."""

_BETWEEN = 25
"""The letters at most between the two numbers of a share."""


def given(quantity: Quantity) -> Iterator[str]:
    """The keys under which a report that gives a figure holds it.

    >>> some = Quantity(id="", start=0, end=1, low=1900, high=1900, modifier="about")
    >>> told = Quantity(id="", start=0, end=1, low=1850, high=1850)
    >>> sorted(set(given(some)) & set(asked(told)))
    ['a:count::1900', 'r2:count::1900']
    """
    yield f"n:{quantity.low:g}"
    yield f"n:{quantity.high:g}"
    yield from rounded(quantity, 1)
    yield from rounded(quantity, 2)
    if quantity.modifier != "exact":
        yield from (f"a:{kind}:{_value(quantity):g}" for kind in _kinds(quantity))
    yield from shares(quantity)


def asked(quantity: Quantity) -> tuple[str, ...]:
    """The keys of which another report must hold none, if a figure is to stand in one alone."""
    near = rounded(quantity, 2 if quantity.modifier == "exact" else 1)
    return (f"n:{quantity.low:g}", *near, *_roundings(quantity), *shares(quantity))


def shares(quantity: Quantity) -> tuple[str, ...]:
    """Keys that a percentage and a share in whole numbers have in common: 70 per cent, seven out of ten.

    >>> seven = Quantity(id="", start=0, end=1, low=0.7, high=0.7, dimension="fraction")
    >>> seventy = Quantity(id="", start=0, end=1, low=70, high=70, unit="%", dimension="percent")
    >>> set(shares(seven)) & set(shares(seventy))
    {'sh:70'}
    """
    if quantity.dimension == "percent":
        return (f"sh:{_half_up(quantity.low)}",)
    if quantity.dimension != "fraction":
        return ()
    return _around(_PERCENT * quantity.low)


def of_a_pair(source: Source) -> Iterator[tuple[str, int]]:
    """The keys of shares told by two numbers with a word between (sept vols sur dix) or by an ordinal (every
    fourth), and where they stand."""
    for quantity in source.report.quantities:
        for key in share_beside(source, quantity):
            yield key, quantity.start


def share_beside(source: Source, quantity: Quantity) -> tuple[str, ...]:
    """The keys of the share that a plain number is a part of with one just before or behind it, or that an
    ordinal makes of "every"."""
    if quantity.dimension == "ordinal":
        before = [t.text.lower() for t in source.sentence_tokens(quantity.start) if t.end <= quantity.start]
        known = lexicon(source.report.language)
        every = known and before and before[-1] in known.every and quantity.low > 1
        return _around(_PERCENT / quantity.low) if every else ()
    if not _is_plain(quantity):
        return ()
    near = Span(quantity.start - _BETWEEN, quantity.end + _BETWEEN)
    pairs = (
        (quantity, other) if quantity.start < other.start else (other, quantity)
        for other in _inside(source.report.quantities, near)
        if other is not quantity and _is_plain(other)
    )
    return tuple(
        key
        for part, whole in pairs
        if whole.start - part.end <= _BETWEEN and 0 < part.low < whole.low and whole.low in _WHOLES
        for key in _around(_PERCENT * part.low / whole.low)
    )


def _is_plain(quantity: Quantity) -> bool:
    return quantity.dimension == "count" and not quantity.unit and quantity.low == quantity.high


def _around(percent: float) -> tuple[str, ...]:
    middle, off = _half_up(percent), int(min(_ROUND, _LOOSE * percent))
    return tuple(f"sh:{n}" for n in range(middle - off, middle + off + 1))


def rounded(quantity: Quantity, digits: int) -> tuple[str, ...]:
    """Keys that a measure, or a count of a hundred or more (of twenty in one digit), shares with itself told
    in so many digits or in another unit.

    >>> far, near = (Quantity(id="", start=0, end=1, low=x, high=x) for x in (31204, 31000))
    >>> set(rounded(far, 2)) & set(rounded(near, 2))
    {'r2:count::31000'}
    """
    value = _value(quantity)
    least = _MANY if digits > 1 else _SEVERAL
    if not math.isfinite(value) or not value or (not quantity.unit and value < least):
        return ()
    numbers = sorted(set(_in_digits(value, digits)))
    return tuple(f"r{digits}:{kind}:{number:g}" for kind in _kinds(quantity) for number in numbers)


def elided(source: Source) -> Iterator[tuple[str, int]]:
    """The keys of numbers whose thousands or millions stand with another number of their sentence or of the
    one before ("30.000 millones, y 15.000"), and where they stand."""
    for quantity in source.report.quantities:
        for value in scaled(source, quantity):
            yield f"n:{value:g}", quantity.start


def scaled(source: Source, quantity: Quantity) -> list[float]:
    """What a plain number may be with the thousands or millions of others near it."""
    if quantity.unit or quantity.dimension != "count" or _scale(source, quantity) > 1:
        return []
    before = [s for s in source.report.sentences if s.start <= quantity.start][-2:]
    if not before:
        return []
    near = Span(before[0].start, before[-1].end)
    scales = {_scale(source, q) for q in _inside(source.report.quantities, near)}
    return [quantity.low * scale for scale in sorted(scales) if scale > 1]


def _inside(quantities: Sequence[Quantity], span: Span) -> Iterable[Quantity]:
    return (q for q in quantities if span.start <= q.start < span.end)


def _scale(source: Source, quantity: Quantity) -> float:
    """The thousands or millions that a figure is written in beside its digits, 1 where it has none."""
    digits = next(figures(source.text[quantity.start : quantity.end]), None)
    if digits is None or not digits[2]:
        return 1.0
    ratio = quantity.low / digits[2]
    return next((scale for scale in _SCALES if math.isclose(ratio, scale)), 1.0)


def _roundings(quantity: Quantity) -> Iterator[str]:
    """The keys of what another report may call it with a word such as "about" or "over": without the last of
    its digits that is not zero."""
    value = _value(quantity)
    if not math.isfinite(value) or not value or (not quantity.unit and value < _MANY):
        return
    told = len(f"{abs(value):.6e}".partition("e")[0].replace(".", "").rstrip("0"))
    numbers = set(_in_digits(value, max(told - 1, 1)))
    for kind in _kinds(quantity):
        yield from (f"a:{kind}:{number:g}" for number in sorted(numbers))


def _in_digits(value: float, digits: int) -> tuple[float, float]:
    """A value in so many digits, cut and rounded."""
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    return math.floor(value / step + 1e-9) * step, _half_up(value / step) * step


def _half_up(value: float) -> int:
    return math.floor(value + 0.5 + 1e-9)


def _value(quantity: Quantity) -> float:
    """The value in the unit by which its dimension is measured."""
    unit = units().get(quantity.unit)
    return quantity.low * unit.factor + unit.offset if unit else quantity.low


def _kinds(quantity: Quantity) -> tuple[str, ...]:
    """What a figure is of; millions of money may be told without the currency ("près de 5 milliards")."""
    unit = units().get(quantity.unit)
    kind = unit.dimension if unit else f"{quantity.dimension}:{quantity.unit}"
    plain = quantity.dimension == "money" and quantity.low >= _MILLION
    return (kind, "count:") if plain else (kind,)
