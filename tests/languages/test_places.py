"""The table of cities and regions."""

import pytest

from recoupe.languages.places import COLUMNS, english, folded, places


@pytest.mark.parametrize(
    ("name", "language"), [("Mailand", "de"), ("Mediolan", "pl"), ("Milano", "it"), ("Milão", "pt")]
)
def test_a_name_leads_to_its_line_from_every_language(name, language):
    assert places(name, language) == places("Milan", "en") == {"IT:Milan"}
    assert english(name, language) == "Milan"


def test_a_name_of_several_places_means_none_for_sure():
    assert places("Florencia", "es") == places("Firenze", "it") != frozenset()
    assert english("Florencia", "es") == ""
    assert english("Firenze", "it") == "Florence"


@pytest.mark.parametrize("language", [*COLUMNS, "xx"])
@pytest.mark.parametrize(
    "name", ["", "?", "|", "\t", "\n", "-", "x" * 10_000, "\u0301", "Genève\tGenf", "GVA", "Florencia?"]
)
def test_odd_names_mean_nothing(name, language):
    assert places(name, language) == frozenset()
    assert english(name, language) == ""


def test_marks_and_hyphens_do_not_count():
    assert places("aix la chapelle", "fr") == places("AIX-LA-CHAPELLE", "fr") == places("Aachen", "en")
    assert folded("Łódź") == folded("Lodz")


def test_a_language_without_a_column_has_the_english_names():
    assert places("Geneva", "xx") == places("Geneva", "en")
    assert places("Genf", "xx") == frozenset()
