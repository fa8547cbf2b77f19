"""Figures by what they measure or count in every such story, in whatever sentence."""

import pytest

from recoupe.compare.apart.ages import ages, ages_apart
from recoupe.compare.apart.matters import matters_apart, matters_of
from tests.case_files import cases
from tests.compare.apart.test_tolls import frames
from tests.make_stories import annotated, compared


def rows():
    for language, row in cases("matters"):
        yield pytest.param(language, row, id=f"{language}: {row['phenomenon']}")


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_matters(language, row):
    source = frames((language, row["text"], "2027-03-02")).sources["r0"]
    assert {matter: one.quantity.low for matter, one in matters_of(source).items()} == row["matters"]


def test_two_turnouts_differ_in_sentences_that_share_no_word():
    one = annotated("Turnout was 68.3 percent.", "en", "a", "2027-03-02T08:00:00Z")
    two = annotated("La participation a atteint 63,8 %, un record.", "fr", "b", "2027-03-02T09:00:00Z")
    (found,) = (f for f in compared(one, two).findings if f.kind == "difference")
    assert (found.aspect, [m.text for s in found.sides for m in s.marks]) == (
        "figure",
        ["68.3 percent", "63,8 %"],
    )


def test_dollars_may_be_of_two_countries():
    found = frames(
        ("en", "The damage is put at $102 million.", "2027-03-02"),
        ("en", "Officials say damage of $160 million was done.", "2027-03-02"),
    )
    assert list(matters_apart(found)) == []


def test_one_matter_on_either_side_of_a_border():
    found = frames(
        ("en", "Gusts of 142 kilometres an hour were measured in France.", "2027-03-02"),
        ("de", "In Deutschland erreichte der Wind 118 Kilometer pro Stunde.", "2027-03-02"),
    )
    assert list(matters_apart(found)) == []


def test_one_person_of_two_ages():
    one = annotated("Ines Tavora, a 48-year-old former judge, won.", "en", "a", "2027-03-02T08:00:00Z")
    two = annotated("Inés Tavora, de 46 años, ganó las elecciones.", "es", "b", "2027-03-02T09:00:00Z")
    (found,) = (f for f in compared(one, two).findings if f.kind == "difference")
    assert [m.text for s in found.sides for m in s.marks] == ["48-year-old", "46 años"]


def test_the_age_of_another_person_is_none():
    source = frames(("en", "Ines Tavora's 12-year-old son was hurt. Police held a man of 61.", "2027-03-02"))
    assert ages(source.sources["r0"]) == {}


def test_a_birthday_lies_between():
    found = frames(
        ("en", "Ines Tavora, 48, won.", "2027-03-02"), ("en", "Ines Tavora, 49, has resigned.", "2027-09-02")
    )
    assert list(ages_apart(found)) == []


def test_one_digit_more_is_no_growth():
    found = frames(
        ("en", "Turnout was 47 percent.", "2027-03-02"),
        ("fr", "La participation s'est établie à 47,1 %.", "2027-03-03"),
    )
    assert list(matters_apart(found)) == []


def test_an_age_does_not_move_on():
    one = annotated("Ines Tavora, a 48-year-old former judge, won.", "en", "a", "2027-03-02T08:00:00Z")
    two = annotated("Inés Tavora, de 46 años, ganó las elecciones.", "es", "b", "2027-03-03T09:00:00Z")
    assert [f.kind for f in compared(one, two).findings if f.aspect == "figure"] == ["difference"]
