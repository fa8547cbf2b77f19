# ruff: noqa: E501
import pytest

from recoupe.errors import NoArticle
from recoupe.read import read
from recoupe.read.metadata import page_metadata

PARAGRAPHS = [
    "Le ferry « Aurore » a sombré dans la nuit de dimanche à lundi au large de la pointe, a annoncé la préfecture.",
    "Onze personnes sont mortes et trois sont portées disparues, selon un bilan provisoire donné lundi à midi.",
    "« Nous avons entendu un grand bruit, puis plus rien », a raconté un passager à notre envoyée sur le port.",
    "Les recherches ont repris à l'aube avec deux hélicoptères et une dizaine de bateaux venus des ports voisins.",
]


def page(head: str = "", body: str = "", paragraphs: list[str] = PARAGRAPHS) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>Naufrage | Le Phare</title>{head}"
        f"</head><body><nav><a href='/'>Accueil</a> <a href='/m'>Monde</a></nav><article><h1>Naufrage au large</h1>"
        f"{text}{body}</article><footer>Mentions légales</footer></body></html>"
    ).encode()


JSON_LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Naufrage au large : onze morts",
"datePublished":"2025-03-03T18:30:00+01:00","dateModified":"2025-03-04T07:00:00+01:00","inLanguage":"fr",
"author":[{"@type":"Person","name":"Claire Le Goff"},{"name":"Yann Riou"}],
"publisher":{"@type":"Organization","name":"Le Phare"}}]}</script>
<link rel="canonical" href="https://phare.example/naufrage">"""


def test_article_with_json_ld():
    (report,) = read([page(JSON_LD)]).reports
    assert report.headline is not None
    assert report.headline.of(report.text) == "Naufrage au large : onze morts"
    assert report.text.startswith("Naufrage au large : onze morts\n")
    assert (report.outlet, report.author) == ("Le Phare", "Claire Le Goff, Yann Riou")
    assert (report.published, report.updated) == ("2025-03-03T18:30:00+01:00", "2025-03-04T07:00:00+01:00")
    assert (report.url, report.language) == ("https://phare.example/naufrage", "fr")
    for paragraph in PARAGRAPHS:
        assert paragraph in report.text
    assert "Mentions légales" not in report.text


def test_article_with_meta_tags():
    head = (
        '<meta property="og:title" content="Autre"><meta property="og:site_name" content="Le Phare">'
        '<meta property="article:published_time" content="2025-03-03"><meta name="author" content="C. Le Goff">'
    )
    (report,) = read([page(head)]).reports
    assert report.headline is not None
    assert report.headline.of(report.text) == "Naufrage au large"
    assert (report.outlet, report.published, report.author) == ("Le Phare", "2025-03-03", "C. Le Goff")


def test_block_quotes_stay():
    quote = "Nous ferons toute la lumière sur ce drame, je le promets aux familles."
    (report,) = read(
        [page(body=f"<blockquote><p>{quote}</p></blockquote><p>{PARAGRAPHS[0]} Bis.</p>")]
    ).reports
    assert quote in report.text


def test_declared_encoding_is_followed():
    data = page().replace(b"charset='utf-8'", b"charset='iso-8859-1'").decode().encode("cp1252")
    (report,) = read([data]).reports
    assert "« Aurore »" in report.text


@pytest.mark.parametrize("data", [page(paragraphs=[]), b"<html><body><p>Loading</p></body></html>"])
def test_page_without_article(data):
    (failure,) = read([data]).failures
    assert isinstance(failure, NoArticle)


def test_script_in_the_text_is_no_text():
    (report,) = read([page(body="<script>alert(1)</script>")]).reports
    assert "alert" not in report.text


@pytest.mark.parametrize(
    "script", ["{", "[]", '"x"', "[[[{}]]]", '{"@type": 3}', '{"@graph": {"@type": "NewsArticle"}}']
)
def test_odd_json_ld_does_no_harm(script):
    html = f'<title>Rain</title><script type="application/ld+json">{script}</script>'
    assert page_metadata(html).title == "Rain"
