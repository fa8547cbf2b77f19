"""The same words given to different speakers."""

from bisect import bisect_right
from collections.abc import Iterator

from rapidfuzz import fuzz

from recoupe.compare.paired.names import SPELLING, alike
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame, within
from recoupe.matching.passages import words
from recoupe.model import Entity, Quotation, Span
from recoupe.model import Source as Speaker

SHARED = 4
"""The least letters of a word that two names of one speaker may have in common (Commission)."""


def speaker_contrasts(pair: Pair) -> Iterator[Contrast]:
    """The first sources of two quotations, where both are known and nothing ties one to the other's words."""
    first, second = _quotation(pair.first), _quotation(pair.second)
    if first is None or second is None or not first.sources or not second.sources:
        return
    a, b = first.sources[0], second.sources[0]
    x, y = _entity(pair.first, a), _entity(pair.second, b)
    if x is None or y is None or x.id == y.id or not (_named(x) and _named(y)):
        return
    if (
        _passed_on(pair.first, first, y)
        or _passed_on(pair.second, second, x)
        or alike(pair, x.name, y.name, person=x.type == y.type == "PERSON")
    ):
        return
    if a.text == b.text or (pair.version and (_near(pair.first, y) or _near(pair.second, x))):
        return
    if (pair.version and (_pronoun(pair.first, a) or _pronoun(pair.second, b))) or _one_name(pair, x, y):
        return
    yield Contrast(
        aspect="source",
        first=Mark(value=x.name, spans=a.spans, shown=a.text),
        second=Mark(value=y.name, spans=b.spans, shown=b.text),
        weight=0.85,
        reasons=("neither report names the other's speaker for these words",),
    )


def _quotation(frame: Frame) -> Quotation | None:
    return frame.source.quotation(frame.statement.items[0]) if frame.statement.items else None


def _entity(frame: Frame, speaker: Speaker) -> Entity | None:
    return frame.source.entity(speaker.entity) if speaker.entity else None


def _named(entity: Entity) -> bool:
    """Whether the entity is known by a name somewhere, and not by a description alone."""
    return not entity.variants or any(v.form == "name" for v in entity.variants)


def _near(frame: Frame, entity: Entity) -> bool:
    """Whether a report names the entity within four sentences of the quotation.

    In two versions of one text, a speaker of the one whom the other names next to the same words was read
    differently, not written differently.
    """
    source = frame.source
    starts = [s.start for s in source.report.sentences]
    place = bisect_right(starts, frame.span.start) - 1
    around = source.report.sentences[max(place - 4, 0) : place + 5]
    if not around:
        return False
    mentions = within(source.report.mentions, Span(around[0].start, around[-1].end))
    return any((e := source.entity(m.entity)) is not None and e.id == entity.id for m in mentions)


def _pronoun(frame: Frame, speaker: Speaker) -> bool:
    """Whether a speaker stands there by a pronoun: whom it means, two languages may resolve differently."""
    return any(
        m.form == "pronoun" and any(m.start < s.end and s.start < m.end for s in speaker.spans)
        for m in frame.source.report.mentions
    )


def _one_name(pair: Pair, first: Entity, second: Entity) -> bool:
    """Whether the names of two speakers in two languages share a surname or, of bodies, a long word."""
    if not pair.across:
        return False
    parts = [words(e.name) for e in (first, second)]
    if first.type == second.type == "PERSON":
        parts = [p[-1:] for p in parts]
    long = [[w for w in p if len(w) >= SHARED] for p in parts]
    return any(fuzz.ratio(v, w) >= SPELLING for v in long[0] for w in long[1])


def _passed_on(frame: Frame, quotation: Quotation, entity: Entity) -> bool:
    """Whether the entity is among all whom the report names for the quotation."""
    known = (_entity(frame, s) for s in quotation.sources)
    return any(e is not None and e.id == entity.id for e in known)
