"""A logistic curve from similarity to the probability of "says the same", fitted on pairs of either kind."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from recoupe.encoder import Encoder
from recoupe.encoder.calibration import Calibration
from training.encoder.corpora import Group

Pair = tuple[str, str, bool]


def pairs(groups: list[Group], documents: list[str], entailment: Path, seed: int) -> list[Pair]:
    """Two texts and whether they say the same.

    They do: a sentence and its translation; a French premise and what follows from it (RTE-3). They do not:
    a sentence and its neighbour in the document, in the same language and in another; a premise and what
    does not follow from it or contradicts it (RTE-3, DACCORD).
    """
    return [*_translations(groups, documents, seed), *_entailments(entailment)]


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


def calibrate(encoder: Encoder, known: list[Pair]) -> tuple[Calibration, dict[str, float]]:
    """The curve, with both answers given equal weight, and how good it is on those same pairs."""
    similar = similarities(encoder, known)
    same = np.array([answer for _, _, answer in known])
    model = LogisticRegression(class_weight="balanced", C=1e4).fit(similar[:, None], same)
    slope = float(model.coef_[0, 0])
    curve = Calibration(middle=round(float(-model.intercept_[0] / slope), 4), slope=round(slope, 3))
    probability = curve.probability(similar)
    weights = np.where(same, 0.5 / same.mean(), 0.5 / (1 - same.mean()))
    return curve, {
        "same_accuracy_pairs": round(float(np.average((probability > 0.5) == same, weights=weights)), 4),
        "same_brier": round(float(np.average((probability - same) ** 2, weights=weights)), 4),
    }


def similarities(encoder: Encoder, known: list[Pair]) -> np.ndarray:
    """The cosine of each pair."""
    left = encoder.encode([first for first, _, _ in known])
    right = encoder.encode([second for _, second, _ in known])
    return np.asarray((left * right).sum(axis=1))
