"""Cities and regions by their names in ten languages: Lüttich, Liège, Lieja and Luik are one place."""

import re
import unicodedata
from functools import cache

import msgspec

from recoupe.languages.profile import NAMES, profile
from recoupe.languages.transliterate import name_key

COLUMNS = tuple(NAMES)
"""The languages of the columns of data/und/cities.toml, English first."""


class _Cities(msgspec.Struct, frozen=True):
    """The table as it is written: a line a place, its country and its names in the order of COLUMNS."""

    places: str


class _Cases(msgspec.Struct, frozen=True):
    """The part of names.toml that tells whether names of a language have cases: women's and men's differ."""

    inflection: dict[str, str | tuple[str, ...]] = {}


_REGION = "."
"""Stands behind the country of a region."""
_LONG = 4
"""The letters of a name without its ending that tell it."""
_MARKS = re.compile("[\u0300-\u036f]+")
_LIKE = (("-", " "), ("’", "'"), ("ß", "ss"), ("ł", "l"), ("ø", "o"))


def folded(name: str) -> str:
    """A name in lower case without accents, with spaces for hyphens.

    >>> folded("Aix-la-Chapelle"), folded("Córdoba")
    ('aix la chapelle', 'cordoba')
    """
    lowered = name.lower()
    for letter, like in _LIKE:
        lowered = lowered.replace(letter, like)
    return lowered if lowered.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", lowered))


def places(name: str, language: str) -> frozenset[str]:
    """The places that a name can mean in a language, as `country:English name`, a region's country with a
    full stop; none for a place that has one name everywhere, or that is not known.

    >>> places("Lüttich", "de") == places("Luik", "nl") == places("Liège", "en")
    True
    >>> places("Женеве", "ru") == places("Genewie", "pl") == places("Geneva", "en")
    True
    """
    known = _table(language)[0].get(folded(name))
    if known is None:
        found = _in_a_case(name, language)
        return frozenset((found,)) if found else frozenset()
    return known


def english(name: str, language: str) -> str:
    """The English name of the one city that a name means in a language, "" where it can mean several or is
    that of a region.

    >>> english("Genf", "de"), english("Aix-la-Chapelle", "fr"), english("Florencia", "es")
    ('Geneva', 'Aachen', '')
    """
    form = folded(name)
    can, does = _table(language)
    found = does.get(form, "") if form in can else _in_a_case(name, language)
    return found.partition(":")[2]


def _in_a_case(name: str, language: str) -> str:
    """The one place of whose name a word is another case, in a language that has cases; "" if none is."""
    return _stems(language).get(name_key(name), "") if name.isalpha() else ""


@cache
def _stems(language: str) -> dict[str, str]:
    """The places that one word alone names in a language, by its sound without the vowels at its end."""
    known = profile(language)
    if not known.has("names") or not known.load("names", _Cases).inflection.get("female"):
        return {}
    found: dict[str, str] = {}
    for place, cells in (row for row in _rows() if row[1][0][-1] != _REGION):
        for name in cells[COLUMNS.index(language) + 1].split("|"):
            if name.isalpha() and len(key := name_key(name)) >= _LONG:
                found[key] = place if found.get(key, place) == place else ""
    return found


def listed(name: str, language: str) -> bool:
    """Whether a name is that of a city or region that the table has, be it a large city with one name alone.

    >>> listed("Harare", "de"), listed("Genf", "de"), places("Harare", "de")
    (True, True, frozenset())
    """
    return folded(name) in _large() or bool(places(name, language))


@cache
def _large() -> frozenset[str]:
    """The large cities with one name everywhere."""
    return frozenset(cells[1].rstrip("?") for _, cells in _rows() if not any(cells[2:]))


@cache
def _table(language: str) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """What each name can mean, and what it surely means: the names of a language and the English ones."""
    can: dict[str, frozenset[str]] = {}
    does: dict[str, str] = {}
    for column in {1, COLUMNS.index(language) + 1 if language in COLUMNS else 1}:
        for key, cells in _rows():
            if not any(cells[2:]):
                continue
            for form in cells[column].split("|") if cells[column] else ():
                name = form.rstrip("?")
                can[name] = can[name] | {key} if name in can else frozenset((key,))
                if name is form and cells[0][-1] != _REGION:
                    does[name] = key
    return can, does


@cache
def _rows() -> tuple[tuple[str, list[str]], ...]:
    """The lines of the table: what a place is known by, and its country and names, folded."""
    written = profile("und").load("cities", _Cities).places.splitlines()
    keys = (line.split("\t", 2) for line in written)
    cells = (line.split("\t") for line in folded("\n".join(written)).splitlines())
    found = (f"{country}:{names.partition('|')[0].rstrip('?')}" for country, names, *_ in keys)
    return tuple(zip(found, cells, strict=True))
