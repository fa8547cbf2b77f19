"""Days that independent reports give for one act in sentences that are not alike."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from recoupe.compare.paired.dates import RELATIVE, compatible, other_end
from recoupe.compare.statements.acts import ALIKE, Act, act_at, again, beside_verb, elsewhere, strangers
from recoupe.compare.statements.bounds import of_two_acts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Record, TimeExpression

MOST = 600
"""The most days of a story compared; beyond it, those of the reports that come first."""


class Dated(Record, frozen=True):
    """A day of a report, and what was, or is to be, done on it."""

    report: str
    time: TimeExpression
    act: Act


def dated(source: Source) -> list[Dated]:
    """The days of a report that an act happens on; lengths, months, years, and what is counted from
    elsewhere in the text are left out."""
    found: list[Dated] = []
    for time in source.report.times:
        beside = is_day(time) and beside_verb(source, time.start, time.end)
        act = act_at(source, time.start) if beside else None
        if act is not None and not again(source, act):
            found.append(Dated(report=source.id, time=time, act=act))
    return found


def dated_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Dated, Dated]]:
    """Pairs of days of different origins that are said of one act and cannot be one."""
    by_source = {key: dated(frames.sources[key]) for key in sorted(frames.sources)}
    every = _one_of_each(by_source, frames)[:MOST]
    for first, second in combinations(every, 2):
        a, b = frames.sources[first.report], frames.sources[second.report]
        same = a.origin_at(first.time.start) == b.origin_at(second.time.start)
        if same or not one_act(first, second, frames, likeness):
            continue
        if not other_day(first.time, second.time) or of_two_acts(a, first.time, b, second.time):
            continue
        if gives_day(first.time, b) or gives_day(second.time, a):
            continue
        if _lone(first, by_source[second.report], frames, likeness) and _lone(
            second, by_source[first.report], frames, likeness
        ):
            yield first, second


def one_act(first: Dated, second: Dated, frames: Frames, likeness: Likeness) -> bool:
    """Whether two days are said of one act: like verbs, like things, the same people and places."""
    a, b = frames.sources[first.report], frames.sources[second.report]
    if not first.act.like(second.act, likeness) or strangers(a, first.act, b, second.act, likeness):
        return False
    if not _shared(first.act, second.act, likeness) or not _done_to_one(first.act, second.act, likeness):
        return False
    return not (elsewhere(a, first.act.span, b) or elsewhere(b, second.act.span, a))


def _shared(first: Act, second: Act, likeness: Likeness) -> bool:
    """Whether some noun or name of each has its like in the other."""
    pairs = [(x, y) for x in (*first.nouns, *first.names) for y in (*second.nouns, *second.names)]
    return any(likeness.cosine(x, y) >= ALIKE for x, y in pairs)


def _done_to_one(first: Act, second: Act, likeness: Likeness) -> bool:
    """Whether both are done to something alike, if both are done to anything: a strike that is given up and
    an offer that is turned down are two things, whoever does it."""
    pairs = [(x, y) for x in first.undergo for y in second.undergo]
    return not pairs or any(likeness.cosine(x, y) >= ALIKE for x, y in pairs)


def is_day(time: TimeExpression) -> bool:
    """Whether an expression gives one day by itself; what is counted from elsewhere in the text does not."""
    if time.type not in ("DATE", "TIME") or RELATIVE.search(time.form) or time.mod in ("BEFORE", "AFTER"):
        return False
    return _weekday(time) is not None


def _weekday(time: TimeExpression) -> int | None:
    """The day of the week, 1 for Monday, None where the expression gives no day."""
    value = time.value[:10]
    if value.startswith("XXXX-WXX-") and value[9:10].isdigit():
        return int(value[9])
    try:
        return date.fromisoformat(value).isoweekday() if len(value) == 10 else None
    except ValueError:
        return None


def other_day(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two days are not one, even if a weekday was taken for one of another week."""
    if compatible(first, second):
        return False
    if other_end(first.value, second.value):
        return True
    if _weekday(first) == _weekday(second) and not (_of_the_calendar(first) and _of_the_calendar(second)):
        return False
    if first.value[:1].isdigit() != second.value[:1].isdigit():
        return False  # a weekday of no known week and a day of the calendar
    return not _overlap(first, second) and not _overlap(second, first)


def _of_the_calendar(time: TimeExpression) -> bool:
    """Whether a day is told by its date and not by its place in a week."""
    return "(d " in time.form and "(wd " not in time.form


def _overlap(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether a night reaches into the morning after."""
    return bool(
        first.earliest and second.earliest and first.earliest[:16] <= second.earliest[:16] < first.latest[:16]
    )


def gives_day(time: TimeExpression, other: Source) -> bool:
    """Whether the other report gives the same day for anything."""
    return any(is_day(t) and not other_day(time, t) for t in other.report.times)


def _one_of_each(by_source: dict[str, list[Dated]], frames: Frames) -> list[Dated]:
    """Of days that stand alike in the sentences of one origin, the first."""
    seen: set[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = set()
    kept: list[Dated] = []
    for key, found in by_source.items():
        for one in found:
            sign = (frames.sources[key].origin, one.time.value, one.act.verbs, one.act.nouns)
            if sign not in seen:
                seen.add(sign)
                kept.append(one)
    return kept


def _lone(one: Dated, there: Sequence[Dated], frames: Frames, likeness: Likeness) -> bool:
    """Whether only one day of the other report is said of the act."""
    days = {_weekday(d.time) for d in there if one_act(one, d, frames, likeness)}
    return len(days) == 1
