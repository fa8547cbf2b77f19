import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.regions import find_regions
from recoupe.model import Region, Report, Span
from recoupe.read import read
from tests.case_files import languages, rows
from tests.conftest import shared_data


def cases() -> list[dict[str, object]]:
    found = []
    for language in languages("regions"):
        for number, row in enumerate(rows("regions", language), 1):
            marks = [pytest.mark.xfail(strict=True)] if row["origin"] == "known failure" else []
            found.append(pytest.param(row, id=f"{language}:{number}", marks=marks))
    return found


def check(report: Report) -> tuple[Region, ...]:
    """The regions, after what must always hold."""
    regions = find_regions(report)
    position = 0
    for region in regions:
        assert position <= region.start < region.end <= len(report.text)
        assert not report.text[position : region.start].strip()
        position = region.end
    assert not report.text[position:].strip()
    return regions


@pytest.mark.parametrize("row", cases())
def test_case(row):
    text = row["text"]
    found = [[region.role, text[region.start : region.end]] for region in check(Report(id="a", text=text))]
    assert found == row["regions"]


@pytest.mark.parametrize("row", [case for case in cases() if "languages" in case.values[0]])
def test_languages_of_case(row):
    assert [region.language for region in find_regions(Report(id="a", text=row["text"]))] == row["languages"]


def test_headline_that_the_source_marks():
    report = Report(id="a", text="Is it over? Yes.\n\nThe strike ended on Monday.", headline=Span(0, 16))
    assert [region.role for region in check(report)] == ["headline", "body"]


def test_french_report_in_one_line():
    (report,) = read([shared_data("reports", "budapest_fr.txt")]).reports
    regions = check(report)
    assert [region.role for region in regions] == ["body", "teaser", "subhead", "body"]
    assert {region.language for region in regions} == {"fr"}
    words = [report.text[region.start : region.end] for region in regions]
    assert words[1].startswith("Lire aussi : ")
    assert words[1].endswith("l'Argentine »")
    assert words[2] == "Missiles Tomahawk"
    assert words[3].startswith("Ce nouveau rendez-vous")


def test_english_report_on_a_french_page():
    (report,) = read([shared_data("reports", "budapest_en.txt")]).reports
    regions = check(report)
    assert (regions[0].role, regions[0].language) == ("headline", "fr")
    assert {(region.role, region.language) for region in regions[1:-3]} == {("body", "en")}
    assert [(region.role, region.language) for region in regions[-2:]] == [("furniture", "fr")] * 2
    assert regions[-3].role == "credit"
    assert report.text[regions[-3].start : regions[-3].end] == "AFP"


@given(st.text())
def test_any_text(text):
    check(Report(id="a", text=text))


PIECES = st.sampled_from(
    ["Lire aussi :", "Read also:", "«", "»", '"', ". ", "Le ", "The ", "AFP",
     "(AFP)", "PARIS (Reuters) - ", "\n", "\n\n",
     "Commentaires (0)", "Growing fears ", "il a dit", "he said. ",
     "? ", "© ", "Photo : ", "Par Jean Dupont", " ", "\t"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40), st.integers(0, 30))
def test_any_mixture_of_marks(pieces, size):
    text = "".join(pieces)
    headline = Span(0, min(size, len(text))) if text[:size].strip() == text[:size] != "" else None
    check(Report(id="a", text=text, headline=headline))


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a parlé. " * 50_000,
        "Lire aussi : « " * 20_000,
        "Mot " * 250_000,
        "AFP " * 100_000,
        "(AFP " * 50_000,
        ". \n" * 100_000,
        "\u200f" * 100_000 + "12 345",
        "😀" * 200_000,
    ],
    ids=["one line", "open teasers", "no mark", "credits", "brackets", "marks", "direction marks", "emoji"],
)
def test_a_megabyte_is_read_in_one_pass(text):
    check(Report(id="a", text=text))
