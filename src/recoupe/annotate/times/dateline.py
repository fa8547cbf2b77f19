"""The publication time as a report prints it: a line "Published 16 October 2025", an agency's dateline."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from recoupe.annotate.times.evaluate import evaluate
from recoupe.annotate.times.forms import operator, parse
from recoupe.annotate.times.grammar import grammar
from recoupe.annotate.times.reading import Context
from recoupe.annotate.times.recognise import recognise, year_of
from recoupe.annotate.times.tokens import fold
from recoupe.languages import profile
from recoupe.model import Report, Sentence

_LONGEST = 160
"""Characters of a line that may be a dateline; the longest seen name the author, two dates and the time."""

_ALONE = 40
"""Characters of a line of content that may be nothing but a date."""

_MOSTLY = 0.6
"""Share of a line that a date alone must fill, where no word says that it dates the report."""


def published(report: Report, sentences: Sequence[Sentence]) -> tuple[str, str] | None:
    """The publication time of a report that gives none, in ISO form, and the words that say it, if any do.

    Only a line that says so ("Published …", "Publié le …") or an agency's dateline counts, with its year.
    """
    if report.published or report.updated:
        return None
    found = _agency(report, sentences) or _line(report, sentences, alone=False)
    if found is None:
        return None
    moment, words = found
    return moment.isoformat(timespec="minutes").removesuffix("T00:00"), words


def printed(report: Report, sentences: Sequence[Sentence]) -> tuple[datetime, str] | None:
    """The first date that dates the report, with the words of its line.

    The line lies outside the content, or holds nothing else; or it is an agency's dateline.
    """
    return _line(report, sentences, alone=True) or _agency(report, sentences)


_PLACE = re.compile(r"(\([^()\n]{2,25}\)\s*[-–—]+\s*)?[^\W\d_][^\d\n()]{1,40}?,\s*(le )?$")
_AGENCY = re.compile(r"\s*,?\s*(\([^()\n]{2,25}\)\s*[-–—:]|[-–—]\s*\([^()\n]{2,25}\))|\s+[-–—]\s")
"""What stands before and after the date of an agency's dateline: a place, then the agency or a dash."""

_MARK = re.compile(r"\)\s*[-–—:]|[-–—]\s*\(|\s[-–—]\s")
"""What every such dateline holds: a text without it, as nearly all are, is not asked for dates."""


def dateline_day(
    report: Report, sentences: Sequence[Sentence], near: datetime
) -> tuple[datetime, str] | None:
    """The day of an agency's dateline that names no year ("PARIS, March 14 (AFP) –"), nearest to a day.

    None where there is no such dateline, or where it lies more than two months from that day.
    """
    for form, words in _datelines(report, sentences):
        parsed = parse(form)
        if operator(parsed) not in ("d", "on") or year_of(parsed):
            continue
        days = (evaluate(parsed, Context(now=datetime(y, 7, 1), year=y)) for y in _years(near))
        starts = [d.start for d in days if d and d.start and d.unit == "day"]
        day = min(starts, key=lambda start: abs(start - near), default=None)
        if day is not None and abs(day - near) <= _FAR:
            return day, words
    return None


_FAR = timedelta(days=61)


def _years(near: datetime) -> range:
    return range(max(near.year - 1, 1), min(near.year + 1, 9998) + 1)


def _agency(report: Report, sentences: Sequence[Sentence]) -> tuple[datetime, str] | None:
    """The date of a dateline that opens the body, where it names its year."""
    dated = ((_whole(form), words) for form, words in _datelines(report, sentences))
    return next(((moment, words) for moment, words in dated if moment), None)


def _datelines(report: Report, sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """The form of the date of a dateline that opens the body, and the words of the line."""
    first = next((s for s in sentences if s.role == "body"), None)
    if first is None or not profile(first.language).has("times"):
        return
    opens = report.text.rfind("\n", 0, first.start) + 1
    limit = min(opens + _LONGEST // 2, first.end)
    if not _MARK.search(report.text, opens, limit + _LONGEST):
        return
    for found in recognise(report.text, opens, limit, first.language):
        before = report.text[opens : found.start]
        after = _AGENCY.match(report.text, found.end)
        capital = before.lstrip("(")[:1].isupper()
        if not capital or not _PLACE.fullmatch(before) or after is None:
            continue
        yield found.form, " ".join(report.text[opens : after.end()].split())


def _whole(form: str) -> datetime | None:
    """The beginning of a day or time that names its year."""
    parsed = parse(form)
    if not year_of(parsed) or operator(parsed) not in ("d", "on", "at"):
        return None
    reading = evaluate(parsed, Context())
    return reading.start if reading and reading.unit in _DAYS else None


def _line(report: Report, sentences: Sequence[Sentence], *, alone: bool) -> tuple[datetime, str] | None:
    """The date of a line that says what it dates; with `alone`, of one that holds little else, too."""
    languages = [s.language for s in sentences[:1]] or [report.language]
    if not languages[0] or not profile(languages[0]).has("times"):
        return None
    words = [fold(word) for word in grammar(languages[0]).table.published]
    for start, end, beside in _lines(report.text, sentences):
        line = report.text[start:end]
        said = beside and any(word in fold(line) for word in words)
        for found in recognise(report.text, start, end, languages[0]):
            moment = _whole(found.form)
            if moment and (said or (alone and found.end - found.start >= _MOSTLY * len(line.strip()))):
                return moment, " ".join(line.split())
    return None


_DAYS = ("day", "hour", "minute", "second")


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, bool]]:
    """The short lines, and whether they hold no sentence of content."""
    taken = iter(sorted((s.start, s.end) for s in sentences))
    span = next(taken, None)
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        while span is not None and span[1] <= start:
            span = next(taken, None)
        free = span is None or span[0] >= end
        if 6 <= len(line.strip()) <= (_LONGEST if free else _ALONE):
            yield start, end, free
        start = end
