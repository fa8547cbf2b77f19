"""JSON, Markdown and terminal: the same dossier, in forms that keep what they promise."""

import io
import json

import jsonschema
import msgspec
import pytest
from rich.console import Console

from recoupe.model import Dossier
from recoupe.present.build import dossier
from recoupe.present.json import schema, to_json, to_line
from recoupe.present.markdown import to_markdown
from recoupe.present.sections import Lookup, quotations
from recoupe.present.terminal import print_summary
from tests.conftest import ROOT
from tests.present.example import SIGNATURE, aligned, comparison


@pytest.fixture
def made() -> Dossier:
    return dossier(aligned(), comparison(), SIGNATURE)


def printed(made: Dossier, width: int) -> str:
    out = io.StringIO()
    print_summary(made, Console(file=out, width=width, color_system=None))
    return out.getvalue()


def test_schema_is_the_published_one():
    published = (ROOT / "docs" / "dossier.schema.json").read_text(encoding="utf-8")
    assert published == schema(), "renew it: python -m training.schema"


def test_json_keeps_its_schema_and_comes_back(made):
    text = to_json(made)
    jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(text))
    assert msgspec.json.decode(text, type=Dossier) == made
    assert json.loads(to_line(made)) == json.loads(text)
    assert "\n" not in to_line(made)


def test_every_item_has_an_id_and_evidence(made):
    document = json.loads(to_json(made))
    lists = {name: items for name, items in document.items() if isinstance(items, list)}
    top = "reports origins entities quotations times quantities events agenda points findings"
    assert sorted(lists) == sorted(top.split())
    for items in lists.values():
        for item in items:
            assert item["id"]
            assert isinstance(item["evidence"], list)


def test_entities_and_quotations_are_tied(made):
    first, second = made.quotations
    assert first.sources[0].entity == second.sources[0].entity == "E1"
    assert first.sources[0].name == "Ada Quill"
    assert first.same_as == (second.id,)
    assert second.language == "fr"


@pytest.mark.parametrize("width", [40, 80, 140])
def test_terminal_keeps_to_its_width_and_says_it_without_colour(made, width):
    text = printed(made, width)
    assert max(map(len, text.splitlines())) <= width
    flat = " ".join(text.split())
    for words in ("WHERE THEY DIFFER", "[42]", "[45]", "2 independent accounts", "Ada Quill"):
        assert words in flat


def test_markdown_escapes_what_reports_say(made):
    text = to_markdown(made)
    assert "<script>" not in text
    assert "<b>" not in text
    assert "javascript:" not in text
    assert "**42**" in text


def test_only_the_same_quotations_stand_together(made):
    alone = msgspec.structs.replace(
        made, quotations=tuple(msgspec.structs.replace(q, same_as=()) for q in made.quotations)
    )
    look = Lookup(alone)
    assert [len(entry.lines) for entry in quotations(look)] == [1, 1]
    assert [len(entry.lines) for entry in quotations(Lookup(made))] == [2]
