"""What only one account names, and what is no news of it."""

import pytest

from tests.make_stories import annotated, compared_apart


def named(first, second, languages=("en", "en"), published="2027-03-04"):
    """What the findings "only in" give of the first of two reports, each an account of its own."""
    one = annotated(f"Storm in Ostmere\n\n{first}", languages[0], "a", published)
    two = annotated(f"Ostmere\n\n{second}", languages[1], "b", published)
    found = compared_apart(one, two).findings
    return [
        [m.text for s in f.sides for m in s.marks]
        for f in found
        if f.kind == "only in" and f.sides[0].reports == ("a",)
    ]


OTHER = "The harbour master closed the pier, and two boats were towed in by fishermen from the island."


@pytest.mark.parametrize(
    ("first", "second", "languages"),
    [
        pytest.param(
            "Engineers from Belgium arrived with pumps to help the town.",
            "La policía belga detuvo a un hombre en el puerto por la noche.",
            ("en", "es"),
            id="a country told by its adjective",
        ),
        pytest.param(
            "Pumps were brought from Liège to help the people of the town.",
            "Der Pegel stieg auch in Lüttich, wo die Schulen am Abend schlossen.",
            ("en", "de"),
            id="a city under another name",
        ),
        pytest.param(
            "Des pompes sont venues de Cassénie pour aider les habitants de la ville.",
            "Der Sturm zog in der Nacht nach Kassenien weiter, wo Bäume umstürzten.",
            ("fr", "de"),
            id="an unknown country under another name",
        ),
        pytest.param(
            "Pumps were flown in from Geneva to help the people of the town.",
            "Am Flughafen Genf fielen am Abend alle Flüge aus, sagte ein Sprecher.",
            ("en", "de"),
            id="a city in a longer name",
        ),
        pytest.param(
            "The investigator Brendan Doyle looked at the broken mast of the ship.",
            "Für die Ermittler sprach am Abend Chefinspektor Doyle über den Hafen.",
            ("en", "de"),
            id="a surname alone",
        ),
        pytest.param("The council met on Thursday to talk about the broken pier.", OTHER, ("en", "en"),
                     id="the day of publication"),
        pytest.param(
            "The dockers of the town began a 48-hour walkout over their pensions.",
            "Les dockers ont cessé le travail pour deux jours, a dit leur syndicat.",
            ("en", "fr"),
            id="a length of time in other units",
        ),
        pytest.param(
            "La edad de jubilación de los estibadores subirá a los 67 años.",
            "The plan is that dockers would retire at 67 instead of 60, a union said.",
            ("es", "en"),
            id="an age by its number alone",
        ),
        pytest.param(
            "The survey of the broken pier was paid for by the European Space Agency.",
            "Die Messung der Schäden bezahlte die Europäische Weltraumorganisation ESA.",
            ("en", "de"),
            id="a body by its initials",
        ),
        pytest.param(
            "Los daños los midió un equipo de la Universidad de Bergmark en el puerto.",
            "The damage was measured by divers from the University of Bergmark.",
            ("es", "en"),
            id="a body in two languages",
        ),
        pytest.param(
            "The body of the fisherman was recovered at noon on Tuesday by divers.",
            "Le corps du pêcheur a été retrouvé mardi à midi par des plongeurs.",
            ("en", "fr"),
            id="an hour in other words",
        ),
        pytest.param("Half of the roofs along the front were gone by the morning.", OTHER, ("en", "en"),
                     id="a half"),
        pytest.param(
            "The dockers of the town are to vote on their pensions next week.",
            "Les dockers se prononceront les 11 et 12 mars sur leurs retraites.",
            ("en", "fr"),
            id="a week in which the other gives days",
        ),
        pytest.param(
            "Les dockers se prononceront le vendredi 12 mars sur leurs retraites.",
            "The vote on pensions takes place on 11 and 12 March in the old warehouse.",
            ("fr", "en"),
            id="a day of two that the other gives",
        ),
        pytest.param(
            "The dockers of the town will get the first part of the money this summer.",
            "Les dockers toucheront une première tranche de la somme en juillet.",
            ("en", "fr"),
            id="a season in which the other gives a month",
        ),
        pytest.param(
            "In der Nacht zum Mittwoch einigten sich die Hafenarbeiter mit der Stadt.",
            "The dockers and the town came to terms on Wednesday after long talks.",
            ("de", "en"),
            id="a night to a day that the other gives",
        ),
        pytest.param(
            "Trains on the line by the sea will not run before Friday, and six are stuck.",
            "I treni sulla linea costiera restano fermi fino a venerdì, sei sono bloccati.",
            ("en", "it"),
            id="a weekday and a number in Italian",
        ),
    ],
)  # fmt: skip
def test_nothing_new(first, second, languages):
    assert not named(first, second, languages)


def test_two_cities_are_two():
    first = "Pumps were brought from Bruges to help the people of the town."
    second = "Der Pegel stieg auch in Lüttich, wo die Schulen am Abend schlossen."
    assert any("Bruges" in marks for marks in named(first, second, ("en", "de")))


def test_a_name_in_two_statements_is_told_once():
    first = (
        "The pumps came from Norway and were paid for by the town. "
        "A second ship is to leave Norway when the wind has gone down."
    )
    assert [marks for marks in named(first, OTHER) if "Norway" in marks] == [["Norway"]]


def test_a_figure_that_differs_is_not_told_again():
    first = "The storm killed 12 people, the mayor said on the pier."
    second = "Der Sturm tötete nach Angaben der Polizei 15 Menschen."
    assert not named(first, second, ("en", "de"))


def test_a_day_that_an_italian_report_does_not_name():
    first = "Trains on the line by the sea will not run before Friday, the town said."
    second = "I treni sulla linea costiera restano fermi, e le barche sono in porto."
    assert ["Friday"] in named(first, second, ("en", "it"))


def test_the_outlet_of_the_report_is_no_news_of_it():
    first = "The fisherman told the Ostmere Gazette that he had never seen such waves before."
    one = annotated(f"Storm in Ostmere\n\n{first}", "en", "a", "2027-03-04", "Ostmere Gazette")
    two = annotated(f"Ostmere\n\n{OTHER}", "en", "b", "2027-03-04")
    found = [f for f in compared_apart(one, two).findings if f.kind == "only in"]
    assert not any("Gazette" in m.text for f in found for s in f.sides for m in s.marks)
