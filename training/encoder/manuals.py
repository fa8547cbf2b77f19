"""Manuals that Debian ships in many languages: what stands at one place of one page says the same.

The Debian Administrator's Handbook and the help of GNOME, both under CC BY-SA 3.0, from the packages
`debian-handbook` and `gnome-user-docs`. They were translated paragraph by paragraph, so a page has as many
paragraphs in every language; one that nobody translated stands there in English and is left out.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from recoupe.errors import RecoupeError

PACKAGES = ("debian-handbook", "gnome-user-docs")
SHARED = Path("/usr/share")
"""Where Debian installs what needs no processor of its own."""

Pair = tuple[str, str, str]
"""English text, language, the text in that language."""

_HANDBOOK = {
    "de-DE": "deu",
    "es-ES": "spa",
    "fr-FR": "fra",
    "it-IT": "ita",
    "nl-NL": "nld",
    "pl-PL": "pol",
    "pt-BR": "por",
    "ru-RU": "rus",
}
_HELP = {
    "de": "deu",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "pt_BR": "por",
    "ru": "rus",
    "uk": "ukr",
}

_FEWEST, _MOST = 3, 60
"""Words of a text: shorter ones are labels of buttons, longer ones whole paragraphs."""
_LONGER = 2
"""How many times as many words one text may have as the other."""
_KEPT = 0.6
"""The share of English words from which a text has not been translated."""

_NEXT = re.compile(r"(?<=[.!?:])\s+(?=[^\W\d_a-zа-яіїєґà-ÿ]|[«„“\"(¿¡])")


def read_manuals(shared: Path = SHARED) -> list[dict[str, list[str]]]:
    """Sentences of the manuals under that folder, and paragraphs cut unlike, by their English.

    Raises RecoupeError where a manual is missing.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for english, code, other in _pairs(shared):
        texts = groups.setdefault(english, {"eng": [english]}).setdefault(code, [])
        if other not in texts:
            texts.append(other)
    return list(groups.values())


def versions() -> str:
    """The packages as the card names them, with the versions that dpkg knows."""
    query = ["dpkg-query", "--show", "--showformat=${Package} ${Version}, ", *PACKAGES]
    if shutil.which("dpkg-query"):
        found = subprocess.run(query, capture_output=True, text=True, check=False).stdout
        return found.removesuffix(", ") or ", ".join(PACKAGES)
    return ", ".join(PACKAGES)


def _pairs(shared: Path) -> Iterator[Pair]:
    handbook = shared / "doc" / "debian-handbook" / "html"
    yield from _aligned(handbook, "en-US", "*.html", _HANDBOOK, _html)
    yield from _aligned(shared / "help", "C", "*/*.page", _HELP, _mallard)


def _aligned(
    folder: Path, source: str, pattern: str, languages: dict[str, str], read: Callable[[Path], list[str]]
) -> Iterator[Pair]:
    pages = sorted((folder / source).glob(pattern))
    if not pages:
        raise RecoupeError(
            f"{folder / source} has no pages of a manual; install them: apt-get install {' '.join(PACKAGES)}"
        )
    for page in pages:
        english = read(page)
        for name, code in languages.items():
            translated = folder / name / page.relative_to(folder / source)
            other = read(translated) if translated.exists() else []
            if len(english) == len(other):
                for here, there in zip(english, other, strict=True):
                    yield from _sentences(here, code, there)


def _sentences(english: str, code: str, other: str) -> Iterator[Pair]:
    here, there = _NEXT.split(english), _NEXT.split(other)
    pairs = zip(here, there, strict=True) if len(here) == len(there) else [(english, other)]
    yield from ((one, code, two) for one, two in pairs if _translated(one.split(), two.split()))


def _translated(english: list[str], other: list[str]) -> bool:
    few, many = sorted((len(english), len(other)))
    same = {word.lower() for word in english} & {word.lower() for word in other}
    return (
        few > 0
        and _FEWEST <= len(english) <= _MOST
        and many < _LONGER * few
        and len(same) <= _KEPT * len(english)
    )


def _mallard(page: Path) -> list[str]:
    """Titles, descriptions and paragraphs of a page of help (Mallard, projectmallard.org)."""
    kinds = ("title", "desc", "p")
    root = ElementTree.parse(page).getroot()
    return [_plain("".join(e.itertext())) for e in root.iter() if e.tag.rpartition("}")[2] in kinds]


def _html(page: Path) -> list[str]:
    reader = _Paragraphs()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.end()
    return reader.found


class _Paragraphs(HTMLParser):
    """Headings and paragraphs of a page, without what a person types or a machine prints."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] | None = None
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._verbatim += tag == "pre"
        if tag in ("p", "h1", "h2", "h3", "h4", "dt") or ("class", "para") in attrs:
            self.end()
            self._open = []
        elif tag in ("li", "div", "ul", "ol", "table", "td"):
            self.end()

    def handle_endtag(self, tag: str) -> None:
        self._verbatim -= tag == "pre"
        if tag in ("p", "h1", "h2", "h3", "h4", "dt"):
            self.end()

    def handle_data(self, data: str) -> None:
        if self._open is not None and not self._verbatim:
            self._open.append(data)

    def end(self) -> None:
        """Closes the paragraph that is open."""
        if self._open is not None:
            self.found.append(_plain("".join(self._open)))
            self._open = None


def _plain(text: str) -> str:
    return " ".join(text.split())
