"""From cosine similarity to the probability of "says the same": a logistic curve fitted on open data."""

import msgspec
import numpy as np
import numpy.typing as npt


class Calibration(msgspec.Struct, frozen=True):
    """A logistic curve: the probability is one half where the cosine is `middle`; `slope` is its steepness.

    >>> curve = Calibration(middle=0.5, slope=10.0)
    >>> [round(float(curve.probability(x)), 2) for x in (0.0, 0.5, 1.0)]
    [0.01, 0.5, 0.99]
    """

    middle: float
    slope: float

    def probability(self, similarity: float | npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Of the same shape as the similarity."""
        distance = np.asarray(similarity, dtype=np.float64) - self.middle
        return np.asarray(1.0 / (1.0 + np.exp(-self.slope * distance)))
