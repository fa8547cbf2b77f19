"""Dates that differ: time expressions of like statements that cannot be the same day, month or year."""

import re
from collections.abc import Iterator

from recoupe.compare.paired.happening import same_happening
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.kept import once
from recoupe.model import Span, TimeExpression

_WEEKDAY = re.compile(r"^XXXX-WXX-(\d)")
_CALENDAR = re.compile(r"^(XXXX|\d{4})(?:-(XX|\d{2}))?(?:-(XX|\d{2}))?(?![\dW-])")
_BARE = re.compile(r"\((?:past|future|near)? ?\(?wd (\d)\)\)?")
_WITHOUT_YEAR = re.compile(r"\((?:past|future) (\(d _ [^()]*\))\)")
_CLOCK = re.compile(r"T(\d{2}):?(\d{2})?")
_HOUR = re.compile(r"T\d{2}(?::?\d{2})?$")
_DAY = re.compile(r"\b(?:wd|on) (\d)\b")
_EVE = re.compile(r"\(shift \(wd (\d)\) \(dur 1 day\) -\)")
WEEKDAY = "weekday"
"""The topic of a difference of days of the week, which may stand beside a date that is the same."""

_LENGTH = re.compile(
    r"^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$"
)
_NUMBER = re.compile(r"\d+")
_ENDS = 2
_DAYS = (365.25, 30.44, 7.0, 1.0, 1 / 24, 1 / 1440, 1 / 86400)
RELATIVE = re.compile(r"\b(shift|told|vague|part \w+ _)")
"""Forms that count from elsewhere in the text: their values are inferred twice over and prove nothing."""


def date_contrasts(pair: Pair) -> Iterator[Contrast]:
    """The one date of each side that the other side does not have, where both are of one grain."""
    yield from (c for c in (_hours(pair), _weekdays(pair)) if c)
    first, second = ([t for t in _left(pair, k) if not _HOUR.search(t.value)] for k in (0, 1))
    yield from _relative(pair, first, second)
    for grain in ("clock", "weekday", "day", "month", "year", "length"):
        a = [t for t in first if _grain(t) == grain]
        b = [t for t in second if _grain(t) == grain]
        if len(a) == 1 and len(b) == 1 and (pair.version or same_happening(pair, a[0], b[0])):
            yield Contrast(
                aspect="date",
                first=_mark(pair.first, a[0]),
                second=_mark(pair.second, b[0]),
                weight=0.85,
                reasons=_reasons(a[0], b[0]),
            )


def _hours(pair: Pair) -> Contrast | None:
    """The one time of day of each side, where they differ; twelve hours apart may be one, half told."""
    sides = [
        [t for t in _all(f) if _HOUR.search(t.value) and not RELATIVE.search(t.form)]
        for f in (pair.first, pair.second)
    ]
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return None
    a, b = sides[0][0], sides[1][0]
    (hour, minute), (other_hour, other_minute) = _clock(a.value), _clock(b.value)
    if a.zone != b.zone or (minute == other_minute and (int(hour) - int(other_hour)) % 12 == 0):
        return None
    if not pair.open(0, a.start, a.end) or not (pair.version or same_happening(pair, a, b)):
        return None
    return Contrast(
        aspect="date",
        first=_mark(pair.first, a),
        second=_mark(pair.second, b),
        weight=0.85,
        reasons=("the only time of day that either gives", _zones(a, b)),
    )


def _weekdays(pair: Pair) -> Contrast | None:
    """In two versions of one text: the one day of the week that each has and the other has not."""
    if not pair.version or pair.partial:
        return None
    days = [{day: t for t in f.times if (day := _day_of(t.form))} for f in (pair.first, pair.second)]
    known = [{day for t in mine.values() for day in _days_of(t.form)} for mine in days]
    left = [
        [t for t in mine.values() if not _days_of(t.form) & other]
        for mine, other in zip(days, known[::-1], strict=True)
    ]
    if len(left[0]) != 1 or len(left[1]) != 1 or not pair.open(0, left[0][0].start, left[0][0].end):
        return None
    return Contrast(
        aspect="date",
        first=_mark(pair.first, left[0][0]),
        second=_mark(pair.second, left[1][0]),
        topic=WEEKDAY,
        weight=0.85,
        reasons=("every other day of the week of the two versions has its like",),
    )


def _day_of(form: str) -> int:
    """The day of the week that a form names, 0 if none: the night to Sunday is Saturday's.

    >>> _day_of("(part NI (shift (wd 7) (dur 1 day) -))"), _day_of("(past (wd 2))"), _day_of("(dur 3 day)")
    (6, 2, 0)
    """
    if eve := _EVE.search(form):
        return (int(eve.group(1)) - 2) % 7 + 1
    day = _DAY.search(form)
    return int(day.group(1)) if day else 0


def _days_of(form: str) -> set[int]:
    """The days of the week that a form touches: a night those before and behind it.

    >>> _days_of("(part NI (shift (wd 7) (dur 1 day) -))"), _days_of("(night (wd 5) (wd 6))")
    ({6, 7}, {5, 6})
    """
    day = _day_of(form)
    night = "(night " in form or (_EVE.search(form) is not None and "(part NI " in form)
    return {day, day % 7 + 1} if night and day else {day} - {0}


def _relative(pair: Pair, first: list[TimeExpression], second: list[TimeExpression]) -> Iterator[Contrast]:
    """In two versions of one text: the same way of counting from elsewhere, by another number."""
    if not pair.version:
        return
    a, b = (
        [t for t in side if RELATIVE.search(t.form) and _NUMBER.search(t.form)] for side in (first, second)
    )
    if len(a) == 1 and len(b) == 1 and _NUMBER.sub("#", a[0].form) == _NUMBER.sub("#", b[0].form):
        yield Contrast(
            aspect="date",
            first=_mark(pair.first, a[0]),
            second=_mark(pair.second, b[0]),
            weight=0.8,
            reasons=("both count from the same point of the text, by different numbers",),
        )


def compatible(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions can mean the same time, as far as both are given."""
    if _other_number(a, b):
        return False
    if _one_weekday(a, b):
        return True
    if (
        a.value == b.value
        or (a.form and a.form == b.form)
        or {a.value, b.value} & {*a.candidates, *b.candidates}
    ):
        return True
    if "DURATION" in (a.type, b.type):
        return a.type == b.type and _same_length(a.value, b.value)
    if other_end(a.value, b.value):
        return False
    if _grain(a) == _grain(b) == "clock" and _CLOCK.search(a.value) and _CLOCK.search(b.value):
        return _clock(a.value) == _clock(b.value)
    x, y = _WEEKDAY.match(a.value), _WEEKDAY.match(b.value)
    if x and y:
        return x.group(1) == y.group(1)
    if a.earliest and a.latest and b.earliest and b.latest:
        return _moment(a.earliest) < _moment(b.latest) and _moment(b.earliest) < _moment(a.latest)
    p, q = _CALENDAR.match(a.value), _CALENDAR.match(b.value)
    if p and q:
        return all(
            m == n or None in (m, n) or "X" in f"{m}{n}" for m, n in zip(p.groups(), q.groups(), strict=True)
        )
    return False


def other_end(first: str, second: str) -> bool:
    """Whether two values are stretches from one beginning to two ends, or from two beginnings to one end.

    >>> other_end("2026-08-21/2026-09-09", "2026-08-21/2026-09-19"), other_end("1990/1995", "1991/1996")
    (True, False)
    """
    a, b = first.split("/"), second.split("/")
    if len(a) != _ENDS or len(b) != _ENDS or [len(end) for end in a] != [len(end) for end in b]:
        return False
    return (a[0] == b[0]) != (a[1] == b[1])


def _moment(bound: str) -> str:
    """A bound to the second, so that a day's can be compared with an hour's.

    >>> _moment("2025-08-03"), _moment("2025-08-03T18:00")
    ('2025-08-03T00:00:00', '2025-08-03T18:00:00')
    """
    return bound + "0000-01-01T00:00:00"[len(bound) :]


def _one_weekday(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether both are one bare day of the week, or one month or day of it without a year: whether the last
    or the next is meant was inferred."""
    for bare in (_BARE, _WITHOUT_YEAR):
        first, second = bare.fullmatch(a.form), bare.fullmatch(b.form)
        if first is not None and second is not None and first.group(1) == second.group(1):
            return True
    return False


def _other_number(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions without a value count in the same way from elsewhere, by different numbers."""
    if a.value != b.value or "X" not in a.value or a.form == b.form or not RELATIVE.search(a.form):
        return False
    return _NUMBER.sub("#", a.form) == _NUMBER.sub("#", b.form)


def _left(pair: Pair, side: int) -> list[TimeExpression]:
    """The times of one side with which no time of the other agrees."""
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    return [
        t
        for t in _all(mine)
        if pair.open(side, t.start, t.end) and not any(compatible(t, o) for o in _all(other))
    ]


@once
def _all(frame: Frame) -> list[TimeExpression]:
    """The time expressions of a statement, and the years in form that no annotation covers."""
    covered = frame.covered()
    start = frame.span.start
    bare = [Span(start + low, start + high) for low, high, _ in frame.numbers]
    return frame.times + [
        TimeExpression(id="", start=span.start, end=span.end, type="DATE", value=words)
        for span in bare
        if is_year(words := span.of(frame.source.text)) and not any(c.overlaps(span) for c in covered)
    ]


def is_year(digits: str) -> bool:
    """Whether digits have the form of a year of the last centuries.

    >>> is_year("1987"), is_year("1,987"), is_year("3000")
    (True, False, False)
    """
    return re.fullmatch(r"1[5-9]\d\d|20\d\d", digits) is not None


def _grain(t: TimeExpression) -> str:
    """How fine a definite value is: clock, weekday, day, month, year, length; "" if it cannot be compared."""
    if RELATIVE.search(t.form) or t.mod in ("BEFORE", "AFTER"):
        return ""
    if t.type == "DURATION":
        return "length" if _LENGTH.match(t.value) else ""
    if t.type == "SET":
        return ""
    if _WEEKDAY.match(t.value):
        return "weekday"
    if t.value.startswith("XXXX-XX-XXT"):
        return "clock" if _CLOCK.search(t.value) else ""
    found = _CALENDAR.match(t.value)
    if not found:
        return ""
    year, month, day = found.groups()
    if day and "X" not in day + (month or "X"):
        return "day"
    if month and "X" not in month:
        return "month"
    return "year" if year != "XXXX" else ""


def _clock(value: str) -> tuple[str, str]:
    found = _CLOCK.search(value)
    return (found.group(1), found.group(2) or "00") if found else ("", "")


def _same_length(a: str, b: str) -> bool:
    """Whether two ISO 8601 durations are equal within a twentieth; what has no length is never contrary."""
    x, y = _days(a), _days(b)
    return x is None or y is None or abs(x - y) <= 0.05 * max(x, y)


def _days(value: str) -> float | None:
    found = _LENGTH.match(value)
    if not found or not any(found.groups()):
        return None
    return sum(float(n) * days for n, days in zip(found.groups(), _DAYS, strict=True) if n)


def _reasons(a: TimeExpression, b: TimeExpression) -> tuple[str, ...]:
    if other_end(a.value, b.value):
        return ("of the two stretches of time one end is the same and the other is not",)
    return "the two values share no moment at the precision given", _zones(a, b)


def _zones(a: TimeExpression, b: TimeExpression) -> str:
    if not (a.zone or b.zone):
        return "neither gives a time zone that would move it to the other"
    return f"time zones {a.zone or 'not given'} and {b.zone or 'not given'} do not bring them together"


def _mark(frame: Frame, t: TimeExpression) -> Mark:
    words = frame.source.text[t.start : t.end]
    return Mark(
        value=words if RELATIVE.search(t.form) else t.value, spans=(Span(t.start, t.end),), shown=words
    )
