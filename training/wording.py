"""Measures what is told to be worded otherwise: `python -m training.wording DATA`.

DATA is the folder of open data. Sentences of the tuning half of ntrex-open, of flores101, of PUD and of
Tatoeba, whose sentences are as short as most quotations, with their translations stand for quotations that
say the same, and so do they without a part at an end of one side; for those that do not, the same sentences
without words of one side that hang together in its tree and stand further inside. It prints the shares of
each that `recoupe.compare.paired.rewording` tells, with the thresholds as they are and with each of them
moved, on these sets, which the thresholds were set on, and on newstest, which they were not.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.crosscheck import ALIGNED
from benchmarks.quality.planting.documents import Document
from benchmarks.quality.planting.faithful import made, whole
from recoupe import encoder
from recoupe.compare.paired import rewording
from recoupe.compare.paired.rewording import Side, added
from recoupe.compare.paired.wording import both_sides, content
from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Token
from training.contradictions import same_lines, tatoeba, tuning

SETS = {"parallel/ntrex-open": 60, "parallel/flores101": 60, "ud": 60}
"""The sets, and the most documents of each."""

TATOEBA = "parallel/tatoeba"
OF_TATOEBA = ("fra", "spa")
"""The languages whose lines of Tatoeba, with English, are taken."""
LENGTHS = range(25, 80)
"""The characters of an English line of Tatoeba that is taken."""
ROWS, SHORT = 12, 100
"""The lines that are read as one document of Tatoeba, and the documents of each language."""

NEWSTEST = "parallel/newstest"
NEWS = ("newstest2010", "newstest2011", "newstest2012")
LINES, PIECES = 15, 60
"""The lines that are read as one document of newstest, and the documents of each pair of languages."""

WORDS = range(5, 46)
"""The words of a sentence that is taken."""
FEWEST = 2
"""The content words that are left of it at least."""
PART = 3
"""At most the third part of them is taken out, and at an end"""
CUT = 2
"""the half."""
HANGING = frozenset(
    ("acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "ccomp", "conj", "nmod", "obj", "obl", "xcomp")
)
"""The relations of what is taken out to what it hangs on."""

AT_ENDS = frozenset(("acl", "advcl", "appos", "ccomp", "conj", "nmod", "obl", "parataxis"))
"""The same of what is left out at an end where less of the same words is quoted."""

OTHERS = {
    "LIKE": (0.25, 0.35),
    "NONE": (0.15, 0.25),
    "SURE": (0.4, 0.6),
    "WITHIN": (0.7, 0.9, 9.0),
    "COMMON": (0.04, 0.2, 9.0),
}
"""The thresholds and what else they may be."""


class Example(NamedTuple):
    """Two sentences as quotations, and what was left out of one: nothing, words "inside", or a part at its
    "end"."""

    first: Side
    second: Side
    likeness: Likeness
    left_out: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    likeness = Likeness(encoder.load())
    documents = tuning(data, SETS)
    documents += [d for code in OF_TATOEBA for d in short(data / TATOEBA, code)]
    found = {"the sets that thresholds were set on": [e for d in documents for e in of_document(d, likeness)]}
    if (data / NEWSTEST).is_dir():
        found["newstest"] = [e for d in pieces(data / NEWSTEST) for e in of_document(d, likeness)]
    for name, examples in found.items():
        print(f"{name}: {report(examples)}")
    for threshold, values in OTHERS.items():
        ships = getattr(rewording, threshold)
        for value in values:
            setattr(rewording, threshold, value)
            for name, examples in found.items():
                print(f"{threshold} {value}, {name}: {report(examples)}")
        setattr(rewording, threshold, ships)


def report(examples: Sequence[Example]) -> str:
    """How many are told of what is faithful, was cut at an end, and lacks words inside."""
    told: dict[str, list[bool]] = defaultdict(list)
    for first, second, likeness, left_out in examples:
        more = added(first, second, likeness) or added(second, first, likeness)
        told[left_out].append(bool(more))
    return ", ".join(f"{kind or 'faithful'} {sum(t)} of {len(t)}" for kind, t in sorted(told.items()))


def of_document(document: Document, likeness: Likeness) -> Iterator[Example]:
    """The examples of a document in each pair of languages that it has."""
    for first, second in ALIGNED:
        if not {first, second} <= set(document.lines):
            continue
        other = made(f"{document.id}.{second}", second, list(enumerate(document.lines[second])))
        for pair, _, line in same_lines(whole(document, first), other, likeness):
            yield from of_pair(pair, random.Random(f"{document.id} {first} {second} {line}"))


def of_pair(pair: Pair, rng: random.Random) -> Iterator[Example]:
    """The example of two sentences as they are, and those with words left out of either."""
    frames = (pair.first, pair.second)
    sides = [[t for t in frame.tokens if any(c.isalnum() for c in t.text)] for frame in frames]
    if not all(len(side) in WORDS for side in sides):
        return
    yield from example(pair, sides, "")
    at = rng.randrange(2)
    carrying = content(frames[at], sides[at])
    ends = {t.start for t in carrying[:1] + carrying[-1:]}
    inside = hanging(frames[at], carrying, HANGING, PART, rng)
    if not ends & {t.start for t in inside} or [t.pos for t in inside] == ["ADJ"]:
        yield from without(pair, sides, at, inside, "inside")
    end = hanging(frames[at], carrying, AT_ENDS, CUT, rng, until=sides[at][-1].start)
    yield from without(pair, sides, at, end, "end")


def without(
    pair: Pair, sides: Sequence[list[Token]], at: int, words: Sequence[Token], left_out: str
) -> Iterator[Example]:
    """The example of two lists of words without those of one side."""
    gone = {token.start for token in words}
    if gone:
        rest = [[t for t in side if n != at or t.start not in gone] for n, side in enumerate(sides)]
        yield from example(pair, rest, left_out)


def example(pair: Pair, sides: Sequence[list[Token]], left_out: str) -> Iterator[Example]:
    """The example of two lists of words, if enough of them carry meaning."""
    first, second = both_sides(pair, *sides)
    if min(len(first.content), len(second.content)) >= FEWEST:
        yield Example(first, second, pair.likeness, left_out)


def hanging(
    frame: Frame,
    carrying: Sequence[Token],
    relations: frozenset[str],
    part: int,
    rng: random.Random,
    until: int | None = None,
) -> list[Token]:
    """Content words that hang together in the tree, by chance, up to the word at a place where one is given;
    none where no few of them do."""
    sentence = frame.source.sentence_tokens(carrying[0].start) if carrying else ()
    heads = [place for place, token in enumerate(sentence) if token.dep in relations]
    rng.shuffle(heads)
    for head in heads:
        under = {sentence[place].start for place in below(sentence, head)}
        found = [token for token in carrying if token.start in under]
        if (until is None or until in under) and 1 <= len(found) <= max(1, len(carrying) // part):
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


if __name__ == "__main__":
    main()
