"""Days and times of day that independent accounts give for one thing, told by all the words around them."""

import pytest

from recoupe.compare.apart.dated import other_day
from recoupe.model import TimeExpression
from tests.make_stories import annotated, compared_apart, headed

DAY = "2027-03-02"


def dates(*texts):
    """What the accounts, each (language, text), are told to differ in: days and times of day."""
    made = (annotated(text, code, f"r{n}", DAY) for n, (code, text) in enumerate(headed(*texts)))
    found = compared_apart(*made).findings
    return [{s.value for s in f.sides} for f in found if f.kind == "difference" and f.aspect == "date"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ("en", "The harbour office confirmed the figures on Tuesday."),
            ("de", "Das Hafenamt bestätigte die Zahlen am Montag."),
            id="the day of publication",
        ),
        pytest.param(
            ("en", "The council will vote on the harbour plan on March 18."),
            ("fr", "La mairie inaugurera un musée de la marine le 25 mars."),
            id="two things",
        ),
        pytest.param(
            ("en", "The schools of the town will stay closed until March 18."),
            ("de", "Die Schulen der Stadt bleiben bis zum 18. März geschlossen, die Häfen bis zum 25. März."),
            id="the other gives the same day",
        ),
        pytest.param(
            ("fr", "Agence du Port, 1er mars 2027, 11 h 20\n\nUne grue est tombée sur un entrepôt."),
            ("de", "Hafenblatt, 1. März 2027, 13.05 Uhr\n\nEin Kran ist auf ein Lager gestürzt."),
            id="the hour of a dateline",
        ),
        pytest.param(
            ("fr", "Le train, parti de Nancy à 16 h 05, roulait à environ 110 km/h."),
            ("de", "Der Zug war gegen 16.50 Uhr an einem Bahnübergang auf den Lastwagen geprallt."),
            id="two acts of an afternoon",
        ),
        pytest.param(
            ("en", "The train left Lyon at 3.15 p.m."),
            ("de", "Der Zug entgleiste um 16.20 Uhr bei Lyon."),
            id="a departure and a crash",
        ),
        pytest.param(
            ("en", "Voting in Madrid begins at 9 a.m."),
            ("es", "La votación en Madrid termina a las 20.00."),
            id="a beginning and an end of a day",
        ),
        pytest.param(
            ("en", "Ruth Vale will run in the final on March 18."),
            ("en", "Jonas Hale will run in the final on March 25."),
            id="two people",
        ),
        pytest.param(
            ("en", "The schools of the town have been closed since February 24."),
            ("de", "Die Schulen der Stadt bleiben bis zum 18. März geschlossen."),
            id="a beginning and an end",
        ),
        pytest.param(
            ("en", "The council of the town voted on the harbour plan on February 24."),
            ("es", "El consejo de la ciudad votará el plan del puerto el 18 de marzo."),
            id="one over and one to come",
        ),
    ],
)
def test_moments_of_two_things(first, second):
    assert dates(first, second) == []


def test_a_day_told_with_other_words_in_two_languages():
    assert dates(
        ("en", "Classes are suspended in the whole region until March 18."),
        ("de", "Die Schulen der Region bleiben bis zum 25. März geschlossen."),
    ) == [{"2027-03-18", "2027-03-25"}]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("The thieves forced a window at 3.20 a.m.", "I ladri entrarono alle 4.20 da una finestra.", True),
        ("The thieves forced a window at 3.30 a.m.", "I ladri entrarono alle 4.30 da una finestra.", False),
        ("The trains collided at 6.42 a.m.", "I treni si sono scontrati alle 6.52.", True),
        ("The ship sent a distress call at 3.15 a.m.", "La nave affondò alle 4.20.", False),
    ],
)
def test_a_slip_of_a_digit_in_an_hour(first, second, told):
    assert bool(dates(("en", first), ("it", second))) is told


def test_two_dates_of_one_weekday_are_two_days_and_two_weekdays_may_be_one():
    dates = [
        TimeExpression(id="t1", start=0, end=9, type="DATE", value=f"2027-03-{day}", form=form)
        for day, form in ((18, "(d _ 3 18)"), (25, "(d _ 3 25)"), (25, "(future (wd 4))"))
    ]
    assert other_day(dates[0], dates[1])
    assert not other_day(dates[0], dates[2])
