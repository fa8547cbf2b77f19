"""Differences between accounts whose sentences do not pair: figures and days told by what they belong to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recoupe.compare.apart.ages import ages_apart
from recoupe.compare.apart.counts import Count, counted_apart
from recoupe.compare.apart.dated import Dated, dated_apart
from recoupe.compare.apart.denied import Told, denied_apart
from recoupe.compare.apart.hours import hours_apart
from recoupe.compare.apart.matters import matters_apart
from recoupe.compare.apart.nobody import Nobody, Some, nobody_or_some
from recoupe.compare.apart.parts import Part, part_and_whole, parts_apart
from recoupe.compare.apart.persons import Named, names_apart
from recoupe.compare.apart.slots.apart import slip, slots_apart
from recoupe.compare.apart.slots.moments import Moment, moments_apart
from recoupe.compare.apart.slots.slot import Slot
from recoupe.compare.apart.spared import spared_or_not
from recoupe.compare.apart.tolls import Toll, pace_of_tolls, tolls_apart
from recoupe.compare.differences import finding
from recoupe.compare.paired.figures import figure_mark, figure_reasons
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.pace import Pace, moves, pace_of
from recoupe.languages.units import same_quantity
from recoupe.model import Finding, Point, Quantity, Span, Statement

LIKELY = 0.8
"""The probability that two such figures or days belong to one thing: in ECB+ nearly nine of ten figures of
two reports that are placed alike are equal, and most of the others differ in truth."""


_HOURS = "more minutes apart than writers round by, on one day, and no whole hours between two time zones"

PLACED_ALIKE = "all the words that place them place both alike"

SLIP = "the figures have the same digits in another order"

_MEASURES = {"money": "sum of money", "percent": "share"}


class _Stated(NamedTuple):
    """Where a figure or a day stands: the statement around it, and the point of that statement."""

    point: Point
    statement: Statement


def differences_apart(points: Sequence[Point], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """The differences and updates of figures and days that independent reports place alike.

    One that several statements show is given once, with all of them on its sides.
    """
    stated = _Index(points)
    found = [_figure(a, b, frames, likeness, stated) for a, b in counted_apart(frames, likeness)]
    found += [_measure(a, b, frames, likeness, stated) for a, b in slots_apart(frames, likeness)]
    found += [_nobody(a, b, frames, likeness, stated) for a, b in nobody_or_some(frames, likeness)]
    found += [_denied(a, b, frames, likeness, stated) for a, b in denied_apart(frames, likeness)]
    for hour, apart in ((False, dated_apart), (True, hours_apart)):
        for a, b in apart(frames, likeness):
            placed = _placed(a.act.verbs, b.act.verbs)
            found.append(_day(a, b, frames, likeness, stated, placed, hour=hour))
    found += [_part(a, b, frames, likeness, stated) for a, b in parts_apart(frames, likeness)]
    found += [_person(a, b, frames, likeness, stated) for a, b in names_apart(frames, likeness)]
    yield from _made([f for f in found if f is not None], frames)


def differences_of_moments(points: Sequence[Point], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """The differences and updates of days and times of day that all the words around them place alike."""
    stated = _Index(points)
    pairs = ((a, b, a.kind == "hour") for a, b in moments_apart(frames, likeness))
    found = (_day(a, b, frames, likeness, stated, PLACED_ALIKE, hour=hour) for a, b, hour in pairs)
    yield from _made([f for f in found if f is not None], frames)


def _made(found: Sequence["_Found"], frames: Frames) -> Iterator[Finding]:
    """A finding for each group of contrasts that share a place."""
    for group in _together(found):
        point = max((p for p, _, _ in group), key=lambda p: (p.importance, p.id))
        made = finding(point, [(pair, contrast) for _, pair, contrast in group], frames)
        told = [r for side in made.sides for r in side.reports]
        if len(told) == len(set(told)):  # a report that gives two values gives them of two things
            yield made


def differences_of_fates(points: Sequence[Point], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """What one report says befell somebody and another says befell nobody."""
    stated = _Index(points)
    told: list[_Found] = []
    for yes, no in spared_or_not(frames, likeness):
        contrast = Contrast(
            aspect="polarity",
            first=Mark(value="affirmed", spans=(yes.span,)),
            second=Mark(value="denied", spans=(no.span,)),
            weight=0.95,
            reasons=(f"one says that somebody was {yes.fate}, the other that nobody was",),
            pace=_since(no.report, yes.report, frames),
        )
        places = (yes.report, yes.span.start, no.report, no.span.start)
        found = _found(contrast, *places, frames, likeness, stated)
        if found is not None:
            told.append(found)
    yield from _made(told, frames)


def differences_of_tolls(points: Sequence[Point], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """The differences and updates of how many people reports say are dead, injured, missing and so on, and of
    the figures of other matters that reports have in common."""
    stated = _Index(points)
    for pairs in (*tolls_apart(frames), *matters_apart(frames), *ages_apart(frames)):
        told = [(a, b, x, y) for a, b in pairs for x in a.told for y in b.told]
        group = [g for t in told if (g := _toll(*t, frames, likeness, stated)) is not None]
        if group:
            point = max((p for p, _, _ in group), key=lambda p: (p.importance, p.id))
            made = finding(point, [(pair, contrast) for _, pair, contrast in group], frames)
            yield made


_Found = tuple[Point, Pair, Contrast]


class _Index:
    """The statements of a story by report."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._of: dict[str, list[_Stated]] = {}
        for point in points:
            for statement in point.statements if point.kind == "statement" else ():
                self._of.setdefault(statement.report, []).append(_Stated(point, statement))

    def at(self, source: Source, place: int) -> _Stated | None:
        """The statement that holds a character of a report's text."""
        held = (
            s
            for s in self._of.get(source.id, ())
            if any(e.start <= place < e.end for e in s.statement.evidence)
        )
        return next(held, None)


def _figure(first: Count, second: Count, frames: Frames, likeness: Likeness, stated: _Index) -> _Found | None:
    a, b = first.quantity, second.quantity
    if part_and_whole(frames.sources[first.report], a, frames.sources[second.report], b):
        return None
    contrast = Contrast(
        aspect="figure",
        first=figure_mark(frames.sources[first.report].text, a),
        second=figure_mark(frames.sources[second.report].text, b),
        topic=a.counted or b.counted,
        weight=0.9,
        reasons=(*figure_reasons(a, b), _placed(first.act.verbs, second.act.verbs)),
        pace=pace_of(*_told(first, second, frames)),
    )
    return _found(contrast, first.report, a.start, second.report, b.start, frames, likeness, stated)


def _measure(first: Slot, second: Slot, frames: Frames, likeness: Likeness, stated: _Index) -> _Found | None:
    a, b = first.quantity, second.quantity
    contrast = Contrast(
        aspect="figure",
        first=figure_mark(frames.sources[first.report].text, a),
        second=figure_mark(frames.sources[second.report].text, b),
        topic=(a.counted or b.counted) if first.kind == "count" else _MEASURES.get(a.dimension, a.dimension),
        weight=0.85,
        reasons=(
            *figure_reasons(a, b),
            PLACED_ALIKE,
            *((SLIP,) if slip(first, second) else ()),
        ),
        pace="fixed" if slip(first, second) else pace_of(*_told(first, second, frames)),
    )
    return _found(contrast, first.report, a.start, second.report, b.start, frames, likeness, stated)


def _told(
    first: Count | Slot, second: Count | Slot, frames: Frames
) -> tuple[tuple[Source, Quantity], tuple[Source, Quantity]]:
    a, b = ((frames.sources[one.report], one.quantity) for one in (first, second))
    return a, b


def _toll(
    first: Toll,
    second: Toll,
    a: Quantity,
    b: Quantity,
    frames: Frames,
    likeness: Likeness,
    stated: _Index,
) -> _Found | None:
    if part_and_whole(frames.sources[first.report], a, frames.sources[second.report], b):
        return None
    contrast = Contrast(
        aspect="figure",
        first=figure_mark(frames.sources[first.report].text, a),
        second=figure_mark(frames.sources[second.report].text, b),
        topic=first.fate,
        weight=1.0,
        reasons=(
            "the figures differ by more than rounding"
            if same_quantity(a, b).verdict == "different"
            else "the later report gives a higher figure than the earlier one",
            f"both figures are of one matter: {first.fate}",
        ),
        pace=pace_of_tolls(first, second, frames),
    )
    return _found(contrast, first.report, a.start, second.report, b.start, frames, likeness, stated)


def _day(
    first: Dated | Moment,
    second: Dated | Moment,
    frames: Frames,
    likeness: Likeness,
    stated: _Index,
    placed: str,
    *,
    hour: bool = False,
) -> _Found | None:
    marks = (
        Mark(
            value=d.time.value if hour else d.time.value[:10],
            spans=(span := Span(d.time.start, d.time.end),),
            shown=span.of(text),
        )
        for d in (first, second)
        for text in (frames.sources[d.report].text,)
    )
    contrast = Contrast(
        aspect="date",
        first=next(marks),
        second=next(marks),
        weight=0.85,
        reasons=(_HOURS if hour else "the two days are not one", placed),
    )
    return _found(
        contrast, first.report, first.time.start, second.report, second.time.start, frames, likeness, stated
    )


def _nobody(some: Some, nobody: Nobody, frames: Frames, likeness: Likeness, stated: _Index) -> _Found | None:
    reasons = (
        "one gives a number, the other says that there was nobody",
        _placed(some.act.verbs, nobody.act.verbs),
    )
    pace = _since(nobody.report, some.report, frames)
    return _polarity(some, nobody, reasons, pace, frames, likeness, stated)


def _since(nobody: str, somebody: str, frames: Frames) -> Pace:
    """How soon what befell nobody in one report may have befallen somebody in another."""
    earlier = frames.sources[nobody].published < frames.sources[somebody].published
    return "hourly" if earlier else "fixed"


def _denied(yes: Told, no: Told, frames: Frames, likeness: Likeness, stated: _Index) -> _Found | None:
    reasons = (
        "one says that it was done, the other that it was not",
        _placed((yes.subject, yes.verb), (no.subject, no.verb)),
    )
    return _polarity(yes, no, reasons, "fixed", frames, likeness, stated)


def _polarity(
    yes: Some | Told,
    no: Nobody | Told,
    reasons: tuple[str, ...],
    pace: Pace,
    frames: Frames,
    likeness: Likeness,
    stated: _Index,
) -> _Found | None:
    contrast = Contrast(
        aspect="polarity",
        first=Mark(value="affirmed", spans=(yes.span,)),
        second=Mark(value="denied", spans=(no.span,)),
        weight=0.9,
        reasons=reasons,
        pace=pace,
    )
    return _found(contrast, yes.report, yes.span.start, no.report, no.span.start, frames, likeness, stated)


def _part(first: Part, second: Part, frames: Frames, likeness: Likeness, stated: _Index) -> _Found | None:
    a, b = first.quantity, second.quantity
    contrast = Contrast(
        aspect="part and whole",
        first=figure_mark(frames.sources[first.report].text, a),
        second=figure_mark(frames.sources[second.report].text, b),
        topic=f"{first.whole:g}",
        weight=0.8,
        reasons=("both give a part of one whole, which is the same", f"parts: {first.said} / {second.said}"),
    )
    return _found(contrast, first.report, a.start, second.report, b.start, frames, likeness, stated)


def _person(first: Named, second: Named, frames: Frames, likeness: Likeness, stated: _Index) -> _Found | None:
    shown = [one.span.of(frames.sources[one.report].text) for one in (first, second)]
    values = shown if first.given == second.given else [first.name, second.name]
    marks = [
        Mark(value=value, spans=(one.span,), shown=text)
        for value, one, text in zip(values, (first, second), shown, strict=True)
    ]
    contrast = Contrast(
        aspect="name",
        first=marks[0],
        second=marks[1],
        weight=0.7,
        reasons=(
            "one name is the same, and both are called or told the same",
            "the other names are no spellings or short forms of each other",
        ),
    )
    return _found(
        contrast, first.report, first.span.start, second.report, second.span.start, frames, likeness, stated
    )


def _placed(first: Sequence[str], second: Sequence[str]) -> str:
    if not (first and second):
        return "both are said of the same kind of event"
    return f"both are said of the same act: {' '.join(first)} / {' '.join(second)}"


def _found(
    contrast: Contrast,
    first: str,
    place: int,
    second: str,
    there: int,
    frames: Frames,
    likeness: Likeness,
    stated: _Index,
) -> _Found | None:
    a = stated.at(frames.sources[first], place)
    b = stated.at(frames.sources[second], there)
    if a is None or b is None:
        return None
    pair = Pair(
        frames.frame(a.statement),
        frames.frame(b.statement),
        probability=LIKELY,
        partial=True,
        likeness=likeness,
    )
    return (max(a.point, b.point, key=lambda p: (p.importance, p.id)), pair, contrast)


def _together(found: Sequence[_Found]) -> list[list[_Found]]:
    """What shares a marked place, as one group; what moved on, by its old and new value.

    Two values that stand side by side on one day did not move on by the next.
    """
    one_day = {_values(c) for _, pair, c in found if not _moved(pair, c)}
    groups: list[tuple[set[tuple[str, Span]], frozenset[str], list[_Found]]] = []
    for item in found:
        _, pair, contrast = item
        places = {(pair.first.source.id, s) for s in contrast.first.spans}
        places |= {(pair.second.source.id, s) for s in contrast.second.spans}
        values = _values(contrast)
        if not _moved(pair, contrast) or values in one_day:
            values = frozenset()
        touching = [g for g in groups if g[0] & places and g[1] == values]
        groups = [g for g in groups if g not in touching]
        held = [i for g in touching for i in g[2]] + [item]
        groups.append((places.union(*(g[0] for g in touching)), values, held))
    return [items for _, _, items in groups]


def _values(contrast: Contrast) -> frozenset[str]:
    return frozenset({contrast.first.value, contrast.second.value})


def _moved(pair: Pair, contrast: Contrast) -> bool:
    """Whether the reports came out on different days, so that the one moves on what the other said."""
    first, second = (f.source.published for f in (pair.first, pair.second))
    earlier, later = sorted((first, second))
    return moves(earlier, later, contrast.pace)
