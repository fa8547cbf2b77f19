"""The agenda: what single reports say of events to come, as planned, possible, conditional or called off.

Takes JSON Lines `{text, language, published, agenda: [{factuality, value}]}`, or a folder of them. Each
report is read as a story of its own. An entry is right if factuality and day (or month, as the gold gives
it) are; `dated_*` asks for the day alone, so that the difference shows errors of factuality.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality.result import SetScore, f1
from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare.plans.agenda import build_agenda
from recoupe.model import Options, Report, Story
from recoupe.trace import trace

Entry = tuple[str, str]


def score(paths: list[Path]) -> list[SetScore]:
    """Precision, recall and F1 of the entries of each file."""
    return [_file(path) for path in _files(paths)]


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("agenda*.jsonl")) if path.is_dir() else [path]


def _file(path: Path) -> SetScore:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    said = [(row, [(e["factuality"], e["value"]) for e in row["agenda"]], entries(row)) for row in rows]
    scores: dict[str, float] = {}
    for name, same in (("", _same), ("dated_", _same_day)):
        hits = sum(_hits(gold, found, same) for _, gold, found in said)
        total, wanted = sum(len(f) for _, _, f in said), sum(len(g) for _, g, _ in said)
        precision, recall = hits / total if total else 1.0, hits / wanted if wanted else 1.0
        scores |= {f"{name}precision": precision, f"{name}recall": recall, f"{name}f1": f1(precision, recall)}
    empty = [found for _, gold, found in said if not gold]
    scores["empty_kept_empty"] = sum(not found for found in empty) / len(empty) if empty else 1.0
    wrong = [
        f"{row['id']}: {row['text'][:110]!r}: {gold} → {found}"
        for row, gold, found in said
        if len(gold) != len(found) or _hits(gold, found, _same) < len(gold)
    ]
    return SetScore("/".join(path.parts[-2:]), scores, [f"{len(rows)} reports", *wrong])


def entries(row: dict[str, Any]) -> list[Entry]:
    """The agenda of one report: factuality and TIMEX3 value of each entry."""
    report = Report(id="r", text=row["text"], language=row["language"], published=row.get("published", ""))
    story = Story(id="s", reports=(annotate(report, Options()),))
    return [(item.factuality, item.value) for item in build_agenda(align(trace(anchor(story))))]


def _hits(gold: list[Entry], found: list[Entry], same: Callable[[Entry, Entry], bool]) -> int:
    left = list(found)
    hits = 0
    for entry in gold:
        partner = next((other for other in left if same(entry, other)), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


def _same(gold: Entry, found: Entry) -> bool:
    return gold[0] == found[0] and _same_day(gold, found)


def _same_day(gold: Entry, found: Entry) -> bool:
    return found[1][: len(gold[1])] == gold[1]
