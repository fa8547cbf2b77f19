"""Sentences for the teacher: words as pieces, and what is known of them as numbers."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import torch

from recoupe.languages.recogniser import LABELS
from training.pipelines.conllu import GoldSentence
from training.teacher.network import Batch
from training.teacher.weights import Packed

Item = TypeVar("Item")
Names = Sequence[tuple[int, int, str]]
"""Names of a sentence: first word, the word behind the last, type."""

_MOST_PIECES = 8
"""Pieces of one word that are read; a longer one is an address or a mistake."""


@dataclass(frozen=True)
class Example:
    """A sentence and its names, None where they are not known; `tree` tells whether its tree is."""

    sentence: GoldSentence
    names: Names | None = None
    tree: bool = True


@dataclass(frozen=True)
class Labels:
    """The tags (class and features in one) and relations that the teacher tells apart."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]

    @cached_property
    def tag_number(self) -> dict[str, int]:
        """Tag → its number."""
        return {tag: number for number, tag in enumerate(self.tags)}

    @cached_property
    def relation_number(self) -> dict[str, int]:
        """Relation → its number."""
        return {relation: number for number, relation in enumerate(self.relations)}


@dataclass(frozen=True)
class Allowed:
    """Which tags and relations a language's treebanks have, true or false by number."""

    tags: torch.Tensor
    relations: torch.Tensor


def allowed(examples: Iterable[Example], known: Labels) -> Allowed:
    """What the trees of one language's examples have."""
    own = labels(examples)
    return Allowed(
        torch.tensor([tag in own.tag_number for tag in known.tags]),
        torch.tensor([relation in own.relation_number for relation in known.relations]),
    )


def labels(examples: Iterable[Example]) -> Labels:
    """The labels that occur in trees."""
    words = [word for e in examples if e.tree for word in e.sentence.words]
    return Labels(tuple(sorted({f"{w.pos}|{w.morph}" for w in words})), tuple(sorted({w.dep for w in words})))


class Cutter:
    """Cuts words into numbers of pieces, each word once."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self._cutter = packed.cutter()
        self._known: dict[tuple[str, bool], list[int]] = {}

    def pieces(self, sentence: GoldSentence) -> list[list[int]]:
        """The pieces of every word."""
        spaced = [True, *(w.space for w in sentence.words[:-1])]
        return [self._word(w.text, space) for w, space in zip(sentence.words, spaced, strict=True)]

    def _word(self, text: str, space: bool) -> list[int]:
        key = (text, space)
        if key not in self._known:
            plain = unicodedata.normalize("NFKC", text)
            ids = self._cutter.encode("▁" + plain if space else plain).ids
            self._known[key] = ids[:_MOST_PIECES] or [self.packed.unknown]
        return self._known[key]

    def batches(
        self, items: Iterable[Item], sentence: Callable[[Item], GoldSentence], most: int
    ) -> list[list[Item]]:
        """The items in batches, the shortest first, of so many pieces with what fills them up."""
        sizes = [(2 + sum(map(len, self.pieces(sentence(item)))), item) for item in items]
        found: list[list[Item]] = []
        room = 0
        for size, item in sorted(sizes, key=lambda pair: pair[0]):
            if not found or (len(found[-1]) + 1) * size > room:
                found.append([])
                room = max(most, size)
            found[-1].append(item)
        return found

    def batch(self, sentences: Sequence[GoldSentence]) -> Batch:
        """The sentences side by side, between the marks for beginning and end."""
        rows = [self.pieces(s) for s in sentences]
        longest = max(sum(map(len, row)) for row in rows) + 2
        pieces = torch.full((len(rows), longest), 1)
        word_of = torch.zeros(len(rows), longest, dtype=torch.long)
        mask = torch.zeros(len(rows), longest, dtype=torch.bool)
        for number, row in enumerate(rows):
            flat = [self.packed.begin, *(p for word in row for p in word), self.packed.end]
            owners = [0, *(i + 1 for i, word in enumerate(row) for _ in word), 0]
            pieces[number, : len(flat)] = torch.tensor(flat)
            word_of[number, : len(flat)] = torch.tensor(owners)
            mask[number, : len(flat)] = True
        return Batch(pieces, mask, word_of, max(map(len, rows)))


@dataclass(frozen=True)
class Gold:
    """What is to be read, (sentences, words) each, -100 where it is not known; governors count from 1."""

    tags: torch.Tensor
    governors: torch.Tensor
    relations: torch.Tensor
    names: torch.Tensor


def gold(examples: Sequence[Example], known: Labels, words: int) -> Gold:
    """The examples' labels as numbers."""
    rows = torch.full((4, len(examples), words), -100)
    for number, example in enumerate(examples):
        for place, word in enumerate(example.sentence.words if example.tree else ()):
            rows[0, number, place] = known.tag_number[f"{word.pos}|{word.morph}"]
            rows[1, number, place] = 0 if word.head == place else word.head + 1
            rows[2, number, place] = known.relation_number[word.dep]
        if example.names is not None:
            rows[3, number, : len(example.sentence.words)] = torch.tensor(_marks(example))
    return Gold(*rows)


def _marks(example: Example) -> list[int]:
    marks = ["O"] * len(example.sentence.words)
    for start, end, type_ in example.names or ():
        marks[start:end] = [f"B-{type_}"] + [f"I-{type_}"] * (end - start - 1)
    return [LABELS.index(mark) for mark in marks]
