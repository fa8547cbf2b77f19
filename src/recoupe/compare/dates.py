"""Dates that differ: time expressions of like statements that cannot be the same day, month or year."""

import re
from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.model import Span, TimeExpression

_WEEKDAY = re.compile(r"^XXXX-WXX-(\d)")
_PARTIAL = re.compile(r"^(XXXX|\d{4})(?:-(XX|\d{2}))?(?:-(XX|\d{2}))?")


def date_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Dates with different values in otherwise like statements."""
    first, second = _left(pair, 0), _left(pair, 1)
    if len(first) != 1 or len(second) != 1:
        return
    a, b = first[0], second[0]
    if _grain(a) != _grain(b) or not _grain(a):
        return
    yield Contrast(
        aspect="date",
        first=_mark(pair.first, a),
        second=_mark(pair.second, b),
        weight=0.85,
        reasons=(
            "the two values share no moment at the precision given",
            "neither gives a time zone that would move it to the other"
            if not (a.zone or b.zone)
            else f"time zones {a.zone or 'not given'} and {b.zone or 'not given'} do not bring them together",
        ),
    )


def compatible(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions can mean the same time."""
    if a.value == b.value:
        return True
    if a.type != b.type and "DURATION" in (a.type, b.type):
        return False
    if a.earliest and a.latest and b.earliest and b.latest:
        length = min(len(a.earliest), len(b.earliest), len(a.latest), len(b.latest))
        return a.earliest[:length] < b.latest[:length] and b.earliest[:length] < a.latest[:length]
    if {a.value, b.value} & set(a.candidates + b.candidates):
        return True
    x, y = _PARTIAL.match(a.value), _PARTIAL.match(b.value)
    if x and y and not _WEEKDAY.match(a.value) and not _WEEKDAY.match(b.value):
        return all(
            p == q or None in (p, q) or "X" in f"{p}{q}" for p, q in zip(x.groups(), y.groups(), strict=True)
        )
    return False


def _left(pair: Pair, side: int) -> list[TimeExpression]:
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    return [
        t
        for t in mine.times
        if pair.open(side, t.start, t.end) and _grain(t) and not any(compatible(t, o) for o in other.times)
    ]


def _grain(t: TimeExpression) -> str:
    """How fine a definite value is: weekday, day, month, year or a length; "" for what cannot be compared."""
    if t.type == "DURATION":
        return "length" if re.match(r"^PT?\d", t.value) else ""
    if _WEEKDAY.match(t.value):
        return "weekday"
    if re.match(r"^(XXXX|\d{4})-\d{2}-\d{2}", t.value):
        return "day"
    if re.match(r"^(XXXX|\d{4})-\d{2}$", t.value):
        return "month"
    return "year" if re.match(r"^\d{4}$", t.value) else ""


def _mark(frame: Frame, t: TimeExpression) -> Mark:
    return Mark(value=t.value, spans=(Span(t.start, t.end),), shown=frame.source.text[t.start : t.end])
