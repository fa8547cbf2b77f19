"""Tags weighed by a lexicon: what a word cannot be gives way, unless the model is sure."""

from types import SimpleNamespace

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from recoupe.languages import pipelines, word_classes
from recoupe.languages.word_classes import FACTORY, Tags, WordClasses

KNOWN = WordClasses.of_words({"marche": ("NOUN", "VERB"), "vite": ("ADV",)})
NOUN, ADVERB, NAME = [2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]


@pytest.fixture
def tags() -> Tags:
    word_classes.register()
    nlp = spacy.blank("fr")
    component = nlp.add_pipe(FACTORY)
    assert isinstance(component, Tags)
    for label in ("POS=NOUN", "POS=ADV", "POS=PROPN"):
        component.add_label(label)
    component.learn(KNOWN)
    return component


def found(tags: Tags, words: list[str], scores: list[list[float]]) -> list[str]:
    doc = Doc(tags.vocab, words=words, sent_starts=[True] + [False] * (len(words) - 1))
    tags.model = SimpleNamespace(predict=lambda _: [np.array(scores, dtype="float32")])
    (guesses,) = tags.predict([doc])
    return [tags.labels[guess] for guess in guesses]


def test_a_tag_that_a_word_cannot_have_gives_way(tags):
    assert found(tags, ["marche", "vite"], [NOUN, NOUN]) == ["POS=NOUN", "POS=ADV"]
    assert found(tags, ["Vite"], [NOUN]) == ["POS=ADV"]


def test_a_sure_tag_an_unknown_word_and_a_name_stay(tags):
    assert found(tags, ["on", "vite"], [ADVERB, [9.0, 0.0, 0.0]]) == ["POS=ADV", "POS=NOUN"]
    assert found(tags, ["glrb", "Vite"], [NOUN, NOUN]) == ["POS=NOUN", "POS=NOUN"]
    assert found(tags, ["Marche", "vient"], [NAME, NOUN]) == ["POS=PROPN", "POS=NOUN"]


def test_no_words_no_tags(tags):
    (guesses,) = tags.predict([Doc(tags.vocab)])
    assert len(guesses) == 0


def test_words_travel_with_the_folder(tags, tmp_path):
    tags.model = SimpleNamespace(to_disk=lambda *_, **__: None, to_bytes=bytes)
    (tmp_path / "model").write_bytes(b"")
    tags.to_disk(tmp_path)
    assert (tmp_path / "classes.msgpack").is_file()


def test_the_french_pipeline_has_them():
    known = pipelines.load("fr").get_pipe("morphologizer").known
    assert "VERB" in known.tags[known.of("parlent") - 1]
    assert "NOUN" not in known.tags[known.of("parlent") - 1]
    assert known.of("Budapest") == 0
