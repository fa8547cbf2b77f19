"""Stories with planted truth: what the whole cross-check finds of it, and what it says besides.

PATH is a folder of story folders, each with its reports (`*.txt`) and `gold.json`, which holds

- `origins`: lists of the files that are one account;
- `differences` and `updates`: rows with `sides`, with `aspect` (one, or a list of those that will do), and
  perhaps with `kind`, a finer name by which the notes count; `allowed`: rows that may be told and need not;
- `not_differences`: rows with `sides` that no finding may set against each other;
- `agreements` and `same_quotations`: `{file: words}`; `only_in`: `{"report": file, "words": words}`.

`sides` is `{file: words}`, each place a side of its own, or a list of such where several places say the same;
of a list, whose words may be lists too, any two sides will do. A row with `"either": true` may be told as a
difference or as an update, as where one of two dates of publication is later and nobody says that the
figure grew. The reports are checked alone, which should give one story, and what is scored is their dossier
as one story whatever the grouping says.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import recoupe
from benchmarks.quality.result import SetScore
from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare import compare
from recoupe.desk import sign
from recoupe.model import Dossier, Evidence, Finding, Options, Side, Story
from recoupe.present import build
from recoupe.read import read
from recoupe.trace import trace

Sides = dict[str, str] | list[dict[str, str | list[str]]]
Row = dict[str, Any]

PLANTED = ("differences", "updates")
TOLD = ("difference", "update")
NOT_PLACES = {"known_failure", "why"}


@dataclass(frozen=True)
class Checked:
    """A story's gold and its dossier; `stories` is how many the reports made when they were checked alone."""

    name: str
    gold: dict[str, Any]
    dossier: Dossier
    stories: int


def score(paths: list[Path]) -> list[SetScore]:
    return [measured(path.name, [checked(folder) for folder in folders(path)]) for path in paths]


def folders(path: Path) -> list[Path]:
    """The story folders in the folder, in order."""
    return sorted(file.parent for file in path.glob("*/gold.json"))


def checked(folder: Path) -> Checked:
    files = sorted(folder.glob("*.txt"))
    found = recoupe.check(files)
    dossier = found[0] if len(found) == 1 else as_one_story(files)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Checked(folder.name, gold, dossier, len(found))


def as_one_story(files: Sequence[Path]) -> Dossier:
    """The dossier of all the reports, without asking whether they are one story."""
    options = Options()
    reports = read(list(files), options).reports
    story = Story(id="one", reports=tuple(annotate(report, options) for report in reports))
    aligned = align(trace(anchor(story)))
    return build.dossier(aligned, compare(aligned), sign(aligned.traced.story, options))


def measured(name: str, stories: Sequence[Checked]) -> SetScore:
    tallies: dict[str, list[bool]] = defaultdict(list)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for story in stories:
        for key, right in judged(story):
            (kinds if key.startswith("kind ") else tallies)[key].append(right)
    scores = {key: sum(rights) / len(rights) for key, rights in tallies.items()}
    notes = [f"{len(stories)} stories, {sum(len(s.dossier.reports) for s in stories)} reports"]
    notes.append(", ".join(f"{key} {sum(r)} of {len(r)}" for key, r in tallies.items()))
    notes.append(", ".join(f"{key[5:]} {sum(r)} of {len(r)}" for key, r in sorted(kinds.items())))
    return SetScore(name, scores, [note for note in notes if note])


def judged(story: Checked) -> Iterator[tuple[str, bool]]:
    """Each thing that is counted, by the name of its score, with whether it is so."""
    gold, dossier = story.gold, story.dossier
    yield "one_story", story.stories == 1
    for key, recall in zip(PLANTED, ("difference_recall", "update_recall"), strict=True):
        for row in gold.get(key, []):
            found = row_is_told(dossier, row, key)
            yield recall, found
            yield "told_recall", any(is_of(dossier, finding, row) for finding in told(dossier))
            if key == "differences":
                yield f"recall_{aspects(row)[0].replace(' ', '_')}", found
            if row.get("kind"):
                yield f"kind {row['kind']}", found
    for finding in told(dossier):
        yield "difference_precision", is_planted(story, finding)
    for row in gold.get("not_differences", []):
        yield "not_differences_broken", breaks(dossier, row)
    for row in gold.get("agreements", []):
        yield "agreement_recall", row_agrees(dossier, row)
    for row in gold.get("only_in", []):
        yield "only_in_recall", stands_alone(dossier, row)
    for row in gold.get("same_quotations", []):
        yield "same_quotation_recall", is_one_quotation(dossier, row)
    yield from joined(story)


def joined(story: Checked) -> Iterator[tuple[str, bool]]:
    """For each two reports, whether they are joined in one origin, by whether they should be."""
    gold = {file: number for number, origin in enumerate(story.gold["origins"]) for file in origin}
    found = {file_of(story.dossier, report.id): report.origin for report in story.dossier.reports}
    for one, other in combinations(sorted(gold), 2):
        is_joined = found[one] == found[other]
        yield ("origin_recall" if gold[one] == gold[other] else "joined_wrongly"), is_joined


def told(dossier: Dossier) -> list[Finding]:
    """The differences and updates that the dossier reports."""
    return [f for f in dossier.findings if f.kind in TOLD]


def unplanted(story: Checked) -> list[Finding]:
    """The differences and updates that are told and match no row."""
    return [finding for finding in told(story.dossier) if not is_planted(story, finding)]


def is_planted(story: Checked, finding: Finding) -> bool:
    """Whether a row tells the finding's contrast: by its marks, or by its sentences and its aspect.

    The sentences do not count for a finding whose marks break what is said to be no difference.
    """
    rows = [row for key in (*PLANTED, "allowed") for row in story.gold.get(key, [])]
    if any(marks(story.dossier, finding, row) for row in rows):
        return True
    if any(is_broken_by(story.dossier, finding, row) for row in story.gold.get("not_differences", [])):
        return False
    return any(is_of(story.dossier, finding, row) for row in rows)


def marks(dossier: Dossier, finding: Finding, row: Row) -> bool:
    """Whether the words that the finding marks, or its sentences where it marks none, are the row's."""
    return shows(dossier, finding, row["sides"], lambda side: side.marks or side.evidence)


def is_of(dossier: Dossier, finding: Finding, row: Row) -> bool:
    """Whether the finding tells the row's contrast: its marks say so, or its sentences and its aspect.

    An update whose row has no aspect is known by its sentences alone.
    """
    fits = finding.aspect in aspects(row) or (finding.kind == "update" and aspects(row) == [""])
    return marks(dossier, finding, row) or (fits and shows(dossier, finding, row["sides"]))


def row_is_told(dossier: Dossier, row: Row, key: str) -> bool:
    """Whether a finding of the row's kind, of its aspect if it is a difference, shows its sides."""
    kinds = TOLD if row.get("either") else [TOLD[PLANTED.index(key)]]
    return any(
        finding.kind in kinds
        and (finding.kind == "update" or finding.aspect in aspects(row))
        and shows(dossier, finding, row["sides"])
        for finding in dossier.findings
    )


def breaks(dossier: Dossier, row: Row) -> bool:
    """Whether a finding marks what the row says is no difference, on sides of its own."""
    return any(is_broken_by(dossier, finding, row) for finding in told(dossier))


def is_broken_by(dossier: Dossier, finding: Finding, row: Row) -> bool:
    return shows(dossier, finding, row["sides"], lambda side: side.marks)


def row_agrees(dossier: Dossier, row: Row) -> bool:
    agreements = [f for f in dossier.findings if f.kind == "agreement"]
    return any(
        all(holds(dossier, finding.evidence, file, words) for file, words in places(row))
        for finding in agreements
    )


def stands_alone(dossier: Dossier, row: Row) -> bool:
    """Whether the words stand in an "only in"."""
    alone = [f for f in dossier.findings if f.kind == "only in"]
    return any(holds(dossier, finding.evidence, row["report"], row["words"]) for finding in alone)


def is_one_quotation(dossier: Dossier, row: Row) -> bool:
    groups = [
        {
            i
            for q in dossier.quotations
            if file_of(dossier, q.report) == file and any(words in e.text for e in (*q.evidence, *q.quoted))
            for i in (q.id, *q.same_as)
        }
        for file, words in places(row)
    ]
    return bool(set.intersection(*groups))


def shows(
    dossier: Dossier,
    finding: Finding,
    sides: Sides,
    shown: Callable[[Side], Iterable[Evidence]] = lambda side: side.evidence + side.marks,
) -> bool:
    """Whether what is asked for stands on sides of the finding that are not one side.

    All places of a `{file: words}`, or any two of a list.
    """
    found = [
        {
            number
            for number, side in enumerate(finding.sides)
            if any(holds(dossier, shown(side), file, words) for file, words in group)
        }
        for group in listed(sides)
    ]
    asked = len(found) if isinstance(sides, dict) else 2
    return any(all(some) and len(set.union(*some)) >= asked for some in combinations(found, asked))


def listed(sides: Sides) -> list[list[tuple[str, str]]]:
    """The places, each a file and words, by side.

    >>> listed({"a.txt": "12", "b.txt": "14"})
    [[('a.txt', '12')], [('b.txt', '14')]]
    >>> listed([{"a.txt": ["12", "twelve"], "c.txt": "douze"}])
    [[('a.txt', '12'), ('a.txt', 'twelve'), ('c.txt', 'douze')]]
    """
    groups = [dict([place]) for place in sides.items()] if isinstance(sides, dict) else sides
    return [
        [
            (file, one)
            for file, words in group.items()
            for one in ([words] if isinstance(words, str) else words)
        ]
        for group in groups
    ]


def holds(dossier: Dossier, evidence: Iterable[Evidence], file: str, words: str) -> bool:
    """Whether the evidence covers, or lies within, the place of the words in the file's report."""
    report = next((r for r in dossier.reports if Path(r.source).name == file), None)
    if report is None:
        return False
    start = report.text.index(words)
    end = start + len(words)
    return any(e.report == report.id and e.start < end and start < e.end for e in evidence)


def file_of(dossier: Dossier, report: str) -> str:
    """The name of the file that the report with this id was read from."""
    return next(Path(r.source).name for r in dossier.reports if r.id == report)


def aspects(row: Row) -> list[str]:
    aspect = row.get("aspect", "")
    return aspect if isinstance(aspect, list) else [aspect]


def places(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The files and words of a row, without what is told of it."""
    return [(file, words) for file, words in row.items() if file not in NOT_PLACES]
