"""Whether something lasts until a time, or since it: languages/data/<code>/bounds.toml."""

from functools import cache

import msgspec

from recoupe.compare.statements.frames import Source
from recoupe.languages import profile
from recoupe.model import TimeExpression

DAY = len("2025-10-16")

BEFORE = 2
"""How many words before a time may tell, an article or "and" between."""


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a time that is an end (`until`), or a beginning (`since`), in lower case."""

    until: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()


@cache
def bounds(language: str) -> Bounds:
    """The language's words, none where it has no such data."""
    known = profile(language)
    return known.load("bounds", Bounds) if known.has("bounds") else Bounds()


def bound(source: Source, time: TimeExpression) -> str:
    """ "until" or "since" where a word of these stands before a time or in it, "" elsewhere."""
    tokens = source.sentence_tokens(time.start)
    words = [t.text.lower() for t in tokens if t.end <= time.start][-BEFORE:]
    words += [t.text.lower() for t in tokens if time.start <= t.start < time.end]
    known = bounds(source.report.language)
    return "since" if known.since & {*words} else "until" if known.until & {*words} else ""


def of_two_acts(first: Source, one: TimeExpression, second: Source, other: TimeExpression) -> bool:
    """Whether two times cannot be those of one act: one is a beginning and the other an end (closed since
    Monday, until Friday), or one was over when both reports came out and the other had not begun."""
    return {bound(first, one), bound(second, other)} == {"since", "until"} or _over_and_to_come(
        first, one, second, other
    )


def _over_and_to_come(first: Source, one: TimeExpression, second: Source, other: TimeExpression) -> bool:
    early, late = sorted((first.published[:DAY], second.published[:DAY]))
    days = sorted((one.value[:DAY], other.value[:DAY]))
    return (
        all(len(d) == DAY and d[:1].isdigit() for d in (early, *days)) and days[0] < early and days[1] > late
    )
