"""Versions of one text: numbers and names that have no like in the other."""

import pytest

from recoupe.compare.paired.numerals import numerals
from recoupe.compare.paired.pairs import compared
from recoupe.compare.paired.signals import SIGNALS, Signals
from recoupe.compare.paired.weights import DENIED, POSSIBLE
from recoupe.compare.paired.wording import unpaired
from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.signs import Signs
from recoupe.encoder import load
from tests.make_stories import aligned, annotated

ENGLISH = """Lorries stopped at Kelby

Two lorries carrying 300 tonnes of salt were stopped at 8:30 p.m. on the road to Kelby, the police said.
The sample H5N1 was not found in the 12 crates, and 3.5 million litres of water were tested in 2021.
The road is open again.
"""
FRENCH = """Deux camions arrêtés à Kelby

Deux camions transportant 300 tonnes de sel ont été arrêtés à 20 h 30 sur la route de Kelby, selon la police.
L'échantillon H5N1 n'a pas été trouvé dans les 12 caisses, et 3,5 millions de litres d'eau testés en 2021.
La route est de nouveau ouverte.
"""


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    story = aligned(annotated(ENGLISH, "en", "en"), annotated(FRENCH, "fr", "fr"))
    frames, likeness = Frames(story), Likeness(load())
    return [
        pair
        for point in story.points
        if point.kind == "statement"
        for _, pair in compared(point, frames, likeness)
    ]


def test_numbers_are_those_outside_names(pairs: list[Pair]) -> None:
    found = {n.text for pair in pairs for frame in (pair.first, pair.second) for n in numerals(frame)}
    assert {"300", "12", "2021"} <= found
    assert not {"5", "1", "H5N1"} & found


def test_numbers_stand_where_they_say(pairs: list[Pair]) -> None:
    for pair in pairs:
        for frame in (pair.first, pair.second):
            assert all(frame.source.text[n.start : n.end] == n.text for n in numerals(frame))


def test_a_number_with_its_scale_is_one(pairs: list[Pair]) -> None:
    found = [n for pair in pairs for frame in (pair.first, pair.second) for n in numerals(frame)]
    assert not [n for n in found if n.text.lower() in ("million", "millions")]


def test_words_against_none_are_left(pairs: list[Pair]) -> None:
    words = pairs[0].first.tokens
    assert unpaired(pairs[0], words, []) == (words, [])
    assert unpaired(pairs[0], [], words) == ([], words)


def test_signals_have_one_number_each(pairs: list[Pair]) -> None:
    assert len(DENIED.weights) == len(POSSIBLE.weights) == len(SIGNALS)
    for pair in pairs:
        for side in (0, 1):
            signs = Signs(pair, side)
            assert all(len(Signals(signs).of(word)) == len(SIGNALS) for word in signs.open("negation"))


def test_a_denial_on_both_sides_is_none(pairs: list[Pair]) -> None:
    scores = [
        DENIED.score(Signals(Signs(pair, side)).of(word))
        for pair in pairs
        for side in (0, 1)
        for word in Signs(pair, side).open("negation")
    ]
    assert scores
    assert max(scores) < DENIED.least("en", "fr")


@pytest.mark.parametrize("code", ["en", "fr", "de", "es", "it", "pt", "nl", "ru", "pl", "uk"])
def test_every_language_has_words_for_comparing(code: str) -> None:
    table = lexicon(code)
    assert table is not None
    assert table.negation
    assert table.possible
    assert not table.negation & table.negative
