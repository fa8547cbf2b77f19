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
    nearest = _Nearest(found, space)
    pairs, cosines = nearest.pairs()
    if not len(pairs):
        return []
    table, shared = _features(found, nearest, pairs, cosines)
    first = _logistic(table @ np.array(FIRST[1:], dtype=np.float64) + FIRST[0])
    support = _support(found, pairs, first)
    table = np.column_stack([table, support])
    second = _logistic(table @ np.array(SECOND[1:], dtype=np.float64) + SECOND[0])
    kept = np.flatnonzero(second >= KEPT)
    columns = (kept, *pairs[kept].T, cosines[kept], second[kept], nearest.mutual(pairs[kept]))
    return [
        Match(first=i, second=j, cosine=cosine, probability=round(p, 4), mutual=mutual, shared=shared[row])
        for row, i, j, cosine, p, mutual in zip(*(column.tolist() for column in columns), strict=True)
    ]


class _Nearest:
    """For each passage and each other report: the nearest passage, its cosine, and the second best cosine.

    Passages with the same text share a row of the tables (`row`): a story of copies has few texts.
    """

    def __init__(self, found: Sequence[Passage], space: Space) -> None:
        texts = {text: row for row, text in enumerate(dict.fromkeys(p.text for p in found))}
        self.row = np.array([texts[p.text] for p in found])
        vectors = np.asarray(space.encode(list(texts)), dtype=np.float32)
        names = sorted({p.report for p in found})
        column = {name: place for place, name in enumerate(names)}
        self.of = np.array([column[p.report] for p in found])
        self.starts = np.searchsorted(self.of, np.arange(len(names)))
        self.ends = np.searchsorted(self.of, np.arange(len(names)), side="right")
        size = (len(texts), len(names))
        self.best = np.full(size, -1, dtype=np.float32)
        self.second = np.full(size, -1, dtype=np.float32)
        self.place = np.zeros(size, dtype=np.int32)
        self.languages = _languages(found, len(names), self.of)
        everywhere = vectors[self.row].T
        for start in range(0, len(texts), _CHUNK):
            self._fill(start, vectors[start : start + _CHUNK] @ everywhere)

    def _fill(self, low: int, cosines: Floats) -> None:
        """Enters the cosines of some texts, the first of them in row `low`, to all passages."""
        rows = np.arange(len(cosines))
        here = low + rows
        for column, (start, end) in enumerate(zip(self.starts, self.ends, strict=True)):
            block = cosines[:, start:end]
            place = block.argmax(axis=1)
            self.place[here, column] = place + start
            self.best[here, column] = block[rows, place]
            if end - start > 1:
                block[rows, place] = -1
                self.second[here, column] = block.max(axis=1)

    def pairs(self) -> tuple[Places, npt.NDArray[np.float64]]:
        """The candidate pairs (first < second), sorted, and the cosine of each."""
        chosen = [self._top(columns) for columns in self.languages]
        pairs = np.concatenate([pair for pair, _ in chosen])
        cosines = np.concatenate([cosine for _, cosine in chosen])
        low, high = pairs.min(axis=1), pairs.max(axis=1)
        unique, where = np.unique(low * len(self.row) + high, return_index=True)
        return np.column_stack(np.divmod(unique, len(self.row))), cosines[where].astype(np.float64)

    def _top(self, columns: Places) -> tuple[Places, Floats]:
        """The nearest passages in reports of one language, none in a passage's own."""
        best = self.best[:, columns][self.row]
        best[self.of[:, None] == columns] = -1
        count = min(NEAREST, len(columns))
        order = np.argpartition(-best, count - 1, axis=1)[:, :count].ravel()
        rows = np.repeat(np.arange(len(best)), count)
        likely = best[rows, order] >= FLOOR
        rows, order = rows[likely], order[likely]
        nearest = self.place[self.row[rows], columns[order]].astype(np.int64)
        return np.column_stack([rows, nearest]), best[rows, order]

    def mutual(self, pairs: Places) -> npt.NDArray[np.bool_]:
        """Whether each is the other's nearest in its report."""
        i, j = pairs.T
        there = self.place[self.row[i], self.of[j]] == j
        back = self.place[self.row[j], self.of[i]] == i
        result: npt.NDArray[np.bool_] = there & back
        return result

    def lead(self, pairs: Places, cosines: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """By how much each pair is nearer than the best rival of either side, the smaller of the two."""
        i, j = pairs.T
        rivals = np.maximum(self._rival(i, j), self._rival(j, i))
        result: npt.NDArray[np.float64] = cosines - np.maximum(rivals, 0)
        return result

    def _rival(self, ones: Places, others: Places) -> Floats:
        """The best cosine of each passage to any in the other's report but the other."""
        at = (self.row[ones], self.of[others])
        rival: Floats = np.where(self.place[at] == others, self.second[at], self.best[at])
        return rival


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
    number = {keys: n for n, keys in enumerate(dict.fromkeys(p.keys for p in found))}
    sets = list(number)
    i, j = np.array([number[p.keys] for p in found])[pairs].T
    asked, answer = np.unique(i * len(sets) + j, return_inverse=True)  # copies ask the same over again
    table = np.zeros((len(asked), 3))
    weighed = [_weigh(keys, weight) for keys in sets]
    figures = [frozenset(k for k in keys if k[0] == "n") for keys in sets]
    common: list[frozenset[str]] = []
    for row, two in enumerate(asked.tolist()):
        a, b = divmod(two, len(sets))
        both = sets[a] & sets[b]
        common.append(both)
        smaller = min(weighed[a], weighed[b])
        if both:
            table[row, 0] = _weigh(both, weight) / smaller if smaller else 0.0
        if figures[a] and figures[b]:
            agreeing = len(figures[a] & figures[b])
            table[row, 1] = min(agreeing, 3)
            table[row, 2] = 0.0 if agreeing else 1.0
    return table[answer], [common[row] for row in answer.tolist()]


def _weigh(keys: frozenset[str], weight: dict[str, float]) -> float:
    return math.fsum(weight[key] for key in keys)


def _support(
    found: Sequence[Passage], pairs: Places, probability: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """How well the sentences before and after pair up too, in [0, 2]."""
    nowhere = len(found)
    size = nowhere + 1
    likely = probability > SUPPORTS
    known = np.append(pairs[likely] @ np.array([size, 1]), size * size)  # ascending, as the pairs are
    values = np.append(probability[likely], 0.0)
    place = {(p.report, p.order): index for index, p in enumerate(found)}
    rows = np.flatnonzero(probability >= HOPELESS)
    support = np.zeros(len(pairs))
    for step in (-1, 1):
        beside = np.array(
            [[place.get((p.report, p.order + step * n), nowhere) for n in (1, 2)] for p in found]
        )
        i, j = (beside[pairs[rows, side]] for side in (0, 1))
        sought = i[:, :, None] * size + j[:, None, :]
        at = np.searchsorted(known, sought)
        support[rows] += np.where(known[at] == sought, values[at], 0.0).max(axis=(1, 2))
    return support


def _logistic(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    result: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(values, -40, 40)))
    return result
