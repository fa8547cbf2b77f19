import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from recoupe import encoder
from recoupe.errors import ModelError
from tests.encoder.small import make_model2vec


def test_a_model2vec_folder(tmp_path: Path) -> None:
    loaded = encoder.load(str(make_model2vec(tmp_path / "five-words")))
    peace, paix, guerre, empty = loaded.encode(["peace", "paix", "guerre", ""])
    assert peace @ paix > 0.9 > peace @ guerre
    assert not empty.any()
    assert loaded.name == "five-words"
    assert loaded.dimensions == 2
    assert len(loaded.hash) == 16


def test_its_calibration_is_read(tmp_path: Path) -> None:
    folder = make_model2vec(tmp_path)
    (folder / "calibration.json").write_text(json.dumps({"middle": 0.8, "slope": 20.0}), encoding="utf-8")
    assert float(encoder.load(str(folder)).same(0.8)) == pytest.approx(0.5)


def test_odd_texts_in_a_model2vec_folder(tmp_path: Path) -> None:
    loaded = encoder.load(str(make_model2vec(tmp_path)))
    rows = loaded.encode(["👍", "peace " * 200_000, "\u200b", "12"])
    assert np.isfinite(rows).all()


def test_truncated_model2vec_weights(tmp_path: Path) -> None:
    weights = make_model2vec(tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-8])
    with pytest.raises(ModelError, match=r"model\.safetensors: truncated"):
        encoder.load(str(tmp_path))


def test_damaged_tokenizer(tmp_path: Path) -> None:
    (make_model2vec(tmp_path) / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="model2vec cannot read it"):
        encoder.load(str(tmp_path))


def _sentence_transformers_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    (folder / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    return folder


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None, reason="the library is installed"
)
def test_sentence_transformers_not_installed(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="pip install sentence-transformers"):
        encoder.load(str(_sentence_transformers_folder(tmp_path)))


def test_a_sentence_transformers_folder(tmp_path: Path) -> None:
    library = pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    modules = pytest.importorskip(
        "sentence_transformers.sentence_transformer.modules", reason="needs 6 or later"
    )
    static = modules.StaticEmbedding(_tokenizer(), embedding_weights=np.eye(3, 8, dtype=np.float32))
    library.SentenceTransformer(modules=[static]).save_pretrained(str(tmp_path))
    loaded = encoder.load(str(tmp_path))
    assert loaded.encode(["peace", "war"]).shape == (2, 8)


def _tokenizer() -> object:
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "peace": 1, "war": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer
