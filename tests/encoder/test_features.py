import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.encoder.features import Spelling, features, words

SPELLING = Spelling(lengths=(4,), latin={"п": "p", "у": "u", "т": "t", "и": "i", "н": "n"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,300 soldats", ["2300", "soldats"]),
        ("2.300 Soldaten", ["2300", "soldaten"]),
        ("2 300 солдат", ["2300", "солдат"]),
        ("2\u202f300 soldats", ["2300", "soldats"]),
        ("le 3 mars", ["le", "3", "mars"]),
        ("27,5 % contre 27.5%", ["275", "contre", "275"]),
        ("AU\u200bTOUR", ["au", "tour"]),
        ("👍 !!! —", []),
        ("", []),
        ("snake_case", ["snake", "case"]),
        ("ﬁn", ["fin"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_other_alphabets_share_the_grams_of_their_latin_spelling() -> None:
    shared = set(features("putin", SPELLING)) & set(features("путин", SPELLING))
    assert len(shared) == len(features("putin", SPELLING)) - 1  # all but the word itself


def test_accents_do_not_change_the_grams() -> None:
    assert features("orbán", SPELLING)[1:] == features("orban", SPELLING)[1:]


def test_inflected_forms_share_grams() -> None:
    assert len(set(features("presidente", SPELLING)) & set(features("presidentes", SPELLING))) > 5


@pytest.mark.parametrize(
    ("word", "other"), [("wladimir", "vladimir"), ("photo", "foto"), ("koch", "kosh"), ("philippe", "filip")]
)
def test_spellings_of_one_sound_share_the_skeleton(word: str, other: str) -> None:
    sounds = (("ph", "f"), ("sh", "s"), ("ch", "s"), ("w", "v"))
    only = Spelling(lengths=(), latin={}, bones=5, vowels="aeiou", sounds=sounds)
    assert features(word, only)[1:] == features(other, only)[1:]
    assert len(features(word, only)) == 2


def test_numbers_have_no_skeleton() -> None:
    only = Spelling(lengths=(), latin={}, bones=5, vowels="aeiou")
    assert len(features("2024", only)) == 1


@given(st.text(max_size=200))
def test_every_word_has_different_features_of_thirty_two_bits(text: str) -> None:
    small = Spelling(lengths=(3, 4), latin={}, bones=3, vowels="ae", sounds=(("ph", "f"),))
    for word in words(text):
        found = features(word, small)
        assert found
        assert len(found) == len(set(found))
        assert all(0 <= feature < 2**32 for feature in found)
