"""Places by any of their names: places.toml and countries.toml of each language, and the table of cities."""

from functools import cache, lru_cache

import msgspec

from recoupe.compare.statements.lexicon import lexicon
from recoupe.languages import profile
from recoupe.languages.places import places
from recoupe.matching import fold


class _Places(msgspec.Struct):
    """The table as it is written: a line a place, its English name, a tab, its names in the language."""

    places: str


class _Countries(msgspec.Struct):
    """Names of countries, and what their people and things are called, by ISO 3166-1 code."""

    names: dict[str, list[str]] = {}
    demonyms: dict[str, list[str]] = {}


@lru_cache(maxsize=65536)
def place(name: str, language: str) -> frozenset[str]:
    """The places that a name can mean, by their English names, countries by their codes too; empty where it
    is not known.

    >>> place("Londres", "fr") == place("London", "en") != frozenset()
    True
    >>> "US" in place("États-Unis", "fr") & place("United States", "en")
    True
    >>> bool(place("Lüttich", "de") & place("Luik", "nl"))
    True
    >>> place("Nahen Osten", "de") & place("Middle East", "en")
    frozenset({'Middle East'})
    """
    endings = _endings(language)[0]
    found = (places(form, language) for form in _forms(name, endings))
    return _looked_up(_table(language), name, endings).union(*found)


@lru_cache(maxsize=65536)
def demonym(word: str, language: str) -> frozenset[str]:
    """The codes of the countries whose people or things a word names (French, Frenchman).

    >>> sorted(demonym("deutschen", "de") & demonym("allemande", "fr"))
    ['DE']
    """
    return _looked_up(_demonyms(language), word, _endings(language)[1])


def _looked_up(table: dict[str, frozenset[str]], name: str, endings: tuple[str, ...]) -> frozenset[str]:
    return next((table[form] for form in _forms(name, endings) if form in table), frozenset())


def _forms(name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """A name as it stands, with spaces for hyphens, and each word without its ending; short words stay."""
    whole = fold(name).replace("-", " ")
    if not endings:
        return (whole,)
    words = whole.split()
    for n, word in enumerate(words):
        ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) > 2), "")
        words[n] = word.removesuffix(ending)
    return whole, " ".join(words)


def _endings(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The endings of names, and those of adjectives."""
    table = lexicon(language)
    return (table.name_endings, table.adjective_endings) if table else ((), ())


@cache
def _table(language: str) -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    if profile(language).has("places"):
        for line in profile(language).load("places", _Places).places.splitlines():
            english, _, names = line.partition("\t")
            _add(known, names.split("|"), english, _endings(language)[0])
    if profile(language).has("countries"):
        for code, spelled in profile(language).load("countries", _Countries).names.items():
            _add(known, spelled, code, _endings(language)[0])
    return {name: frozenset(places) for name, places in known.items()}


@cache
def _demonyms(language: str) -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    if profile(language).has("countries"):
        for code, words in profile(language).load("countries", _Countries).demonyms.items():
            _add(known, words, code, _endings(language)[1])
    return {name: frozenset(codes) for name, codes in known.items()}


def _add(known: dict[str, set[str]], names: list[str], meaning: str, endings: tuple[str, ...]) -> None:
    for name in names:
        for form in _forms(name, endings) if name else ():
            known.setdefault(form, set()).add(meaning)
