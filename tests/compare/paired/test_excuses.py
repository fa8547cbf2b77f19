"""What two independent accounts may word as they please, and what they may not."""

import pytest

from tests.make_stories import annotated, compared_apart

BEGINNING = "Fire in Ostmere\n\n"


def aspects(first, second):
    """The aspects in which two reports of one language, each an account of its own, differ."""
    made = (annotated(BEGINNING + t, "en", f"r{n}", "2027-03-02") for n, t in enumerate((first, second)))
    found = compared_apart(*made).findings
    return sorted(f.aspect for f in found if f.kind in ("difference", "update"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Harold Quill led the choir through the burning hall, the mayor of Ostmere said on Monday. "
            "Maria Sand followed.",
            "Maria Sand led the choir through the burning hall, the mayor of Ostmere said on Monday. "
            "Harold Quill followed.",
            id="both reports know both names",
        ),
        pytest.param(
            "The bank chief Harold Quill dominated the meeting in Ostmere from the first minute.",
            "The Ostmere Herald dominated the meeting in Ostmere from the first minute.",
            id="a person and a paper",
        ),
        pytest.param(
            "Divers brought up 14 crates of rifles from the wreck on Monday. "
            "In the whole year they brought up 60 crates of rifles.",
            "Divers brought up 60 crates of rifles from the wreck this year.",
            id="the other report has both figures",
        ),
        pytest.param(
            "The guard was not in the hall when it burned, and visited the families on Monday.",
            "The guard visited the families of the hall on Monday.",
            id="another act is denied",
        ),
        pytest.param(
            "Click here for more details on the fire that destroyed the old hall in Ostmere.",
            "Click here for details on the fire that destroyed the old hall in Ostmere.",
            id="a word that limits no figure and no act",
        ),
        pytest.param(
            "The hall is a total loss, Harold Quill of the fire brigade said.",
            "The hall is a total loss, the town of Ostmere said.",
            id="two who say so in the reporter's words",
        ),
        pytest.param(
            "“We will build the hall again before the winter comes,” Maria Sand said. “It is our home.”",
            "Maria Sand said they would “build the hall again before the winter comes”.",
            id="a cut quotation",
        ),
        pytest.param(
            "“We’ll build the hall again before winter,” Maria Sand said.",
            "“We'll build the hall again before winter,” Maria Sand said.",
            id="another apostrophe",
        ),
        pytest.param(
            "“We have lost the roof of the hall,” said Peter Guest, chief officer at Ostmere Fire Service.",
            "“We have lost the roof of the hall,” said chief fire officer Peter Guest.",
            id="one speaker with his office before and behind",
        ),
    ],
)
def test_what_independent_accounts_may_word_as_they_please(first, second):
    assert aspects(first, second) == []


@pytest.mark.parametrize(
    ("first", "second", "aspect"),
    [
        (
            "“We have lost the roof of the hall, and we mourn,” said Peter Guest.",
            "“We have lost the roof of the hall, and we mourn,” said Maria Sand.",
            "source",
        ),
        (
            "The fire has almost destroyed the old hall in Ostmere on Monday night.",
            "The fire has destroyed the old hall in Ostmere on Monday night.",
            "certainty",
        ),
        (
            "The mayor resigned on Monday night in Ostmere.",
            "The mayor has not resigned on Monday night in Ostmere.",
            "polarity",
        ),
    ],
)
def test_what_they_may_not(first, second, aspect):
    assert aspect in aspects(first, second)
