"""What a report adds of its own counts for that report alone, by passage."""

import pytest

from recoupe.align import align
from recoupe.compare import compare
from recoupe.matching.ids import accounts
from recoupe.trace import trace
from tests.make_stories import annotated, story
from tests.trace.test_trace import DISPATCH, OWN

OTHER = """Sailors ask questions

The union of sailors asks for a public inquiry before the summer season begins in the archipelago.
Neighbours cooked soup for the children in the school of Norrath on Tuesday.
Two buses brought tired travellers to the town hall at dawn, where the mayor thanked the young crew.
Nobody could say when the boats to the outer islands would run again or who would pay for the hotels.
"""


@pytest.fixture(scope="module")
def found():
    """The origins behind each point of a despatch, its extended version, and an account of its own."""
    reports = (
        annotated(DISPATCH, "en", "dispatch", "2025-03-03T08:00", "Northern Wire"),
        annotated(OWN, "en", "extended", "2025-03-04T08:00", "Harbour Post"),
        annotated(OTHER, "en", "other", "2025-03-04T09:00", "Bay Courier"),
    )
    return align(trace(story(*reports)))


def origins(aligned, words):
    (point,) = [
        p
        for p in aligned.points
        if p.kind == "statement" and any(words in e.text for s in p.statements for e in s.evidence)
    ]
    return point.origins


def test_what_is_added_is_an_account_of_its_own(found):
    shared = next(o for o in found.traced.origins if "dispatch" in o.reports)
    assert origins(found, "worn cables") == (f"{shared.id}+extended",)
    assert origins(found, "48 passengers") == (shared.id,)


def test_what_is_added_agrees_with_another_origin(found):
    shared = next(o for o in found.traced.origins if "dispatch" in o.reports)
    other = next(o for o in found.traced.origins if "other" in o.reports)
    assert origins(found, "public inquiry") == tuple(sorted((f"{shared.id}+extended", other.id)))


def test_only_in_names_the_report_that_added_it(found):
    sides = [f.sides[0] for f in compare(found).findings if f.kind == "only in"]
    (added,) = [s for s in sides if any("Montoya" in e.text for e in s.evidence)]
    assert added.reports == ("extended",)


def test_no_second_account_beside_the_text_drawn_on():
    assert accounts(["o1", "o1+b"]) == ("o1",)
    assert accounts(["o1+a", "o1+b", "o2"]) == ("o1+a", "o1+b", "o2")
