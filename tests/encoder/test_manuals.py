"""Pages of manuals in several languages, written for the test."""

from pathlib import Path

import pytest

from recoupe.errors import RecoupeError
from training.encoder.manuals import read_manuals

HANDBOOK = """<html><body><h1>{0}</h1><div class="para">{1}<pre>apt-get install</pre></div>
<ul><li><div class="para">{2}</div></li></ul></body></html>"""
HELP = """<page xmlns="http://projectmallard.org/1.0/"><info><desc>{0}</desc></info>
<p>{1} <gui>{2}</gui>.</p></page>"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    pages = {
        "doc/debian-handbook/html/en-US/a.html": HANDBOOK.format(
            "Keep the old disk",
            "Copy the files first. Then start the machine again.",
            "Nobody will notice it.",
        ),
        "doc/debian-handbook/html/de-DE/a.html": HANDBOOK.format(
            "Die alte Platte behalten",
            "Kopieren Sie zuerst die Dateien. Starten Sie dann die Maschine neu.",
            "Nobody will notice it.",
        ),
        "doc/debian-handbook/html/fr-FR/a.html": "<html><body><h1>Gardez le vieux disque</h1></body></html>",
        "help/C/desk/b.page": HELP.format("Move a window aside", "Pull the window by its", "title bar"),
        "help/fr/desk/b.page": HELP.format(
            "Déplacer une fenêtre", "Tirez la fenêtre par sa", "barre de titre"
        ),
    }
    for name, text in pages.items():
        page = tmp_path / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    return tmp_path


def test_sentences_of_one_place_are_one_group(shared: Path) -> None:
    groups = {group["eng"][0]: group for group in read_manuals(shared)}
    assert groups["Copy the files first."]["deu"] == ["Kopieren Sie zuerst die Dateien."]
    assert groups["Pull the window by its title bar."]["fra"] == ["Tirez la fenêtre par sa barre de titre."]


def test_what_nobody_translated_is_left_out(shared: Path) -> None:
    assert "Nobody will notice it." not in {group["eng"][0] for group in read_manuals(shared)}


def test_a_page_of_another_shape_is_left_out(shared: Path) -> None:
    groups = {group["eng"][0]: group for group in read_manuals(shared)}
    assert "fra" not in groups["Keep the old disk"]


def test_without_the_manuals_the_error_tells_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match="apt-get install debian-handbook gnome-user-docs"):
        read_manuals(tmp_path)
