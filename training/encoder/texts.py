"""Texts as numbers of words, and words as rows of the table: what training reads again and again."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recoupe.encoder.features import Spelling, features, words
from recoupe.encoder.table import Keys, find_rows
from training.encoder.corpora import Corpus

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Bags:
    """Lists of numbers of different length, end to end: list i is `flat[starts[i]:starts[i + 1]]`."""

    flat: Numbers
    starts: Numbers

    def take(self, chosen: Numbers) -> "Bags":
        """The chosen lists, in that order."""
        lengths = self.starts[chosen + 1] - self.starts[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        index = np.repeat(self.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
        return Bags(self.flat[index], starts)

    def thin(self, share: float, random: np.random.Generator) -> "Bags":
        """Without that share of the numbers, taken at random; of a list of one to three, none is taken."""
        lengths = np.diff(self.starts)
        keep = (random.random(len(self.flat)) >= share) | np.repeat(lengths <= 3, lengths)
        firsts = self.starts[:-1][lengths > 0]
        keep[firsts[np.add.reduceat(keep, firsts) == 0]] = True
        return Bags(self.flat[keep], np.concatenate([[0], np.cumsum(keep)])[self.starts])

    @staticmethod
    def of(lists: list[list[int]]) -> "Bags":
        """From lists."""
        flat = np.fromiter((n for numbers in lists for n in numbers), dtype=np.int64)
        return Bags(flat, np.cumsum([0] + [len(numbers) for numbers in lists]))


class Texts:
    """All texts and all words of some corpora, a word as rows of a table with these keys.

    The third part of what `freeze` gives has equal numbers for texts of equal words.
    """

    def __init__(self, spelling: Spelling, keys: Keys) -> None:
        self._spelling = spelling
        self._keys = keys
        self._words: dict[str, int] = {}
        self._features: list[list[int]] = []
        self._texts: list[list[int]] = []
        self._known: dict[tuple[int, ...], int] = {}
        self._equal: list[int] = []

    def add(self, text: str) -> int:
        """The text's number; -1 for a text without a word."""
        bag = [self._word(word) for word in words(text)]
        if not bag:
            return -1
        self._texts.append(bag)
        self._equal.append(self._known.setdefault(tuple(bag), len(self._known)))
        return len(self._texts) - 1

    def _word(self, word: str) -> int:
        number = self._words.setdefault(word, len(self._words))
        if number == len(self._features):
            rows, known = find_rows(features(word, self._spelling), self._keys)
            self._features.append(rows[known].tolist())
        return number

    def freeze(self) -> tuple[Bags, Bags, Numbers]:
        """Texts as words, words as rows, and the key of each text."""
        return Bags.of(self._texts), Bags.of(self._features), np.array(self._equal)


class Columns:
    """Batches of a corpus whose groups stand in the same languages: some of these, English among them.

    All texts of a row are in one language, so that wrong answers are in the right language; half of them are
    neighbours in a document.
    """

    def __init__(self, corpus: Corpus, texts: Texts) -> None:
        self._corpus = corpus
        found = {code for group in corpus.groups for code in group}
        codes = [*corpus.always, *sorted(found - set(corpus.always))]
        self._numbers = np.array(
            [
                [texts.add(group[code][0]) if code in group else -1 for code in codes]
                for group in corpus.groups
            ]
        )

    def batch(self, random: np.random.Generator) -> Numbers:
        """The numbers of the texts, languages × groups."""
        always = len(self._corpus.always)
        rest = always + random.permutation(self._numbers.shape[1] - always)
        columns = np.concatenate([np.arange(always), rest[: self._corpus.languages - always]])
        table = self._numbers[:, columns]
        complete = table[(table >= 0).all(axis=1)]
        near = self._corpus.batch // 2
        rows = (random.integers(len(complete)) + np.arange(near)) % len(complete)
        far = random.permutation(len(complete))[: self._corpus.batch]
        rows = np.concatenate([rows, far[~np.isin(far, rows)][: self._corpus.batch - near]])
        return np.asarray(complete[rows].T)


class Pairs:
    """Batches of a corpus whose groups stand in any languages: two texts of each group, as two rows."""

    def __init__(self, corpus: Corpus, texts: Texts) -> None:
        self._corpus = corpus
        self._groups: list[list[list[int]]] = []
        for group in corpus.groups:
            numbers = [[texts.add(text) for text in found] for found in group.values()]
            kept = [[number for number in found if number >= 0] for found in numbers]
            if sum(map(bool, kept)) > 1:
                self._groups.append([found for found in kept if found])

    def batch(self, random: np.random.Generator) -> Numbers:
        """The numbers of the texts, 2 × groups."""
        count = min(self._corpus.batch, len(self._groups))
        chosen = random.choice(len(self._groups), count, replace=False)
        picks = random.random((count, 4))
        return np.array([_two(self._groups[n], *pick) for n, pick in zip(chosen, picks, strict=True)]).T


def _two(group: list[list[int]], first: float, second: float, here: float, there: float) -> tuple[int, int]:
    """Two texts of two languages of the group, chosen by four random numbers from 0 to 1."""
    left = int(first * len(group))
    right = (left + 1 + int(second * (len(group) - 1))) % len(group)
    return group[left][int(here * len(group[left]))], group[right][int(there * len(group[right]))]
