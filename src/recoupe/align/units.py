"""The statements to align: whole sentences, and clauses where a sentence says what several others say."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.encoder import Encoder
from recoupe.matching import Match, Passage, clause_passages, match, passages
from recoupe.model import Record, TracedStory

Floats = npt.NDArray[np.float32]

LEAST = 0.5
"""The least probability at which two statements are one point."""

SEVERAL = 0.6
"""The least probability for a pair not mutually nearest: one sentence there says what two say here."""

APART = 0.85
"""The least probability, by the encoder alone, at which sentences of two origins may be one point. It counts
both answers equally likely beforehand; of two sentences of independent reports few say the same.
Of the sentences of ECB+ reports and their nearest in another of their story, 0.148 reach it."""

CLAUSE = 0.962
"""The same for clauses, which have less around them to be told by."""


class Units(Record, frozen=True):
    """Statements, their vectors, and the likely pairs by place; `whole` are all pairs of whole sentences.

    `partial` marks the pairs in which a clause says what a sentence says.
    """

    found: tuple[Passage, ...]
    vectors: Floats
    pairs: tuple[Match, ...]
    whole: tuple[Match, ...]
    partial: frozenset[tuple[int, int]]


def units(traced: TracedStory, space: Encoder) -> Units:
    """The statements of a story and which of them are likely to say the same.

    Within one origin the measured probability decides. Between origins the sentences must also be near in
    the space of all languages by themselves: independent reports have no translation that must be there.
    """
    reports = traced.story.reports
    found = passages(reports)
    whole = match(found, space)
    origin = _origins(traced)
    ids = [r.report.id for r in reports]
    own = {(report, sentence) for report, added in traced.own for sentence in added}
    of = [origin[p.report] if (ids[p.report], p.sentence) not in own else -1 - p.report for p in found]
    strong = _strong(whole, of, space)
    parts = _parts(traced, found)
    of_part = [origin[p.report] if (ids[p.report], p.sentence) not in own else -1 - p.report for p in parts]
    small = [p for p in _strong(match(parts, space), of_part, space) if p.mutual]
    return _joined(found, strong, whole, parts, _added(small, parts, found, strong, space), space)


def _origins(traced: TracedStory) -> list[int]:
    """The number of the origin of each report, in the story's order."""
    of = {r: n for n, o in enumerate(traced.origins) for r in o.reports}
    return [of.get(r.report.id, -1) for r in traced.story.reports]


def _strong(pairs: Sequence[Match], account: Sequence[int], space: Encoder) -> list[Match]:
    """The pairs that are likely enough; `account` numbers the origin, or the own part, of each passage."""
    return [
        pair
        for pair, near in zip(pairs, _same(pairs, space) >= APART, strict=True)
        if pair.probability >= (LEAST if pair.mutual else SEVERAL)
        and (near or account[pair.first] == account[pair.second])
    ]


def _same(pairs: Sequence[Match], space: Encoder) -> npt.NDArray[np.float64]:
    """The probability that each pair says the same, by the encoder alone."""
    return space.same(np.array([p.cosine for p in pairs]))


def _parts(traced: TracedStory, found: Sequence[Passage]) -> list[Passage]:
    """The clauses of all reports."""
    by_report: dict[int, list[Passage]] = defaultdict(list)
    for passage in found:
        by_report[passage.report].append(passage)
    return [
        part
        for index in sorted(by_report)
        for part in clause_passages(traced.story.reports[index], by_report[index])
    ]


def _added(
    small: Sequence[Match],
    parts: Sequence[Passage],
    found: Sequence[Passage],
    strong: Sequence[Match],
    space: Encoder,
) -> list[Match]:
    """The pairs of clauses that say what the pairs of sentences leave unsaid."""
    place_of = {(p.report, p.sentence): n for n, p in enumerate(found)}
    sentence = [place_of[p.report, p.sentence] for p in parts]
    together = {(p.first, p.second) for p in strong}
    linked = {(i, found[j].report) for one in together for i, j in (one, one[::-1])}
    added: list[Match] = []
    for pair, same in zip(small, _same(small, space), strict=True):
        a, b = sentence[pair.first], sentence[pair.second]
        if same < CLAUSE or not (parts[pair.first].spans or parts[pair.second].spans):
            continue
        both = (a, found[b].report) in linked and (b, found[a].report) in linked
        if not both and (a, b) not in together:
            added.append(pair)
    return added


def _joined(
    found: Sequence[Passage],
    strong: Sequence[Match],
    whole: Sequence[Match],
    parts: Sequence[Passage],
    added: Sequence[Match],
    space: Encoder,
) -> Units:
    """Sentences and clauses in one list. A sentence that has no like of its own gives way to its clauses."""
    kept = {place for pair in strong for place in (pair.first, pair.second)}
    used = {place for pair in added for place in (pair.first, pair.second)}
    split = {(parts[p].report, parts[p].sentence) for p in used if parts[p].spans}
    place_of = {(p.report, p.sentence): n for n, p in enumerate(found)}
    gone = {place_of[key] for key in split if place_of[key] not in kept}
    listed: list[Passage] = []
    sentence_at: dict[int, int] = {}
    part_at: dict[int, int] = {}
    for place, passage in enumerate(found):
        if place not in gone:
            sentence_at[place] = len(listed)
            listed.append(passage)
    for place, part in enumerate(parts):
        parent = place_of[part.report, part.sentence]
        if not part.spans:
            part_at[place] = sentence_at.get(parent, -1)
        elif place in used or parent in gone:
            part_at[place] = len(listed)
            listed.append(part)
    pairs = [_moved(p, sentence_at) for p in strong] + [_moved(p, part_at) for p in added]
    return Units(
        found=tuple(listed),
        vectors=np.asarray(space.encode([p.text for p in listed])),
        pairs=tuple(pairs),
        whole=tuple(whole),
        partial=frozenset((p.first, p.second) for p in pairs[len(strong) :]),
    )


def _moved(pair: Match, at: dict[int, int]) -> Match:
    first, second = sorted((at[pair.first], at[pair.second]))
    return Match(
        first=first,
        second=second,
        cosine=pair.cosine,
        probability=pair.probability,
        mutual=pair.mutual,
        shared=pair.shared,
    )
