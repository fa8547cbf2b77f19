"""Reports of 400 words that are annotated in a second: `python -m benchmarks.speed.annotate PATH...`.

PATH is a folder of texts (`*.txt`) or a file of rows with a "text" (`.jsonl`); the first 80 are taken, and
told apart by language. The first reports of a language load its data and warm it up; the others are read
once each, in CPU time of the process on one core, so that no cache knows a text before it comes. Peers in
the same run: the bare pipeline on the same texts, and spaCy's blank tokeniser with its `sentencizer`.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy

from recoupe.annotate.report import annotate
from recoupe.errors import UnsupportedLanguage
from recoupe.languages import pipelines
from recoupe.languages.identify import identify
from recoupe.model import Report

WORDS = 400
"""The length of the report that speeds are given in."""

_MOST, _WARM, _FEWEST = 80, 3, 5


def main(paths: list[str]) -> None:
    print(
        platform.node(), platform.machine(), f"Python {platform.python_version()}, spaCy {spacy.__version__}"
    )
    print(f"reports of {WORDS} words a second on one core")
    print(
        f"{'set':<24}{'language':<10}{'reports':>8}{'words':>8}{'annotate':>10}{'pipeline':>10}"
        f"{'blank':>8}{'peak MB':>9}"
    )
    for path in map(Path, paths):
        if not path.exists():
            print(f"{path.name:<24}skipped, not there")
            continue
        for code, texts in sorted(by_language(texts_of(path)).items()):
            if len(texts) >= _FEWEST and code in pipelines.available():
                print(row(path.name, code, texts), flush=True)


def texts_of(path: Path) -> list[str]:
    """The texts of a folder or of a file of rows."""
    if path.is_dir():
        return [file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))[:_MOST]]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(_MOST), strict=False)]


def by_language(texts: Iterable[str]) -> dict[str, list[str]]:
    """The texts by the language that most of each is in."""
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(identify(text)[0], []).append(text)
    return found


def row(name: str, code: str, texts: list[str]) -> str:
    """One line of the table."""
    warm, measured = texts[:_WARM], texts[_WARM:]
    nlp = pipelines.load(code)
    blank = spacy.blank(code)
    blank.add_pipe("sentencizer")
    units = sum(len(text.split()) for text in measured) / WORDS
    speeds = []
    for work in (_annotated, lambda text: list(nlp.pipe([text])), lambda text: list(blank.pipe([text]))):
        seconds(work, warm)
        speeds.append(units / seconds(work, measured))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{name:<24}{code:<10}{len(measured):>8}{int(units * WORDS):>8}{speeds[0]:>10.1f}{speeds[1]:>10.1f}"
        f"{speeds[2]:>8.0f}{peak:>9.0f}"
    )


def _annotated(text: str) -> object:
    try:
        return annotate(Report(id="x", text=text))
    except UnsupportedLanguage:
        return None


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds to do the work once on each text."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
