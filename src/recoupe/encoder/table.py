"""The encoder that ships: a table of words and character n-grams, weighted by their length, summed.

The table has a row for each feature that training found often; what it does not hold says nothing. It is
stored in four bits a number (`packed`), mapped into memory and never read whole. The vector of a word is
computed once and kept for the next text.

A word counts once in a text, however often it stands there: measured on ntrex-open held out, P@1 over eleven
pairs of languages is half a point higher so (0.9125 against 0.9080).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from recoupe.encoder.base import Encoder, Vectors
from recoupe.encoder.calibration import Calibration
from recoupe.encoder.features import Spelling, features, words
from recoupe.encoder.files import REMEDY, Arrays, digest, map_arrays, read_form
from recoupe.encoder.packed import BLOCK, Packed
from recoupe.errors import ModelError

VERSION = 2
"""Of the format; a table of another version gives other vectors, or none."""

_KEPT_WORDS = 60_000
_AT_ONCE = 1000
_COMPOSED = 64
"""How many words are summed, and how many composed, at once: so few that their rows stay in the processor's
cache, which is half as fast again as 20,000 and twice as fast as 1,024."""


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """encoder.json: what the table needs beside its numbers. `digest` is that of model.safetensors."""

    version: int
    name: str
    digest: str
    spelling: Spelling
    calibration: Calibration


def load_table(folder: Path) -> "TableEncoder":
    """The encoder in a folder with encoder.json and model.safetensors; raises ModelError."""
    path = folder / "encoder.json"
    version = read_form(path, _Version).version
    if version != VERSION:
        raise ModelError(f"{path}: version {version}, and this recoupe reads version {VERSION}; {REMEDY}")
    known = read_form(path, Description)
    weights = folder / "model.safetensors"
    arrays = map_arrays(weights)
    if not _whole(arrays):
        raise ModelError(f"{weights}: does not hold the table that {path.name} describes; {REMEDY}")
    rows = Packed(arrays["values"], arrays["scales"])  # type: ignore[arg-type]
    keys = np.asarray(arrays["keys"], dtype=np.uint32)
    return TableEncoder(known.name, digest([path]), known.calibration, known.spelling, keys, rows)


def _whole(arrays: Arrays) -> bool:
    """Whether there are keys in ascending order, and as many rows of values and of scales."""
    if not {"keys", "values", "scales"} <= arrays.keys():
        return False
    keys, values, scales = (arrays[name] for name in ("keys", "values", "scales"))
    return (
        (keys.ndim, values.ndim, scales.ndim) == (1, 2, 2)
        and 0 < len(keys) == len(values) == len(scales)
        and 2 * values.shape[1] == BLOCK * scales.shape[1] > 0
        and (keys.dtype.name, values.dtype.name, scales.dtype.name) == ("uint32", "uint8", "float16")
        and bool((np.diff(keys.astype(np.int64)) > 0).all())
    )


class _Version(msgspec.Struct):
    version: int


Keys = npt.NDArray[np.uint32]


class Rows(Protocol):
    """A table of numbers, however it is stored."""

    @property
    def dimensions(self) -> int:
        """The length of a row."""

    def take(self, rows: npt.NDArray[np.intp]) -> Vectors:
        """These rows, in this order."""


class TableEncoder(Encoder):
    """Sums of rows of a table; `keys`, ascending, are the numbers of the features that its rows stand for."""

    def __init__(
        self,
        name: str,
        digest: str,
        calibration: Calibration,
        spelling: Spelling,
        keys: Keys,
        rows: Rows,
    ) -> None:
        super().__init__(name, digest, calibration)
        self._spelling = spelling
        self._keys = keys
        self._rows = rows
        self._alone = Lock()
        self._numbers: dict[str, int] = {}
        self._vectors = np.zeros((4096, self.dimensions), dtype=np.float32)

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._rows.dimensions

    def _raw(self, texts: Sequence[str]) -> Vectors:
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        with self._alone:
            self._sum(texts, sums)
        return sums

    def _sum(self, texts: Sequence[str], sums: Vectors) -> None:
        for portion in _portions(texts):
            numbers = np.array(self._look_up([word for _, bag in portion for word in bag]), dtype=np.intp)
            starts = np.cumsum([0] + [len(bag) for _, bag in portion[:-1]])
            sums[[index for index, _ in portion]] += np.add.reduceat(self._vectors[numbers], starts, axis=0)

    def _look_up(self, found: list[str]) -> list[int]:
        """The row in `_vectors` of each word, computing those that are not there."""
        numbers = self._numbers
        unseen = [word for word in dict.fromkeys(found) if word not in numbers]
        if unseen:
            if len(numbers) + len(unseen) > _KEPT_WORDS:
                numbers.clear()
                unseen = list(dict.fromkeys(found))
            self._add(unseen)
        return [numbers[word] for word in found]

    def _add(self, unseen: list[str]) -> None:
        first = len(self._numbers)
        needed = first + len(unseen)
        if needed > len(self._vectors):
            larger = np.zeros((max(needed, 2 * len(self._vectors)), self.dimensions), dtype=np.float32)
            larger[:first] = self._vectors[:first]
            self._vectors = larger
        for start in range(0, len(unseen), _COMPOSED):
            part = unseen[start : start + _COMPOSED]
            self._vectors[first + start : first + start + len(part)] = self._compose(part)
        self._numbers.update((word, first + i) for i, word in enumerate(unseen))

    def _compose(self, part: list[str]) -> Vectors:
        bags = [features(word, self._spelling) for word in part]
        owners = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        rows, known = find_rows([feature for bag in bags for feature in bag], self._keys)
        vectors = np.zeros((len(part), self.dimensions), dtype=np.float32)
        described, starts = np.unique(owners[known], return_index=True)
        if len(described):
            vectors[described] = np.add.reduceat(self._rows.take(rows[known]), starts, axis=0)
        return vectors


def find_rows(sought: list[int], keys: Keys) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Where each feature would stand among the ascending keys, and whether it stands there."""
    numbers = np.array(sought, dtype=np.uint32)
    rows = np.searchsorted(keys, numbers).clip(max=len(keys) - 1)
    return rows, keys[rows] == numbers


def _portions(texts: Sequence[str]) -> Iterator[list[tuple[int, list[str]]]]:
    """The different words of each text and its index, in portions of bounded size; a long text is cut."""
    portion: list[tuple[int, list[str]]] = []
    size = 0
    for index, text in enumerate(texts):
        found = list(dict.fromkeys(words(text)))
        for start in range(0, len(found), _AT_ONCE):
            bag = found[start : start + _AT_ONCE]
            if size + len(bag) > _AT_ONCE and portion:
                yield portion
                portion, size = [], 0
            portion.append((index, bag))
            size += len(bag)
    if portion:
        yield portion
