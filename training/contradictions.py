"""Fits what tells a denial, or a doubt, from a free translation: `python -m training.contradictions DATA`.

DATA is the folder of open data. Documents are the tuning half of ntrex-open and lines in a row of flores101,
tico19 and PUD. Faithful translations give the negative examples: each word of denial or doubt that stands
there. Translations with a denial or a doubt put into every line that takes one, or a denial taken out, give
the positive ones. It prints what `recoupe.compare.weights` holds, and by weights fitted on three quarters of
the documents, for each pair of languages and threshold, alarms a faithful document and the share found.
"""

import argparse
import hashlib
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.codes import LANGUAGES
from benchmarks.quality.crosscheck import ALIGNED, aligned
from benchmarks.quality.planting.documents import Document, documents
from benchmarks.quality.planting.faithful import Made, made, whole
from benchmarks.quality.planting.plant import changes
from recoupe import encoder
from recoupe.compare.contrast import Pair
from recoupe.compare.frames import Frames
from recoupe.compare.lexicon import lexicon
from recoupe.compare.likeness import Likeness
from recoupe.compare.pairs import compared
from recoupe.compare.signals import SIGNALS, Signals
from recoupe.compare.signs import Signs
from recoupe.model import Span

SETS = ("parallel/ntrex-open", "parallel/flores101", "parallel/tico19", "ud")
CHANGES = {"none": ("negation", "possible"), "negation": ("negation",), "certainty": ("possible",)}
CHANGES["taken out"] = ("negation",)
FOLDS = 4
STRENGTH = 10.0
THRESHOLDS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5)

Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    """A word of denial or doubt: of which kind, its signals, and whether the other side lacks it."""

    kind: str
    signals: tuple[float, ...]
    lacking: bool
    document: str
    languages: str
    change: str


class Line(NamedTuple):
    """A changed line, and where the change stands."""

    text: str
    start: int
    end: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    likeness = Likeness(encoder.load())
    found = [d for name in SETS for d in documents(data / name) if name != SETS[0] or d.tuning]
    examples: list[Example] = []
    sizes: dict[str, int] = {}
    for first, second in ALIGNED:
        both = [d for d in found if {first, second} <= set(d.lines)]
        sizes[f"{first}-{second}"] = len(both)
        examples += [e for d in both for e in of_document(d, first, second, likeness)]
    for kind, name in (("negation", "DENIED"), ("possible", "POSSIBLE")):
        report(name, [e for e in examples if e.kind == kind], sizes)


def of_document(document: Document, first: str, second: str, likeness: Likeness) -> Iterator[Example]:
    """The examples of a document and its translation, as it is and changed."""
    base = whole(document, first)
    for change, kinds in CHANGES.items():
        new = changed_lines(document, first, second, change)
        if new or change == "none":
            rows = [(n, new[n].text if n in new else t) for n, t in enumerate(document.lines[second])]
            other = made(f"{document.id}.{second}.{change}", second, rows)
            for kind, signals, lacking in of_versions(base, other, new, change, kinds, likeness):
                yield Example(kind, signals, lacking, document.id, f"{first}-{second}", change)


def changed_lines(document: Document, first: str, second: str, change: str) -> dict[int, Line]:
    """Every line that takes the change, with it."""
    rng = random.Random(f"{document.id} {second} {change}")
    new: dict[int, Line] = {}
    for n, line in enumerate(document.lines[second]):
        if n == 0 or len(line) > 400 or change == "none":
            continue
        if change == "taken out":
            bare = without_denial(line, LANGUAGES[second])
            if bare:
                new[n] = Line(bare, 0, len(bare))
        elif options := changes(document, change, first, second, n, rng):
            new[n] = Line(*rng.choice(options))
    return new


def without_denial(line: str, language: str) -> str:
    """The line without its one denial and the particle beside it; "" where there is none, or more."""
    table = lexicon(language)
    assert table is not None  # these languages have words for comparing
    words = re.findall(r"n['’]t\b|\b\w+['’]?", line)
    denials = [w for w in words if w.lower() in table.negation | table.negative]
    if len(denials) != 1 or denials[0].lower() in table.negative:
        return ""
    bare = re.sub(rf"(?<!\w){re.escape(denials[0])} ?|{re.escape(denials[0])}\b", "", line, count=1)
    for particle in table.particle:
        bare = re.sub(rf"\b{re.escape(particle)} ?", "", bare, count=1, flags=re.IGNORECASE)
    return bare


def of_versions(
    base: Made, other: Made, new: dict[int, Line], change: str, kinds: tuple[str, ...], likeness: Likeness
) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """The words of the kinds in the lines asked for: all of a faithful version, what is new in another."""
    for pair, side, line in same_lines(base, other, likeness):
        if change != "none" and line not in new:
            continue
        for signs in (Signs(pair, 0), Signs(pair, 1)):
            if change == "taken out" and (signs.side == side or signs.denials != 1):
                continue
            if change not in ("none", "taken out") and signs.side != side:
                continue
            low = next(start for start, _, n in other.places if n == line)
            for kind in kinds:
                for word in signs.open(kind):
                    if change in ("none", "taken out") or touches(word, new[line], low):
                        yield kind, Signals(signs).of(word), change != "none"


def touches(word: Span, line: Line, low: int) -> bool:
    """Whether a word stands in what is new of a line that begins at `low`."""
    return word.start < low + line.end and low + line.start < word.end


def same_lines(base: Made, other: Made, likeness: Likeness) -> Iterator[tuple[Pair, int, int]]:
    """The pairs of statements of one line, which side is the version's, and the line."""
    story = aligned(base.report, other.report)
    frames = Frames(story)
    for point in story.points:
        for _, pair in compared(point, frames, likeness) if point.kind == "statement" else ():
            side = int(pair.second.source.id == other.report.id)
            here, there = (pair.second, pair.first) if side else (pair.first, pair.second)
            lines = other.lines(here.span.start, here.span.end)
            line = next(iter(lines)) if len(lines) == 1 else -1
            if pair.version and not pair.partial and line in base.lines(there.span.start, there.span.end):
                yield pair, side, line


def report(name: str, examples: list[Example], sizes: dict[str, int]) -> None:
    """Prints the weights, and what they give on documents that they were not fitted on."""
    table = np.array([e.signals for e in examples])
    gold = np.array([e.lacking for e in examples])
    fold = np.array([hashlib.md5(e.document.encode()).digest()[0] % FOLDS for e in examples])
    scores = np.zeros(len(examples))
    for held in range(FOLDS):
        intercept, weights = fit(table[fold != held], gold[fold != held])
        scores[fold == held] = intercept + table[fold == held] @ weights
    put_in = np.array([e.change != "taken out" for e in examples])
    for languages, size in sizes.items():
        here = np.array([e.languages == languages for e in examples])
        wrong, right = scores[here & ~gold], scores[here & gold & put_in]
        curve = (f"{t}: {(wrong >= t).sum() / size:.3f} {(right >= t).mean():.2f}" for t in THRESHOLDS)
        print(name, languages, f"{size} documents, alarms and found:", "; ".join(curve))
    intercept, weights = fit(table, gold)
    print(f"{name}: {gold.sum()} of {len(gold)} lacking; intercept {intercept:.2f}")
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f"    {weight:.2f}  {signal}")


def fit(table: Floats, gold: npt.NDArray[np.bool_]) -> tuple[float, Floats]:
    """Intercept and weights of a logistic function, by Newton steps, held small after scaling."""
    mean, deviation = table.mean(0), table.std(0)
    deviation[deviation == 0] = 1
    scaled = np.column_stack([np.ones(len(table)), (table - mean) / deviation])
    penalty = STRENGTH * np.diag([0.0] + [1.0] * table.shape[1])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (gold - chance) - penalty @ weights
        weights += np.linalg.solve((scaled * (chance * (1 - chance))[:, None]).T @ scaled + penalty, slope)
    plain = weights[1:] / deviation
    return float(weights[0] - plain @ mean), plain


if __name__ == "__main__":
    main()
