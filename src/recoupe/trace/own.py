"""What a report that draws on another adds of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from recoupe.model import AnnotatedReport, Relation
from recoupe.trace.overlap import shingles

ADDS: frozenset[str] = frozenset({"extended", "shared dispatch", "translation"})
"""The relations whose derived report may carry own reporting."""

COVERED = 0.2
"""The share of a sentence's shingles that stand in the other reports from which it is not its own."""


class Known:
    """How many reports of an origin hold each run of words, by language."""

    def __init__(self, reports: Sequence[AnnotatedReport]) -> None:
        self._held: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for report in reports:
            self._held[report.language].update(shingles(report))

    def beside(self, report: AnnotatedReport, runs: Iterable[tuple[str, ...]]) -> int:
        """How many of a report's own runs stand in another of its language too."""
        held = self._held[report.language]
        return sum(held[run] > 1 for run in runs)


def own_sentences(
    report: AnnotatedReport,
    known: Known,
    relations: Sequence[Relation],
    paired: frozenset[str],
) -> tuple[str, ...]:
    """The ids of the report's body sentences that no other report of its origin has.

    `known` is what the origin's reports hold, this one among them; `relations` are those of the origin;
    `paired` are the ids of its sentences that have a counterpart in another language. Fewer than two such
    sentences are an editor's touch, not reporting.
    """
    if not any(r.derived == report.report.id and r.kind in ADDS for r in relations):
        return ()
    own: list[str] = []
    for sentence in report.sentences:
        runs = shingles(report, sentence.id) if sentence.role == "body" else frozenset()
        if runs and sentence.id not in paired and known.beside(report, runs) < COVERED * len(runs):
            own.append(sentence.id)
    return tuple(own) if len(own) >= 2 else ()
