"""Forms that come round again: a month, a day of a month, a weekday, a quarter, a season, a holiday.

Where the text names the year they stand still; else the direction of the clause, the year under discussion
and the report's now choose the instance.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from recoupe.annotate.times import calendar
from recoupe.annotate.times.forms import Form
from recoupe.annotate.times.reading import Context, Reading, unit_at
from recoupe.annotate.times.world import feast, feasts, fiscal_year

RECURRING = frozenset({"d", "wd", "q", "half", "season", "hol", "fy", "decade", "century", "wk", "bc"})
"""The operators that this module reads."""

_LEAP_REACH, _REACH = 8, 2
"""How many years around now are tried; 29 February can be eight years away (1896 to 1904)."""


def instance(form: Form, context: Context) -> Reading | None:
    """The instance of a form that the context chooses; X for what stays unknown, None if invalid."""
    try:
        return _instance(form, context)
    except (ArithmeticError, ValueError, LookupError, TypeError):
        return None


def _instance(form: Form, context: Context) -> Reading | None:
    name, *arguments = (str(part) for part in form)
    if name == "wd":
        return _weekday(int(arguments[0]), context)
    if name in ("fy", "bc", "decade", "century"):
        return _fixed(name, arguments, context)
    year = _year(form, context)
    if year is not None:
        return in_year(form, year)
    if name == "d" and arguments[1] == "_":
        return _day_of_month(int(arguments[2]), context)
    if any(in_year(form, y) for y in (2023, 2024)):
        return _nearby(form, context)
    return None


def _year(form: Form, context: Context) -> int | None:
    name = form[0]
    given = str(form[1] if name == "d" else form[-1])
    if given == "_":
        usable = (
            context.year
            and context.direction in ("", "near", "due", "past", "future")
            and form[1:3] != ("_", "_")
        )
        return context.year if usable else None
    if given.startswith("'"):
        return calendar.full_year(int(given[1:]), context.now)
    return int(given)


def in_year(form: Form, year: int) -> Reading | None:
    """The instance of a form in a year; None where the year has none."""
    if year not in calendar.YEARS:
        return None
    name, *arguments = (str(part) for part in form)
    if name == "d":
        return _date(year, arguments[1], arguments[2])
    if name == "hol" and arguments[0] in feasts():
        return next(iter(feast(arguments[0], year)), None)
    if name == "hol":
        return unit_at(calendar.holiday(arguments[0], year), "day")
    if name == "wk":
        first = calendar.floor(datetime(year, 1, 4), "week")
        week = int(arguments[0])
        there = first + timedelta(days=7 * (week - 1))
        return unit_at(there, "week") if 1 <= week <= 53 and there.year <= year else None
    if name == "season":
        return unit_at(datetime(year, calendar.SEASONS[arguments[0]], 1), "season")
    unit = {"q": "quarter", "half": "half"}[name]
    number, size = int(arguments[0]), calendar.MONTHS[unit]
    month = (number - 1) * size + 1
    return unit_at(datetime(year, month, 1), unit) if 1 <= month <= 12 else None


def _date(year: int, month: str, day: str) -> Reading | None:
    if month == "_":
        return unit_at(datetime(year, 1, 1), "year") if day == "_" else None
    if day == "_":
        return unit_at(datetime(year, int(month), 1), "month") if 1 <= int(month) <= 12 else None
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= calendar.days_in(year, int(month))):
        return None
    return unit_at(datetime(year, int(month), int(day)), "day")


def _fixed(name: str, arguments: list[str], context: Context) -> Reading | None:
    if name == "fy":
        return fiscal_year(arguments[0], arguments[1] if len(arguments) > 1 else "", context.now)
    number = int(arguments[0].lstrip("'"))
    if name == "bc":
        return Reading("DATE", f"BC{number:04d}", "year")
    if name == "century":
        return unit_at(datetime(max((number - 1) * 100, 1), 1, 1), "century") if 1 <= number <= 99 else None
    if number < 100:
        number = 1900 + number if number >= 30 or context.now is None else 2000 + number
    if number % 100 == 0 and number < 2000:
        return unit_at(datetime(number, 1, 1), "century")
    return unit_at(datetime(number, 1, 1), "decade")


def _weekday(number: int, context: Context) -> Reading:
    if context.now is None:
        return Reading("DATE", f"XXXX-WXX-{number}", "day")
    monday = calendar.floor(context.now, "week")
    days = [unit_at(monday + timedelta(days=number - 1 + 7 * week), "day") for week in (-2, -1, 0, 1, 2)]
    direction = context.direction
    if direction == "this":
        return days[2]
    return _pick(days, context.now, "future" if direction == "due" else direction or "past")


def _day_of_month(day: int, context: Context) -> Reading | None:
    if not 1 <= day <= 31:
        return None
    if context.now is None:
        return Reading("DATE", f"XXXX-XX-{day:02d}", "day")
    told = context.told
    near = told.start if told and told.start and told.unit in _DAYS and context.direction in _PLAIN else None
    days = _days(day, near or context.now, 3)
    if near is None:
        return _pick(days, context.now, context.direction)
    today = calendar.floor(context.now, "day")
    ahead = [d for d in days if d.start and (d.start > today) == (context.direction == "future")]
    return _pick(ahead if ahead and context.direction else days, near, "")


_DAYS = ("day", "part", "hour", "minute")
_PLAIN = ("", "past", "future")


def _days(day: int, around: datetime, reach: int) -> list[Reading]:
    """The day of the months around a moment that have it."""
    first = calendar.floor(around, "month")
    months = (calendar.add(first, step, "month") for step in range(-reach, reach + 1))
    found = (_date(month.year, str(month.month), str(day)) for month in months)
    return [reading for reading in found if reading]


def weekday_of_month(weekday: int, day: int, context: Context) -> Reading | None:
    """A weekday with the number of its day ("Friday 31"): in the month where it falls so."""
    if context.now is None or not 1 <= day <= 31:
        return None
    days = [d for d in _days(day, context.now, 14) if d.start and d.start.isoweekday() == weekday]
    return _pick(days, context.now, context.direction) if days else None


def _nearby(form: Form, context: Context) -> Reading | None:
    if context.now is None:
        return _open(form)
    leap = form[0] == "d" and form[2:] == ("2", "29")
    reach = _LEAP_REACH if leap else _REACH
    year = context.now.year
    years = range(year - reach, year + reach + 1)
    readings = [r for y in years for r in _all_in(form, y)]
    if context.direction == "this":
        same = [r for r in readings if r.start and r.start.year == year]
        return same[0] if same else None
    if not readings:
        return None
    chosen = _pick(readings, context.now, context.direction)
    return _sooner(chosen, readings, context) if chosen.unit == "day" else chosen


def _all_in(form: Form, year: int) -> list[Reading]:
    """The instances of a form in a year: one, but of some feasts two or none."""
    if form[0] == "hol" and str(form[1]) in feasts():
        return feast(str(form[1]), year)
    found = in_year(form, year)
    return [found] if found else []


def _sooner(chosen: Reading, readings: list[Reading], context: Context) -> Reading:
    """The nearest instance of a date, where the direction would make it almost a year.

    A writer who means a day so far away names its year; more often the clause was misread.
    """
    if context.now is None or context.direction not in ("past", "future"):
        return chosen
    near = _pick(readings, context.now, "")
    if not (chosen.start and chosen.end and near.start and near.end):
        return chosen
    far = _distance(chosen.start, chosen.end, context.now)
    if far > _FAR and _distance(near.start, near.end, context.now) < _NEAR:
        return near
    return chosen


_FAR, _NEAR = timedelta(days=300), timedelta(days=30)


def _open(form: Form) -> Reading | None:
    """What the form says while the year is unknown."""
    sample = in_year(form, 2024)
    return sample and replace(sample, value="XXXX" + sample.value[4:], start=None, end=None)


def nearest(form: Form, context: Context, fits: Callable[[datetime], bool]) -> Reading | None:
    """The instance that fits, in the year nearest to the one that the context would choose."""
    base = context.now.year if context.now else 0
    years = sorted(range(base - 30, base + 31), key=lambda y: (abs(y - base), y))
    found = (in_year(form, y) for y in years)
    return next((r for r in found if r and r.start and fits(r.start)), None)


def _pick(readings: Iterable[Reading], now: datetime, direction: str) -> Reading:
    """The instance for a direction. Past and future hold today; next and last do not."""
    known = sorted(((r.start, r.end, r) for r in readings if r.start and r.end), key=lambda item: item[0])
    today = calendar.floor(now, "day")
    tomorrow = today + timedelta(days=1)
    ways: dict[str, tuple[Callable[[datetime, datetime], bool], int]] = {
        "past": (lambda start, _: start < tomorrow, -1),
        "before": (lambda start, _: start <= now, -1),
        "last": (lambda _, end: end <= today, -1),
        "future": (lambda _, end: end > today, 0),
        "inside": (lambda start, _: start >= today, 0),
        "after": (lambda start, _: start > today, 0),
        "next": (lambda start, _: start >= tomorrow, 0),
    }
    if direction in ways:
        fits, end_to_take = ways[direction]
        chosen = [reading for start, end, reading in known if fits(start, end)]
        if chosen:
            return chosen[end_to_take]
    return min(known, key=lambda item: (_distance(item[0], item[1], now), item[0]))[2]


def _distance(start: datetime, end: datetime, now: datetime) -> timedelta:
    if start <= now < end:
        return timedelta(0)
    return start - now if start > now else now - end
