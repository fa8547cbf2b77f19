"""The cases of comparing (tests/cases), and the space that their tests share."""

from functools import cache
from typing import Any

import pytest

from recoupe import encoder
from recoupe.compare.statements.likeness import Likeness
from tests.case_files import cases


def rows(kind: str) -> list[Any]:
    """The cases of a kind in all languages; known failures are expected to fail, so that mending shows."""
    found = []
    for _, row in cases(kind):
        reason = row.get("known_failure")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        found.append(pytest.param(row, id=row["id"], marks=marks))
    return found


@cache
def likeness() -> Likeness:
    return Likeness(encoder.load())
