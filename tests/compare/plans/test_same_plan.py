"""One plan told with several nouns is one entry; contrary numbers are no agreement."""

import pytest

from tests.make_stories import annotated, compared

DAY = "2026-03-17T10:00:00Z"


def test_two_acts_of_one_day_stay_two():
    one = annotated(
        "The minister will visit Oslo on Thursday. Parliament will vote on Friday.", "en", "a", DAY
    )
    assert len(compared(one).agenda) == 2


def test_what_a_plan_is_about_is_no_plan_of_its_own():
    text = "The envoys of both sides will return to Geneva on Thursday for talks on a ceasefire."
    found = compared(annotated(text, "en", "a", DAY)).agenda
    assert [item.value for item in found] == ["2026-03-19"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The new group will have 21,000 employees.", "The new group will have 23,000 employees."),
        ("A 41-year-old Belgian was arrested in Dubai.", "A 44-year-old Belgian was arrested in Dubai."),
        ("The port strike will begin before Christmas.", "The port strike has been called off."),
    ],
)
def test_contrary_statements_are_no_agreement(first, second):
    one, other = annotated(first, "en", "a", DAY), annotated(second, "en", "b", DAY)
    assert not [f for f in compared(one, other).findings if f.kind == "agreement"]
