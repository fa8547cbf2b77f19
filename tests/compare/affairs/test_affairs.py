"""Two accounts that tell of one affair in contrary ways, or deny what the other tells."""

import pytest

from recoupe.align import align
from recoupe.annotate.anchor import anchor
from recoupe.annotate.report import annotate
from recoupe.compare.affairs.findings import affairs_apart
from recoupe.compare.affairs.words import affairs, kinds
from recoupe.compare.statements.frames import Frames
from recoupe.model import Finding, Options, Report, Story
from recoupe.trace import trace
from tests.case_files import languages
from tests.compare.cases import likeness, rows
from tests.make_stories import annotated, compared_apart


def found(first: tuple[str, str], second: tuple[str, str], days: int = 0, hours: int = 0) -> list[Finding]:
    """The findings on affairs of two reports, each given as its language and text, some time apart."""
    reports = tuple(
        annotate(
            Report(
                id=name,
                text=text,
                language=language,
                published=f"2025-05-{day:02d}T{hour:02d}:00:00",
                outlet=name,
            ),
            Options(),
        )
        for name, (language, text), day, hour in (
            ("first", first, 5, 12),
            ("second", second, 5 + days, 12 + hours),
        )
    )
    return list(affairs_apart(Frames(align(trace(anchor(Story(id="s", reports=reports))))), likeness(), ()))


@pytest.mark.parametrize("row", rows("affairs"))
def test_cases(row):
    other = row["other"]
    findings = found((row["language"], row["text"]), (other["language"], other["text"]), row["days"])
    assert {f"{f.kind} {f.aspect}" for f in findings} == ({row["told"]} if row["told"] else set())


def test_every_language_knows_every_affair_with_the_same_values():
    tables = [affairs(language) for language in languages("affairs")]
    for table in tables:
        assert table is not None
        assert table.values.keys() == kinds().keys()
    for name in kinds():
        assert len({table.values[name] for table in tables if table is not None}) == 1


def test_a_language_without_words_for_affairs_has_none():
    assert affairs("xx") is None


def test_a_report_that_tells_both_is_at_odds_with_nobody():
    one = ("en", "The guard was hurt. The other paper wrote that the guard was unhurt.")
    assert not found(one, ("fr", "Le gardien a été blessé."))


def test_sides_mark_the_words_and_hold_the_sentences():
    (finding,) = found(("en", "The alarm was faulty."), ("es", "El sistema de alarma funcionaba."))
    assert [side.marks[0].text for side in finding.sides] == ["faulty", "funcionaba"]
    assert [side.evidence[0].text for side in finding.sides] == [
        "The alarm was faulty.",
        "El sistema de alarma funcionaba.",
    ]
    assert "works or is broken" in finding.explanation


def test_what_is_closed_until_a_day_and_what_opens_then_are_one_thing():
    texts = (
        ("en", "Theatre shut\n\nThe theatre will stay closed until Thursday.", "2027-03-02"),
        ("fr", "Théâtre fermé\n\nLe théâtre rouvrira ses portes jeudi.", "2027-03-02"),
        ("de", "Theater zu\n\nDas Theater bleibt bis Samstag geschlossen.", "2027-03-03"),
        ("es", "Teatro cerrado\n\nEl teatro no reabrirá hasta el sábado.", "2027-03-03"),
    )
    made = (annotated(text, code, f"r{n}", day) for n, (code, text, day) in enumerate(texts))
    (moved,) = (f for f in compared_apart(*made).findings if f.kind == "update")
    assert [s.reports for s in moved.sides] == [("r0", "r1"), ("r2", "r3")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Jurors need not agree. A death sentence in the state requires a unanimous jury.",
            "The jury was not unanimous when it spared the captain.",
            id="what a law asks for",
        ),
        pytest.param(
            "Ruth Vale, 29, was found guilty by the jury of murder and of possession of a firearm.",
            "Jonas Hale, of the harbour guard, was stabbed to death by a prisoner.",
            id="two people",
        ),
    ],
)
def test_what_is_told_of_something_else(first, second):
    made = (
        annotated(f"{head}\n\n{text}", "en", f"r{n}", "2027-03-02")
        for n, (head, text) in enumerate((("Court", first), ("Harbour news", second)))
    )
    assert not [f for f in compared_apart(*made).findings if f.aspect == "polarity"]


@pytest.mark.parametrize(("hours", "kind"), [(1, "difference"), (9, "update")])
def test_what_breaks_within_the_day(hours, kind):
    morning = ("de", "Der Damm bei Riedau hält.")
    evening = ("en", "The dyke near Riedau has given way.")
    assert [f.kind for f in found(morning, evening, hours=hours)] == [kind]


def test_a_day_that_was_over_did_not_move():
    one = ("en", "The study was published on Monday in the journal Ice Letters.")
    two = ("es", "El estudio se publicó el martes en la revista Ice Letters.")
    assert [f.kind for f in found(one, two, days=1)] == ["difference"]


def test_a_strike_until_a_day_begins_on_no_other():
    one = ("en", "The pilots began a strike at 6 a.m. on Monday.")
    two = ("de", "Die Lotsen drohten, den Streik bis zum Wochenende zu verlängern.")
    assert found(one, two, days=1) == []


@pytest.mark.parametrize(("days", "kind"), [(0, "difference"), (20, "update")])
def test_an_appeal_may_be_given_up(days, kind):
    one = ("de", "Der Konzern wird gegen das Urteil in Berufung gehen.")
    two = ("es", "La empresa renuncia a recurrir el fallo.")
    assert [f.kind for f in found(one, two, days=days)] == [kind]


@pytest.mark.parametrize(("first", "moved"), [("le 1er juin", False), ("le 5 juin", True)])
def test_a_day_that_an_older_report_gives_already_did_not_move(first, moved):
    told = (
        (f"Les écoles de la province rouvriront {first}.", "fr", "2026-05-21T11:00:00Z"),
        ("As escolas da província reabrem a 8 de junho.", "pt", "2026-05-22T20:00:00Z"),
        ("Las escuelas de la provincia reabrirán el 1 de junio.", "es", "2026-05-24T08:00:00Z"),
    )
    reports = (annotated(text, code, code, day, outlet=code) for text, code, day in told)
    told_of_both = {
        f.kind
        for f in compared_apart(*reports).findings
        if {"pt", "es"} <= {r for side in f.sides for r in side.reports}
    }
    assert ("update" in told_of_both) is moved
