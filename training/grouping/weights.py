"""`python -m training.grouping.weights DATA`: the weights of the pair score of src/recoupe/group/score.py.

Fitted by logistic regression on pairs of ECB+ reports (two near stories a topic) and, for pairs in two
languages, also on halves of ntrex-open documents: the odd lines in one language against the even lines in
another, so that no sentence has its translation on the other side. Prints the weights fitted on all topics,
and what they reach where fitted on the other half of the topics.
"""

import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from benchmarks.quality.grouping import LANGUAGES, group_scores
from recoupe.annotate.report import annotate
from recoupe.encoder import load
from recoupe.group.cluster import cluster
from recoupe.group.outline import Outline, outline
from recoupe.group.score import Features, Weights, features, log_odds_of, nearest
from recoupe.model import Report
from recoupe.read.build import Source, build

Rows = npt.NDArray[np.float64]

SAME = ("names", "lead", "figures", "words")
ACROSS = ("names", "lead", "figures", "sentences")
FAR_SHARE = 0.03
"""Of the pairs of different topics, which are easy and many, the share that is kept."""
ACROSS_SHARE = 0.1
"""What all ntrex pairs weigh beside all ECB+ pairs. Half documents share less than two reports on one event
do, and have no near stories: with 0.5 the recall on them is 0.37, but 0.26 of ECB+'s near pairs join; with
0.25 they are 0.28 and 0.21; with 0.1, 0.21 and 0.16; with 0, 0.18 and 0.13."""


def main(data: Path) -> None:
    stories, topics, ecb = ecb_reports(data / "stories" / "ecbplus-topics1-35.jsonl")
    documents, halves, codes, ntrex = ntrex_reports(data / "parallel" / "ntrex-open")
    found = features(ecb)
    found = Features(
        **{name: getattr(found, name) for name in Features.__struct_fields__ if name != "sentences"},
        sentences=nearest(ecb, np.ones((len(ecb), len(ecb)), dtype=bool)),
    )
    rng = np.random.default_rng(0)
    upper = np.triu_indices(len(ecb), 1)
    near = topics[upper[0]] == topics[upper[1]]
    kept = near | (rng.random(len(near)) < FAR_SHARE)
    pairs = (upper[0][kept], upper[1][kept])
    labels = stories[pairs[0]] == stories[pairs[1]]
    pair_topics = topics[pairs[0]]

    other = features(ntrex)
    upper = np.triu_indices(len(ntrex), 1)
    same = documents[upper[0]] == documents[upper[1]]
    kept = (codes[upper[0]] != codes[upper[1]]) & np.where(
        same, halves[upper[0]] != halves[upper[1]], rng.random(len(same)) < FAR_SHARE
    )
    other_pairs, other_labels = (upper[0][kept], upper[1][kept]), same[kept]

    for held in (0, 1):
        train = pair_topics % 2 != held
        weights = fit(SAME, rows(found, SAME, pairs)[train], labels[train])
        chosen = [index for index in range(len(ecb)) if topics[index] % 2 == held]
        report(f"one language, held-out topics {held}", weights, [ecb[i] for i in chosen], stories[chosen])
    print("one language", fit(SAME, rows(found, SAME, pairs), labels))
    both = np.vstack([rows(found, ACROSS, pairs), rows(other, ACROSS, other_pairs)])
    weight = np.concatenate(
        [np.ones(len(labels)), np.full(len(other_labels), ACROSS_SHARE * len(labels) / len(other_labels))]
    )
    print("two languages", fit(ACROSS, both, np.concatenate([labels, other_labels]), weight))


def fit(names: tuple[str, ...], x: Rows, y: Rows, weight: Rows | None = None) -> Weights:
    model = LogisticRegression(C=10, max_iter=2000).fit(x, y, sample_weight=weight)
    values = dict(zip(names, map(float, model.coef_[0].round(2)), strict=True))
    return Weights(
        **{"names": 0.0, "lead": 0.0, "figures": 0.0, "words": 0.0, "sentences": 0.0, **values},
        constant=float(model.intercept_[0].round(2)),
    )


def report(title: str, weights: Weights, outlines: list[Outline], gold: Rows) -> None:
    groups = cluster(log_odds_of(outlines, weights, weights))
    of = {index: number for number, group in enumerate(groups) for index in group}
    scores = group_scores(list(gold), [of[index] for index in range(len(gold))])
    print(title, weights, {name: round(value, 4) for name, value in scores.items()})


def rows(found: Features, names: tuple[str, ...], pairs: tuple[npt.NDArray[np.int_], ...]) -> Rows:
    return np.stack([getattr(found, name)[pairs] for name in names], axis=1).astype(np.float64)


def ecb_reports(path: Path) -> tuple[Rows, Rows, list[Outline]]:
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    reports = [
        build(Source(name=row["id"], text=row["text"] or row["title"], title=row["title"]))[0] for row in gold
    ]
    return (
        np.array([row["story"] for row in gold]),
        np.array([int(row["topic"]) for row in gold]),
        outlines(reports),
    )


def ntrex_reports(folder: Path) -> tuple[Rows, Rows, Rows, list[Outline]]:
    ids = (folder / "document_ids.txt").read_text(encoding="utf-8").split("\n")
    keys, halves, codes, reports = [], [], [], []
    for name, code in LANGUAGES.items():
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        for key in sorted(set(ids) - {""}):
            document = [line for line, of in zip(lines, ids, strict=False) if of == key]
            if len(document) >= 8:
                for half in (0, 1):
                    text = "\n".join(document[half::2])
                    reports.append(build(Source(name=f"{key}.{code}.{half}", text=text, language=code))[0])
                    keys.append(key)
                    halves.append(half)
                    codes.append(code)
    return np.array(keys), np.array(halves), np.array(codes), outlines(reports)


def outlines(reports: list[Report]) -> list[Outline]:
    encoder = load()
    return [outline(annotate(one), encoder) for one in reports]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
