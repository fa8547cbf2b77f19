"""recoupe's own answers for a case, in the convention of its set."""

from collections.abc import Sequence
from functools import cache

from benchmarks.times.gold import Case
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.model import Options, Region, Report, Sentence, TimeExpression


def answers(case: Case) -> list[TimeExpression]:
    """The expressions found in a case; where its gold splits a range, its two ends."""
    report = Report(id=case.id, text=case.text, published=case.published, language=case.language)
    read = sentences(report, case.language)
    whole = list(find_times(report, read))
    parts = list(find_times(report, read, ranges=False))
    if case.split:
        return parts
    kept: list[TimeExpression] = []
    for time in whole:
        inside = [g for g in case.gold if g.start < time.end and time.start < g.end]
        if len(inside) > 1 and "(range" in time.form:
            kept += [p for p in parts if time.start <= p.start < time.end]
        else:
            kept.append(time)
    return kept


def sentences(report: Report, language: str) -> Sequence[Sentence]:
    """The sentences of a text that is all body."""
    if not report.text.strip():
        return ()
    region = Region(start=0, end=len(report.text), role="body", language=language)
    return parse(report, (region,), options())


@cache
def options() -> Options:
    """The options of a plain run."""
    return Options()
