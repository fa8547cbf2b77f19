"""What no language changes: fiscal years of countries, and feasts that move with the moon."""

from datetime import datetime, timedelta
from functools import cache

import msgspec

from recoupe.annotate.times import calendar
from recoupe.annotate.times.reading import Reading, bound, unit_at
from recoupe.languages import profile


class Years(msgspec.Struct, frozen=True):
    """languages/data/und/times.toml: for a country (ISO 3166) the month in which its public accounts begin,
    and how far the calendar year of that month lies from the year by which the fiscal year is named."""

    fiscal: dict[str, tuple[int, int]]


class Feast(msgspec.Struct, frozen=True):
    """A feast of the generated languages/data/und/feasts.toml: how many days it lasts, and its first days."""

    days: int
    on: tuple[str, ...]


@cache
def countries() -> dict[str, tuple[int, int]]:
    """Where the fiscal years of countries begin."""
    return profile("und").load("times", Years).fiscal


@cache
def feasts() -> dict[str, Feast]:
    """The feasts of lunar calendars by name."""
    return profile("und").load("feasts", dict[str, Feast])


def feast(name: str, year: int) -> list[Reading]:
    """The instances of a feast that begin in a year: none where it is not known, sometimes two.

    >>> [r.value for r in feast("eid-al-fitr", 2000)]
    ['2000-01-08', '2000-12-27']
    """
    found = feasts()[name]
    days = (datetime.fromisoformat(day) for day in found.on if int(day[:4]) == year)
    return [_lasting(day, found.days) for day in days]


def _lasting(start: datetime, days: int) -> Reading:
    if days == 1:
        return unit_at(start, "day")
    end = start + timedelta(days=days)
    return Reading("DATE", f"{bound(start, None)}/{bound(end - timedelta(days=1), None)}", "span", start, end)


def fiscal_year(name: str, country: str, now: datetime | None) -> Reading | None:
    """The fiscal year of a name: "2024", "'24", "2024+" (named by two years, 2024–25), or -1, 0, 1 from now.

    >>> reading = fiscal_year("2024", "US", None)
    >>> reading.value, str(reading.start)[:10], str(reading.end)[:10]
    ('FY2024', '2023-10-01', '2024-10-01')
    """
    if name in ("-1", "0", "1"):
        if now is None:
            return Reading("DATE", "FYXXXX", "year")
        year = now.year + int(name)
    else:
        number = int(name.strip("'+"))
        year = number if number > 99 else calendar.full_year(number, now)
    reading = Reading("DATE", f"FY{year}", "year")
    if country not in countries() or name in ("-1", "0", "1"):
        return reading
    month, offset = countries()[country]
    start = datetime(year + (0 if name.endswith("+") else offset), month, 1)
    return Reading("DATE", f"FY{year}", "year", start, calendar.add(start, 1, "year"))
