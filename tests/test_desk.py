"""What must hold for every dossier: evidence replays, order does not matter, a copy adds no origin."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import recoupe
from recoupe import desk
from recoupe.annotate.report import annotate
from recoupe.errors import RecoupeError, StageError, UnsupportedLanguage
from recoupe.languages import NAMES, profile
from recoupe.model import Dossier, Report
from recoupe.present.html import to_html
from recoupe.present.json import to_json
from recoupe.present.markdown import to_markdown
from tests.conftest import ROOT, shared_data
from tests.replay import replay

SAMPLES = ROOT / "samples"


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return list(recoupe.read([SAMPLES], recoupe.Options()).reports)


@pytest.fixture(scope="module")
def dossiers(reports) -> tuple[Dossier, ...]:
    return recoupe.check(reports)


def test_evidence_replays(dossiers):
    for dossier in dossiers:
        assert replay(dossier) > 20


def test_evidence_replays_on_real_reports():
    for dossier in recoupe.check(sorted(shared_data("reports").glob("*.txt"))):
        assert replay(dossier) > 100


def test_order_of_reports_does_not_matter(reports, dossiers):
    expected = [to_json(d) for d in dossiers]
    for seed in range(3):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert [to_json(d) for d in recoupe.check(shuffled)] == expected


def test_the_same_input_gives_the_same_bytes(reports, dossiers):
    again = recoupe.check(reports)
    for form in (to_json, to_html, to_markdown):
        assert [form(d) for d in again] == [form(d) for d in dossiers]


def test_a_report_given_twice_is_one(reports, dossiers):
    assert recoupe.check([*reports, *reports]) == dossiers


def test_a_copy_adds_no_origin(reports, dossiers):
    for number, report in enumerate(reports):
        copy = msgspec.structs.replace(
            report, id=f"{number:08x}", outlet="The Copyist", url="", source="copy"
        )
        after = recoupe.check([*reports, copy])
        assert sum(len(d.origins) for d in after) == sum(len(d.origins) for d in dossiers)
        (joined,) = [d for d in after if copy.id in {r.id for r in d.reports}]
        (origin,) = [o for o in joined.origins if copy.id in o.reports]
        assert report.id in origin.reports
        for finding in joined.findings:
            if finding.kind == "only in":
                assert {copy.id, report.id} & {r for s in finding.sides for r in s.reports} in (
                    set(),
                    {copy.id, report.id},
                )


def test_no_content_no_crash(tmp_path: Path):
    failures = []
    for number, text in enumerate(["...", "12345 67890", "🦉🦉🦉", "\u200b\u200b a", "A" * 100_000]):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        for dossier in recoupe.check([path], on_failure=failures.append):
            replay(dossier)
    assert all(";" in str(failure) for failure in failures)


@pytest.mark.parametrize(("stage", "doing"), [("annotate", "annotating"), ("compare", "comparing")])
def test_a_defect_on_one_input_does_not_cost_the_others(monkeypatch, stage, doing):
    texts = {
        "quay.txt": "Ferry runs aground\n\nThe Corriedale ran aground off Osmey on Monday, the port said.",
        "wind.txt": "Wind farm opens\n\nA farm of 30 turbines opened near Harle on Tuesday, Norwatt said.",
    }
    reports = [Report(id=name, source=name, text=text, language="en") for name, text in texts.items()]
    working = getattr(desk, stage)

    def defective(given, *more):
        if b"turbines" in msgspec.json.encode(given):
            raise IndexError("list index out of range")
        return working(given, *more)

    monkeypatch.setattr(desk, stage, defective)
    failures: list[RecoupeError] = []
    (dossier,) = recoupe.check(reports, on_failure=failures.append)
    assert dossier.story.headline == "Ferry runs aground"
    (failure,) = failures
    assert isinstance(failure, StageError)
    assert isinstance(failure.__cause__, IndexError)
    assert str(failure).startswith(
        f"wind.txt: left out, since recoupe failed while {doing} (IndexError: list index"
    )
    with pytest.raises(StageError):
        recoupe.check(reports)


PIECES = st.sampled_from(
    [
        "“", "”", "« ", " »", "\"", "'", "’", "‘", "„", "—", "\n", "\n\n", " ", ". ", ", ", ": ", "(AFP)",
        "he said", "a déclaré Mme Quill", "Ada Quill", "on Monday", "lundi 3 mars", "2025-02-31", "25:00",
        "42 people", "près de 1 000 000 €", "F-16", "if", "will meet", "n’aura pas lieu", "Lire aussi : ",
        "ÉTÉ", "<b>", "\u200f", "10" * 30, "Москва", "12 cm x 3' 4\"",
    ]
)  # fmt: skip


KINDS = ("quotations", "names", "times", "quantities", "events", "comparison")
WORD = re.compile(r"[^\s<>()|$=_\\]{2,}(?: [^\s<>()|$=_\\]+)?")
"""A word of a data file, or two: rules and patterns are none."""


@cache
def known_words(language: str) -> list[str]:
    """The words of a language's data files: with these, the rules have something to work on."""
    files = [profile(language).load(kind, dict) for kind in KINDS if profile(language).has(kind)]
    return sorted({word for table in files for word in strings(table) if WORD.fullmatch(word)})


def strings(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        yield from table
        for value in table.values():
            yield from strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from strings(value)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text: any characters, pieces of English and French, or words that its data know."""
    language = draw(st.sampled_from(sorted(NAMES)))
    words = st.lists(PIECES | st.sampled_from(known_words(language)), max_size=25).map(" ".join)
    return draw(st.one_of(st.text(max_size=300).map(lambda t: ("en", t)), words.map(lambda t: (language, t))))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_any_text_is_annotated_inside_its_bounds(drawn):
    language, text = drawn
    report = Report(id="x", text=text, language=language, published="2025-03-03")
    try:
        annotated = annotate(report)
    except UnsupportedLanguage:
        return
    spans = [
        (item.start, item.end)
        for kind in ("regions", "sentences", "mentions", "quotations", "times", "quantities", "events")
        for item in getattr(annotated, kind)
    ]
    spans += [(s.start, s.end) for q in annotated.quotations for s in (*q.content, *q.cue, *q.quoted)]
    spans += [(s.start, s.end) for q in annotated.quotations for source in q.sources for s in source.spans]
    assert all(0 <= start < end <= len(text) for start, end in spans)
