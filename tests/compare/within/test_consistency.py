"""A report against itself: parts and wholes, and shares of more than all."""

import pytest

from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.syntax import parse
from recoupe.compare.within.consistency import report_inconsistencies
from recoupe.model import AnnotatedReport, Options, Region, Report


def findings(text, language="en"):
    report = Report(id="r", text=text, language=language)
    sentences = parse(report, (Region(start=0, end=len(text), role="body", language=language),), Options())
    quantities = find_quantities(report, sentences, ())
    return report_inconsistencies(
        AnnotatedReport(report=report, language=language, sentences=sentences, quantities=quantities)
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In all 338 people were registered, 224 men and 94 women.", "en"),
        ("A total of 338 people were registered: 224 men and 94 women.", "en"),
        ("Au total, 338 personnes ont été recensées, 224 hommes et 94 femmes.", "fr"),
    ],
)
def test_parts_that_do_not_make_the_whole(text, language):
    (finding,) = findings(text, language)
    assert (finding.kind, finding.aspect) == ("inconsistency", "part and whole")
    assert "318" in finding.explanation
    assert [e.text for e in finding.evidence] == ["338", "224", "94"]


@pytest.mark.parametrize(
    "text",
    [
        "In all 318 people were registered, 224 men and 94 women.",
        "Russia launched 320 drones and 37 missiles, and 283 drones were shot down.",
        "In all about 340 people were registered, 224 men and 94 women.",
        "Of 320 drones, 283 were shot down.",
        "In all 12 people from 3 villages and 2 towns came.",
        "They brought 3 tents, 40 blankets and 100 lamps.",
        "",
    ],
)
def test_nothing_is_said_without_a_contradiction(text):
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The bus carried 40 passengers. Rescuers saved 25, and the other 12 are missing.", "en", "37"),
        ("Police counted 338 people at the camp. There were 224 men and 94 women.", "en", "318"),
        (
            "Le bus transportait 40 passagers. Les secours en ont sauvé 25, et les 12 autres ont disparu.",
            "fr",
            "37",
        ),
    ],
)
def test_parts_over_two_sentences(text, language, told):
    (finding,) = findings(text, language)
    assert told in finding.explanation


@pytest.mark.parametrize(
    "text",
    [
        "The bus carried 40 passengers. Rescuers saved 28, and the other 12 are missing.",
        "The bus carried 40 passengers. Rescuers saved 25 and 30 dogs, and the other 12 are missing.",
        "The bus carried about 40 passengers. Rescuers saved 25, and the other 12 are missing.",
        "Police counted 338 people at the camp. In the clash, 124 men and 94 women were killed.",
        "The fleet launched 320 drones. The army shot down 283 of them.",
        "The fair drew 338 firms. Half of the 224 men and 94 women at one firm walked out.",
        "Twenty houses burned. The other 12 streets were spared.",
    ],
)
def test_parts_of_other_things_are_left_alone(text):
    assert findings(text) == ()


def test_others_are_not_the_others():
    text = (
        "Sept personnes ont été blessées. Quatre personnes ont été soignées et six autres ont été choquées."
    )
    assert findings(text, "fr") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia launched 320 drones overnight. The air force said it had shot down 340 drones.", "en"),
        ("Russia launched 320 drones, of which 340 were shot down.", "en"),
        ("The ferry carried 120 passengers. Rescuers saved 134 passengers.", "en"),
        ("La Russie a lancé 320 drones. L'armée a abattu 340 drones.", "fr"),
        ("La Russie a tiré 320 drones, dont 340 ont été abattus.", "fr"),
        ("Rusia lanzó 320 drones. La defensa aérea derribó 340 drones.", "es"),
    ],
)
def test_a_part_larger_than_its_whole(text, language):
    (finding,) = findings(text, language)
    assert "larger than its whole" in finding.explanation


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia launched 320 drones overnight. The air force said it had shot down 283 drones.", "en"),
        ("Ukraine launched 320 drones and shot down 340 drones.", "en"),
        ("Russia launched 320 drones. The air force shot down 340 Iranian drones.", "en"),
        ("Russia launched 320 drones. The air force has shot down 3,400 drones.", "en"),
        ("Russia launched about 320 drones. The air force shot down 340 drones.", "en"),
        ("Russia launched 320 drones. The air force shot down 340 missiles.", "en"),
        ("La Russie a lancé 320 drones, dont 34 ont été abattus.", "fr"),
        ("La Russie a lancé 320 drones. L'armée a abattu plus de 340 drones.", "fr"),
    ],
)
def test_figures_that_are_no_part_of_each_other(text, language):
    assert findings(text, language) == ()
