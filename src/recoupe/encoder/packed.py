"""Rows of small numbers, four bits each, two in a byte, with one scale for every 32 of them.

Measured on ntrex-open held out (mean P@1 over all 45 pairs of ten languages, short training): as trained
0.8451, four bits and a scale for 32 numbers 0.8447, four bits and a scale for a row 0.8432. Half the size of
one byte a number pays for twice the rows: 0.8358 before.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BLOCK = 32
_MIDDLE = 8
_LARGEST = 7

_PAIRS = np.array([(byte % 16 - _MIDDLE, byte // 16 - _MIDDLE) for byte in range(256)], dtype=np.float32)
"""The two numbers in a byte."""


@dataclass(frozen=True)
class Packed:
    """`values`, rows × dimensions / 2 bytes; `scales`, rows × dimensions / 32 half-precision numbers."""

    values: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]

    @property
    def dimensions(self) -> int:
        """The length of a row."""
        return 2 * int(self.values.shape[1])

    def take(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """The numbers of these rows."""
        numbers = _PAIRS.take(self.values[rows], axis=0).reshape(len(rows), -1, BLOCK)
        numbers *= self.scales[rows].astype(np.float32)[:, :, None]
        return numbers.reshape(len(rows), self.dimensions)


def pack(table: npt.NDArray[np.floating]) -> Packed:
    """Each number as the nearest of fifteen steps of its block's scale; dimensions are a multiple of 32.

    >>> pack(np.linspace(-7, 7, 64).reshape(1, 64)).take(np.array([0]))[0, [0, 31, 63]].round(1).tolist()
    [-7.0, 0.0, 7.0]
    """
    blocks = table.reshape(len(table), -1, BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=2) / _LARGEST, 1e-6).astype(np.float16)
    steps = np.round(blocks / scales[:, :, None].astype(np.float32)).clip(-_LARGEST, _LARGEST)
    numbers = (steps + _MIDDLE).astype(np.uint8).reshape(len(table), -1)
    return Packed(numbers[:, 0::2] | numbers[:, 1::2] << 4, scales)
