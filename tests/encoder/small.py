"""Small models, made in the test."""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

BUCKETS = 512
DIMENSIONS = 16


def make_table(folder: Path, **changes: object) -> Path:
    """A table of random numbers in the form that ships."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(7)
    table = random.integers(-127, 128, (BUCKETS, DIMENSIONS), dtype=np.int8)
    save_file({"table": table, "scales": np.full(BUCKETS, 0.01, np.float16)}, folder / "model.safetensors")
    description: dict[str, object] = {
        "version": 1,
        "name": "small",
        "digest": "0" * 16,
        "spelling": {"buckets": BUCKETS, "lengths": [4], "latin": {"м": "m", "и": "i", "р": "r"}},
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
