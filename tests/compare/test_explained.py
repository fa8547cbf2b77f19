"""What explains two figures, or two days, that seem to differ."""

from tests.make_stories import annotated, compared_apart


def told(first, second, *languages):
    """The differences and updates between two reports, each an account of its own."""
    one = annotated(f"Ostmere\n\n{first}", languages[0], "a", "2027-03-02")
    two = annotated(f"Ostmere\n\n{second}", languages[1], "b", "2027-03-03")
    found = compared_apart(one, two)
    return [f for f in found.findings if f.kind in ("difference", "update")]


def test_a_whole_and_its_two_parts():
    whole = "Les 258 personnes à bord sont saines et sauves."
    assert not told(whole, "An Bord waren 247 Passagiere und elf Besatzungsmitglieder.", "fr", "de")


def test_a_whole_that_the_parts_do_not_make():
    whole = "Les 262 personnes à bord sont saines et sauves."
    found = told(whole, "An Bord waren 247 Passagiere und elf Besatzungsmitglieder.", "fr", "de")
    assert [f.aspect for f in found] == ["figure"]


def test_two_acts_of_one_body_on_two_days():
    given_up = "Le syndicat des infirmières a renoncé mardi à la grève."
    assert not told(given_up, "Las enfermeras rechazaron el viernes la oferta.", "fr", "es")


def test_one_act_on_two_days():
    given_up = "Le syndicat des infirmières a rejeté mardi l'offre du ministère."
    found = told(given_up, "Las enfermeras rechazaron el viernes la oferta del ministerio.", "fr", "es")
    assert [f.aspect for f in found] == ["date"]
