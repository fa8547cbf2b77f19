"""The same words given to different speakers."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.compare.names import alike
from recoupe.model import Entity, Quotation
from recoupe.model import Source as Speaker


def speaker_contrasts(pair: Pair) -> Iterator[Contrast]:
    """The first sources of two quotations, where both are known and nothing ties one to the other's words."""
    first, second = _quotation(pair.first), _quotation(pair.second)
    if first is None or second is None or not first.sources or not second.sources:
        return
    a, b = first.sources[0], second.sources[0]
    x, y = _entity(pair.first, a), _entity(pair.second, b)
    if x is None or y is None or x.id == y.id:
        return
    if _passed_on(pair.first, first, y) or _passed_on(pair.second, second, x) or alike(pair, x.name, y.name):
        return
    if pair.edits is None and not pair.across and a.text == b.text:
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


def _passed_on(frame: Frame, quotation: Quotation, entity: Entity) -> bool:
    """Whether the entity is among all whom the report names for the quotation."""
    known = (_entity(frame, s) for s in quotation.sources)
    return any(e is not None and e.id == entity.id for e in known)
