"""What speaks for and against one event: people, days, values, words by sound."""

import numpy as np
import pytest

from recoupe.annotate.report import annotate
from recoupe.encoder import load
from recoupe.group import group
from recoupe.group.keys import sound_key
from recoupe.group.outline import Outline, outline
from recoupe.group.score import features, log_odds
from recoupe.model import AnnotatedReport
from recoupe.read.build import Source, build

# Two fires of one day: the same words and the same day, other people, other places.
FIRES = (
    (
        "en",
        "2025-07-15T18:00:00+01:00",
        "Warehouse fire kills two in Braddon\n\nTwo workers died on Monday when a fire destroyed a paint "
        'warehouse in Braddon. Some 140 firefighters were called. "We heard an explosion," said the owner, '
        "Colin Marsh. Police have opened an inquiry.",
    ),
    (
        "fr",
        "2025-07-15T19:00:00+02:00",
        "Deux morts dans l'incendie d'un entrepôt à Montreval\n\nDeux ouvriers sont morts lundi dans "
        "l'incendie "
        "d'un entrepôt de meubles à Montreval. Quelque 80 pompiers ont été appelés. « Nous avons entendu une "
        "explosion », a dit le gérant, Luc Ferrand. La police a ouvert une enquête.",
    ),
    (
        "de",
        "2025-07-15T20:00:00+02:00",
        "Zwei Tote bei Brand in Lagerhaus\n\nBei einem Brand in einem Lagerhaus in Hollnstedt sind am "
        "Montag zwei "
        "Arbeiter gestorben. Rund 60 Feuerwehrleute waren im Einsatz. „Wir hörten eine Explosion“, sagte "
        "der Betreiber Jens Petersen. Die Polizei ermittelt.",
    ),
)
# The same people, another meeting of theirs three weeks on.
MEETINGS = (
    (
        "en",
        "2025-03-04T18:00:00+00:00",
        "Dock union and port fail to agree on pay in Kelsport\n\nTalks on pay between the dock workers' "
        "union and "
        "the port of Kelsport broke down on Tuesday. The union's leader, Moira Tennant, had asked for "
        "6.5 percent; "
        "the port's director, Alan Bressler, offered 3.2.",
    ),
    (
        "es",
        "2025-03-27T18:00:00+01:00",
        "Los estibadores aceptan el plan de turnos\n\nEl sindicato de estibadores firmó este jueves un "
        "plan de "
        "turnos con el puerto de Kelsport. La dirigente Moira Tennant y el director Alan Bressler lo "
        "presentaron "
        "juntos. Afecta a 1.140 trabajadores desde el 5 de mayo.",
    ),
)
# One event in other words: a place, a person, a figure in common.
STRANDED = (
    (
        "de",
        "2025-09-09T08:00:00+02:00",
        "Schiff sitzt vor Arnholm fest\n\nEin Frachter mit 23 Seeleuten ist am Montagabend vor Arnholm "
        "auf Grund "
        "gelaufen. Verletzt wurde niemand. Kapitänin Ilse Vandoorn sprach von einem Ausfall der "
        "Maschine. Schlepper "
        "sollen das 187 Meter lange Schiff bei Hochwasser freiziehen.",
    ),
    (
        "es",
        "2025-09-09T12:00:00+02:00",
        "La marea decidirá la suerte del carguero\n\nHabrá que esperar a la pleamar. El buque, de 187 "
        "metros, "
        "embarrancó el lunes junto a la isla de Arnholm y sus tripulantes siguen a bordo. «El motor se "
        "paró de "
        "repente», contó la capitana Vandoorn a una radio local.",
    ),
    (
        "fr",
        "2025-09-09T13:00:00+02:00",
        "Arnholm retient son souffle\n\nPas de fuite de fioul pour l'heure. Le cargo échoué lundi soir "
        "devant "
        "Arnholm doit être remorqué dans la nuit. L'équipage, 23 marins, n'a pas quitté le bord. La "
        "commandante, "
        "Ilse Vandoorn, invoque une panne.",
    ),
)


def reports(rows) -> list[AnnotatedReport]:
    sources = (Source(name="r", text=text, language=code, published=day) for code, day, text in rows)
    return [annotate(build(source)[0]) for source in sources]


def outlines(rows) -> list[Outline]:
    return [outline(one, load()) for one in reports(rows)]


def test_events_of_a_kind_on_one_day_stay_apart():
    assert len(group(reports(FIRES))) == len(FIRES)


@pytest.mark.xfail(strict=True, reason="names say more than what the day and the figures say against them")
def test_meetings_of_the_same_people_stay_apart():
    assert len(group(reports(MEETINGS))) == len(MEETINGS)


def test_one_event_in_other_words_is_one_story():
    assert len(group(reports(STRANDED))) == 1


def test_reports_that_name_other_people_are_strangers():
    found = features(outlines(FIRES))
    assert (found.strangers + np.eye(3) == 1).all()
    assert not features(outlines(STRANDED)).strangers.any()


def test_of_the_people_those_count_of_whom_a_report_speaks_most():
    signed = ("en", "", "Deal\n\nOmar Reyes signed. Reyes smiled. Reyes left. The coach is Jan Novak.")
    sacked = ("en", "", "Sacked\n\nJan Novak was dismissed. Novak lost five games. Novak will sue.")
    again = ("en", "", "A new player\n\nThe club signed Omar Reyes. Reyes will play on Sunday.")
    nobody = ("en", "", "Weather\n\nIt rained all day in the valley.")
    people = features(outlines([signed, sacked, again, nobody])).people
    assert people[0, 2] > 0.95
    assert 0.4 < people[0, 1] < 0.6
    assert people[1, 2] == 0
    assert people[0, 3] == pytest.approx(0.25, abs=0.01)


def test_without_a_person_none_is_a_stranger():
    nobody = ("en", "2025-07-15", "Fire in a warehouse\n\nA warehouse burnt down on Monday. No one was hurt.")
    assert not features(outlines([nobody, FIRES[1]])).strangers.any()


def test_a_day_in_common_counts_and_another_does_not():
    assert (features(outlines(STRANDED)).day == 1).all()
    assert features(outlines(MEETINGS)).day[0, 1] == 0


def test_a_day_in_common_says_nothing_of_strangers_without_a_name_in_common():
    assert (features(outlines(FIRES)).day == np.eye(3)).all()


def test_a_value_counts_however_it_is_written():
    english = ("en", "2025-01-10", "Bill\n\nThe repair will cost 4.75 million euros, the town said.")
    german = ("de", "2025-01-10", "Rechnung\n\nDie Reparatur kostet 4,75 Millionen Euro, sagte die Stadt.")
    other = ("de", "2025-01-10", "Rechnung\n\nDie Reparatur kostet 9,31 Millionen Euro, sagte die Stadt.")
    values = features(outlines([english, german, other])).values
    assert values[0, 1] > 0.5
    assert values[0, 2] == values[1, 2] == 0


def test_years_and_small_numbers_say_nothing():
    text = "Two died\n\nTwo men died in a fire in 2019, the first in the town."
    assert outlines([("en", "2019-05-02", text)])[0].values == frozenset()


def test_a_word_has_one_key_in_several_alphabets():
    assert sound_key("Minister") == sound_key("ministre") == sound_key("министр") != ""
    assert sound_key("of") == sound_key("1200") == ""


def test_scores_are_symmetric_and_finite():
    scores = log_odds(outlines([*FIRES, *MEETINGS, *STRANDED]))
    assert np.isfinite(scores).all()
    assert np.allclose(scores, scores.T, atol=1e-4)
