"""What other texts tell of a word: a vector for each of the commonest words of a language.

A pipeline carries them as a table in its vocabulary (`vocab/lookups.bin`): a hash of 32 bits a word, and its
numbers in four bits each, with a scale for each place. `training.pipelines.vectors` makes the table.
"""

from collections.abc import Iterable
from typing import Any

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.vocab import Vocab

TABLE = "recoupe_vectors"
"""The name of the table in the vocabulary's lookups."""

_MIDDLE = 7.5


class WordVectors:
    """Vectors by word; words count by their small letters.

    >>> known = WordVectors.of_words(["vote", "law"], numpy.array([[0.5, -0.5], [-0.5, 0.5]]))
    >>> known.rows_of(numpy.array([known.place("Vote"), known.place("glrb")])).round(2).tolist()
    [[0.5, -0.5], [0.0, 0.0]]
    """

    def __init__(self, keys: Any, packed: Any, scales: Any) -> None:
        self.keys = keys
        self.packed = packed
        self.scales = scales

    @classmethod
    def of_words(cls, words: Iterable[str], vectors: Any) -> "WordVectors":
        """A table of these words and their vectors, an even number of places each."""
        keys = numpy.array([_key(word) for word in words], dtype="<u4")
        keys, first = numpy.unique(keys, return_index=True)
        vectors = vectors[first]
        scales = numpy.minimum(numpy.abs(vectors).max(axis=0), 2.5 * vectors.std(axis=0) + 1e-9) / _MIDDLE
        levels = numpy.clip(numpy.round(vectors / scales + _MIDDLE), 0, 15).astype("uint8")
        return cls(keys, levels[:, 0::2] << 4 | levels[:, 1::2], scales.astype("<f4"))

    def place(self, word: str) -> int:
        """The number of a word's vector; 0 where there is none."""
        if not len(self.keys):
            return 0
        key = _key(word.lower())
        at = int(self.keys.searchsorted(key))
        return at + 1 if at < len(self.keys) and int(self.keys[at]) == key else 0

    def rows_of(self, places: Any) -> Any:
        """The vectors with these numbers, a row each, as float32; noughts for 0."""
        if not len(self.keys):
            return numpy.zeros((len(places), len(self.scales)), dtype="float32")
        packed = self.packed[numpy.maximum(places, 1) - 1]
        levels = numpy.stack([packed >> 4, packed & 15], axis=2).reshape(len(places), -1)
        found = (levels.astype("float32") - _MIDDLE) * self.scales
        found[places == 0] = 0
        return found

    def to_vocab(self, vocab: Vocab) -> None:
        """Keep the vectors in a vocabulary, which is saved with its pipeline."""
        table = {
            "words": self.keys.tobytes(),
            "vectors": self.packed.tobytes(),
            "scales": self.scales.tobytes(),
        }
        vocab.lookups.add_table(TABLE, table)

    @classmethod
    def from_vocab(cls, vocab: Vocab, width: int) -> "WordVectors":
        """The vectors that a vocabulary holds; none, of so many places, where it holds no table."""
        if TABLE not in vocab.lookups:
            empty = numpy.zeros((0, width // 2), dtype="uint8")
            return cls(numpy.zeros(0, dtype="<u4"), empty, numpy.ones(width, dtype="<f4"))
        table = vocab.lookups.get_table(TABLE)
        scales = numpy.frombuffer(table["scales"], dtype="<f4")
        packed = numpy.frombuffer(table["vectors"], dtype="uint8").reshape(-1, len(scales) // 2)
        return cls(numpy.frombuffer(table["words"], dtype="<u4"), packed, scales)


def _key(word: str) -> int:
    return int(hash_string(word)) & 0xFFFFFFFF
