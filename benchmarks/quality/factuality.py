"""Factuality of events: the share of triggers whose status is right, with the confusion table.

Takes JSON Lines `{text, trigger, factuality, phenomenon}`, a file or a folder of them; `trigger` is the word
itself or `{start, end}`; `language` and `published` may be given. Each text is parsed and its times found as
in a report of one paragraph.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality.result import SetScore
from recoupe.annotate.events import View, judge
from recoupe.annotate.events.circumstances import Setting, time_of
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.languages.identify import identify
from recoupe.model import Options, Region, Report

LABELS = ("happened", "planned", "possible", "conditional", "denied", "cancelled")


def score(paths: list[Path]) -> list[SetScore]:
    """Accuracy for each file, and a table of what was said for what."""
    return [_file(path) for path in _files(paths)]


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("factuality*.jsonl")) if path.is_dir() else [path]


def _file(path: Path) -> SetScore:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    said = [(row["factuality"], status(row), row) for row in rows]
    right = sum(gold == found for gold, found, _ in said)
    scores = {"accuracy": right / len(said) if said else 0.0}
    for label in LABELS:
        mine = [gold == found for gold, found, _ in said if gold == label]
        if mine:
            scores[f"recall_{label}"] = sum(mine) / len(mine)
    return SetScore(
        "/".join(path.parts[-2:]), scores, [f"{len(said)} cases", *_confusion(said), *_wrong(said)]
    )


def status(row: dict[str, Any]) -> str:
    """The factuality that recoupe gives to the trigger of a case."""
    text = row["text"]
    language = row.get("language") or _language(text)
    report = Report(id="case", text=text, language=language, published=row.get("published", ""))
    region = Region(start=0, end=len(text), role="body", language=language)
    start, end = _trigger(row)
    for sentence in parse(report, (region,), Options()):
        if sentence.start <= start < sentence.end:
            times = find_times(report, (sentence,))
            view = View(text, sentence)
            token = view.token_at(start, end)
            if token is not None:
                setting = Setting(report, (), (), times, ())
                return judge(view, token, when=setting.when(time_of(view, token, setting))).status
    return "none"


def _language(text: str) -> str:
    return identify(text, ("en", "fr"))[0]


def _trigger(row: dict[str, Any]) -> tuple[int, int]:
    trigger = row["trigger"]
    if isinstance(trigger, dict):
        return trigger["start"], trigger["end"]
    if isinstance(trigger, list):
        return trigger[0], trigger[1]
    start = row.get("start", row["text"].find(trigger))
    return start, start + len(trigger)


def _confusion(said: list[tuple[str, str, dict[str, Any]]]) -> list[str]:
    counts = Counter((gold, found) for gold, found, _ in said)
    columns = [*LABELS, "none"]
    lines = ["gold \\ found  " + " ".join(f"{label[:9]:>9}" for label in columns)]
    for gold in LABELS:
        lines.append(f"{gold:<13} " + " ".join(f"{counts[gold, found]:>9}" for found in columns))
    return lines


def _wrong(said: list[tuple[str, str, dict[str, Any]]]) -> list[str]:
    """The cases that are wrong, for reading."""
    return [
        f"{row.get('id', '')} [{row.get('phenomenon', '')}] {gold} → {found}: " + _bracketed(row)
        for gold, found, row in said
        if gold != found
    ]


def _bracketed(row: dict[str, Any]) -> str:
    start, end = _trigger(row)
    text: str = row["text"]
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"
