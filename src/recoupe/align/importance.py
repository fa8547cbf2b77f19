"""How much a point matters: who carries it, where it stands, what it holds."""

from collections.abc import Sequence

from recoupe.matching.ids import accounts, own_part
from recoupe.model import AnnotatedReport, Statement, TracedStory


class Weights:
    """The importance of a point of one story, from its statements."""

    def __init__(self, traced: TracedStory) -> None:
        self.origin_of = {r: o.id for o in traced.origins for r in o.reports}
        own = dict(traced.own)
        self._own = {
            r.report.id: [(s.start, s.end) for s in r.sentences if s.id in own[r.report.id]]
            for r in traced.story.reports
            if r.report.id in own
        }
        self._origins = max(len(traced.origins), 1)
        self._heads = {r.report.id: _head(r) for r in traced.story.reports}
        self._lengths = {r.report.id: max(len(r.report.text), 1) for r in traced.story.reports}

    def origins(self, statements: Sequence[Statement]) -> tuple[str, ...]:
        """The accounts behind the statements, each once: origins, and what reports add of their own."""
        return accounts(self._origin(s) for s in statements)

    def _origin(self, statement: Statement) -> str:
        origin = self.origin_of[statement.report]
        place = statement.evidence[0].start if statement.evidence else -1
        own = any(start <= place < end for start, end in self._own.get(statement.report, ()))
        return own_part(origin, statement.report) if own else origin

    def importance(self, statements: Sequence[Statement]) -> float:
        """Half from the share of origins that carry it, the rest from headline and early place, in [0, 1]."""
        share = len(self.origins(statements)) / self._origins
        places = [(s.report, s.evidence[0].start) for s in statements if s.evidence]
        headline = any(start < self._heads[report] for report, start in places)
        early = max((1 - start / self._lengths[report] for report, start in places), default=0.0)
        return round(0.5 * share + 0.2 * headline + 0.3 * early, 4)


def _head(report: AnnotatedReport) -> int:
    """Where the headline ends, 0 without one."""
    return max((region.end for region in report.regions if region.role == "headline"), default=0)
