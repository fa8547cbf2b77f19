"""`python -m training.grouping.weights DATA`: the weights of the pair score of src/recoupe/group/score.py.

Fitted by logistic regression. For pairs in one language, on pairs of ECB+ reports (two near stories a topic).
For pairs in two languages on pairs of reports of training/stories, of which those published within three
days of each other count, and, with less weight, on ECB+ made to look like four languages (`as_if`), for its
near events.
Prints the weights fitted on all topics, and what they reach where fitted on the other half of the topics.
"""

import json
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from benchmarks.quality.grouping import group_scores
from recoupe.annotate.report import annotate
from recoupe.encoder import load
from recoupe.group.cluster import cluster
from recoupe.group.keys import sound_shares
from recoupe.group.outline import Outline, outline
from recoupe.group.score import Features, Weights, features, log_odds_of
from recoupe.model import Report
from recoupe.read import read
from recoupe.read.build import Source, build

Rows = npt.NDArray[np.float64]
Examples = tuple[Rows, Rows]

STORIES = Path(__file__).parent.parent / "stories"
SAME = ("names", "lead", "figures", "words", "sentences", "people")
ACROSS = ("names", "lead", "values", "words", "sentences", "strangers", "day")
MADE = ("en", "fr", "de", "es")
"""Languages that ECB+ is made to look like, in turn."""
FAR_SHARE = 0.03
"""Of the pairs of different topics, which are easy and many, the share that is kept."""
TOTAL = 10_000.0
"""What the pairs of the first set weigh together."""
MADE_TOTAL = 3_000.0
"""What pairs made to look like two languages weigh together, beside those that are in two."""
_LETTERS = 4
"""Letters of a word by which it counts as one of the names of its report."""


def main(data: Path) -> None:
    stories, topics, reports = ecb_reports(data / "stories" / "ecbplus-topics1-35.jsonl")
    made = [as_if(one, MADE[index % len(MADE)]) for index, one in enumerate(reports)]
    plain, turned = features(reports), features(made, made_shares)
    own = own_examples()
    for held in (0, 1):
        weights = fit(SAME, examples(plain, SAME, stories, topics, held))
        chosen = [index for index in range(len(reports)) if topics[index] % 2 == held]
        report(
            f"one language, held-out topics {held}", weights, [reports[i] for i in chosen], stories[chosen]
        )
    print("one language", fit(SAME, examples(plain, SAME, stories, topics)))
    print("two languages", fit(ACROSS, own, examples(turned, ACROSS, stories, topics)))


def examples(
    found: Features, names: tuple[str, ...], stories: Rows, topics: Rows, held: int = -1
) -> Examples:
    """The near pairs of ECB+ and some far ones, but those of topics held out; for two languages if asked."""
    upper = np.triu_indices(len(stories), 1)
    near = topics[upper[0]] == topics[upper[1]]
    kept = near | (np.random.default_rng(0).random(len(near)) < FAR_SHARE)
    kept &= topics[upper[0]] % 2 != held
    if names is ACROSS:
        kept &= found.across[upper]
    pairs = (upper[0][kept], upper[1][kept])
    return rows(found, names, pairs), stories[pairs[0]] == stories[pairs[1]]


def own_examples() -> Examples:
    """The pairs of training/stories in two languages that were published at one time."""
    of: list[str] = []
    reports: list[Report] = []
    for path in sorted(STORIES.glob("*/*.txt")):
        for one in read([path]).reports:
            of.append(path.parent.name)
            reports.append(one)
    found = features(outlines(reports))
    stories = np.array(of)
    upper = np.triu_indices(len(of), 1)
    kept = found.across[upper] & (found.days[upper] == 0)
    pairs = (upper[0][kept], upper[1][kept])
    return rows(found, ACROSS, pairs), stories[pairs[0]] == stories[pairs[1]]


def as_if(one: Outline, code: str) -> Outline:
    """An English report as if in another language: all words change but names and what both have."""
    if code == "en":
        return one
    named = {name[:_LETTERS] for name in one.names}
    words: Counter[str] = Counter()
    for key, count in one.words.items():
        stays = key in sound_shares(code) or key[:_LETTERS] in named
        words[key if stays else f"{key}#{code}"] += count
    return msgspec.structs.replace(one, words=words, language=code)


@cache
def made_shares(code: str) -> dict[str, float]:
    """How common the words of a made language are: as in English."""
    english = sound_shares("en")
    return english | {f"{key}#{code}": share for key, share in english.items()}


def fit(names: tuple[str, ...], *sets: Examples) -> Weights:
    x, y = (np.concatenate(part) for part in zip(*sets, strict=True))
    totals = (TOTAL, MADE_TOTAL)
    weight = np.concatenate(
        [np.full(len(labels), total / len(labels)) for (_, labels), total in zip(sets, totals, strict=False)]
    )
    model = LogisticRegression(C=10, max_iter=3000).fit(x, y, sample_weight=weight)
    values = dict.fromkeys(Weights.__struct_fields__, 0.0)
    values |= dict(zip(names, (round(float(value), 2) for value in model.coef_[0]), strict=True))
    return Weights(**values | {"constant": round(float(model.intercept_[0]), 2)})


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


def outlines(reports: list[Report]) -> list[Outline]:
    encoder = load()
    return [outline(annotate(one), encoder) for one in reports]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
