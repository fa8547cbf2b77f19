"""Whom a report credits: agencies and outlets in its credit lines and bylines."""

import re

from recoupe.matching import fold
from recoupe.model import AnnotatedReport, Evidence

_NAME = re.compile(r"[^\W\d_]{2,}")


def credit_lines(report: AnnotatedReport) -> tuple[Evidence, ...]:
    """The credit lines of a report, as they stand in the text."""
    text = report.report.text
    return tuple(
        report.report.evidence(region.start, region.end)
        for region in report.regions
        if region.role == "credit" and text[region.start : region.end].strip()
    )


def shared_credits(first: AnnotatedReport, second: AnnotatedReport) -> tuple[str, ...]:
    """The capitalised names in both reports' credits that are not the name of either outlet.

    An agency that both credit is a common source; a byline in common, a common author.
    """
    outlets = {fold(w) for r in (first, second) for w in _NAME.findall(r.report.outlet)}
    return tuple(sorted((_names(first) & _names(second)) - outlets))


def _names(report: AnnotatedReport) -> set[str]:
    lines = [c.text for c in credit_lines(report)] + [report.report.author]
    return {fold(w) for line in lines for w in _NAME.findall(line) if w[0].isupper()}
