"""What independent accounts say of one act in other words: figures, days, and nobody."""

import pytest

from recoupe import encoder
from recoupe.compare.apart.counts import counted_apart, placed
from recoupe.compare.apart.dated import dated, dated_apart
from recoupe.compare.apart.nobody import denied, nobody_or_some, numbered
from recoupe.compare.plans.moved import moved_to
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from tests.make_stories import aligned, annotated

TUESDAY = "2027-03-02"


def frames(*texts, independent=True):
    """The frames of texts, each (language, text); independent reports are origins of their own."""
    reports = (annotated(text, code, f"r{n}", TUESDAY) for n, (code, text) in enumerate(texts))
    found = Frames(aligned(*reports))
    for source in found.sources.values():
        source.origin = source.id if independent else "one"
    return found


def source(text, language="en"):
    return frames((language, text)).sources["r0"]


@pytest.fixture(scope="module")
def likeness():
    return Likeness(encoder.load())


@pytest.mark.parametrize(
    "text",
    [
        "Another six houses burned.",
        "The firm may build 40 houses.",
        "The bridge cost 40 million euros.",
        "The flood destroyed one house.",
        "",
    ],
)
def test_figures_that_count_not_all_of_what_was_done(text):
    assert placed(source(text)) == []


def test_a_part_of_a_whole_has_no_place_of_its_own():
    assert placed(source("Two of the nine prisoners escaped.")) == []


@pytest.mark.parametrize(
    ("language", "text", "figure", "verb"),
    [
        ("en", "Rescuers pulled twelve miners from the shaft.", 12, "pull"),
        ("fr", "L'incendie a détruit douze maisons.", 12, "détruire"),
        ("es", "El incendio destruyó doce casas.", 12, "destruir"),
    ],
)
def test_a_figure_with_its_act(language, text, figure, verb):
    (count,) = placed(source(text, language))
    assert (count.quantity.low, count.act.verbs) == (figure, (verb,))


FIRE = ("en", "The fire destroyed 40 houses.")


@pytest.mark.parametrize(
    "other",
    [
        ("fr", "L'incendie a détruit quarante maisons."),
        ("fr", "La ville veut construire soixante maisons."),
        ("fr", "L'incendie a détruit soixante autres maisons."),
        ("fr", "L'incendie a tué soixante moutons."),
        ("fr", "L'incendie a détruit soixante maisons et quarante granges."),
        ("fr", "L'incendie a détruit au moins trente maisons."),
    ],
)
def test_no_other_figure_of_one_thing(other, likeness):
    assert list(counted_apart(frames(FIRE, other), likeness)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRE, ("fr", "L'incendie a détruit soixante maisons.")),
        (("en", "Police arrested 40 protesters."), ("fr", "La police a arrêté soixante manifestants.")),
    ],
)
def test_two_figures_of_one_thing(first, second, likeness):
    ((a, b),) = counted_apart(frames(first, second), likeness)
    assert (a.quantity.low, b.quantity.low) == (40, 60)
    assert list(counted_apart(frames(first, second, independent=False), likeness)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The court hears cases each Tuesday.",
        "In March the court heard the case.",
        "The court heard the case for two days.",
    ],
)
def test_days_that_nothing_happens_on(text):
    assert dated(source(text)) == []


STRIKE = ("en", "The strike begins on Tuesday.")


@pytest.mark.parametrize(
    "other",
    [
        ("fr", "La grève commence mardi."),
        ("fr", "Le festival commence jeudi."),
        ("fr", "La grève finit jeudi."),
        ("fr", "Le ministre partira jeudi."),
    ],
)
def test_no_other_day_of_one_act(other, likeness):
    assert list(dated_apart(frames(STRIKE, other), likeness)) == []


@pytest.mark.parametrize(
    "other",
    [
        ("fr", "La grève commence jeudi."),
        ("de", "Der Streik beginnt am Donnerstag."),
        ("es", "La huelga empieza el jueves."),
    ],
)
def test_two_days_of_one_act(other, likeness):
    ((a, b),) = dated_apart(frames(STRIKE, other), likeness)
    assert (a.time.value, b.time.value) == (TUESDAY, "2027-03-04")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cette personne a été blessée."),
        ("fr", "La personne n'a pas été blessée."),
        ("en", "The fire injured twelve people."),
        ("en", "No house burned."),
    ],
)
def test_nobody_is_not_meant(language, text):
    assert denied(source(text, language)) == []


@pytest.mark.parametrize(
    "text", ["The fire may have injured twelve people.", "Another twelve people were injured."]
)
def test_a_number_that_may_not_be(text):
    assert numbered(source(text)) == []


ARRESTS = ("en", "Police arrested twelve people.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("en", "Police saw twelve people."), ("fr", "Personne n'a été arrêté.")),
        (("en", "Police arrested nobody."), ("fr", "Personne n'a été arrêté.")),
        (("en", "Police arrested twelve people. Nobody was arrested."), ("en", "Nobody was arrested.")),
        (ARRESTS, ("en", "Police arrested two people. Nobody was arrested at the port.")),
    ],
)
def test_nobody_there_contradicts_no_number(first, second, likeness):
    assert list(nobody_or_some(frames(first, second), likeness)) == []


def test_nobody_there_and_a_number_here(likeness):
    other = ("fr", "Personne n'a été arrêté.")
    ((some, nobody),) = nobody_or_some(frames(ARRESTS, other), likeness)
    assert (some.report, nobody.report) == ("r0", "r1")
    assert list(nobody_or_some(frames(ARRESTS, other, independent=False), likeness)) == []


def test_copies_count_once_and_are_all_told(likeness):
    found = frames(ARRESTS, ("fr", "Personne n'a été arrêté."), ARRESTS)
    found.sources["r2"].origin = "r0"
    pairs = [(some.report, nobody.report) for some, nobody in nobody_or_some(found, likeness)]
    assert pairs == [("r0", "r1"), ("r2", "r1")]


CALLED_OFF = "The summit on 5 March was cancelled."


@pytest.mark.parametrize(
    "text",
    [
        f"{CALLED_OFF} It was to be held on 3 March.",
        f"{CALLED_OFF} Rain is expected on 9 March.",
        f"{CALLED_OFF} It will be held on 9 March or 10 March.",
        "The summit was cancelled. It will be held on 9 March.",
        CALLED_OFF,
    ],
)
def test_no_new_day_of_a_plan(text):
    report = source(text)
    assert {moved_to(report, event) for event in report.report.events} == {None}


def test_a_new_day_of_a_plan():
    report = source(f"{CALLED_OFF} It will be held on 9 March.")
    moved = moved_to(report, report.report.events[0])
    assert moved.words == "9 March"
