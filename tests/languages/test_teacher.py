"""The teacher of the pipelines: its model file, its trees, and that it learns what it is shown."""

import json
import struct
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("torch", reason="training needs the extra recoupe[train]")

from recoupe.errors import RecoupeError
from training.pipelines.conllu import GoldSentence, Word
from training.pipelines.recipe import Recipe as Recipe_
from training.teacher import weights
from training.teacher.label import label, spanning
from training.teacher.learn import Recipe, begin, teach
from training.teacher.measure import measure
from training.teacher.store import read, write
from training.teacher.text import Cutter, Example, allowed, labels
from training.teacher.texts import read_documents, read_lines, sets

WIDTH, INNER, LAYERS, HEADS = 64, 128, 2, 4
WORDS = ("Ana", "Ben", "sees", "hears", "Oslo", "today", ".")
PIECES = ["<s>", "<pad>", "</s>", "<unk>", *("▁" + word for word in WORDS), "▁", *WORDS, "n", "s"]


def packed_file(folder: Path) -> Path:
    """A model of two layers in the format of the package, with random numbers."""
    chance = np.random.default_rng(1)
    parts: list[tuple[str, int, bytes]] = []

    def matrix(name: str, rows: int, columns: int) -> None:
        blocks = np.zeros(rows * columns // 32, dtype=[("scale", "<f2"), ("pairs", "u1", (16,))])
        blocks["scale"] = 0.02
        blocks["pairs"] = chance.integers(0, 256, blocks["pairs"].shape)
        parts.append((name, rows * columns, blocks.tobytes()))

    def vector(name: str, size: int, value: float) -> None:
        parts.append((name, size, np.full(size, value, "<f4").tobytes()))

    matrix("emb.word", len(PIECES), WIDTH)
    vector("emb.pos", 64 * WIDTH, 0.0)
    vector("emb.type", 2 * WIDTH, 0.0)
    for layer in range(LAYERS):
        for name, rows, columns in (
            *((n, WIDTH, WIDTH) for n in ("q", "k", "v", "ao")),
            ("fi", INNER, WIDTH),
            ("fo", WIDTH, INNER),
        ):
            matrix(f"l{layer}.{name}.w", rows, columns)
            vector(f"l{layer}.{name}.b", rows, 0.0)
        for name in ("aln", "oln"):
            vector(f"l{layer}.{name}.w", WIDTH, 1.0)
            vector(f"l{layer}.{name}.b", WIDTH, 0.0)
    vector("emb.ln.w", WIDTH, 1.0)
    vector("emb.ln.b", WIDTH, 0.0)
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(p.encode()) for p in PIECES)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7if", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), 64, 1, 1e-12)
    head += struct.pack("<i", 32) + struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    head += offsets.tobytes() + np.full(len(PIECES), -1.0, "<f4").tobytes() + blob + struct.pack("<iI", 0, 0)
    start = len(head) + 4 + sum(2 + len(name) + 21 for name, _, _ in parts)
    directory, body = struct.pack("<i", len(parts)), b""
    for name, numbers, data in parts:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, numbers, start + len(body), len(data))
        body += data
    file = folder / "model.bin"
    file.write_bytes(head + directory + body)
    return file


def sentence(*words: tuple[str, str, int, str]) -> GoldSentence:
    """Words as (text, class, governor from 0, relation)."""
    return GoldSentence([Word(t, "", pos, "", head, dep, True) for t, pos, head, dep in words])


TAUGHT = [
    Example(
        sentence(
            (who, "PROPN", 1, "nsubj"),
            (does, "VERB", 1, "root"),
            (whom, "PROPN", 1, "obj"),
            ("today", "ADV", 1, "advmod"),
            (".", "PUNCT", 1, "punct"),
        ),
        [(0, 1, "PERSON"), (2, 3, "LOC")] if whom == "Oslo" else [(0, 1, "PERSON"), (2, 3, "PERSON")],
    )
    for who, does, whom in product(("Ana", "Ben"), ("sees", "hears"), ("Ana", "Ben", "Oslo"))
]


def test_reads_the_packed_numbers(tmp_path: Path) -> None:
    packed = weights.read(packed_file(tmp_path))
    assert packed.shape.width == WIDTH
    assert packed.pieces[4] == ("▁Ana", -1.0)
    assert packed.tensors["l1.fo.w"].shape == (WIDTH, INNER)
    steps = packed.tensors["emb.word"] / np.float32(np.float16(0.02))
    assert np.allclose(steps, steps.round(), atol=1e-3)
    assert steps.round().min() == -8
    assert steps.round().max() == 7


def test_another_format_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(RecoupeError, match=r"model\.bin.*install"):
        weights.read(file)


@given(st.lists(st.floats(-9, 0), min_size=16, max_size=16), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_trees_are_the_best_there_are(numbers: list[float], size: int) -> None:
    """Against every tree with one root of up to three words."""
    chances = np.array(numbers).reshape(4, 4)[:size, : size + 1]

    def is_tree(heads: tuple[int, ...]) -> bool:
        if heads.count(0) != 1:
            return False
        for word in range(1, size + 1):
            at, seen = word, set[int]()
            while at and at not in seen:
                seen.add(at)
                at = heads[at - 1]
            if at:
                return False
        return True

    def worth(heads: tuple[int, ...]) -> float:
        return sum(float(chances[i, head]) for i, head in enumerate(heads))

    trees = [heads for heads in product(range(size + 1), repeat=size) if is_tree(heads)]
    found = tuple(spanning(chances).tolist())
    assert found in trees
    assert worth(found) == pytest.approx(max(map(worth, trees)))


def test_a_teacher_goes_on_with_the_languages_of_its_recipe(tmp_path: Path) -> None:
    packed, known = weights.read(packed_file(tmp_path)), labels(TAUGHT)
    recipe = Recipe(steps=60, pieces=60, layers=LAYERS, rate=1e-3)
    write(tmp_path / "first", begin(packed, known, recipe), known, recipe)
    teacher, cutter, _ = read(tmp_path / "first", packed)
    further, kept = replace(recipe, shares={"xx": 1.0}, names=2.0, named=2), []
    wrong = [replace(e, names=[]) for e in TAUGHT]
    teach(teacher, cutter, known, {"xx": TAUGHT, "yy": wrong}, further, lambda: kept.append(1))
    assert measure(teacher, cutter, known, allowed(TAUGHT, known), TAUGHT)["names_f1"] == 1.0
    assert not kept


def test_batches_hold_every_sentence_once_and_no_more_pieces_than_asked(tmp_path: Path) -> None:
    cutter = Cutter(weights.read(packed_file(tmp_path)))
    sentences = [e.sentence for e in TAUGHT] + [sentence(("Ana", "PROPN", 0, "root"))]
    batches = cutter.batches(range(len(sentences)), lambda number: sentences[number], 24)
    assert sorted(number for batch in batches for number in batch) == list(range(len(sentences)))
    assert all(cutter.batch([sentences[n] for n in batch]).pieces.numel() <= 24 for batch in batches)


def test_reports_are_read_as_printed_and_take_the_place_of_phrases(tmp_path: Path) -> None:
    report = {"title": "Harbour shut", "text": "It cost $ 3 million , she said : ''No ferry sails.''"}
    (tmp_path / "reports.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    phrases = tmp_path / "parallel" / "tatoeba"
    phrases.mkdir(parents=True)
    (phrases / "eng-deu.eng").write_text("He waters his roses.\n", encoding="utf-8")
    plain = Recipe_(code="en", syntax=(), dev=(), sources=())
    chosen = Recipe_(code="en", syntax=(), dev=(), sources=(), texts=("reports.jsonl",))
    told = 'It cost $3 million, she said: "No ferry sails."'
    assert read_lines(chosen, tmp_path) == [told]
    assert list(read_documents(chosen, tmp_path)) == [[told]]
    assert set(sets(chosen)) < set(sets(plain))


def test_learns_what_it_is_shown_and_says_the_same_when_read_again(tmp_path: Path) -> None:
    packed = weights.read(packed_file(tmp_path))
    known = labels(TAUGHT)
    own = allowed(TAUGHT, known)
    recipe = Recipe(steps=60, pieces=60, layers=LAYERS, rate=1e-3)
    told = []
    for _ in range(2):
        cutter = Cutter(packed)
        teacher = begin(packed, known, recipe)
        teach(teacher, cutter, known, {"xx": TAUGHT}, recipe, lambda: None)
        told.append(list(label(teacher, cutter, known, own, [e.sentence for e in TAUGHT])))
    assert [one.sentence for one in told[0]] == [replace(e.sentence) for e in TAUGHT]
    assert [one.names for one in told[0]] == [tuple(e.names or ()) for e in TAUGHT]
    assert all(0 <= one.sure <= 1 for one in told[0])
    assert told[0] == told[1]
    assert all(np.allclose(one.marks.sum(1), 1, atol=1e-3) for one in told[0])
    assert measure(teacher, cutter, known, own, TAUGHT) == {"upos": 1.0, "las": 1.0, "names_f1": 1.0}
    write(tmp_path / "teacher", teacher, known, recipe)
    again = read(tmp_path / "teacher", packed)
    assert list(label(*again, own, [e.sentence for e in TAUGHT])) == told[1]
