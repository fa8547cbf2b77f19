"""Whether two statements of independent reports really say one thing, so that it may be called agreement."""

import math
import re
from functools import cached_property

from msgspec import structs

from recoupe.compare.called_off import calls_off
from recoupe.compare.contrast import Contrasted
from recoupe.compare.dates import compatible, is_year
from recoupe.compare.figures import agree
from recoupe.compare.frames import Frame, Frames
from recoupe.compare.lexicon import lexicon
from recoupe.compare.likeness import Likeness
from recoupe.compare.pairs import compared
from recoupe.model import Point, Quantity, Span, TimeExpression

LEAST = 0.42
"""The least cosine of two statements, names and titles left out, at which their words say the same."""

VALUE = 0.25
"""The same where they give the same figure or day."""

WEAK = frozenset({"wording"})
"""What may differ between statements that agree: quoted words are a translator's or an editor's."""

_STANCE = {"happened": "real", "conditional": "possible", "denied": "unreal", "cancelled": "unreal"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def agreed(point: Point, found: Contrasted, frames: Frames, likeness: Likeness) -> frozenset[str]:
    """The ids of the point's statements that agree with one of another origin, for want of any contrast.

    Both must say something beside who says it, affirm, deny or call off alike, hold no figures that exclude
    each other, tell of what happened or is planned alike, and have more in common than the people they name.
    """
    differing = {
        frozenset({link.first, link.second})
        for link, _, contrast in found[point.id]
        if contrast.aspect not in WEAK
    }
    told = {s.id: _Told(frames.frame(s)) for s in point.statements}
    held: set[str] = set()
    for link, pair in compared(point, frames, likeness):
        ids = frozenset({link.first, link.second})
        if pair.version or ids in differing or ids <= held:
            continue
        if _one_thing(told[link.first], told[link.second], likeness, quoted=point.kind == "quotation"):
            held |= ids
    by_text = {s.id: frames.frame(s).text for s in point.statements}
    words = {by_text[i] for i in held}
    return frozenset(i for i, text in by_text.items() if text in words)


class _Told:
    """What is asked of a statement for each of its links, found once."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def bare(self) -> bool:
        """Whether it only says who speaks."""
        return _only_attributes(self.frame)

    @cached_property
    def denies(self) -> bool:
        """Whether it denies openly."""
        return _has(self.frame, "negation", "negative")

    @cached_property
    def doubts(self) -> bool:
        """Whether it says that something is only possible."""
        return _has(self.frame, "possible")

    @cached_property
    def figures(self) -> list[Quantity]:
        """Its figures without their modifiers, lengths of time left out."""
        found = (q for q in self.frame.quantities if q.dimension != "duration")
        return [structs.replace(q, modifier="exact") for q in found]

    @cached_property
    def times(self) -> list[list[TimeExpression]]:
        """The days and the times of day that it gives."""
        return [[t for t in self.frame.times if grain.fullmatch(t.value)] for grain in (_DAY, _HOUR)]

    @cached_property
    def stances(self) -> frozenset[str]:
        """Whether what it tells of happened, is planned, or only possible."""
        events = (e for e in self.frame.source.report.events if self.frame.holds(e.trigger))
        return frozenset(_STANCE.get(e.factuality, e.factuality) for e in events)

    @cached_property
    def calls_off(self) -> bool:
        """Whether something is called off or put off in it."""
        return calls_off(self.frame.text, self.frame.language)

    @cached_property
    def unnamed(self) -> str:
        """Its words without the people and bodies that it names."""
        return _unnamed(self.frame)


def _one_thing(first: _Told, second: _Told, likeness: Likeness, *, quoted: bool) -> bool:
    if not quoted and (first.bare or second.bare):
        return False
    if first.denies != second.denies or first.calls_off != second.calls_off:
        return False
    if not quoted and first.doubts != second.doubts:
        return False
    if _numbers_differ(first.frame, second.frame):
        return False
    if _figures_differ(first, second) or _days_differ(first, second) or _stances_differ(first, second):
        return False
    if quoted:
        return True
    cosine = likeness.cosine(first.unnamed, second.unnamed)
    return cosine >= LEAST or (cosine >= VALUE and _same_value(first.frame, second.frame))


def _only_attributes(frame: Frame) -> bool:
    """Whether a statement names a speaker and a verb of saying, and what is said stands elsewhere."""
    report = frame.source.report
    said: list[Span] = []
    for quotation in report.quotations:
        near = [c for c in quotation.cue if frame.span.overlaps(c)]
        if near and not any(frame.holds(c) for c in quotation.content):
            said += near
            said += [s for source in quotation.sources for s in source.spans]
            said += [quotation.medium_span] if quotation.medium_span else []
    said += frame.governing()
    if not said:
        return False
    said += [Span(m.start, m.end) for m in frame.mentions]
    said += [m.role_span for m in frame.mentions if m.role_span]
    left = [
        t
        for t in frame.tokens
        if t.pos in _CONTENT
        and frame.holds(Span(t.start, t.end))
        and not any(s.start <= t.start < s.end for s in said)
    ]
    return len(left) <= 2


def _has(frame: Frame, *kinds: str) -> bool:
    """Whether a word of the language's lists of these kinds stands in the statement."""
    table = lexicon(frame.language)
    listed = frozenset[str]().union(*(getattr(table, kind) for kind in kinds)) if table else frozenset()
    return any(t.text.lower() in listed and frame.holds(Span(t.start, t.end)) for t in frame.tokens)


def _days_differ(first: _Told, second: _Told) -> bool:
    """Whether both give days, or times of day, and none of one can be any of the other."""
    return any(
        a and b and not any(compatible(x, y) for x in a for y in b)
        for a, b in zip(first.times, second.times, strict=True)
    )


def _figures_differ(first: _Told, second: _Told) -> bool:
    """Whether both give figures and none of one is any of the other."""
    a, b = first.figures, second.figures
    return bool(a and b) and not any(agree(x, y) for x in a for y in b)


def _numbers_differ(first: Frame, second: Frame) -> bool:
    """Whether each has a year, an age, or a count of people or things, that the other has not, and the two
    are near enough to be meant for one."""
    a, b = _numbers(first), _numbers(second)
    years = [{v for v in side if v == int(v) and is_year(str(int(v)))} for side in (a, b)]
    if years[0] and years[1] and not years[0] & years[1]:
        return True
    left = [
        [
            q
            for q in mine.quantities
            if q.dimension in ("count", "age") and not any(_near(q.low, v) for v in theirs if v)
        ]
        for mine, theirs in ((first, b), (second, a))
    ]
    return any(
        x.dimension == y.dimension and 0.5 <= x.low / y.low <= 2 and not agree(x, y)
        for x in left[0]
        for y in left[1]
        if y.low
    )


def _numbers(frame: Frame) -> set[float]:
    values = {value for _, _, value in frame.numbers}
    return values | {v for q in frame.quantities for v in (q.low, q.high) if math.isfinite(v)}


def _near(first: float, second: float) -> bool:
    return math.isclose(first, second, rel_tol=0.06)


def _same_value(first: Frame, second: Frame) -> bool:
    if any(agree(x, y) for x in first.quantities for y in second.quantities):
        return True
    return any(
        x.value[:1].isdigit() and compatible(x, y) and len(x.value) == len(y.value)
        for x in first.times
        for y in second.times
    )


def _stances_differ(first: _Told, second: _Told) -> bool:
    """Whether the one tells only of what happened, and the other only of what is planned or possible; or one
    alone of what was called off or denied."""
    if ({"unreal"} == first.stances) != ({"unreal"} == second.stances):
        return True
    return bool(first.stances and second.stances) and not first.stances & second.stances


def _unnamed(frame: Frame) -> str:
    """The words of a statement without the people and bodies it names and their titles."""
    named = [Span(m.start, m.end) for m in frame.mentions if m.type in ("PERSON", "ORG")]
    named += [m.role_span for m in frame.mentions if m.type == "PERSON" and m.role_span]
    return " ".join(
        t.text
        for t in frame.tokens
        if frame.holds(Span(t.start, t.end)) and not any(s.start <= t.start < s.end for s in named)
    )
