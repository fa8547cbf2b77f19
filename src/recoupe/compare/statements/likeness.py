"""How near words and phrases are in the space of all languages."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.encoder import Encoder
from recoupe.matching import fold


class Likeness:
    """Cosines between short texts; each text is encoded once."""

    def __init__(self, space: Encoder) -> None:
        self._space = space
        self._rows: dict[str, npt.NDArray[np.float32]] = {}

    def cosine(self, first: str, second: str) -> float:
        """The cosine of two texts, 1 where they are the same but for case and accents."""
        if fold(first) == fold(second):
            return 1.0
        return float(self._row(first) @ self._row(second))

    def table(self, first: Sequence[str], second: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosines of each text of the one with each of the other."""
        cosines = np.stack([self._row(t) for t in first]) @ np.stack([self._row(t) for t in second]).T
        there = np.array([fold(t) for t in second], dtype=object)
        for row, text in enumerate(first):
            cosines[row, there == fold(text)] = 1.0
        return np.asarray(cosines, dtype=np.float32)

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The texts as rows of the space, of length one."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([self._row(t) for t in texts])

    def _row(self, text: str) -> npt.NDArray[np.float32]:
        if text not in self._rows:
            self._rows[text] = self._space.encode([text])[0]
        return self._rows[text]
