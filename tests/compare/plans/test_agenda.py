"""The agenda: one plan recognised across reports and languages, and its status over time."""

from recoupe.compare.plans.agenda import build_agenda
from recoupe.model import (
    AlignedStory,
    AnnotatedReport,
    Entity,
    Event,
    LocalEntity,
    Origin,
    Report,
    Span,
    Story,
    TimeExpression,
    TracedStory,
)

PEOPLE = {
    "ruiz": "Anna Ruiz",
    "brandt": "Karl Brandt",
    "sato": "Emi Sato",
    "tarnow": "Tarnow",
    "riga": "Riga",
}
TYPES = {"tarnow": "LOC", "riga": "LOC"}


def day(value, end="", number=1):
    year, month, date = value.split("-")
    after = end or f"{year}-{month}-{int(date) + 1:02d}"
    return TimeExpression(
        id=f"t{number}", start=0, end=1, type="DATE", value=value, earliest=value, latest=after
    )


def event(number=1, factuality="planned", who=(), place="", time="", kind="meeting", reasons=()):
    return Event(
        id=f"v{number}", start=10 * number, end=10 * number + 9,
        trigger=Span(10 * number, 10 * number + 4), type=kind, factuality=factuality,
        participants=tuple(who), place=place, time=time, reasons=reasons,
    )  # fmt: skip


def report(name, events, times=(), published="2027-02-01"):
    entities = tuple(
        LocalEntity(id=key, type=TYPES.get(key, "PERSON"), name=PEOPLE[key], mentions=()) for key in PEOPLE
    )
    text = "words of this report and more of them, to be cut where spans say so. " * 2
    return AnnotatedReport(
        report=Report(id=name, text=text, published=published), language="en",
        entities=entities, times=tuple(times), events=tuple(events),
    )  # fmt: skip


def agenda(*reports):
    story = Story(id="s", reports=tuple(sorted(reports, key=lambda r: (r.report.published, r.report.id))))
    entities = tuple(
        Entity(
            id=f"x-{key}", type=TYPES.get(key, "PERSON"), name=name, names={},
            members=tuple((r.report.id, key) for r in reports),
        )
        for key, name in PEOPLE.items()
    )  # fmt: skip
    origins = tuple(Origin(id=f"o{i}", reports=(r.report.id,)) for i, r in enumerate(reports))
    return build_agenda(
        AlignedStory(traced=TracedStory(story=story, origins=origins), entities=entities, points=())
    )


def test_one_meeting_told_twice_is_one_entry():
    a = report("a", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-03")])
    b = report("b", [event(who=("ruiz", "brandt"), place="tarnow")])
    (item,) = agenda(a, b)
    assert item.statements == (("a", "v1"), ("b", "v1"))
    assert (item.value, item.place) == ("2027-03-03", "x-tarnow")
    assert item.title == "Meeting: Anna Ruiz, Karl Brandt (Tarnow)"
    assert item.evidence[0].text == a.report.text[10:19]


def test_two_meetings_of_one_person_stay_two():
    a = report(
        "a", [event(1, who=("ruiz", "brandt"), place="tarnow"), event(2, who=("ruiz", "sato"), place="riga")]
    )
    assert len(agenda(a)) == 2


def test_two_days_are_two_meetings():
    a = report("a", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-03")])
    b = report("b", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-09")])
    assert len(agenda(a, b)) == 2


def test_a_day_inside_a_fortnight_is_the_same_meeting():
    a = report("a", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-01", "2027-03-15")])
    b = report("b", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-03")])
    (item,) = agenda(a, b)
    assert item.value == "2027-03-03"


def test_less_certain_words_of_the_same_place_join():
    a = report("a", [event(1, who=("ruiz", "brandt"), place="tarnow"), event(2, "possible", place="tarnow")])
    (item,) = agenda(a)
    assert item.statuses == ("planned", "possible")
    assert item.factuality == "planned"


def test_the_status_over_time():
    a = report("a", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-03")], published="2027-02-01")
    b = report(
        "b",
        [event(factuality="cancelled", who=("ruiz", "brandt"), time="t1")],
        [day("2027-03-03")],
        "2027-02-21",
    )
    (item,) = agenda(b, a)
    assert item.statuses == ("planned", "cancelled")
    assert item.factuality == "cancelled"


def test_what_is_no_plan():
    past = event(1, who=("ruiz",), time="t1")
    aim = event(2, "possible", who=("ruiz", "brandt"), reasons=("an aim",))
    wish = event(3, "possible", who=("ruiz",))
    hypothesis = event(4, "conditional", who=("ruiz", "brandt"))
    strike = event(5, "possible", who=("ruiz", "brandt"), kind="attack")
    happened = event(6, "happened", who=("ruiz", "brandt"), reasons=("past tense",))
    assert agenda(report("a", [past, aim, wish, hypothesis, strike, happened], [day("2026-12-03")])) == ()


def test_the_order_of_reports_changes_nothing():
    a = report("a", [event(who=("ruiz", "brandt"), time="t1")], [day("2027-03-03")])
    b = report("b", [event(1, who=("ruiz", "brandt"), place="tarnow"), event(2, who=("sato",), place="riga")])
    assert agenda(a, b) == agenda(b, a)


def test_undated_plans_come_last():
    a = report(
        "a",
        [event(1, who=("sato",), place="riga"), event(2, who=("ruiz", "brandt"), time="t1")],
        [day("2027-03-03")],
    )
    assert [item.value for item in agenda(a)] == ["2027-03-03", ""]
