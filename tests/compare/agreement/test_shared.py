"""Figures and moments that independent accounts share in other words."""

import pytest

from recoupe import encoder
from recoupe.compare.agreement.shared import shared_values
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from tests.make_stories import aligned, annotated


@pytest.fixture(scope="module")
def likeness():
    return Likeness(encoder.load())


def shared(likeness, *texts, independent=True):
    """The words of the values that texts, each (language, text), share."""
    made = (annotated(f"Report {n}\n\n{t}", code, f"r{n}", "2027-03-02") for n, (code, t) in enumerate(texts))
    frames = Frames(aligned(*made))
    for source in frames.sources.values():
        source.origin = source.id if independent else "one"
    return [[m.text for m in f.sides[0].marks] for f in shared_values(frames, likeness, ())]


STORM = ("en", "About 46,000 homes lost power on Monday evening after a storm.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(STORM, ("en", "The firm sold 46,000 bottles of lemonade."), id="another thing"),
        pytest.param(STORM, ("de", "Mehr als 40.000 Haushalte sind ohne Strom."), id="another value"),
        pytest.param(
            ("en", "Two guards found the crack."),
            ("fr", "Deux ministres ont signé l'accord."),
            id="a common figure",
        ),
        pytest.param(
            ("en", "The dam was built in 1961."),
            ("en", "Her father was born in 1961."),
            id="a year of something else",
        ),
        pytest.param(
            ("en", "The court will rule this year."),
            ("en", "The court rules this year."),
            id="no year is given",
        ),
        pytest.param(
            ("en", "The party ended at midnight."), ("en", "The midnight rules were repealed."), id="midnight"
        ),
        pytest.param(
            ("en", "The council will close 18 schools."),
            ("en", "The council will not close 18 schools."),
            id="denied in one",
        ),
        pytest.param(
            ("en", "The town may close 18 schools."),
            ("fr", "La ville ferme 18 écoles."),
            id="only possible in one",
        ),
    ],
)
def test_what_is_not_shared(first, second, likeness):
    assert shared(likeness, first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (STORM, ("fr", "Près de 46 000 foyers ont été plongés dans le noir."), {"46,000", "46 000"}),
        (
            ("en", "The dam was built in 1961 and belongs to the city."),
            ("de", "Der Damm wurde 1961 gebaut."),
            {"1961"},
        ),
        (
            ("en", "Inspectors took 26 samples at the plant."),
            ("fr", "Des experts ont prélevé 26 échantillons dans l'usine."),
            {"26"},
        ),
        (
            ("en", "Police arrested two men at the harbour."),
            ("en", "At the harbour two men were arrested by police."),
            {"two"},
        ),
    ],
)
def test_what_is_shared_in_other_words(first, second, words, likeness):
    (found,) = shared(likeness, first, second)
    assert set(found) == words


def test_reports_of_one_origin_agree_with_nobody(likeness):
    other = ("fr", "Près de 46 000 foyers ont été plongés dans le noir.")
    assert shared(likeness, STORM, other, independent=False) == []


def test_each_report_counts_once(likeness):
    twice = ("en", "The dam was built in 1961. Workers built the dam in 1961.")
    assert shared(likeness, twice, ("de", "Der Damm wurde 1961 gebaut.")) == [["1961", "1961"]]
