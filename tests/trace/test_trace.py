"""Origins: what is a version of what, and what is independent."""

import pytest

from recoupe.model import Story
from recoupe.trace import trace
from recoupe.trace.direction import before
from tests.make_stories import annotated, story

DISPATCH = """Ferry fire off Osmey

A fire broke out on a ferry off the island of Osmey on Monday evening with 212 people on board.
The coastguard said that 48 passengers were taken to hospital in Norrath during the night.
The captain, Ingrid Falk, told the harbour radio that the crew had put out the flames within an hour.
The cause of the fire in the engine room is not known, and the ship will be towed to Lisbon on Wednesday.
The company runs eleven ferries between the islands and had passed its last inspection in spring.
"""
TRANSLATION = """Incendie sur un ferry au large d'Osmey

Un incendie s'est déclaré lundi soir sur un ferry au large de l'île d'Osmey avec 212 personnes à bord.
Les garde-côtes ont déclaré que 48 passagers avaient été conduits à l'hôpital de Norrath pendant la nuit.
La capitaine, Ingrid Falk, a dit à la radio du port que l'équipage avait éteint les flammes en une heure.
La cause du feu dans la salle des machines n'est pas connue, et le navire sera remorqué à Lisbonne mercredi.
La compagnie exploite onze ferries entre les îles et avait passé sa dernière inspection au printemps.
"""
SECOND_TRANSLATION = """Feu à bord d'un ferry près d'Osmey

Lundi soir, le feu a pris à bord d'un ferry qui passait près de l'île d'Osmey avec 212 passagers.
Durant la nuit, 48 voyageurs ont été transportés à l'hôpital de Norrath, selon la garde côtière.
En une heure, l'équipage a éteint les flammes, a indiqué Ingrid Falk, la commandante, à la radio du port.
On ignore la cause de l'incendie dans la salle des machines ; mercredi, le bateau sera remorqué à Lisbonne.
L'armateur possède onze ferries qui relient les îles ; la dernière inspection, au printemps, était bonne.
"""
SAME_FACTS = """Les voyageurs du ferry racontent

Au printemps, l'inspection n'avait rien trouvé sur ce bateau, un des onze ferries de la compagnie.
Il sera remorqué mercredi jusqu'à Lisbonne, où des experts chercheront ce qui a brûlé dans les machines.
Ingrid Falk, la capitaine, a félicité ses marins devant la mairie de Norrath.
À l'hôpital, 48 personnes ont passé la nuit ; les infirmières ont manqué de couvertures.
Le feu avait pris lundi soir près d'Osmey.
"""
INDEPENDENT = """Passengers flee burning ferry

Two buses brought tired passengers to a school in Norrath at dawn on Tuesday.
"We smelled smoke and nobody told us anything," said a teacher who was on the Osmey ferry with her class.
The coastguard counted 212 people when the last lifeboat came in.
Neighbours cooked soup for the children, and the mayor thanked them on the square.
"""
OWN = (
    DISPATCH
    + """Our reporter met the engineer Rafael Montoya at his home, where he recalled a leak in the pump.
The union of sailors asks for a public inquiry before the summer season begins in the archipelago.
Two former officers wrote to the ministry about worn cables as early as last autumn, letters show.
"""
)


@pytest.fixture(scope="module")
def dispatch():
    return annotated(DISPATCH, "en", "dispatch", "2025-03-03T08:00", "Northern Wire")


def relation(first, second):
    traced = trace(story(first, second))
    found = [r for r in traced.relations if r.kind != "quotes"]
    assert len(found) <= 1
    return traced, found[0] if found else None


def test_a_copy(dispatch):
    copy = annotated(DISPATCH, "en", "copy", "2025-03-03T10:00", "Harbour Post")
    traced, found = relation(dispatch, copy)
    assert (found.kind, found.base, found.derived, found.directed) == ("copy", "dispatch", "copy", True)
    assert len(traced.origins) == 1
    assert found.reasons
    assert found.evidence


def test_an_edited_copy(dispatch):
    text = DISPATCH.replace("48 passengers", "51 passengers")
    text = text.replace("within an hour", "in less than an hour")
    traced, found = relation(dispatch, annotated(text, "en", "edited", "2025-03-03T10:00"))
    assert found.kind == "edited copy"
    assert len(traced.origins) == 1


def test_a_shortened_copy(dispatch):
    text = "\n".join(DISPATCH.splitlines()[:4])
    traced, found = relation(dispatch, annotated(text, "en", "short", "2025-03-03T10:00"))
    assert found.kind == "shortened"
    assert (found.base, found.derived) == ("dispatch", "short")
    assert len(traced.origins) == 1


def test_a_translation(dispatch):
    traced, found = relation(dispatch, annotated(TRANSLATION, "fr", "traduction", "2025-03-03T11:00"))
    assert found.kind == "translation"
    assert (found.base, found.derived, found.directed) == ("dispatch", "traduction", True)
    assert len(traced.origins) == 1


def test_a_translation_with_one_slip_is_one(dispatch):
    slip = annotated(TRANSLATION.replace("48", "84"), "fr", "slip", "2025-03-03T11:00")
    assert len(relation(dispatch, slip)[0].origins) == 1


@pytest.mark.parametrize(
    "changes",
    [{"212": "240", "48": "61"}, {"lundi": "dimanche", "onze": "quatorze"}, {"48": "61", "onze": "huit"}],
)
def test_two_reporters_at_one_press_conference_are_two(dispatch, changes):
    text = TRANSLATION
    for old, new in changes.items():
        text = text.replace(old, new)
    assert len(relation(dispatch, annotated(text, "fr", "own", "2025-03-03T11:00"))[0].origins) == 2


def test_two_translations_of_a_text_that_is_not_there():
    first = annotated(TRANSLATION, "fr", "traduction", "2025-03-03T11:00")
    traced, found = relation(first, annotated(SECOND_TRANSLATION, "fr", "seconde", "2025-03-03T12:00"))
    assert found.kind == "shared dispatch"
    assert len(traced.origins) == 1


def test_the_same_facts_in_one_language_are_no_second_translation():
    first = annotated(TRANSLATION, "fr", "traduction", "2025-03-03T11:00")
    traced, found = relation(first, annotated(SAME_FACTS, "fr", "autre", "2025-03-03T12:00"))
    assert found is None
    assert len(traced.origins) == 2


def test_an_extended_report_counts_for_its_own_part(dispatch):
    extended = annotated(OWN, "en", "extended", "2025-03-04T08:00")
    traced, found = relation(dispatch, extended)
    assert found.kind == "extended"
    assert len(traced.origins) == 1
    (own,) = traced.own
    assert own[0] == "extended"
    words = " ".join(extended.report.text[s.start : s.end] for s in extended.sentences if s.id in own[1])
    assert "Montoya" in words
    assert "worn cables" in words
    assert "48 passengers" not in words


def test_independent_reports_stay_apart(dispatch):
    for language, text in (("en", INDEPENDENT), ("en", INDEPENDENT.replace("Two", "Three"))):
        traced, found = relation(dispatch, annotated(text, language, "apart", "2025-03-04"))
        assert found is None
        assert len(traced.origins) == 2


def test_a_public_quotation_is_not_copying():
    words = "“We will rebuild the harbour before the summer and will not wait for anyone to pay us for it,”"
    first = annotated(f"Mayor speaks\n\n{words} the mayor of Norrath said on Sunday.", "en", "one")
    second = annotated(
        f"Promise at the pier\n\nAt the pier the mayor promised a new start. {words} she told the crowd.",
        "en",
        "two",
    )
    assert len(trace(story(first, second)).origins) == 2


def test_who_quotes_whom(dispatch):
    text = "New details\n\nA sailor told Northern Wire that the pump had leaked. The ferry lies in Norrath."
    traced = trace(story(dispatch, annotated(text, "en", "later", "2025-03-05", "Bay Courier")))
    assert len(traced.origins) == 2
    assert {r.kind for r in traced.relations} <= {"quotes"}


def test_every_report_has_one_origin_in_any_order(dispatch):
    reports = [
        dispatch,
        annotated(TRANSLATION, "fr", "traduction"),
        annotated(INDEPENDENT, "en", "apart"),
        annotated(OWN, "en", "extended"),
    ]
    one = trace(story(*reports))
    other = trace(story(*reversed(reports)))
    assert sorted(r for o in one.origins for r in o.reports) == sorted(r.report.id for r in reports)
    assert {o.id for o in one.origins} == {o.id for o in other.origins}
    assert one == other
    assert len(one.origins) == 2


def test_an_empty_story():
    assert trace(Story(id="none", reports=())).origins == ()


def test_before_only_at_the_precision_that_both_have():
    assert not before("2025-01-01", "2025-01-01T10:00")
    assert before("2025-01-01", "2025-01-02T10:00")
