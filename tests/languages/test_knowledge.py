"""What a lexicon knows of a word, how it travels with a vocabulary, and how the embedding reads it."""

import gzip

import numpy
import pytest
import spacy
from spacy.vocab import Vocab

from recoupe.languages.features import word_embedding
from recoupe.languages.knowledge import FACTS, WIDTH, Knowledge
from training.pipelines.conllu import GoldSentence, Word
from training.pipelines.lexicon import build, endings

NOUN, VERB = 0b1, 0b10
KNOWN = Knowledge({"vote": NOUN | VERB, "reading": NOUN, "Reading": 1 << 45}, [("s", "", 0), ("d", "", 1)])


def facts(word: str) -> list[int]:
    return KNOWN.of(word).nonzero()[0].tolist()


def test_a_word_with_a_capital_is_itself_and_the_small_word():
    assert facts("reading") == [0, WIDTH - 3]
    assert facts("Reading") == facts("READING") == [0, 45, WIDTH - 3, WIDTH - 2]


def test_an_inflected_word_is_known_by_its_ending():
    assert facts("voted") == [0, 1, FACTS + 1, WIDTH - 1]
    assert facts("votes") == [0, 1, FACTS, WIDTH - 1]
    assert facts("readingd") == []


@pytest.mark.parametrize("word", ["", " ", "d", "s", "\u200b", "𝔘𝔫𝔦", "9" * 5000])
def test_odd_words_are_unknown(word):
    assert facts(word) == []


def test_a_lexicon_travels_with_its_vocabulary():
    vocab = Vocab()
    KNOWN.to_vocab(vocab)
    again = Knowledge.from_vocab(Vocab().from_bytes(vocab.to_bytes()))
    assert all((again.of(w) == KNOWN.of(w)).all() for w in ("voted", "READING", "none"))
    assert not Knowledge.from_vocab(Vocab()).of("vote").any()


def word(text: str, lemma: str, pos: str) -> Word:
    return Word(text, lemma, pos, "", 0, "root", True)


def test_a_lexicon_is_made_from_concepts_and_a_treebank(tmp_path):
    rows = [
        "00000001-n\teng\ttide\twikt",
        "00001000-n\tfra\tflux\twikt",
        "08600000-n\teng\tPort Lindgren\toewn",
    ]
    with gzip.open(tmp_path / "concepts.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows))
    nouns = [word(f"{letter}oats", f"{letter}oat", "NOUN") for letter in "bcdfghlm"]
    known = build(tmp_path / "concepts.tsv.gz", "en", [GoldSentence(nouns)])
    assert known.of("tides")[0] == 1
    assert known.of("Lindgren").any()
    assert known.of("Norway").any()
    assert not known.of("flux").any()
    assert endings([GoldSentence(nouns)]) == [("s", "", 0)]


def test_nouns_with_a_capital_are_no_names_in_german(tmp_path):
    with gzip.open(tmp_path / "concepts.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("09300000-n\tdeu\tFluss\twikt\n08600000-n\teng\tPort Lindgren\toewn")
    known = build(tmp_path / "concepts.tsv.gz", "de", [], capitals=True)
    assert known.of("Fluss").tolist() == known.of("FLUSS").tolist()
    assert known.of("Fluss")[0] == 1
    assert known.of("Port").any()
    named = build(tmp_path / "concepts.tsv.gz", "de", [])
    assert not named.of("Fluss")[0]


def test_vectors_are_kept_until_the_weights_change():
    nlp = spacy.blank("en")
    model = word_embedding(8, [20] * 7)
    model.initialize()
    docs = [nlp.make_doc("The tide the"), nlp.make_doc(""), nlp.make_doc("tide")]
    first = model.predict(docs)
    assert [len(vectors) for vectors in first] == [3, 0, 1]
    assert (first[0][1] == first[2][0]).all()
    node = next(n for n in model.walk() if n.has_param("W"))
    node.set_param("W", node.get_param("W") * numpy.float32(2.0) + numpy.float32(0.1))
    node.set_param("b", node.get_param("b") + numpy.arange(24, dtype="float32").reshape(8, 3))
    assert not (model.predict(docs)[2][0] == first[2][0]).all()
