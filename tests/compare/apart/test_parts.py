"""Parts of a whole, and the whole, in independent accounts."""

import pytest

from recoupe import encoder
from recoupe.compare.apart.parts import part_and_whole, parts, parts_apart
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from tests.make_stories import aligned, annotated


@pytest.fixture(scope="module")
def likeness():
    return Likeness(encoder.load())


def frames(*texts):
    """The frames of texts, each (language, text), as independent reports."""
    made = (annotated(f"Crash\n\n{t}", code, f"r{n}", "2027-03-02") for n, (code, t) in enumerate(texts))
    found = Frames(aligned(*made))
    for source in found.sources.values():
        source.origin = source.id
    return found


def told(language, text):
    return [(p.quantity.low, p.whole) for p in parts(frames((language, text)).sources["r0"])]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Twelve people were killed.", []),
        ("en", "The army launched 320 drones, and 283 were shot down.", []),
        ("en", "Twelve people were killed, three of them children.", [(3, 12)]),
        ("en", "At least 12 people died, including four children.", [(4, 12)]),
        ("en", "Nine adults and three children were killed.", [(9, 12), (3, 12)]),
        ("fr", "Douze personnes sont mortes, dont quatre enfants.", [(4, 12)]),
        ("fr", "Douze personnes sont mortes. Quatre des morts étaient des enfants.", [(4, 12)]),
        ("de", "Zwölf Menschen starben, darunter vier Kinder.", [(4, 12)]),
        ("de", "Zwölf Menschen starben, vier von ihnen Kinder.", [(4, 12)]),
        ("es", "Doce personas murieron, cuatro de ellas niños.", [(4, 12)]),
    ],
)
def test_parts_of_a_report(language, text, expected):
    assert told(language, text) == expected


CHILDREN = ("en", "Twelve people were killed, three of them children.")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("en", "Nine adults and three children were killed."), id="parts that make the whole"),
        pytest.param(("fr", "Douze personnes sont mortes, dont quatre femmes."), id="a part of another kind"),
        pytest.param(("fr", "Vingt personnes sont mortes, dont quatre enfants."), id="another whole"),
        pytest.param(("de", "Zwölf Menschen starben, drei von ihnen Kinder."), id="the same part"),
    ],
)
def test_parts_that_do_not_differ(other, likeness):
    assert list(parts_apart(frames(CHILDREN, other), likeness)) == []


@pytest.mark.parametrize(
    "other",
    [
        ("fr", "Douze personnes sont mortes, dont quatre enfants."),
        ("de", "Vier Kinder und acht Frauen starben."),
        ("es", "Doce personas murieron, entre ellas cuatro niños."),
    ],
)
def test_parts_that_differ(other, likeness):
    found = [(a.quantity.low, b.quantity.low) for a, b in parts_apart(frames(CHILDREN, other), likeness)]
    assert found == [(3, 4)]


def test_a_part_is_laid_against_no_whole():
    found = frames(
        CHILDREN, ("en", "Nine adults and three children were killed."), ("en", "Ten people died.")
    )
    first, second, third = (found.sources[f"r{n}"] for n in range(3))
    whole, part = first.report.quantities
    nine = second.report.quantities[0]
    (ten,) = third.report.quantities
    assert part_and_whole(first, whole, second, nine)
    assert part_and_whole(first, part, third, ten)
    assert not part_and_whole(first, whole, third, ten)
