"""The dossiers of stories in four languages, held to what was planted (tests/stories/*/gold.json).

Those in tests/stories_apart were written and scored apart from the program, and nothing is fitted on them.

Both ways: what was planted is found, and no difference is reported that was not planted.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.stories import (
    Checked,
    breaks,
    checked,
    file_of,
    holds,
    is_of,
    is_one_quotation,
    listed,
    row_agrees,
    row_is_told,
    stands_alone,
    told,
)
from recoupe.model import Dossier
from tests.replay import replay

FOLDERS = {
    path.name: path
    for folder in ("stories", "stories_apart")
    for path in sorted((Path(__file__).parent / folder).iterdir())
    if path.is_dir()
}
STORIES = list(FOLDERS)


@cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((FOLDERS[name] / "gold.json").read_text(encoding="utf-8"))


@cache
def story(name: str) -> Checked:
    return checked(FOLDERS[name])


def dossier(name: str) -> Dossier:
    return story(name).dossier


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


def names(key: str) -> list[Any]:
    """The stories; one with a known failure under the key is expected to fail."""
    return [pytest.param(n, marks=known(gold(n).get(key, {}))) for n in STORIES]


@pytest.mark.parametrize("name", names("one_story_known_failure"))
def test_one_story(name):
    assert story(name).stories == 1


@pytest.mark.parametrize("name", names("origins_known_failure"))
def test_origins(name):
    found = sorted(sorted(file_of(dossier(name), r) for r in o.reports) for o in dossier(name).origins)
    assert found == sorted(gold(name)["origins"])


@pytest.mark.parametrize("name", STORIES)
def test_evidence_replays(name):
    assert replay(dossier(name))


@pytest.mark.parametrize(("name", "row"), rows("differences"))
def test_planted_difference_is_found(name, row):
    assert row_is_told(dossier(name), row, "differences")


@pytest.mark.parametrize(("name", "row"), rows("updates"))
def test_planted_update_is_found(name, row):
    assert row_is_told(dossier(name), row, "updates")


@pytest.mark.parametrize(("name", "row"), rows("not_differences"))
def test_what_is_no_difference_is_not_reported(name, row):
    assert not breaks(dossier(name), row)


@pytest.mark.parametrize(("name", "row"), rows("false_findings"))
def test_false_finding_is_not_told(name, row):
    assert not any(is_of(dossier(name), finding, row) for finding in told(dossier(name)))


@pytest.mark.parametrize("name", STORIES)
def test_no_difference_was_reported_that_was_not_planted(name):
    keys = ("differences", "updates", "allowed", "false_findings")
    planted = [row for key in keys for row in gold(name).get(key, [])]
    for finding in told(dossier(name)):
        assert any(touches(name, finding, row) for row in planted), finding.explanation


def touches(name, finding, row):
    return any(
        holds(dossier(name), side.evidence + side.marks, file, words)
        for side in finding.sides
        for place in listed(row["sides"])
        for file, words in place
    )


@pytest.mark.parametrize(("name", "row"), rows("same_quotations"))
def test_the_same_quotation_stands_together_across_languages(name, row):
    assert is_one_quotation(dossier(name), row)


def quotations(name: str, words: str):
    return [q for q in dossier(name).quotations if any(words in e.text for e in (*q.evidence, *q.quoted))]


@pytest.mark.parametrize("name", names("other_quotations_known_failure"))
def test_other_quotations_stand_alone(name):
    for file, words in gold(name).get("other_quotations", {}).items():
        (found,) = [q for q in quotations(name, words) if file_of(dossier(name), q.report) == file]
        assert found.same_as == ()


@pytest.mark.parametrize(
    ("name", "words", "who"),
    [
        pytest.param(
            name, words, who, marks=known(gold(name).get("speakers_known_failures", {}).get(words, {}))
        )
        for name in STORIES
        for words, who in gold(name).get("speakers", {}).items()
    ],
)
def test_speakers(name, words, who):
    found = quotations(name, words)
    assert found
    assert {q.sources[0].name if q.sources else "" for q in found} == {who}


@pytest.mark.parametrize(("name", "row"), rows("only_in"))
def test_only_in(name, row):
    assert stands_alone(dossier(name), row)


@pytest.mark.parametrize(("name", "row"), rows("agreements"))
def test_agreements(name, row):
    assert row_agrees(dossier(name), row)
