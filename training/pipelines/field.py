"""A linear-chain conditional random field, learnt by L-BFGS. Nothing is drawn."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse
from scipy.optimize import minimize

Floats = npt.NDArray[np.float64]
Bounds = list[tuple[int, int]]


@dataclass(frozen=True)
class Field:
    """The weights: of each feature for each label, of a label behind another, of a label at the beginning."""

    table: Floats
    follows: Floats
    opens: Floats


@dataclass(frozen=True)
class Seen:
    """What is known of words: the share of each label (words, labels), how often a label follows each other
    one, and how often it opens a sentence. Places in `bounds` count from the first word."""

    shown: Floats
    pairs: Floats
    opens: Floats
    bounds: Bounds

    def __add__(self, other: "Seen") -> "Seen":
        """These words and those of the other behind them."""
        base = len(self.shown)
        return Seen(
            np.concatenate([self.shown, other.shown]),
            self.pairs + other.pairs,
            self.opens + other.opens,
            self.bounds + [(base + first, base + limit) for first, limit in other.bounds],
        )


def of_labels(labels: npt.NDArray[np.int64], bounds: Bounds, kinds: int) -> Seen:
    """Words of which each label is known."""
    shown = np.zeros((len(labels), kinds))
    shown[np.arange(len(labels)), labels] = 1
    return Seen(shown, *_counts(labels, bounds, kinds), bounds)


def of_shares(shares: Floats, bounds: Bounds, moves: Floats) -> Seen:
    """Words of which the probability of each label by itself is known, and which label may follow which.

    `moves` holds 0, or a large negative number for what may not be; what may not follow 0 opens nothing.
    """
    scores = np.log(np.maximum(shares, 1e-6))
    shown, pairs, opens = np.zeros_like(shares), np.zeros_like(moves), np.zeros(len(moves))
    for places, there in _batches(bounds):
        _, marginals, found = _forward_backward(scores[places], Field(shares, moves, moves[0]), there)
        shown[places[there]] = marginals[there]
        pairs += found
        opens += marginals[0].sum(axis=0)
    return Seen(shown, pairs, opens, bounds)


def learn(
    matrix: scipy.sparse.csr_matrix,
    known: Seen,
    *,
    penalty: float,
    steps: int,
    start: Field | None = None,
) -> Field:
    """The field that makes what is known likeliest, less half the penalty times the squared weights.

    A row of `matrix` holds the features of a word. `start` are weights to go on from, so that fewer steps are
    needed.
    """
    (size, kinds), width = known.shown.shape, matrix.shape[1]
    turned = matrix.T.tocsr()
    batches = _batches(known.bounds)
    seen = np.concatenate([(turned @ known.shown).ravel(), known.pairs.ravel(), known.opens])

    def loss(weights: Floats) -> tuple[float, Floats]:
        field = _field(weights, width, kinds)
        scores = matrix @ field.table
        total, expected = 0.0, np.zeros((size, kinds))
        pairs, begins = np.zeros((kinds, kinds)), np.zeros(kinds)
        for places, there in batches:
            part, marginals, transitions = _forward_backward(scores[places], field, there)
            total += part
            expected[places[there]] = marginals[there]
            pairs += transitions
            begins += marginals[0].sum(axis=0)
        wanted = np.concatenate([(turned @ expected).ravel(), pairs.ravel(), begins])
        return (
            total - float(seen @ weights) + penalty / 2 * float(weights @ weights),
            wanted - seen + penalty * weights,
        )

    begin = np.zeros(width * kinds + kinds * kinds + kinds)
    if start is not None:
        begin = np.concatenate([start.table.ravel(), start.follows.ravel(), start.opens])
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 6})
    return _field(found.x, width, kinds)


def _field(weights: Floats, width: int, kinds: int) -> Field:
    end = width * kinds
    return Field(
        weights[:end].reshape(width, kinds), weights[end:-kinds].reshape(kinds, kinds), weights[-kinds:]
    )


def _counts(labels: npt.NDArray[np.int64], bounds: Bounds, kinds: int) -> tuple[Floats, Floats]:
    """How often each label follows each other, and opens a sentence."""
    pairs, opens = np.zeros((kinds, kinds)), np.zeros(kinds)
    for first, last in bounds:
        opens[labels[first]] += 1
        np.add.at(pairs, (labels[first : last - 1], labels[first + 1 : last]), 1)
    return pairs, opens


def _batches(bounds: Bounds) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]]:
    """Sentences of like length side by side: the word at each (step, sentence), and whether one is there."""
    ordered = sorted(bounds, key=lambda bound: bound[1] - bound[0])
    batches, at = [], 0
    while at < len(ordered):
        shortest = ordered[at][1] - ordered[at][0]
        end = at
        while end < len(ordered) and ordered[end][1] - ordered[end][0] <= 1.15 * shortest + 1:
            end += 1
        longest = ordered[end - 1][1] - ordered[end - 1][0]
        places = np.zeros((longest, end - at), dtype=np.int64)
        there = np.zeros((longest, end - at), dtype=bool)
        for column, (first, last) in enumerate(ordered[at:end]):
            places[: last - first, column] = np.arange(first, last)
            there[: last - first, column] = True
        batches.append((places, there))
        at = end
    return batches


def _forward_backward(
    scores: Floats, field: Field, there: npt.NDArray[np.bool_]
) -> tuple[float, Floats, Floats]:
    """The logarithm of the partition function, the marginals of labels, the expected pairs of labels."""
    highest = scores.max(axis=2, keepdims=True)
    local, moves = np.exp(scores - highest), np.exp(field.follows)
    forward, backward = np.empty_like(scores), np.ones_like(scores)
    scales = np.ones(there.shape)
    first = local[0] * np.exp(field.opens)
    scales[0] = first.sum(axis=1)
    forward[0] = first / scales[0][:, None]
    for step in range(1, len(scores)):
        reached = (forward[step - 1] @ moves) * local[step]
        here = there[step]
        scales[step, here] = reached[here].sum(axis=1)
        forward[step] = np.where(here[:, None], reached / scales[step][:, None], forward[step - 1])
    pairs = np.zeros_like(moves)
    for step in range(len(scores) - 1, 0, -1):
        ahead = local[step] * backward[step] / scales[step][:, None]
        here = there[step][:, None]
        pairs += (forward[step - 1] * here).T @ (ahead * here)
        backward[step - 1] = np.where(here, ahead @ moves.T, backward[step])
    total = float((np.log(scales) * there).sum() + (highest[..., 0] * there).sum())
    return total, forward * backward, pairs * moves
