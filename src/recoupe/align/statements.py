"""The statements of a story as points: sentences that say the same, in any language."""

from collections.abc import Sequence

from recoupe.align.cluster import cluster
from recoupe.align.importance import Weights
from recoupe.align.units import LEAST, Units, units
from recoupe.encoder import Encoder
from recoupe.matching import Match, Passage, content_id, passages
from recoupe.model import AnnotatedReport, Link, Point, Span, Statement, TracedStory

COHESION = 0.45
"""The least cosine between the mean vectors of two groups that join."""

PART = 0.55
"""The ratio of lengths below which one statement says only a part of the other."""


class Matched:
    """What aligning the sentences gave: passages, pairs, and the point of each sentence."""

    def __init__(self, found: Sequence[Passage], pairs: Sequence[Match], ids: Sequence[str]) -> None:
        self._place = {(ids[passage.report], passage.sentence): place for place, passage in enumerate(found)}
        self._pairs = {(p.first, p.second): p.probability for p in pairs}

    def probability(self, first: tuple[str, str], second: tuple[str, str]) -> float:
        """That two sentences, each (report id, sentence id), say the same; 0 where they are far apart."""
        places = sorted((self._place.get(first, -1), self._place.get(second, -1)))
        return self._pairs.get((places[0], places[1]), 0.0)


def statement_points(traced: TracedStory, space: Encoder) -> tuple[Matched, list[Point]]:
    """What was matched, and the points of the story's sentences, in order of their ids."""
    reports = traced.story.reports
    ids = [r.report.id for r in reports]
    made = units(traced, space)
    groups = cluster(
        len(made.found),
        [(p.first, p.second, p.probability) for p in made.pairs] + _identical(made.found),
        made.vectors,
        least=LEAST,
        cohesion=COHESION,
    )
    weights = Weights(traced)
    inner = _inner(groups, made.pairs)
    statements = [_statement(p, reports[p.report]) for p in made.found]
    points = [
        _point([statements[i] for i in group], [_link(p, made, statements) for p in inner[n]], weights)
        for n, group in enumerate(groups)
    ]
    whole = passages(reports)
    return Matched(whole, made.whole, ids), sorted(points, key=lambda p: p.id)


def _identical(found: Sequence[Passage]) -> list[tuple[int, int, float]]:
    """Passages with the same words, each tied to the first: copies need no nearness to be one."""
    first: dict[str, int] = {}
    pairs: list[tuple[int, int, float]] = []
    for place, passage in enumerate(found):
        words = " ".join(passage.text.split())
        earlier = first.setdefault(words, place)
        if earlier != place and found[earlier].report != passage.report:
            pairs.append((earlier, place, 1.0))
    return pairs


def _inner(groups: Sequence[Sequence[int]], pairs: Sequence[Match]) -> list[list[Match]]:
    """The pairs inside each group."""
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    inner: list[list[Match]] = [[] for _ in groups]
    for pair in pairs:
        if group_of[pair.first] == group_of[pair.second]:
            inner[group_of[pair.first]].append(pair)
    return inner


def _statement(passage: Passage, report: AnnotatedReport) -> Statement:
    """A sentence as a statement, or a clause, whose id has the place where it begins."""
    spans = passage.spans or (Span(passage.start, passage.end),)
    clause = f".{passage.start}" if passage.spans else ""
    return Statement(
        id=f"{report.report.id}.{passage.sentence}{clause}",
        report=report.report.id,
        language=passage.language,
        kind="statement",
        evidence=tuple(report.report.evidence(s.start, s.end) for s in spans),
        items=(passage.sentence,),
    )


def _link(pair: Match, made: Units, statements: Sequence[Statement]) -> Link:
    lengths = sorted(len(made.found[i].text) for i in (pair.first, pair.second))
    reasons = [f"meaning: cosine {pair.cosine:.2f}"]
    if pair.shared:
        reasons.append("in common: " + ", ".join(sorted(k[2:] for k in pair.shared)))
    clause = (pair.first, pair.second) in made.partial
    return Link(
        first=statements[pair.first].id,
        second=statements[pair.second].id,
        probability=pair.probability,
        partial=clause or not pair.mutual or lengths[0] < PART * lengths[1],
        reasons=tuple(reasons),
    )


def _point(statements: Sequence[Statement], links: Sequence[Link], weights: Weights) -> Point:
    ordered = sorted(statements, key=lambda s: (s.report, s.evidence[0].start))
    return Point(
        id=content_id("p", *(s.id for s in ordered)),
        kind="statement",
        statements=tuple(ordered),
        links=tuple(sorted(links, key=lambda link: (link.first, link.second))),
        origins=weights.origins(ordered),
        importance=weights.importance(ordered),
    )
