"""The cross-check against planted truth: alignment, false alarms, planted differences, derived reports.

Paths are folders of line-aligned documents (`<code>.txt` and `document_ids.txt`), and JSON Lines of
independent reports of the same stories (`id`, `story`, `title`, `text`), which no one should call copies.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.quality.planting.documents import Document, documents
from benchmarks.quality.planting.faithful import Made, faithful, mixed, shortened, whole
from benchmarks.quality.planting.plant import ASPECTS, KINDS, Planted, plant
from benchmarks.quality.result import SetScore, f1
from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare import compare
from recoupe.model import AlignedStory, AnnotatedReport, Finding, Options, Report, Story
from recoupe.trace import trace
from recoupe.trace.overlap import shingles

ALIGNED = (("eng", "fra"), ("eng", "deu"), ("eng", "spa"), ("fra", "deu"))
COMPARED = (*ALIGNED, ("eng", "eng"))
RUN = 10
"""The words in a run by which two reports of a set of independent reports are taken for copies after all."""

SAID = frozenset({"difference", "update"})


def score(paths: list[Path]) -> list[SetScore]:
    """The scores of each set, of the half that set weights and thresholds and of the other half.

    Sets without document ids have set weights and thresholds as a whole.
    """
    folders = [p for p in paths if p.is_dir()]
    stories = [p for p in paths if p.is_file()]
    results: list[SetScore] = []
    for folder in folders:
        found = documents(folder)
        name = folder.name
        if not folder.joinpath("document_ids.txt").is_file():
            results.append(_measure(f"{name}, lines in a row", found, stories[:0]))
            continue
        results.append(_measure(f"{name}, tuning half", [d for d in found if d.tuning], stories[:0]))
        results.append(_measure(f"{name}, held-out half", [d for d in found if not d.tuning], stories))
    return results


def _measure(name: str, found: Sequence[Document], stories: Sequence[Path]) -> SetScore:
    scores: dict[str, float] = {}
    notes = [f"{len(found)} documents"]
    for first, second in ALIGNED:
        if both := [d for d in found if {first, second} <= set(d.lines)]:
            scores |= alignment(both, first, second)
    for first, second in COMPARED:
        if both := [d for d in found if {first, second} <= set(d.lines)]:
            scores |= false_alarms(both, first, second, notes)
            scores |= planted(both, first, second, notes)
    scores |= derived(found, stories, notes)
    return SetScore(set=name, scores=scores, notes=notes)


class Annotator:
    """Annotates each text once."""

    def __init__(self) -> None:
        self._known: dict[str, AnnotatedReport] = {}

    def __call__(self, report: Report) -> AnnotatedReport:
        """The report annotated."""
        key = f"{report.id}\0{report.text}"
        if key not in self._known:
            self._known[key] = annotate(report, Options())
        return self._known[key]


annotated = Annotator()


def aligned(*reports: Report) -> AlignedStory:
    """The reports as one story, traced and aligned."""
    story = Story(id="benchmark", reports=tuple(sorted(map(annotated, reports), key=lambda r: r.report.id)))
    return align(trace(anchor(story)))


def alignment(found: Sequence[Document], first: str, second: str) -> dict[str, float]:
    """Precision and recall of aligned statements, gold being the line numbers."""
    right = given = covered = gold = 0
    for document in found:
        a, b = mixed(document, first, found), mixed(document, second, found)
        pairs = list(_pairs(aligned(a.report, b.report), a, b))
        good = [x & y - {-1} for x, y in pairs if x & y - {-1}]
        right += len(good)
        given += len(pairs)
        both = {n for *_, n in a.places} & {n for *_, n in b.places} - {-1}
        covered += len(both & frozenset().union(*good))
        gold += len(both)
    precision, recall = right / max(given, 1), covered / max(gold, 1)
    name = f"{first}-{second}"
    return {
        f"alignment_precision_{name}": precision,
        f"alignment_recall_{name}": recall,
        f"alignment_f1_{name}": f1(precision, recall),
    }


def _pairs(story: AlignedStory, a: Made, b: Made) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """The lines of each two statements, of either report, that stand in one point."""
    for point in story.points:
        sides: dict[str, list[frozenset[int]]] = defaultdict(list)
        for statement in point.statements if point.kind == "statement" else ():
            made = a if statement.report == a.report.id else b
            lines = [made.lines(e.start, e.end) for e in statement.evidence]
            sides[statement.report].append(frozenset().union(*lines))
        for x in sides[a.report.id]:
            for y in sides[b.report.id]:
                yield x, y


def false_alarms(found: Sequence[Document], first: str, second: str, notes: list[str]) -> dict[str, float]:
    """Differences reported between documents and their faithful versions, per pair of documents."""
    kinds: Counter[str] = Counter()
    for document in found:
        a, b = whole(document, first), faithful(document, second)
        for finding in differences(a.report, b.report):
            kinds[finding.aspect] += 1
    notes.append(f"false alarms {first}-{second}: {_counts(kinds)}")
    return {f"false_alarms_per_pair_{first}-{second}": kinds.total() / max(len(found), 1)}


def differences(*reports: Report) -> list[Finding]:
    """The differences and updates that comparing the reports shows."""
    return [f for f in compare(aligned(*reports)).findings if f.kind in SAID]


def planted(found: Sequence[Document], first: str, second: str, notes: list[str]) -> dict[str, float]:
    """Recall of planted changes by kind, and the precision of what is reported on those pairs: every finding
    beside the planted one counted, and each one of a document counted once.

    What is wrong between a document and its faithful version is so again with every change planted in it.
    """
    name = f"{first}-{second}"
    hits: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    wrong: Counter[tuple[str, ...]] = Counter()
    for document in found:
        for kind in KINDS:
            change = plant(document, kind, first, second)
            if change is not None:
                tried[kind] += 1
                hit, beside = check(change, first, second)
                hits[kind] += hit
                wrong.update((document.id, f.aspect, *marked(f)) for f in beside)
    every, once, total = wrong.total(), len(wrong), hits.total()
    planted_here = ", ".join(f"{k} {hits[k]}/{tried[k]}" for k in KINDS)
    notes.append(f"planted {name}: {planted_here}; {every} beside, {once} different ones")
    scores = {f"planted_recall_{k}_{name}": hits[k] / tried[k] for k in KINDS if tried[k]}
    return scores | {
        f"planted_precision_{name}": total / (total + every) if total + every else 1.0,
        f"planted_precision_once_{name}": total / (total + once) if total + once else 1.0,
    }


def marked(finding: Finding) -> list[str]:
    """The words that a finding marks, on all sides."""
    return sorted({mark.text for side in finding.sides for mark in side.marks})


def check(change: Planted, first: str, second: str) -> tuple[bool, list[Finding]]:
    """Whether the planted change was found, and which other differences were reported."""
    new = (change.line, change.text)
    a = whole(change.document, first)
    b = faithful(change.document, second, keep=change.line, changed=new)
    hit, wrong = False, []
    for finding in differences(a.report, b.report):
        if touches(finding, change, b):
            hit = hit or finding.aspect in ASPECTS[change.kind]
        else:
            wrong.append(finding)
    return hit, wrong


def touches(finding: Finding, change: Planted, made: Made) -> bool:
    """Whether a finding is about the changed line: under an aspect of its kind, or with its words marked."""
    lines = frozenset().union(
        *(made.lines(e.start, e.end) for e in finding.evidence if e.report == made.report.id)
    )
    if change.line not in lines:
        return False
    if finding.aspect in ASPECTS[change.kind]:
        return True
    start = next(low for low, _, n in made.places if n == change.line)
    low, high = start + change.start, start + max(change.end, change.start + 1)
    marks = (m for s in finding.sides for m in s.marks if m.report == made.report.id)
    return any(m.start < high and low < m.end for m in marks)


def derived(found: Sequence[Document], stories: Sequence[Path], notes: list[str]) -> dict[str, float]:
    """Whether versions of one document are one origin, and independent reports are not."""
    hits = tried = 0
    missed: Counter[str] = Counter()
    for document in found:
        base = whole(document, "eng")
        versions = [
            ("translation", faithful(document, c)) for c in ("fra", "deu", "spa") if c in document.lines
        ]
        versions += [("edited copy", _edited(document)), ("shortened", shortened(document, "eng"))]
        for kind, version in versions:
            tried += 1
            if one_origin(base.report, version.report):
                hits += 1
            else:
                missed[kind] += 1
    wrong, pairs = _same_outlet(found)
    notes.append(
        f"derived: {hits}/{tried} found, missed {_counts(missed)}; same outlet {wrong}/{pairs} wrong"
    )
    scores: dict[str, float] = {}
    for path in stories:
        joined, count, joined_apart, apart = independent(path)
        notes.append(
            f"{path.stem}: {joined} of {count} same-story pairs in one origin; "
            f"{joined_apart} of the {apart} that share no run of {RUN} words"
        )
        scores["derived_joined_rate_same_story"] = joined / max(count, 1)
        scores["derived_false_rate_same_story"] = joined_apart / max(apart, 1)
        wrong += joined_apart
    precision, recall = hits / max(hits + wrong, 1), hits / max(tried, 1)
    return scores | {
        "derived_precision": precision,
        "derived_recall": recall,
        "derived_f1": f1(precision, recall),
    }


def _edited(document: Document) -> Made:
    change = next((c for k in ("figure", "name", "place") if (c := plant(document, k, "eng", "eng"))), None)
    return faithful(document, "eng", changed=(change.line, change.text) if change else None)


def one_origin(first: Report, second: Report) -> bool:
    """Whether tracing joins two reports."""
    story = Story(id="benchmark", reports=tuple(sorted(map(annotated, (first, second)), key=_by_id)))
    return len(trace(story).origins) == 1


def _by_id(report: AnnotatedReport) -> str:
    return report.report.id


def _same_outlet(found: Sequence[Document]) -> tuple[int, int]:
    """Pairs of different documents of one outlet, within English and against French, that were joined."""
    rng = random.Random(7)
    pairs = [(a, b) for a, b in combinations(found, 2) if a.outlet == b.outlet]
    pairs = sorted(rng.sample(pairs, min(len(pairs), 60)), key=lambda p: (p[0].id, p[1].id))
    wrong = count = 0
    for a, b in pairs:
        for code in ("eng", "fra"):
            count += 1
            wrong += one_origin(whole(a, "eng").report, whole(b, code).report)
    return wrong, count


def independent(path: Path) -> tuple[int, int, int, int]:
    """Pairs of reports of one story: those joined, all, and the same of pairs that share no run of words.

    Some of these reports are printings of one agency's text: where two share a run of ten words outside
    quotation marks, one has copied, whatever the set calls them.
    """
    joined = count = joined_apart = apart = 0
    for reports in _stories(path):
        found = sorted(map(annotated, reports), key=_by_id)
        traced = trace(Story(id="benchmark", reports=tuple(found)))
        origin = {r: o.id for o in traced.origins for r in o.reports}
        runs = {r.report.id: shingles(r, length=RUN) for r in found}
        for a, b in combinations(sorted(origin), 2):
            same, disjoint = origin[a] == origin[b], not runs[a] & runs[b]
            joined, count = joined + same, count + 1
            joined_apart, apart = joined_apart + (same and disjoint), apart + disjoint
    return joined, count, joined_apart, apart


def _stories(path: Path) -> list[list[Report]]:
    stories: dict[str, list[Report]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = f"{row['title']}\n\n{row['text']}"
            stories[row["story"]].append(Report(id=row["id"], text=text, source=row["id"], language="en"))
    return list(stories.values())


def _counts(found: Counter[str]) -> str:
    return ", ".join(f"{k} {n}" for k, n in sorted(found.items())) or "none"
