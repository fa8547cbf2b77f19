"""The command line: what it prints and writes, and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import recoupe
from recoupe.cli import app
from recoupe.present.json import to_json

FERRY = """---
outlet: Quay Post
published: 2025-03-04
---
Ferry runs aground off Osmey

The ferry Corriedale ran aground off Osmey on Monday with 42 people aboard, harbour master Ada Quill said.

“Nobody was hurt,” she told reporters.
"""
ELECTION = """---
outlet: Valley Times
published: 2025-09-12
---
Lenton council elects new chair

Councillors in Lenton elected Bram Oduya as their chair on Thursday by 14 votes to 9.

“We will open the library again,” Oduya said after the vote.
"""


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


def run(*arguments: object, stdin: str | None = None):
    return CliRunner().invoke(app, ["check", *map(str, arguments)], input=stdin)


def test_the_summary_goes_to_standard_output_and_nothing_else_is_said(ferry):
    result = run(ferry)
    assert result.exit_code == 0, result.output
    assert "Ferry runs aground off Osmey" in result.stdout
    assert "Ada Quill" in result.stdout
    assert result.stderr == ""


def test_files_are_written_and_agree_with_the_library(ferry, tmp_path):
    targets = {form: tmp_path / f"d.{form}" for form in ("html", "json", "markdown", "ics")}
    result = run(ferry, *(word for form, path in targets.items() for word in (f"--{form}", path)))
    assert result.exit_code == 0, result.output
    (dossier,) = recoupe.check([ferry])
    assert targets["json"].read_text(encoding="utf-8") == to_json(dossier)
    assert targets["html"].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert targets["markdown"].read_text(encoding="utf-8").startswith("# Ferry runs aground")
    assert targets["ics"].read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_standard_input_and_json_on_standard_output():
    result = run("-", "--json", "-", stdin=FERRY)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["reports"][0]["outlet"] == "Quay Post"


def test_two_stories_give_two_dossiers(ferry, tmp_path):
    other = tmp_path / "election.txt"
    other.write_text(ELECTION, encoding="utf-8")
    result = run(ferry, other, "--html", tmp_path / "out.html")
    assert result.exit_code == 0, result.output
    assert "Story 1 of 2" in result.stdout
    assert (tmp_path / "out.html").exists()
    assert (tmp_path / "out-2.html").exists()
    lines = run(ferry, other, "--json", "-").stdout.splitlines()
    assert [len(json.loads(line)["reports"]) for line in lines] == [1, 1]


def test_bad_input_is_named_with_a_remedy_and_costs_nothing_beside_it(ferry, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    result = run(ferry, empty, binary, tmp_path / "absent.txt", "ftp://example.org/report.txt")
    assert result.exit_code == 1
    assert "Ferry runs aground off Osmey" in result.stdout
    told = result.stderr.splitlines()
    assert len(told) == 4
    for name in ("empty.txt", "binary.txt", "absent.txt", "ftp://example.org/report.txt"):
        assert any(name in line and ";" in line for line in told)


def test_a_report_given_twice_is_said_and_counts_once(ferry):
    result = run(ferry, ferry, "--json", "-")
    assert result.exit_code == 0, result.output
    assert len(json.loads(result.stdout)["reports"]) == 1
    assert "ferry.txt" in result.stderr


def test_a_language_that_is_not_covered_is_said(tmp_path):
    path = tmp_path / "hu.txt"
    path.write_text(
        "A komp zátonyra futott hétfőn a sziget közelében, közölte a kikötő vezetője. "
        "Senki sem sérült meg a balesetben, tette hozzá a szóvivő az újságíróknak.",
        encoding="utf-8",
    )
    result = run(path)
    assert result.exit_code == 1
    assert "hu.txt" in result.stderr
    assert "does not cover" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "yesterday"], "2025-10-16"),
        (["--language", "xx"], "not covered"),
        (["--pipeline", "fr"], "fr=fr_core_news_lg"),
        (["--no-such-option"], "No such option"),
    ],
)
def test_wrong_usage(ferry, arguments, told):
    result = run(ferry, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_configuration_file(ferry, tmp_path, monkeypatch):
    (tmp_path / "recoupe.toml").write_text('encodr = "x"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run(ferry)
    assert result.exit_code == 2
    assert "recoupe.toml" in result.stderr
    assert "encoder" in result.stderr


def test_silent_progress_and_same_bytes_in_another_process(ferry, tmp_path):
    def once(seed: str) -> bytes:
        command = [sys.executable, "-m", "recoupe", "check", str(ferry), "--json", "-"]
        done = subprocess.run(
            command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}
        )
        assert done.stderr == b""
        return done.stdout

    assert once("1") == once("2")
