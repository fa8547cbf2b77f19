"""Whether two statements of independent reports really say one thing, so that it may be called agreement."""

import re

from msgspec import structs

from recoupe.compare.contrast import Pair
from recoupe.compare.dates import compatible
from recoupe.compare.figures import agree
from recoupe.compare.frames import Frame, Frames
from recoupe.compare.lexicon import lexicon
from recoupe.compare.likeness import Likeness
from recoupe.compare.pairs import compared, contrasts
from recoupe.model import Event, Point, Span

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


def agreed(point: Point, frames: Frames, likeness: Likeness) -> frozenset[str]:
    """The ids of the point's statements that agree with one of another origin, for want of any contrast.

    Both must say something beside who says it, affirm or deny alike, hold no figures that exclude each other,
    tell of what happened or is planned alike, and have more in common than the people they name.
    """
    differing = {
        frozenset({link.first, link.second})
        for link, _, contrast in contrasts(point, frames, likeness)
        if contrast.aspect not in WEAK
    }
    held: set[str] = set()
    for link, pair in compared(point, frames, likeness):
        ids = frozenset({link.first, link.second})
        if not pair.version and ids not in differing and _one_thing(pair, point.kind == "quotation"):
            held |= ids
    by_text = {s.id: frames.frame(s).text for s in point.statements}
    words = {by_text[i] for i in held}
    return frozenset(i for i, text in by_text.items() if text in words)


def _one_thing(pair: Pair, quoted: bool) -> bool:
    first, second = pair.first, pair.second
    if not quoted and (_only_attributes(first) or _only_attributes(second)):
        return False
    if _has(first, "negation", "negative") != _has(second, "negation", "negative"):
        return False
    if not quoted and _has(first, "possible") != _has(second, "possible"):
        return False
    if _figures_differ(first, second) or _days_differ(first, second) or _stances_differ(first, second):
        return False
    least = VALUE if _same_value(first, second) else LEAST
    return quoted or pair.likeness.cosine(_unnamed(first), _unnamed(second)) >= least


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


def _days_differ(first: Frame, second: Frame) -> bool:
    """Whether both give days, or times of day, and none of one can be any of the other."""
    for grain in (_DAY, _HOUR):
        a, b = ([t for t in f.times if grain.fullmatch(t.value)] for f in (first, second))
        if a and b and not any(compatible(x, y) for x in a for y in b):
            return True
    return False


def _figures_differ(first: Frame, second: Frame) -> bool:
    """Whether both give figures and none of one is any of the other."""
    a, b = (
        [structs.replace(q, modifier="exact") for q in f.quantities if q.dimension != "duration"]
        for f in (first, second)
    )
    return bool(a and b) and not any(agree(x, y) for x in a for y in b)


def _same_value(first: Frame, second: Frame) -> bool:
    if any(agree(x, y) for x in first.quantities for y in second.quantities):
        return True
    return any(
        x.value[:1].isdigit() and compatible(x, y) and len(x.value) == len(y.value)
        for x in first.times
        for y in second.times
    )


def _stances_differ(first: Frame, second: Frame) -> bool:
    """Whether the one tells only of what happened, and the other only of what is planned or possible."""
    a, b = ({_STANCE.get(e.factuality, e.factuality) for e in _events(f)} for f in (first, second))
    return bool(a and b) and not a & b


def _events(frame: Frame) -> list[Event]:
    return [e for e in frame.source.report.events if frame.holds(e.trigger)]


def _unnamed(frame: Frame) -> str:
    """The words of a statement without the people and bodies it names and their titles."""
    named = [Span(m.start, m.end) for m in frame.mentions if m.type in ("PERSON", "ORG")]
    named += [m.role_span for m in frame.mentions if m.type == "PERSON" and m.role_span]
    return " ".join(
        t.text
        for t in frame.tokens
        if frame.holds(Span(t.start, t.end)) and not any(s.start <= t.start < s.end for s in named)
    )
