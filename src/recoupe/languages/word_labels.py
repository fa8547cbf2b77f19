"""What other texts tell of words by one label each: the cluster that they put it in.

A table has a hash of 32 bits and a number of 16 bits a word; each number stands for a few features, so that
words of one label share them, and like labels share some.
"""

from collections.abc import Mapping

import msgspec
import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]


class WordLabels(msgspec.Struct, frozen=True):
    """Labels by word: `words` and `labels` side by side, ordered by the hash; `features` of each label.

    A word counts as it stands, else by its small letters; with `capitals` only words with a capital count.

    >>> known = WordLabels.of_words({"marchions": ("v", "v:I1p"), "marche": ("n:fs", "v")})
    >>> known.of("Marche"), known.features_of("Marche"), known.of("glrb")
    (2, ('n:fs', 'v'), 0)
    """

    words: bytes
    labels: bytes
    features: tuple[tuple[str, ...], ...]
    capitals: bool = False

    @classmethod
    def of_words(cls, known: Mapping[str, tuple[str, ...]], *, capitals: bool = False) -> "WordLabels":
        """The table of these words with their features."""
        features = tuple(dict.fromkeys(known.values()))
        number = {label: n for n, label in enumerate(features)}
        rows = sorted({_key(word): number[label] for word, label in known.items()}.items())
        words = numpy.array([key for key, _ in rows], dtype="<u4")
        labels = numpy.array([label for _, label in rows], dtype="<u2")
        return cls(words.tobytes(), labels.tobytes(), features, capitals)

    def of(self, word: str) -> int:
        """The number of a word's label, from 1; 0 where it has none."""
        if self.capitals and not word[:1].isupper():
            return 0
        words = numpy.frombuffer(self.words, dtype="<u4")
        for form in dict.fromkeys((word, word.lower())):
            key = numpy.uint32(_key(form))  # of another type, all words would be cast to it
            at = int(words.searchsorted(key))
            if at < len(words) and words[at] == key:
                return int.from_bytes(self.labels[2 * at : 2 * at + 2], "little") + 1
        return 0

    def features_of(self, word: str) -> tuple[str, ...]:
        """The features of a word's label."""
        label = self.of(word)
        return self.features[label - 1] if label else ()


def _key(word: str) -> int:
    return int(hash_string(word)) & 0xFFFFFFFF
