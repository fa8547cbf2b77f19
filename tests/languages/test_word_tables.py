"""Vectors and labels of words: how they are kept, found and read."""

import numpy
import pytest
import spacy
from spacy.vocab import Vocab

from recoupe.languages.features import word_embedding
from recoupe.languages.knowledge import Knowledge
from recoupe.languages.name_features import Forms, WordLists
from recoupe.languages.word_labels import WordLabels
from recoupe.languages.word_vectors import WordVectors
from training.pipelines import clusters

WORDS = ["tide", "vote", "l'", "été"]
VECTORS = WordVectors.of_words(WORDS, numpy.random.default_rng(1).normal(size=(4, 6)).astype("float32"))
LABELS = WordLabels.of_words({"tide": ("n",), "vote": ("n", "v"), "Oslo": ("place",), "voter": ("n", "v")})
ODD = ["", " ", "\u200b", "𝔘𝔫𝔦", "9" * 5000]


def test_four_bits_keep_a_vector_to_a_fifteenth():
    given = numpy.random.default_rng(1).uniform(-1, 1, size=(400, 6)).astype("float32")
    known = WordVectors.of_words([f"word{n}" for n in range(400)], given)
    found = known.rows_of(numpy.array([known.place(f"Word{n}") for n in range(400)]))
    assert numpy.abs(found - given).max() < 1 / 14


@pytest.mark.parametrize("word", ODD)
def test_odd_words_have_neither(word):
    assert VECTORS.place(word) == LABELS.of(word) == 0
    assert not VECTORS.rows_of(numpy.array([0])).any()


def test_a_word_counts_as_it_stands_else_small():
    assert LABELS.features_of("VOTE") == LABELS.features_of("voter") == ("n", "v")
    assert (LABELS.of("oslo"), LABELS.features_of("Oslo")) == (0, ("place",))
    capitals = WordLabels.of_words({"vote": ("n",)}, capitals=True)
    assert (capitals.of("vote"), capitals.of("Vote")) == (0, 1)


def test_a_row_a_label_shows_its_features():
    assert LABELS.matrix(LABELS.width).tolist() == [[0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 1, 0]]


def test_both_travel_with_their_vocabulary():
    vocab = Vocab()
    VECTORS.to_vocab(vocab)
    LABELS.to_vocab(vocab)
    again = Vocab().from_bytes(vocab.to_bytes())
    places = numpy.array([VECTORS.place(word) for word in WORDS])
    numpy.testing.assert_array_equal(
        WordVectors.from_vocab(again, 6).rows_of(places), VECTORS.rows_of(places)
    )
    assert WordLabels.from_vocab(again) == LABELS
    assert WordVectors.from_vocab(Vocab(), 6).place("tide") == WordLabels.from_vocab(Vocab()).of("tide") == 0


def test_the_embedding_reads_both():
    nlp = spacy.blank("en")
    model = word_embedding(8, [20] * 7, vector_width=6, label_width=3)
    model.initialize()
    before = model.predict([nlp.make_doc("tide Oslo glrb")])[0].copy()
    VECTORS.to_vocab(nlp.vocab)
    LABELS.to_vocab(nlp.vocab)
    other = spacy.blank("en")
    VECTORS.to_vocab(other.vocab)
    LABELS.to_vocab(other.vocab)
    after = model.predict([other.make_doc("tide Oslo glrb")])[0]
    assert [bool((a == b).all()) for a, b in zip(before, after, strict=True)] == [False, False, True]


def test_the_recogniser_reads_labels_as_facts():
    forms = Forms(Knowledge({}, ()), WordLists({}, {}), (LABELS,))
    plain = Forms(Knowledge({}, ()), WordLists({}, {}))
    numbers = forms.numbers(["vote", "glrb"]), plain.numbers(["vote", "glrb"])
    added = [len(forms.own[a]) - len(plain.own[b]) for a, b in zip(*numbers, strict=True)]
    assert added == [2, 0]


def test_clusters_lie_within_one_another_and_nothing_is_drawn_anew(monkeypatch):
    points = numpy.random.default_rng(3).normal(size=(300, 5)).astype("float32")
    points /= numpy.linalg.norm(points, axis=1, keepdims=True)
    words = [f"w{n}" for n in range(300)]
    monkeypatch.setattr(clusters, "glove_vectors", lambda _: (words, points))
    monkeypatch.setattr(clusters, "_SIZES", (20, 5))
    monkeypatch.setattr(clusters, "_FITTED", 200)
    found = clusters.glove()
    assert found == clusters.glove()
    outer = {}
    for inner, whole in found.values():
        assert outer.setdefault(inner, whole) == whole
    assert 5 < len({inner for inner, _ in found.values()}) <= 20
