"""Whether something lasts until a time, or since it."""

from itertools import takewhile

from recoupe.compare.statements.frames import Source
from recoupe.languages.bounds import bounds
from recoupe.model import TimeExpression, Token

DAY = len("2025-10-16")

_LEADING = frozenset({"ADP", "DET", "ADV", ""})

BEFORE = 3
"""How many words before a time may tell, an article or "and" between."""


def bound(source: Source, time: TimeExpression) -> str:
    """ "until" or "since" where a word of these stands before a time or in it, "" elsewhere."""
    words = {token.text.lower() for token in leading(source, time)}
    known = bounds(source.report.language)
    return "since" if known.since & words else "until" if known.until & words else ""


def follows(source: Source, time: TimeExpression) -> bool:
    """Whether something is at some time after this one ("until after Easter")."""
    words = bounds(source.report.language).after
    before = [t for t in source.sentence_tokens(time.start) if t.end <= time.start][-BEFORE:]
    near = takewhile(lambda t: t.pos in _LEADING or t.text.lower() in words, reversed(before))
    return any(t.text.lower() in words for t in near)


def leading(source: Source, time: TimeExpression) -> list[Token]:
    """The words that may bound a time: those right before it, and its own."""
    tokens = source.sentence_tokens(time.start)
    before = [t for t in tokens if t.end <= time.start][-BEFORE:]
    return before + [t for t in tokens if time.start <= t.start < time.end]


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
