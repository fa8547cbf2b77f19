"""Quotations as a whole: what the two real reports show, hard texts, and what must always hold."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.annotate.names import find_names
from recoupe.annotate.quotations import find_quotations
from recoupe.annotate.regions import find_regions
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.model import LocalEntity, Quotation, Region, Report, Sentence, Token
from tests.conftest import shared_data


def annotate(text: str, language: str = "") -> tuple[tuple[Quotation, ...], dict[str, LocalEntity]]:
    report = Report(id="r", text=text, language=language)
    regions = find_regions(report)
    sentences = parse(report, regions)
    mentions, entities = find_names(report, sentences)
    times = find_times(report, sentences)
    found = find_quotations(report, regions, sentences, mentions, entities, times)
    return found, {e.id: e for e in entities}


def told(text: str, language: str = "") -> list[tuple[str, str]]:
    """(speaker's name, else the words that name it; content) of every quotation, in text order."""
    found, entities = annotate(text, language)
    rows = []
    for q in found:
        who = " + ".join(entities[s.entity].name if s.entity else s.text for s in q.sources)
        rows.append((who, " … ".join(c.of(text) for c in q.content)))
    return rows


def test_french_report() -> None:
    text = shared_data("reports", "budapest_fr.txt").read_text(encoding="utf-8")
    found, entities = annotate(text)
    assert [(entities[q.sources[0].entity].name, [s.of(text) for s in q.quoted]) for q in found] == [
        ("Donald Trump", ["très productif"]),
        ("Donald Trump", []),
        ("Donald Trump", ["très productif"]),
        ("Vladimir Poutine", ["extrêmement franc"]),
        ("Donald Trump", [found[4].content[0].of(text)]),
        ("Moscou", ["escalade"]),
    ]
    assert found[0].medium == "Truth Social"
    assert found[1].content[0].of(text).startswith("Le président américain, Donald Trump, et son homologue")
    assert found[1].cue[0].of(text) == "a fait savoir"
    assert found[5].implication == "warning"


def test_english_report() -> None:
    text = shared_data("reports", "budapest_en.txt").read_text(encoding="utf-8")
    rows = told(text)
    speakers = [
        ("Yuri Ushakov", "It was agreed that"),
        ("Viktor Orban", "We are ready!"),
        ("Donald Trump", "his exchange with Vladimir Putin"),
        ("Kremlin", '"extremely frank and trusting'),
        ("Donald Trump", '"We have decided that a meeting'),
        ("Donald Trump", "Then President Putin and I will meet"),
        ("Moscow", "delivering these weapons"),
        ("a senior Ukrainian official", "As Russia steps up strikes"),
        ("Olga Stefanishyna", "the Russian strikes revealed"),
        ("Ukrainian Air Force", "Russia launched a series"),
        ("Ukrainian Air Force", "283 drones and five missiles"),
        ("Donald Trump", "the Ukrainian army's use"),
        ("Donald Trump", "he could end the conflict"),
        ("Donald Trump", "Ukraine could win the war"),
        ("Donald Trump", 'he was "very disappointed"'),
    ]
    for who, beginning in speakers:
        assert any(w.endswith(who) and c.startswith(beginning) for w, c in rows), (who, beginning, rows)
    assert not any("supply him" in content for _, content in rows)
    assert not any(content.strip("'\"") == "inglorious" for _, content in rows)


def test_medium_addressee_and_date() -> None:
    text = "“We are staying,” the minister told AFP on Thursday. On Telegram, the mayor wrote: “Come.”"
    found, _ = annotate(text, "en")
    assert [q.medium for q in found] == ["AFP", "Telegram"]
    assert found[0].addressee is not None
    assert found[0].addressee.of(text) == "AFP"
    assert found[0].said


def test_a_source_that_cites_a_source_keeps_both_in_order() -> None:
    text = "Selon le journal El Faro, citant un conseiller du président, la vente est conclue."
    found, _ = annotate(text, "fr")
    assert [s.text for s in found[0].sources] == ["un conseiller du président", "le journal El Faro"]


def test_names_set_after_roles_in_other_languages() -> None:
    spanish = "«No cederemos ni un metro», dijo ayer su portavoz, Elena Rivas, a este periódico."
    assert told(spanish, "es") == [("Elena Rivas", "No cederemos ni un metro")]
    german = "„Wir geben nicht nach“, sagte der Leiter der Klinik, Tom Behrens, am Montag."
    assert told(german, "de") == [("Tom Behrens", "Wir geben nicht nach")]


def test_a_pronoun_behind_a_verb_has_no_hyphen() -> None:
    found, entities = annotate("Anne Roux a quitté Nice. « Je reviendrai vite », a-t-elle écrit sur X.", "fr")
    (source,) = found[0].sources
    assert source.text == "elle"
    assert entities[source.entity].name == "Anne Roux"


def test_a_teaser_is_nobodys() -> None:
    teaser = "Lire aussi : « Nous partons », dit le maire"
    text = f"La route est coupée\n\n{teaser}\n\nLa route reste fermée jusqu'à lundi."
    assert told(text, "fr") == []


def test_two_hundred_quotations_in_one_report() -> None:
    text = "\n".join(f'"Number {n} is my final answer today," the minister said.' for n in range(200))
    found, _ = annotate(text, "en")
    assert len(found) == 200


def test_a_quotation_of_three_thousand_words() -> None:
    speech = " ".join(["We shall rebuild this valley together."] * 500)
    text = f"“{speech}” the governor said."
    found, _ = annotate(text, "en")
    assert len(found) == 1
    assert found[0].content[0].of(text).startswith("We shall")
    assert found[0].sources[0].text == "the governor"


def test_no_closing_mark_to_the_end() -> None:
    text = "The mayor said: “We will rebuild the bridge. The money is there. " + "The town slept. " * 50
    found, _ = annotate(text, "en")
    assert found
    assert all(0 <= s.start < s.end <= len(text) for q in found for s in q.content)


def test_without_syntax() -> None:
    text = '"Nous partons", a déclaré le maire.'
    words = ['"', "Nous", "partons", '"', ",", "a", "déclaré", "le", "maire", "."]
    tokens, place = [], 0
    for index, word in enumerate(words):
        start = text.index(word, place)
        place = start + len(word)
        tokens.append(Token(start=start, end=place, text=word, lemma=word.lower(), head=index))
    sentence = Sentence(id="s1", start=0, end=len(text), language="fr", role="body", tokens=tuple(tokens))
    region = Region(start=0, end=len(text), role="body", language="fr")
    (found,) = find_quotations(Report(id="r", text=text), (region,), (sentence,))
    assert found.content[0].of(text) == "Nous partons"
    assert found.sources[0].text == "le maire"


def test_a_language_without_data_gives_none() -> None:
    text = "„Ми готові“, сказав мер."
    tokens = (Token(start=0, end=4, text="„Ми", lemma="ми"),)
    sentence = Sentence(id="s1", start=0, end=len(text), language="uk", role="body", tokens=tokens)
    region = Region(start=0, end=len(text), role="body", language="uk")
    assert find_quotations(Report(id="r", text=text), (region,), (sentence,)) == ()


PIECES = [
    *"«»“”\"'‘’„‹›—–.,:!?\n ",
    "a dit",
    "said",
    " he ",
    " selon ",
    "citant",
    "Paris",
    "que ",
    "5",
    "-t-il",
    "é",
]


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.sampled_from(PIECES), max_size=60))
def test_spans_lie_inside_the_text(language: str, parts: list[str]) -> None:
    text = "".join(parts)
    found, _ = annotate(text, language)
    for q in found:
        spans = [*q.content, *q.quoted, *q.cue, *(s for source in q.sources for s in source.spans)]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert 0 <= q.start < q.end <= len(text)
        assert q.content


@pytest.mark.parametrize("text", ["statement", "Statement.", "claim that", "A claim"])
def test_a_noun_for_words_said_may_stand_alone(text: str) -> None:
    assert annotate(text, "en")[0] == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=120))
def test_any_text_is_survived(text: str) -> None:
    found, _ = annotate(text, "en")
    assert all(0 <= s.start < s.end <= len(text) for q in found for s in q.content)
