"""A text may end at any word: a headline, a teaser that is cut off."""

import pytest

from tests.make_stories import annotated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nachgefragt beim Minister für Wasserbau Karl Weber in der Nacht."),
        ("it", "Secondo l'assessore al Bilancio Mario Fabbri i fondi arrivano."),
        ("nl", "Wethouder Financiën Joris Brandsma en minister voor Klimaat Anna Smit zwegen."),
        ("pt", "A enfermeira Lúcia Vidal chamou o bombeiro Marco Lima de herói."),
        ("uk", "Голова Ради директорів Олег Завадський і голова Національного банку мовчали."),
    ],
)
def test_every_beginning_is_read(language, text):
    words = text.split()
    for count in range(1, len(words)):
        assert annotated(" ".join(words[:count]), language, "x").report.text
