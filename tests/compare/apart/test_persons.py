"""One person under two names in two accounts."""

import pytest

from recoupe.compare.apart.persons import names_apart
from tests.compare.apart.test_tolls import frames
from tests.compare.cases import likeness, rows
from tests.make_stories import annotated, compared


@pytest.mark.parametrize("row", rows("persons"))
def test_cases(row):
    first = (row["language"], row["text"], "2027-03-02")
    second = (row["other"]["language"], row["other"]["text"], "2027-03-02")
    known = frames(first, second)
    found = [
        [one.span.of(known.sources[one.report].text) for one in pair]
        for pair in names_apart(known, likeness())
    ]
    assert found == ([row["told"]] if row["told"] else [])


def test_a_side_for_each_name():
    texts = (
        ("de", "Bergwerksleiter Viktor Hartung schloss den Schacht am Montag."),
        ("en", "Mine director Paul Hartung closed the shaft on Monday."),
        ("fr", "Le directeur de la mine, Paul Hartung, a fermé le puits lundi."),
    )
    made = (annotated(text, code, f"r{n}", "2027-03-02") for n, (code, text) in enumerate(texts))
    (found,) = (f for f in compared(*made).findings if f.aspect == "name")
    assert {s.value: s.reports for s in found.sides} == {
        "Viktor Hartung": ("r0",),
        "Paul Hartung": ("r1", "r2"),
    }
