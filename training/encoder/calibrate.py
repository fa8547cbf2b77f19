"""A logistic curve from similarity to the probability of "says the same", fitted on pairs of either kind."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from recoupe.encoder import Encoder
from recoupe.encoder.calibration import Calibration
from training.encoder.group import Group

Pair = tuple[str, str, bool]
"""Two texts and whether they say the same."""

_WEIGHT_OF_HARD = 0.1
"""Of an entailment pair beside a pair from the news. These pairs are made to deceive measures like ours (what
contradicts a sentence has its words), which the pairs that the stages compare are not; at full weight they
would flatten the curve until it told nothing."""


def news_pairs(groups: list[Group], documents: list[str], seed: int) -> list[Pair]:
    """A sentence and its translation say the same; it and a near sentence of its document do not, in the same
    language or in another."""
    return list(_translations(groups, documents, seed))


def hard_pairs(entailment: Path) -> list[Pair]:
    """French premises with what follows from them, or does not (RTE-3), or contradicts them (DACCORD)."""
    return list(_entailments(entailment))


def _translations(groups: list[Group], documents: list[str], seed: int) -> Iterator[Pair]:
    random = np.random.default_rng(seed)
    for index, group in enumerate(groups):
        for _ in range(4):
            here, there = random.permutation(sorted(group))[:2]
            yield group[here][0], group[there][0], True
            step = int(random.choice([-2, -1, 1, 2]))
            beside = index + step
            if 0 <= beside < len(groups) and documents[beside] == documents[index]:
                yield group[here][0], groups[beside][there][0], False
                yield group[here][0], groups[beside][here][0], False


def _entailments(folder: Path) -> Iterator[Pair]:
    with (folder / "rte3_fr-dev.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["premise"], row["hypothesis"], row["label_text"] == "entailment"
    with (folder / "daccord-open.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["label_text"] == "contradiction":
                yield row["premise"], row["hypothesis"], False


def calibrate(encoder: Encoder, news: list[Pair], hard: list[Pair]) -> tuple[Calibration, dict[str, float]]:
    """The curve, with both answers given equal weight, and how good it is on those same pairs."""
    similar = similarities(encoder, news + hard)
    same = np.array([answer for _, _, answer in news + hard])
    weights = np.repeat([1.0, _WEIGHT_OF_HARD], [len(news), len(hard)])
    model = LogisticRegression(class_weight="balanced", C=1e4).fit(similar[:, None], same, weights)
    slope = float(model.coef_[0, 0])
    curve = Calibration(middle=round(float(-model.intercept_[0] / slope), 4), slope=round(slope, 3))
    probability = curve.probability(similar)
    near = slice(0, len(news))
    fit = _fit(probability[near], same[near])
    if hard:
        fit |= {
            f"{name}_hard": value for name, value in _fit(probability[len(news) :], same[len(news) :]).items()
        }
    return curve, fit


def _fit(probability: np.ndarray, same: np.ndarray) -> dict[str, float]:
    """Accuracy and Brier score, both answers given equal weight."""
    weights = np.where(same, 0.5 / same.mean(), 0.5 / (1 - same.mean()))
    return {
        "same_accuracy_pairs": round(float(np.average((probability > 0.5) == same, weights=weights)), 4),
        "same_brier": round(float(np.average((probability - same) ** 2, weights=weights)), 4),
    }


def similarities(encoder: Encoder, known: list[Pair]) -> np.ndarray:
    """The cosine of each pair."""
    left = encoder.encode([first for first, _, _ in known])
    right = encoder.encode([second for _, second, _ in known])
    return np.asarray((left * right).sum(axis=1))
