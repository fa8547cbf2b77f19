"""Small models, made in the test."""

import json
from pathlib import Path
from zlib import crc32

import numpy as np
from safetensors.numpy import save_file

from recoupe.encoder.packed import BLOCK

LETTERS = "<>abcdefghijklmnopqrstuvwxyz0123456789"
KEYS = len(LETTERS)
DIMENSIONS = 32


def make_table(folder: Path, replaced: dict[str, np.ndarray] | None = None, **changes: object) -> Path:
    """A table of random numbers in the form that ships, with some arrays or fields replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(7)
    arrays = {
        "keys": np.array(sorted(crc32(letter.encode()) for letter in LETTERS), dtype=np.uint32),
        "values": random.integers(0, 256, (KEYS, DIMENSIONS // 2), dtype=np.uint8),
        "scales": np.full((KEYS, DIMENSIONS // BLOCK), 0.01, np.float16),
    }
    save_file(arrays | (replaced or {}), folder / "model.safetensors")
    description: dict[str, object] = {
        "version": 2,
        "name": "small",
        "digest": "0" * 16,
        "spelling": {"lengths": [1, 4], "latin": {"м": "m", "и": "i", "р": "r"}},
        "calibration": {"middle": 0.5, "slope": 10.0},
    }
    (folder / "encoder.json").write_text(json.dumps(description | changes), encoding="utf-8")
    return folder


def make_model2vec(folder: Path) -> Path:
    """Five words in the form of the model2vec library, written by it."""
    from model2vec import StaticModel
    from tokenizers import Tokenizer, models, pre_tokenizers

    vocabulary = {"[UNK]": 0, "peace": 1, "paix": 2, "war": 3, "guerre": 4}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = np.array([[0, 0], [1, 0.1], [1, 0.2], [0.1, 1], [0.2, 1]], dtype=np.float32)
    StaticModel(vectors, tokenizer, normalize=True).save_pretrained(folder)
    return folder
