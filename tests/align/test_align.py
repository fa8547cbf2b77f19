"""Points: which statements are one, in any language."""

import pytest

from tests.make_stories import aligned, annotated

ENGLISH = """Harbour reopens

The port of Norrath reopened on Friday after a storm that sank 20 boats.
"We have lost a winter's work," the harbour master, Ingrid Falk, told reporters.
Schools on the island of Osmey stay closed until Monday.
"""
FRENCH = """Le port rouvre

Le port de Norrath a rouvert vendredi après une tempête qui a coulé 20 bateaux.
« Nous avons perdu le travail d'un hiver », a déclaré aux journalistes la capitaine du port, Ingrid Falk.
Un concert de soutien aura lieu à Kelby.
"""
GERMAN = """Hafen wieder offen

Der Hafen von Norrath ist seit Freitag nach einem Sturm, der 20 Boote versenkte, wieder offen.
Die Schulen auf der Insel Osmey bleiben bis Montag geschlossen.
"""


@pytest.fixture(scope="module")
def story():
    return aligned(
        annotated(ENGLISH, "en", "english"),
        annotated(FRENCH, "fr", "french"),
        annotated(GERMAN, "de", "german"),
    )


def point_of(story, words, kind="statement"):
    found = [
        p
        for p in story.points
        if p.kind == kind and any(words in e.text for s in p.statements for e in s.evidence)
    ]
    assert found, words
    return found[0]


def test_three_languages_say_one_thing(story):
    point = point_of(story, "sank 20 boats")
    assert {s.language for s in point.statements} == {"en", "fr", "de"}
    assert {s.report for s in point.statements} == {"english", "french", "german"}
    assert point.links
    assert all(link.probability >= 0.5 and link.reasons for link in point.links)


def test_what_one_says_alone_is_a_point_alone(story):
    point = point_of(story, "concert")
    assert {s.report for s in point.statements} == {"french"}


def test_a_quotation_in_two_languages(story):
    point = point_of(story, "winter's work", kind="quotation")
    assert {s.language for s in point.statements} == {"en", "fr"}


def test_importance_and_origins(story):
    origins = {o.id for o in story.traced.origins}
    for point in story.points:
        assert 0 <= point.importance <= 1
        assert set(point.origins) <= origins
        assert point.origins
    assert list(story.points) == sorted(story.points, key=lambda p: (-p.importance, p.id))


def test_ids_are_unique_and_evidence_replays(story):
    texts = {r.report.id: r.report.text for r in story.traced.story.reports}
    assert len({p.id for p in story.points}) == len(story.points)
    statements = [s for p in story.points for s in p.statements]
    assert len({s.id for s in statements}) == len(statements)
    for statement in statements:
        for e in statement.evidence:
            assert texts[e.report][e.start : e.end] == e.text


def test_a_sentence_that_says_two_things_gives_way_to_its_clauses():
    one = annotated(
        "Two plans\n\nThe mayor said the bridge would cost 30 million euros, "
        "and the council decided that the school in Kelby will close in June.",
        "en",
        "one",
    )
    two = annotated(
        "Deux projets\n\nLe conseil a décidé que l'école de Kelby fermera en juin. "
        "Les arbres de la place ont été coupés lundi. Le marché aura lieu demain.",
        "fr",
        "two",
    )
    story = aligned(one, two)
    point = point_of(story, "école de Kelby")
    assert {s.report for s in point.statements} == {"one", "two"}


def test_one_report_alone():
    story = aligned(annotated(ENGLISH, "en", "english"))
    assert all(len({s.report for s in p.statements}) == 1 for p in story.points)
