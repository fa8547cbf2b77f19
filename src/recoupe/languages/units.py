"""Units of all languages: conversion, and whether two quantities can be one figure told twice.

Comparing knows how figures are written: a writer rounds, converts miles to kilometres, says "more than 300"
where another gives 320. None of that is a difference.
"""

import math
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from recoupe.languages.profile import profile
from recoupe.model import Quantity

Verdict = Literal["equal", "rounded", "converted", "compatible", "overlapping", "different", "incomparable"]


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of und/units.toml: its symbol, dimension, and how to reach the dimension's base unit."""

    symbol: str
    dimension: str
    factor: float
    offset: float = 0.0
    cldr: str = ""
    signs: tuple[str, ...] = ()


class UnitTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """und/units.toml: units, the signs of money, and subunits as shares of their unit.

    `codes_not` are currency codes that are words too, `codes_lower` those also read in lower case.
    """

    codes_not: tuple[str, ...]
    codes_lower: tuple[str, ...]
    unit: tuple[Unit, ...]
    money: dict[str, str]
    subunits: dict[str, float]


class Sameness(NamedTuple):
    """What comparing two figures shows, and why."""

    verdict: Verdict
    reason: str

    @property
    def same(self) -> bool:
        """Whether both can be one figure told twice."""
        return self.verdict in ("equal", "rounded", "converted", "compatible", "overlapping")


@cache
def unit_table() -> UnitTable:
    """The units that do not depend on a language."""
    return profile("und").load("units", UnitTable)


@cache
def units() -> dict[str, Unit]:
    """All units by their symbol."""
    return {unit.symbol: unit for unit in unit_table().unit}


def convert(value: float, unit: str, to: str) -> float | None:
    """A value in another unit of the same dimension, None where that has no meaning.

    >>> round(convert(5, "mi", "km"), 2)
    8.05
    >>> round(convert(104, "°F", "°C"))
    40
    """
    source, target = units().get(unit), units().get(to)
    if source is None or target is None or source.dimension != target.dimension:
        return value if unit == to else None
    return (value * source.factor + source.offset - target.offset) / target.factor


def same_quantity(a: Quantity, b: Quantity) -> Sameness:
    """Whether two quantities can be one figure told twice: equal, rounded, converted, or compatible.

    The two must be about the same thing; that is for the caller to know. `incomparable` are figures of
    different kinds or currencies: no difference follows from them.

    >>> a, b = (Quantity(id="n1", start=0, end=1, low=x, high=x, modifier=m)
    ...         for x, m in ((300.0, "more"), (320.0, "exact")))
    >>> same_quantity(a, b).verdict
    'compatible'
    """
    if a.per and b.per and a.per != b.per:
        return Sameness("incomparable", f"one is counted by {a.per}, the other by {b.per}")
    pair = _common(a, b)
    if pair is None:
        return Sameness("incomparable", f"{_kind(a)} and {_kind(b)} cannot be compared")
    first, second, converted = pair
    if _near(first.low, second.low, 1e-9) and _near(first.high, second.high, 1e-9):
        return _equal(first, second, converted)
    aged = a.dimension == "age" and a.unit == b.unit and a.modifier == b.modifier == "exact"
    if aged or a.dimension in ("score", "ordinal"):
        return Sameness("different", "the figures differ")
    if a.modifier == b.modifier == "exact" and first.low == first.high and second.low == second.high:
        return _exact(first, second, converted)
    return _bounded(first, second, converted)


class _Figure(NamedTuple):
    """A quantity in the common unit: bounds, what was written, and how exact it claims to be."""

    low: float
    high: float
    written: float
    modifier: str
    step: float


def _kind(quantity: Quantity) -> str:
    return quantity.unit or quantity.dimension


def _common(a: Quantity, b: Quantity) -> tuple[_Figure, _Figure, bool] | None:
    """Both in one unit, and whether that took a conversion."""
    if {a.dimension, b.dimension} == {"percent", "fraction"}:
        return (
            _figure(a, 100.0 if a.dimension == "fraction" else 1.0),
            _figure(b, 100.0 if b.dimension == "fraction" else 1.0),
            True,
        )
    if a.dimension != b.dimension:
        return None
    if a.unit == b.unit:
        return _figure(a), _figure(b), False
    if a.dimension == "money":
        return None
    low, high = convert(b.low, b.unit, a.unit), convert(b.high, b.unit, a.unit)
    if low is None or high is None:
        return None
    scale = (high or 1.0) / (b.high or 1.0)
    figure = _Figure(low, high, b.high, b.modifier, _step(b.high) * abs(scale))
    return _figure(a), figure, True


def _figure(quantity: Quantity, scale: float = 1.0) -> _Figure:
    high = quantity.high * scale
    return _Figure(quantity.low * scale, high, quantity.high, quantity.modifier, _step(quantity.high) * scale)


def _step(value: float) -> float:
    """The last digit that a writer gave: 10 for 320, 1 for 283, 1e5 for 2.5 million, 0.1 for 6.4."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    digits = f"{abs(value):.12g}"
    mantissa, _, exponent = digits.partition("e")
    power = int(exponent) if exponent else 0
    whole, _, decimals = mantissa.partition(".")
    if decimals:
        return float(10.0 ** (power - len(decimals)))
    return float(10.0 ** (power + len(whole) - len(whole.rstrip("0"))))


def _near(x: float, y: float, tolerance: float) -> bool:
    return math.isclose(x, y, rel_tol=tolerance, abs_tol=1e-12)


def _equal(first: _Figure, second: _Figure, converted: bool) -> Sameness:
    if converted:
        return Sameness("converted", "the same in another unit")
    if first.modifier != second.modifier:
        return Sameness("compatible", "the same figure, one of them hedged")
    return Sameness("equal", "the same figure")


CONVERTED = 0.15
"""How far from a measure the same in another unit may lie: six feet are given as two metres, ten years are
no twenty days."""


def _exact(first: _Figure, second: _Figure, converted: bool) -> Sameness:
    """Two exact figures: the coarser one must be the finer one rounded to its own last digit."""
    coarse, fine = (first, second) if first.step >= second.step else (second, first)
    distance = abs(coarse.low - fine.low)
    slack = min(max(coarse.step, 0.05 * abs(coarse.low)), CONVERTED * abs(fine.low))
    if converted and distance <= slack:
        return Sameness("converted", "the same in another unit, rounded")
    if coarse.step > fine.step and distance <= coarse.step / 2 and distance <= 0.05 * abs(fine.low):
        return Sameness("rounded", "one is the other rounded")
    return Sameness("different", "the figures differ")


def _bounded(first: _Figure, second: _Figure, converted: bool) -> Sameness:
    """Ranges and hedged figures: their intervals must meet."""
    a_low, a_high = _interval(first)
    b_low, b_high = _interval(second)
    if first.modifier == second.modifier == "about" and not _about_one(first, second):
        return Sameness("different", "the figures differ by more than either is rounded")
    if a_low > b_high or b_low > a_high:
        return Sameness("different", "the ranges do not meet")
    if first.modifier == second.modifier == "exact":
        verdict: Verdict = "overlapping"
        return Sameness(verdict, "the ranges overlap")
    return Sameness(
        "compatible", "one bounds or rounds the other" + (", in another unit" if converted else "")
    )


def _about_one(first: _Figure, second: _Figure) -> bool:
    """Whether two rounded figures may be one: a tenth apart, and as much as their last digits tell."""
    slack = 0.1 * max(abs(first.high), abs(second.high)) + (first.step + second.step) / 2
    return first.low - slack <= second.high and second.low - slack <= first.high


def _interval(figure: _Figure) -> tuple[float, float]:
    """What a writer can mean: "about" within a tenth, "more than" up to a quarter above, no further."""
    low, high = figure.low, figure.high
    slack = max(abs(high) * 0.1, figure.step / 2)
    match figure.modifier:
        case "about":
            return low - slack, high + slack
        case "more" | "at_least":
            return low, high + max(abs(high) * 0.25, figure.step)
        case "less" | "at_most":
            return low - max(abs(low) * 0.25, figure.step), high
        case _:
            return low, high
