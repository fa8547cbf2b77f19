"""What speaks against one report being the other's translation: quotations and figures of its own."""

import numpy as np

from recoupe.encoder import Encoder
from recoupe.matching.passages import figures
from recoupe.model import CONTENT_ROLES, AnnotatedReport

WORDS = 4
"""The least number of words between quotation marks that a translator would not leave to chance."""

COUNTED = frozenset({"count", "money", "percent"})

ABSENT = 0.3
"""The greatest cosine to anything in the other report at which a quotation is surely not in it. Of the
quotations in the tuning half of ntrex-open hardly one lies as far from its translation."""


def contrary(first: AnnotatedReport, second: AnnotatedReport, space: Encoder) -> float:
    """How many figures a report has for itself, on average, beyond a first; a quotation counts as two.

    0 where one report has none: a translator leaves things out but adds none, and a figure that differs on
    both sides may be a slip.
    """
    own = _own(first, second, space), _own(second, first, space)
    return max(sum(own) / 2 - 1, 0.0) if all(own) else 0.0


def _own(report: AnnotatedReport, other: AnnotatedReport, space: Encoder) -> int:
    return 2 * _own_quotations(report, other, space) + len(_figures(report) - _numbers(other))


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
    """What a report counts; measures are left out, since translators convert them."""
    return {q.low for q in report.quantities if q.dimension in COUNTED}


def _numbers(report: AnnotatedReport) -> set[float]:
    """All numbers of a report, in digits or understood."""
    content = [s for s in report.sentences if s.role in CONTENT_ROLES]
    digits = {v for s in content for _, _, v in figures(report.report.text[s.start : s.end])}
    return digits | {v for q in report.quantities for v in (q.low, q.high)}
