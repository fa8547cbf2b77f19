"""What a page says of itself: its JSON-LD, its meta tags, its canonical address, its language."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import msgspec

from recoupe.model import Record
from recoupe.read.build import iso_date, one_line

_ARTICLES = {
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting", "Report", "SocialMediaPosting",
}  # fmt: skip
"""The types of schema.org under which outlets publish articles."""

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time", "og:article:published_time", "date", "dc.date.issued", "dc.date",
        "publication_date", "parsely-pub-date", "datepublished", "pubdate",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified",
    ),
    "url": ("og:url",),
    "language": ("content-language", "og:locale", "dc.language"),
}  # fmt: skip
"""Meta tags by field, the most reliable first (Open Graph, Dublin Core, what large outlets use)."""


class Metadata(Record, frozen=True):
    """What a page says of its article; "" where it says nothing. Dates are in ISO 8601."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""


def page_metadata(html: str) -> Metadata:
    """The metadata of a page: JSON-LD before meta tags before what stands in the page itself.

    >>> page_metadata('<html lang="fr"><title>Pluie</title><meta property="og:site_name" content="Le Phare">')
    Metadata(title='Pluie', outlet='Le Phare', author='', published='', updated='', url='', language='fr')
    """
    page = _Page()
    page.feed(html)
    page.close()
    linked = _article(page.scripts)
    values = {field: linked.get(field, "") or _first(page.meta, names) for field, names in _META.items()}
    values["url"] = page.canonical or values["url"]
    values["title"] = (
        linked.get("title", "") or one_line(page.heading) or values["title"] or one_line(page.title)
    )
    values["language"] = (linked.get("language", "") or page.language or values["language"]).replace("_", "-")
    values["published"] = iso_date(values["published"]) or iso_date(page.time)
    values["updated"] = iso_date(values["updated"])
    if values["author"].startswith("http"):
        values["author"] = ""
    return Metadata(**{field: one_line(value) for field, value in values.items()})


class _Page(HTMLParser):
    """Collects what is of use; the first of each kind counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.canonical = self.language = self.title = self.heading = self.time = ""
        self._into = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop")
            name = name or values.get("http-equiv") or ""
            self.meta.setdefault(name.lower(), values.get("content", ""))
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.canonical = self.canonical or values.get("href", "")
        elif tag == "html":
            self.language = self.language or values.get("lang", "") or values.get("xml:lang", "")
        elif tag == "time":
            self.time = self.time or values.get("datetime", "")
        elif tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self._into = "script"
            self.scripts.append("")
        elif (tag == "title" and not self.title) or (tag == "h1" and not self.heading):
            self._into = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._into:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "script":
            self.scripts[-1] += data
        elif self._into == "title":
            self.title += data
        elif self._into == "h1":
            self.heading += data


def _article(scripts: list[str]) -> dict[str, str]:
    """The fields of the first article among the page's JSON-LD objects."""
    for script in scripts:
        try:
            root = msgspec.json.decode(script.strip().encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        for node in _nodes(root):
            if _ARTICLES & set(_texts(node.get("@type"))):
                return {
                    "title": _text(node.get("headline")),
                    "outlet": _text(node.get("publisher")),
                    "author": ", ".join(_texts(node.get("author"))),
                    "published": _text(node.get("datePublished")),
                    "updated": _text(node.get("dateModified")),
                    "language": _text(node.get("inLanguage")),
                }
    return {}


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    """All objects on the first levels of a JSON-LD document: itself, its list, its graph."""
    if isinstance(root, list):
        for item in root:
            yield from _nodes(item)
    elif isinstance(root, dict):
        yield root
        yield from _nodes(root.get("@graph", []))


def _texts(value: Any) -> list[str]:
    """The strings of a JSON-LD value, which may be a string, an object with a name, or a list of these."""
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName")
        return _texts(value) if not isinstance(value, dict) else []
    return [value] if isinstance(value, str) and value.strip() else []


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name, "").strip()), "")
