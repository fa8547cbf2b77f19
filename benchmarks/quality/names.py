"""Names: exact spans and types against gold, on WiNER rows, the entity layer of a CoNLL-U file, SmartData.

A `.jsonl` holds `{id, text, entities: [[start, end, type]]}`; a `.conllu` file GUM's entities, one text a
document; SmartData's JSON may be packed. Persons,
organisations and places count; where gold names nest, the outermost counts. Honorifics are no part of a gold
name, so they are taken off what is found. RECOUPE_PIPELINES (`fr=FOLDER`) names another pipeline to measure.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.quality.result import SetScore, f1
from recoupe.annotate.names import find_names
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.regions import find_regions
from recoupe.annotate.syntax import parse
from recoupe.languages import profile
from recoupe.model import Options, Region, Report, Sentence

TYPES = {
    "Person": "PERSON",
    "Location": "LOC",
    "Organization": "ORG",
    "PERSON": "PERSON",
    "LOC": "LOC",
    "ORG": "ORG",
}

Spans = set[tuple[int, int, str]]


@dataclass(frozen=True)
class Row:
    """A text in one language with its gold names."""

    id: str
    language: str
    text: str
    gold: Spans


def score(paths: list[Path]) -> list[SetScore]:
    """Scores by set: names (typed exact) precision, recall and F1, F1 by type, F1 of spans alone."""
    return [_score_set(path.name, list(read_rows(path))) for path in paths]


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a set, with gold names of the three types, outermost only."""
    if path.suffix == ".conllu":
        yield from _conllu_rows(path)
        return
    if path.name.startswith("smartdata"):
        yield from _smartdata_rows(path)
        return
    code = next((part for part in path.stem.replace("-", "_").split("_") if profile(part).has("names")), "fr")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [
                (start, end, kind) for start, end, kind in row["entities"] if kind not in {"Date", "Hour"}
            ]
            yield Row(str(row["id"]), code, row["text"], outermost(spans))


def outermost(spans: list[tuple[int, int, str]]) -> Spans:
    """The spans that lie in no longer one, those of the three types with recoupe's names for them.

    >>> sorted(outermost([(0, 9, "Organization"), (4, 9, "Location")]))
    [(0, 9, 'ORG')]
    """
    kept: Spans = set()
    furthest = -1
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > furthest:
            furthest = end
            if kind in TYPES:
                kept.add((start, end, TYPES[kind]))
    return kept


def _conllu_rows(path: Path) -> Iterator[Row]:
    """One row a document, so that what a report tells of a name in another sentence counts."""
    from training.pipelines.conllu import read
    from training.pipelines.names import gum_names

    code = path.name.split("_")[0]
    sentences = read(path, keep_contractions=True)
    pairs = list(zip(sentences, gum_names(sentences), strict=True))
    for document, group in groupby(pairs, key=lambda pair: pair[0].document):
        text, spans = "", list[tuple[int, int, str]]()
        for sentence, names in group:
            text = f"{text.rstrip()}\n\n" if sentence.new and text else text
            starts, ends = [], []
            for word in sentence.words:
                starts.append(len(text))
                text += word.text
                ends.append(len(text))
                text += " " if word.space else ""
            spans += [(starts[s], ends[e - 1], kind) for s, e, kind in names]
        yield Row(document, code, text.rstrip(), outermost(spans))


def _smartdata_rows(path: Path) -> Iterator[Row]:
    from training.pipelines.names import read_named_texts

    for number, text in enumerate(read_named_texts(path)):
        yield Row(str(number), "de", text.text, outermost(list(text.names)))


def parsed(row: Row, pipelines: dict[str, str]) -> tuple[Report, tuple[Sentence, ...]]:
    """A row's text, the whole of it taken as an article's, and its sentences."""
    report = Report(id=row.id or "row", text=row.text, language=row.language)
    regions = tuple(
        Region(
            start=r.start,
            end=r.end,
            role="headline" if r.role == "headline" else "body",
            language=row.language,
        )
        for r in find_regions(report)
    )
    return report, parse(report, regions, Options(pipelines=pipelines))


def find(row: Row) -> Spans:
    """The names that recoupe finds in a row's text."""
    mentions, _ = find_names(*parsed(row, _pipelines()))
    honorifics = lexicon(row.language).honorifics
    found: Spans = set()
    for mention in mentions:
        if mention.form == "name" and mention.type != "MISC":
            first, _, rest = row.text[mention.start : mention.end].partition(" ")
            start = (
                mention.end - len(rest.lstrip()) if rest and first.lower() in honorifics else mention.start
            )
            found.add((start, mention.end, mention.type))
    return found


def _pipelines() -> dict[str, str]:
    pairs = os.environ.get("RECOUPE_PIPELINES", "").split(",")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def _score_set(name: str, rows: list[Row]) -> SetScore:
    started = time.perf_counter()
    found = [find(row) for row in rows]
    took = time.perf_counter() - started
    gold = [row.gold for row in rows]
    precision, recall, total = measure(found, gold)
    scores = {"precision": precision, "recall": recall, "f1": total}
    scores |= {f"names_{key}": value for key, value in scores.items()}  # as `pipelines` calls them
    for kind in ("PERSON", "ORG", "LOC"):
        only = measure([_of(s, kind) for s in found], [_of(s, kind) for s in gold])
        scores[f"f1_{kind.lower()}"] = only[2]
    scores["f1_untyped"] = measure([_bare(s) for s in found], [_bare(s) for s in gold])[2]
    speed = len(rows) / max(took, 1e-9)
    notes = [f"{len(rows)} texts, {sum(map(len, gold))} gold names, {speed:.1f} texts a second"]
    return SetScore(name, scores, notes)


def _of(spans: Spans, kind: str) -> Spans:
    return {span for span in spans if span[2] == kind}


def _bare(spans: Spans) -> Spans:
    return {(start, end, "") for start, end, _ in spans}


def measure(found: list[Spans], gold: list[Spans]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all texts together.

    >>> measure([{(0, 4, "LOC")}], [{(0, 4, "LOC"), (9, 12, "ORG")}])
    (1.0, 0.5, 0.6666666666666666)
    """
    right = sum(len(f & g) for f, g in zip(found, gold, strict=True))
    precision = right / max(1, sum(map(len, found)))
    recall = right / max(1, sum(map(len, gold)))
    return precision, recall, f1(precision, recall)
