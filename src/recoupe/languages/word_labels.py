"""What other texts tell of words by one label each: the cluster that they put it in.

A table has a hash of 32 bits and a number of 16 bits a word; each number stands for a few features, so that
words of one label share them, and like labels share some.
"""

from collections.abc import Mapping

import msgspec
import numpy

from recoupe.languages.word_hashes import key, place_of


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
        rows = sorted({key(word): number[label] for word, label in known.items()}.items())
        words = numpy.array([hashed for hashed, _ in rows], dtype="<u4")
        labels = numpy.array([label for _, label in rows], dtype="<u2")
        return cls(words.tobytes(), labels.tobytes(), features, capitals)

    def of(self, word: str) -> int:
        """The number of a word's label, from 1; 0 where it has none."""
        if self.capitals and not word[:1].isupper():
            return 0
        at = place_of(word, self.words)
        return 0 if at is None else int.from_bytes(self.labels[2 * at : 2 * at + 2], "little") + 1

    def features_of(self, word: str) -> tuple[str, ...]:
        """The features of a word's label."""
        label = self.of(word)
        return self.features[label - 1] if label else ()
