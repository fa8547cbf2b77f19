"""Time to find quotations in a report of growing length: `python -m benchmarks.speed.quotations`.

The report is made of one invented paragraph, repeated; time is CPU time of the process, of the quotation
stage alone and of the parse before it. A stage that takes linear time keeps the third column level.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import time

from recoupe.annotate.names import find_names
from recoupe.annotate.quotations import find_quotations
from recoupe.annotate.regions import find_regions
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.model import Report

PARAGRAPH = (
    "“We will rebuild the bridge before winter,” the governor, Anna Lindqvist, told reporters on Monday. "
    "According to the river authority, the flood was the worst in forty years. Residents said they had "
    "received no warning and called the response “a shambles”, a charge that the army rejected. "
)
LENGTHS = (1, 2, 4, 8, 16, 32, 64, 128)


def main() -> None:
    print(f"{'characters':>10}{'parse s':>10}{'quotations s':>14}{'µs/character':>14}{'quotations':>12}")
    for times in LENGTHS:
        print(row("\n".join([PARAGRAPH] * times)))
    print("one paragraph without a break, an opening mark every sentence and none that closes:")
    for times in LENGTHS:
        print(row("“We left. He said no. " * (10 * times)))


def row(text: str) -> str:
    """One line of the table."""
    report = Report(id="x", text=text, language="en")
    regions = find_regions(report)
    started = time.process_time()
    sentences = parse(report, regions)
    parsed = time.process_time()
    mentions, entities = find_names(report, sentences)
    found_times = find_times(report, sentences)
    before = time.process_time()
    found = find_quotations(report, regions, sentences, mentions, entities, found_times)
    seconds = time.process_time() - before
    each = 1e6 * seconds / len(text)
    return f"{len(text):>10}{parsed - started:>10.3f}{seconds:>14.4f}{each:>14.2f}{len(found):>12}"


if __name__ == "__main__":
    main()
