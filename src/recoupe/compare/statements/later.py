"""Which of two reports came out later, and late enough to move on what the other tells."""

from datetime import datetime, timedelta

LATER = timedelta(hours=6)
"""How much later, beside on another day: two reporters of one evening differ, whoever files past midnight."""

HALF_A_DAY = timedelta(hours=8)
"""How much later on one day: a dam that holds in the morning may have broken by the evening."""

AN_HOUR = timedelta(hours=1)
"""How much later where a figure moves from hour to hour, as a toll and the price of a share do: in six
stories that were read, those that had moved on within a day came out 1.7 to 10 hours after each other."""


def before(first: str, second: str) -> bool:
    """Whether one ISO 8601 moment is on an earlier day: on one day two reporters differ, nothing moved on. Of
    what is no day (FUTURE_REF) none is earlier.

    >>> before("2025-10-20T14:10", "2025-10-21"), before("2025-10-20", "PRESENT_REF")
    (True, False)
    """
    days = first[:10], second[:10]
    return all(len(day) == 10 and day[:4].isdecimal() for day in days) and days[0] < days[1]


def moved_on(first: str, second: str) -> bool:
    """Whether the second ISO 8601 moment is on a later day, and some hours later where both give the hour.

    >>> moved_on("2025-05-04T23:40:00", "2025-05-05T00:10:00"), moved_on("2025-05-04", "2025-05-05")
    (False, True)
    """
    if not before(first, second):
        return False
    between = _between(first, second)
    return between is None or between >= LATER


def hours_later(first: str, second: str, least: timedelta) -> bool:
    """Whether the second ISO 8601 moment is later by so much at least; of a day without an hour nobody knows.

    >>> hours_later("2025-05-04T07:30:00+02:00", "2025-05-04T18:20:00+02:00", HALF_A_DAY)
    True
    >>> hours_later("2025-05-04", "2025-05-04T18:20:00+02:00", AN_HOUR)
    False
    """
    between = _between(first, second)
    return between is not None and between >= least


def _between(first: str, second: str) -> timedelta | None:
    """The time between two moments, None where one is a day alone or gives no zone as the other does."""
    if "T" not in first or "T" not in second:
        return None
    try:
        return datetime.fromisoformat(second) - datetime.fromisoformat(first)
    except (ValueError, TypeError):
        return None
