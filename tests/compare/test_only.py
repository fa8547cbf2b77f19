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
        pytest.param(
            "La Fiscalía pidió una multa para el jefe del puerto viejo.",
            "The prosecutors wanted the harbour master to pay for the pier.",
            ("es", "en"),
            id="a body by its translation",
        ),
        pytest.param(
            "The Progressive Union left the council of the town after the storm.",
            "Unia Postępowa opuściła radę miasta po sztormie, jak podano w nocy.",
            ("en", "pl"),
            id="a party in two languages",
        ),
        pytest.param(
            "Les pompes viennent de l'aéroport de Genève et d'ailleurs, dit la ville.",
            "Am Flughafen Genf fielen am Abend alle Flüge aus, sagte ein Sprecher.",
            ("fr", "de"),
            id="a place of several words",
        ),
        pytest.param(
            "Beim Beschuss des Dorfes Orlin wurden am Abend alle Dächer zerstört.",
            "Под обстрел попало село Орлин, сообщил губернатор области вечером.",
            ("de", "ru"),
            id="a village in two alphabets",
        ),
        pytest.param(
            "The firm that runs the pier handles 70 percent of the boats in the harbour.",
            "Die Firma fertigt im Hafen sieben von zehn Booten ab, sagte ein Sprecher.",
            ("en", "de"),
            id="a share in whole numbers",
        ),
        pytest.param(
            "The firm that runs the pier handles 70 percent of the boats in the harbour.",
            "La société du port s'occupe de sept bateaux sur dix, a dit un porte-parole.",
            ("en", "fr"),
            id="a share with its noun inside",
        ),
        pytest.param(
            "La ditta che gestisce il molo cura il 25 per cento delle barche del porto.",
            "One in four boats in the harbour is looked after by a firm from the island.",
            ("it", "en"),
            id="one in four",
        ),
        pytest.param(
            "Empresa do cais trata de 25 por cento dos barcos do porto, disse a câmara.",
            "Jedes vierte Boot im Hafen wird von einer Firma der Insel betreut, hieß es.",
            ("pt", "de"),
            id="every fourth",
        ),
        pytest.param(
            "Firma z nabrzeża obsługuje 33 procent łodzi w porcie, podał rzecznik.",
            "Een derde van de boten in de haven is van een bedrijf van het eiland.",
            ("pl", "nl"),
            id="a third",
        ),
        pytest.param(
            "The harbour of the town handles a quarter of the freight of the island.",
            "25 pour cent des marchandises de l'île passent par le port, dit la ville.",
            ("en", "fr"),
            id="a quarter that is no length of time",
        ),
        pytest.param(
            "Jednego rybaka szuka Straż Przybrzeżna, a molo w porcie jest zamknięte.",
            "La Guardia Costera busca a un pescador cerca del muelle cerrado.",
            ("pl", "es"),
            id="a service that every country has",
        ),
        pytest.param(
            "Компания с причала обслуживает 75 процентов лодок в порту, сообщили там.",
            "Three quarters of the boats in the harbour belong to a firm from the island.",
            ("ru", "en"),
            id="three quarters",
        ),
        pytest.param(
            "Компанія з причалу обслуговує 67 відсотків човнів у порту, повідомили там.",
            "Dos tercios de los barcos del puerto son de una empresa de la isla.",
            ("uk", "es"),
            id="two thirds",
        ),
        pytest.param(
            "Del total, 30.000 millones de euros se obtendrán mediante deuda y 15.000 saldrán del fondo.",
            "Of the total, 30 billion euros will be borrowed and 15 billion will be drawn from the fund.",
            ("es", "en"),
            id="millions left out",
        ),
        pytest.param(
            "Repairs to the broken pier will come to 4.9 billion euros, the town said.",
            "La réparation de la jetée coûtera près de 5 milliards, selon la ville.",
            ("en", "fr"),
            id="billions without their currency",
        ),
        pytest.param(
            "Nach dem Sturm mussten 1.850 Menschen ihre Häuser an der Küste verlassen.",
            "Près de 1 900 personnes ont dû quitter leur domicile sur la côte.",
            ("de", "fr"),
            id="a figure that another rounds up",
        ),
        pytest.param(
            "Die Norvik-Aktie verlor am Abend an Wert, nachdem der Hafen zu war.",
            "Norvik said in the evening that it would pay for the broken pier.",
            ("de", "en"),
            id="a thing of a firm",
        ),
        pytest.param(
            "Several hundred people stood on the pier when the old lamp fell.",
            "Am Hafen standen 600 Menschen, als die alte Laterne in das Wasser fiel.",
            ("en", "de"),
            id="hundreds that nobody counted",
        ),
        pytest.param(
            "Les chefs se sont vus une heure au sujet de la jetée, disent des témoins.",
            "Witnesses said the two had met for about an hour to talk of the pier.",
            ("fr", "en"),
            id="about an hour",
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


@pytest.mark.parametrize(
    ("first", "second", "languages", "told"),
    [
        pytest.param(
            "The Progressive Union left the council of the town after the storm.",
            "Prokuratura i rada miasta podały w nocy, że sztorm zniszczył molo.",
            ("en", "pl"),
            "Progressive Union",
            id="a party that the other does not name",
        ),
        pytest.param(
            "Según la Agencia Española de Seguridad Alimentaria, nadie enfermó en la isla.",
            "L'agence britannique de sécurité alimentaire n'a rien trouvé dans le port.",
            ("es", "fr"),
            "Agencia Española de Seguridad Alimentaria",
            id="another country's body",
        ),
        pytest.param(
            "Pumps were flown in from Darmstadt to help the people of the town.",
            "Die Stadt am Meer schloss am Abend die Schulen, sagte ein Sprecher.",
            ("en", "de"),
            "Darmstadt",
            id="a city with a word in it",
        ),
        pytest.param(
            "The firm that runs the pier handles 70 percent of the boats in the harbour.",
            "Die Firma fertigt im Hafen jedes vierte Boot ab, sagte ein Sprecher.",
            ("en", "de"),
            "70 percent",
            id="another share",
        ),
        pytest.param(
            "La réparation de la jetée coûtera près de 6 milliards, selon la ville.",
            "Repairs to the broken pier will come to 4.9 billion euros, the town said.",
            ("fr", "en"),
            "6 milliards",
            id="a sum that rounds to another",
        ),
    ],
)
def test_only_one_says_so(first, second, languages, told):
    assert any(told in marks for marks in named(first, second, languages))
