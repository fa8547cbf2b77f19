"""What quotation marks enclose: pairs, levels, slips, apostrophes and measures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.quotations.marks import find_stretches

CASES = [
    ('« Oui », dit-il. « Non, "jamais" », dit-elle.', ["Oui", 'Non, "jamais"']),
    ("‘We’re ready,’ the workers’ leader said. ‘Don’t go.’", ["We’re ready,", "Don’t go."]),
    (
        "'We go,' said Tom O'Brien. 'It's the players' fault,' he said.",
        ["We go,", "It's the players' fault,"],
    ),
    ("„Wir kommen“, sagte er. »Ja«, sagte sie.", ["Wir kommen", "Ja"]),
    ("« a « b » c », dit-il", ["a « b » c"]),
    ("No opening here,” he said.", ["No opening here,"]),
    ("<<Oui>>, dit-il; ``Yes'' he said ''no''.", ["Oui", "Yes", "no"]),
    ('" Bonjour ", dit-il.', ["Bonjour"]),
    ('He is 6\'2" tall and the pipe is 12" wide.', []),
    ('"The 27" screen is broken," he said.', ['The 27" screen is broken,']),
    ("dans les années '90 l'eau qui dort l'a dit", []),
    ('“I disagree," said Kim. "The line has no bearing.”', ["I disagree,", "The line has no bearing."]),
    ("” … the train has left,” wrote the paper.", ["… the train has left,"]),
    ("‹ Jamais › et «  ».", ["Jamais"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_outermost_stretches(text: str, wanted: list[str]) -> None:
    found = find_stretches(text, [(0, len(text))])
    assert [text[s.inner_start : s.inner_end] for s in found if s.depth == 0] == wanted


def test_a_mark_repeated_at_each_paragraph_continues() -> None:
    text = "“First.\n“Second.\n“Third,” he said."
    lines = [(0, 7), (8, 16), (17, len(text))]
    found = find_stretches(text, lines)
    assert [(s.continues, s.closed) for s in found] == [(False, False), (True, False), (True, True)]


def test_a_line_of_dialogue_opens_with_a_dash() -> None:
    text = "— Vous venez ?"
    (found,) = find_stretches(text, [(0, len(text))])
    assert found.dash
    assert text[found.inner_start : found.inner_end] == "Vous venez ?"


@given(st.text(alphabet="«»“”\"'‘’„‹›`<>,. ab1\n—", max_size=300))
def test_stretches_lie_inside_and_nest(text: str) -> None:
    found = find_stretches(text, [(0, len(text))] if text else [])
    for s in found:
        assert 0 <= s.start <= s.inner_start < s.inner_end <= s.end <= len(text)
    outer = [s for s in found if s.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))
