"""Reading a model's files: mapped into memory, checked, with errors that name the file and the remedy."""

import hashlib
import json
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from recoupe.errors import ModelError

Arrays = dict[str, npt.NDArray[np.generic]]
Form = TypeVar("Form")

_TYPES = {"I8": "<i1", "U8": "<u1", "F16": "<f2", "F32": "<f4", "I32": "<i4", "U32": "<u4", "I64": "<i8"}
_LARGEST_HEADER = 10_000_000
REMEDY = "install recoupe again, or name another encoder with --encoder"


def read_form(path: Path, form: type[Form]) -> Form:
    """A JSON file decoded into a record; raises ModelError where it is missing or has another form."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=form)
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); {REMEDY}") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"{path}: not the form that this version reads ({error}); {REMEDY}") from error


def map_arrays(path: Path) -> Arrays:
    """The arrays of a safetensors file by name, read-only and mapped into memory, so at no cost until used.

    Raises ModelError where the file is missing, cut short, or not of this format.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 2 <= length <= min(_LARGEST_HEADER, size - 8):
                raise ModelError(f"{path}: truncated, or not a safetensors file; {REMEDY}")
            header = json.loads(file.read(length))
        return {
            name: _map(path, 8 + length, size, entry)
            for name, entry in header.items()
            if name != "__metadata__"
        }
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); {REMEDY}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: damaged, its header cannot be read; {REMEDY}") from error


def _map(path: Path, start: int, size: int, entry: dict[str, object]) -> npt.NDArray[np.generic]:
    kind = np.dtype(_TYPES[str(entry["dtype"])])
    shape = tuple(int(n) for n in entry["shape"])  # type: ignore[attr-defined]
    first, last = (int(n) for n in entry["data_offsets"])  # type: ignore[attr-defined]
    if start + last > size:
        raise ModelError(f"{path}: truncated, {start + last - size} bytes are missing; {REMEDY}")
    if last - first != kind.itemsize * int(np.prod(shape)):
        raise ModelError(f"{path}: damaged, its sizes do not agree; {REMEDY}")
    return np.memmap(path, dtype=kind, mode="r", offset=start + first, shape=shape)


def digest(paths: list[Path]) -> str:
    """Sixteen hex digits that change when any byte of these files changes."""
    whole = hashlib.blake2b(digest_size=8)
    for path in paths:
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "blake2b").digest())
    return whole.hexdigest()
