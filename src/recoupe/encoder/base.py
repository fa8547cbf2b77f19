"""What every encoder can do, the one that ships and those that a user names."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recoupe.encoder.calibration import Calibration

Vectors = npt.NDArray[np.float32]


class Encoder(ABC):
    """Sentences to vectors, and a similarity to the probability that two sentences say the same.

    `name` is for the reader; `hash`, sixteen hex digits over the model's files, is for the signature of a
    dossier.
    """

    def __init__(self, name: str, digest: str, calibration: Calibration) -> None:
        self.name = name
        self.hash = digest
        self._calibration = calibration

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text; a text without a word has a row of zeros.

        A product of two rows is the cosine similarity of their texts.
        """
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        rows = self._raw(texts)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 1e-9, lengths, 1.0), dtype=np.float32)

    def same(self, similarity: float | npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """The probability that two sentences with this cosine similarity say the same, from 0 to 1.

        Monotone in the similarity, of the same shape as it; `float(...)` of it for a single one.
        """
        return self._calibration.probability(similarity)

    @property
    @abstractmethod
    def dimensions(self) -> int:
        """The length of a vector."""

    @abstractmethod
    def _raw(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, of any length; all zeros where there is nothing to encode."""
