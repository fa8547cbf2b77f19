"""The scores of stories with planted truth, on a story that is made here."""

import importlib
import json

import pytest

from benchmarks.quality.__main__ import capabilities, main
from benchmarks.quality.stories import as_one_story, breaks, checked, is_of, measured, score, shows, told

ENGLISH = """---
outlet: Harbour Post
published: 2025-03-04T18:00:00+00:00
language: en
---
Fire at Norwick warehouse kills three

Three people were killed on Tuesday when a fire broke out in a warehouse in Norwick, the fire service said.

Forty firefighters were called to the docks.
"""
FRENCH = """---
outlet: Courrier du Nord
published: 2025-03-04T19:00:00+01:00
language: fr
---
Incendie d'un entrepôt à Norwick : cinq morts

Cinq personnes sont mortes mardi dans l'incendie d'un entrepôt à Norwick, ont indiqué les pompiers.

Le port emploie 900 personnes.
"""
GERMAN = """---
outlet: Alpenblatt
published: 2024-06-11T10:00:00+02:00
language: de
---
Käsepreise steigen

Ein Kilo Bergkäse kostet in Tirol seit Juni zwei Euro mehr, wie der Verband der Sennereien mitteilte.
"""
DIFFERENCE = {
    "aspect": "figure",
    "kind": "toll",
    "sides": [{"a.txt": "Three people"}, {"b.txt": "Cinq personnes"}],
}
NOT_FOUND = {"aspect": ["figure", "date"], "sides": {"a.txt": "Forty", "b.txt": "900"}}
GOLD = {
    "origins": [["a.txt"], ["b.txt"]],
    "differences": [DIFFERENCE, NOT_FOUND],
    "updates": [],
    "not_differences": [{"why": "firefighters and workers", "sides": {"a.txt": "Forty", "b.txt": "900"}}],
    "only_in": [{"report": "b.txt", "words": "900"}],
}


@pytest.fixture
def story(tmp_path):
    folder = tmp_path / "fire"
    folder.mkdir()
    (folder / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "b.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_what_was_planted_is_scored(story):
    (result,) = score([story.parent])
    assert result.scores["one_story"] == 1
    assert result.scores["difference_recall"] == result.scores["recall_figure"] == 0.5
    assert result.scores["difference_precision"] == 1
    assert result.scores["not_differences_broken"] == result.scores["joined_wrongly"] == 0
    assert "update_recall" not in result.scores
    assert "toll 1 of 1" in result.notes


def test_what_no_row_tells_is_wrong(story):
    found = checked(story)
    found.gold["differences"] = [NOT_FOUND]
    result = measured("fires", [found])
    assert result.scores["difference_precision"] == 0
    found.gold["allowed"] = [DIFFERENCE]
    assert measured("fires", [found]).scores["difference_precision"] == 1


def test_sentences_do_not_excuse_a_broken_not_difference(story):
    found = checked(story)
    found.gold["differences"] = [
        {"aspect": "figure", "sides": {"a.txt": "warehouse in", "b.txt": "pompiers"}}
    ]
    assert measured("fires", [found]).scores["difference_precision"] == 1
    found.gold["not_differences"] = [DIFFERENCE]
    assert measured("fires", [found]).scores["difference_precision"] == 0


def test_a_broken_not_difference_is_told(story):
    assert breaks(checked(story).dossier, DIFFERENCE)
    assert not breaks(checked(story).dossier, NOT_FOUND)


def test_sides_are_sides_of_their_own(story):
    dossier = checked(story).dossier
    (finding,) = told(dossier)
    assert shows(dossier, finding, DIFFERENCE["sides"])
    assert not shows(dossier, finding, [{"a.txt": "Three people"}, {"a.txt": "Three people"}])
    assert not shows(dossier, finding, {"a.txt": "Three people", "b.txt": "900"})


def test_another_aspect_needs_the_marks(story):
    dossier = checked(story).dossier
    (finding,) = told(dossier)
    assert is_of(dossier, finding, DIFFERENCE | {"aspect": "date"})
    assert not is_of(
        dossier, finding, {"aspect": "date", "sides": {"a.txt": "Norwick,", "b.txt": "pompiers"}}
    )
    assert is_of(dossier, finding, {"aspect": "figure", "sides": {"a.txt": "Norwick,", "b.txt": "pompiers"}})


def test_reports_are_one_story_whatever_grouping_says(story):
    (story / "c.txt").write_text(GERMAN, encoding="utf-8")
    found = checked(story)
    assert found.stories == 2
    assert len(found.dossier.reports) == len(as_one_story(sorted(story.glob("*.txt"))).reports) == 3


def test_it_is_a_capability(story, capsys):
    assert "stories" in capabilities()
    assert main(["stories", str(story.parent), "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"]["one_story"] == 1


def test_every_capability_has_a_score():
    modules = [importlib.import_module(f"benchmarks.quality.{name}") for name in capabilities()]
    assert all(callable(module.score) for module in modules)
