"""The cases of comparing (tests/cases), and the space that their tests share."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recoupe import encoder
from recoupe.compare.statements.likeness import Likeness

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = ("en", "fr", "de", "es")


def rows(kind: str) -> list[Any]:
    """The cases of a kind in all languages; known failures are expected to fail, so that mending shows."""
    found = []
    for language in LANGUAGES:
        for line in (CASES / language / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            reason = row.get("known_failure")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(row, id=row["id"], marks=marks))
    return found


@cache
def likeness() -> Likeness:
    return Likeness(encoder.load())
