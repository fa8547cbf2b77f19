"""What a word can be by itself: word classes, fields of meaning and kinds of name, by a lexicon.

A pipeline carries its lexicon as a table of numbers in its vocabulary (`vocab/lookups.bin`): a hash of 32
bits a word and 64 bits of facts. What each bit means is fixed where the table is made
(`training.pipelines.lexicon`); here only the first ones are known, which are word classes. Inflected forms
are found by endings.
"""

from collections.abc import Iterable
from typing import Any

import numpy
from spacy.vocab import Vocab

from recoupe.languages.word_hashes import key

TABLE = "recoupe_lexicon"
"""The name of the table in the vocabulary's lookups."""

FACTS = 64
CLASSES = ("noun", "verb", "adjective", "adverb")
"""The meaning of the first bits."""

WIDTH = FACTS + len(CLASSES) + 3
"""The number of facts that are told of a word: the lexicon's, classes by an ending, how it was found."""

Ending = tuple[str, str, int]
"""An ending, the ending of the lemma that it stands for, and the number of the class."""


class Knowledge:
    """A lexicon that answers for words.

    >>> known = Knowledge({"vote": 0b11, "Paris": 1 << 46}, [("ed", "e", 1), ("s", "", 0)])
    >>> known.of("Voted").nonzero()[0].tolist()
    [0, 1, 65, 70]
    """

    def __init__(self, facts: dict[str, int], endings: Iterable[Ending]) -> None:
        self.facts = {key(word): bits for word, bits in facts.items()}
        self._sort_endings(endings)

    def _sort_endings(self, endings: Iterable[Ending]) -> None:
        self.endings: dict[str, list[tuple[str, int]]] = {}
        for ending, of_lemma, class_ in endings:
            self.endings.setdefault(ending, []).append((of_lemma, class_))
        self.longest = max(map(len, self.endings), default=0)

    def of(self, word: str) -> Any:
        """The facts of a word as noughts and ones (float32), WIDTH of them; see `bits`."""
        octets = numpy.frombuffer(self.bits(word).to_bytes(-(-WIDTH // 8), "little"), dtype="uint8")
        return numpy.unpackbits(octets, bitorder="little")[:WIDTH].astype("float32")

    def bits(self, word: str) -> int:
        """The facts of a word, the first in the lowest bit.

        A word of capitals alone counts as one with a capital; what is known of the small word counts too.
        The last three tell whether it is known as it stands, as a small word, or by its ending.
        """
        known, lower = self.facts.get(key(word)), word.lower()
        if known is None and len(word) > 1 and word.isupper():
            word = word.title()
            known = self.facts.get(key(word))
        bits = known or 0
        small = self.facts.get(key(lower), 0) if lower != word else 0
        by_ending, classes = self._by_ending(lower)
        found = (bits > 0) | (small > 0) << 1 | (by_ending > 0) << 2
        return bits | small | by_ending | classes << FACTS | found << (WIDTH - 3)

    def _by_ending(self, word: str) -> tuple[int, int]:
        """The facts of the lemmas that endings lead to, and the classes of those endings as bits."""
        found, classes = 0, 0
        for length in range(min(self.longest, len(word) - 1) + 1):
            stem = len(word) - length
            for of_lemma, class_ in self.endings.get(word[stem:], ()):
                bits = self.facts.get(key(word[:stem] + of_lemma), 0)
                if bits >> class_ & 1:
                    found |= bits
                    classes |= 1 << class_
        return found, classes

    def to_vocab(self, vocab: Vocab) -> None:
        """Keep the lexicon in a vocabulary, which is saved with its pipeline."""
        keys = sorted(self.facts)
        table = {
            "words": numpy.array(keys, dtype="<u4").tobytes(),
            "facts": numpy.array([self.facts[hashed] for hashed in keys], dtype="<u8").tobytes(),
            "endings": [[e, lemma, c] for e in sorted(self.endings) for lemma, c in self.endings[e]],
        }
        vocab.lookups.add_table(TABLE, table)

    @classmethod
    def from_vocab(cls, vocab: Vocab) -> "Knowledge":
        """The lexicon that a vocabulary holds; an empty one where it holds none."""
        known = cls({}, ())
        if TABLE in vocab.lookups:
            table = vocab.lookups.get_table(TABLE)
            words = numpy.frombuffer(table["words"], dtype="<u4").tolist()
            known.facts = dict(
                zip(words, numpy.frombuffer(table["facts"], dtype="<u8").tolist(), strict=True)
            )
            known._sort_endings((e, lemma, c) for e, lemma, c in table["endings"])
        return known
