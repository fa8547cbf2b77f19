"""What a report that draws on another adds of its own."""

from collections.abc import Sequence

from recoupe.model import AnnotatedReport, Relation
from recoupe.trace.overlap import shingles

ADDS: frozenset[str] = frozenset({"extended", "shared dispatch", "translation"})
"""The relations whose derived report may carry own reporting."""

COVERED = 0.2
"""The share of a sentence's shingles that stand in the other reports from which it is not its own."""


def own_sentences(
    report: AnnotatedReport,
    others: Sequence[AnnotatedReport],
    relations: Sequence[Relation],
    paired: frozenset[str],
) -> tuple[str, ...]:
    """The ids of the report's body sentences that no other report of its origin has.

    `relations` are those of the origin; `paired` are the ids of its sentences that have a counterpart in
    another language. Fewer than two such sentences are an editor's touch, not reporting.
    """
    if not any(r.derived == report.report.id and r.kind in ADDS for r in relations):
        return ()
    known = frozenset().union(*(shingles(o) for o in others if o.language == report.language))
    own: list[str] = []
    for sentence in report.sentences:
        runs = shingles(report, sentence.id) if sentence.role == "body" else frozenset()
        if runs and sentence.id not in paired and len(runs & known) < COVERED * len(runs):
            own.append(sentence.id)
    return tuple(own) if len(own) >= 2 else ()
