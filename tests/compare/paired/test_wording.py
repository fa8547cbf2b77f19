"""One quotation in two languages, by two accounts: a cut or a free translation is no difference."""

import pytest

from recoupe.compare.paired.wording import wording_contrasts
from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frames
from tests.compare.cases import likeness, rows
from tests.make_stories import aligned_apart, annotated, compared_apart

SAID = {
    "en": '"{}," the mayor, Ada Holm, said.',
    "fr": "« {} », a déclaré la maire, Ada Holm.",
    "de": "„{}“, sagte Bürgermeisterin Ada Holm.",
    "es": "«{}», dijo la alcaldesa, Ada Holm.",
}


@pytest.mark.parametrize("row", rows("wording"))
def test_what_one_quotation_says_more(row):
    first = said(row["text"], row["language"], "first")
    second = said(row["other"]["text"], row["other"]["language"], "second")
    story = aligned_apart(first, second)
    frames = Frames(story)
    a, b = sorted(
        (s for point in story.points if point.kind == "quotation" for s in point.statements),
        key=lambda s: s.report,
    )
    pair = Pair(frames.frame(a), frames.frame(b), probability=0.8, partial=False, likeness=likeness())
    told = [m.shown for c in wording_contrasts(pair) for m in (c.first, c.second) if m.shown]
    assert " ".join(told).replace(" … ", " ") == row["told"]


def said(words, language, name):
    """A report that holds little but a quotation of these words."""
    return annotated(f"Ostmere\n\n{SAID[language].format(words.rstrip('.'))}", language, name, "2027-03-02")


def wordings(english, language, other):
    """The findings on wording between two independent reports that hold little but a quotation."""
    first = annotated(f"Flood in Ostmere\n\n{english}", "en", "a", "2027-03-02")
    second = annotated(f"Ostmere\n\n{other}", language, "b", "2027-03-02")
    found = compared_apart(first, second)
    return [f for f in found.findings if f.aspect == "wording"]


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        pytest.param(
            '"They knew where the gates were," the mayor, Ada Holm, said. "It took less than four minutes."',
            "fr",
            "« Ils savaient où étaient les vannes », a déclaré la maire, Ada Holm.",
            id="the second sentence is cut",
        ),
        pytest.param(
            '"We want to build a strong harbour for small business," the mayor, Ada Holm, said.',
            "de",
            "„Wir wollen einen starken Hafen für den Mittelstand bauen“, sagte Bürgermeisterin Ada Holm.",
            id="two words for one",
        ),
        pytest.param(
            '"Then we can end this pointless quarrel and open the market again," the mayor, Ada Holm, said.',
            "fr",
            "« Nous pourrons alors mettre fin à cette dispute inutile et rouvrir le marché », a dit "
            "la maire, Ada Holm.",
            id="light verbs",
        ),
        pytest.param(
            '"We are creating a strong partner for small business," the mayor, Ada Holm, said.',
            "de",
            "„Wir schaffen einen starken Partner für den Mittelstand“, sagte Bürgermeisterin Ada Holm.",
            id="two words for one, and all else the same",
        ),
        pytest.param(
            '"The dam will be repaired before the winter rains," the mayor, Ada Holm, said.',
            "fr",
            "« Le barrage sera réparé », a déclaré la maire, Ada Holm.",
            id="a time at the end is cut",
        ),
    ],
)
def test_no_difference(english, language, other):
    assert not wordings(english, language, other)


@pytest.mark.parametrize(
    ("english", "language", "other", "marked"),
    [
        pytest.param(
            '"The company will pay for the bridge," the mayor, Ada Holm, said.',
            "fr",
            "« L'entreprise a promis de payer le pont », a déclaré la maire, Ada Holm.",
            ["promis"],
            id="somebody takes it on",
        ),
    ],
)
def test_a_difference(english, language, other, marked):
    (found,) = wordings(english, language, other)
    assert [m.text for s in found.sides for m in s.marks] == marked


@pytest.mark.xfail(strict=True, reason="the German pipeline reads the second of two adjectives as a pronoun")
def test_a_word_more_in_a_short_quotation():
    (found,) = wordings(
        'The mayor, Ada Holm, called it "a needless disaster".',
        "de",
        "Bürgermeisterin Ada Holm nannte es „eine unnötige und teure Katastrophe“.",
    )
    assert [m.text for s in found.sides for m in s.marks] == ["teure"]
