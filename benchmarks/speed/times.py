"""`python -m benchmarks.speed.times FILE…`: words a second of finding and reading time expressions.

FILE is JSON Lines with `text` and `language`, or plain text (English). The sentences are cut beforehand and
carry no parse: the parse is measured by itself.
"""

import json
import sys
import time
from pathlib import Path

from recoupe.annotate.syntax.parsing import parse_by
from recoupe.annotate.times import find_times
from recoupe.model import Region, Report, Sentence

RUNS = 3


def main(arguments: list[str]) -> None:
    for path in map(Path, arguments):
        if not path.exists():
            print(f"{path}: skipped, not there")
            continue
        reports = list(load(path))
        words = sum(len(report.text.split()) for report, _ in reports)
        seconds = min(once(reports) for _ in range(RUNS))
        print(f"{path.name}: {words} words, {words / seconds:.0f} words a second")


def once(reports: list[tuple[Report, tuple[Sentence, ...]]]) -> float:
    """Processor seconds of one run over all reports."""
    start = time.process_time()
    for report, sentences in reports:
        find_times(report, sentences)
    return time.process_time() - start


def load(path: Path) -> list[tuple[Report, tuple[Sentence, ...]]]:
    """The reports of a file with their sentences."""
    text = path.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else [{"text": text}]
    loaded = []
    for number, row in enumerate(rows):
        language = row.get("language", "fr" if "fr" in path.stem else "en")
        report = Report(id=str(number), text=row["text"], published=row.get("published", "2025-10-16"))
        region = Region(start=0, end=len(report.text), role="body", language=language)
        loaded.append((report, parse_by(report, (region,), lambda _: None)))
    return loaded


if __name__ == "__main__":
    main(sys.argv[1:])
