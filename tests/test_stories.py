"""The dossiers of two stories in four languages, held to what was planted (tests/stories/*/gold.json).

Both ways: what was planted is found, and no difference is reported that was not planted.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.model import Dossier, Evidence, Finding
from tests.replay import replay

FOLDER = Path(__file__).parent / "stories"
STORIES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / name / "gold.json").read_text(encoding="utf-8"))


@cache
def dossiers(name: str) -> tuple[Dossier, ...]:
    return recoupe.check(sorted((FOLDER / name).glob("*.txt")))


def dossier(name: str) -> Dossier:
    return dossiers(name)[0]


def file_of(name: str, report: str) -> str:
    return next(Path(r.source).name for r in dossier(name).reports if r.id == report)


def rows(key: str) -> list[Any]:
    """The rows of the gold files; a known failure is expected to fail, so that its mending shows."""
    return [
        pytest.param(name, row, id=f"{name}-{number}", marks=known(row))
        for name in STORIES
        for number, row in enumerate(gold(name).get(key, []))
    ]


def known(row: dict[str, str]) -> list[pytest.MarkDecorator]:
    reason = row.get("known_failure")
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def holds(name: str, evidence: tuple[Evidence, ...], file: str, words: str) -> bool:
    """Whether the evidence covers, or lies within, the place of the words in the file's report."""
    report = next((r for r in dossier(name).reports if Path(r.source).name == file), None)
    if report is None:
        return False
    start = report.text.index(words)
    end = start + len(words)
    return any(e.report == report.id and e.start < end and start < e.end for e in evidence)


def shows(name: str, finding: Finding, sides: dict[str, str]) -> bool:
    """Whether each of the given places stands on a side of its own."""
    places = []
    for file, words in sides.items():
        found = [
            n for n, side in enumerate(finding.sides) if holds(name, side.evidence + side.marks, file, words)
        ]
        places.append(set(found))
    return all(places) and len(set.union(*places)) >= len(places)


def findings(name: str, *kinds: str) -> list[Finding]:
    return [f for f in dossier(name).findings if f.kind in kinds]


def names(key: str) -> list[Any]:
    """The stories; one with a known failure under the key is expected to fail."""
    return [pytest.param(n, marks=known(gold(n).get(key, {}))) for n in STORIES]


@pytest.mark.parametrize("name", names("origins_known_failure"))
def test_one_story_with_its_origins(name):
    assert len(dossiers(name)) == 1
    found = sorted(sorted(file_of(name, r) for r in o.reports) for o in dossier(name).origins)
    assert found == sorted(gold(name)["origins"])


@pytest.mark.parametrize("name", STORIES)
def test_evidence_replays(name):
    assert replay(dossier(name))


@pytest.mark.parametrize(("name", "row"), rows("differences"))
def test_planted_difference_is_found(name, row):
    found = [f for f in findings(name, "difference") if f.aspect == row["aspect"]]
    assert any(shows(name, f, row["sides"]) for f in found)


@pytest.mark.parametrize(("name", "row"), rows("updates"))
def test_planted_update_is_found(name, row):
    assert any(shows(name, f, row["sides"]) for f in findings(name, "update"))


@pytest.mark.parametrize(("name", "row"), rows("not_differences"))
def test_what_is_no_difference_is_not_reported(name, row):
    for finding in findings(name, "difference", "update"):
        marks = [side.marks for side in finding.sides]
        pairs = list(row["sides"].items())
        assert not all(any(holds(name, m, file, words) for m in marks) for file, words in pairs), finding


@pytest.mark.parametrize("name", STORIES)
def test_no_difference_was_reported_that_was_not_planted(name):
    planted = [*gold(name)["differences"], *gold(name)["updates"]]
    for finding in findings(name, "difference", "update"):
        known = [
            row
            for row in planted
            if sum(
                holds(name, side.evidence + side.marks, file, words)
                for side in finding.sides
                for file, words in row["sides"].items()
            )
        ]
        assert known, finding.explanation


def quotations(name: str, words: str):
    return [q for q in dossier(name).quotations if any(words in e.text for e in (*q.evidence, *q.quoted))]


@pytest.mark.parametrize(("name", "row"), rows("same_quotations"))
def test_the_same_quotation_stands_together_across_languages(name, row):
    groups = [
        {i for q in quotations(name, words) if file_of(name, q.report) == file for i in (q.id, *q.same_as)}
        for file, words in row.items()
        if file != "known_failure"
    ]
    assert set.intersection(*groups)


@pytest.mark.parametrize("name", names("other_quotations_known_failure"))
def test_other_quotations_stand_alone(name):
    for file, words in gold(name)["other_quotations"].items():
        (found,) = [q for q in quotations(name, words) if file_of(name, q.report) == file]
        assert found.same_as == ()


@pytest.mark.parametrize(
    ("name", "words", "who"),
    [
        pytest.param(
            name, words, who, marks=known(gold(name).get("speakers_known_failures", {}).get(words, {}))
        )
        for name in STORIES
        for words, who in gold(name)["speakers"].items()
    ],
)
def test_speakers(name, words, who):
    found = quotations(name, words)
    assert found
    assert {q.sources[0].name if q.sources else "" for q in found} == {who}


@pytest.mark.parametrize(("name", "row"), rows("only_in"))
def test_only_in(name, row):
    assert any(holds(name, f.evidence, row["report"], row["words"]) for f in findings(name, "only in"))


@pytest.mark.parametrize(("name", "row"), rows("agreements"))
def test_agreements(name, row):
    assert any(
        all(holds(name, f.evidence, file, words) for file, words in row.items() if file != "known_failure")
        for f in findings(name, "agreement")
    )
