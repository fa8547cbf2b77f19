"""The clauses of a sentence: one that only says who speaks goes with what is said."""

import pytest

from recoupe.matching.clauses import clauses
from tests.case_files import cases
from tests.make_stories import annotated


def rows():
    for language, row in cases("clauses"):
        yield pytest.param(language, row, id=row["id"])


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_clauses(language, row):
    report = annotated(row["text"], language, "x")
    (sentence,) = report.sentences
    found = [" … ".join(span.of(row["text"]) for span in clause) for clause in clauses(sentence)]
    assert found == row["clauses"]
