"""How soon a figure may be another one: what moves from hour to hour, from day to day, or not at all."""

from collections.abc import Callable
from typing import Literal

from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.later import AN_HOUR, hours_later, moved_on
from recoupe.compare.statements.lexicon import Lexicon, lexicon
from recoupe.model import Quantity, Sentence

Pace = Literal["fixed", "daily", "hourly"]
"""When a report may have a newer value than another: never, if it came out on a later day, or hours later."""

PACES: tuple[Pace, ...] = ("fixed", "daily", "hourly")

FIXED = frozenset({"age", "length", "mass", "speed", "votes"})
"""The measures that stay what they are: a later report that gives another is at odds."""


def moves(first: str, second: str, pace: Pace) -> bool:
    """Whether a report of the second ISO 8601 moment may have a newer value than one of the first.

    >>> moves("2025-10-20T09:00", "2025-10-20T16:00", "daily"), moves("", "2025-10-20", "daily")
    (False, False)
    >>> moves("2025-10-20T09:00", "2025-10-20T16:00", "hourly"), moves("2025-10-20", "2025-10-21", "daily")
    (True, True)
    """
    if pace == "fixed":
        return False
    return moved_on(first, second) or (pace == "hourly" and hours_later(first, second, AN_HOUR))


def pace_of(*told: tuple[Source, Quantity]) -> Pace:
    """How soon what reports give a figure for may have another: never what is measured once, within the day
    what is traded on a market and a share of votes that are being counted, as a word near the figure says,
    and anything else on another day."""
    if any(quantity.dimension in FIXED for _, quantity in told):
        return "fixed"
    if all(_near(source, quantity, _of_market) for source, quantity in told):
        return "hourly"
    shares = all(quantity.dimension == "percent" for _, quantity in told)
    return "hourly" if shares and any(_near(*one, _of_a_count) for one in told) else "daily"


def _near(source: Source, quantity: Quantity, says: Callable[[Lexicon], frozenset[str]]) -> bool:
    """Whether one of some words stands in a figure's sentence or in the one before it."""
    sentences = source.report.sentences
    at = next((n for n, s in enumerate(sentences) if s.start <= quantity.start < s.end), None)
    return at is not None and any(_holds(s, says) for s in sentences[max(at - 1, 0) : at + 1])


def _holds(sentence: Sentence, says: Callable[[Lexicon], frozenset[str]]) -> bool:
    known = lexicon(sentence.language)
    return known is not None and any({t.text.lower(), t.lemma.lower()} & says(known) for t in sentence.tokens)


def _of_market(known: Lexicon) -> frozenset[str]:
    return known.traded


def _of_a_count(known: Lexicon) -> frozenset[str]:
    return known.counted
