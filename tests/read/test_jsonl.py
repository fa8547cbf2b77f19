import json

from recoupe.read import read


def test_rows_and_their_errors(tmp_path):
    path = tmp_path / "r.jsonl"
    rows = [
        json.dumps(
            {"text": "Rain fell.", "title": "Rain", "outlet": "Post", "id": 7, "published": "2025-03-03"}
        ),
        "",
        "{not json",
        json.dumps({"title": "no text"}),
        json.dumps({"text": "Snow fell.", "author": None, "language": "en", "more": [1]}),
        json.dumps({"text": "\ud800 Hail."}),
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    reading = read([path])
    assert [report.source for report in reading.reports][:2] == [f"{path}#7", f"{path}:5"]
    assert reading.reports[0].text == "Rain\n\nRain fell."
    assert [failure.source for failure in reading.failures][:2] == [f"{path}:3", f"{path}:4"]


def test_lines_are_recognised_on_standard_input():
    reading = read([b'{"text": "Rain fell."}\n{"text": "Snow fell."}\n'])
    assert [report.text for report in reading.reports] == ["Rain fell.", "Snow fell."]


def test_a_text_that_begins_with_a_brace_is_text():
    assert read([b"{Correction} Rain fell."]).reports[0].text == "{Correction} Rain fell."
