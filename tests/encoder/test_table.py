import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recoupe import encoder
from recoupe.encoder import table as table_module
from recoupe.encoder.packed import BLOCK, pack
from recoupe.encoder.table import find_rows
from recoupe.errors import ModelError
from tests.encoder.small import DIMENSIONS, KEYS, make_table

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


@pytest.mark.parametrize("kept", [0, 4, 20, 200, -1])
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
    path.write_text(json.dumps({"version": 3, "layers": 3}), encoding="utf-8")
    assert "version 3" in _refused(tmp_path)


def test_description_that_is_no_json(tmp_path: Path) -> None:
    (make_table(tmp_path) / "encoder.json").write_text("{", encoding="utf-8")
    assert "encoder.json: not the form" in _refused(tmp_path)


@pytest.mark.parametrize(
    "replaced",
    [
        {"keys": np.arange(KEYS, dtype=np.uint32)[::-1].copy()},
        {"keys": np.arange(KEYS - 1, dtype=np.uint32)},
        {"keys": np.zeros(0, dtype=np.uint32)},
        {"values": np.zeros((KEYS, DIMENSIONS), dtype=np.uint8)},
        {"scales": np.ones((KEYS - 1, 1), dtype=np.float16)},
        {"scales": np.ones((KEYS, 1), dtype=np.float32)},
    ],
    ids=["not ascending", "too few keys", "no keys", "too wide", "too few scales", "other numbers"],
)
def test_arrays_that_do_not_agree(tmp_path: Path, replaced: dict[str, np.ndarray]) -> None:
    assert "does not hold the table" in _refused(make_table(tmp_path, replaced))


def test_a_feature_that_the_table_lacks_has_no_row() -> None:
    keys = np.array([3, 8, 2**32 - 1], dtype=np.uint32)
    rows, known = find_rows([8, 2**32 - 1, 3, 4, 0], keys)
    assert known.tolist() == [True, True, True, False, False]
    assert rows[known].tolist() == [1, 2, 0]


def test_a_word_of_unknown_features_has_no_vector(tmp_path: Path) -> None:
    unknown = np.arange(KEYS, dtype=np.uint32)
    assert not encoder.load(str(make_table(tmp_path, {"keys": unknown}))).encode(["word"]).any()


@given(arrays(np.float32, (3, 64), elements=st.floats(-100, 100, width=32)))
def test_four_bits_keep_each_number_to_half_a_step(table: np.ndarray) -> None:
    packed = pack(table)
    kept = packed.take(np.arange(3))
    steps = np.repeat(np.abs(table).reshape(3, 2, BLOCK).max(axis=2) / 7, BLOCK, axis=1)
    assert packed.dimensions == 64
    assert (np.abs(kept - table) <= 0.51 * steps + 1e-5).all()
