"""Grouping against gold stories: B-cubed and pairwise scores.

PATH is a `.jsonl` whose rows have `story` (the gold group), `title`, `text`, and perhaps `published`, `url`,
`outlet`, `language`; or a folder of line-aligned `eng.txt, fra.txt, …` with `document_ids.txt`, of which each
document in each language is a report and the document is the story.
"""

import json
from collections import Counter
from collections.abc import Hashable, Sequence
from pathlib import Path

from benchmarks.codes import LANGUAGES
from benchmarks.quality.result import SetScore, f1
from recoupe.annotate.report import annotate
from recoupe.group import group
from recoupe.model import AnnotatedReport
from recoupe.read.build import Source, build


def score(paths: list[Path]) -> list[SetScore]:
    return [_score(path) for path in paths]


def _score(path: Path) -> SetScore:
    sources = _aligned(path) if path.is_dir() else _rows(path)
    reports: list[AnnotatedReport] = []
    gold: dict[str, str] = {}
    for story, source in sources:
        report, _ = build(source)
        reports.append(annotate(report))
        gold[report.id] = story
    found = {report.report.id: story.id for story in group(reports) for report in story.reports}
    ids = sorted(gold)
    scores = group_scores([gold[i] for i in ids], [found[i] for i in ids])
    notes = [f"{len(ids)} reports, {len(set(gold.values()))} stories, {len(set(found.values()))} found"]
    return SetScore(path.stem, scores, notes)


def group_scores(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998) and pairwise precision, recall and F1 of a grouping.

    >>> group_scores("aab", "xxy")["bcubed_f1"], group_scores("ab", "xx")["bcubed_precision"]
    (1.0, 0.5)
    """
    of_gold, of_found, of_both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    size = len(gold) or 1
    precision = sum(n * n / of_found[key] for (_, key), n in of_both.items()) / size
    recall = sum(n * n / of_gold[key] for (key, _), n in of_both.items()) / size
    pairs_found, pairs_gold, pairs_both = _pairs(of_found), _pairs(of_gold), _pairs(of_both)
    pair_precision = pairs_both / pairs_found if pairs_found else 1.0
    pair_recall = pairs_both / pairs_gold if pairs_gold else 1.0
    return {
        "bcubed_f1": f1(precision, recall),
        "bcubed_precision": precision,
        "bcubed_recall": recall,
        "pairwise_f1": f1(pair_precision, pair_recall),
        "pairwise_precision": pair_precision,
        "pairwise_recall": pair_recall,
    }


def _pairs(counts: Counter) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _rows(path: Path) -> list[tuple[str, Source]]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        fields = {key: row.get(key) or "" for key in ("title", "published", "url", "outlet", "language")}
        found.append(
            (
                str(row["story"]),
                Source(name=str(row.get("id", "")), text=row["text"] or row["title"], **fields),
            )
        )
    return found


def _aligned(folder: Path) -> list[tuple[str, Source]]:
    ids = (folder / "document_ids.txt").read_text(encoding="utf-8").split("\n")
    found = []
    for name, code in LANGUAGES.items():
        path = folder / f"{name}.txt"
        if path.exists():
            documents: dict[str, list[str]] = {}
            for key, line in zip(ids, path.read_text(encoding="utf-8").split("\n"), strict=False):
                if key and line:
                    documents.setdefault(key, []).append(line)
            found.extend(
                (key, Source(name=f"{key}.{code}", text="\n".join(lines), language=code))
                for key, lines in documents.items()
            )
    return found
