"""The clauses of a sentence: one that only says who speaks goes with what is said."""

import json
from pathlib import Path

import pytest

from recoupe.matching.clauses import clauses
from tests.make_stories import annotated

CASES = Path(__file__).parents[1] / "cases"


def rows():
    for file in sorted(CASES.glob("*/clauses.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield pytest.param(file.parent.name, row, id=row["id"])


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_clauses(language, row):
    report = annotated(row["text"], language, "x")
    (sentence,) = report.sentences
    found = [" … ".join(span.of(row["text"]) for span in clause) for clause in clauses(sentence)]
    assert found == row["clauses"]
