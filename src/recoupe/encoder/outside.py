"""Encoders made by others, run by their own library, imported only here and only when one is named."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from recoupe.encoder.base import Encoder, Vectors
from recoupe.encoder.calibration import Calibration
from recoupe.encoder.files import digest, map_arrays, read_form
from recoupe.errors import ModelError

UNCALIBRATED = Calibration(middle=0.6, slope=12.0)
"""For a model that brings no calibration.json: a guess, the middle of what sentence encoders give."""

_LONGEST = 20_000


class OutsideEncoder(Encoder):
    """Another library's model behind the same interface; a text is cut after 20,000 characters."""

    def __init__(self, folder: Path, run: Callable[[list[str]], Any], dimensions: int) -> None:
        files = sorted(p for p in folder.rglob("*") if p.suffix in (".json", ".safetensors", ".txt", ".bin"))
        path = folder / "calibration.json"
        calibration = read_form(path, Calibration) if path.is_file() else UNCALIBRATED
        super().__init__(folder.name, digest(files), calibration)
        self._run = run
        self._dimensions = dimensions

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._dimensions

    def _raw(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        filled = [i for i, text in enumerate(texts) if text.strip()]
        if filled:
            rows[filled] = np.nan_to_num(self._run([texts[i][:_LONGEST] for i in filled]))
        return rows


def load_model2vec(folder: Path) -> OutsideEncoder:
    """A model in model2vec form; raises ModelError where a file is missing or damaged."""
    map_arrays(folder / "model.safetensors")
    try:
        model = import_module("model2vec").StaticModel.from_pretrained(folder, normalize=True)
    except Exception as error:
        raise ModelError(f"{folder}: model2vec cannot read it ({error}); {_remedy('model2vec')}") from error
    return OutsideEncoder(folder, model.encode, int(model.dim))


def load_sentence_transformers(folder: Path) -> OutsideEncoder:
    """A model in sentence-transformers form; raises ModelError where the library or a file is missing."""
    try:
        library = import_module("sentence_transformers")
    except ImportError as error:
        raise ModelError(
            f"{folder}: a sentence-transformers model, and that library is not installed; "
            f"pip install sentence-transformers, or name another encoder"
        ) from error
    try:
        model = library.SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        name = "sentence-transformers"
        raise ModelError(f"{folder}: {name} cannot read it ({error}); {_remedy(name)}") from error
    return OutsideEncoder(folder, model.encode, int(model.get_sentence_embedding_dimension() or 0))


def _remedy(library: str) -> str:
    return f"save the model again with the installed {library}, or name another encoder"
