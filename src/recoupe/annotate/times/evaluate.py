"""Normalisation: what a form means against an anchor. The operators are those of `docs/times.md`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from recoupe.annotate.times import calendar
from recoupe.annotate.times.clock import at_clock, part_of
from recoupe.annotate.times.completion import bare, completed, in_half, same_century
from recoupe.annotate.times.forms import Form, operator, parse
from recoupe.annotate.times.lengths import duration, each, frequency, span, vague
from recoupe.annotate.times.reading import Context, Reading, grain, narrowed, shift, unit_at, unknown
from recoupe.annotate.times.recurring import RECURRING, instance, nearest, weekday_of_month

_DAY = timedelta(days=1)
_ZONES = timedelta(hours=1)
"""How far an hour that was may lie after the now of a report, whose outlet may write in another zone."""

Operator = Callable[[tuple[Form, ...], Context], Reading | None]


def evaluate(form: Form | str, context: Context) -> Reading | None:
    """The meaning of a form, None where there is none (31 February, 25:00, year 0).

    >>> from datetime import datetime
    >>> evaluate("(shift (now) (dur 1 day) -)", Context(now=datetime(2025, 10, 17))).value
    '2025-10-16'
    """
    if isinstance(form, str):
        form = parse(form)
    name = operator(form)
    if name in RECURRING:
        return instance(form, context)
    step = _OPERATORS.get(name)
    if step is None or isinstance(form, str):
        return None
    try:
        return step(form[1:], context)
    except (ArithmeticError, ValueError, LookupError, TypeError):
        return None


def _now(_: tuple[Form, ...], context: Context) -> Reading | None:
    if context.now is None:
        return unknown("day")
    return unit_at(calendar.floor(context.now, "day"), "day")


def _moment(_: tuple[Form, ...], context: Context) -> Reading | None:
    """The present moment, as base of hours and minutes."""
    if context.now is None:
        return unknown("minute")
    return unit_at(calendar.floor(context.now, "minute"), "minute")


def _told(_: tuple[Form, ...], context: Context) -> Reading | None:
    return context.told or _now((), context)


def _rel(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(rel unit n)`: the n-th unit of the calendar after the one that holds now."""
    unit, number = str(arguments[0]), int(str(arguments[1]))
    base = context.now
    if len(arguments) > 2:
        told = evaluate(arguments[2], context)
        base = told.start if told else None
    if base is None:
        return unknown(unit)
    here = calendar.add(calendar.floor(base, unit), number, calendar.length(unit))
    if unit == "weekend" and len(arguments) == 2 and context.direction == "past" and here > base:
        here -= timedelta(days=7)
    return unit_at(here, unit)


def _weekend(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(weekend x)`: the weekend next to a day or holding it, the one before for Monday to Wednesday."""
    base = evaluate(arguments[0], context)
    if base is None or base.start is None:
        return base and unknown("weekend")
    return unit_at(calendar.floor(base.start - timedelta(days=3), "weekend"), "weekend")


def _shift(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(shift base duration sign)`: so long before or after; the precision is that of the length."""
    length = evaluate(arguments[1], context)
    if length is None or not length.amount:
        return None
    unit = grain(length.amount)
    clock_unit = unit in ("hour", "minute", "second")
    first = operator(arguments[0])
    at_once = clock_unit and (first == "now" or (first == "told" and context.told is None))
    base = evaluate(("moment",) if at_once else arguments[0], context)
    if base is None:
        return None
    if any(number < 0 for number, _ in length.amount):
        return Reading("DATE", "PAST_REF" if arguments[2] == "-" else "FUTURE_REF", "vague", mod=length.mod)
    if base.start is None:
        return replace(unknown(unit), mod=length.mod)
    if clock_unit and first == "told" and base.unit == "day":
        return replace(base, type="TIME", value=base.value + "TXX:XX", unit="part")
    sign = -1 if arguments[2] == "-" else 1
    start = shift(base.start, length.amount, sign)
    exact = first not in ("now", "told") and base.unit in ("day", "hour", "minute")
    if clock_unit:
        unit = "minute" if unit != "second" else unit
    elif exact:
        unit = "day"
    elif calendar.MONTHS.get(base.unit, 0) > calendar.MONTHS.get(unit, 0):
        unit = base.unit
    there = unit_at(calendar.floor(start, unit), unit)
    return replace(there, mod=length.mod, reasons=base.reasons)


def _on(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(on weekday date)`: a date that names its weekday too, which decides the year where none is given."""
    weekday = int(str(arguments[0]))
    form = arguments[1]
    if operator(form) == "d" and form[1:3] == ("_", "_") and context.now is not None:
        return weekday_of_month(weekday, int(str(form[3])), context)
    whole = evaluate(form, context)
    if whole is None:
        return None
    if whole.start is None:
        return whole
    if whole.start.isoweekday() == weekday:
        return whole
    if operator(form) == "d" and form[1] == "_":
        fitting = nearest(form, context, lambda start: start.isoweekday() == weekday)
        if fitting is not None and abs((fitting.start - whole.start).days) < 366 * 7:  # type: ignore[operator]
            return fitting.because("year in which the day falls on that weekday")
    return whole.because("the weekday given does not fall on that day")


def _within(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(in x period)`: the month, day or weekday x inside the period."""
    period = evaluate(arguments[1], context)
    if period is None:
        return None
    if period.start is None or period.end is None:
        return instance(arguments[0], replace(context, now=None, year=0))
    inside = replace(context, now=period.start, direction="inside", year=0)
    found = evaluate(arguments[0], inside)
    if found is None or found.start is None:
        return found
    if not period.start <= found.start < period.end:
        found = evaluate(arguments[0], replace(inside, direction="after"))
    return found and replace(found, reasons=period.reasons)


def _to(step: int) -> Operator:
    """`(next x)`, `(last x)`, `(this x)`: a named month, weekday, season or holiday relative to now.

    This Sunday, in a clause that tells, is the one just over; in one that announces, the one to come.
    """

    def there(arguments: tuple[Form, ...], context: Context) -> Reading | None:
        direction = {1: "next", -1: "last", 0: "this"}[step]
        if direction == "this" and operator(arguments[0]) == "wd" and context.direction in ("past", "future"):
            direction = context.direction
        return instance(arguments[0], replace(context, direction=direction, year=0))

    return there


def _nth(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(nth n unit period)`: the n-th unit inside a period, counted from its end where n is negative."""
    number, unit = int(str(arguments[0])), str(arguments[1])
    period = evaluate(arguments[2], context)
    if period is None or number == 0:
        return None
    if period.start is None or period.end is None:
        inside = unit == "day" and 0 < number < 32 and re.fullmatch(r"[\dX]{4}-\d\d", period.value)
        return replace(period, value=f"{period.value}-{number:02d}", unit="day") if inside else unknown(unit)
    if number > 0:
        first = calendar.floor(period.start, unit)
        if first < period.start and (unit != "week" or first < period.start - timedelta(days=3)):
            first = calendar.add(first, 1, calendar.length(unit))
        there = calendar.add(first, number - 1, calendar.length(unit))
    else:
        last = calendar.floor(period.end - timedelta(seconds=1), unit)
        if unit == "week" and last + timedelta(days=4) > period.end:
            last -= timedelta(days=7)
        there = calendar.add(last, number + 1, calendar.length(unit))
    return replace(unit_at(there, unit), reasons=period.reasons) if there < period.end else None


def _nth_weekday(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(nthwd n weekday period)`: the first Monday of May, the last Friday of the month."""
    number, weekday = int(str(arguments[0])), int(str(arguments[1]))
    period = evaluate(arguments[2], context)
    if period is None or period.start is None or period.end is None:
        return unknown("day") if period else None
    if number > 0:
        start = period.start + timedelta(days=(weekday - period.start.isoweekday()) % 7 + 7 * (number - 1))
    else:
        last = period.end - timedelta(days=1)
        start = last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))
    return unit_at(calendar.floor(start, "day"), "day") if period.start <= start < period.end else None


def _part(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    base = _base(arguments[1], context)
    if arguments[1] == "_" and arguments[0] != "NI" and _is_night(context.told) and base and base.start:
        base = unit_at(base.start + timedelta(days=1), "day")  # the morning or evening after that night
    found = part_of(str(arguments[0]), base) if base else None
    over = context.direction == "past" and arguments[1] == "_" and context.now is not None
    if over and found and found.start and context.now and found.start > context.now and base and base.start:
        return part_of(str(arguments[0]), unit_at(base.start - timedelta(days=1), "day"))
    return found


def _at(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    base = _base(arguments[1], context)
    form = arguments[0]
    if base is None or operator(form) != "clock":
        return None
    return _in_the_night(form, base, context) if arguments[1] == "_" else at_clock(form, base)


def _clock(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    base = _base("_", context)
    form = ("clock", *arguments)
    there = _in_the_night(form, base, context) if base else None
    if there is None or there.start is None or context.now is None or context.direction != "past":
        return there
    today = calendar.floor(context.now, "day")
    told_today = context.told is not None and context.told.day == today < context.now
    over = told_today and there.start > context.now + _ZONES
    return at_clock(form, unit_at(today - _DAY, "day")) if over else there


def _in_the_night(form: Form, base: Reading, context: Context) -> Reading | None:
    """A clock time on a day, or on the next where only that lies in the night told of: towards 3 a.m."""
    there = at_clock(form, base)
    told = context.told
    if not _is_night(told) or there is None or base.start is None or _inside(there, told):
        return there
    later = at_clock(form, unit_at(base.start + timedelta(days=1), "day"))
    return later if later and _inside(later, told) else there


def _is_night(told: Reading | None) -> bool:
    return told is not None and told.unit == "part" and told.value.endswith("TNI")


def _inside(reading: Reading, told: Reading | None) -> bool:
    return bool(told and reading.start and told.start and told.end and told.start <= reading.start < told.end)


def _base(form: Form, context: Context) -> Reading | None:
    """The day that a time of day belongs to: the one given, else the day told of, else today."""
    if form != "_":
        return evaluate(form, context)
    told = context.told
    if told is not None and told.start and context.now and context.direction == "past":
        told = told if told.start <= context.now else None
    if told is not None and told.start is None and told.unit in ("day", "part", "minute", "hour"):
        return replace(told, type="DATE", value=told.value.partition("T")[0], unit="day")
    if told is not None and told.unit in ("day", "hour", "minute", "second", "part") and told.day:
        return unit_at(told.day, "day")
    return _now((), context)


def _mod(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(mod START x)`: TIMEX3's modifiers; START, MID and END also narrow the bounds."""
    name = str(arguments[0])
    inner = evaluate(arguments[1], context)
    if inner is None:
        return None
    narrow = narrowed(name, inner) if not inner.mod else inner
    return replace(narrow, mod=inner.mod or name)


def _range(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(range a b)`: from the beginning of a to the end of b; what a leaves open it takes from b."""
    arguments = (arguments[0], same_century(arguments[0], arguments[1]))
    last = evaluate(arguments[1], context)
    if last is None:
        return None
    first = _first(completed(arguments[0], arguments[1]), last, context)
    if first is None:
        return None
    if first.start and last.start and first.start >= last.start and bare(arguments[1]) in RECURRING:
        last = evaluate(arguments[1], replace(context, now=first.start, direction="after", year=0)) or last
    kind = "TIME" if "TIME" in (first.type, last.type) else "DATE"
    text = f"{first.value}/{last.value}"
    end = last.start if last.unit in ("hour", "minute", "second") else last.end
    if first.start is None or end is None or first.start >= end:
        return None if first.start and end else Reading(kind, text, "span")  # type: ignore[arg-type]
    mods = {first.mod, last.mod} == {"APPROX", ""} and "APPROX"
    return Reading(
        kind,  # type: ignore[arg-type]
        text,
        "span",
        first.start,
        end,
        mod=mods or "",
        zone=last.zone,
        offset=last.offset,
        reasons=tuple(dict.fromkeys(first.reasons + last.reasons)),
    )


def _like(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(like a b)`: the day a of a list ("18 and 19 June"), with what the last one, b, lends it."""
    last = evaluate(arguments[1], context)
    return last and _first(completed(*arguments), last, context)


def _end(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(end a b)`: the second date of a stretch, where a lends it the century ("1892–94")."""
    return evaluate(same_century(*arguments), context)


def _during(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(during day range)`: hours from and to on a day."""
    base = _base(arguments[0], context)
    hours = arguments[1]
    if base is not None and base.unit == "part":
        hours = in_half(hours, base.value.rpartition("T")[2])
    return base and evaluate(hours, replace(context, told=base))


def _end_piece(sign: int) -> Operator:
    """`(head duration x)`, `(tail duration x)`: so long from the beginning of x, or before its end."""

    def there(arguments: tuple[Form, ...], context: Context) -> Reading | None:
        length, whole = evaluate(arguments[0], context), evaluate(arguments[1], context)
        if length is None or whole is None or not length.amount:
            return None
        if whole.start is None or whole.end is None:
            return length
        start = whole.start if sign > 0 else shift(whole.end, length.amount, -1)
        return span(length, "+", unit_at(start, "day"))

    return there


def _first(form: Form, last: Reading, context: Context) -> Reading | None:
    """The beginning of a range, read so that it does not lie after its end."""
    if last.start is None:
        date, clock, _ = last.value.partition("T")
        told = Reading("DATE", date, "day") if clock else context.told
        return evaluate(form, replace(context, now=None, told=told))
    if bare(form) in RECURRING or operator(form) in ("on", "clock", "part", "at"):
        day = calendar.floor(last.start, "day")
        told = unit_at(day, "day")
        near = replace(context, now=last.start, told=told, direction="before", year=0)
        first = evaluate(form, near)
        if first and first.start and first.start > last.start and operator(form) in ("clock", "part"):
            first = evaluate(form, replace(near, told=unit_at(day - timedelta(days=1), "day")))
        return first
    return evaluate(form, context)


def _night(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(night a b)`: the night between two days that follow one another."""
    last = evaluate(arguments[1], context)
    if last is None:
        return None
    if last.day is None:
        first = evaluate(arguments[0], replace(context, now=None))
        return first and Reading("TIME", first.value + "TNI", "part")
    first = _first(arguments[0], last, context)
    if first is None or first.day is None or first.day + timedelta(days=1) != last.day:
        first = unit_at(last.day - timedelta(days=1), "day")
    night = part_of("NI", first)
    return night and replace(night, reasons=last.reasons)


def _directed(direction: str) -> Operator:
    def there(arguments: tuple[Form, ...], context: Context) -> Reading | None:
        return evaluate(arguments[0], replace(context, direction=direction))

    return there


def _plain(step: Callable[[tuple[Form, ...]], Reading | None]) -> Operator:
    return lambda arguments, _: step(arguments)


def _span(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    length = evaluate(arguments[0], context)
    short = length is not None and any(u in ("hour", "minute", "second") for _, u in length.amount)
    base = evaluate(arguments[2] if len(arguments) > 2 else ("moment",) if short else ("now",), context)
    return span(length, str(arguments[1]), base) if base and length else None


def _after(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(after base x)`: the first x after the base."""
    base = evaluate(arguments[0], context)
    if base is None:
        return None
    return instance(arguments[1], replace(context, now=base.start, direction="after", year=0))


def _hence(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(hence duration)`: "in two weeks", a date ahead, but the length of what is told in the past."""
    if context.direction == "past":
        return evaluate(arguments[0], context)
    return _shift((("now",), arguments[0], "+"), context)


def _ahead(arguments: tuple[Form, ...], context: Context) -> Reading | None:
    """`(ahead duration)`: "within two weeks", the stretch from now on, but at most that long in the past."""
    if context.direction == "past":
        return _mod(("EQUAL_OR_LESS", arguments[0]), context)
    return _span((arguments[0], "+"), context)


_OPERATORS: dict[str, Operator] = {
    "now": _now,
    "moment": _moment,
    "told": _told,
    "rel": _rel,
    "shift": _shift,
    "on": _on,
    "in": _within,
    "next": _to(1),
    "last": _to(-1),
    "this": _to(0),
    "nth": _nth,
    "nthwd": _nth_weekday,
    "part": _part,
    "at": _at,
    "clock": _clock,
    "mod": _mod,
    "range": _range,
    "night": _night,
    "past": _directed("past"),
    "future": _directed("future"),
    "near": _directed("near"),
    "due": _directed("due"),
    "vague": vague,
    "dur": _plain(duration),
    "age": lambda arguments, _: duration((*arguments, "year")),
    "span": _span,
    "after": _after,
    "during": _during,
    "weekend": _weekend,
    "like": _like,
    "end": _end,
    "head": _end_piece(1),
    "tail": _end_piece(-1),
    "hence": _hence,
    "ahead": _ahead,
    "each": _plain(each),
    "freq": _plain(frequency),
}
