"""`python -m benchmarks.all DATA`: quality held to its floors, then every speed benchmark."""

import importlib
import pkgutil
import sys

from benchmarks import speed
from benchmarks.quality import check


def main(arguments: list[str]) -> int:
    failed = check.main(arguments[:1])
    for module in sorted(m.name for m in pkgutil.iter_modules(speed.__path__)):
        print(f"\nspeed: {module}")
        importlib.import_module(f"benchmarks.speed.{module}").main(arguments[:1])
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
