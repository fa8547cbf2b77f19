"""What independent accounts give in sentences that tell the same: figures, denials, and no agreement."""

import pytest

from tests.make_stories import annotated, compared, compared_apart, headed


def findings(*texts, kinds=("difference", "update")):
    """The findings of accounts that are independent, each (language, text)."""
    made = (annotated(text, code, f"r{n}", "2027-03-02") for n, (code, text) in enumerate(texts))
    compared = compared_apart(*made)
    return [f for f in compared.findings if f.kind in kinds]


def values(*texts):
    return [{s.value for s in f.sides} for f in findings(*texts) if f.aspect == "figure"]


def test_a_speed_that_each_report_gives_once():
    assert values(
        ("en", "Storm at sea\n\nGusts of up to 142 kilometres an hour were measured at Cape Torn."),
        ("fr", "Tempête en mer\n\nLes rafales ont atteint 185 km/h au cap Torn."),
    ) == [{"142 km/h", "185 km/h"}]


def test_a_price_beside_a_sum_of_another_magnitude():
    assert values(
        ("en", "Mill sold\n\nThe mill goes for 3.2 billion euros. The buyer will pay 41 euros a share."),
        ("de", "Mühle verkauft\n\nDie Mühle kostet 3,2 Milliarden Euro. Je Aktie zahlt der Käufer 47 Euro."),
    ) == [{"41 EUR", "47 EUR"}]


def test_what_is_counted_with_other_words_in_two_languages():
    assert values(
        ("en", "Raid on a chapel\n\nMasked men broke into the chapel and escaped with 34 silver coins."),
        ("de", "Diebe in der Kapelle\n\nDrei Maskierte hatten in der Nacht 37 Silbermünzen erbeutet."),
    ) == [{"34", "37"}]


def test_the_same_digits_in_another_order_are_a_slip():
    assert values(
        ("en", "Hoard shown\n\nThe museum of Trier showed a hoard of 2,460 Roman coins on Tuesday."),
        ("fr", "Trésor\n\nUn trésor de 2 640 pièces trouvé à Arles a été montré au musée."),
    ) == [{"2460", "2640"}]


def test_a_slip_is_no_update():
    first = annotated(
        "Hoard shown\n\nThe museum of Trier showed a hoard of 2,460 Roman coins.", "en", "a", "2027-03-02"
    )
    second = annotated("Trésor\n\nUn trésor de 2 640 pièces a été montré au musée.", "fr", "b", "2027-03-04")
    (told,) = (f for f in compared_apart(first, second).findings if f.aspect == "figure")
    assert told.kind == "difference"


def test_what_is_counted_beside_another_figure():
    assert values(
        ("en", "Buses\n\nThe new fare will apply to about 1.4 million riders in the 12 largest cities."),
        ("de", "Busse\n\nBetroffen sind rund 1,4 Millionen Fahrgäste in den 15 größten Städten."),
    ) == [{"12", "15"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "Damage to the chapel was estimated at $2 million.",
            "Damage to the chapel was estimated at 2 million kronor ($290,000).",
            id="a sum in brackets is the one before it, converted",
        ),
        pytest.param(
            "The keeper played in 54 games of the season for the club.",
            "The keeper played in 157 games of his career for clubs in three countries.",
            id="a figure many times the other",
        ),
        pytest.param(
            "The navy seized 12 boats and 300 nets on the lake.",
            "So far the navy has seized 31 boats and 923 nets on the lake. "
            "On Monday it seized 12 boats and 300 nets on the lake.",
            id="the other report has both",
        ),
        pytest.param(
            "The town will vaccinate 5,000 children against measles in the schools.",
            "The town has vaccinated 3,100 children against measles in the schools.",
            id="what will be done and what was",
        ),
        pytest.param(
            "The union wants a rise of 7 percent in wages.",
            "The company offered a rise of 5 percent in wages.",
            id="what is asked for and what is offered",
        ),
        pytest.param(
            "The storm cut off 40 villages in the valley.",
            "The storm cut off 34 mountain villages and 6 hamlets in the valley.",
            id="one of a narrower kind",
        ),
        pytest.param(
            "The champion (48 wins) beat the challenger on Saturday night.",
            "The challenger (36 wins) lost to the champion on Saturday night.",
            id="records in brackets",
        ),
        pytest.param(
            "In Egypt the outage hit 82 percent of the calls to other countries.",
            "In India the outage hit 70 percent of the calls to other countries.",
            id="two places",
        ),
        pytest.param(
            "The clinic treated 140 patients after the flood.",
            "The clinic treated 110 patients after the flood of 2019.",
            id="two years",
        ),
        pytest.param(
            "Captain Ruth Vale was a veteran of 28 years of the harbour police.",
            "Trooper Jonas Hale was a veteran of 20 years of the harbour police.",
            id="two people",
        ),
        pytest.param(
            "Harold Quill scored 16 points in the final.",
            "Maria Sand scored 14 points in the final.",
            id="points of two people",
        ),
    ],
)
def test_figures_of_two_things(first, second):
    assert values(("en", f"Harbour Times\n\n{first}"), ("en", f"A loud meeting\n\n{second}")) == []


def test_what_one_report_denies_in_a_sentence_of_its_own():
    (found,) = findings(
        ("en", "Fire on the hill\n\nNo homes have been destroyed, the prefecture said."),
        ("de", "Brand am Berg\n\nNach Angaben der Feuerwehr sind elf Häuser zerstört worden."),
    )
    assert found.aspect == "polarity"
    assert {s.value for s in found.sides} == {"affirmed", "denied"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            '"I don\'t think the harbour won," the lawyer said.',
            "The harbour did not win in court.",
            id="denied by the verb above",
        ),
        pytest.param(
            "No boats have been destroyed in the harbour.",
            "The storm destroyed the old lighthouse.",
            id="of something else",
        ),
    ],
)
def test_what_is_denied_of_something_else(first, second):
    assert findings(("en", f"Harbour Times\n\n{first}"), ("en", f"A loud meeting\n\n{second}")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            ("de", "Bei dem Brand am Berg ist ein Feuerwehrmann ums Leben gekommen."),
            ("es", "El fuego del monte costó la vida a dos bomberos."),
            id="one and two",
        ),
        pytest.param(
            ("en", "The road along the river stays closed until Thursday."),
            ("en", "The road along the river reopened on Tuesday morning."),
            id="two days",
        ),
        pytest.param(
            ("en", "The captain was married two weeks ago on the island."),
            ("en", "The captain, who was married three weeks ago on the island, leaves a wife."),
            id="two lengths of time",
        ),
        pytest.param(
            ("en", "It will hold 71 of the 180 seats in the chamber."),
            ("de", "Sie erhält 74 der 180 Sitze in der Kammer."),
            id="small numbers that are near",
        ),
    ],
)
def test_what_is_no_agreement(first, second):
    assert [f for f in findings(*headed(first, second), kinds=("agreement",)) if f.point] == []


def test_the_number_of_a_name_is_shared_by_nobody():
    texts = (
        ("en", "Harbour Times\n\nSix AK 47 rifles were found in the barn."),
        ("en", "A loud meeting\n\nThe army keeps AK 47 rifles in a store by the river."),
    )
    assert findings(*texts, kinds=("agreement",)) == []


def test_a_difference_that_a_finding_shows_is_no_agreement_of_the_sentence_around_it():
    texts = (
        ("en", 'Harbour Times\n\n"The sea will not wait for any of us," Ingrid Falk said on Monday.'),
        ("en", 'A loud meeting\n\n"The sea will not wait for any of us," Rafael Montoya said on Monday.'),
    )
    assert [f.aspect for f in findings(*texts)] == ["source"]
    assert findings(*texts, kinds=("agreement",)) == []


def test_one_thing_told_with_other_verbs_in_two_languages():
    one = annotated("The freeze will cover 1.4 million flats in the largest cities.", "en", "a", "2027-03-02")
    two = annotated(
        "La mesure concernera 1,2 million d'appartements dans les plus grandes villes.",
        "fr",
        "b",
        "2027-03-02",
    )
    (found,) = (f for f in compared(one, two).findings if f.kind == "difference")
    assert found.aspect == "figure"


def test_figures_left_open_by_the_like_word_are_compared():
    assert values(
        ("en", "Probe on Mars\n\nThe solar panels produce 70 percent of the expected power."),
        ("de", "Sonde auf dem Mars\n\nDie Sonnenzellen liefern 50 Prozent der erwarteten Leistung."),
    ) == [{"70 %", "50 %"}]


def test_a_figure_that_is_forecast_is_not_laid_against_one_that_is_told():
    assert not values(
        ("en", "Probe on Mars\n\nThe solar panels produce 70 percent of the power."),
        ("de", "Sonde auf dem Mars\n\nDie Sonnenzellen liefern 50 Prozent der erwarteten Leistung."),
    )


def test_prices_of_two_hours_of_a_day_are_not_compared():
    told = "Shares of Quarn fall\n\nThe shares of Quarn fell in Vienna to 37.20 euros."
    later = "Aktie von Quarn\n\nDie Aktie von Quarn fiel in Wien {}auf 36,18 Euro."
    assert values(("en", told), ("de", later.format(""))) == [{"37.2 EUR", "36.18 EUR"}]
    assert not values(("en", told), ("de", later.format("am Vormittag ")))


def test_a_place_that_one_account_alone_names():
    assert values(
        ("en", "Cut off\n\nMillions lost the internet after two sea cables off Sicily were damaged."),
        ("en", "No internet\n\nMillions lost the internet after three sea cables were damaged."),
    ) == [{"2", "3"}]


def test_figures_forecast_in_two_languages():
    assert values(
        ("es", "La sonda\n\nLos paneles generan el 70 % de la energía prevista."),
        ("de", "Die Sonde\n\nDie Sonnenzellen liefern 50 Prozent der erwarteten Leistung."),
    ) == [{"70 %", "50 %"}]


def test_the_only_figure_of_its_kind_in_either_account_in_two_languages():
    assert values(
        ("es", "La sonda\n\nEl aparato ha quedado inclinado 30 grados, según los datos recibidos."),
        ("de", "Die Sonde\n\nSeitdem steht sie um 20 Grad geneigt da."),
    ) == [{"30 °", "20 °"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            (
                "es",
                "La oferta es de 6.800 millones de euros, frente a los 6.200 millones de Norbel.",
            ),
            ("en", "The brewer Norbel has agreed to buy the company for 6.2 billion euros."),
            id="the other value stands beside it without its unit",
        ),
        pytest.param(
            ("de", "Jede Seite ließ 43 Soldaten frei."),
            ("fr", "Quatre-vingt-six soldats ont retrouvé la liberté, 43 de chaque camp."),
            id="the other value stands beside it, of something else",
        ),
        pytest.param(
            ("en", "The plant in Trnava, Slovakia, with 430 employees will be closed in June."),
            ("es", "La fábrica de Vigo, con 520 trabajadores, queda al margen."),
            id="two plants",
        ),
        pytest.param(
            ("en", "A vaccination campaign for 5,000 children starts on Wednesday."),
            ("es", "Desde el lunes se ha vacunado a 3.100 niños."),
            id="from a day to come on, and so far",
        ),
    ],
)
def test_figures_of_two_things_in_two_languages(first, second):
    assert values(*headed(first, second)) == []
