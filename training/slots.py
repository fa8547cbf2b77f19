"""`python -m training.slots DATA STORIES…`: the weights of src/recoupe/compare/apart/slots/weights.py.

Nobody has to say which figures of two reports are of one thing: two that are equal, and not small, nearly
always are, and a figure whose equal the other report gives is told of none of its other figures. So pairs of
equal figures are examples, and pairs of one figure and another than its equal are counter-examples; of these
the equal one is taken away, as if it were not told, since that is what two reports look like that do not tell
the same things. Pairs of which neither figure has its equal are not used: there the differences are.

The reports are those of ECB+ (DATA/stories) and of the folders in STORIES, each with the reports of one event
(tests/stories, and training/stories, which are written for the project). Prints the weights fitted on all of
them, and what they reach on stories that they were not fitted on.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from recoupe import encoder
from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare.apart.slots.nearness import Slots, second_features
from recoupe.compare.apart.slots.slot import slots
from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import AnnotatedReport, Options, Quantity, Record, Report, Story
from recoupe.read import read
from recoupe.trace import trace

SMALL = 13
"""Counts and lengths of time below this are equal by chance too often to be examples."""

REPORTS = 8
"""The reports of a story of ECB+ that are used, drawn by chance."""

ENGLISH = 0.3
"""What a pair of ECB+ weighs: it has many, and all are of one language."""

FOLDS = 6
PENALTIES = (0.1, 1.0)


class Row(Record, frozen=True):
    """A pair of figures: its story, whether both count, its features and those of its rivals, whether it is
    an example or a counter-example, and its weight."""

    story: str
    count: bool
    features: tuple[float, ...]
    rivals: tuple[tuple[float, ...], ...]
    one: bool
    weight: float


def main(data: Path, folders: list[Path]) -> None:
    likeness = Likeness(encoder.load())
    rows = [r for name, reports in ecb(data) for r in pairs(name, reports, likeness, ENGLISH)]
    rows += [r for name, reports in own(folders) for r in pairs(name, reports, likeness, 1.0)]
    for kind, name in ((True, "COUNTS"), (False, "MEASURES")):
        part = [r for r in rows if r.count == kind]
        first, second = fit(part)
        print(f"{name} = Weights(\n    first={rounded(first)},\n    second={rounded(second)},\n)")
        names = sorted({r.story for r in part})
        random.Random(0).shuffle(names)
        held = np.zeros(len(part))
        for fold in range(FOLDS):
            away = set(names[fold::FOLDS])
            weights = fit([r for r in part if r.story not in away])
            for n, row in enumerate(part):
                if row.story in away:
                    held[n] = probability(row, *weights)
        said(part, held)


def said(rows: list[Row], held: np.ndarray) -> None:
    """What was reached on stories held out, for those of ECB+ and for the others."""
    for name, chosen in (("ECB+", True), ("folders", False)):
        part = [n for n, r in enumerate(rows) if (r.weight == ENGLISH) == chosen]
        one, found = np.array([rows[n].one for n in part]), held[part]
        precision = average_precision_score(one, found)
        print(f"# {name}: {one.sum()} of {len(one)} are one; average precision {precision:.3f}")
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            told = found >= least
            right = (one & told).sum()
            precision = right / max(told.sum(), 1)
            print(f"#   from {least}: precision {precision:.3f}, recall {right / one.sum():.3f}")


def ecb(data: Path) -> Iterator[tuple[str, list[AnnotatedReport]]]:
    """Stories of ECB+ with some of their reports."""
    stories: dict[str, list[dict[str, str]]] = {}
    for line in (data / "stories" / "ecbplus-topics1-35.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(str(row["story"]), []).append(row)
    chance = random.Random(11)
    for name, rows in sorted(stories.items()):
        drawn = chance.sample(rows, min(REPORTS, len(rows)))
        made = (Report(id=r["id"], source=r["id"], language="en", text=r["text"]) for r in drawn)
        yield name, [annotate(report, Options()) for report in made]


def own(folders: list[Path]) -> Iterator[tuple[str, list[AnnotatedReport]]]:
    """The stories of folders: each folder inside holds the reports of one event."""
    for folder in sorted(f for parent in folders for f in parent.iterdir() if f.is_dir()):
        found = read(sorted(folder.glob("*.txt")), Options()).reports
        yield folder.name, [annotate(report, Options()) for report in found]


def pairs(story: str, reports: list[AnnotatedReport], likeness: Likeness, weight: float) -> Iterator[Row]:
    """The examples and counter-examples of a story."""
    made = Story(id=story, reports=tuple(sorted(reports, key=lambda r: r.report.id)))
    frames = Frames(align(trace(anchor(made))))
    sources = [frames.sources[key] for key in sorted(frames.sources)]
    table = Slots([s for source in sources for s in slots(source)], likeness)
    every = table.every
    for i in range(len(every)):
        for j in range(i + 1, len(every)):
            if not table.comparable(i, j):
                continue
            a, b = every[i].quantity, every[j].quantity
            if every[i].listed and every[i].listed == every[j].listed:
                continue  # such figures are compared by their lists
            one = agree(a, b)
            if one and is_small(a):
                continue
            if not one and not any(
                agree(mine, other.quantity) and not is_small(mine)
                for mine, there in ((a, j), (b, i))
                for other in every
                if other.report == every[there].report and other.kind == every[there].kind
            ):
                continue
            yield Row(
                story=story,
                count=every[i].kind == "count",
                features=tuple(map(float, table.features[i, j])),
                rivals=tuple(
                    tuple(map(float, table.features[p])) for p in table.rivals(i, j, counterparts=one)
                ),
                one=one,
                weight=weight,
            )


def is_small(quantity: Quantity) -> bool:
    return quantity.dimension in ("count", "duration") and quantity.low < SMALL


def fit(rows: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """The weights of the two steps, each with its intercept first."""
    one, weight = np.array([r.one for r in rows]), np.array([r.weight for r in rows])
    first = logistic(np.array([r.features for r in rows]), one, weight, PENALTIES[0])
    second = logistic(np.array([step(r, first) for r in rows]), one, weight, PENALTIES[1])
    return first, second


def step(row: Row, first: np.ndarray) -> list[float]:
    logits = [float(first[0] + np.dot(first[1:], r)) for r in row.rivals]
    return second_features(float(first[0] + np.dot(first[1:], row.features)), logits)


def probability(row: Row, first: np.ndarray, second: np.ndarray) -> float:
    return float(1 / (1 + np.exp(-(second[0] + np.dot(second[1:], step(row, first))))))


def logistic(table: np.ndarray, one: np.ndarray, weight: np.ndarray, penalty: float) -> np.ndarray:
    """Logistic regression on features scaled to unit variance, as weights of the features as they are."""
    scale = table.std(axis=0) + 1e-6
    made = LogisticRegression(C=penalty, max_iter=3000).fit(table / scale, one, sample_weight=weight)
    return np.concatenate([made.intercept_, made.coef_[0] / scale])


def rounded(weights: np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(w), 3) for w in weights)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]])
