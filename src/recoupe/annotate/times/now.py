"""The report's own now: its publication time, or the day that its dates with weekdays and years fix.

A day with its weekday but no year ("jeudi 16 octobre") falls on that weekday only every five to eleven years.
All such pairs of a text together leave a few years; the years that the text names choose among them, or
several remain, and all are kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from recoupe.annotate.times.dateline import printed
from recoupe.annotate.times.forms import Form, operator, parse
from recoupe.annotate.times.reading import Reading
from recoupe.annotate.times.recurring import in_year
from recoupe.annotate.times.resolve import Anchor
from recoupe.model import Report, Sentence, TimeExpression

YEARS = range(1995, 2041)
"""The years that a report without a date may come from: since news stands on the web. A fixed window, not one
that moves with the clock of the machine."""

_NEAR = 2
"""Years between a report and a date with a month that it names, at most, for that date to decide its year."""


@dataclass(frozen=True)
class Pair:
    """A day with its weekday and no year, and the words that say it."""

    date: Form
    weekday: int
    words: str

    def on(self, year: int) -> Reading | None:
        """The day in that year, where it falls on the weekday."""
        there = in_year(self.date, year)
        return there if there and there.start and there.start.isoweekday() == self.weekday else None


@dataclass(frozen=True)
class Clues:
    """What a text says about its own time: pairs, whole dates with weekdays, and the years that it names.

    `dated` are years of dates with a month, `bare` years that stand alone.
    """

    pairs: tuple[Pair, ...] = ()
    whole: tuple[tuple[datetime, str], ...] = ()
    dated: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()


def own_anchor(report: Report, times: Sequence[TimeExpression], sentences: Sequence[Sentence] = ()) -> Anchor:
    """The anchor that a report gives by itself; without one, the years that remain.

    It is the publication time of the source, else a date printed beside the content, else what the
    dates of the content fix.
    """
    for written in (report.published, report.updated):
        moment = _moment(written)
        if moment is not None:
            return Anchor(moment)
    found = printed(report, sentences)
    if found is not None:
        return Anchor(found[0], (f"now taken from the line “{found[1]}”",), words=found[1])
    return inferred(clues(report.text, times), "")


def stated(report: Report) -> bool:
    """Whether the report gives its publication time."""
    return _moment(report.published) is not None or _moment(report.updated) is not None


def clues(text: str, times: Sequence[TimeExpression]) -> Clues:
    """What the forms of a text say about its own time."""
    pairs: list[Pair] = []
    whole: list[tuple[datetime, str]] = []
    dated: set[int] = set()
    bare: set[int] = set()
    for time in times:
        for form in _dates(parse(time.form)):
            words = text[time.start : time.end]
            date = form[2] if operator(form) == "on" else form
            year, month, day = str(date[1]), date[2], date[3]
            if year.isdigit():
                (bare if month == "_" else dated).add(int(year))
            if operator(form) == "on" and month != "_" and day != "_":
                if year == "_":
                    pairs.append(Pair(date, int(str(form[1])), words))
                elif year.isdigit() and (there := in_year(date, int(year))) and there.start:
                    whole.append((there.start, words))
    return Clues(tuple(pairs), tuple(whole), frozenset(dated), frozenset(bare))


def _dates(form: Form) -> Iterator[Form]:
    """The dates inside a form, with their weekday where they have one."""
    if isinstance(form, str):
        return
    if operator(form) == "d" or (operator(form) == "on" and operator(form[2]) == "d"):
        yield form
        return
    for part in form[1:]:
        yield from _dates(part)


def inferred(found: Clues, others: str) -> Anchor:
    """The anchor that clues give together; `others` says in the reasons whose clues they are."""
    if found.whole:
        day, words = found.whole[0]
        return Anchor(day, (f"now taken from “{words}”{others}",))
    if not found.pairs:
        return Anchor(None)
    years = fitting(found.pairs)
    named = " and ".join(dict.fromkeys(f"“{p.words}”" for p in found.pairs))
    fall = f"{named} fall on their weekdays in {', '.join(map(str, years))}"
    chosen, why = _choose(years, found)
    if chosen is None:
        return Anchor(None, (fall,), years=years)
    first = next(r for p in found.pairs if (r := p.on(chosen)))
    return Anchor(first.start, (f"{fall}; {why}{others}",), words=found.pairs[0].words)


def fitting(pairs: Sequence[Pair]) -> tuple[int, ...]:
    """The years in which most of the pairs fall on their weekdays."""
    counts = {year: sum(1 for p in pairs if p.on(year)) for year in YEARS}
    most = max(counts.values())
    return tuple(year for year, count in counts.items() if count == most) if most else ()


def _choose(years: Sequence[int], found: Clues) -> tuple[int | None, str]:
    """The year among those possible, and why; None where several remain."""
    possible = [y for y in years if y >= max(found.bare & _past(found), default=0)]
    if len(possible) == 1:
        return possible[0], "no other year is possible"
    near = [y for y in possible if any(abs(y - named) <= _NEAR for named in found.dated)]
    if len(near) == 1:
        beside = min(found.dated, key=lambda named: (abs(named - near[0]), named))
        return near[0], f"{near[0]} lies nearest to {beside}, which is named with its month"
    return None, ""


def _past(found: Clues) -> frozenset[int]:
    """Bare years that cannot lie far ahead: no more than one year after the last dated one."""
    limit = max(found.dated, default=max(YEARS))
    return frozenset(year for year in found.bare if year in YEARS and year <= limit)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
