"""`python -m benchmarks.all DATA`: quality held to its floors, then every speed benchmark."""

import subprocess
import sys
from pathlib import Path

from benchmarks.quality import check

SPEED: dict[str, tuple[str, ...]] = {
    "annotate": ("ner/winer_fr-2017.jsonl", "quotations/polnear-train.jsonl"),
    "check": ("",),
    "crosscheck": ("parallel/ntrex-open",),
    "encoder": ("parallel/ntrex-open",),
    "pipelines": ("parallel/ntrex-open/eng.txt", "parallel/ntrex-open/fra.txt"),
    "quotations": (),
    "times": ("ner/winer_fr-2017.jsonl",),
}
"""What each speed benchmark is run on, below DATA."""


def main(arguments: list[str]) -> int:
    data = Path(arguments[0])
    failed = check.main(arguments)
    for name, parts in SPEED.items():
        paths = [data / part for part in parts]
        if not all(path.exists() for path in paths):
            print(f"\nspeed {name}: skipped, not there: {', '.join(map(str, paths))}")
            continue
        print(f"\nspeed {name}", flush=True)
        # Each in a process of its own: memory and warm caches of one must not count for the next.
        command = [sys.executable, "-m", f"benchmarks.speed.{name}", *map(str, paths)]
        failed += subprocess.run(command, check=False).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
