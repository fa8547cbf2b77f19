"""How near words and phrases are in the space of all languages."""

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

    def _row(self, text: str) -> npt.NDArray[np.float32]:
        if text not in self._rows:
            self._rows[text] = self._space.encode([text])[0]
        return self._rows[text]
