import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import encoder
from recoupe.encoder import table as table_module
from recoupe.errors import ModelError
from tests.encoder.small import DIMENSIONS, make_table

ODD = [
    "",
    " \n\t",
    "\u200b\u200d\ufeff",
    "👍🏽 🇫🇷",
    "שלום עולם",
    "\u202eمرحبا\u202c",
    "12 345 678",
    "\x00\x07",
    "é" * 50,
    "\ud800",
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> encoder.Encoder:
    return encoder.load(str(make_table(tmp_path_factory.mktemp("table"))))


def test_rows_have_unit_length_and_empty_texts_are_zero(small: encoder.Encoder) -> None:
    rows = small.encode(["the army left", "", "…", "the army"])
    assert rows.shape == (4, DIMENSIONS)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0, 1], abs=1e-5)


def test_no_texts_give_no_rows(small: encoder.Encoder) -> None:
    assert small.encode([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("text", ODD)
def test_odd_text(small: encoder.Encoder, text: str) -> None:
    assert np.isfinite(small.encode([text, "word"])).all()


@pytest.mark.parametrize("text", ["a" * 1_000_000, "mot " * 250_000, "1," * 500_000, "\u0301" * 1_000_000])
def test_a_megabyte_in_one_line(small: encoder.Encoder, text: str) -> None:
    row = small.encode([text])
    assert np.isfinite(row).all()


def test_a_long_text_cut_into_portions_has_the_same_vector(
    small: encoder.Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["peace talks began on Monday in the capital", "", "no", "the talks failed " * 20]
    whole = small.encode(texts)
    monkeypatch.setattr(table_module, "_AT_ONCE", 3)
    assert small.encode(texts) == pytest.approx(whole, abs=1e-5)


def test_forgetting_words_changes_nothing(small: encoder.Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"word{n} and word{n + 1}" for n in range(50)]
    whole = small.encode(texts)
    monkeypatch.setattr(table_module, "_KEPT_WORDS", 10)
    assert np.concatenate([small.encode([text]) for text in texts]) == pytest.approx(whole, abs=1e-5)


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(st.text(max_size=60), max_size=6))
def test_a_vector_does_not_depend_on_its_neighbours(small: encoder.Encoder, texts: list[str]) -> None:
    alone = [small.encode([text])[0] for text in texts]
    for row, other in zip(small.encode(texts), alone, strict=True):
        assert row == pytest.approx(other, abs=1e-5)


def test_same_is_a_monotone_probability(small: encoder.Encoder) -> None:
    given_similarities = np.linspace(-1, 1, 50)
    probabilities = small.same(given_similarities)
    assert probabilities.shape == (50,)
    assert (np.diff(probabilities) >= 0).all()
    assert 0 <= probabilities.min() <= probabilities.max() <= 1
    assert float(small.same(0.5)) == pytest.approx(0.5)


def test_a_folder_is_loaded_once(tmp_path: Path) -> None:
    folder = str(make_table(tmp_path))
    assert encoder.load(folder) is encoder.load(folder)


def test_the_encoder_in_use_is_the_one_that_load_gives(tmp_path: Path) -> None:
    folder = str(make_table(tmp_path))
    with encoder.using(folder) as chosen:
        assert encoder.load() is chosen is encoder.load(folder)
        with encoder.using(""):
            assert encoder.load() is chosen
    assert encoder.load() is not chosen


def test_the_hash_follows_the_description(tmp_path: Path) -> None:
    first = encoder.load(str(make_table(tmp_path / "a")))
    second = encoder.load(str(make_table(tmp_path / "b", digest="1" * 16)))
    assert first.hash != second.hash


def _refused(folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        encoder.load(str(folder))
    return str(caught.value)


def test_nothing_there(tmp_path: Path) -> None:
    message = _refused(tmp_path / "nowhere")
    assert "nowhere" in message
    assert "encoder.json" in message


def test_missing_weights(tmp_path: Path) -> None:
    (make_table(tmp_path) / "model.safetensors").unlink()
    assert "model.safetensors: cannot be read" in _refused(tmp_path)


@pytest.mark.parametrize("kept", [0, 4, 20, 1000, 8000])
def test_truncated_weights(tmp_path: Path, kept: int) -> None:
    weights = make_table(tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:kept])
    message = _refused(tmp_path)
    assert "model.safetensors: " in message
    assert "install recoupe again" in message


def test_damaged_header(tmp_path: Path) -> None:
    weights = make_table(tmp_path) / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[10:14] = b"\xff\xff\xff\xff"
    weights.write_bytes(content)
    assert "damaged" in _refused(tmp_path)


def test_another_version(tmp_path: Path) -> None:
    assert "encoder.json: version 99" in _refused(make_table(tmp_path, version=99))


def test_another_version_with_other_fields(tmp_path: Path) -> None:
    path = tmp_path / "encoder.json"
    path.write_text(json.dumps({"version": 2, "layers": 3}), encoding="utf-8")
    assert "version 2" in _refused(tmp_path)


def test_description_that_is_no_json(tmp_path: Path) -> None:
    (make_table(tmp_path) / "encoder.json").write_text("{", encoding="utf-8")
    assert "encoder.json: not the form" in _refused(tmp_path)


def test_description_and_table_that_do_not_agree(tmp_path: Path) -> None:
    spelling = {"buckets": 99, "lengths": [4], "latin": {}}
    assert "does not hold the table" in _refused(make_table(tmp_path, spelling=spelling))
