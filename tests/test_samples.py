"""The dossier of the sample reports, held to what samples/README.md says is planted in them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe.model import Dossier, Evidence, Finding

ROOT = Path(__file__).parent.parent
GOLD: dict[str, Any] = json.loads((ROOT / "tests/samples/gold.json").read_text(encoding="utf-8"))


@cache
def ferry() -> Dossier:
    return next(d for d in recoupe.check([ROOT / "samples"]) if len(d.reports) > 2)


def known(reason: str | None) -> list[pytest.MarkDecorator]:
    """A known failure is expected to fail, so that its mending shows."""
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def rows(key: str) -> list[Any]:
    """The rows of the gold file."""
    return [
        pytest.param(row, id=f"{number}", marks=known(row.get("known_failure")))
        for number, row in enumerate(GOLD[key])
    ]


def words(key: str) -> list[Any]:
    """The words of the gold file, with what stands beside them."""
    items = GOLD[key].items() if isinstance(GOLD[key], dict) else [(word,) for word in GOLD[key]]
    return [
        pytest.param(*item, id=f"{number}", marks=known(GOLD["known_failures"].get(item[0])))
        for number, item in enumerate(items)
    ]


def place(outlet: str, words: str) -> Evidence:
    """Where the words stand in the report of an outlet, or of a file that names none."""
    report = next(r for r in ferry().reports if outlet.strip() in (r.outlet, Path(r.source).name))
    start = report.text.index(words)
    return Evidence(report=report.id, start=start, end=start + len(words), text=words)


def touches(evidence: tuple[Evidence, ...], spot: Evidence) -> bool:
    return any(e.report == spot.report and e.start < spot.end and spot.start < e.end for e in evidence)


def sides_with(finding: Finding, spot: Evidence, *, marked: bool) -> set[int]:
    return {
        number
        for number, side in enumerate(finding.sides)
        if touches(side.marks if marked and side.marks else side.evidence, spot)
    }


def places(row: dict[str, str]) -> list[Evidence]:
    return [place(outlet, words) for outlet, words in row.items() if outlet != "known_failure"]


@pytest.mark.parametrize("row", rows("findings"))
def test_what_is_planted_is_found(row):
    spots = places(row["sides"])
    apart = row["kind"] in ("difference", "update")
    for finding in ferry().findings:
        if finding.kind != row["kind"] or row["aspect"] not in ("", finding.aspect):
            continue
        found = [sides_with(finding, spot, marked=apart) for spot in spots]
        if all(found) and (not apart or len(set.union(*found)) >= len(spots)):
            return
    pytest.fail(f"no {row['kind']} shows {row['sides']}")


@pytest.mark.parametrize("row", rows("never_agreed"))
def test_what_differs_is_not_said_to_be_agreed(row):
    for finding in ferry().findings:
        if finding.kind == "agreement":
            shown = tuple(e for side in finding.sides for e in side.marks or side.evidence)
            assert not all(touches(shown, spot) for spot in places(row)), finding.explanation


@pytest.mark.parametrize("row", rows("never_different"))
def test_what_is_counted_apart_is_no_difference(row):
    for finding in ferry().findings:
        if finding.kind in ("difference", "update"):
            shown = tuple(e for side in finding.sides for e in side.marks)
            assert not all(touches(shown, spot) for spot in places(row)), finding.explanation


@pytest.mark.parametrize("row", rows("times"))
def test_times(row):
    spot = place(row["report"], row["words"])
    found = [t for t in ferry().times if touches(t.evidence, spot)]
    assert {t.value for t in found} == {row["value"]}


@pytest.mark.parametrize("row", rows("planned"))
def test_what_is_planned(row):
    spot = place(row["report"], row["words"])
    found = [
        (item.value, status)
        for item in ferry().agenda
        for evidence, status in zip(item.evidence, item.statuses, strict=True)
        if touches((evidence,), spot)
    ]
    assert (row["value"], row["status"]) in found


@pytest.mark.parametrize("row", rows("entities"))
def test_entities(row):
    assert {e.type for e in ferry().entities if e.name == row["name"]} == {row["type"]}


@pytest.mark.parametrize("name", words("no_persons"))
def test_ships_and_places_are_no_persons(name):
    assert not [e for e in ferry().entities if e.name == name and e.type == "PERSON"]


@pytest.mark.parametrize(("said", "who"), words("speakers"))
def test_speakers(said, who):
    found = [q for q in ferry().quotations if any(said in e.text for e in (*q.evidence, *q.quoted))]
    assert found
    assert {q.sources[0].name if q.sources else "" for q in found} == {who}


@pytest.mark.parametrize("said", words("nobodys"))
def test_what_nobody_said_is_no_quotation(said):
    assert not [q for q in ferry().quotations if any(said in e.text for e in (*q.evidence, *q.quoted))]
