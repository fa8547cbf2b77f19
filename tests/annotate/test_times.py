"""Time expressions against cases: what is found, its type and value."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from recoupe.annotate.times import find_times
from recoupe.languages import NAMES, profile
from recoupe.model import Report
from tests.annotate.times_help import body, times_of, values
from training.cldr.calendar import refresh

CASES = Path(__file__).parents[1] / "cases"
MOST_WRONG = {"en": 0.05, "fr": 0.05, "de": 0.05, "es": 0.05}
"""Share of a language's cases that may be wrong without a parse; the scores with one are gated by floors."""


def rows(language: str) -> list[dict[str, Any]]:
    path = CASES / language / "times.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def right(row: dict[str, Any]) -> bool:
    wanted = {(t["start"], t["end"], t["type"], t["value"]) for t in row["times"]}
    report = Report(id=row["id"], text=row["text"], published=row["published"])
    found = find_times(report, body(row["text"], row["language"]))
    return {(t.start, t.end, t.type, t.value) for t in found} == wanted


@pytest.mark.parametrize("language", [code for code in NAMES if (CASES / code / "times.jsonl").exists()])
def test_cases_are_right(language: str) -> None:
    known = [row for row in rows(language) if row["origin"] != "known failure"]
    wrong = [row["text"] for row in known if not right(row)]
    assert len(wrong) <= MOST_WRONG[language] * len(known), wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cases_are_enough_and_a_third_are_traps(language: str) -> None:
    known = rows(language)
    assert len(known) >= 300
    assert sum(not row["times"] for row in known) >= 0.3 * len(known)
    assert len({row["id"] for row in known}) == len(known)
    for row in known:
        assert row["origin"] in ("made up", "in the wild kind", "negative", "known failure")
        assert row["phenomenon"]


def test_calendar_names_are_what_cldr_gives() -> None:
    assert [code for code in NAMES if not refresh(code, check=True)] == []


def test_languages_without_data_give_nothing() -> None:
    assert not profile("uk").has("times")
    assert times_of("12 жовтня 2025 року", "uk") == []


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
