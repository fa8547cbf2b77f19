"""Inflected forms of words, and dictionaries that have them."""

import pytest

from training.encoder.dictionaries import in_forms
from training.encoder.forms import Forms

pytest.importorskip("wordfreq", reason="the extra `train` brings it")

KNOWN = [
    ("deu", "freigesprochen", "freisprechen"),
    ("deu", "Häuser", "Haus"),
    ("deu", "Hauses", "Haus"),
    ("deu", "Haus", "Haus"),
    ("eng", "xqzzites", "xqzzite"),
]


def test_the_commonest_form_comes_first_and_the_word_itself_is_none() -> None:
    forms = Forms(KNOWN)
    assert forms.of("deu", "Haus") == ["Häuser", "Hauses"]
    assert forms.of("deu", "freisprechen") == ["freigesprochen"]


def test_what_text_hardly_has_is_left_out_unless_a_treebank_has_it() -> None:
    assert Forms(KNOWN).of("eng", "xqzzite") == []
    assert Forms([], KNOWN).of("eng", "xqzzite") == ["xqzzites"]


def test_pairs_are_forms_with_their_word() -> None:
    assert {"deu": ["Häuser"], "lemma": ["Haus"]} in Forms(KNOWN).pairs


def test_groups_keep_common_words_and_get_their_forms() -> None:
    groups = [
        {"deu": ["Haus", "Wohngemachgebäu"], "eng": ["house"]},
        {"deu": ["Haus"], "eng": ["xqzzite"]},
    ]
    assert in_forms(groups, Forms(KNOWN)) == [{"deu": ["Haus", "Häuser", "Hauses"], "eng": ["house"]}]
