"""How near figures of a story are to each other, by all that places them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recoupe.compare.apart.slots.slot import Placed, Slot, base, within
from recoupe.compare.apart.slots.weights import COUNTS, MEASURES, Weights
from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.likeness import Likeness

NEAR_VALUES, FAR_VALUES = 1.2, 4.0
"""What two values that are nearly one add to the logit of being told of one thing, and what the distance of
their logarithms takes from it. Of figures that are of two things (1,650 in stories of our own and 15,800 in
ECB+) 3 to 12 in a hundred counts, and about 20 measures, are within 0.3 of each other; of figures of one
thing that reporters give otherwise most are."""

SWAPPED = 2.5
"""What two figures of the same digits in another order (1,320 and 1,230) add to it: by chance few are, and
reporters slip so."""

MAGNITUDE = 100.0
"""How many times a measure must be another of its report for nobody to take the one for the other: a price a
share beside the price of the firm."""

TIED = 0.3
"""The least cosine of what is counted, or of the verbs, where no entity is in common."""

VERBS = 4

TIES = (0, 2, 3, VERBS, 5)
"""The features of the sentences, of what is counted, of the verbs, and of an entity in common."""

TWO = 2

Table = npt.NDArray[np.float32]


class Slots:
    """How near the figures of a story are to each other; `logit` before their rivals are asked."""

    least = -2.0
    """The least logit worth asking for rivals."""

    def __init__(self, every: Sequence[Slot], likeness: Likeness) -> None:
        self.every = every
        self.features: Table = placing(every, likeness)
        self._counts = np.array([s.kind == "count" for s in every])
        logits = {w: first_logits(w, self.features) for w in (COUNTS, MEASURES)}
        self.logit: Table = np.where(self._counts[:, None], logits[COUNTS], logits[MEASURES])
        self._of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, one in enumerate(every):
            self._of[one.report, one.kind].append(place)

    def comparable(self, i: int, j: int) -> bool:
        """Whether two figures are of one kind and of two accounts."""
        first, second = self.every[i], self.every[j]
        rates = {first.quantity.per, second.quantity.per} - {""}
        same = first.kind == second.kind and len(rates) < 2
        return same and first.origin != second.origin and first.report != second.report

    def candidates(self) -> Iterator[tuple[int, int]]:
        """The pairs that are near enough to ask for their rivals."""
        for i, j in np.argwhere(np.triu(self.logit >= self.least, 1)):
            if self.comparable(int(i), int(j)):
                yield int(i), int(j)

    def rivals(self, i: int, j: int, *, counterparts: bool = True) -> list[tuple[int, int]]:
        """Either figure with each of the other figures of the other's report, those of its own value left
        out; without `counterparts` also those that are equal to it, as if they were not told."""
        found = []
        for one, other in ((i, j), (j, i)):
            mine, theirs = self.every[one].quantity, self.every[other].quantity
            for k in self._of[self.every[other].report, self.every[other].kind]:
                value = self.every[k].quantity
                if k == other or agree(value, theirs) or not within(value, theirs, MAGNITUDE):
                    continue
                if counterparts or not agree(value, mine):
                    found.append((one, k))
        return found

    def probability(self, i: int, j: int) -> float:
        """The probability that two figures are told of one thing, 0 where a rival is nearer."""
        rivals = [float(self.logit[p]) for p in self.rivals(i, j)]
        weights = COUNTS if self._counts[i] else MEASURES
        return chance(weights, float(self.logit[i, j]), rivals, self._nearness(i, j))

    def _nearness(self, i: int, j: int) -> float:
        """What the values of two figures say for their being of one thing."""
        a, b = (self.every[n].quantity for n in (i, j))
        first, second = abs(base(a)), abs(base(b))
        if a.unit == b.unit and swapped(a.low, b.low):
            return NEAR_VALUES + SWAPPED
        return NEAR_VALUES - FAR_VALUES * abs(math.log(first / second)) if first and second else 0.0

    def tied(self, i: int, j: int) -> bool:
        """Whether something says that two figures are of one thing beside the words around them: what they
        count, what was done, or who is named; of two lengths of time, what was done."""
        ties = (VERBS,) if self.every[i].kind == "duration" else TIES
        return bool(self.features[i, j, ties].max() >= TIED)

    def same(self, place: int) -> list[int]:
        """The figures of other reports that give the value of one, for what may be the same thing."""
        one = self.every[place]
        return [
            k
            for k, other in enumerate(self.every)
            if other.report != one.report
            and other.kind == one.kind
            and other.firm
            and not other.reserves
            and self.logit[place, k] >= self.least
            and agree(other.quantity, one.quantity)
        ]


def swapped(first: float, second: float) -> bool:
    """Whether two numbers have the same digits, but for two that have changed places.

    >>> swapped(1320, 1230), swapped(59000, 95000), swapped(12, 13), swapped(2.31, 2.13)
    (True, True, False, True)
    """
    a, b = f"{first:f}", f"{second:f}"
    if len(a) != len(b):
        return False
    places = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(places) == TWO and a[places[0]] == b[places[1]] and a[places[1]] == b[places[0]]


def first_logits(weights: Weights, features: Table) -> Table:
    """The logit of each pair before its rivals are asked."""
    logits: Table = features @ np.array(weights.first[1:], dtype=np.float32) + weights.first[0]
    return logits


def chance(weights: Weights, logit: float, rivals: Sequence[float], more: float = 0.0) -> float:
    """The probability that a pair is of one thing by its logit, those of its rivals, and `more` for what else
    is known of it; 0 where a rival is nearer."""
    if any(rival > logit for rival in rivals):
        return 0.0
    told = weights.second[0] + float(np.dot(weights.second[1:], second_features(logit, rivals))) + more
    return 1 / (1 + math.exp(-told))


def second_features(logit: float, rivals: Sequence[float]) -> list[float]:
    """What decides when the rivals are known: the logit, its lead over the best of them, whether there is
    none, and the logarithm of one more than their number."""
    best = max((*rivals, Weights.floor))
    return [logit, logit - best, float(not rivals), float(np.log1p(len(rivals)))]


def placing(every: Sequence[Placed], likeness: Likeness) -> Table:
    """The features of every pair of figures or moments, as `slots.weights.FEATURES` names them: (n, n,
    features)."""
    around = _cosines([s.around for s in every], likeness)
    beside = _cosines([s.beside for s in every], likeness)
    language = np.array([s.sentence.language for s in every], dtype=object)
    across = (language[:, None] != language[None, :]).astype(np.float32)
    place = np.array([s.place for s in every], dtype=np.float32)
    shared, apart = _named(every)
    return np.stack(
        [
            around,
            beside,
            _cosines([s.noun for s in every], likeness),
            _cosines([s.phrase for s in every], likeness),
            _verbs(every, likeness),
            shared,
            apart,
            np.abs(place[:, None] - place[None, :]),
            across,
            across * around,
            across * beside,
        ],
        axis=-1,
    )


def _cosines(texts: Sequence[str], likeness: Likeness) -> Table:
    """The cosines of texts with each other, 0 where one is empty."""
    known = list(dict.fromkeys(t for t in texts if t))
    if not known:
        return np.zeros((len(texts), len(texts)), dtype=np.float32)
    table = np.zeros((len(known) + 1, len(known) + 1), dtype=np.float32)
    table[:-1, :-1] = likeness.table(known, known)
    places = {text: n for n, text in enumerate(known)}
    at = np.array([places.get(t, len(known)) for t in texts])
    return np.asarray(table[np.ix_(at, at)])


def _verbs(every: Sequence[Placed], likeness: Likeness) -> Table:
    """The cosine of the nearest verbs of two figures, at least 0."""
    verbs = [s.act.verbs if s.act else () for s in every]
    known = sorted({v for found in verbs for v in found})
    nearest = np.zeros((len(every), len(every)), dtype=np.float32)
    if not known:
        return nearest
    table, places = likeness.table(known, known), {v: n for n, v in enumerate(known)}
    rows = np.zeros((len(every), len(known)), dtype=np.float32)
    for n, found in enumerate(verbs):
        if found:
            rows[n] = table[[places[v] for v in found]].max(axis=0)
    for n, found in enumerate(verbs):
        if found:
            nearest[:, n] = rows[:, [places[v] for v in found]].max(axis=1)
    return np.maximum(nearest, 0)


def _named(every: Sequence[Placed]) -> tuple[Table, Table]:
    """Whether the sentences of two figures name an entity that is one, and whether both name others only."""
    known = {e: n for n, e in enumerate(sorted(set().union(*(s.named for s in every))))}
    held = np.zeros((len(every), len(known) + 1), dtype=np.float32)
    for n, slot in enumerate(every):
        held[n, [known[e] for e in slot.named]] = 1
    shared = (held @ held.T > 0).astype(np.float32)
    named = (held.sum(axis=1) > 0).astype(np.float32)
    return shared, np.outer(named, named) * (1 - shared)
