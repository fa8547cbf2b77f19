"""Resolving: the forms of one report read in order against its now, keeping the narrated day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from recoupe.annotate.times.evaluate import evaluate
from recoupe.annotate.times.forms import Form, contains, operator, parse
from recoupe.annotate.times.reading import Context, Reading, bound
from recoupe.annotate.times.recognise import year_of
from recoupe.annotate.times.scene import Scenes
from recoupe.model import Sentence, TimeExpression

_FAR = 2
"""Years between a named year and now from which a text is taken to have moved to that year."""


_PASSAGE = 300
"""Characters without an expression after which a text with a known now is back at it from another year."""


@dataclass(frozen=True)
class Anchor:
    """The report's now in local time, and why it is that (for a now that is not the publication time).

    `years` are those that remain where the now is not known, `words` what fixed it.
    """

    now: datetime | None
    reasons: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    words: str = ""


def resolve(
    times: Sequence[TimeExpression],
    anchor: Anchor,
    said: Callable[[TimeExpression], Anchor | None] = lambda _: None,
    sentences: Sequence[Sentence] = (),
) -> tuple[TimeExpression, ...]:
    """The expressions with values against the anchor, from their forms alone; "" for those that mean nothing.

    `said` gives the time of the quotation that an expression stands in, where that is known; the `sentences`
    of the report tell from which expressions the text goes on.
    """
    scenes = Scenes(sentences)
    done: list[TimeExpression] = []
    context, last = Context(), 0
    stays = _elsewhere(times, anchor)
    for time in times:
        own = said(time) or anchor
        if own.now is not None and time.start - last > _PASSAGE and not stays:
            context = replace(context, year=0)
        last = time.end
        context = replace(context, now=own.now)
        form = parse(time.form)
        ahead = own.now is not None and operator(form) == "future"
        reading = evaluate(form, replace(context, year=0) if ahead else context)
        if reading is None:
            done.append(msgspec.structs.replace(time, value="", earliest="", latest=""))
            continue
        if _leans(form, reading):
            reading = replace(reading, reasons=(*reading.reasons, *own.reasons))
        elif reading.start is None and own.years and contains(form, "on"):
            reading = replace(reading, reasons=own.reasons, candidates=_candidates(form, own.years))
        done.append(_written(time, reading))
        moved = _moved(context, form, reading, anchor.now)
        if not stays and moved.year not in (0, context.year) and not scenes.sets_year(time):
            moved = replace(moved, year=context.year)
        if not scenes.sets_day(time):
            moved = replace(moved, told=context.told)
        context = moved
    return tuple(done)


def _elsewhere(times: Sequence[TimeExpression], anchor: Anchor) -> bool:
    """Whether a text tells of another time than its own: most of the years that it names lie far from now."""
    years = [year for time in times if (year := year_of(parse(time.form)))]
    if anchor.now is None or len(years) < _MANY:
        return False
    far = sum(1 for year in years if abs(anchor.now.year - year) >= _FAR)
    return far >= _MOSTLY * len(years)


_MANY, _MOSTLY = 4, 0.8
"""Named years from which a text may be taken to tell of another time, and the share that lies far away."""


def _leans(form: Form, reading: Reading) -> bool:
    """Whether the value rests on the anchor and not on the words alone."""
    return reading.start is not None and reading.type in ("DATE", "TIME") and not complete(form)


def complete(form: Form) -> bool:
    """Whether a form names its own year, so that no anchor is needed."""
    return bool(year_of(form)) or operator(form) in ("decade", "century", "bc")


def _candidates(form: Form, years: tuple[int, ...]) -> tuple[str, ...]:
    """The values in all the years that remain."""
    nows = (datetime(year, 7, 1) for year in years)
    readings = (evaluate(form, Context(now=now, year=now.year)) for now in nows)
    return tuple(sorted({r.value for r in readings if r}))


def _written(time: TimeExpression, reading: Reading) -> TimeExpression:
    return msgspec.structs.replace(
        time,
        type=reading.type,
        value=reading.value,
        earliest=bound(reading.start, reading.offset),
        latest=bound(reading.end, reading.offset),
        mod=reading.mod,
        zone=reading.zone,
        reasons=tuple(dict.fromkeys(reading.reasons)),
        candidates=reading.candidates,
    )


def _moved(context: Context, form: Form, reading: Reading, now: datetime | None) -> Context:
    """The context for what follows: the day told of, and the year where the text has gone back to one."""
    if reading.start is None or reading.unit in ("span", "vague") or reading.type not in ("DATE", "TIME"):
        return context
    named = year_of(form)
    year = context.year
    if named:
        year = named if now is None or abs(now.year - named) >= _FAR else 0
    return replace(context, told=reading, year=year)
