"""Whether a report came out late enough to move on what another tells."""

from datetime import datetime, timedelta

from recoupe.compare.differences import before

LATER = timedelta(hours=6)
"""How much later, beside on another day: two reporters of one evening differ, whoever files past midnight."""

HALF_A_DAY = timedelta(hours=8)
"""How much later on one day: a dam that holds in the morning may have broken by the evening."""


def moved_on(first: str, second: str) -> bool:
    """Whether the second ISO 8601 moment is on a later day, and some hours later where both give the hour.

    >>> moved_on("2025-05-04T23:40:00", "2025-05-05T00:10:00"), moved_on("2025-05-04", "2025-05-05")
    (False, True)
    """
    if not before(first, second) or min(len(first), len(second)) <= len("2025-05-04"):
        return before(first, second)
    try:
        return datetime.fromisoformat(second) - datetime.fromisoformat(first) >= LATER
    except (ValueError, TypeError):
        return True


def hours_later(first: str, second: str) -> bool:
    """Whether the second ISO 8601 moment is on the same day and half a working day later.

    >>> hours_later("2025-05-04T07:30:00+02:00", "2025-05-04T18:20:00+02:00")
    True
    """
    try:
        return datetime.fromisoformat(second) - datetime.fromisoformat(first) >= HALF_A_DAY
    except (ValueError, TypeError):
        return False
