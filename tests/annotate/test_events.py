"""Events: triggers, people, places, times and factuality, and what must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.factuality import status
from recoupe.annotate.events import find_events
from recoupe.annotate.events.forms import EventTypes, EventWords
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.languages import profile
from recoupe.model import (
    LocalEntity,
    Mention,
    Options,
    Quotation,
    Region,
    Report,
    Sentence,
    Source,
    Span,
    Token,
)
from tests.case_files import languages, rows


@pytest.mark.parametrize(
    ("language", "least"),
    [("en", 250), ("fr", 250), ("de", 120), ("es", 120), ("pl", 40), ("ru", 40), ("uk", 40)],
)
def test_factuality_of_the_cases(language, least):
    found = rows("factuality", language)
    assert len(found) >= least
    right = sum(status(row) == row["factuality"] for row in found)
    assert right / len(found) >= 0.88


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        ("The two presidents will meet in Geneva on Tuesday.", "en", "meet", "planned"),
        ("The summit was cancelled.", "en", "summit", "cancelled"),
        ("A summit could be held in Istanbul.", "en", "summit", "possible"),
        ("If the talks collapse, both sides lose.", "en", "collapse", "conditional"),
        ("The minister denied that he had met the envoy.", "en", "met", "denied"),
        ("La réunion prévue lundi a été reportée.", "fr", "réunion", "cancelled"),
        ("Les deux présidents doivent se rencontrer à Budapest.", "fr", "rencontrer", "planned"),
        ("Le ministre n'a pas rencontré le pape.", "fr", "rencontré", "denied"),
        ("Der Präsident sagte seinen Besuch in Rom ab.", "de", "Besuch", "cancelled"),
        ("Die Brücke wird im Mai eröffnet werden.", "de", "eröffnet", "planned"),
        ("Sollten die Gespräche scheitern, droht ein Streik.", "de", "scheitern", "conditional"),
        ("Los ministros van a reunirse en Ginebra.", "es", "reunirse", "planned"),
        ("El ministro no descartó una retirada.", "es", "retirada", "possible"),
        ("Strajk zaplanowany na piątek odwołano.", "pl", "Strajk", "cancelled"),
        ("Nie doszło do spotkania ministrów.", "pl", "spotkania", "denied"),
        ("Премьер посетит Минск в июле.", "ru", "посетит", "planned"),
        ("Переговоры отложены до осени.", "ru", "Переговоры", "cancelled"),
        ("Зустріч відбудеться, а концерт скасовано.", "uk", "Зустріч", "planned"),
    ],
)
def test_factuality(text, language, trigger, expected):
    assert status({"text": text, "language": language, "trigger": trigger}) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The club will hold the match on Monday but postponed the dinner to Friday.", "en", "planned"),
        ("The club planned to hold the match on Monday but postponed it.", "en", "cancelled"),
    ],
)
def test_a_second_verb_puts_off_what_has_no_noun_there(text, language, expected):
    assert status({"text": text, "language": language, "trigger": "match"}) == expected


@pytest.mark.parametrize("language", languages("factuality"))
def test_types_are_of_the_one_list(language):
    types = profile("und").load("events", EventTypes).types
    words = profile(language).load("events", EventWords)
    assert set(words.nouns) | set(words.verbs) <= set(types)


def test_a_separable_verb_names_an_event():
    _, found = events_of("Die Polizei nahm zwei Männer fest.", "de")
    assert [event.type for event in found] == ["arrest"]


def events_of(text, language, names=(), quotations=(), published=""):
    """Events with hand-made entities: (name, type)."""
    report = Report(id="r", text=text, language=language, published=published)
    sentences = parse(report, (Region(start=0, end=len(text), role="body", language=language),), Options())
    mentions, entities = [], []
    for number, (name, kind) in enumerate(names, start=1):
        start = text.index(name)
        mentions.append(
            Mention(id=f"m{number}", start=start, end=start + len(name), type=kind, entity=f"e{number}")
        )
        entities.append(LocalEntity(id=f"e{number}", type=kind, name=name, mentions=(f"m{number}",)))
    times = find_times(report, sentences)
    return times, find_events(report, sentences, tuple(mentions), tuple(entities), times, tuple(quotations))


def test_people_place_and_time_of_a_meeting():
    text = "Anna Ruiz and Karl Brandt will meet in Tarnow on 3 March 2027."
    names = (("Anna Ruiz", "PERSON"), ("Karl Brandt", "PERSON"), ("Tarnow", "LOC"))
    times, (event,) = events_of(text, "en", names, published="2027-02-01")
    assert event.type == "meeting"
    assert event.participants == ("e1", "e2")
    assert event.place == "e3"
    assert next(t for t in times if t.id == event.time).value == "2027-03-03"
    assert event.factuality_span.of(text) == "will"


def test_a_present_tense_with_a_date_to_come_is_a_plan():
    text = "Le 3 mars 2027, la reine reçoit Karl Brandt."
    _, (event,) = events_of(text, "fr", (("Karl Brandt", "PERSON"),), published="2027-02-01")
    assert (event.type, event.factuality) == ("visit", "planned")


def test_a_day_that_is_denied_is_not_that_of_the_plan():
    text = "The envoy will arrive in Riga not on Thursday but on Friday."
    times, (event,) = events_of(text, "en", published="2027-02-01")
    assert next(t for t in times if t.id == event.time).value == "2027-02-05"


def test_a_day_of_another_clause_is_no_events_where_there_is_no_parse():
    text = "Зустріч відбудеться 3 березня, а концерт скасовано."
    _, (meeting, concert) = events_of(text, "uk", published="2027-02-01")
    assert meeting.time
    assert not concert.time


def test_i_in_a_quotation_is_the_speaker():
    text = "I will meet Karl Brandt in June, Anna Ruiz said."
    quotation = Quotation(
        id="q1", start=0, end=len(text), kind="indirect", content=(Span(0, 31),),
        sources=(Source(spans=(Span(33, 42),), text="Anna Ruiz", entity="e2"),),
    )  # fmt: skip
    names = (("Karl Brandt", "PERSON"), ("Anna Ruiz", "PERSON"))
    _, (event,) = events_of(text, "en", names, (quotation,))
    assert event.by == "e2"
    assert set(event.participants) == {"e1", "e2"}


def test_a_language_without_data_gives_none():
    sentence = Sentence(id="s1", start=0, end=5, language="xx", role="body")
    assert find_events(Report(id="r", text="Bisit"), (sentence,), (), (), (), ()) == ()


def test_without_a_parse_nouns_are_judged_by_the_words_around_them():
    text = "The summit was cancelled"
    tokens = tuple(Token(start=s, end=e, text=text[s:e], lemma=text[s:e].lower(), head=i)
                   for i, (s, e) in enumerate([(0, 3), (4, 10), (11, 14), (15, 24)]))  # fmt: skip
    sentence = Sentence(id="s1", start=0, end=len(text), language="en", role="body", tokens=tokens)
    (event,) = find_events(Report(id="r", text=text), (sentence,), (), (), (), ())
    assert (event.type, event.factuality) == ("meeting", "cancelled")


def test_a_broken_tree_is_survived():
    text = "They will meet"
    tokens = (
        Token(start=0, end=4, text="They", lemma="they", pos="PRON", dep="nsubj", head=2),
        Token(start=5, end=9, text="will", lemma="will", pos="AUX", dep="conj", head=2),
        Token(start=10, end=14, text="meet", lemma="meet", pos="VERB", dep="conj", head=1),
    )
    sentence = Sentence(id="s1", start=0, end=len(text), language="en", role="body", tokens=tokens)
    (event,) = find_events(Report(id="r", text=text), (sentence,), (), (), (), ())
    assert event.factuality == "planned"


WORDS = st.sampled_from(
    ["summit", "visit", "will", "not", "if", "would", "the", "of", "in", "on", "Friday", ",", ".", "“", "he"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25), st.integers(0, 5))
def test_any_text_gives_events_inside_it(words, shift):
    text = " ".join(words)
    tokens, position = [], 0
    for index, word in enumerate(words):
        head = (index * 7 + shift) % len(words)
        pos = ("NOUN", "VERB", "AUX", "ADP", "PUNCT", "ADJ")[(index + shift) % 6]
        dep = ("nsubj", "root", "aux", "case", "punct", "acl", "ccomp", "conj")[(index * 3 + shift) % 8]
        tokens.append(
            Token(
                start=position, end=position + len(word), text=word, lemma=word, pos=pos, dep=dep, head=head
            )
        )
        position += len(word) + 1
    sentence = Sentence(id="s1", start=0, end=len(text), language="en", role="body", tokens=tuple(tokens))
    for event in find_events(Report(id="r", text=text), (sentence,), (), (), (), ()):
        assert 0 <= event.start <= event.trigger.start < event.trigger.end <= event.end <= len(text)
