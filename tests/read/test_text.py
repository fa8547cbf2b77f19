import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import EmptyReport, NotText, ReadError, TooLarge, UnknownEncoding
from recoupe.model import Options, Span
from recoupe.read import read
from recoupe.read.build import normalise

TEXT = "Tempête à Brest\nLe préfet a dit « non » — c’est l’usage.\n"


def one(data: bytes, **options: object):
    reading = read([data], Options(**options))
    assert not reading.failures, reading.failures
    (report,) = reading.reports
    return report


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("ê", "e\u0302").encode(),
        b"\x00" + TEXT.encode() + b"\x00",
    ],
    ids=[
        "utf-8",
        "bom",
        "utf-16",
        "16be",
        "16le-bare",
        "16be-bare",
        "utf-32",
        "cp1252",
        "crlf",
        "cr",
        "nfd",
        "zeros",
    ],
)
def test_every_encoding_gives_the_same_text(data):
    assert one(data).text == TEXT


def test_text_without_line_break_is_kept_whole():
    line = "Le ministre est venu. " * 50
    assert one(line.encode()).text == line


def test_front_matter():
    report = one(
        b"---\nurl: https://a.example/1\noutlet: Le Phare\npublished: 2025-03-03T18:30:00+01:00\n"
        b"updated: 2025-03-04\nlanguage: fr-FR\ntitle: 'Naufrage'\nauthor: C. Le Goff\nmood: grey\n"
        b"---\nOnze morts.\n"
    )
    assert report.text == "Naufrage\n\nOnze morts.\n"
    assert report.headline == Span(0, 8)
    assert (report.url, report.outlet, report.author) == ("https://a.example/1", "Le Phare", "C. Le Goff")
    assert (report.published, report.updated) == ("2025-03-03T18:30:00+01:00", "2025-03-04")
    assert report.language == "fr-FR"


def test_a_title_that_the_text_repeats_stands_once():
    report = one(b"---\ntitle: Naufrage\n---\n\nNaufrage\n\nOnze morts.")
    assert report.text.count("Naufrage") == 1
    assert report.headline is not None
    assert report.headline.of(report.text) == "Naufrage"


def test_a_rule_at_the_beginning_is_no_front_matter():
    assert one(b"---\nRain fell over the town.").text == "---\nRain fell over the town."


def test_a_date_that_is_none_is_a_notice():
    reading = read([b"---\npublished: last week\nlanguage: klingon!\n---\nRain fell."])
    assert reading.reports[0].published == ""
    assert any("last week" in notice for notice in reading.notices)
    assert any("klingon" in notice for notice in reading.notices)


def test_options_serve_reports_that_state_nothing():
    options = {"published": "2025-03-03", "language": "en"}
    assert one(b"Rain fell.", **options).published == "2025-03-03"
    stated = one(b"---\npublished: 2024-01-01\nlanguage: fr\n---\nIl pleut.", **options)
    assert (stated.published, stated.language) == ("2024-01-01", "fr")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyReport),
        (b" \n\t\n", EmptyReport),
        (codecs.BOM_UTF8, EmptyReport),
        ("\u200b\u200b".encode(), EmptyReport),
        (b"---\ntitle: nothing under it\n---\n", EmptyReport),
        (b"%PDF-1.7 ...", NotText),
        (b"\x89PNG\r\n\x1a\n", NotText),
        (bytes(range(256)) * 8, NotText),
        ("Правительство объявило о решении".encode("cp1251"), UnknownEncoding),
        ("政府はきょう発表した".encode("shift_jis"), UnknownEncoding),
        (b"Rain fell. " * 1000, TooLarge),
    ],
)
def test_bad_input_names_the_source_and_the_remedy(data, error):
    reading = read([data, b"Rain fell."], Options(max_bytes=5000))
    (failure,) = reading.failures
    assert isinstance(failure, error)
    assert failure.source == "-"
    assert failure.remedy in str(failure)
    assert len(reading.reports) == 1


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (failure,) = read([path]).failures
    assert isinstance(failure, TooLarge)
    assert str(path) in str(failure)


def test_missing_file_and_folder_without_reports(tmp_path):
    reading = read([tmp_path / "none.txt", tmp_path, "a\x00b"])
    assert len(reading.failures) == 3
    assert all(isinstance(failure, ReadError) for failure in reading.failures)


def test_folder_is_sorted_and_leaves_hidden_and_unknown_files_out(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "c.pdf", "sub/d.md", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Rain fell in {name}.", encoding="utf-8")
    reading = read([tmp_path])
    expected = [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/d.md")]
    assert [report.source for report in reading.reports] == expected


def test_the_same_report_twice_is_kept_once(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Rain fell.", encoding="utf-8")
    reading = read([tmp_path])
    assert len(reading.reports) == 1
    assert any("kept once" in notice for notice in reading.notices)


def test_the_same_text_from_two_outlets_is_two_reports():
    reading = read([b"---\noutlet: A\n---\nRain fell.", b"---\noutlet: B\n---\nRain fell."])
    assert len({report.id for report in reading.reports}) == 2


def test_the_id_does_not_depend_on_the_path(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    assert read([tmp_path / "a.txt"]).reports[0].id == read([b"Rain fell."]).reports[0].id


def test_standard_input(monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert read(["-"]).reports[0].text == TEXT


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.binary())
def test_any_bytes_give_a_report_or_an_error(data):
    reading = read([data])
    assert len(reading.reports) + len(reading.failures) >= 1
    for report in reading.reports:
        assert report.text.strip()
        assert "\r" not in report.text
        assert "\x00" not in report.text


@given(st.text(min_size=1))
def test_any_text_keeps_its_words(text):
    for report in read([text.encode("utf-8", "surrogatepass")]).reports:
        assert report.headline is None or report.headline.of(report.text).strip()
