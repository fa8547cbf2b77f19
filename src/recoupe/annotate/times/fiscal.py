"""Fiscal years: named by a year, bounded where the country is known whose year it is."""

from datetime import datetime
from functools import cache

import msgspec

from recoupe.annotate.times import calendar
from recoupe.annotate.times.reading import Reading
from recoupe.languages import profile


class World(msgspec.Struct, frozen=True):
    """What is so in every language, from languages/data/und/times.toml.

    `fiscal` gives for a country (ISO 3166) the month in which its public accounts begin, and how far the
    calendar year of that month lies from the year by which the fiscal year is named.
    """

    fiscal: dict[str, tuple[int, int]]
    feasts: dict[str, dict[str, str]] = {}


@cache
def world() -> World:
    """The table of what no language changes."""
    return profile("und").load("times", World)


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
    if country not in world().fiscal or name in ("-1", "0", "1"):
        return reading
    month, offset = world().fiscal[country]
    start = datetime(year + (0 if name.endswith("+") else offset), month, 1)
    return Reading("DATE", f"FY{year}", "year", start, calendar.add(start, 1, "year"))
