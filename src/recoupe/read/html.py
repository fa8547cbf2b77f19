"""HTML pages: the article's text by trafilatura, its metadata from JSON-LD and meta tags."""

import re

from recoupe.errors import NoArticle
from recoupe.read.build import Source, one_line
from recoupe.read.metadata import page_metadata
from recoupe.read.text import decode

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
_SITE_NAME = re.compile(r"\s+[|–—-]\s+[^|–—]{2,60}$")
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml[^>]*\?>\s*<(?:!doctype\s+html|html))",
    re.I | re.S,
)
_SHORTEST = 80
"""Characters that an article has at least: below that a page held a menu, a wall or an error message."""


def is_html(data: bytes) -> bool:
    """Whether bytes begin as a page does."""
    return bool(_MARKUP.match(data[:4096].lstrip(b"\xef\xbb\xbf")))


def read_html(data: bytes, name: str, url: str = "", declared: str = "") -> Source:
    """The article of a page with what the page says of it. `declared` is the encoding that came with it.

    The headline stands apart as the title; block quotes stay where they are. Raises NoArticle where there
    is none, and the errors of decoding.
    """
    charset = _CHARSET.search(data[:4096])
    stated = (charset[1] or charset[2]).decode("ascii", "ignore") if charset else ""
    html = decode(data, name, declared or stated)
    meta = page_metadata(html)
    text = _article(html, url or meta.url)
    if len(text) < _SHORTEST:
        raise NoArticle(
            name, "no article was found in the page", "save the article's text and give that file"
        )
    title = _headline(meta.title, meta.outlet)
    return Source(
        name=name,
        text=_without_title(text, title),
        title=title,
        url=meta.url or url,
        outlet=meta.outlet,
        author=meta.author,
        published=meta.published,
        updated=meta.updated,
        language=meta.language,
    )


def _article(html: str, url: str) -> str:
    """The article's text, one paragraph a line; first the fast way, then with its fallbacks."""
    from trafilatura import extract

    for fast in (True, False):
        text = extract(
            html, url=url or None, fast=fast, include_comments=False, include_tables=True, deduplicate=False
        )
        if text and len(text) >= _SHORTEST:
            return str(text).strip()
    return ""


def _headline(title: str, outlet: str) -> str:
    """The title without the outlet's name after it."""
    cut = _SITE_NAME.search(title)
    if cut and outlet and outlet.casefold() in cut[0].casefold():
        return title[: cut.start()]
    return title


def _without_title(text: str, title: str) -> str:
    """The text without the headline where the page repeats it as the first line."""
    first, _, rest = text.partition("\n")
    return rest.strip() if rest and title and one_line(first).casefold() == title.casefold() else text
