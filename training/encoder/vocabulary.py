"""Which features get a row of the table: those that stand in most texts."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recoupe.encoder.features import Spelling, features, words
from recoupe.encoder.table import Keys
from training.encoder.corpora import Corpus


@dataclass(frozen=True)
class Table:
    """Rows of numbers, rows × dimensions, and the feature of each row, ascending."""

    keys: Keys
    rows: npt.NDArray[np.float32]

    @property
    def dimensions(self) -> int:
        """The length of a row."""
        return int(self.rows.shape[1])

    def take(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """These rows, in this order."""
        return self.rows[rows]


def choose(corpora: list[Corpus], spelling: Spelling, size: int) -> Keys:
    """The `size` features that stand in most texts (of equal ones the smaller number), ascending."""
    known: dict[str, list[int]] = {}
    counts: Counter[int] = Counter()
    for corpus in corpora:
        for group in corpus.groups:
            for text in (text for texts in group.values() for text in texts):
                found: set[int] = set()
                for word in set(words(text)):
                    if word not in known:
                        known[word] = features(word, spelling)
                    found.update(known[word])
                counts.update(found)
    best = sorted(counts, key=lambda feature: (-counts[feature], feature))[:size]
    return np.array(sorted(best), dtype=np.uint32)
