"""Numbers in digits: what the marks inside them mean in each language.

The unit of writing is a run of digits with single marks between them. A mark groups thousands where every
group after it has three digits and the first has one to three (or two, as in Indian grouping); otherwise it
is the decimal mark, of whatever language, because "5.00" cannot be anything else.
"""

import math
import re
from functools import cache
from typing import NamedTuple

SPACES = " \u00a0\u2009\u202f"
"""Space, no-break space, thin space, narrow no-break space: all group digits in French and in SI style."""

_RUN = re.compile(rf"\d{{1,400}}(?:[.,'’{SPACES}]\d{{1,400}}){{0,24}}")
_LEADING = re.compile(r"[.,]\d+")
_FRACTION = re.compile(r"\s?/\s?(\d{1,3})(?![\d/])")
_MIXED = re.compile(rf"[{SPACES}]{{1,2}}(\d{{1,2}})/(\d{{1,2}})(?![\d/])")
_POWER = re.compile(r"(?:[eE]([+-]?\d{1,4})|\s?[x×*]\s?10\^?([+-]?\d{1,4})|\^([+-]{0,2}\d{1,4}))(?![\w^])")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_VULGAR_VALUES = (
    1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1 / 6, 5 / 6, 1 / 8, 3 / 8, 5 / 8, 7 / 8,
)  # fmt: skip


class Digits(NamedTuple):
    """A number in digits at [start, end); `whole` is False where a fraction or a power was read."""

    start: int
    end: int
    value: float
    whole: bool = True


def read_digits(text: str, start: int, decimal: str) -> Digits | None:
    """The number in digits that begins at `start`, None if none does or no float can hold it.

    >>> read_digits("1 234 567,5 km", 0, ",").value
    1234567.5
    >>> read_digits("4.800", 0, ".").value, read_digits("4.800", 0, ",").value
    (4.8, 4800.0)
    """
    if start < len(text) and text[start] in _VULGAR:
        return Digits(start, start + 1, _VULGAR_VALUES[_VULGAR.index(text[start])], False)
    lead = _LEADING.match(text, start)
    if lead:
        return Digits(start, lead.end(), _number("0." + lead.group()[1:]))
    run = _RUN.match(text, start)
    if not run:
        return None
    written, value = _interpret(run.group(), decimal)
    end = start + len(written)
    return _extended(text, start, end, value)


def _extended(text: str, start: int, end: int, value: float) -> Digits | None:
    """The number with a power, a fraction or a vulgar fraction that follows it."""
    if power := _POWER.match(text, end):
        raised = _power(value, power)
        return Digits(start, power.end(), raised, False) if math.isfinite(raised) else None
    if (mixed := _MIXED.match(text, end)) and int(mixed.group(2)) > int(mixed.group(1)) > 0:
        return Digits(start, mixed.end(), value + int(mixed.group(1)) / int(mixed.group(2)), False)
    if (over := _FRACTION.match(text, end)) and _is_fraction(value, over):
        return Digits(start, over.end(), value / int(over.group(1)), False)
    vulgar = end + 1 if text[end : end + 1] in (" ", "\u00a0") else end
    if text[vulgar : vulgar + 1] in _VULGAR and vulgar < len(text):
        return Digits(start, vulgar + 1, value + _VULGAR_VALUES[_VULGAR.index(text[vulgar])], False)
    return Digits(start, end, value) if math.isfinite(value) else None


def _is_fraction(value: float, over: re.Match[str]) -> bool:
    denominator = int(over.group(1))
    return value < denominator and value == int(value) and (" " not in over.group() or denominator < 10)


def _power(value: float, match: re.Match[str]) -> float:
    exponent, ten, power = match.groups()
    try:
        if power is not None:
            signs = power.count("-")
            return float(
                value ** int(power.lstrip("+-")) if signs % 2 == 0 else value ** -int(power.lstrip("+-"))
            )
        return float(value * 10.0 ** int(exponent or ten))
    except (OverflowError, ZeroDivisionError):
        return math.inf


def _interpret(run: str, decimal: str) -> tuple[str, float]:
    """How much of the run is one number, and its value.

    >>> _interpret("22,24,26", ".")
    ('22', 22.0)
    """
    run = _cut_at_spaces(run)
    marks = [c for c in run if not c.isdigit()]
    if not marks:
        return run, _number(run)
    last = marks[-1]
    if last in ".," and (marks.count(last) == 1):
        head, _, tail = run.rpartition(last)
        if _decimal_here(head, tail, last, decimal, marks):
            return run, _number(_bare(head) + "." + tail)
    if _grouped(run):
        return run, _number(_bare(run))
    first = re.match(r"\d+", run)
    return (first.group(), _number(first.group())) if first else (run, 0.0)


def _decimal_here(head: str, tail: str, mark: str, decimal: str, marks: list[str]) -> bool:
    if not _grouped(head) or mark in head:
        return False
    if mark == decimal or len(tail) != 3:
        return len(set(marks)) <= 2
    return len(set(marks)) == 2 or head == "0" or len(head) > 3


def _cut_at_spaces(run: str) -> str:
    """The run up to the first space that does not group thousands."""
    parts = re.split(f"([{SPACES}])", run)
    kept = parts[0]
    for mark, part in zip(parts[1::2], parts[2::2], strict=True):
        digits = re.match(r"\d+", part)
        if (
            not digits
            or len(digits.group()) != 3
            or not re.fullmatch(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})*", kept)
        ):
            break
        kept += mark + part
    return kept


@cache
def _group_pattern(mark: str) -> re.Pattern[str]:
    indian = r"|\d{1,2}(?:,\d{2})+,\d{3}" if mark == "," else ""
    return re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+{indian}")


def _grouped(text: str) -> bool:
    """Whether the text is plain digits, or digits grouped by one kind of mark."""
    marks = {c for c in text if not c.isdigit()}
    if not marks:
        return bool(text)
    return len(marks) == 1 and bool(_group_pattern(marks.pop()).fullmatch(text)) and text[0] != "0"


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _number(text: str) -> float:
    try:
        return float(text)
    except (ValueError, OverflowError):
        return math.inf
