import recoupe
from recoupe.present.figures import figures
from recoupe.present.sections import Lookup

ENGLISH = """Ferry with 214 people runs aground

The ferry Mirabel ran aground off the port of Torvik on Sunday with 214 people on board, the coastguard said.

Fourteen boats brought 187 people ashore by Sunday evening. No one was hurt, the coastguard said on Sunday.
"""
EDITED = ENGLISH.replace("The ferry Mirabel ran", "The ferry Mirabel had run").replace(
    "brought 187", "took 187"
)


def test_one_amount_in_two_reports_is_one_entry_and_two_amounts_are_two(tmp_path):
    for name, text in (("a.txt", ENGLISH), ("b.txt", EDITED)):
        (tmp_path / name).write_text("---\npublished: 2025-03-02T20:00+01:00\n---\n" + text, encoding="utf-8")
    (dossier,) = recoupe.check([tmp_path])
    shown = {entry.title: {line.labels for line in entry.lines} for entry in figures(Lookup(dossier))}
    assert shown["214 people"] == {("A",), ("B",)}
    assert shown["187 people"] == {("A",), ("B",)}


def test_an_amount_is_given_where_the_words_do_not_show_it(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (dossier,) = recoupe.check([tmp_path])
    notes = {entry.title: line.note for entry in figures(Lookup(dossier)) for line in entry.lines}
    assert (notes["Fourteen boats"], notes["187 people"]) == ("14", "")
