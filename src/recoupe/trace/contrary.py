"""What speaks against one report being the other's translation: quotations and figures of its own."""


import numpy as np

from recoupe.encoder import Encoder
from recoupe.matching.passages import figures
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Span

WORDS = 4
"""The least number of words between quotation marks that a translator would not leave to chance."""

ABSENT = 0.3
"""The greatest cosine to anything in the other report at which a quotation is surely not in it. Of the
quotations in the tuning half of ntrex-open hardly one lies as far from its translation."""


def contrary(first: AnnotatedReport, second: AnnotatedReport, space: Encoder) -> int:
    """How many quotations and figures both reports have for themselves: the fewer of the two counts.

    A translator leaves things out but adds none, so that one side of a translation has nothing of its own.
    """
    return min(_own(first, second, space), _own(second, first, space))


def _own(report: AnnotatedReport, other: AnnotatedReport, space: Encoder) -> int:
    return _own_quotations(report, other, space) + len(_figures(report) - _numbers(other))


def _own_quotations(report: AnnotatedReport, other: AnnotatedReport, space: Encoder) -> int:
    """The quotations of a report that nothing in the other comes near."""
    texts = [t for t in _quoted(report) if len(t.split()) >= WORDS]
    content = [s for s in other.sentences if s.role in CONTENT_ROLES]
    there = [other.report.text[s.start : s.end] for s in content] + _quoted(other)
    if not texts or not there:
        return 0
    cosines = np.asarray(space.encode(texts)) @ np.asarray(space.encode(there)).T
    return int((cosines.max(axis=1) < ABSENT).sum())


def _quoted(report: AnnotatedReport) -> list[str]:
    return [
        " ".join(span.of(report.report.text) for span in quotation.quoted)
        for quotation in report.quotations
        if quotation.quoted
    ]


def _figures(report: AnnotatedReport) -> set[float]:
    """The figures of a report's content, those of times left out: languages write the clock in two ways."""
    timed = [Span(t.start, t.end) for t in report.times]
    counted = [q for q in report.quantities if not any(t.overlaps(Span(q.start, q.end)) for t in timed)]
    taken = timed + [Span(q.start, q.end) for q in counted]
    bare = {value for place, value in _digits(report) if not any(t.start <= place < t.end for t in taken)}
    return bare | {q.low for q in counted}


def _numbers(report: AnnotatedReport) -> set[float]:
    """All numbers of a report, in digits or understood."""
    return {v for _, v in _digits(report)} | {v for q in report.quantities for v in (q.low, q.high)}


def _digits(report: AnnotatedReport) -> list[tuple[int, float]]:
    return [
        (s.start + start, value)
        for s in report.sentences
        if s.role in CONTENT_ROLES
        for start, _, value in figures(report.report.text[s.start : s.end])
    ]
