"""`python -m benchmarks.quality CAPABILITY PATH… [--json FILE|-]`: a table with a signature, or JSON.

A capability is a module of this package with `score(paths) -> list[SetScore]`.
"""

import argparse
import hashlib
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import benchmarks.quality as package
import recoupe
from benchmarks.quality.result import SetScore

_NOT_CAPABILITIES = {"__main__", "result", "check"}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("capability", choices=capabilities())
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--json", metavar="FILE", help="write JSON there, '-' for standard output")
    options = parser.parse_args(arguments)
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        print(f"skipped, not there: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    results = importlib.import_module(f"benchmarks.quality.{options.capability}").score(options.paths)
    signature = f"recoupe {recoupe.__version__} | {options.capability} | data {corpus_hash(options.paths)}"
    if options.json:
        write_json(results, signature, options.json)
    if options.json != "-":
        print_table(results, signature)
    return 0


def capabilities() -> list[str]:
    """The names of all capabilities that can be measured."""
    modules = (m for m in pkgutil.iter_modules(package.__path__) if not m.ispkg)
    return sorted(m.name for m in modules if m.name not in _NOT_CAPABILITIES)


def corpus_hash(paths: list[Path]) -> str:
    """Eight hex digits that change when any byte of the set changes."""
    digest = hashlib.blake2b(digest_size=4)
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def write_json(results: list[SetScore], signature: str, target: str) -> None:
    rows = [{"signature": signature, "set": r.set, "scores": r.scores} for r in results]
    text = json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=2) + "\n"
    if target == "-":
        sys.stdout.write(text)
    else:
        Path(target).write_text(text, encoding="utf-8")


def print_table(results: list[SetScore], signature: str) -> None:
    print(signature)
    for result in results:
        print(f"\n{result.set}")
        for name, value in result.scores.items():
            print(f"  {name:<40} {value:.4f}")
        for note in result.notes:
            print(f"  · {note}")


if __name__ == "__main__":
    sys.exit(main())
