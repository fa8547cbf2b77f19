"""Hashed character n-grams of a text: what the languages that recoupe covers are told apart by."""

import numpy as np
import numpy.typing as npt

ROWS = 1 << 16
"""Rows of the table: n-grams share rows by hash."""
_LONGEST = 5
_MULTIPLIER = np.uint32(0x9E3779B1)
"""Knuth's multiplicative hashing: 2³² over the golden ratio, odd."""


def ngrams(text: str) -> npt.NDArray[np.int64]:
    """The rows of a text's n-grams of 1 to 5 characters, in small letters, with a space at both ends.

    >>> len(ngrams("ab"))
    10
    """
    codes = np.frombuffer(f" {text.lower()} ".encode("utf-32-le", "replace"), dtype=np.uint32)
    found = []
    state = np.zeros(len(codes), dtype=np.uint32)
    for length in range(1, min(_LONGEST, len(codes)) + 1):
        size = len(codes) - length + 1
        state = (state[:size] ^ codes[length - 1 : length - 1 + size]) * _MULTIPLIER
        state ^= state >> np.uint32(15)
        found.append((state * _MULTIPLIER) >> np.uint32(16))
    return np.concatenate(found).astype(np.int64) if found else np.zeros(0, dtype=np.int64)
