"""Documentation is tested: links lead somewhere, commands exist, options are told."""

import re
import shlex

import pytest
from typer.main import get_command

from recoupe.cli import app
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
COMMANDS = get_command(app).commands
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """Every `recoupe …` line of an indented block of the README, in words."""
    lines = re.findall(r"^    (?:.*\| )?recoupe (.+?)(?:\s+#.*)?$", README, re.MULTILINE)
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_the_readme_shows_every_command_and_only_such():
    assert {words[0] for words in commands()} == set(COMMANDS)


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_options_in_the_readme_exist(words):
    known = {name for option in COMMANDS[words[0]].params for name in option.opts}
    assert {word for word in words if re.match(r"--\w", word)} <= known


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_says_what_it_does(name):
    command = COMMANDS[name]
    assert command.help
    for option in command.params:
        if option.param_type_name == "option":
            assert option.help, option.name


def test_a_todo_stands_in_the_roadmap_or_nowhere():
    for file in [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.toml")]:
        assert not re.search(r"\b(TODO|FIXME)\b", file.read_text(encoding="utf-8")), file


def test_no_word_of_the_workplace():
    words = re.compile(r"/work/|/tmp/|\bsub-?agents?\b", re.IGNORECASE)
    for file in [*(ROOT / "src").rglob("*.py"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")]:
        assert not words.search(file.read_text(encoding="utf-8")), file
