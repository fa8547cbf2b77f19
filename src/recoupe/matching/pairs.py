"""Pairs of passages from different reports, with the probability that they say the same.

Candidates come from the sentence space: for each passage the nearest of every other report, and of those
the nearest few in each language, so that a story of hundreds of copies stays linear. The probability is a
logistic function of what the pair shows; its weights are measured (`recoupe.matching.weights`).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from recoupe.matching.passages import Passage
from recoupe.matching.weights import FIRST, SECOND
from recoupe.model import Record

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

NEAREST = 4
"""Partners kept for a passage in each language; more add nothing to points, which join through them."""

FLOOR = 0.2
"""The least cosine at which a pair is looked at; below it no pair of the measurement set was the same."""

SUPPORTS = 0.2
HOPELESS = 0.005
"""The least probability of a pair that supports its neighbours, and of one that neighbours can still help."""

KEPT = 0.05
"""The least probability at which a pair is given back."""

KEPT_RESULTS = 2
_LAST: dict[object, list["Match"]] = {}
"""The last results by all that they depend on: tracing and aligning ask the same of a story."""

_CHUNK = 1024


class Space(Protocol):
    """The sentence space that matching needs of an encoder."""

    hash: str

    def encode(self, texts: Sequence[str]) -> Floats:
        """One unit row a text."""
        ...


class Match(Record, frozen=True):
    """Two passages by their place in the list, the cosine, and the probability that they say the same.

    `mutual` is set where each is the other's nearest in its report.
    """

    first: int
    second: int
    cosine: float
    probability: float
    mutual: bool = True
    shared: frozenset[str] = frozenset()


def match(found: Sequence[Passage], space: Space) -> list[Match]:
    """The likely pairs among the passages, each once (`first < second`), in order of place."""
    if len({p.report for p in found}) < 2:
        return []
    key = (space.hash, tuple((p.report, p.order, p.text, p.keys) for p in found))
    if key not in _LAST:
        while len(_LAST) >= KEPT_RESULTS:
            _LAST.pop(next(iter(_LAST)))
        _LAST[key] = _match(found, space)
    return list(_LAST[key])


def _match(found: Sequence[Passage], space: Space) -> list[Match]:
    vectors = np.asarray(space.encode([p.text for p in found]), dtype=np.float32)
    nearest = _Nearest(found, vectors)
    pairs, cosines = nearest.pairs()
    if not len(pairs):
        return []
    table, shared = _features(found, nearest, pairs, cosines)
    first = _logistic(table @ np.array(FIRST[1:], dtype=np.float64) + FIRST[0])
    support = _support(found, pairs, first)
    table = np.column_stack([table, support])
    second = _logistic(table @ np.array(SECOND[1:], dtype=np.float64) + SECOND[0])
    mutual = nearest.mutual(pairs)
    return [
        Match(
            first=int(i),
            second=int(j),
            cosine=float(table[row, 0]),
            probability=round(float(second[row]), 4),
            mutual=bool(mutual[row]),
            shared=shared[row],
        )
        for row, (i, j) in enumerate(pairs)
        if second[row] >= KEPT
    ]


class _Nearest:
    """For each passage and each other report: the nearest passage, its cosine, and the second best cosine."""

    def __init__(self, found: Sequence[Passage], vectors: Floats) -> None:
        self.vectors = vectors
        self.report = np.array([p.report for p in found])
        names = sorted({p.report for p in found})
        self.column = {name: place for place, name in enumerate(names)}
        self.of = np.array([self.column[r] for r in self.report])
        self.starts = np.searchsorted(self.of, np.arange(len(names)))
        self.ends = np.searchsorted(self.of, np.arange(len(names)), side="right")
        size = (len(found), len(names))
        self.best = np.full(size, -1, dtype=np.float32)
        self.second = np.full(size, -1, dtype=np.float32)
        self.place = np.zeros(size, dtype=np.int32)
        self.languages = _languages(found, len(names), self.of)
        for start in range(0, len(found), _CHUNK):
            self._fill(start, min(start + _CHUNK, len(found)))

    def _fill(self, low: int, high: int) -> None:
        cosines = self.vectors[low:high] @ self.vectors.T
        rows = np.arange(high - low)
        for column, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            block = cosines[:, start:end]
            place = block.argmax(axis=1)
            self.place[low:high, column] = place + start
            self.best[low:high, column] = block[rows, place]
            if end - start > 1:
                block[rows, place] = -1
                self.second[low:high, column] = block.max(axis=1)
        self.best[np.arange(low, high), self.of[low:high]] = -1

    def pairs(self) -> tuple[Places, npt.NDArray[np.float64]]:
        """The candidate pairs (first < second), sorted, and the cosine of each."""
        chosen = [self._top(columns) for columns in self.languages]
        pairs = np.concatenate([pair for pair, _ in chosen])
        cosines = np.concatenate([cosine for _, cosine in chosen])
        pairs.sort(axis=1)
        unique, where = np.unique(pairs, axis=0, return_index=True)
        return unique, cosines[where].astype(np.float64)

    def _top(self, columns: Places) -> tuple[Places, Floats]:
        best = self.best[:, columns]
        count = min(NEAREST, len(columns))
        order = np.argpartition(-best, count - 1, axis=1)[:, :count]
        rows = np.repeat(np.arange(len(best)), count)
        picked = columns[order.ravel()]
        likely = self.best[rows, picked] >= FLOOR
        rows, picked = rows[likely], picked[likely]
        pairs = np.column_stack([rows, self.place[rows, picked].astype(np.int64)])
        return pairs, self.best[rows, picked]

    def mutual(self, pairs: Places) -> npt.NDArray[np.bool_]:
        """Whether each is the other's nearest in its report."""
        i, j = pairs.T
        there = self.place[i, self.of[j]] == j
        back = self.place[j, self.of[i]] == i
        result: npt.NDArray[np.bool_] = there & back
        return result

    def lead(self, pairs: Places, cosines: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """By how much each pair is nearer than the best rival of either side, the smaller of the two."""
        i, j = pairs.T
        rival_i = np.where(
            self.place[i, self.of[j]] == j, self.second[i, self.of[j]], self.best[i, self.of[j]]
        )
        rival_j = np.where(
            self.place[j, self.of[i]] == i, self.second[j, self.of[i]], self.best[j, self.of[i]]
        )
        result: npt.NDArray[np.float64] = cosines - np.maximum(np.maximum(rival_i, rival_j), 0)
        return result


def _languages(found: Sequence[Passage], reports: int, of: Places) -> list[Places]:
    """The columns of the reports in each language."""
    votes: list[Counter[str]] = [Counter() for _ in range(reports)]
    for passage, column in zip(found, of, strict=True):
        votes[column][passage.language] += 1
    columns: dict[str, list[int]] = defaultdict(list)
    for column, vote in enumerate(votes):
        columns[min(vote, key=lambda name: (-vote[name], name))].append(column)
    return [np.array(columns[name]) for name in sorted(columns)]


def _features(
    found: Sequence[Passage], nearest: _Nearest, pairs: Places, cosines: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], list[frozenset[str]]]:
    """What a pair shows, one column a weight: see `recoupe.matching.weights`."""
    i, j = pairs.T
    lengths = np.array([math.log(len(p.text) + 1) for p in found])
    keys, shared = _shared(found, pairs)
    columns = [
        cosines,
        nearest.lead(pairs, cosines),
        nearest.mutual(pairs).astype(np.float64),
        keys[:, 0],
        keys[:, 1],
        keys[:, 2],
        np.abs(lengths[i] - lengths[j]),
    ]
    return np.column_stack(columns), shared


def _shared(found: Sequence[Passage], pairs: Places) -> tuple[npt.NDArray[np.float64], list[frozenset[str]]]:
    """Of each pair's keys: how much of the rarer they share, whether figures agree, whether they clash."""
    spread: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for passage in found:
        for key in passage.keys:
            spread[key].add((passage.report, passage.order))
    reports = len({p.report for p in found})
    # A key that stands once in each report tells statements apart; one in every sentence does not.
    weight = {key: 1 / (1 + math.log(1 + len(places) / reports)) for key, places in spread.items()}
    table = np.zeros((len(pairs), 3))
    weighed = [_weigh(p.keys, weight) for p in found]
    numbers = [frozenset(k for k in p.keys if k[0] == "n") for p in found]
    common: list[frozenset[str]] = []
    nothing: frozenset[str] = frozenset()
    for row, (a, b) in enumerate(pairs.tolist()):
        both = found[a].keys & found[b].keys
        common.append(both or nothing)
        smaller = min(weighed[a], weighed[b])
        if both:
            table[row, 0] = _weigh(both, weight) / smaller if smaller else 0.0
        if numbers[a] and numbers[b]:
            agreeing = len(numbers[a] & numbers[b])
            table[row, 1] = min(agreeing, 3)
            table[row, 2] = 0.0 if agreeing else 1.0
    return table, common


def _weigh(keys: frozenset[str], weight: dict[str, float]) -> float:
    return math.fsum(weight[key] for key in keys)


def _support(
    found: Sequence[Passage], pairs: Places, probability: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """How well the sentences before and after pair up too, in [0, 2]."""
    place = {(p.report, p.order): index for index, p in enumerate(found)}
    known = {(int(i), int(j)): float(p) for (i, j), p in zip(pairs, probability, strict=True) if p > SUPPORTS}
    after = [_beside(place, p, 1) for p in found]
    ahead = [_beside(place, p, -1) for p in found]
    support = np.zeros(len(pairs))
    for row, (i, j) in enumerate(pairs.tolist()):
        if probability[row] < HOPELESS:
            continue
        for beside in (ahead, after):
            support[row] += max((known.get((x, y), 0.0) for x in beside[i] for y in beside[j]), default=0.0)
    return support


def _beside(place: dict[tuple[int, int], int], passage: Passage, step: int) -> list[int]:
    """The two passages before or after one."""
    found = (place.get((passage.report, passage.order + step * n)) for n in (1, 2))
    return [index for index in found if index is not None]


def _logistic(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    result: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(values, -40, 40)))
    return result
