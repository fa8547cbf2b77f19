"""Fits the weights by which two passages say the same: `python -m training.matching DATA [--encoder FOLDER]`.

DATA is a folder of line-aligned documents (`<code>.txt`, `document_ids.txt`). Half of the documents are used:
each against its translations with lines dropped, swapped, shuffled and put in, and against the other lines of
its translation, which stand in for independent reports of one event. It prints the two lines of
`recoupe.matching.weights` and, for both halves, precision and recall at one half.
"""

import argparse
import itertools
import random
from pathlib import Path

import numpy as np

from benchmarks.quality.planting.documents import LANGUAGES, Document, documents
from recoupe import encoder
from recoupe.matching import pairs as matching
from recoupe.matching.passages import Passage, figures, words

CODES = ("eng", "fra", "deu", "spa")
SEED = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", default="")
    options = parser.parse_args()
    space = encoder.load(options.encoder)
    rng = random.Random(SEED)
    found = documents(options.data)
    examples = []
    for document in found:
        for first, second in itertools.permutations(CODES, 2):
            for make in (version, apart):
                rows = make(document, first, second, found, rng)
                examples.append((document.tuning, *features(*rows, first, second, space)))
    tuning = [e for e in examples if e[0]]
    first = fit(np.vstack([e[3] for e in tuning]), np.concatenate([e[4] for e in tuning]))
    second = fit(np.vstack([full(e, first) for e in tuning]), np.concatenate([e[4] for e in tuning]))
    print("FIRST =", tuple(round(float(w), 2) for w in first))
    print("SECOND =", tuple(round(float(w), 2) for w in second))
    for half in (True, False):
        part = [e for e in examples if e[0] == half]
        table, gold = np.vstack([full(e, first) for e in part]), np.concatenate([e[4] for e in part])
        said = table @ second[1:] + second[0] >= 0
        total = sum(e[5] for e in part)
        right = int((said & gold).sum())
        print(f"{'tuning' if half else 'other'} half: P {right / said.sum():.3f} R {right / total:.3f}")


Rows = list[tuple[int, str]]


def version(
    document: Document, first: str, second: str, found: list[Document], rng: random.Random
) -> tuple[Rows, Rows]:
    """A document and its translation, lines of another put into both, the order sometimes lost."""
    other = rng.choice([d for d in found if d.id != document.id and d.tuning == document.tuning])
    sides: list[Rows] = []
    for stranger, code in ((-1, first), (-2, second)):
        rows = [r for r in enumerate(document.lines[code]) if rng.random() > 0.1]
        for place in range(1, len(rows) - 1):
            if rng.random() < 0.15:
                rows[place], rows[place + 1] = rows[place + 1], rows[place]
        for _ in range(max(1, len(rows) // 6)):
            rows.insert(rng.randrange(len(rows) + 1), (stranger, rng.choice(other.lines[code])))
        if rng.random() < 0.2:
            rng.shuffle(rows)
        sides.append(rows)
    return sides[0], sides[1]


def apart(
    document: Document, first: str, second: str, _found: list[Document], rng: random.Random
) -> tuple[Rows, Rows]:
    """Somewhat less than half of the lines in each language, of which few are the same, in any order."""
    sides = [[r for r in enumerate(document.lines[code]) if rng.random() < 0.45] for code in (first, second)]
    rng.shuffle(sides[1])
    return sides[0] or [(0, document.lines[first][0])], sides[1] or [(1, document.lines[second][-1])]


def features(first: Rows, second: Rows, one: str, two: str, space: encoder.Encoder):  # type: ignore[no-untyped-def]
    """The passages, candidate pairs, features, gold, and the number of gold pairs."""
    found = [
        Passage(
            report=report,
            order=order,
            sentence=f"s{order}",
            start=0,
            end=len(line),
            text=line,
            language=LANGUAGES[code],
            role="body",
            keys=keys(line),
        )
        for report, (rows, code) in enumerate(((first, one), (second, two)))
        for order, (_, line) in enumerate(rows)
    ]
    ids = [n for rows in (first, second) for n, _ in rows]
    nearest = matching._Nearest(found, space.encode([p.text for p in found]))
    pairs, cosines = nearest.pairs()
    table, _ = matching._features(found, nearest, pairs, cosines)
    gold = np.array([ids[i] == ids[j] for i, j in pairs], dtype=bool)
    return found, pairs, table, gold, len({n for n, _ in first if n >= 0} & {n for n, _ in second})


def keys(line: str) -> frozenset[str]:
    """The keys that a line has without annotation."""
    capitals = (w for t in line.split()[1:] if t[:1].isupper() for w in words(t) if len(w) > 2)
    return frozenset({f"n:{v:g}" for _, _, v in figures(line)} | {f"w:{w}" for w in capitals})


def full(example, first):  # type: ignore[no-untyped-def]
    """The features with the support of the neighbours, by the first weights."""
    _, found, pairs, table, *_ = example
    probability = matching._logistic(table @ first[1:] + first[0])
    return np.column_stack([table, matching._support(found, pairs, probability)])


def fit(table, gold, penalty: float = 1.0):  # type: ignore[no-untyped-def]
    """Logistic regression by Newton's method; the intercept first."""
    table = np.column_stack([np.ones(len(table)), table])
    weights = np.zeros(table.shape[1])
    for _ in range(50):
        probability = matching._logistic(table @ weights)
        slope = table.T @ (gold - probability) - penalty * np.r_[0, weights[1:]]
        curve = (table * (probability * (1 - probability))[:, None]).T @ table
        weights = weights + np.linalg.solve(curve + penalty * np.eye(len(weights)), slope)
    return weights


if __name__ == "__main__":
    main()
