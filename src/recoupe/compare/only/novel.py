"""What a statement names or counts that no other account does."""

from collections.abc import Iterator

from recoupe.compare.only.figures import asked, scaled, share_beside
from recoupe.compare.only.held import UNREAD, Held
from recoupe.compare.only.names import is_name, known, text
from recoupe.compare.only.standing import alone
from recoupe.compare.only.times import common, lengths, nameless, told_otherwise
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.unread import SPELLED
from recoupe.matching.passages import fold
from recoupe.model import Record, Span

_TWO = 2


class Novel(Record, frozen=True):
    """Something that a statement names and no other origin does: what it is by, and where it stands."""

    key: str
    span: Span


def novel(frame: Frame, held: Held, *, measures_only: bool) -> Iterator[Novel]:
    """The things that a statement names and no other origin does."""
    if not measures_only:
        for mention in frame.mentions:
            if is_name(frame, mention) and not known(frame, mention, held):
                key = f"e:{mention.entity}" if mention.entity else f"w:{fold(text(frame, mention))}"
                yield Novel(f"{frame.source.id}:{key}", Span(mention.start, mention.end))
    yield from _counted(frame, held)
    yield from _timed(frame, held, measures_only=measures_only)


def _counted(frame: Frame, held: Held) -> Iterator[Novel]:
    """The figures; a length of time is left to the times."""
    own = frame.origin
    unread = not held.alone(UNREAD, own)
    lengths_told = {(t.start, t.end) for t in frame.times if t.type == "DURATION"}
    for quantity in frame.quantities:
        if quantity.high < _TWO and (not quantity.unit or quantity.dimension == "age"):
            continue  # an article more often than a number, or "half"
        if quantity.dimension == "duration" and (quantity.start, quantity.end) in lengths_told:
            continue
        if unread and quantity.low <= SPELLED:
            continue
        keys = (
            *asked(quantity),
            *share_beside(frame.source, quantity),
            *(f"n:{value:g}" for value in scaled(frame.source, quantity)),
        )
        if all(held.alone(key, own) for key in keys):
            yield Novel(f"n:{quantity.low:g}", Span(quantity.start, quantity.end))


def _timed(frame: Frame, held: Held, *, measures_only: bool) -> Iterator[Novel]:
    """The lengths of time and, unless measures alone are asked, the days and hours."""
    own = frame.origin
    unread = not held.alone(UNREAD, own)
    shares = {q.end for q in frame.quantities if q.dimension == "fraction"}
    for time in frame.times:
        if time.end in shares:
            continue  # a quarter of the freight
        lasting = time.type == "DURATION" and time.value[:2] != "PX"
        dated = not measures_only and time.value[:1].isdigit() and not common(frame, time)
        keys = lengths(time.value) if lasting else (f"t:{time.value}", *told_otherwise(time.value))
        if unread and (lasting or (dated and not nameless(time.value, lambda key: held.alone(key, own)))):
            continue
        if dated and held.periods.inside(time, lambda who: not alone({who}, own)):
            continue
        if (lasting or dated) and all(held.alone(key, own) for key in keys):
            yield Novel(f"t:{time.value}", Span(time.start, time.end))
