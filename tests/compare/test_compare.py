"""Findings: what is agreed, what only one has, what differs, what moves on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.compare.paired.names import same_person
from recoupe.compare.paired.variants import same_given_name
from tests.make_stories import annotated, compared, compared_apart

FIRST = """Ferry fire off Osmey

A fire broke out on a ferry off Osmey on Monday with 212 people on board.
The coastguard said 48 passengers were taken to hospital in Norrath.
A helicopter from Lisbon took part in the rescue.
"""
LATER = """Osmey ferry: more people in hospital

Flames had engulfed the ferry off Osmey on Monday; 212 people were on board.
61 passengers were taken to hospital in Norrath, the coastguard said.
The minister Rafael Montoya will visit the port on Sunday.
"""


def by_kind(comparison, kind):
    return [f for f in comparison.findings if f.kind == kind]


@pytest.fixture(scope="module")
def comparison():
    return compared(
        annotated(FIRST, "en", "first", "2025-03-03", "Northern Wire"),
        annotated(LATER, "en", "later", "2025-03-05", "Bay Courier"),
    )


def test_a_later_report_moves_a_figure_on(comparison):
    (update,) = by_kind(comparison, "update")
    assert [s.value for s in update.sides] == ["48", "61"]
    assert [m.text for s in update.sides for m in s.marks] == ["48", "61"]
    assert by_kind(comparison, "difference") == []


def test_without_publication_times_it_is_a_difference():
    found = compared(annotated(FIRST, "en", "first"), annotated(LATER, "en", "later"))
    (difference,) = by_kind(found, "difference")
    assert difference.aspect == "figure"
    assert difference.reasons


def test_only_in_one(comparison):
    found = {f.sides[0].reports[0]: f.explanation for f in by_kind(comparison, "only in")}
    assert "Lisbon" in found["first"]
    assert "Rafael Montoya" in found["later"]


def test_agreement_counts_origins_not_reports():
    copy = annotated(FIRST, "en", "copy", "2025-03-03T10:00", "Harbour Post")
    first = annotated(FIRST, "en", "first", "2025-03-03", "Northern Wire")
    assert by_kind(compared(first, copy), "agreement") == []
    later = annotated(LATER, "en", "later", "2025-03-05", "Bay Courier")
    for finding in by_kind(compared(first, copy, later), "agreement"):
        assert all(len(s.origins) <= 2 for s in finding.sides)


def test_one_report_makes_no_comparison():
    found = compared(annotated(FIRST, "en", "first"))
    assert by_kind(found, "agreement") == []
    assert by_kind(found, "only in") == []


def test_order_of_reports_changes_nothing():
    one, two = annotated(FIRST, "en", "first"), annotated(LATER, "en", "later")
    assert compared(one, two) == compared(two, one)


def test_an_edit_in_a_copy_is_said_to_be_one():
    text = FIRST.replace("48", "84")
    (found,) = by_kind(compared(annotated(FIRST, "en", "first"), annotated(text, "en", "copy")), "difference")
    assert any("version" in reason for reason in found.reasons)


def test_the_same_words_by_two_speakers():
    one = annotated(
        'Talks end\n\nThe talks in Norrath were "long and very honest," Ingrid Falk said on Monday.',
        "en",
        "one",
    )
    two = annotated(
        'After the talks\n\nRafael Montoya called the talks in Norrath "long and very honest" on Monday.',
        "en",
        "two",
    )
    found = by_kind(compared(one, two), "difference")
    assert [f.aspect for f in found] == ["source"]
    assert {s.value for f in found for s in f.sides} == {"Ingrid Falk", "Rafael Montoya"}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Volodymyr", "Wolodymyr", True),
        ("Yuri", "Juri", True),
        ("Joe", "Joseph", True),
        ("Mario", "Marco", False),
        ("Anna", "Peter", False),
    ],
)
def test_given_names(first, second, same):
    assert same_given_name(first, second) is same


def test_people_by_surname_and_title():
    assert same_person("Ms. Falk", "Mme Falk")
    assert same_person("Ingrid Falk", "Falk")
    assert not same_person("Ingrid Falk", "Rafael Falk")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), st.text(max_size=300))
def test_odd_text_never_breaks_it_and_evidence_replays(first, second):
    reports = [annotated(f"Title\n\n{t}.", "en", n) for t, n in ((first, "a"), (second, "b"))]
    texts = {r.report.id: r.report.text for r in reports}
    for finding in compared(*reports).findings:
        for e in (*finding.evidence, *(m for s in finding.sides for m in s.marks)):
            assert texts[e.report][e.start : e.end] == e.text


def test_a_plan_that_is_put_off_to_a_day_is_told_by_its_days():
    one = annotated(
        "Talks\n\nThe talks with Minister Els Verbruggen are to resume on Thursday in Brussels.",
        "en",
        "a",
        "2025-03-18T08:00:00Z",
    )
    two = annotated(
        "Streik\n\nDas für Donnerstag geplante Gespräch mit Els Verbruggen wurde auf Freitag verschoben.",
        "de",
        "b",
        "2025-03-19T08:00:00Z",
    )
    found = [f for f in compared_apart(one, two).findings if f.kind == "update"]
    assert [f.aspect for f in found] == ["date"]


def test_what_is_suspended_until_a_day_is_no_plan_called_off():
    one = annotated(
        "Trains\n\nRail traffic is suspended until Tuesday morning between Brest and Rennes.",
        "en",
        "a",
        "2025-11-02T08:00:00Z",
    )
    two = annotated(
        "Trains\n\nLe trafic ferroviaire est interrompu jusqu'à mardi matin entre Brest et Rennes.",
        "fr",
        "b",
        "2025-11-02T09:00:00Z",
    )
    assert [f for f in compared_apart(one, two).findings if f.kind in ("difference", "update")] == []


def test_what_moved_on_is_no_difference_too():
    one = annotated(
        "Museum\n\nThe museum said it would reopen on Wednesday.", "en", "a", "2025-02-24T15:00:00Z"
    )
    two = annotated("Museo\n\nEl museo reabrió el lunes.", "es", "b", "2025-03-05T12:00:00Z")
    found = [f for f in compared_apart(one, two).findings if f.kind in ("difference", "update")]
    assert [(f.kind, f.aspect) for f in found] == [("update", "date")]
