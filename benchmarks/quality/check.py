"""Holds measured quality to its floors: `python -m benchmarks.quality.check DATA [CAPABILITY…]`.

floors.toml lists, for each set, the least that each score may be and the hash of the corpus that it was
measured on. A set that is not there is skipped with a message; a corpus that changed is said.
"""

import importlib
import sys
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.quality.__main__ import corpus_hash
from benchmarks.quality.result import SetScore

FLOORS = Path(__file__).with_name("floors.toml")
ROOT = Path(__file__).parent.parent.parent


def main(arguments: list[str]) -> int:
    data, *wanted = arguments
    failed = 0
    for floor in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["set"]:
        if not wanted or floor["capability"] in wanted:
            failed += check(floor, Path(data))
    return 1 if failed else 0


def check(floor: dict[str, Any], data: Path) -> int:
    """How many scores of the set lie under their floor."""
    paths = [(ROOT if part.startswith("tests/") else data) / part for part in floor["paths"]]
    name = f"{floor['capability']} {' '.join(floor['paths'])}"
    if not all(path.exists() for path in paths):
        print(f"skipped, not there: {name}")
        return 0
    if corpus_hash(paths) != floor["corpus"]:
        print(f"note: {name} is not the corpus that its floors were set on ({floor['corpus']})")
    module = importlib.import_module(f"benchmarks.quality.{floor['capability']}")
    return sum(report(result, floor["at_least"], name) for result in module.score(paths))


def report(result: SetScore, at_least: dict[str, float], name: str) -> int:
    """Prints each score beside its floor; how many lie under it."""
    failed = 0
    for score, least in at_least.items():
        if score in result.scores:
            value = result.scores[score]
            fell = value < least
            failed += fell
            print(f"{'FELL ' if fell else 'ok   '} {name} {score} {value:.4f} (floor {least})")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
