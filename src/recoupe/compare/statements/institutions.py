"""Bodies that every country has, by any word for them: languages/data/<code>/institutions.toml."""

import re
from functools import cache

from recoupe.languages import profile
from recoupe.matching import fold


def institutions(text: str, language: str) -> frozenset[str]:
    """The kinds of bodies that a text has words for; empty in a language without data.

    >>> sorted(institutions("Le parquet a fait appel du jugement du tribunal.", "fr"))
    ['court', 'prosecution']
    """
    folded = fold(text)
    return frozenset(kind for kind, found in _patterns(language).items() if found.search(folded))


def institution(name: str, language: str) -> str:
    """The kind of body that a whole name is a word for, "" for other names.

    >>> institution("Fiscalía", "es"), institution("Fiscalía de Taunton", "es")
    ('prosecution', '')
    """
    folded = fold(name)
    return next((kind for kind, found in _patterns(language).items() if found.fullmatch(folded)), "")


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    known = profile(language)
    if not known.has("institutions"):
        return {}
    table = known.load("institutions", dict[str, tuple[str, ...]])
    return {kind: _pattern(words) for kind, words in table.items()}


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(re.escape(fold(word)).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{forms})\b")
