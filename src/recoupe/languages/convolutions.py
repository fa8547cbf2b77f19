"""The convolutions of a pipeline at work, in few arrays that are used again for every layer.

thinc makes some ten arrays of a passage's size for each layer, and the system clears each before it is used:
more than half of the convolutions' time. The sums here are those of `spacy.MaxoutWindowEncoder.v2`: a layer
reads a word with its two neighbours, takes the largest piece of each output, brings the row to mean 0 and
variance 1, scales and shifts it, and adds what came in.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

Floats = npt.NDArray[np.float32]

_WINDOW = 3
_SMALLEST = np.float32(1e-8)
"""What thinc adds to a variance."""
_BLOCK = 384
"""Rows that are worked on at once, so that what is made of them stays in the processor's cache."""


class Layer(NamedTuple):
    """What a layer has learnt: `weights` with a column for each output of the first piece, then the next."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


def use_lean_convolutions(nlp: "Language") -> "Language":
    """The same pipeline, the convolutions of its shared layer computed here. It must learn no more."""
    encoder = nlp.get_pipe("tok2vec").model.get_ref("encode")
    maxouts = [node for node in encoder.walk() if node.name == "maxout"]
    norms = [node for node in encoder.walk() if node.name == "layernorm"]
    layers = [_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]

    def forward(model: "Model[Any, Any]", passages: list[Floats], is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001
        return encoded(passages, layers), _no_gradient

    encoder._func = forward
    return nlp


def _no_gradient(_: Any) -> Any:
    raise NotImplementedError("a pipeline at work does not learn")


def _layer(maxout: Any, norm: Any) -> Layer:
    weights = maxout.get_param("W")
    outputs, pieces, width = weights.shape
    by_piece = weights.transpose(2, 1, 0).reshape(width, pieces * outputs)
    bias = maxout.get_param("b").T.reshape(-1)
    return Layer(np.ascontiguousarray(by_piece), bias.copy(), norm.get_param("G"), norm.get_param("b"))


def encoded(passages: list[Floats], layers: list[Layer]) -> list[Floats]:
    """The rows of every passage after all layers; empty rows between them keep them apart."""
    gap = len(layers)
    starts = np.cumsum([gap, *(len(passage) + gap for passage in passages)])
    rows: Floats = np.zeros((starts[-1], passages[0].shape[1]), dtype=np.float32)
    for start, passage in zip(starts, passages, strict=False):
        rows[start : start + len(passage)] = passage
    other = np.empty_like(rows)
    work = _Work(rows.shape[1], layers[0])
    for layer in layers:
        for first in range(0, len(rows), _BLOCK):
            work.run(layer, rows, first, other[first : first + _BLOCK])
        rows, other = other, rows
    return [rows[start : start + len(passage)] for start, passage in zip(starts, passages, strict=False)]


class _Work:
    """The arrays that all layers share."""

    def __init__(self, width: int, layer: Layer) -> None:
        self.windows = np.empty((_BLOCK, _WINDOW * width), dtype=np.float32)
        self.pieces = np.empty((_BLOCK, len(layer.bias)), dtype=np.float32)
        self.share = np.full(width, 1 / width, dtype=np.float32)

    def run(self, layer: Layer, rows: Floats, first: int, into: Floats) -> None:
        """What a layer makes of some rows, those before and behind them being read too."""
        size, width = into.shape
        windows, pieces = self.windows[:size], self.pieces[:size]
        for n in range(_WINDOW):
            _shifted(rows, first + n - 1, windows[:, n * width : (n + 1) * width])
        np.matmul(windows, layer.weights, out=pieces)
        pieces += layer.bias
        into[:] = pieces[:, :width]
        for start in range(width, pieces.shape[1], width):
            np.maximum(into, pieces[:, start : start + width], out=into)
        into -= (into @ self.share)[:, None]
        variance = np.einsum("ij,ij->i", into, into)[:, None] / np.float32(width) + _SMALLEST
        into *= 1 / np.sqrt(variance)
        into *= layer.scale
        into += layer.shift
        into += rows[first : first + size]


def _shifted(rows: Floats, first: int, into: Floats) -> None:
    """Copies as many rows as fit, from `first` on; noughts stand where there are none."""
    low, high = max(first, 0), min(first + len(into), len(rows))
    into[: low - first] = 0
    into[low - first : high - first] = rows[low:high]
    into[high - first :] = 0
