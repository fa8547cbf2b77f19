"""Holds measured quality to its floors: `python -m benchmarks.quality.check DATA [CAPABILITY…]`.

floors.toml lists, for each set, the least (`at_least`) or the most (`at_most`) that a score may be, and the
hash of the corpus that it was measured on. A set that is not there is skipped with a message; a corpus that
changed is said. Paths are below DATA, or below the project where they begin with tests/ (our own cases).
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
    """How many scores of the set lie under their floor, or are not there."""
    paths = [(ROOT if part.startswith("tests/") else data) / part for part in floor["paths"]]
    name = f"{floor['capability']} {' '.join(floor['paths'])}"
    if not all(path.exists() for path in paths):
        print(f"skipped, not there: {name}")
        return 0
    if corpus_hash(paths) != floor.get("corpus", corpus_hash(paths)):
        print(f"note: {name} is not the corpus that its floors were set on ({floor['corpus']})")
    module = importlib.import_module(f"benchmarks.quality.{floor['capability']}")
    results = module.score(paths)
    least, most = floor.get("at_least", {}), floor.get("at_most", {})
    unknown = sorted({*least, *most} - {score for result in results for score in result.scores})
    for score in unknown:
        print(f"FELL  {name} {score}: the set has no score of this name")
    return len(unknown) + sum(report(result, least, most, name) for result in results)


def report(result: SetScore, least: dict[str, float], most: dict[str, float], name: str) -> int:
    """Prints each score beside its bounds; how many lie outside them."""
    failed = 0
    for score, value in result.scores.items():
        if score in least or score in most:
            fell = value < least.get(score, value) or value > most.get(score, value)
            failed += fell
            bounds = f"at least {least[score]}" if score in least else f"at most {most[score]}"
            print(f"{'FELL ' if fell else 'ok   '} {name} {score} {value:.4f} ({bounds})")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
