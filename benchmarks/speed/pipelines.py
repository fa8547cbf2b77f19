"""Words a second and memory of each pipeline on one core: `python -m benchmarks.speed.pipelines TEXT...`.

TEXT is a file named for its language (`eng.txt` or `en.txt`). Each is parsed once to warm up and three times
to measure, in CPU time of the process. The peer in the same run is spaCy's blank tokeniser with its
`sentencizer`, which gives words and sentence ends and nothing else.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platform
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from benchmarks.codes import LANGUAGES
from recoupe.annotate.syntax import parse
from recoupe.languages import pipelines
from recoupe.model import Region, Report

_RUNS = 3


def main(paths: list[str]) -> None:
    print(platform.node(), f"Python {platform.python_version()}, spaCy {spacy.__version__}")
    print(f"{'text':<12}{'load s':>8}{'words/s':>10}{'peer words/s':>14}{'peak MB':>9}")
    for path in map(Path, paths):
        code = LANGUAGES.get(path.stem, path.stem)
        if not path.is_file():
            print(f"{path.name:<12} skipped, not there")
        else:
            measure(path.name, path.read_text(encoding="utf-8"), code)


def measure(name: str, text: str, code: str) -> None:
    """One line of the table."""
    started = time.process_time()
    if code in pipelines.available():
        pipelines.load(code)
    loading = time.process_time() - started
    report = Report(id="x", text=text)
    regions = (Region(start=0, end=len(text), role="body", language=code),)
    words = sum(len(s.tokens) for s in parse(report, regions))
    peer = spacy.blank(code)
    peer.add_pipe("sentencizer")
    lines = [line for line in text.splitlines() if line.strip()]
    taken = fastest(lambda: parse(report, regions))
    peer_taken = fastest(lambda: list(peer.pipe(lines)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<12}{loading:>8.2f}{words / taken:>10.0f}{words / peer_taken:>14.0f}{peak:>9.0f}")


def fastest(work: Callable[[], object]) -> float:
    """CPU seconds of the fastest of a few runs."""
    seconds = []
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
