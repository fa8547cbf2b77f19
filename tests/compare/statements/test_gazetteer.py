"""Places by their names in other languages: what is one, and what is not."""

import json
from itertools import combinations

import pytest

from recoupe.compare.statements.gazetteer import place
from tests.conftest import ROOT

FILES = sorted((ROOT / "tests" / "cases").glob("*/places.jsonl"))
CASES = [
    (file.parent.name, json.loads(line)) for file in FILES for line in file.read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("code", "case"), CASES, ids=[f"{code} {c['name']} {c['language']} {c['other']}" for code, c in CASES]
)
def test_two_names_of_one_place_and_of_two(code, case):
    shared = place(case["name"], code) & place(case["other"], case["language"])
    assert bool(shared) == case["one"], sorted(shared)


def meant(name, *languages):
    """What a name can mean in any of some languages."""
    return frozenset[str]().union(*(place(name, language) for language in languages))


def test_most_exonyms_are_known():
    """Of a list that was written without the table, the pairs of names that one pair of languages links."""
    lines = (ROOT / "tests" / "cases" / "en" / "exonyms.jsonl").read_text("utf-8").splitlines()
    pairs = [
        (row, *codes) for row in map(json.loads, lines) for codes in combinations(("en", "fr", "de", "es"), 2)
    ]
    linked = [bool(meant(row[a], a, b) & meant(row[b], a, b)) for row, a, b in pairs]
    assert sum(linked) / len(linked) > 0.92
