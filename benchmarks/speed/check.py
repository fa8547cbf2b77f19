"""The command line, start to end, in seconds of wall time: `python -m benchmarks.speed.check DATA`.

The peer in the same run is `python -c "import spacy, numpy"`: what any tool on it pays at once.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
RUNS = 5


def main(arguments: list[str]) -> None:
    reports = sorted(Path(arguments[0]).parent.joinpath("reports").glob("*.txt")) if arguments else []
    sets = {"samples": [ROOT / "samples"], "two real reports": reports}
    peer = fastest([sys.executable, "-c", "import spacy, numpy"])
    print(f"peer, importing spaCy and numpy: {peer:.2f} s")
    for name, paths in sets.items():
        if paths and all(path.exists() for path in paths):
            taken = fastest([sys.executable, "-m", "recoupe", "check", *map(str, paths)])
            print(f"{name}: {taken:.2f} s, {taken / peer:.1f} times the peer")
        else:
            print(f"{name}: skipped, not there")


def fastest(command: list[str]) -> float:
    """Seconds of the fastest of a few runs."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
