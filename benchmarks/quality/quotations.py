"""Quotations against gold rows `{id, text, attributions: [{source, cue, content}]}`, each a list of spans.

Found and gold contents are paired one to one, best overlap first, where the intersection over union of their
characters reaches 0.5 (`_80`: 0.8, `_exact`: 1). `_marked` keeps contents that hold a quotation mark, on
either side of the pairing; `_all` keeps everything. A source is right where it overlaps the gold source,
given a match; a gold quotation without source wants none. Marks around direct speech belong to the content
in such gold, so they are counted with the found content here.

Where the gold also counts thoughts, wishes and stances ("believes", "supports") as attributions, the plain
scores measure what a dossier shows, words said and acts of saying, against all of the gold; those that end
in `_wide` measure the annotator with thoughts and stances switched on. `thought_share` is the share of the
gold that is found only then, so that it stands apart. RECOUPE_PIPELINES (`en=FOLDER`) names another pipeline.
Own cases (rows with a `marked` field, see tests/annotate/quotation_cases.py) are scored in the same way.
"""

import json
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.result import SetScore, f1
from recoupe.annotate.names import find_names
from recoupe.annotate.quotations import find_quotations
from recoupe.annotate.regions import find_regions
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.model import (
    LocalEntity,
    Mention,
    Options,
    Quotation,
    Region,
    Report,
    Sentence,
    TimeExpression,
)
from tests.annotate.quotation_cases import decode

MARKS = frozenset('«»“”„‟‹›"″「」')
_AROUND = MARKS | frozenset("‘’'‚")
LEVELS = {"": 0.5, "_80": 0.8, "_exact": 1.0}

Spans = tuple[tuple[int, int], ...]
Gold = dict[str, Iterable[Iterable[int]]]


@dataclass(frozen=True)
class Attribution:
    """Content, source and cue as character spans."""

    content: Spans
    source: Spans
    cue: Spans
    marked: bool


@dataclass(frozen=True)
class Row:
    """A text with its gold; `phenomenon` for own cases only."""

    text: str
    attributions: list[Gold]
    published: str = ""
    language: str = ""
    phenomenon: str = ""


class Prepared(NamedTuple):
    """What the chain of annotation gives before quotations."""

    report: Report
    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]
    times: tuple[TimeExpression, ...]


@dataclass
class Count:
    """What a pairing counted: pairs, found, gold, and pairs whose source is right."""

    pairs: int = 0
    found: int = 0
    gold: int = 0
    sources: int = 0

    def scores(self, level: str, kind: str) -> dict[str, float]:
        """Precision, recall and F1 of content, source accuracy, and F1 of both together, by name."""
        precision = self.pairs / self.found if self.found else 0.0
        recall = self.pairs / self.gold if self.gold else 0.0
        both = f1(
            self.sources / self.found if self.found else 0.0, self.sources / self.gold if self.gold else 0.0
        )
        return {
            f"content_precision{level}_{kind}": precision,
            f"content_recall{level}_{kind}": recall,
            f"content_f1{level}_{kind}": f1(precision, recall),
            f"source_accuracy{level}_{kind}": self.sources / self.pairs if self.pairs else 0.0,
            f"content_source_f1{level}_{kind}": both,
        }


def score(paths: list[Path]) -> list[SetScore]:
    return [score_set(path) for path in paths]


def score_set(path: Path) -> SetScore:
    """The scores on one file of rows, as shipped and with thoughts and stances switched on."""
    rows = [read_row(line, path) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold = [gold_of(row) for row in rows]
    started = time.perf_counter()
    prepared = [prepare(row) for row in rows]
    narrow = [found_in(one, wide=False) for one in prepared]
    seconds = time.perf_counter() - started
    wide = [found_in(one, wide=True) for one in prepared]
    scores = compare(gold, narrow, "")
    scores |= compare(gold, wide, "_wide")
    scores["reports_per_second"] = len(rows) / seconds if seconds else 0.0
    scores["thought_share"] = share_beyond(gold, narrow, wide)
    marked = sum(a.marked for some in gold for a in some)
    notes = [
        f"{len(rows)} texts, {sum(map(len, gold))} attributions, {marked} with marks; "
        f"{scores['thought_share']:.1%} are thoughts and stances, found only when these are asked for"
    ]
    return SetScore(set=set_name(path), scores=scores, notes=notes + by_phenomenon(rows, gold, narrow))


def set_name(path: Path) -> str:
    """The file's name; for own cases, which share one name, the language before it."""
    return f"{path.parent.name}/{path.stem}" if path.parent.parent.name == "cases" else path.stem


def read_row(line: str, path: Path) -> Row:
    """A row of gold; an own case, marked up inside its text, becomes one."""
    row = json.loads(line)
    if "marked" not in row:
        return Row(text=row["text"], published=row.get("published", ""), attributions=row["attributions"])
    text, gold = decode(row["marked"])
    attributions = [{"content": g.content, "source": g.source, "cue": g.cue} for g in gold]
    return Row(text=text, attributions=attributions, language=path.parent.name, phenomenon=row["phenomenon"])


def by_phenomenon(
    rows: list[Row], gold: list[list[Attribution]], found: list[list[Attribution]]
) -> list[str]:
    """Precision and recall at an overlap of 0.8, and right sources, for each phenomenon of own cases."""
    counts: dict[str, Count] = {}
    for row, g, f in zip(rows, gold, found, strict=True):
        if row.phenomenon:
            _count(counts.setdefault(row.phenomenon, Count()), g, f, LEVELS["_80"])
    notes = []
    for name, count in sorted(counts.items()):
        precision = f"{count.pairs / count.found:.2f}" if count.found else "-"
        recall = f"{count.pairs / count.gold:.2f}" if count.gold else "-"
        notes.append(
            f"{name}: precision {precision}, recall {recall}, sources {count.sources}/{count.pairs}, "
            f"wanted {count.gold}, found {count.found}"
        )
    return notes


def gold_of(row: Row) -> list[Attribution]:
    """The gold attributions of a row, with marks around direct speech as part of the content."""
    text = row.text
    return [
        _attribution(text, with_marks(text, a["content"]), spans(a["source"]), spans(a["cue"]))
        for a in row.attributions
        if a["content"]
    ]


def spans(pairs: Iterable[Iterable[int]]) -> Spans:
    return tuple((start, end) for start, end in map(tuple, pairs))


def _attribution(text: str, content: Spans, source: Spans, cue: Spans) -> Attribution:
    marked = any(c in MARKS for start, end in content for c in text[start:end])
    return Attribution(content=content, source=source, cue=cue, marked=marked)


def prepare(row: Row) -> Prepared:
    """All that comes before quotations in the chain of annotation."""
    report = Report(id="x", text=row.text, published=row.published, language=row.language)
    regions = find_regions(report)
    if row.phenomenon:
        regions = (Region(start=0, end=len(row.text), role="body", language=row.language),)
    sentences = parse(report, regions, Options(pipelines=pipelines()))
    mentions, entities = find_names(report, sentences)
    return Prepared(report, regions, sentences, mentions, entities, find_times(report, sentences))


def pipelines() -> dict[str, str]:
    """The pipelines to measure with, by language, where others than those that ship are named."""
    pairs = os.environ.get("RECOUPE_PIPELINES", "").split(",")
    return dict(pair.split("=", 1) for pair in pairs if pair)


def found_in(one: Prepared, *, wide: bool) -> list[Attribution]:
    """What is found in a text, as shipped or with thoughts and acts switched on."""
    found = find_quotations(
        one.report, one.regions, one.sentences, one.mentions, one.entities, one.times, wide=wide
    )
    return [as_gold(one.report.text, q) for q in found]


def as_gold(text: str, quotation: Quotation) -> Attribution:
    """A quotation in the terms of the gold: marks around direct speech are part of the content."""
    content = with_marks(text, [(s.start, s.end) for s in quotation.content])
    source = tuple((s.start, s.end) for source in quotation.sources for s in source.spans)
    return _attribution(text, content, source, tuple((s.start, s.end) for s in quotation.cue))


def with_marks(text: str, content: Iterable[Iterable[int]]) -> Spans:
    """The spans with the marks straight around them."""
    return tuple(_with_marks(text, start, end) for start, end in spans(content))


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    before = start - 1
    while before > 0 and text[before].isspace():
        before -= 1
    after = end
    while after < len(text) and (text[after].isspace() or text[after] == ",") and after < end + 2:
        after += 1
    opened = before >= 0 and text[before] in _AROUND
    if opened and after < len(text) and text[after] in _AROUND:
        return before, after + 1
    return (before, end) if opened and before == start - 1 else (start, end)


def compare(gold: list[list[Attribution]], found: list[list[Attribution]], suffix: str) -> dict[str, float]:
    """All scores of one run by name."""
    scores: dict[str, float] = {}
    for kind in ("marked", "all"):
        for level, least in LEVELS.items():
            count = Count()
            for g, f in zip(gold, found, strict=True):
                _count(count, _kept(g, kind), _kept(f, kind), least)
            scores |= {name + suffix: value for name, value in count.scores(level, kind).items()}
    scores["cue_f1" + suffix] = cue_f1(gold, found)
    return scores


def _kept(attributions: list[Attribution], kind: str) -> list[Attribution]:
    return [a for a in attributions if a.marked or kind == "all"]


def _count(count: Count, gold: list[Attribution], found: list[Attribution], least: float) -> None:
    count.gold += len(gold)
    count.found += len(found)
    for g, f in pairs([a.content for a in gold], [a.content for a in found], least):
        count.pairs += 1
        count.sources += source_right(gold[g].source, found[f].source)


def source_right(gold: Spans, found: Spans) -> bool:
    return _shared(gold, found) > 0 if gold else not found


def pairs(gold: list[Spans], found: list[Spans], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of gold and found, one to one, the best overlap first."""
    options = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            overlap = iou(one, other)
            if overlap >= least:
                options.append((-overlap, g, f))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, g, f in sorted(options):
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            yield g, f


def iou(one: Spans, other: Spans) -> float:
    """Intersection over union of the characters of two lists of spans.

    >>> iou(((0, 4),), ((2, 6),))
    0.3333333333333333
    """
    shared = _shared(one, other)
    if not shared:
        return 0.0
    return shared / (_length(one) + _length(other) - shared)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _length(some: Spans) -> int:
    return sum(end - start for start, end in some)


def cue_f1(gold: list[list[Attribution]], found: list[list[Attribution]]) -> float:
    """F1 of cues, paired one to one at an overlap of half or more; several quotations may share a cue."""
    count = Count()
    for g, f in zip(gold, found, strict=True):
        one, other = _cues(g), _cues(f)
        count.gold += len(one)
        count.found += len(other)
        count.pairs += sum(1 for _ in pairs(one, other, 0.5))
    return count.scores("", "cue")["content_f1_cue"]


def _cues(attributions: list[Attribution]) -> list[Spans]:
    return [cue for cue, _ in groupby(sorted(a.cue for a in attributions if a.cue))]


def share_beyond(
    gold: list[list[Attribution]], narrow: list[list[Attribution]], wide: list[list[Attribution]]
) -> float:
    """The share of the gold that is found only with thoughts, wishes and acts switched on."""
    total = sum(map(len, gold))
    extra = 0
    for g, n, w in zip(gold, narrow, wide, strict=True):
        plain = {index for index, _ in pairs([a.content for a in g], [a.content for a in n], 0.5)}
        broad = {index for index, _ in pairs([a.content for a in g], [a.content for a in w], 0.5)}
        extra += len(broad - plain)
    return extra / total if total else 0.0
