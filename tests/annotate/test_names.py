"""Names in a report: cases by language, real traps, and what must always hold."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality.coreference import answers, read_cases
from recoupe.annotate.names import find_names
from recoupe.annotate.regions import find_regions
from recoupe.annotate.syntax import parse
from recoupe.model import CONTENT_ROLES, LocalEntity, Mention, Region, Report, Sentence, Token
from tests.case_files import CASES, cases

MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


def find(text: str, language: str) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    report = Report(id="case", text=text, language=language)
    region = Region(start=0, end=len(text), role="body", language=language)
    return find_names(report, parse(report, (region,)))


def rows() -> list[tuple[str, str, str]]:
    return [(language, row["phenomenon"], row["text"]) for language, row in cases("names")]


@pytest.mark.parametrize(("language", "phenomenon", "marked"), rows())
def test_names(language: str, phenomenon: str, marked: str) -> None:
    text, wanted, unwanted = "", set(), set()
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = (len(text), len(text) + len(match.group(1)))
        if match.group(2):
            wanted.add((*span, match.group(2)))
        else:
            unwanted.add(span)
        text += match.group(1)
        at = match.end()
    text += marked[at:]
    mentions, _ = find(text, language)
    names = {(m.start, m.end, m.type) for m in mentions if m.form == "name"}
    assert wanted <= names, phenomenon
    assert not unwanted & {(start, end) for start, end, _ in names}, phenomenon


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"])
def test_coreference(language: str) -> None:
    given_answers = [
        (case, *answer)
        for case in read_cases(CASES / language / "coreference.jsonl")
        for answer in answers(case)
    ]
    wrong = [f"{case.text} → {name!r}" for case, target, name, right in given_answers if not right]
    invented = [name for _, _, name, right in given_answers if name and not right]
    assert 1 - len(wrong) / len(given_answers) >= 0.92, "\n".join(wrong)
    assert len(invented) / len(given_answers) <= 0.03, "\n".join(wrong)


def test_a_role_stands_with_its_name() -> None:
    text = "Hungarian Prime Minister Ferenc Baracs met Olga Stavchuk, Ambassador to Berlin, on Tuesday."
    mentions, entities = find(text, "en")
    roles = {text[m.start : m.end]: m.role for m in mentions if m.role}
    assert roles == {"Ferenc Baracs": "Hungarian Prime Minister", "Olga Stavchuk": "Ambassador to Berlin"}
    posts = {e.name: e.posts for e in entities if e.type == "PERSON"}
    assert posts == {"Ferenc Baracs": ("prime-minister@HU",), "Olga Stavchuk": ("ambassador@berlin",)}
    for mention in mentions:
        if mention.role_span is not None:
            assert mention.role_span.of(text) == mention.role


def test_places_and_bodies_carry_their_country() -> None:
    _, entities = find("Moscow and the Kremlin answered Russia's neighbours, said AFP in Warsaw.", "en")
    countries = {e.name: (e.type, e.country) for e in entities}
    assert countries == {
        "Moscow": ("LOC", "RU"),
        "Kremlin": ("ORG", "RU"),
        "Russia": ("LOC", "RU"),
        "AFP": ("ORG", ""),
        "Warsaw": ("LOC", "PL"),
    }


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("de", "Die Regierung Frankreichs, der Norden Chiles und Berlins Bürgermeister", {"FR", "CL", "DE"}),
        ("ru", "Переговоры прошли в Париже и в Мадриде.", {"FR", "ES"}),
        ("pl", "Rozmowy odbyły się w Paryżu.", {"FR"}),
        ("de", "Der Schauspieler Hans Albers war in Paris.", {"FR"}),
    ],
)
def test_countries_and_capitals_in_another_case(language: str, text: str, countries: set[str]) -> None:
    _, entities = find(text, language)
    assert {e.country for e in entities if e.country} == countries


def test_reasons_tell_the_chain() -> None:
    mentions, _ = find("Petra Lindqvist opened the hearing. She spoke. She left.", "en")
    pronouns = [m for m in mentions if m.form == "pronoun"]
    assert [len(m.reasons) for m in pronouns] == [1, 2]
    assert "Petra Lindqvist" in pronouns[1].reasons[-1]


def test_without_a_pipeline() -> None:
    """Bare tokens of a language without syntax: titles, data and patterns still find names."""
    text = "El presidente Paul Armand llegó a Madrid."
    tokens, at = [], 0
    for word in re.findall(r"\w+|\S", text):
        at = text.index(word, at)
        tokens.append(Token(start=at, end=at + len(word), text=word, lemma=word.lower()))
        at += len(word)
    sentence = Sentence(id="s1", start=0, end=len(text), language="es", role="body", tokens=tuple(tokens))
    mentions, _ = find_names(Report(id="a", text=text), (sentence,))
    assert [(text[m.start : m.end], m.type) for m in mentions] == [
        ("Paul Armand", "PERSON"),
        ("Madrid", "LOC"),
    ]


def check(report: Report, mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]) -> None:
    """What must always hold of names, whatever the text."""
    known = {entity.id: entity for entity in entities}
    assert [m.id for m in mentions] == [f"m{n}" for n in range(1, len(mentions) + 1)]
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(report.text)
        assert mention.entity == "" or mention.id in known[mention.entity].mentions
        if mention.role_span is not None:
            assert mention.role == mention.role_span.of(report.text)
    for entity in entities:
        assert entity.name
        assert entity.mentions


WORDS = "Donald Marsh M. Mme président the The president of de l' US France he il said"
MARKS = ", . « » ( ) CPI - 's ex- d' ÎLE Ω van"
PIECES = st.sampled_from([*WORDS.split(), *MARKS.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["en", "fr", "de", "ru"]))
def test_any_text(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    report = Report(id="any", text=text, language=language)
    regions = find_regions(report)
    sentences = tuple(s for s in parse(report, regions) if s.role in CONTENT_ROLES)
    check(report, *find_names(report, sentences))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_arbitrary_characters(text: str) -> None:
    report = Report(id="any", text=text, language="fr")
    region = Region(start=0, end=len(text), role="body", language="fr")
    sentences = parse(report, (region,)) if text.strip() else ()
    check(report, *find_names(report, sentences))


def test_nothing_in_nothing_out() -> None:
    assert find_names(Report(id="a", text=""), ()) == ((), ())
