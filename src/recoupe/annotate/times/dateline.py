"""The publication time as a page prints it beside the article: "Published 16 October 2025 at 18:00"."""

from collections.abc import Iterator, Sequence
from datetime import datetime

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


def printed(report: Report, sentences: Sequence[Sentence]) -> tuple[datetime, str] | None:
    """The first date that dates the report, with the words of its line.

    The line lies outside the content, or holds nothing else.
    """
    languages = [s.language for s in sentences[:1]] or [report.language]
    if not languages[0] or not profile(languages[0]).has("times"):
        return None
    words = [fold(word) for word in grammar(languages[0]).table.published]
    for start, end, beside in _lines(report.text, sentences):
        line = report.text[start:end]
        said = beside and any(word in fold(line) for word in words)
        for found in recognise(report.text, start, end, languages[0]):
            form = parse(found.form)
            if not year_of(form) or operator(form) not in ("d", "on", "at"):
                continue
            reading = evaluate(form, Context())
            if reading is None or reading.start is None or reading.unit not in _DAYS:
                continue
            if said or found.end - found.start >= _MOSTLY * len(line.strip()):
                return reading.start, " ".join(line.split())
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
