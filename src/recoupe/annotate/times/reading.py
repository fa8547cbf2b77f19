"""What a form means once it is anchored: a stretch of the calendar, a length, or a repetition."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from recoupe.annotate.times import calendar
from recoupe.model import TimeType


@dataclass(frozen=True)
class Reading:
    """A meaning: `value` in TIMEX3, and [start, end) in local time where the calendar place is known.

    `unit` is the precision ("day", "month", "part", "span", ...). `offset` is the distance of local time from
    UTC in minutes, `zone` its name. For a length, `amount` counts its units.
    """

    type: TimeType
    value: str
    unit: str
    start: datetime | None = None
    end: datetime | None = None
    mod: str = ""
    zone: str = ""
    offset: int | None = None
    amount: tuple[tuple[float, str], ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    def because(self, reason: str) -> "Reading":
        """The same reading with one more reason."""
        return replace(self, reasons=(*self.reasons, reason)) if reason else self

    @property
    def day(self) -> datetime | None:
        """The day on which it begins."""
        return calendar.floor(self.start, "day") if self.start else None


@dataclass(frozen=True)
class Context:
    """What a form is read against: the report's now, the narrated day, and the direction of the clause.

    `direction` is "past", "future" or ""; `year` a year under discussion, where the text has moved there;
    `month` likewise the last month named.
    """

    now: datetime | None = None
    told: Reading | None = None
    direction: str = ""
    year: int = 0


def unit_at(start: datetime, unit: str) -> Reading:
    """The unit of the calendar that begins there, as a reading."""
    kind: TimeType = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Reading(kind, calendar.value(start, unit), unit, start, calendar.end_of(start, unit))


_PIECES = {"START": (0.0, 0.5), "MID": (0.25, 0.75), "END": (0.5, 1.0)}
"""Which share of a stretch its beginning, its middle and its end may be, generously."""


def narrowed(mod: str, whole: Reading) -> Reading:
    """The reading with the bounds of its first half, its middle, or its second half; in whole days.

    The small hours of a morning begin at midnight.
    """
    if mod not in _PIECES or whole.start is None or whole.end is None:
        return whole
    if whole.unit == "part":
        first = mod == "START" and whole.value.endswith("TMO")
        return replace(whole, start=calendar.floor(whole.start, "day")) if first else whole
    if whole.unit not in calendar.MONTHS and whole.unit != "week":
        return whole
    length = whole.end - whole.start
    start, end = (calendar.floor(whole.start + length * share, "day") for share in _PIECES[mod])
    return replace(whole, start=start, end=end)


def unknown(unit: str) -> Reading:
    """A unit of the calendar of which nothing is known."""
    kind: TimeType = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Reading(kind, calendar.UNKNOWN.get(unit, "XXXX-XX-XX"), unit)


def bound(moment: datetime | None, offset: int | None) -> str:
    """The ISO form of an end of a stretch: a date at midnight, else a date-time, with the offset if known.

    >>> bound(datetime(2025, 10, 16), None), bound(datetime(2025, 10, 16, 18, 30), 120)
    ('2025-10-16', '2025-10-16T18:30+02:00')
    """
    if moment is None:
        return ""
    date = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    if offset is None and moment.hour == moment.minute == moment.second == 0:
        return date
    clock = f"{moment.hour:02d}:{moment.minute:02d}" + (f":{moment.second:02d}" if moment.second else "")
    if offset is None:
        return f"{date}T{clock}"
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    return f"{date}T{clock}{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def duration_value(amount: tuple[tuple[float, str], ...]) -> str:
    """The TIMEX3 value of a length: whole numbers in nested units.

    >>> duration_value(((2.5, "hour"),)), duration_value(((3, "week"),)), duration_value(((1.5, "year"),))
    ('PT2H30M', 'P3W', 'P1Y6M')
    """
    date, clock = "", ""
    for number, unit in _whole(amount):
        where, mark = calendar.ISO[unit]
        count = "X" if number < 0 else f"{number:g}" if number < 1e15 else f"{number:.0f}"
        if where:
            clock += count + mark
        else:
            date += count + mark
    return "P" + date + ("T" + clock if clock else "")


_SMALLER = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24),
            "month": ("day", 30), "decade": ("year", 10), "century": ("year", 100),
            "millennium": ("year", 1000)}  # fmt: skip
_EXACT = {"hour", "minute", "year", "day", "decade", "century", "millennium"}


def _whole(amount: tuple[tuple[float, str], ...]) -> list[tuple[float, str]]:
    units: list[tuple[float, str]] = []
    for number, unit in amount:
        rest = number % 1 if number >= 0 else 0
        if rest and unit in _EXACT:
            smaller, size = _SMALLER[unit]
            if number >= 1:
                units.append((number // 1, unit))
            units.append((round(rest * size, 6), smaller))
        else:
            units.append((number, unit))
    return units


def shift(moment: datetime, amount: tuple[tuple[float, str], ...], sign: int) -> datetime:
    """The moment moved by a length. Raises OverflowError beyond the years that can be computed with."""
    for number, unit in amount:
        whole = int(number) if unit in calendar.MONTHS else number
        moment = calendar.add(moment, sign * whole, unit)
        rest = number - whole
        if rest:
            moment += timedelta(days=round(sign * rest * 30.44 * calendar.MONTHS[unit]))
    return moment


def grain(amount: tuple[tuple[float, str], ...]) -> str:
    """The precision of a shift by a length: that of its smallest unit, where it is a whole number of it."""
    number, unit = amount[-1]
    if unit in ("night", "weekend"):
        return "day"
    if number % 1:
        return "month" if unit in ("year", "decade") else "day" if unit in calendar.MONTHS else unit
    return unit
