"""Who surnames, titles, epithets and pronouns stand for, on cases with marks: `[[She|Petra Lindqvist]] left`.

A row of the `.jsonl` has `text`, `phenomenon` and `origin`. Between the marks stand the words and the name
that they resolve to, empty where they must stay unresolved. Right is a mention at the words whose entity has
that name; for an empty one, no mention there that resolves to anybody named. `invented` is the share of all
answers that name somebody wrong.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.result import SetScore
from recoupe.annotate.names import find_names
from recoupe.annotate.syntax import parse
from recoupe.model import LocalEntity, Mention, Region, Report, Span

_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


@dataclass(frozen=True)
class Target:
    """Words in a text, and the name of whom they stand for ("" for nobody that is named)."""

    span: Span
    name: str


@dataclass(frozen=True)
class Case:
    """A text without its marks, and what they ask."""

    language: str
    phenomenon: str
    text: str
    targets: tuple[Target, ...]


def score(paths: list[Path]) -> list[SetScore]:
    """Scores by set: the share right of all, of those to resolve, of those to leave; the share invented."""
    return [_score_set(path) for path in paths]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; the folder that holds it names the language."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_case(path.parent.name, row["phenomenon"], row["text"]) for row in rows]


def _case(language: str, phenomenon: str, marked: str) -> Case:
    text, targets, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match.group(1)))
        targets.append(Target(span, match.group(2)))
        text += match.group(1)
        at = match.end()
    return Case(language, phenomenon, text + marked[at:], tuple(targets))


def answers(case: Case) -> list[tuple[Target, str, bool]]:
    """For each target the name it was given ("" for none), and whether that is right."""
    report = Report(id="case", text=case.text, language=case.language)
    region = Region(start=0, end=len(case.text), role="body", language=case.language)
    mentions, entities = find_names(report, parse(report, (region,)))
    return [_answer(case.text, target, mentions, entities) for target in case.targets]


def _answer(
    text: str, target: Target, mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[Target, str, bool]:
    at = [m for m in mentions if m.start < target.span.end and target.span.start < m.end]
    exact = [m for m in at if (m.start, m.end) == (target.span.start, target.span.end)]
    inner = [m for m in at if target.span.covers(Span(m.start, m.end)) and m.form != "name"]
    found = next((m for m in (*exact, *inner) if m.entity), None)
    if found is None and target.name:
        found = next((m for m in at if m.entity and m.form != "pronoun"), None)
    if found is None:
        return target, "", not target.name
    entity = next(e for e in entities if e.id == found.entity)
    own = [m for m in mentions if m.entity == entity.id and m.form == "name"]
    names = {entity.name, *(text[m.start : m.end] for m in own)} if own else {""}
    right = target.name in names
    return target, target.name if right else min(names), right


def _score_set(path: Path) -> SetScore:
    cases = read_cases(path)
    given = [(case, *answer) for case in cases for answer in answers(case)]
    positive = [right for _, target, _, right in given if target.name]
    negative = [right for _, target, _, right in given if not target.name]
    invented = [name for _, _, name, right in given if name and not right]
    scores = {
        "coreference_accuracy": sum(right for *_, right in given) / len(given),
        "resolved_right": sum(positive) / max(1, len(positive)),
        "left_unresolved": sum(negative) / max(1, len(negative)),
        "invented": len(invented) / len(given),
    }
    misses = Counter(case.phenomenon for case, _, _, right in given if not right)
    notes = [f"{len(cases)} cases, {len(given)} mentions; missed: {dict(misses.most_common())}"]
    return SetScore(f"{path.parent.name}/{path.name}", scores, notes)
