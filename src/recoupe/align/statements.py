"""The statements of a story as points: sentences that say the same, in any language."""

from collections.abc import Sequence

import numpy as np

from recoupe.align.cluster import cluster
from recoupe.align.importance import Weights
from recoupe.encoder import Encoder
from recoupe.matching import Match, Passage, content_id, match, passages
from recoupe.model import Evidence, Link, Point, Statement, TracedStory

LEAST = 0.5
"""The least probability at which two statements are one point."""

SEVERAL = 0.6
"""The least probability for a pair that is not mutually nearest: one sentence there that says what two say
here."""

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
    found = passages(reports)
    pairs = match(found, space)
    vectors = space.encode([p.text for p in found])
    ids = [r.report.id for r in reports]
    strong = [p for p in pairs if p.probability >= (LEAST if p.mutual else SEVERAL)]
    groups = cluster(
        len(found),
        [(p.first, p.second, p.probability) for p in strong] + _identical(found),
        np.asarray(vectors),
        least=LEAST,
        cohesion=COHESION,
    )
    weights = Weights(traced)
    inner = _inner(groups, strong)
    statements = [_statement(p, ids[p.report], reports[p.report].report.text) for p in found]
    points = [
        _point([statements[i] for i in group], [_link(p, found, statements) for p in inner[n]], weights)
        for n, group in enumerate(groups)
    ]
    return Matched(found, pairs, ids), sorted(points, key=lambda p: p.id)


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


def _statement(passage: Passage, report: str, text: str) -> Statement:
    return Statement(
        id=f"{report}.{passage.sentence}",
        report=report,
        language=passage.language,
        kind="statement",
        evidence=(
            Evidence(
                report=report, start=passage.start, end=passage.end, text=text[passage.start : passage.end]
            ),
        ),
        items=(passage.sentence,),
    )


def _link(pair: Match, found: Sequence[Passage], statements: Sequence[Statement]) -> Link:
    lengths = sorted(len(found[i].text) for i in (pair.first, pair.second))
    reasons = [f"meaning: cosine {pair.cosine:.2f}"]
    if pair.shared:
        reasons.append("in common: " + ", ".join(sorted(k[2:] for k in pair.shared)))
    return Link(
        first=statements[pair.first].id,
        second=statements[pair.second].id,
        probability=pair.probability,
        partial=not pair.mutual or lengths[0] < PART * lengths[1],
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
