"""Sentences of two reports that face each other: each is the other's nearest."""

from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare.statements.counterparts import Counterparts
from recoupe.compare.statements.frames import Frames
from recoupe.model import Options, Report, Story
from recoupe.trace import trace
from tests.compare.cases import likeness

TEXTS = {
    "first": (
        "en",
        "The bridge is closed to lorries. The mayor will speak on Friday. The river is still rising.",
    ),
    "second": ("fr", "La maire prendra la parole vendredi. Le pont est fermé aux camions."),
}


def counterparts():
    reports = tuple(
        annotate(Report(id=key, text=text, language=language, outlet=key), Options())
        for key, (language, text) in TEXTS.items()
    )
    return Counterparts(Frames(align(trace(anchor(Story(id="s", reports=reports))))), likeness())


def place(key, words):
    return TEXTS[key][1].index(words)


def test_sentences_that_tell_the_same_face_each_other():
    ((report, sentence, cosine),) = counterparts().facing("first", place("first", "bridge"))
    assert (report, TEXTS["second"][1][sentence.start : sentence.end]) == (
        "second",
        "Le pont est fermé aux camions.",
    )
    assert cosine > 0.5


def test_a_sentence_without_its_like_faces_none():
    assert counterparts().facing("first", place("first", "river")) == []


def test_the_cosine_of_two_places_is_that_of_their_sentences_where_they_face_each_other():
    told = counterparts()
    assert told.cosine("first", place("first", "mayor"), "second", place("second", "parole")) > 0.5
    assert told.cosine("first", place("first", "mayor"), "second", place("second", "pont")) == 0.0
