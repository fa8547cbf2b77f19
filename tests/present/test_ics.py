"""The agenda as iCalendar: statuses, escapes, folding, the same bytes each time."""

import pytest

from recoupe.model import Dossier, Evidence, PlannedItem, ReportItem, Signature, StoryItem
from recoupe.present.ics import to_ics


def dossier(*items, published="2027-02-01"):
    report = ReportItem(
        id="r1", label="A", text="", source="", url="", outlet="The Tarnow Post", author="",
        published=published, updated="", language="en", headline="", origin="o1", regions=(), notices=(),
        evidence=(),
    )  # fmt: skip
    story = StoryItem(id="s1", headline="", languages=("en",), earliest="", latest="", evidence=())
    signature = Signature(recoupe="0", languages="0", models={}, options={})
    return Dossier(
        signature=signature, story=story, reports=(report,), origins=(), entities=(), quotations=(), times=(),
        quantities=(), events=(), agenda=tuple(items), points=(), findings=(),
    )  # fmt: skip


def item(
    factuality="planned",
    earliest="2027-03-03",
    latest="2027-03-04",
    title="Meeting: Anna, Karl",
    text="They meet; soon.",
):
    evidence = Evidence(report="r1", start=0, end=len(text), text=text)
    return PlannedItem(
        id="a1", title=title, factuality=factuality, earliest=earliest, latest=latest, value=earliest,
        statements=(("r1", "v1"),), statuses=(factuality,), by=("",), evidence=(evidence,),
    )  # fmt: skip


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("factuality", "status"),
    [
        ("planned", "CONFIRMED"),
        ("possible", "TENTATIVE"),
        ("conditional", "TENTATIVE"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_status(factuality, status):
    assert f"STATUS:{status}" in unfolded(to_ics(dossier(item(factuality))))


def test_a_day_is_a_whole_day_and_the_evidence_is_the_description():
    lines = unfolded(to_ics(dossier(item())))
    assert "DTSTART;VALUE=DATE:20270303" in lines
    assert "DTEND;VALUE=DATE:20270304" in lines
    assert "SUMMARY:Meeting: Anna\\, Karl" in lines
    assert "DESCRIPTION:The Tarnow Post: planned: “They meet\\; soon.”" in lines
    assert "DTSTAMP:20270201T000000Z" in lines


def test_an_hour_is_kept():
    lines = unfolded(to_ics(dossier(item(earliest="2027-03-03T20:30", latest="2027-03-03T20:31"))))
    assert "DTSTART:20270303T203000" in lines


@pytest.mark.parametrize("earliest", ["", "PAST_REF", "XXXX-03-03", "2027-13-45"])
def test_an_entry_without_a_day_is_left_out(earliest):
    text = to_ics(dossier(item(earliest=earliest, latest="")))
    assert "VEVENT" not in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")


def test_lines_are_folded_at_75_octets_and_read_by_others():
    icalendar = pytest.importorskip("icalendar")
    words = "une très longue explication, « avec des guillemets » ; et la suite — " * 20
    text = to_ics(dossier(item(title=words, text=words)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == words
    assert str(event["STATUS"]) == "CONFIRMED"


def test_the_same_dossier_gives_the_same_bytes():
    assert to_ics(dossier(item())) == to_ics(dossier(item()))
