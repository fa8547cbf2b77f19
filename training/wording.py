"""Fits what tells another wording from a free translation: `python -m training.wording DATA`.

DATA is the folder of open data. Sentences of the tuning half of ntrex-open, of flores101, of PUD and of
Tatoeba, whose sentences are as short as most quotations, with their translations stand for quotations that
say the same; for those that do not, the same sentences without words of one side that hang together in its
tree. It prints what `recoupe.compare.paired.rewording` holds, and what is told by weights fitted on three
quarters of the documents, and on newstest, which nothing is fitted on.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.quality.crosscheck import ALIGNED
from benchmarks.quality.planting.documents import Document
from benchmarks.quality.planting.faithful import made, whole
from recoupe import encoder
from recoupe.compare.paired.rewording import REWORDED, SIGNALS, signals
from recoupe.compare.paired.wording import content, left_over
from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Token
from training.contradictions import fit, held_out, same_lines, tatoeba, tuning

SETS = {"parallel/ntrex-open": 60, "parallel/flores101": 60, "ud": 60}
"""The sets, and the most documents of each."""

TATOEBA = "parallel/tatoeba"
OF_TATOEBA = ("fra", "spa")
"""The languages whose lines of Tatoeba, with English, are taken."""
LENGTHS = range(25, 80)
"""The characters of an English line of Tatoeba that is taken."""
ROWS, SHORT = 12, 100
"""The lines that are read as one document of Tatoeba, and the documents of each language."""

NEWS = ("newstest2010", "newstest2011", "newstest2012")
LINES, PIECES = 15, 60
"""The lines that are read as one document of newstest, and the documents of each pair of languages."""

WORDS = range(5, 46)
"""The words of a sentence that is taken."""
FEWEST = 3
"""The content words that are left of it at least."""
TAKEN = 2
"""The content words taken out at least; one alone is seldom told from a translator's freedom,"""
SHARE = 0.2
"""but where it is so large a part of the sentence."""
PART = 3
"""At most the third part of them."""
HANGING = frozenset(
    ("acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "ccomp", "conj", "nmod", "obj", "obl", "xcomp")
)
"""The relations of what is taken out to what it hangs on."""

STRENGTH = 10.0
"""How strongly the weights are held small."""
FALSE = (0.02, 0.03, 0.05, 0.1, 0.15)
"""Shares of faithful sentences that are told to be worded otherwise."""


class Example(NamedTuple):
    """The signals of a sentence and its translation, how many words were taken out, and its document."""

    signals: tuple[float, ...]
    taken: int
    document: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    likeness = Likeness(encoder.load())
    documents = tuning(data, SETS)
    documents += [d for code in OF_TATOEBA for d in short(data / TATOEBA, code)]
    examples = [e for d in documents for e in of_document(d, likeness)]
    table, gold = rows(examples)
    counts = np.ones(len(gold))
    scores = held_out([e.document for e in examples], table, gold, counts, STRENGTH)
    report("documents that were held out", scores, examples)
    intercept, weights = fit(table, gold, counts, STRENGTH)
    print(f"intercept {intercept:.2f}")
    for signal, weight in zip(SIGNALS, weights, strict=True):
        print(f"    {weight:.2f}  {signal}")
    news = [e for d in pieces(data / "parallel" / "newstest") for e in of_document(d, likeness)]
    if news:
        table, _ = rows(news)
        report("newstest", intercept + table @ weights, news)


def of_document(document: Document, likeness: Likeness) -> Iterator[Example]:
    """The examples of a document in each pair of languages that it has."""
    for first, second in ALIGNED:
        if not {first, second} <= set(document.lines):
            continue
        other = made(f"{document.id}.{second}", second, list(enumerate(document.lines[second])))
        for pair, _, line in same_lines(whole(document, first), other, likeness):
            yield from of_pair(pair, document.id, random.Random(f"{document.id} {first} {second} {line}"))


def of_pair(pair: Pair, document: str, rng: random.Random) -> Iterator[Example]:
    """The example of two sentences as they are, and the one with words taken out of either."""
    frames = (pair.first, pair.second)
    sides = [[t for t in frame.tokens if any(c.isalnum() for c in t.text)] for frame in frames]
    if not all(len(side) in WORDS for side in sides):
        return
    yield from example(pair, sides, 0, document)
    at = rng.randrange(2)
    whole_of_it = content(frames[at], sides[at])
    taken = hanging(frames[at], whole_of_it, rng)
    if len(taken) >= TAKEN or (taken and len(taken) >= SHARE * len(whole_of_it)):
        gone = {token.start for token in taken}
        sides[at] = [token for token in sides[at] if token.start not in gone]
        yield from example(pair, sides, len(taken), document)


def example(pair: Pair, sides: Sequence[list[Token]], taken: int, document: str) -> Iterator[Example]:
    """The example of two lists of words, if enough of them carry meaning."""
    found = left_over(pair, *sides)
    if found and min(len(side.content) for side in found) >= FEWEST:
        yield Example(signals(pair, *found), taken, document)


def hanging(frame: Frame, carrying: Sequence[Token], rng: random.Random) -> list[Token]:
    """Content words that hang together in the tree, by chance; none where no few of them do."""
    sentence = frame.source.sentence_tokens(carrying[0].start) if carrying else ()
    heads = [place for place, token in enumerate(sentence) if token.dep in HANGING]
    rng.shuffle(heads)
    for head in heads:
        under = {sentence[place].start for place in below(sentence, head)}
        found = [token for token in carrying if token.start in under]
        if 1 <= len(found) <= max(1, len(carrying) // PART):
            return found
    return []


def below(sentence: Sequence[Token], head: int) -> set[int]:
    """The places of a word and of all that hangs on it."""
    found = {head}
    while more := {p for p, token in enumerate(sentence) if token.head in found} - found:
        found |= more
    return found


def pieces(folder: Path) -> Iterator[Document]:
    """Documents of newstest, by chance in a fixed order; none where the set is not there."""
    for code in sorted({code for pair in ALIGNED for code in pair} - {"eng"}):
        found: list[Document] = []
        for year in NEWS:
            files = [folder / f"{year}.eng-{code}.{c}" for c in ("eng", code)]
            if not all(file.is_file() for file in files):
                continue
            texts = [[line.strip() for line in f.read_text("utf-8").split("\n")] for f in files]
            for start in range(0, len(texts[0]) - LINES, LINES):
                here, there = (tuple(text[start : start + LINES]) for text in texts)
                found.append(Document(f"{year}.{code}.{start}", {"eng": here, code: there}))
        random.Random(3).shuffle(found)
        yield from found[:PIECES]


def short(folder: Path, code: str) -> Iterator[Document]:
    """Documents of short lines of Tatoeba, by chance in a fixed order."""
    found = list(tatoeba(folder, code, LENGTHS))
    random.Random(5).shuffle(found)
    for start in range(0, ROWS * SHORT, ROWS):
        here, there = zip(*found[start : start + ROWS], strict=True)
        yield Document(f"tatoeba.{code}.{start}", {"eng": here, code: there})


def rows(examples: Sequence[Example]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """The signals of examples, and whether words were taken out."""
    return np.array([e.signals for e in examples]), np.array([e.taken > 0 for e in examples])


def report(name: str, scores: npt.NDArray[np.float64], examples: Sequence[Example]) -> None:
    """Prints what is told, by the share of faithful ones told, and at the threshold that ships."""
    taken = np.array([e.taken for e in examples])
    faithful = np.sort(scores[taken == 0])[::-1]
    cuts = {share: float(faithful[int(share * len(faithful))]) for share in FALSE}
    curve = "; ".join(f"{f} ({cut:.2f}): {(scores[taken > 0] > cut).mean():.3f}" for f, cut in cuts.items())
    print(f"{name}: {len(faithful)} faithful, {(taken > 0).sum()} cut; told of them: {curve}")
    print(f"    at {REWORDED}: {(faithful >= REWORDED).mean():.3f} of faithful ones")
    for words in range(1, 7):
        here = scores[taken == words]
        print(f"    {words} words taken out: {(here >= REWORDED).mean():.2f} of {len(here)}")


if __name__ == "__main__":
    main()
