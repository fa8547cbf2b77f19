"""`recoupe languages`: what each language has, and how well it was measured, in a narrow terminal too."""

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.languages import NAMES, pipelines

WIDTH = 80


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    result = CliRunner().invoke(app, ["languages"])
    assert result.exit_code == 0
    return result.output.splitlines()


def test_every_language_has_a_row_and_nothing_is_cut(lines: list[str]) -> None:
    assert all(len(line) <= WIDTH and "…" not in line for line in lines)
    assert {
        code for code in NAMES if any(line.startswith(f"{code}  {NAMES[code]}") for line in lines)
    } == set(NAMES)


def test_a_language_without_a_pipeline_says_so(lines: list[str]) -> None:
    (ukrainian,) = [line for line in lines if line.startswith("uk ")]
    assert ukrainian.split()[-1] == "-"


def test_every_set_of_a_pipeline_is_shown_with_its_scores(lines: list[str]) -> None:
    for code in pipelines.available():
        for name, scores in pipelines.describe(code).scores.items():
            (line,) = [one for one in lines if one.startswith(f"{code}  {name} ")]
            assert all(f"{scores[key]:.3f}" in line for key in ("upos", "las") if key in scores)
