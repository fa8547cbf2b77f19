"""Quotations that are the same words, or the same passage in other words or another language."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from recoupe.align.cluster import cluster
from recoupe.align.importance import Weights
from recoupe.align.statements import Matched
from recoupe.encoder import Encoder
from recoupe.matching import Match, Passage, content_id, match
from recoupe.matching.passages import figures, words
from recoupe.model import (
    AnnotatedReport,
    Entity,
    Link,
    Point,
    Quotation,
    Record,
    Statement,
    TracedStory,
)

LEAST = 0.5
"""The least probability at which two quotations are one."""

APART = 0.897
"""The least probability, by the encoder alone, at which quotations of two origins may be one."""

COHESION = 0.4
"""The least cosine between the mean vectors of two groups of quotations that join."""

SAME_SOURCE = 1.5
OTHER_SOURCE = -1.5
CONTEXT = 2.0
"""Log-odds for the same speaker, for two speakers that are known and differ, and for the sentences around
them saying the same (times that probability)."""

SPEAKER_MOST = 400
"""The most quotations of one speaker that are laid against each other as fragments."""

CUT = 3
"""The least number of words at which a quotation found inside another of its language is a cut of it."""


FRAGMENT = 6
"""The most words between quotation marks that are a fragment: the sentence around it is the report's own."""

ONE_MIND = 0.59
"""The least probability, by the encoder alone, at which fragments of one known speaker may be one. A speaker
whom two reports give a few words each has said few things that both would pick."""


class _Quoted(Record, frozen=True):
    """A quotation with what aligning asks of it: the entities of the story behind its sources, its words."""

    quotation: Quotation
    report: AnnotatedReport
    passage: Passage
    marked: Passage
    sources: frozenset[str]
    words: tuple[str, ...]
    sentence: str
    fragment: bool


def quotation_points(
    traced: TracedStory, entities: Sequence[Entity], matched: Matched, space: Encoder
) -> list[Point]:
    """The quotations of a story as points, in order of their ids, those that stand alone too."""
    quoted = _quoted(traced, entities)
    found = [q.passage for q in quoted]
    origin = {r: o.id for o in traced.origins for r in o.reports}
    near = _nearest([match(found, space), match([q.marked for q in quoted], space)])
    scored = [
        (pair, _probability(quoted, pair, matched))
        for pair in near
        if _near_enough(quoted, pair, origin, space)
    ]
    scored += [(Match(first=i, second=j, cosine=1.0, probability=0.97), 0.97) for i, j in _cuts(quoted)]
    scored += _fragments(quoted, {(p.first, p.second) for p, _ in scored}, space)
    groups = cluster(
        len(found),
        [(pair.first, pair.second, p) for pair, p in scored if pair.mutual or p >= 0.7],
        np.asarray(space.encode([q.marked.text if q.fragment else q.passage.text for q in quoted])),
        least=LEAST,
        cohesion=COHESION,
    )
    weights = Weights(traced)
    statements = [_statement(q) for q in quoted]
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    inner: list[list[tuple[Match, float]]] = [[] for _ in groups]
    for pair, probability in scored:
        if group_of[pair.first] == group_of[pair.second] and probability >= LEAST:
            inner[group_of[pair.first]].append((pair, probability))
    points = [
        _point(group, inner[number], quoted, statements, weights) for number, group in enumerate(groups)
    ]
    return sorted(points, key=lambda p: p.id)


def _quoted(traced: TracedStory, entities: Sequence[Entity]) -> list[_Quoted]:
    of_local = {member: entity.id for entity in entities for member in entity.members}
    found: list[_Quoted] = []
    for index, report in enumerate(traced.story.reports):
        starts = [s.start for s in report.sentences]
        for order, quotation in enumerate(report.quotations):
            text = " ".join(span.of(report.report.text) for span in quotation.content)
            place = bisect_right(starts, quotation.content[0].start) - 1 if quotation.content else -1
            if not words(text) or place < 0:
                continue
            sentence = report.sentences[place]
            known = (of_local.get((report.report.id, s.entity)) for s in quotation.sources if s.entity)
            found.append(
                _Quoted(
                    quotation=quotation,
                    report=report,
                    passage=(passage := _passage(index, order, sentence.language, quotation, text)),
                    marked=(marked := _marked(passage, quotation, report)),
                    sources=frozenset(s for s in known if s),
                    words=tuple(words(text)),
                    sentence=sentence.id,
                    fragment=bool(quotation.quoted) and len(words(marked.text)) <= FRAGMENT,
                )
            )
    return found


def _passage(index: int, order: int, language: str, quotation: Quotation, text: str) -> Passage:
    names = {f"w:{w}" for w in words(" ".join(t for t in text.split()[1:] if t[:1].isupper())) if len(w) > 2}
    return Passage(
        report=index,
        order=order,
        sentence=quotation.id,
        start=quotation.content[0].start,
        end=quotation.content[-1].end,
        text=text,
        language=language,
        role="body",
        keys=frozenset(names | {f"n:{value:g}" for _, _, value in figures(text)}),
    )


def _marked(passage: Passage, quotation: Quotation, report: AnnotatedReport) -> Passage:
    """The same quotation by the words between quotation marks alone, where there are any."""
    text = " ".join(span.of(report.report.text) for span in quotation.quoted)
    return msgspec.structs.replace(passage, text=text) if words(text) else passage


def _nearest(runs: Sequence[Sequence[Match]]) -> list[Match]:
    """Of several matchings of the same quotations, the likeliest of each pair."""
    best: dict[tuple[int, int], Match] = {}
    for pair in (pair for run in runs for pair in run):
        known = best.get((pair.first, pair.second))
        if known is None or pair.probability > known.probability:
            best[pair.first, pair.second] = pair
    return [best[key] for key in sorted(best)]


def _near_enough(quoted: Sequence[_Quoted], pair: Match, origin: Mapping[str, str], space: Encoder) -> bool:
    """Within one origin any likely pair; between origins the contents must be near by themselves."""
    first, second = (quoted[i].report.report.id for i in (pair.first, pair.second))
    return origin[first] == origin[second] or float(space.same(pair.cosine)) >= APART


def _probability(quoted: Sequence[_Quoted], pair: Match, matched: Matched) -> float:
    """The likeness of the content, with what the speakers and the sentences around it add."""
    first, second = quoted[pair.first], quoted[pair.second]
    odds = math.log(pair.probability / max(1 - pair.probability, 1e-6))
    if first.sources and second.sources:
        odds += SAME_SOURCE if first.sources & second.sources else OTHER_SOURCE
    context = matched.probability(
        (first.report.report.id, first.sentence), (second.report.report.id, second.sentence)
    )
    return 1 / (1 + math.exp(-(odds + CONTEXT * context)))


def _fragments(
    quoted: Sequence[_Quoted], known: set[tuple[int, int]], space: Encoder
) -> list[tuple[Match, float]]:
    """Fragments of one known speaker in two reports, each the other's nearest of what they say there."""
    of: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(quoted):
        for source in one.sources:
            of[source].append(place)
    found: dict[tuple[int, int], tuple[Match, float]] = {}
    for places in of.values():
        if not any(quoted[p].fragment for p in places) or len(places) > SPEAKER_MOST:
            continue
        vectors = np.asarray(space.encode([quoted[p].marked.text for p in places]))
        cosines = vectors @ vectors.T
        for i, first in enumerate(places):
            for j in range(i + 1, len(places)):
                pair = (first, places[j])
                if not (quoted[first].fragment and quoted[places[j]].fragment) or pair in known:
                    continue
                probability = float(space.same(float(cosines[i, j])))
                if probability >= ONE_MIND and _nearest_of_both(i, j, places, quoted, cosines):
                    pairing = Match(
                        first=pair[0], second=pair[1], cosine=float(cosines[i, j]), probability=probability
                    )
                    found[pair] = (pairing, round(probability, 4))
    return [found[pair] for pair in sorted(found)]


def _nearest_of_both(
    i: int, j: int, places: Sequence[int], quoted: Sequence[_Quoted], cosines: npt.NDArray[np.float32]
) -> bool:
    """Whether nothing else that either report quotes of the speaker is nearer to the other's words."""
    first, second = quoted[places[i]].passage.report, quoted[places[j]].passage.report
    if first == second:
        return False
    here = [n for n, p in enumerate(places) if quoted[p].passage.report == first]
    there = [n for n, p in enumerate(places) if quoted[p].passage.report == second]
    best = cosines[i, j]
    return all(cosines[n, j] <= best for n in here) and all(cosines[i, n] <= best for n in there)


def _cuts(quoted: Sequence[_Quoted]) -> list[tuple[int, int]]:
    """Quotations of which one stands inside the other, word for word, in different reports.

    Of those with the same words, each is tied to the first; only the first is looked for in others.
    """
    first: dict[tuple[str, ...], int] = {}
    pairs: set[tuple[int, int]] = set()
    for place, one in enumerate(quoted):
        same = first.setdefault(one.words, place)
        if same != place and len(one.words) >= CUT and quoted[same].passage.report != one.passage.report:
            pairs.add((same, place))
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in first.values():
        one = quoted[place]
        for run in dict.fromkeys(one.words[n : n + CUT] for n in range(len(one.words) - CUT + 1)):
            holders[run].append(place)
    for place in first.values():
        one = quoted[place]
        for other in holders.get(one.words[:CUT], ()) if len(one.words) >= CUT else ():
            if quoted[other].passage.report != one.passage.report and _inside(one.words, quoted[other].words):
                pairs.add((min(place, other), max(place, other)))
    return sorted(pairs)


def _inside(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _statement(one: _Quoted) -> Statement:
    report = one.report.report
    return Statement(
        id=f"{report.id}.{one.quotation.id}",
        report=report.id,
        language=one.passage.language,
        kind="quotation",
        evidence=tuple(report.evidence(s.start, s.end) for s in one.quotation.content),
        items=(one.quotation.id,),
    )


def _point(
    group: Sequence[int],
    scored: Sequence[tuple[Match, float]],
    quoted: Sequence[_Quoted],
    statements: Sequence[Statement],
    weights: Weights,
) -> Point:
    ordered = sorted((statements[i] for i in group), key=lambda s: (s.report, s.evidence[0].start))
    links = [
        Link(
            first=statements[pair.first].id,
            second=statements[pair.second].id,
            probability=round(probability, 4),
            partial=_lengths(quoted[pair.first], quoted[pair.second]) < 0.6,
            reasons=(f"content: cosine {pair.cosine:.2f}",),
        )
        for pair, probability in scored
    ]
    return Point(
        id=content_id("p", *(s.id for s in ordered)),
        kind="quotation",
        statements=tuple(ordered),
        links=tuple(sorted(links, key=lambda link: (link.first, link.second))),
        origins=weights.origins(ordered),
        importance=weights.importance(ordered),
    )


def _lengths(first: _Quoted, second: _Quoted) -> float:
    sizes = sorted((len(first.passage.text), len(second.passage.text)))
    return sizes[0] / sizes[1]
