"""Words that bound or deny the time behind them."""

import pytest

from recoupe.languages import NAMES
from recoupe.languages.bounds import bounds, is_denied
from recoupe.model import Token


@pytest.mark.parametrize(
    ("language", "before", "denied"),
    [
        ("en", "not/PART until/ADP", False),
        ("en", "not/PART before/ADP the/DET", False),
        ("en", "not/PART talk/VERB on/ADP", False),
        ("en", "no/DET talks/NOUN on/ADP", False),
        ("de", "nicht/PART vor/ADP dem/DET", False),
        ("es", "no/ADV antes/ADV del/ADP", False),
        ("fr", "pas/ADV avant/ADP", False),
        ("it", "non/ADV prima/ADV di/ADP", False),
        ("uk", "не/ раніше/", False),
        ("en", "not/PART on/ADP", True),
        ("en", "not/PART", True),
        ("de", "nicht/PART an/ADP dem/DET", True),
        ("es", "no/ADV el/DET", True),
        ("fr", "et/CCONJ non/ADV", True),
        ("it", "non/ADV", True),
        ("nl", "niet/ADV op/ADP", True),
        ("pt", "não/ADV na/ADP", True),
        ("pl", "nie/PART w/ADP", True),
        ("ru", "не/PART в/ADP", True),
        ("uk", "не/ у/", True),
    ],
)
def test_a_denied_time(language, before, denied):
    words = [*before.split(), "Friday/PROPN"]
    told = [word.partition("/") for word in words]
    tokens = [Token(start=n, end=n, text=t, lemma=t, pos=pos) for n, (t, _, pos) in enumerate(told)]
    assert is_denied(tokens, len(tokens) - 1, language) is denied


@pytest.mark.parametrize("language", NAMES)
def test_every_language_has_such_words(language):
    known = bounds(language)
    assert all((known.until, known.since, known.before, known.denials))
