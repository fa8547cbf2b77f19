"""Pairs of reports and the differences that comparing them must show, and no others."""

import pytest

from tests.case_files import cases
from tests.make_stories import annotated, compared


def rows():
    for language, row in cases("crosscheck"):
        reason = row.get("known_failure")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(language, row, id=f"{language}: {row['phenomenon']}", marks=marks)


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_differences(language, row):
    first = annotated(row["first"], "en", "first")
    second = annotated(row["second"], language, "second")
    found = [f for f in compared(first, second).findings if f.kind == "difference"]
    assert sorted(f.aspect for f in found) == row["expected"], [f.explanation for f in found]
    for finding in found:
        assert all(side.evidence for side in finding.sides)
        assert any(side.marks for side in finding.sides)
        assert finding.reasons
