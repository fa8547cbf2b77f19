"""`python -m benchmarks.speed.crosscheck FOLDER [N…] [--svg FILE]`: seconds and memory by number of reports.

FOLDER holds line-aligned documents (`<code>.txt`, `document_ids.txt`). A story of N reports is made of lines
of ten documents, each report some of them in one of five languages, so that every statement is told many
times. Annotating is not counted: it is linear, and measured by itself. Memory is the most that the process
has held so far, annotating and models among it. `--svg` draws the seconds as a curve.
"""

import argparse
import random
import resource
import sys
import time
from pathlib import Path

from benchmarks.quality.planting.documents import Document, documents
from benchmarks.quality.planting.faithful import made
from benchmarks.speed.crosscheck_curve import Cost, drawn
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
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.crosscheck", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args(arguments)
    found = documents(given.folder)[:DOCUMENTS]
    reports: list[AnnotatedReport] = []
    costs: list[Cost] = []
    print("reports   trace   align  compare   total    wall  memory  points  findings")
    for size in sorted(given.sizes):
        reports += [report(found, number) for number in range(len(reports), size)]
        costs.append(cost(reports))
        print(costs[-1].row(), flush=True)
    if given.svg:
        given.svg.write_text(drawn(costs), encoding="utf-8")
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


def cost(reports: list[AnnotatedReport]) -> Cost:
    """What tracing, aligning and comparing a story of these reports costs."""
    story = Story(id="speed", reports=tuple(reports))
    clock, start = time.perf_counter(), time.process_time()
    traced = trace(story)
    after_trace = time.process_time()
    aligned = align(traced)
    after_align = time.process_time()
    comparison = compare(aligned)
    end = time.process_time()
    return Cost(
        reports=len(reports),
        trace=after_trace - start,
        align=after_align - after_trace,
        compare=end - after_align,
        wall=time.perf_counter() - clock,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        points=len(aligned.points),
        findings=len(comparison.findings),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
