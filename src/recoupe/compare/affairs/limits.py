"""Whether a day is one until which, since which or from which on something is so."""

from recoupe.compare.affairs.words import Affairs, affairs
from recoupe.compare.statements.bounds import bound, leading
from recoupe.compare.statements.frames import Source
from recoupe.model import TimeExpression


def limit_of(source: Source, time: TimeExpression, words: Affairs) -> str:
    """What the words before a time make of it: "since", "until", "from" for one before which something is not
    so, "" for none of these."""
    limit = bound(source, time)
    return "from" if limit != "since" and words.before.any_in(leading(source, time)) else limit


def is_limit(source: Source, time: TimeExpression) -> bool:
    """Whether a day is one until or before which something is so; without words for affairs any may be."""
    words = affairs(source.report.language)
    return words is None or limit_of(source, time, words) in ("until", "from")
