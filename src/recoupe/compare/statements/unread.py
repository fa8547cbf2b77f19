"""What a report may tell in a language whose figures and times are not read: the days and months that it
names in any case."""

from collections.abc import Iterator
from functools import cache

import msgspec

from recoupe.compare.statements.frames import Source
from recoupe.languages import profile
from recoupe.matching.passages import fold

SPELLED = 20
"""The greatest number that writers spell out more often than not."""

_SHORTEST = 4
"""The letters of a name at least: the short ones of calendars are words of other meanings too (mar, set)."""


class _Calendar(msgspec.Struct, frozen=True):
    months: dict[str, str] = {}
    weekdays: dict[str, str] = {}


def is_read(source: Source) -> bool:
    """Whether the report's language has data for figures and for times.

    >>> from types import SimpleNamespace as Named
    >>> [is_read(Named(report=Named(language=code))) for code in ("en", "mul")]
    [True, False]
    """
    known = profile(source.report.language)
    return known.has("times") and known.has("quantities")


def calendar_words(source: Source) -> Iterator[str]:
    """Keys of the weekdays and months that words of the report name: `wd:5`, `mo:4`."""
    for word in source.words:
        if word in _names(source.report.language):
            yield _names(source.report.language)[word]


@cache
def _names(language: str) -> dict[str, str]:
    known = profile(language)
    table = known.load("calendar", _Calendar) if known.has("calendar") else _Calendar()
    named = {fold(word): f"mo:{number}" for word, number in table.months.items()}
    named |= {fold(word): f"wd:{number}" for word, number in table.weekdays.items()}
    return {word: key for word, key in named.items() if len(word) >= _SHORTEST}
