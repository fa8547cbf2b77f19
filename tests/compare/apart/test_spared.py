"""Nobody met a fate here, and somebody did there."""

import pytest

from recoupe.compare.apart.spared import befallen, spared
from tests.case_files import cases
from tests.compare.apart.test_tolls import frames
from tests.make_stories import annotated, compared


def rows():
    for language, row in cases("spared"):
        yield pytest.param(language, row, id=f"{language}: {row['phenomenon']}")


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_spared(language, row):
    source = frames((language, row["text"], "2027-03-02")).sources["r0"]
    assert [f.fate for f in spared(source)] == row["spared"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A guard was slightly injured."),
        ("fr", "Une gardienne a été légèrement blessée au bras."),
        ("de", "Eine Wärterin wurde leicht verletzt."),
        ("es", "Una vigilante resultó herida en el brazo."),
        ("fr", "Trois jeunes gens ont été blessés par des pétards."),
    ],
)
def test_befallen(language, text):
    assert [f.fate for f in befallen(frames((language, text, "")).sources["r0"])] == ["injured"]


def differing(one, two):
    first = annotated(one, "fr", "a", "2027-03-02T08:00:00Z")
    second = annotated(two, "en", "b", "2027-03-02T09:00:00Z")
    return [f for f in compared(first, second).findings if f.aspect == "polarity"]


def test_nobody_and_one_who_is_told_by_an_article():
    (found,) = differing("Une gardienne a été blessée au bras.", "No one was hurt, the ministry said.")
    assert [m.text for s in found.sides for m in s.marks] == ["gardienne", "No one"]


def test_nobody_at_another_place_is_no_denial():
    assert not differing("Trois personnes ont été blessées à Lyon.", "No one was hurt in Paris.")
