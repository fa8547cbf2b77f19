"""Times of day in independent accounts of one act."""

import pytest

from recoupe import encoder
from recoupe.compare.apart.hours import hours_apart
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from tests.make_stories import aligned, annotated

TUESDAY = "2027-03-02T21:00"


@pytest.fixture(scope="module")
def likeness():
    return Likeness(encoder.load())


def hours(likeness, *texts, zones=("+01:00", "+01:00")):
    """The times of day that differ in texts, each (language, text), as independent reports."""
    made = (
        annotated(f"Report\n\n{t}", code, f"r{n}", TUESDAY + zones[n]) for n, (code, t) in enumerate(texts)
    )
    frames = Frames(aligned(*made))
    for source in frames.sources.values():
        source.origin = source.id
    return [(a.time.value[-5:], b.time.value[-5:]) for a, b in hours_apart(frames, likeness)]


TRAIN = ("en", "The train hit the truck at 6:40 p.m. on Tuesday.")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("fr", "Le train a heurté le camion mardi à 18 h 40."), id="one time in two systems"),
        pytest.param(("fr", "Le train a heurté le camion mardi à 18 h 45."), id="rounded"),
        pytest.param(("fr", "Le train a heurté le camion mardi soir."), id="no time of day"),
        pytest.param(("fr", "Le maire a parlé mardi à 19 h 30."), id="another act"),
        pytest.param(("fr", "Le train a heurté le camion vers 19 heures mardi."), id="about that time"),
        pytest.param(
            ("fr", "Le train a heurté le camion lundi à 19 h 30."), id="another day, which is its own"
        ),
        pytest.param(
            ("fr", "Le train a heurté le camion à 19 h 10. Le camion est entré à 18 h 40."),
            id="told of another act",
        ),
    ],
)
def test_times_of_day_that_do_not_differ(other, likeness):
    assert hours(likeness, TRAIN, other) == []


def test_whole_hours_between_two_time_zones(likeness):
    other = ("en", "The train hit the truck at 5:40 p.m. on Tuesday.")
    assert hours(likeness, TRAIN, other, zones=("+01:00", "+00:00")) == []
    assert hours(likeness, TRAIN, other) == [("18:40", "17:40")]


@pytest.mark.parametrize(
    "other",
    [
        ("en", "At 6:55 p.m. on Tuesday the train hit a truck."),
        ("fr", "Le train a heurté le camion mardi à 18 h 55."),
    ],
)
def test_times_of_day_that_differ(other, likeness):
    assert hours(likeness, TRAIN, other) == [("18:40", "18:55")]


def test_one_seldom_figure_ties_two_times(likeness):
    first = ("en", "The ferry left Port-Clair at 10:15 p.m. with 214 people on board.")
    other = ("de", "Das Schiff war um 22.45 Uhr mit 214 Menschen an Bord in Port-Clair ausgelaufen.")
    assert hours(likeness, first, other) == [("22:15", "22:45")]
