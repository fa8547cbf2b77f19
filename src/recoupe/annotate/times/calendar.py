"""Calendar arithmetic on the proleptic Gregorian calendar: units, shifts, TIMEX3 values, movable feasts."""

from datetime import datetime, timedelta

YEARS = range(1, 9999)
"""The years that can be computed with; outside them a value has no bounds."""

ISO = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "night": ("", "D"),
    "weekend": ("", "WE"),
    "week": ("", "W"),
    "month": ("", "M"),
    "quarter": ("", "Q"),
    "half": ("", "H"),
    "year": ("", "Y"),
    "decade": ("", "DE"),
    "century": ("", "CE"),
    "millennium": ("", "ML"),
}
"""TIMEX3's designators of duration units, with the part of the value that they stand in."""

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "week": 604_800}
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
MONTHS["millennium"] = 12_000

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Meteorological seasons of the northern half of the world: the month in which each begins."""

PARTS = {
    "MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (20, 30), "DT": (6, 20),
    "DA": (4, 8),
}  # fmt: skip
"""Hours that a part of day may mean, generously: morning, midday, afternoon, evening, night, day, dawn."""


def floor(moment: datetime, unit: str) -> datetime:
    """The beginning of the unit that holds the moment."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in ("second", "minute", "hour"):
        return day + timedelta(
            hours=moment.hour,
            minutes=moment.minute if unit != "hour" else 0,
            seconds=moment.second if unit == "second" else 0,
        )
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "weekend":
        return day - timedelta(days=day.weekday()) + timedelta(days=5)
    if unit == "season":
        return add(day.replace(day=1), -(day.month % 3), "month")
    if unit in MONTHS:
        size = MONTHS[unit]
        months = day.year * 12 + day.month - 1
        months -= months % size
        return day.replace(year=max(months // 12, 1), month=months % 12 + 1, day=1)
    return day


def add(moment: datetime, number: float, unit: str) -> datetime:
    """The moment so many units later; a day that the month lacks becomes its last. May raise OverflowError.

    >>> add(datetime(2025, 1, 31), 1, "month").day
    28
    """
    if unit in MONTHS:
        total = moment.year * 12 + moment.month - 1 + int(number * MONTHS[unit])
        year, month = divmod(total, 12)
        if year not in YEARS:
            raise OverflowError(year)
        last = days_in(year, month + 1)
        return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
    seconds = SECONDS["week" if unit == "weekend" else unit] * number
    if abs(seconds) > 3e11:
        raise OverflowError(seconds)
    return moment + timedelta(seconds=round(seconds))


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def full_year(short: int, now: datetime | None) -> int:
    """A year of two digits: in the century that ends fifteen years after now (or after 2010)."""
    pivot = (now.year if now else 2010) + 15
    return pivot - (pivot - short) % 100


def length(unit: str) -> str:
    """The unit by which the instances of a unit follow one another."""
    return "week" if unit == "weekend" else unit


def end_of(start: datetime, unit: str) -> datetime:
    """The end of the unit that begins there."""
    if unit == "weekend":
        return start + timedelta(days=2)
    return add(start, 1, unit)


def value(start: datetime, unit: str) -> str:
    """The TIMEX3 value of the unit that begins there.

    >>> value(datetime(2025, 10, 20), "week"), value(datetime(2025, 7, 1), "quarter")
    ('2025-W43', '2025-Q3')
    """
    year, week, _ = start.isocalendar()
    y = f"{start.year:04d}"
    return {
        "week": f"{year:04d}-W{week:02d}",
        "weekend": f"{year:04d}-W{week:02d}-WE",
        "month": f"{y}-{start.month:02d}",
        "quarter": f"{y}-Q{(start.month + 2) // 3}",
        "half": f"{y}-H{1 if start.month < 7 else 2}",
        "season": f"{y}-{season(start)}",
        "year": y,
        "decade": y[:3],
        "century": y[:2],
        "millennium": y[:1],
        "hour": start.strftime("%Y-%m-%dT%H").zfill(13),
        "minute": start.strftime("%Y-%m-%dT%H:%M").zfill(16),
        "second": start.strftime("%Y-%m-%dT%H:%M:%S").zfill(19),
    }.get(unit, f"{y}-{start.month:02d}-{start.day:02d}")


def season(start: datetime) -> str:
    """The season that begins in the month."""
    return next((name for name, month in SEASONS.items() if month == start.month), "SP")


UNKNOWN = {
    "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX", "millennium": "X",
    "hour": "XXXX-XX-XXTXX", "minute": "XXXX-XX-XXTXX:XX", "second": "XXXX-XX-XXTXX:XX:XX",
}  # fmt: skip
"""The value of a unit when nothing of it is known."""


def easter(year: int) -> datetime:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher).

    >>> easter(2025).date().isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - ((b - (b + 8) // 25 + 1) // 3) + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime(year, f // 31, f % 31 + 1)


def holiday(rule: str, year: int) -> datetime:
    """The day of a holiday: `12-25`, `easter+1`, `11-4-4` (fourth Thursday of November), `5-L-1` (the last
    Monday of May), any of them with `+n` days.

    >>> holiday("11-4-4", 2025).day, holiday("easter+39", 2025).month
    (27, 5)
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    rule, _, more = rule.partition("+")
    if more:
        return holiday(rule, year) + timedelta(days=int(more))
    fields = rule.split("-")
    month = int(fields[0])
    if len(fields) == 2:
        return datetime(year, month, int(fields[1]))
    weekday = int(fields[2])
    if fields[1] == "L":
        last = datetime(year, month, days_in(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = datetime(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(fields[1]) - 1))
