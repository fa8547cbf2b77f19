"""Lengths and repetitions: durations, the stretch that a duration spans from a day, sets."""

from dataclasses import replace
from datetime import timedelta

from recoupe.annotate.times import calendar
from recoupe.annotate.times.clock import at_clock
from recoupe.annotate.times.forms import Form, operator
from recoupe.annotate.times.reading import Context, Reading, bound, duration_value, shift
from recoupe.model import TimeType

_MOST = 1e9
"""The longest number of units that is computed with; beyond it a length has no value."""


def duration(arguments: tuple[Form, ...]) -> Reading | None:
    """`(dur 2.5 hour)`, `(dur 2 hour 30 minute)`; `X` for a number that the text leaves open.

    >>> duration(("2.5", "hour")).value, duration(("X", "week")).value
    ('PT2H30M', 'PXW')
    """
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    amount = tuple((-1.0 if n == "X" else float(str(n)), str(unit)) for n, unit in pairs)
    if any(number > _MOST or unit not in calendar.ISO for number, unit in amount):
        return None
    return Reading("DURATION", duration_value(amount), amount[-1][1], amount=amount)


def span(length: Reading, sign: str, base: Reading) -> Reading | None:
    """`(span duration + base)`: the stretch of that length after the base's beginning, or before it."""
    if any(number < 0 for number, _ in length.amount):
        return replace(length, type="DATE", value="PAST_REF" if sign == "-" else "FUTURE_REF", amount=())
    if base.start is None:
        return replace(length, amount=())
    here = base.start
    if length.amount[-1][1] == "quarter":
        here = calendar.add(calendar.floor(here, "quarter"), 0 if sign == "-" else 1, "quarter")
    other = shift(here, length.amount, -1 if sign == "-" else 1)
    start, end = sorted((here, other))
    text = f"{bound(start, None)}/{bound(end, None)}"
    kind: TimeType = "TIME" if "T" in text else "DATE"
    return Reading(kind, text, "span", start, end, mod=length.mod, reasons=base.reasons)


def each(arguments: tuple[Form, ...]) -> Reading | None:
    """`(each x)`: a weekday, month, part of day, or a length that repeats."""
    form = arguments[0]
    name, *rest = (str(part) for part in form) if not isinstance(form, str) else (form, "")
    if name == "dur":
        length = duration(form[1:]) if operator(form) == "dur" else None  # type: ignore[arg-type]
        return length and Reading("SET", length.value, "set")
    if name == "wd":
        return Reading("SET", f"XXXX-WXX-{int(rest[0])}", "set")
    if name == "d":
        month = "XX" if rest[1] == "_" else f"{int(rest[1]):02d}"
        return Reading("SET", f"XXXX-{month}" + ("" if rest[2] == "_" else f"-{int(rest[2]):02d}"), "set")
    if name == "part":
        day = form[2]
        base = f"XXXX-WXX-{int(str(day[1]))}" if operator(day) == "wd" else "XXXX-XX-XX"
        return Reading("SET", f"{base}T{rest[0]}", "set")
    if name == "at":
        return _each_clock(form)
    if name == "season":
        return Reading("SET", f"XXXX-{rest[0]}", "set")
    if name == "weekend":
        return Reading("SET", "XXXX-WXX-WE", "set")
    if name == "hol":
        return _each_holiday(rest[0])
    return None


def _each_clock(form: Form) -> Reading | None:
    """A clock time that comes round on a weekday, or daily."""
    day = form[2]
    base = f"XXXX-WXX-{int(str(day[1]))}" if operator(day) == "wd" else "XXXX-XX-XX"
    reading = at_clock(form[1], Reading("DATE", base, "day"))
    return reading and replace(reading, type="SET", unit="set")


def _each_holiday(rule: str) -> Reading:
    fields = rule.split("-")
    fixed = len(fields) == 2 and not rule.startswith("easter")
    return Reading("SET", f"XXXX-{int(fields[0]):02d}-{int(fields[1]):02d}" if fixed else "P1Y", "set")


def frequency(arguments: tuple[Form, ...]) -> Reading | None:
    """`(freq n duration)`: so many times in a length of time."""
    form = arguments[1]
    length = duration(form[1:]) if operator(form) == "dur" and not isinstance(form, str) else None
    return length and Reading("SET", length.value, "set")


def vague(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(vague PAST_REF)`: kept vague; only the past and the future are bounded by now."""
    name = str(arguments[0])
    start, end = None, None
    if context.now is not None:
        today = calendar.floor(context.now, "day")
        if name == "PAST_REF":
            end = today + timedelta(days=1)
        elif name == "FUTURE_REF":
            start = today
    return Reading("DATE", name, "vague", start, end)
