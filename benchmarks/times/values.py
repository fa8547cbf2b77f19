"""Whether a value is the one that a set wants, across the conventions of the sets."""

import re
from datetime import date, datetime, timedelta

from benchmarks.times.gold import Accept, Gold
from recoupe.model import TimeExpression

_SECONDS = {"Y": 31_536_000, "Q": 7_776_000, "M": 2_592_000, "W": 604_800, "D": 86_400, "DE": 315_360_000}
_CLOCK = {"H": 3600, "M": 60, "S": 1}


def right(time: TimeExpression, expected: Gold) -> bool:
    """Whether any of the values that the gold accepts is the one found."""
    return any(_agrees(time, accept) for accept in expected.accepts)


def _agrees(time: TimeExpression, accept: Accept) -> bool:
    if accept.seconds is not None:
        return _near(seconds(time.value), accept.seconds)
    if accept.value.startswith("*"):
        return _clock(time, accept.value[1:])
    if accept.value.startswith("~"):
        return _open(time, accept)
    if accept.value.startswith("="):
        return _fits(accept.value[1:], time.value) and time.earliest[:10] == accept.earliest[:10]
    if accept.value:
        return _same(time, plain(accept.value))
    return _bounds(time, accept) or _undated(time, accept)


def _same(time: TimeExpression, wanted: str) -> bool:
    """Whether a value is the one wanted, in whichever way the sets write it."""
    found = plain(time.value)
    if found == wanted or _length(time) == wanted:
        return True
    if wanted in ("SP", "SU", "FA", "WI"):
        return found.endswith("-" + wanted)
    if time.type == "SET" and wanted.startswith("P"):
        return _near(seconds(found), seconds(wanted))
    return "/" in wanted and not time.earliest and _from_first(found) == wanted


_QUARTERS = {f"XXXX-Q{n}": f"XXXX-{3 * n - 2:02d}-01/XXXX-{3 * n % 12 + 1:02d}-01" for n in (1, 2, 3, 4)}


def _from_first(value: str) -> str:
    """A range with the first day of each of its ends, as the sets write it while the year is unknown."""
    if value in _QUARTERS:
        return _QUARTERS[value]
    ends = (end + "-01" if re.fullmatch(r"[\dX]{4}-\d\d", end) else end for end in value.split("/"))
    return "/".join(end + "-01-01" if re.fullmatch(r"\d{4}", end) else end for end in ends)


def _undated(time: TimeExpression, accept: Accept) -> bool:
    """A value without a year, where the case gives no reference time: the day must be what it leaves open."""
    if (
        time.earliest
        or not re.match(r"XXXX-.*\d", time.value)
        or accept.latest not in ("", "<=" + accept.earliest)
    ):
        return False
    day = time.value.replace("WXX", "XX").partition("T")
    known = re.fullmatch(r"XXXX-[\dX]{2}-\d\d", day[0])
    fits = known and re.fullmatch(re.sub("X", ".", day[0]), accept.earliest[:10])
    return bool(fits) and (not day[2] or day[2][:5] == accept.earliest[11:16])


def _fits(timex: str, value: str) -> bool:
    """Whether a value is what a timex with unknown places says; the weekday is left to the bounds."""
    pattern = re.escape(plain(timex)).replace("XXXX\\-WXX\\-", "XXXX-XX-X").replace("XX\\-X", "XX-X")
    pattern = re.sub(r"X-X\d(?=T|$)", "X-XX", pattern).replace("\\-", "-").replace("X", ".")
    return re.fullmatch(pattern, plain(value)) is not None


def plain(value: str) -> str:
    """A value without differences of writing: seconds of zero, a zone, the X of decades, hours of a day."""
    if "/" in value:
        return "/".join(plain(end) for end in value.split("/"))
    value = value.strip().upper().removesuffix("Z")
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    value = re.sub(r"(T\d\d)$", r"\1:00", value)
    value = re.sub(r"T(\d\d:\d\d)(:\d\d)?[+-]\d\d:?\d\d$", r"T\1\2", value)
    value = re.sub(r"^(\d{3})X$|^(\d\d)XX$", lambda m: m.group(1) or m.group(2), value)
    value = re.sub(r"^P(\d+)Q$", lambda m: f"P{int(m.group(1)) * 3}M", value)
    value = re.sub(r"^P(\d+)DE$", lambda m: f"P{int(m.group(1)) * 10}Y", value)
    value = re.sub(r"^P(\d+)CE$", lambda m: f"P{int(m.group(1)) * 100}Y", value)
    return re.sub(r"^PT(\d+)H$", _days, value)


def _days(found: re.Match[str]) -> str:
    hours = int(found.group(1))
    return found.group() if hours % 24 else f"P{hours // 24}D"


def _length(time: TimeExpression) -> str:
    """TimeML writes "the past three weeks" as its length."""
    found = re.match(r"\((?:past |future )?\(?(?:span) \((?:mod \w+ \()?dur ([\d.X]+) (\w+)", time.form)
    if not found:
        return ""
    marks = {"week": "W", "day": "D", "month": "M", "year": "Y", "hour": "H", "decade": "DE", "quarter": "Q"}
    mark = marks.get(found.group(2), "")
    return plain(f"P{'T' if mark == 'H' else ''}{found.group(1)}{mark}")


def seconds(value: str) -> float:
    """The seconds of a duration value, by years of 365 and months of 30 days; -1 if it is none."""
    found = re.fullmatch(r"P((?:[\d.]+(?:DE|CE|ML|WE|[YMWDQH]))*)(?:T((?:[\d.]+[HMS])*))?", value)
    if not found:
        return -1
    total = 0.0
    for number, unit in re.findall(r"([\d.]+)(DE|CE|WE|[YMWDQ])", found.group(1) or ""):
        total += float(number) * {"CE": 3_153_600_000, "WE": 172_800, **_SECONDS}[unit]
    for number, unit in re.findall(r"([\d.]+)([HMS])", found.group(2) or ""):
        total += float(number) * _CLOCK[unit]
    return total


def _near(found: float, wanted: float) -> bool:
    return found >= 0 and abs(found - wanted) <= 0.02 * wanted


def _clock(time: TimeExpression, wanted: str) -> bool:
    """A time of day without its day; a range of such with its two ends."""
    if "/" in wanted:
        first, last = wanted.replace("T", "").split("/")
        ends = [part.rpartition("T")[2] for part in time.value.split("/")]
        return len(ends) == 2 and [e[:5] for e in ends] == [first, last]
    return plain("T" + time.value.rpartition("T")[2]) == plain(wanted) if "T" in time.value else False


def _open(time: TimeExpression, accept: Accept) -> bool:
    """A stretch with one end (before, since): recoupe dates the end, and leaves the preposition outside."""
    wanted = accept.value[1:]
    if _fits(wanted, time.value):
        return True
    bound = accept.earliest or accept.latest
    if re.fullmatch(r"\d\d:\d\d(:\d\d)?", bound):
        return time.value.partition("T")[2][:5] == bound[:5]
    day = bound[:10]
    bounds = {time.earliest[:10], time.latest[:10], _previous(time.latest)}
    return bool(day) and (day in bounds or accept.earliest[11:16] == time.value[-5:] != "")


def _previous(bound: str) -> str:
    if not bound:
        return ""
    return (datetime.fromisoformat(bound) - timedelta(days=1)).date().isoformat()


def _bounds(time: TimeExpression, accept: Accept) -> bool:
    if not time.earliest or not time.latest:
        return False
    start, end = accept.earliest, accept.latest
    if end.startswith("<="):
        last = end[2:]
        if _same_start(time, start) and _last(time, len(last)) == last:
            return True
        if time.mod in ("START", "MID", "END") and _held(time.value, start):
            return True
        if re.search(r"-(SP|SU|FA|WI)$", time.value) and _same_start(time, start):
            return True
        if re.search(r"-W\d\d(-WE)?$|^[^/]+/[^/]+$", time.value) and len(start) == len(last) == 10:
            return _days_apart(time.earliest, start) <= 1 or _coarser(time, start, last)
        if re.fullmatch(r"\d{2,3}", time.value) and _same_start(time, start):
            return _last(time, 4) == last[:4]
        if re.search(r"T(MO|MI|AF|EV|NI|DT)$", time.value):
            return time.earliest[:10] == start == last
        return _coarser(time, start, last)
    if time.mod in ("START", "MID", "END") and end and _held(time.value, start):
        return True
    if not end:
        return time.earliest[:16].ljust(16, "0")[:16] == _minute(start) or _minute(time.earliest) == _minute(
            start
        )
    return _minute(time.earliest) == _minute(start) and _minute(time.latest) == _minute(end)


def _held(value: str, day: str) -> bool:
    """Whether the first day of a piece ("early 1980s") lies in the whole; sets cut the pieces differently."""
    whole = re.fullmatch(r"\d{2,4}|\d{4}-\d\d", value)
    return whole is not None and day.startswith(value)


def _same_start(time: TimeExpression, start: str) -> bool:
    first = time.earliest[: len(start)]
    return first == start if len(start) != 4 or time.earliest[4:10] == "-01-01" else False


def _days_apart(first: str, second: str) -> int:
    """Sets begin a week on Sunday or Monday, and count three years back to the same day or the next."""
    days = [date.fromisoformat(text[:10]) for text in (first, second)]
    return abs((days[0] - days[1]).days)


def _last(time: TimeExpression, length: int) -> str:
    """The last unit that the stretch holds, at the precision asked."""
    end = datetime.fromisoformat(time.latest) - timedelta(seconds=1)
    return end.date().isoformat()[:length]


def _coarser(time: TimeExpression, start: str, last: str) -> bool:
    """ "Two years ago" is a year for us and a day for others: the day must lie inside."""
    if not re.search(r"\((shift|hence) ", time.form) or start != last:
        return False
    return time.earliest[: len(start)] <= start and start < time.latest


def _minute(bound: str) -> str:
    return bound.replace(" ", "T")[:16] if "T" in bound or " " in bound else bound[:10] + "T00:00"
