"""Sentences, tokens and their places in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.annotate.syntax import parse, split
from recoupe.annotate.syntax.clean import clean
from recoupe.languages import pipelines
from recoupe.model import Options, Region, Report, Role, Sentence, Span
from tests import case_files
from tests.conftest import shared_data

LANGUAGES = ("en", "fr", "uk")


def cases():
    for language, row in case_files.cases("sentences"):
        marks = [pytest.mark.xfail(strict=True)] if row["origin"] == "known failure" else []
        yield pytest.param(language, row, id=f"{language}: {row['phenomenon']}", marks=marks)


def sentences_of(text: str, language: str = "en", role: Role = "body") -> tuple[Sentence, ...]:
    return parse(Report(id="x", text=text), (Region(start=0, end=len(text), role=role, language=language),))


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    """What always holds: order, places, words, heads inside the sentence."""
    assert [s.id for s in sentences] == [f"s{n}" for n in range(1, len(sentences) + 1)]
    end = 0
    for sentence in sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        inside = sentence.start
        assert sentence.tokens
        for token in sentence.tokens:
            assert inside <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
            inside = token.end


@pytest.mark.parametrize(("language", "row"), list(cases()))
def test_case(language, row):
    assert [s.of(row["text"]) for s in split(row["text"], language)] == row["sentences"]


def test_every_language_is_read_as_itself():
    text = "The dam held. La digue a tenu. Гребля витримала."
    regions = tuple(
        Region(start=a, end=b, role="body", language=code)
        for a, b, code in ((0, 13, "en"), (14, 30, "fr"), (31, 48, "uk"))
    )
    sentences = parse(Report(id="x", text=text), regions)
    check(text, sentences)
    assert [s.language for s in sentences] == ["en", "fr", "uk"]
    assert [t.lemma for t in sentences[1].tokens][:4] == ["le", "digue", "avoir", "tenir"]
    assert [t.pos for t in sentences[0].tokens] == ["DET", "NOUN", "VERB", "PUNCT"]


def test_a_language_without_a_pipeline_gets_words_alone():
    (sentence,) = sentences_of("Гребля витримала.", "uk")
    assert [(t.text, t.lemma, t.pos, t.head) for t in sentence.tokens] == [
        ("Гребля", "гребля", "", 0),
        ("витримала", "витримала", "", 1),
        (".", ".", "", 2),
    ]


def test_a_headline_is_one_sentence():
    assert len(sentences_of("Who paid? Nobody knows. Inquiry opens", "en", "headline")) == 1


def test_roles_without_sentences():
    for role in ("teaser", "credit", "dateline", "furniture"):
        assert sentences_of("Read also. More news.", "en", role) == ()


def test_a_region_without_a_language_is_read_in_that_of_the_rest():
    text = "La digue a tenu.\n\nPersonne n’a été blessé."
    regions = (
        Region(start=0, end=16, role="headline"),
        Region(start=18, end=len(text), role="body", language="fr"),
    )
    assert [s.language for s in parse(Report(id="x", text=text), regions)] == ["fr", "fr"]


def test_subject_and_root():
    (sentence,) = sentences_of("The mayor opened the bridge on Monday.")
    by_dep = {t.dep: t for t in sentence.tokens}
    assert by_dep["root"].text == "opened"
    assert by_dep["nsubj"].text == "mayor"
    assert sentence.tokens[by_dep["nsubj"].head].text == "opened"


def test_french_clitics_and_elision():
    (sentence,) = sentences_of("L’avocat n’a-t-il pas quitté aujourd’hui l’hôtel de la ville ?", "fr")
    words = [t.text for t in sentence.tokens]
    assert words[:6] == ["L’", "avocat", "n’", "a", "-t-il", "pas"]
    assert "aujourd’hui" in words


def test_invisible_marks_and_odd_space():
    text = "The\u200b dam\u00ad \u00a0held.\u200f\tNobody\r\nwas hurt."
    sentences = sentences_of(text)
    check(text, sentences)
    assert sentences[0].tokens[-1].text == "."
    assert sentences[1].tokens[0].lemma.lower() == "nobody"


def test_clean_text_knows_the_way_back():
    text = " a  b\u200bc "
    cleaned, starts = clean(text, (Span(1, 7),))
    assert (cleaned.text, starts) == ("a bc", (0,))
    assert [text[cleaned.back(i)] for i in (0, 2, 3)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "word " * 4_000,
        "1234567890" * 500,
        "🙂🙃" * 2_000,
        "שלום עולם " * 500,
        "." * 5_000,
        "\u200b" * 2_000,
        "\n" * 2_000,
        "a.b" * 2_000,
    ],
    ids=["one word", "no stop", "digits", "emoji", "right to left", "stops", "unseen", "breaks", "dotted"],
)
def test_odd_texts(text):
    for language in LANGUAGES:
        check(text, sentences_of(text, language))


def test_a_megabyte_in_one_line_is_cut():
    spans = split("word " * 200_000, "en")
    assert max(s.end - s.start for s in spans) <= 3000
    assert sum(s.end - s.start for s in spans) > 990_000


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text(text, language):
    check(text, sentences_of(text, language))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Dr.", "The", "word", "end.", "»", "«", "“", "”", "!", "…", "\n", "\n\n", "3.", "U.S.", "–"]
        )
    ),
    st.sampled_from(LANGUAGES),
)
def test_sentences_cover_everything_but_space(pieces, language):
    text = " ".join(pieces)
    spans = split(text, language)
    covered = "".join(s.of(text) for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert spans == sorted(spans)


def test_a_pipeline_that_the_user_names(tmp_path):
    import spacy

    nlp = spacy.blank("uk")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Львів"}])
    nlp.to_disk(tmp_path / "mine")
    text = "Львів чекає."
    report = Report(id="x", text=text)
    regions = (Region(start=0, end=len(text), role="body", language="uk"),)
    (sentence,) = parse(report, regions, Options(pipelines={"uk": str(tmp_path / "mine")}))
    assert [t.entity for t in sentence.tokens] == ["B-LOC", "", ""]
    assert [t.lemma for t in sentence.tokens] == ["львів", "чекає", "."]


def test_the_real_reports():
    for code in ("en", "fr"):
        text = shared_data("reports", f"budapest_{code}.txt").read_text(encoding="utf-8")
        sentences = sentences_of(text, code)
        check(text, sentences)
        names = {t.text for s in sentences for t in s.tokens if t.entity.endswith("-PERSON")}
        assert "Trump" in names
        assert not any(text[s.start : s.end].split()[-1] == "U.S." for s in sentences)


def test_all_pipelines_give_universal_tags():
    for code in pipelines.available():
        card = pipelines.describe(code)
        assert card.language == code
        assert "root" in {label.lower() for label in card.labels["parser"]}
