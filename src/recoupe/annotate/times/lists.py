"""Days of the week in a list share what is said of one: "on Wednesday and Thursday of next week"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.annotate.times.recognise import Found
from recoupe.model import Sentence

_DAY = re.compile(r"\(wd (\d)\)")
_IN_WEEK = re.compile(r"\(in \(wd (\d)\) (\(rel week -?\d+\))\)")
_NEXT = re.compile(r"\((?:next|last) \(wd (\d)\)\)")

_BETWEEN = 3
"""The most words between two days of a list, of which one joins them ("and on the")."""


def with_weeks(found: Sequence[Found], sentences: Sequence[Sentence]) -> Iterator[Found]:
    """The expressions in order; a day of the week that a conjunction joins to a later one of a named week,
    or to an earlier one of a named week or next to now, is of the same week."""
    before: Found | None = None
    for place, one in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        lone = _DAY.fullmatch(one.form)
        if lone and after is not None and _joined(one, after, sentences):
            week = _IN_WEEK.fullmatch(after.form)
            if week and lone[1] < week[1]:
                one = replace(one, form=f"(in {one.form} {week[2]})")
        if lone and before is not None and _joined(before, one, sentences):
            week, near = _IN_WEEK.fullmatch(before.form), _NEXT.fullmatch(before.form)
            if week and week[1] < lone[1]:
                one = replace(one, form=f"(in (wd {lone[1]}) {week[2]})")
            elif near and near[1] < lone[1]:
                one = replace(one, form=f"(after {before.form} (wd {lone[1]}))")
        yield one
        before = one


def _joined(first: Found, second: Found, sentences: Sequence[Sentence]) -> bool:
    """Whether nothing but a conjunction and little words stand between two expressions of a sentence."""
    holding = next((s for s in sentences if s.start <= first.start < s.end), None)
    if holding is None:
        return False
    between = [t for t in holding.tokens if first.end <= t.start and t.end <= second.start]
    small = all(t.pos in ("CCONJ", "DET", "ADP") for t in between)
    return 0 < len(between) <= _BETWEEN and small and any(t.pos == "CCONJ" for t in between)
