"""From a folder to an encoder: the one that ships, or one in model2vec or sentence-transformers form."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import msgspec

from recoupe.encoder.base import Encoder
from recoupe.encoder.files import read_form
from recoupe.encoder.outside import load_model2vec, load_sentence_transformers
from recoupe.encoder.table import load_table
from recoupe.errors import ModelError

SHIPPED = Path(__file__).parent.parent / "trained" / "encoder"


def load(path: str = "") -> Encoder:
    """The encoder in that folder, "" for the one in use: that of `using`, or else the one that ships.

    The folder holds a model of recoupe (`python -m training.encoder`), of model2vec, or of
    sentence-transformers; the last two need that library installed. A folder is loaded once. Raises
    ModelError, naming the file and the remedy, where a file is missing, cut short or of another version.
    """
    path = path or _in_use.get()
    return _load(str(Path(path).expanduser().resolve()) if path else str(SHIPPED))


_in_use: ContextVar[str] = ContextVar("encoder in use", default="")


@contextmanager
def using(path: str) -> Iterator[Encoder]:
    """Inside, `load()` gives the encoder in that folder, in this thread alone; "" changes nothing.

    So a user's choice reaches every stage without passing through their records.
    """
    before = _in_use.set(path or _in_use.get())
    try:
        yield load()
    finally:
        _in_use.reset(before)


@cache
def _load(path: str) -> Encoder:
    folder = Path(path)
    if folder == SHIPPED or (folder / "encoder.json").is_file():
        return load_table(folder)
    if (folder / "modules.json").is_file() and not _is_static(folder):
        return load_sentence_transformers(folder)
    if (folder / "tokenizer.json").is_file() or (folder / "model.safetensors").is_file():
        return load_model2vec(folder)
    raise ModelError(
        f"{folder}: holds no model; an encoder is a folder with encoder.json (recoupe), tokenizer.json and "
        f"model.safetensors (model2vec), or modules.json (sentence-transformers)"
    )


def _is_static(folder: Path) -> bool:
    """Whether modules.json describes word vectors that lie in this folder, as model2vec writes it."""
    modules = read_form(folder / "modules.json", list[_Module])
    return bool(modules) and modules[0].path in ("", ".") and modules[0].type.endswith("StaticEmbedding")


class _Module(msgspec.Struct):
    type: str
    path: str = ""


def forget() -> None:
    """Load each folder anew when it is next asked for."""
    _load.cache_clear()
