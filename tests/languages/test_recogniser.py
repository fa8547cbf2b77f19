"""The recogniser of names: what it reads, what it learns, and that nothing upsets it."""

import json
from itertools import pairwise, product

import numpy as np
import pytest
import spacy

from recoupe.errors import RecoupeError
from recoupe.languages.knowledge import Knowledge
from recoupe.languages.name_features import Context, Forms, WordLists
from recoupe.languages.recogniser import LABELS, Recogniser, best_labels, forbidden, names_of
from training.pipelines import field
from training.pipelines.recogniser import Document, features, learn, read_silver, word_lists

KNOWN = Knowledge({}, ())
LISTS = WordLists({"maya": 1, "of": 0}, {"Oslo": 1 << 20})


def document(text: str) -> Document:
    """Words with their types: 'Maya/B-PERSON left .'"""
    words, labels = [], []
    for part in text.split():
        word, _, label = part.partition("/")
        words.append(word)
        labels.append(LABELS.index(label or "O"))
    return Document(words, [(0, len(words))], labels)


TEXTS = [
    document(text)
    for name in ("Maya", "Selma", "Ingrid")
    for town in ("Oslo", "Bergen", "Hamar")
    for text in (
        f"{name}/B-PERSON Lindgren/I-PERSON went to {town}/B-LOC .",
        f"Mr {name}/B-PERSON said that {town}/B-LOC was cold .",
    )
]


@pytest.fixture(scope="module")
def learnt() -> Recogniser:
    found = Recogniser(spacy.blank("en").vocab, "ner")
    found.learn(learn(KNOWN, LISTS.small, LISTS.exact, TEXTS))
    return found


def test_it_finds_names_that_it_has_not_seen_by_the_words_beside_them(learnt):
    doc = spacy.blank("en")("Berit Lindgren went to Tromsø .")
    assert [(e.text, e.label_) for e in learnt(doc).ents] == [("Berit Lindgren", "PERSON"), ("Tromsø", "LOC")]


def test_training_and_work_read_the_same_features(learnt):
    text = document("Maya Lindgren went to Oslo . Lindgren said that Oslo was cold .")
    text.bounds[:] = [(0, 6), (6, 13)]
    matrix, _ = features(Forms(KNOWN, LISTS), [text])
    context = Context(text.words, text.bounds, learnt._forms)
    assert min(len(context.before), len(context.after)) > 0
    np.testing.assert_allclose(learnt.scores(context), matrix @ learnt._table[:-1], rtol=1e-4, atol=1e-4)


def test_what_is_learnt_is_the_same_each_time_and_survives_the_disk(learnt, tmp_path):
    assert learn(KNOWN, LISTS.small, LISTS.exact, TEXTS) == learnt.weights
    learnt.to_disk(tmp_path / "ner")
    again = Recogniser(spacy.blank("en").vocab, "ner").from_disk(tmp_path / "ner")
    assert again.weights == learnt.weights


def test_a_damaged_file_is_a_value_error(tmp_path):
    (tmp_path / "names.msgpack").write_bytes(b"\xc1")
    with pytest.raises(ValueError, match=r"."):
        Recogniser(spacy.blank("en").vocab, "ner").from_disk(tmp_path)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "🙂 🙂", "’ ’", "مرحبا", "\u200b", "A" * 5000, "Oslo " * 500]
)
def test_odd_text_is_read(learnt, text):
    doc = learnt(spacy.blank("en")(text))
    assert all(0 <= e.start < e.end <= len(doc) for e in doc.ents)


def test_without_weights_nothing_is_found():
    assert not Recogniser(spacy.blank("en").vocab, "ner")(spacy.blank("en")("Maya left .")).ents


def test_the_likeliest_labels_are_those_of_all_sequences():
    draw = np.random.default_rng(3)
    follows, opens = draw.normal(size=(3, 3)), draw.normal(size=3)
    bounds = [(0, 2), (2, 6), (6, 7)]
    scores = draw.normal(size=(7, 3))
    found = best_labels(scores, follows, opens, bounds)
    for first, limit in bounds:

        def value(labels, first=first):
            moves = sum(follows[a, b] for a, b in pairwise(labels))
            return opens[labels[0]] + moves + sum(scores[first + n, label] for n, label in enumerate(labels))

        best = max(product(range(3), repeat=limit - first), key=value)
        assert tuple(found[first:limit]) == best


def test_names_end_where_their_sentence_ends():
    labels = np.array([LABELS.index("B-LOC"), LABELS.index("I-LOC"), LABELS.index("I-LOC"), 0])
    assert list(names_of(labels, [(0, 2), (2, 4)])) == [(0, 2, "LOC"), (2, 3, "LOC")]


def test_other_places_of_a_name_are_read():
    words = ["Lindgren", "left", ".", "Maya", "Lindgren", "spoke", "."]
    context = Context(words, [(0, 3), (3, 7)], Forms(KNOWN, LISTS))
    assert context.before.tolist() == [[0, 3]]
    assert context.after.tolist() == [[0, 5], [4, 1]]


def test_the_loss_is_least_where_expected_and_seen_counts_agree():
    matrix, bounds = features(Forms(KNOWN, LISTS), TEXTS)
    labels = np.array([label for text in TEXTS for label in text.labels])
    known = field.of_labels(labels, bounds, len(LABELS))
    found = field.learn(matrix, known, penalty=0.01, steps=200)
    assert (np.asarray(matrix @ found.table).argmax(axis=1) == labels).mean() > 0.95


def test_likely_labels_are_learnt_as_far_as_they_are_sure_and_can_be():
    _, bounds = features(Forms(KNOWN, LISTS), TEXTS)
    labels = np.array([label for text in TEXTS for label in text.labels])
    sure = field.of_labels(labels, bounds, len(LABELS))
    moves = forbidden().astype(float)
    same = field.of_shares(sure.shown, bounds, moves)
    np.testing.assert_allclose(same.shown, sure.shown, atol=1e-3)
    np.testing.assert_allclose(same.pairs, sure.pairs, atol=1e-2)
    shares = np.full((2, len(LABELS)), 0.01)
    shares[:, 0], shares[1, LABELS.index("I-LOC")] = 0.5, 0.49
    seen = field.of_shares(shares, [(0, 2)], moves)
    assert seen.pairs[0, LABELS.index("I-LOC")] < 1e-9
    np.testing.assert_allclose(seen.shown.sum(axis=1), 1)
    both = sure + seen
    assert len(both.shown) == len(labels) + 2
    assert both.bounds[-1] == (len(labels), len(labels) + 2)


def test_documents_that_the_teacher_read_are_learnt_beside_gold(tmp_path):
    file = tmp_path / "en.names.jsonl"
    percents = [40] + [0] * len(LABELS[1:])
    percents[LABELS.index("B-LOC")] = 60
    row = {"words": ["to", "Oslo", ".", "Yes"], "bounds": [[0, 3], [3, 4]], "marks": [[1, percents]]}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = read_silver(file)
    assert found.bounds == [(0, 3), (3, 4)]
    assert found.shares[:, 0].tolist() == [1, 0.4, 1, 1]
    assert learn(KNOWN, LISTS.small, LISTS.exact, [*TEXTS, found]).table
    with pytest.raises(RecoupeError, match=r"none.*missing; make it"):
        list(read_silver(tmp_path / "none.jsonl"))


def test_the_lists_are_those_of_the_language():
    small, exact = word_lists("fr")
    lists = WordLists(small, exact)
    assert lists.of("Marie")
    assert not lists.of("marie")
    assert lists.of("France") != lists.of("france")
