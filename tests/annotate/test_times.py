"""Time expressions against cases: what is found, its type and value."""

from typing import Any

import msgspec
import pytest

from recoupe.annotate.report import annotate
from recoupe.annotate.times import find_times
from recoupe.annotate.times import published as printed_time
from recoupe.languages import NAMES, profile
from recoupe.model import Options, Report
from tests.annotate.times_help import body, times_of, values
from tests.case_files import languages, rows
from training.cldr.calendar import refresh

MOST_WRONG = 0.05
"""Share of a language's cases that may be wrong without a parse; the scores with one are gated by floors."""


def right(row: dict[str, Any]) -> bool:
    wanted = {(t["start"], t["end"], t["type"], t["value"]) for t in row["times"]}
    report = Report(id=row["id"], text=row["text"], published=row["published"])
    found = find_times(report, body(row["text"], row["language"]))
    return {(t.start, t.end, t.type, t.value) for t in found} == wanted


@pytest.mark.parametrize("language", languages("times"))
def test_cases_are_right(language: str) -> None:
    known = [row for row in rows("times", language) if row["origin"] != "known failure"]
    wrong = [row["text"] for row in known if not right(row)]
    assert len(wrong) <= MOST_WRONG * len(known), wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cases_are_enough_and_a_third_are_traps(language: str) -> None:
    known = rows("times", language)
    assert len(known) >= 300
    assert sum(not row["times"] for row in known) >= 0.3 * len(known)
    assert len({row["id"] for row in known}) == len(known)
    for row in known:
        assert row["origin"] in ("made up", "in the wild kind", "negative", "known failure")
        assert row["phenomenon"]


def test_calendar_names_are_what_cldr_gives() -> None:
    assert [code for code in NAMES if not refresh(code, check=True)] == []


def test_languages_without_data_give_nothing() -> None:
    assert not profile("mul").has("times")
    assert times_of("12 жовтня 2025 року", "mul") == []


@pytest.mark.parametrize(
    "text",
    [
        "The law of 31 February 2024 was void.",
        "The bus leaves at 25:00 sharp.",
        "In year 0 nobody counted.",
        "It ran from 9 May 2024 to 3 May 2024.",
        "A debt of 10^400 dollars was due.",
        "On 00/00/0000 the file was made.",
        "It fell 999999999 years ago.",
        "It lasted 99999999999999999999 hours.",
    ],
)
def test_impossible_times_have_no_value(text: str) -> None:
    for words, time in times_of(text, "en", "2025-10-16"):
        assert "31" not in time.value
        assert "25:00" not in words
        assert time.value not in ("0000", "2024-05-09/2024-05-03")


def test_precision_is_that_of_the_text() -> None:
    found = values("He met her in June 2019, in 2020, on 3 May 2021 and in the 1990s.", "en")
    assert list(found.values()) == ["2019-06", "2020", "2021-05-03", "199"]


def test_bounds_are_half_open() -> None:
    (_, day), (_, month) = times_of("It began on 3 May 2021 and ended in June 2022.", "en")
    assert (day.earliest, day.latest) == ("2021-05-03", "2021-05-04")
    assert (month.earliest, month.latest) == ("2022-06-01", "2022-07-01")


def test_zones_keep_the_instant() -> None:
    ((_, paris),) = times_of("Il parlera à 20h30, heure de Paris.", "fr", "2025-10-16")
    ((_, gmt),) = times_of("He will speak at 18:30 GMT.", "en", "2025-10-16")
    assert paris.zone == "Europe/Paris"
    assert gmt.zone == "UTC"
    assert paris.earliest == "2025-10-16T20:30+02:00"
    assert gmt.earliest == "2025-10-16T18:30+00:00"


def test_modifiers() -> None:
    found = {w: t.mod for w, t in times_of("It took about six weeks and ended in early May 2020.", "en")}
    assert found == {"about six weeks": "APPROX", "early May 2020": "START"}


def test_ends_of_ranges_apart_on_demand() -> None:
    text = "He led the party from 1997 to 2007."
    report, sentences = Report(id="r", text=text), body(text, "en")
    assert [t.value for t in find_times(report, sentences)] == ["1997/2007"]
    assert [t.value for t in find_times(report, sentences, ranges=False)] == ["1997", "2007"]


def test_only_content_is_read() -> None:
    text = "It closed on 3 May 2021."
    report = Report(id="r", text=text)
    aside = tuple(msgspec.structs.replace(s, role="caption") for s in body(text, "en"))
    assert find_times(report, aside) == ()


def test_pieces_of_a_period_have_bounds_of_their_own() -> None:
    found = dict(times_of("It began in early March 2024 and ended in late 2025.", "en"))
    assert (found["early March 2024"].latest, found["late 2025"].earliest) == ("2024-03-16", "2025-07-02")
    assert found["early March 2024"].value == "2024-03"


def test_a_fiscal_year_has_bounds_where_its_country_is_named() -> None:
    found = dict(times_of("The federal fiscal year 2024 was long, fiscal 2023 short.", "en"))
    assert found["The federal fiscal year 2024"].earliest == "2023-10-01"
    assert found["fiscal 2023"].earliest == ""


def test_feasts_of_other_calendars_are_read_in_the_years_known() -> None:
    assert values("They met in Ramadan 2024.", "en") == {"Ramadan 2024": "2024-03-11/2024-04-09"}
    assert values("They met in Ramadan 1446.", "en") == {}


def test_a_date_almost_a_year_away_is_the_near_one() -> None:
    assert values("The ship had sailed on May 16.", "en", "2025-05-07") == {"May 16": "2025-05-16"}
    assert values("The ship had sailed on May 16.", "en", "2025-03-07") == {"May 16": "2024-05-16"}


def test_a_life_story_stays_in_the_year_told_of() -> None:
    text = "Born in 1811, taught from 1823 and jailed in 1831, the poet died in 1832. " + "Verse. " * 60
    assert values(text + "He was buried on 2 June.", "en")["2 June"] == "1832-06-02"


@pytest.mark.parametrize(
    ("text", "language", "published"),
    [
        ("PARIS, March 14, 2023 (AFP) - The minister resigned.", "en", "2023-03-14"),
        ("(Reuters) - Paris, 14 March 2023 - The minister resigned.", "en", "2023-03-14"),
        ("LONDON (AP) - The minister resigned on Monday.", "en", ""),
        ("In Paris, 14 March 2023 was a dark day for the minister.", "en", ""),
    ],
)
def test_a_dateline_dates_the_report(text: str, language: str, published: str) -> None:
    found = printed_time(Report(id="r", text=text), body(text, language))
    assert (found[0] if found else "") == published


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Contact was lost shortly after the second stage had shut down.", []),
        ("Second scrub in three days for Europe's new rocket.", ["P3D"]),
        ("The first results are expected in two weeks.", ["2025-W22"]),
    ],
)
def test_an_ordinal_before_its_noun(text: str, found: list[str]) -> None:
    report = Report(id="a", text=text, language="en", published="2025-05-13T17:20:00")
    assert [t.value for t in annotate(report, Options()).times] == found
