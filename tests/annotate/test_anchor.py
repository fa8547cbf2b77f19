"""Anchoring across a story: where a report's now comes from, and that the order of reports is nothing."""

import itertools

import msgspec
import pytest

from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.annotate.times import find_times
from recoupe.model import AnnotatedReport, Options, Quotation, Report, Span, Story
from recoupe.read import read
from tests.annotate.times_help import annotated
from tests.conftest import shared_data


def story(*reports: AnnotatedReport) -> Story:
    return anchor(Story(id="s", reports=reports))


def by_words(report: AnnotatedReport) -> dict[str, str]:
    return {report.report.text[t.start : t.end]: t.value for t in report.times}


FRENCH = (
    "La ministre a annoncé, jeudi 16 octobre, la fin de la grève. "
    "Elle recevra les syndicats vendredi 17 octobre."
)
ENGLISH = "The minister announced the end of the strike on Thursday.\nThe law takes effect on June 2, 2026."


def test_a_weekday_takes_its_day_from_the_other_report() -> None:
    fr, en = story(annotated("fr", FRENCH, "fr"), annotated("en", ENGLISH, "en")).reports
    assert by_words(en)["Thursday"] == "2025-10-16"
    assert by_words(fr)["jeudi 16 octobre"] == "2025-10-16"
    thursday = en.times[0]
    assert any("anchored by report fr" in reason for reason in thursday.reasons)
    assert any("2025 lies nearest to 2026" in reason for reason in thursday.reasons)


def test_without_another_year_all_candidates_stay() -> None:
    (fr,) = story(annotated("fr", FRENCH, "fr")).reports
    time = fr.times[0]
    assert time.value == "XXXX-10-16"
    assert {"2014-10-16", "2025-10-16", "2031-10-16"} <= set(time.candidates)
    assert "fall on their weekdays in" in time.reasons[0]


def test_a_publication_time_in_the_story_decides() -> None:
    dated = annotated("a", "The strike ended on Thursday.", "en", "2014-10-17T08:00:00+02:00")
    _, fr = story(dated, annotated("fr", FRENCH, "fr")).reports
    assert by_words(fr)["jeudi 16 octobre"] == "2014-10-16"


def test_a_whole_date_with_its_weekday_is_the_reports_own_now() -> None:
    text = "The bridge fell on Monday, 6 May 2024.\nTwo people were rescued on Tuesday."
    (report,) = story(annotated("a", text, "en")).reports
    assert by_words(report)["Tuesday"] in ("2024-04-30", "2024-05-07")


def test_a_printed_publication_line_is_an_anchor() -> None:
    text = "Published 14 March 2023 at 10:05\nThe dam broke on Monday."
    sentences = annotated("a", text, "en").sentences[1:]
    (time,) = find_times(Report(id="a", text=text), sentences)
    assert time.value == "2023-03-13"
    assert "Published 14 March 2023" in time.reasons[0]


LINE = "PARIS, March 14 (AFP) – The strike ended on Monday, the unions said."


def test_a_dateline_without_a_year_takes_that_of_the_story() -> None:
    dated = annotated("a", "The strike ended.", "en", "2023-03-16T08:00:00+01:00")
    report, _ = story(annotated("b", LINE, "en"), dated).reports
    assert by_words(report)["Monday"] == "2023-03-13"
    assert any("dateline" in reason for time in report.times for reason in time.reasons)


def test_a_dateline_without_a_year_takes_that_of_a_weekday_with_its_day() -> None:
    text = LINE + " Talks resume on Tuesday 21 March. They began in May 2022."
    (report,) = story(annotated("b", text, "en")).reports
    assert by_words(report)["Monday"] == "2023-03-13"


def test_a_dateline_without_a_year_far_from_the_story_dates_nothing() -> None:
    dated = annotated("a", "The strike ended on Monday.", "en", "2023-09-16T08:00:00+01:00")
    report, _ = story(annotated("b", LINE, "en"), dated).reports
    assert not any("dateline" in reason for time in report.times for reason in time.reasons)


def test_a_dateline_without_a_year_alone_dates_nothing() -> None:
    (report,) = story(annotated("b", LINE, "en")).reports
    assert by_words(report)["Monday"] == "XXXX-WXX-1"


def test_a_plan_by_its_time_alone_happened_once_its_day_is_over() -> None:
    undated = annotate(Report(id="a", text="On 3 May, the crew meets the guides.", language="en"))
    dated = annotate(
        Report(id="b", text="The guides left on 8 May.", language="en", published="2026-05-10T10:00:00")
    )
    assert [event.factuality for event in undated.events] == ["planned"]
    report, _ = story(undated, dated).reports
    assert [event.factuality for event in report.events] == ["happened"]


def test_nothing_known_stays_unknown() -> None:
    (report,) = story(annotated("a", "The council met on Thursday.", "en")).reports
    assert by_words(report) == {"Thursday": "XXXX-WXX-4"}


def test_anchoring_twice_or_in_another_order_gives_the_same() -> None:
    reports = [
        annotated("fr", FRENCH, "fr"),
        annotated("en", ENGLISH, "en"),
        annotated("x", "On Friday the unions will meet her.", "en"),
    ]
    first = story(*reports)
    assert anchor(first) == first
    wanted = {r.report.id: r for r in first.reports}
    for order in itertools.permutations(reports):
        assert {r.report.id: r for r in story(*order).reports} == wanted


def test_inside_a_quotation_the_day_on_which_it_was_said_counts() -> None:
    text = 'On 2 May 2024 he said: "We will decide tomorrow."'
    report = annotated("a", text, "en", "2024-06-20")
    start = text.index("We")
    quotation = Quotation(
        id="q1",
        start=start,
        end=len(text),
        kind="direct",
        content=(Span(start, len(text) - 1),),
        said=report.times[0].id,
    )
    (done,) = story(msgspec.structs.replace(report, quotations=(quotation,))).reports
    assert by_words(done)["tomorrow"] == "2024-05-03"
    assert "inside a quotation" in done.times[1].reasons[0]


def test_a_publication_time_far_from_the_text_is_said() -> None:
    text = "The minister resigned on Thursday 16 October 2025."
    (report,) = story(annotated("a", text, "en", "2026-09-01")).reports
    assert "lies far from the dates of the text" in report.notices[0]
    (near,) = story(annotated("a", text, "en", "2025-10-17")).reports
    assert near.notices == ()


@pytest.fixture(scope="module")
def budapest() -> dict[str, AnnotatedReport]:
    paths = [str(shared_data("reports", f"budapest_{code}.txt")) for code in ("fr", "en")]
    reports = tuple(annotate(report) for report in read(paths).reports)
    return {r.language: r for r in anchor(Story(id="s", reports=reports)).reports}


def test_budapest_french(budapest: dict[str, AnnotatedReport]) -> None:
    assert (
        by_words(budapest["fr"]).items()
        >= {
            "jeudi 16 octobre": "2025-10-16",
            "vendredi 17 octobre": "2025-10-17",
            "15 août": "2025-08-15",
            "dans les deux prochaines semaines": "2025-10-16/2025-10-30",
            "deux heures et demie": "PT2H30M",
        }.items()
    )


def test_budapest_english(budapest: dict[str, AnnotatedReport]) -> None:
    assert (
        by_words(budapest["en"]).items()
        >= {
            "Thursday": "2025-10-16",
            "Friday": "2025-10-17",
            "August 15": "2025-08-15",
            "next week": "2025-W43",
            "June 2, 2026": "2026-06-02",
            "April": "2025-04",
            "Sunday": "2025-10-12",
            "overnight from Wednesday to Thursday": "2025-10-15TNI",
        }.items()
    )
    night = next(t for t in budapest["en"].times if t.value == "2025-10-15TNI")
    assert night.earliest.startswith("2025-10-15")
    assert night.latest.startswith("2025-10-16")
    assert all(t.reasons for t in budapest["en"].times if t.value.startswith("2025"))


def test_a_weekday_of_a_headline_is_that_of_the_text_once_the_now_is_known() -> None:
    text = (
        "Gênes : pas de grève vendredi à l'aéroport\n\n"
        "Les bagagistes de l'aéroport de Gênes ne débrayeront pas vendredi."
    )
    report = Report(id="a", text=text, language="fr", headline=Span(0, 42), published="2025-05-14T08:15:00")
    (read_again,) = story(annotate(report, Options())).reports
    assert [t.value for t in read_again.times] == ["2025-05-16", "2025-05-16"]
