"""Places by their names in other languages: what is one, and what is not."""

import json

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
