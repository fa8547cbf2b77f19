"""How near words and phrases are in the space of all languages."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.encoder import Encoder
from recoupe.matching import fold


class Likeness:
    """Cosines between short texts; each text is encoded once, and those asked together in one go."""

    def __init__(self, space: Encoder) -> None:
        self._space = space
        self._rows: dict[str, npt.NDArray[np.float32]] = {}

    def cosine(self, first: str, second: str) -> float:
        """The cosine of two texts, 1 where they are the same but for case and accents."""
        if fold(first) == fold(second):
            return 1.0
        if first not in self._rows or second not in self._rows:
            self._encode((first, second))
        return float(self._rows[first].dot(self._rows[second]))

    def table(self, first: Sequence[str], second: Sequence[str]) -> npt.NDArray[np.float32]:
        """The cosines of each text of the one with each of the other."""
        rows = self.vectors([*first, *second])
        cosines = rows[: len(first)] @ rows[len(first) :].T
        there: dict[str, list[int]] = {}
        for place, text in enumerate(second):
            there.setdefault(fold(text), []).append(place)
        for row, text in enumerate(first):
            if same := there.get(fold(text)):
                cosines[row, same] = 1.0
        return cosines

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """The texts as rows of the space, of length one."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        self._encode(texts)
        return np.array([self._rows[t] for t in texts])

    def _encode(self, texts: Sequence[str]) -> None:
        """Encodes those texts that are not known yet."""
        new = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if new:
            self._rows.update(zip(new, self._space.encode(new), strict=True))
