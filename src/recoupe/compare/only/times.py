"""The keys by which times and lengths of two reports are one."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from recoupe.compare.statements.frames import Frame
from recoupe.model import TimeExpression

_DOZEN = 12
_YEAR = 4
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[YMWDH])")
_INSIDE = re.compile(r"\(dur (\d+(?:\.\d+)?) (year|month|week|day|hour)\)")
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_HOURS = {"TH": 1, "D": 24, "W": 168}
_YEARS = {"DE": 10, "CE": 100}
_NIGHT = "(part NI "
_PART_OF_A_DAY = re.compile(r"\(part \w+ _\)")


def moments(value: str) -> tuple[str, ...]:
    """The keys that another report may share with a time: itself, its day, month and year, its hour, that
    it has one, and of a length of time the same in other units.

    >>> set(moments("PT48H")) & set(moments("P2D"))
    {'l:hours:48'}
    """
    if value.startswith("P"):
        return (f"t:{value}", *lengths(value))
    whole = {f"t:{value}", f"t:{value[:10]}", f"t:{value[:7]}", f"t:{value[:4]}"}
    day, _, hour = value.partition("T")
    if hour:
        whole |= {f"h:{day}", f"k:{hour}"} if hour[0].isdigit() else set()
    return tuple(sorted(whole))


def ends(value: str) -> tuple[str, ...]:
    """The keys of the two ends of a stretch of days or months; years at the ends of a stretch of years say
    little of what happened in them.

    >>> ends("2014-05/2014-07"), ends("2014/2021")
    (('t:2014', 't:2014-05', 't:2014', 't:2014-07'), ())
    """
    found = value.split("/") if "/" in value else []
    return tuple(key for end in found if len(end) > _YEAR for key in moments(end))


def lengths(value: str) -> tuple[str, ...]:
    """The keys of a length of time, which has one value in hours and days, another in weeks; years beyond a
    dozen may be told by their number alone ("retire at 67").

    >>> lengths("P1W"), lengths("P67Y"), lengths("P1DE")
    (('l:hours:168',), ('l:months:804', 'n:67'), ('l:months:120',))
    """
    found = _LENGTH.fullmatch(value)
    if found is None:
        return (f"t:{value}",)
    number, unit = float(found[2]), ("T" if found[1] else "") + found[3]
    if unit in _YEARS:
        number, unit = number * _YEARS[unit], "Y"
    if unit in _HOURS:
        return (f"l:hours:{number * _HOURS[unit]:g}",)
    months = number * (12 if unit == "Y" else 1)
    alone = (f"n:{number:g}",) if unit == "Y" and number > _DOZEN else ()
    return (f"l:months:{months:g}", *alone)


def lengths_inside(time: TimeExpression) -> tuple[str, ...]:
    """The keys of the lengths by which a moment or a stretch is told: within ten days, for two years. The day
    of "the night to Wednesday" is none."""
    if _NIGHT in time.form:
        return ()
    return tuple(
        key
        for number, unit in _INSIDE.findall(time.form)
        for key in lengths("P" + ("T" if unit == "hour" else "") + f"{number}{unit[0].upper()}")
    )


def told_otherwise(value: str) -> tuple[str, ...]:
    """What makes a moment known that another origin gives more exactly, or of an hour the same without its
    day."""
    day, _, hour = value.partition("T")
    if not hour:
        return ()
    if hour == "NI":
        return (f"h:{day}", *_next_day(day))
    return (f"k:{hour}",) if hour[0].isdigit() else (f"h:{day}",)


def _next_day(day: str) -> tuple[str, ...]:
    """The key of the day after a night: the night to Tuesday is Tuesday's too."""
    try:
        return (f"t:{(date.fromisoformat(day) + timedelta(days=1)).isoformat()}",)
    except ValueError:
        return ()


def nameless(value: str, alone: Callable[[str], bool]) -> bool:
    """Whether no other account whose times are not read names the weekday of a day, or its month and number;
    of a month its name, of a year its number."""
    longer = _MONTH.fullmatch(value)
    if longer:
        named = f"mo:{int(longer[2])}" if longer[2] else f"n:{int(longer[1])}"
        return alone(named)
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return False
    month = alone(f"mo:{day.month}") or alone(f"n:{day.day}")
    return month and alone(f"wd:{day.isoweekday()}")


def common(frame: Frame, time: TimeExpression) -> bool:
    """Whether a moment is no news: the day on which the report came out, which is when somebody says
    something, or a part of a day that is not named ("in the evening")."""
    if frame.source.published and time.value[:10] == frame.source.published[:10]:
        return True
    return _PART_OF_A_DAY.search(time.form) is not None
