"""Places by any of their names: languages/data/<code>/places.toml and countries."""

from functools import cache

import msgspec

from recoupe.languages import profile
from recoupe.matching import fold


class _Places(msgspec.Struct):
    """The table as it is written: a line a place, its English name, a tab, its names in the language."""

    places: str


def place(name: str, language: str) -> frozenset[str]:
    """The places that a name can mean, by their English names; empty where it is not known.

    >>> place("Londres", "fr") == place("London", "en") != frozenset()
    True
    """
    return _table(language).get(fold(name), frozenset())


@cache
def _table(language: str) -> dict[str, frozenset[str]]:
    if not profile(language).has("places"):
        return {}
    known: dict[str, set[str]] = {}
    for line in profile(language).load("places", _Places).places.splitlines():
        english, _, names = line.partition("\t")
        for name in names.split("|"):
            if name:
                known.setdefault(fold(name), set()).add(english)
    return {name: frozenset(places) for name, places in known.items()}
