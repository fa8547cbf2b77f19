"""What a later report changes: the day of a plan, a plan called off, a state that is over."""

import pytest

from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare.affairs.shelved import is_limit
from recoupe.compare.plans.agenda import build_agenda
from recoupe.compare.plans.came_true import came_true
from recoupe.compare.plans.rescheduled import other_days
from recoupe.compare.plans.settled import plan_differences
from recoupe.compare.plans.states import states_over
from recoupe.compare.statements.frames import Frames
from recoupe.model import Finding, Options, Report, Story
from recoupe.trace import trace
from tests.compare.cases import likeness, rows


def found(language: str, earlier: dict[str, str], later: dict[str, str]) -> list[Finding]:
    """The findings on plans and states of two reports."""
    reports = tuple(
        annotate(
            Report(
                id=name,
                text=said["text"],
                language=language,
                published=f"{said['published']}T12:00:00",
                outlet=name,
            ),
            Options(),
        )
        for name, said in (("first", earlier), ("second", later))
    )
    aligned = align(trace(anchor(Story(id="s", reports=reports))))
    agenda, frames = build_agenda(aligned), Frames(aligned)
    found = [*other_days(agenda, frames, likeness()), *states_over(frames, likeness()), *came_true(frames)]
    return [*found, *plan_differences(agenda, frames, is_limit)]


@pytest.mark.parametrize("row", rows("updates"))
def test_updates_of_the_cases(row):
    aspects = {(f.kind, f.aspect) for f in found(row["language"], row["earlier"], row["later"])}
    assert aspects == ({("update", row["update"])} if row["update"] else set())


def test_reports_of_one_day_differ_on_the_day_of_a_plan():
    said = [
        {"published": "2026-03-02", "text": f"Anna Ruiz will visit the clinic in Lisbon on {day}."}
        for day in ("Thursday", "Friday")
    ]
    (finding,) = found("en", *said)
    assert (finding.kind, finding.aspect) == ("difference", "date")
    assert [side.marks[0].text for side in finding.sides] == ["Thursday", "Friday"]


def test_nothing_is_new_in_the_report_of_an_earlier_day():
    closed = {"published": "2026-03-05", "text": "The bridge over the Dorn was closed on Sunday."}
    opened = {"published": "2026-03-02", "text": "The bridge over the Dorn reopened on Sunday."}
    assert found("en", closed, opened) == []


def test_a_state_that_its_own_report_says_is_over_is_no_news():
    taken = {
        "published": "2026-03-02",
        "text": "Quatre-vingt-huit des personnes enlevées ont été libérées lundi.",
    }
    freed = {"published": "2026-03-05", "text": "Les personnes enlevées ont été libérées."}
    assert found("fr", taken, freed) == []
