"""Fits what tells a denial, or a doubt, from a free translation: `python -m training.contradictions DATA`.

DATA is the folder of open data. Documents are the tuning half of ntrex-open, lines in a row of flores101,
tico19 and PUD, and lines of Tatoeba of which half deny on one side alone: they are faithful too, and show
what a denial may stand for. Faithful translations give the negative examples: each word of denial or doubt
that stands there. Translations in which each line takes one change, drawn by chance, give the positive ones:
a denial or a doubt put in, or a denial taken out. It prints what `recoupe.compare.paired.weights` holds, and
by weights fitted on three quarters of the documents, for each pair of languages and threshold, alarms a
faithful document and the share found.
"""

import argparse
import hashlib
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.codes import LANGUAGES
from benchmarks.quality.crosscheck import ALIGNED, aligned
from benchmarks.quality.planting.documents import IN_A_ROW, Document, documents
from benchmarks.quality.planting.faithful import Made, made, whole
from benchmarks.quality.planting.plant import changes
from recoupe import encoder
from recoupe.compare.paired.otherwise import only_asked
from recoupe.compare.paired.pairs import compared
from recoupe.compare.paired.signals import SIGNALS, Signals
from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.signs import Signs
from recoupe.model import Span

SETS = {"parallel/ntrex-open": 60, "parallel/flores101": 60, "parallel/tico19": 30, "ud": 60}
"""The sets, and the most documents of each, so that none outweighs the others; in tico19 some stretches of
lines do not belong together."""

TATOEBA = "parallel/tatoeba"
OF_TATOEBA = ("fra", "spa")
"""The languages whose lines of Tatoeba, with English, are taken."""

LIGHT = 0.3
"""What an example of Tatoeba counts, whose sentences are shorter than those of reports, and one whose denial
was taken out, which leaves sentences that nobody writes."""

LENGTHS = range(25, 301)
"""The characters of an English line of Tatoeba that is taken."""

CHANGES = {"negation": "negation", "certainty": "possible", "taken out": "negation"}
"""What a line may take, and the kind of word that is then an example."""

DRAWS = 1
"""The changed versions of each document: in each a line takes one change, drawn by chance."""

UNUSED = {"negation": frozenset({"at the end of its clause"}), "possible": frozenset[str]()}
"""Signals that a kind does without: negations of verbs without an object end French and German clauses."""

FOLDS = 4
STRENGTHS = {"negation": 60.0, "possible": 30.0}
"""How strongly the weights of each kind are held small."""

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
    """A changed line, which change it took, and where that stands."""

    change: str
    text: str
    start: int
    end: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    likeness = Likeness(encoder.load())
    found = tuning(data, SETS)
    found += [d for code in OF_TATOEBA for d in lines(data / TATOEBA, code)]
    examples: list[Example] = []
    sizes: dict[str, int] = {}
    for first, second in ALIGNED:
        both = [d for d in found if {first, second} <= set(d.lines)]
        sizes[f"{first}-{second}"] = len(both)
        examples += [e for d in both for e in of_document(d, first, second, likeness)]
    for kind, name in (("negation", "DENIED"), ("possible", "POSSIBLE")):
        unused = np.array([s in UNUSED[kind] for s in SIGNALS])
        report(name, [e for e in examples if e.kind == kind], sizes, STRENGTHS[kind], unused)


def tuning(data: Path, sets: Mapping[str, int]) -> list[Document]:
    """Documents of the sets, with the most of each, that weights may be fitted on."""
    return [d for name, most in sets.items() for d in some(data / name, most)]


def some(folder: Path, most: int) -> list[Document]:
    """At most so many documents of a set, of its tuning half where it has one, by chance in a fixed order."""
    halves = folder.joinpath("document_ids.txt").is_file()
    found = [d for d in documents(folder) if d.tuning or not halves]
    random.Random(3).shuffle(found)
    return found[:most]


def lines(folder: Path, code: str) -> Iterator[Document]:
    """Documents of lines of Tatoeba, by chance in a fixed order: half of the lines deny on one side alone."""
    alone: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for first, second in tatoeba(folder, code, LENGTHS):
        here, there = denies(first, "en"), denies(second, LANGUAGES[code])
        if here != there:
            alone.append((first, second))
        elif here or random.Random(first).random() < 0.15:
            others.append((first, second))
    rng = random.Random(5)
    rng.shuffle(alone)
    rng.shuffle(others)
    half = IN_A_ROW // 2
    for n in range(len(alone) // half):
        rows = alone[n * half : (n + 1) * half] + others[n * half : (n + 1) * half]
        rng.shuffle(rows)
        yield Document(
            f"tatoeba.{code}.{n}", {"eng": tuple(a for a, _ in rows), code: tuple(b for _, b in rows)}
        )


def tatoeba(folder: Path, code: str, lengths: range) -> Iterator[tuple[str, str]]:
    """The lines of Tatoeba in English and another language whose English is so many characters long."""
    texts = (folder.joinpath(f"eng-{code}.{c}").read_text("utf-8").split("\n") for c in ("eng", code))
    return ((a.strip(), b.strip()) for a, b in zip(*texts, strict=True) if len(a) in lengths)


def denies(line: str, language: str) -> bool:
    """Whether a line holds a word that denies openly."""
    table = lexicon(language)
    assert table is not None  # these languages have words for comparing
    words = re.findall(r"n['’]t\b|\w+(?=n['’]t)|\w+['’]?", line)
    return any(w.lower() in table.negation | table.negative for w in words)


def of_document(document: Document, first: str, second: str, likeness: Likeness) -> Iterator[Example]:
    """The examples of a document and its translation, as it is and changed."""
    base = whole(document, first)
    for draw in range(DRAWS + 1):
        new = changed_lines(document, first, second, draw) if draw else {}
        if new or not draw:
            rows = [(n, new[n].text if n in new else t) for n, t in enumerate(document.lines[second])]
            other = made(f"{document.id}.{second}.{draw}", second, rows)
            for kind, signals, change in of_versions(base, other, new, likeness):
                yield Example(kind, signals, bool(change), document.id, f"{first}-{second}", change)


def changed_lines(document: Document, first: str, second: str, draw: int) -> dict[int, Line]:
    """Every line that takes a change, with one of those it takes."""
    rng = random.Random(f"{document.id} {second} {draw}")
    new: dict[int, Line] = {}
    for n, line in enumerate(document.lines[second]):
        if n == 0 or len(line) > 400:
            continue
        bare = without_denial(line, LANGUAGES[second])
        options = [Line("taken out", bare, 0, len(bare))] if bare else []
        for change in ("negation", "certainty"):
            found = changes(document, change, first, second, n, rng)
            options += [Line(change, *rng.choice(found))] if found else []
        if options:
            new[n] = rng.choice(options)
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
    base: Made, other: Made, new: dict[int, Line], likeness: Likeness
) -> Iterator[tuple[str, tuple[float, ...], str]]:
    """The words of denial and doubt that are compared: all of a faithful version, those a change leaves alone
    in another."""
    for pair, side, line in same_lines(base, other, likeness):
        for signs in (Signs(pair, 0), Signs(pair, 1)):
            kinds = ("negation", "possible") if signs.has_particle() else ("possible",)
            if not new:
                for kind in kinds:
                    yield from ((kind, Signals(signs).of(word), "") for word in open_words(signs, kind))
            elif line in new:
                change = new[line]
                kind = CHANGES[change.change]
                if kind not in kinds:
                    continue
                for word in alone(signs, side, change, start(other, line)):
                    yield kind, Signals(signs).of(word), change.change


def alone(signs: Signs, side: int, change: Line, low: int) -> list[Span]:
    """The words that a change put into a line that begins at `low`, or that it left without their like."""
    if change.change == "taken out":
        return open_words(signs, "negation") if signs.side != side and signs.denials == 1 else []
    words = open_words(signs, CHANGES[change.change]) if signs.side == side else []
    return [word for word in words if touches(word, change, low)]


def open_words(signs: Signs, kind: str) -> list[Span]:
    """The words of a kind that are compared: of denials those that are not only asked."""
    return [w for w in signs.open(kind) if kind != "negation" or not only_asked(signs, w)]


def start(version: Made, line: int) -> int:
    """Where a line of a version begins."""
    return next(low for low, _, number in version.places if number == line)


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


def report(
    name: str, examples: list[Example], sizes: dict[str, int], strength: float, unused: npt.NDArray[np.bool_]
) -> None:
    """Prints the weights, and what they give on documents that they were not fitted on."""
    table = np.where(unused, 0.0, np.array([e.signals for e in examples]))
    gold = np.array([e.lacking for e in examples])
    counts = np.array([(LIGHT if e.document.startswith("tatoeba") else 1.0) for e in examples])
    counts *= np.array([LIGHT if e.change == "taken out" else 1.0 for e in examples])
    scores = held_out([e.document for e in examples], table, gold, counts, strength)
    put_in = np.array([e.change != "taken out" for e in examples])
    for languages, size in sizes.items():
        here = np.array([e.languages == languages for e in examples])
        wrong, right = scores[here & ~gold], scores[here & gold & put_in]
        curve = (f"{t}: {(wrong >= t).sum() / size:.3f} {(right >= t).mean():.2f}" for t in THRESHOLDS)
        print(name, languages, f"{size} documents, alarms and found:", "; ".join(curve))
    intercept, weights = fit(table, gold, counts, strength)
    print(f"{name}: {gold.sum()} of {len(gold)} lacking; intercept {intercept:.2f}")
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f"    {weight:.2f}  {signal}")


def held_out(
    of: Sequence[str], table: Floats, gold: npt.NDArray[np.bool_], counts: Floats, strength: float
) -> Floats:
    """The scores of examples of these documents by weights fitted on the other folds of documents."""
    fold = np.array([hashlib.md5(document.encode()).digest()[0] % FOLDS for document in of])
    scores = np.zeros(len(of))
    for held in range(FOLDS):
        rest, here = fold != held, fold == held
        intercept, weights = fit(table[rest], gold[rest], counts[rest], strength)
        scores[here] = intercept + table[here] @ weights
    return scores


def fit(table: Floats, gold: npt.NDArray[np.bool_], counts: Floats, strength: float) -> tuple[float, Floats]:
    """Intercept and weights of a logistic function of examples that count so much each, by Newton steps, held
    small after scaling."""
    mean, deviation = table.mean(0), table.std(0)
    deviation[deviation == 0] = 1
    scaled = np.column_stack([np.ones(len(table)), (table - mean) / deviation])
    penalty = strength * np.diag([0.0] + [1.0] * table.shape[1])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (gold - chance)) - penalty @ weights
        curve = (scaled * (counts * chance * (1 - chance))[:, None]).T @ scaled
        weights += np.linalg.solve(curve + penalty, slope)
    plain = weights[1:] / deviation
    return float(weights[0] - plain @ mean), plain


if __name__ == "__main__":
    main()
