"""How much a point matters: who carries it, where it stands, what it holds."""

from collections.abc import Sequence

from recoupe.model import AnnotatedReport, Statement, TracedStory


class Weights:
    """The importance of a point of one story, from its statements."""

    def __init__(self, traced: TracedStory) -> None:
        self.origin_of = {r: o.id for o in traced.origins for r in o.reports}
        self._origins = max(len(traced.origins), 1)
        self._heads = {r.report.id: _head(r) for r in traced.story.reports}
        self._lengths = {r.report.id: max(len(r.report.text), 1) for r in traced.story.reports}

    def origins(self, statements: Sequence[Statement]) -> tuple[str, ...]:
        """The origins behind the statements, each once."""
        return tuple(sorted({self.origin_of[s.report] for s in statements}))

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
