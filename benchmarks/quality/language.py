"""Language identification on sentences and on their first four words.

PATH is a folder of line-aligned texts, one file a language: `eng.txt` or `devtest.eng`.
"""

import time
from pathlib import Path

from benchmarks.quality.grouping import LANGUAGES
from benchmarks.quality.result import SetScore
from recoupe.languages.identify import identify


def score(paths: list[Path]) -> list[SetScore]:
    return [_score(path) for path in paths]


def _score(folder: Path) -> SetScore:
    identify("Load the model before the clock starts.")
    scores: dict[str, float] = {}
    started, seen = time.perf_counter(), 0
    for kind, cut in (("sentence", None), ("4_words", 4)):
        right = total = 0
        for name, code in LANGUAGES.items():
            lines = [" ".join(line.split()[:cut]) for line in _lines(folder, name)]
            if lines:
                hits = sum(identify(line)[0] == code for line in lines)
                scores[f"accuracy_{kind}_{name}"] = hits / len(lines)
                right, total = right + hits, total + len(lines)
        scores[f"accuracy_{kind}"] = right / total if total else 0.0
        seen += total
    rate = seen / (time.perf_counter() - started)
    return SetScore(folder.name, scores, [f"{seen} texts, {rate:,.0f} a second"])


def _lines(folder: Path, name: str) -> list[str]:
    for path in (folder / f"{name}.txt", folder / f"devtest.{name}", folder / f"dev.{name}"):
        if path.exists():
            return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return []
