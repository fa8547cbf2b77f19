"""`python -m benchmarks.speed.crosscheck FOLDER [N…]`: processor seconds and memory by number of reports.

FOLDER holds line-aligned documents (`<code>.txt`, `document_ids.txt`). A story of N reports is made of lines
of ten documents, each report some of them in one of five languages, so that every statement is told many
times. Annotating is not counted: it is linear, and measured by itself.
"""

import random
import resource
import sys
import time
from pathlib import Path

from benchmarks.quality.planting.documents import Document, documents
from benchmarks.quality.planting.faithful import made
from recoupe.align import align
from recoupe.annotate.report import annotate
from recoupe.compare import compare
from recoupe.model import AnnotatedReport, Options, Story
from recoupe.trace import trace

SIZES = (10, 50, 100, 500)
LANGUAGES = ("eng", "fra", "deu", "spa", "ita")
DOCUMENTS = 10
LINES = 20


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    found = documents(Path(arguments[0]))[:DOCUMENTS]
    sizes = [int(n) for n in arguments[1:]] or list(SIZES)
    reports = [report(found, number) for number in range(max(sizes))]
    print("reports   trace   align  compare   total  memory  points  findings")
    for size in sizes:
        print(row(reports[:size]), flush=True)
    return 0


def report(found: list[Document], number: int) -> AnnotatedReport:
    """The report of that number: some lines of all documents, most of them from two, in one language."""
    rng = random.Random(number)
    code = LANGUAGES[number % len(LANGUAGES)]
    favourites = rng.sample(found, 2)
    rows: list[tuple[int, str]] = []
    for _ in range(LINES):
        document = rng.choice(favourites if rng.random() < 0.7 else found)
        rows.append((0, rng.choice(document.lines[code])))
    return annotate(made(f"r{number:04d}", code, rows).report, Options())


def row(reports: list[AnnotatedReport]) -> str:
    """One line of the table."""
    story = Story(id="speed", reports=tuple(reports))
    start = time.process_time()
    traced = trace(story)
    after_trace = time.process_time()
    aligned = align(traced)
    after_align = time.process_time()
    comparison = compare(aligned)
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{len(reports):7d} {after_trace - start:7.2f} {after_align - after_trace:7.2f} "
        f"{end - after_align:8.2f} {end - start:7.2f} {memory:5.0f} MB {len(aligned.points):7d} "
        f"{len(comparison.findings):9d}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
