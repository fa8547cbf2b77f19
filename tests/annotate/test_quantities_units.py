"""Units: names generated from CLDR, conversion, and whether two figures can be one."""

import tomllib
from importlib import resources

import pytest

from recoupe.languages.units import convert, same_quantity
from recoupe.model import Quantity
from tests.case_files import languages
from training.units.from_cldr import render


def figure(low, high=None, unit="", dimension="count", modifier="exact"):
    return Quantity(
        id="n1", start=0, end=1, low=low, high=low if high is None else high,
        unit=unit, dimension=dimension, modifier=modifier,
    )  # fmt: skip


@pytest.mark.parametrize("code", languages("quantities"))
def test_the_generated_names_are_current(code):
    path = resources.files("recoupe.languages") / "data" / code / "units_cldr.toml"
    assert tomllib.loads(path.read_text(encoding="utf-8")) == tomllib.loads(render(code))


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (1, "mi", "km", 1.609344),
        (32, "°F", "°C", 0),
        (100, "°C", "°F", 212),
        (1, "h", "min", 60),
        (1, "t", "kg", 1000),
    ],
)
def test_conversion(value, unit, to, expected):
    assert convert(value, unit, to) == pytest.approx(expected, abs=1e-6)


def test_units_of_two_dimensions_do_not_convert():
    assert convert(1, "km", "kg") is None


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (figure(320), figure(320), "equal"),
        (figure(320), figure(283), "different"),
        (figure(5), figure(6), "different"),
        (figure(300, modifier="more"), figure(320), "compatible"),
        (figure(300, modifier="more"), figure(280), "different"),
        (figure(300, modifier="more"), figure(900), "different"),
        (figure(300, modifier="about"), figure(312), "compatible"),
        (figure(15, modifier="at_least"), figure(15), "compatible"),
        (figure(10, 20), figure(15), "overlapping"),
        (figure(10, 20), figure(30), "different"),
        (figure(2_500_000), figure(2_487_312), "rounded"),
        (figure(1000), figure(1010), "rounded"),
        (figure(100), figure(110), "different"),
        (figure(85, unit="mi", dimension="length"), figure(137, unit="km", dimension="length"), "converted"),
        (
            figure(40, unit="°C", dimension="temperature"),
            figure(104, unit="°F", dimension="temperature"),
            "converted",
        ),
        (figure(0.5, dimension="fraction"), figure(50, unit="%", dimension="percent"), "converted"),
        (figure(5, unit="EUR", dimension="money"), figure(5, unit="USD", dimension="money"), "incomparable"),
        (figure(5, unit="km", dimension="length"), figure(5), "incomparable"),
        (figure(3, 1, dimension="score"), figure(3, 2, dimension="score"), "different"),
    ],
)
def test_whether_two_figures_can_be_one(a, b, verdict):
    assert same_quantity(a, b).verdict == verdict
    assert same_quantity(b, a).verdict == verdict
