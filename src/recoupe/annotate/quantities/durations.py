"""Durations: the length that a TIMEX3 value of type DURATION gives, as a figure."""

import re

from recoupe.model import Modifier, TimeExpression

_PERIOD = re.compile(
    r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_UNITS = (
    ("yr", 31556952.0),
    ("mo", 2629746.0),
    ("wk", 604800.0),
    ("d", 86400.0),
    ("h", 3600.0),
    ("min", 60.0),
    ("s", 1.0),
)
_MODIFIERS: dict[str, Modifier] = {
    "APPROX": "about",
    "MORE_THAN": "more",
    "LESS_THAN": "less",
    "EQUAL_OR_MORE": "at_least",
    "EQUAL_OR_LESS": "at_most",
}


def duration_of(time: TimeExpression) -> tuple[float, str, Modifier] | None:
    """The length in its largest unit, the unit, and how exact it is; None where the value gives none,
    or where the words bound a stretch of the calendar ("in the next two weeks").

    >>> duration_of(TimeExpression(id="t1", start=0, end=9, type="DURATION", value="PT2H30M"))
    (2.5, 'h', 'exact')
    """
    length = time.type == "DURATION" and (not time.form or time.form.startswith("(dur"))
    match = _PERIOD.fullmatch(time.value) if length else None
    if not match or not any(match.groups()):
        return None
    amounts = [
        (float(amount), unit, factor)
        for amount, (unit, factor) in zip(match.groups(), _UNITS, strict=True)
        if amount
    ]
    _, unit, factor = amounts[0]
    total = sum(amount * seconds for amount, _, seconds in amounts)
    return total / factor, unit, _MODIFIERS.get(time.mod, "exact")
