"""Ages of people without a name: tests/cases/<code>/ages.jsonl."""

import pytest

from tests.case_files import cases
from tests.compare.cases import rows
from tests.make_stories import annotated, compared_apart, headed


@pytest.mark.parametrize("row", rows("ages"))
def test_cases(row):
    texts = ((row["language"], row["text"]), (row["other"]["language"], row["other"]["text"]))
    made = (annotated(text, code, f"r{n}", "2027-03-02") for n, (code, text) in enumerate(headed(*texts)))
    found = [f for f in compared_apart(*made).findings if f.kind == "difference" and f.aspect == "figure"]
    assert [f.kind for f in found] == ([row["told"]] if row["told"] else [])


def test_a_third_of_the_cases_are_negative():
    told = [row["told"] for _, row in cases("ages")]
    assert 3 * told.count("") >= len(told)
