"""Times of day: clock times with halves of the day and zones, and parts of the day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from recoupe.annotate.times import calendar
from recoupe.annotate.times.forms import Form
from recoupe.annotate.times.reading import Reading

_AFTERNOON = {"pm", "AF", "EV"}


def at_clock(form: Form, base: Reading) -> Reading | None:
    """`(clock hour minute second half zone)` on a day; `half` is am, pm or a part of day. None for 25:00."""
    hour_text, minute_text, second_text, half, zone = (str(part) for part in form[1:6])
    hour, minute = int(hour_text), int(minute_text) if minute_text != "_" else 0
    second = int(second_text) if second_text != "_" else 0
    hour = _full_hour(hour, half, base)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute):
        return None
    if base.unit not in ("day", "part", "hour", "minute"):
        return None
    written = f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second_text != "_" else "")
    day = base.day
    if day is None:
        prefix = base.value.partition("T")[0]
        return Reading("TIME", prefix + written, "minute", zone="" if zone == "_" else zone)
    if base.unit == "part" and base.value.endswith("NI") and hour < 8:
        day += timedelta(days=1)
    start = day + timedelta(hours=hour, minutes=minute, seconds=second)
    name, offset = zone_at(zone, start)
    unit = "hour" if minute_text == "_" else "minute" if second_text == "_" else "second"
    if hour == 24:
        written = "T24:00"
    else:
        day = calendar.floor(start, "day")
    return Reading(
        "TIME",
        calendar.value(day, "day") + written,
        unit,
        start,
        calendar.end_of(start, unit),
        zone=name,
        offset=offset,
        reasons=base.reasons,
    )


def _full_hour(hour: int, half: str, base: Reading) -> int:
    if half == "_" and base.unit == "part":
        half = base.value.rpartition("T")[2]
    if half in _AFTERNOON and hour < 12:
        return hour + 12
    if half == "NI":
        return hour + 12 if 5 < hour < 12 else 0 if hour == 12 else hour
    return 0 if half == "am" and hour == 12 else hour


def part_of(part: str, base: Reading) -> Reading | None:
    """A part of a day (TIMEX3 MO, MI, AF, EV, NI, DT), generously bounded; None unless base is a day.

    >>> from recoupe.annotate.times.reading import unit_at
    >>> night = part_of("NI", unit_at(datetime(2025, 10, 15), "day"))
    >>> night.value, night.start.hour, night.end.day
    ('2025-10-15TNI', 20, 16)
    """
    if base.unit != "day":
        return None
    text = f"{base.value}T{part}"
    if base.start is None:
        return Reading("TIME", text, "part", mod=base.mod)
    first, last = calendar.PARTS[part]
    start, end = base.start + timedelta(hours=first), base.start + timedelta(hours=last)
    return replace(base, type="TIME", value=text, unit="part", start=start, end=end)


def zone_at(zone: str, moment: datetime) -> tuple[str, int | None]:
    """The name of a zone and its distance from UTC in minutes at a local time; unknown zones give None.

    >>> zone_at("UTC", datetime(2025, 10, 16)), zone_at("UTC+120", datetime(2025, 10, 16))
    (('UTC', 0), ('UTC+02:00', 120))
    """
    if zone == "_":
        return "", None
    if zone.startswith("UTC"):
        minutes = int(zone[3:] or 0)
        if abs(minutes) > 14 * 60:
            return "", None
        sign = "-" if minutes < 0 else "+"
        return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "UTC", minutes
    known = _zone(zone)
    if known is None:
        return zone, None
    distance = moment.replace(tzinfo=known).utcoffset() or timedelta(0)
    return zone, int(distance.total_seconds() // 60)


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def in_zone(moment: datetime, zone: str) -> datetime:
    """A local time of a moment that knows its own offset, without the offset."""
    known = _zone(zone) if zone else None
    return moment.astimezone(known or UTC).replace(tzinfo=None)
