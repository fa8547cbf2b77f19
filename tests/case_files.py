"""The cases in tests/cases/<language>/<kind>.jsonl, in whichever languages have that kind."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


def languages(kind: str) -> list[str]:
    """The languages that have cases of a kind."""
    return sorted(path.parent.name for path in CASES.glob(f"*/{kind}.jsonl"))


def rows(kind: str, language: str) -> list[dict[str, Any]]:
    """The cases of a kind in a language, in the order of its file."""
    lines = (CASES / language / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def cases(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The cases of a kind, each with its language."""
    for language in languages(kind):
        for row in rows(kind, language):
            yield language, row
