"""Labels of words: how they are kept, found and read."""

import numpy
import pytest

from recoupe.languages.knowledge import Knowledge
from recoupe.languages.name_features import Forms, WordLists
from recoupe.languages.word_labels import WordLabels
from training.pipelines import clusters

LABELS = WordLabels.of_words({"tide": ("n",), "vote": ("n", "v"), "Oslo": ("place",), "voter": ("n", "v")})
ODD = ["", " ", "\u200b", "𝔘𝔫𝔦", "9" * 5000]


@pytest.mark.parametrize("word", ODD)
def test_odd_words_have_none(word):
    assert LABELS.of(word) == 0


def test_a_word_counts_as_it_stands_else_small():
    assert LABELS.features_of("VOTE") == LABELS.features_of("voter") == ("n", "v")
    assert (LABELS.of("oslo"), LABELS.features_of("Oslo")) == (0, ("place",))
    capitals = WordLabels.of_words({"vote": ("n",)}, capitals=True)
    assert (capitals.of("vote"), capitals.of("Vote")) == (0, 1)


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
