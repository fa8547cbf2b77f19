"""Days of the week in headlines: a headline has no tense to tell by, the text below it has."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.model import Sentence, TimeExpression

_LONE = re.compile(r"(?:\((?:past|future|due|near) )?\(wd (\d)\)\)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def as_in_body(times: Sequence[TimeExpression], headline: Sequence[Sentence]) -> Iterator[TimeExpression]:
    """The expressions, where a day of the week in a headline is the one day that the text gives that name."""
    days: dict[str, dict[str, TimeExpression]] = defaultdict(dict)
    for time in times:
        lone = _LONE.fullmatch(time.form)
        if lone and _DAY.fullmatch(time.value) and not _inside(time, headline):
            days[lone[1]].setdefault(time.value, time)
    for time in times:
        lone = _LONE.fullmatch(time.form)
        told = list(days[lone[1]].values()) if lone and _inside(time, headline) else []
        if len(told) == 1 and _DAY.fullmatch(time.value):
            (day,) = told
            time = msgspec.structs.replace(
                time, value=day.value, earliest=day.earliest, latest=day.latest, candidates=day.candidates
            )
        yield time


def _inside(time: TimeExpression, sentences: Sequence[Sentence]) -> bool:
    return any(s.start <= time.start < s.end for s in sentences)
