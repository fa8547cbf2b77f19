"""Two accounts that give an affair two values: at odds, or the later one moves on what the other told."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from recoupe.compare.affairs.bearers import may_be_one_bearer, one_bearer, specified, two_roles
from recoupe.compare.affairs.sides import made, untangled
from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import kinds
from recoupe.compare.paired.dates import compatible
from recoupe.compare.statements.called_off import calls_off
from recoupe.compare.statements.counterparts import Counterparts
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.later import HALF_A_DAY, hours_later, moved_on
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Finding, Span

MOST = 200
"""The most stances on one affair compared; beyond it, those of the reports that come first."""


def contraries(
    told: dict[str, list[Stance]], frames: Frames, likeness: Likeness, counterparts: Counterparts
) -> Iterator[Finding]:
    """The affairs of which accounts give two values, a finding for each."""
    for name, every in sorted(told.items()):
        if len({(s.value, s.denied) for s in every}) < 2:
            continue
        pairs = list(_pairs(every[:MOST], frames, likeness, counterparts))
        for later in (True, False):
            some = [(a, b) for a, b, moved in pairs if moved is later]
            for old, new in untangled(some, _told, turning=not later):
                yield made(name, old, new, frames, later=later)


def _told(stance: Stance) -> tuple[str, bool]:
    return stance.value, stance.denied


def by_affair(every: Iterable[Stance]) -> dict[str, list[Stance]]:
    """The stances of all reports by affair."""
    found: dict[str, list[Stance]] = {}
    for stance in every:
        found.setdefault(stance.affair, []).append(stance)
    return {name: specified(every, kinds()[name]) for name, every in found.items()}


def _pairs(
    every: Sequence[Stance], frames: Frames, likeness: Likeness, counterparts: Counterparts
) -> Iterator[tuple[Stance, Stance, bool]]:
    """Pairs that exclude each other, the older first, with whether the newer moves on the older."""
    kind = kinds()[every[0].affair]
    for one, other in combinations(every, 2):
        if one.origin == other.origin or not _exclude(one, other):
            continue
        if (one.left_open and not other.turned) or (other.left_open and not one.turned):
            continue  # what is not ruled out is at odds with its being ruled out alone
        if kind.moves and not all(len(frames.sources[s.report].published) >= 10 for s in (one, other)):
            continue
        if kind.day and (_called_off(one, frames) or _called_off(other, frames)):
            continue
        known = one_bearer(one, other, kind, frames, likeness)
        if not known and not _facing(one, other, frames, likeness, counterparts):
            continue
        a, b = (one, other) if not _after(one, other, frames) else (other, one)
        apart = _later(b, a, frames)
        moved = kind.moves and (apart or (_hours_later(b, a, frames) and not b.turned))
        if apart and kind.daily:
            continue
        if not moved and a.coming != b.coming and not kind.plans:
            continue
        if not kind.lasting and (not moved or (a.coming and b.coming)) and _two_days(a, b):
            continue
        if kind.lasting and not moved and not (one.turned or other.turned):
            continue  # what began and what ended it are told side by side
        if moved and a.coming and not (b.coming or b.turned):
            continue  # what is planned is not undone by the state that goes before it
        if moved and kind.ends and b.value != kind.ends and not _begun_since(a, b):
            continue
        if kind.day and a.value == b.value and not (a.coming and a.time is not None and b.turned and moved):
            continue  # what was planned for a day, and what is said not to take place
        if moved and kind.day and a.value != b.value and a.coming != b.coming:
            continue
        if _both(a, b, every, frames, None if not known else likeness, moved=moved):
            continue
        yield a, b, moved


def _facing(
    one: Stance, other: Stance, frames: Frames, likeness: Likeness, counterparts: Counterparts
) -> bool:
    """Whether the sentences of two stances tell of one thing, each as the other's nearest, and nothing speaks
    against it."""
    kind = kinds()[one.affair]
    if not may_be_one_bearer(one, other, kind, frames):
        return False
    if kind.of == "person" and two_roles(one, other, likeness):
        return False
    return counterparts.cosine(one.report, one.span.start, other.report, other.span.start) > 0


def _called_off(stance: Stance, frames: Frames) -> bool:
    """Whether what a stance names without a denial is called off in its clause, which affirms nothing."""
    source = frames.sources[stance.report]
    around = (Span(stance.zone.start, stance.span.start), Span(stance.span.end, stance.zone.end))
    return not stance.denied and any(calls_off(s.of(source.text), source.report.language) for s in around)


def _two_days(a: Stance, b: Stance) -> bool:
    """Whether both are dated, and to times that have no moment in common."""
    return a.time is not None and b.time is not None and not compatible(a.time, b.time)


def _begun_since(a: Stance, b: Stance) -> bool:
    """Whether a state is dated to begin after the older report came out."""
    return b.time is not None and b.time.earliest[:10] >= a.published[:10]


def _exclude(a: Stance, b: Stance) -> bool:
    """Whether two stances cannot both be so."""
    if "until" in (a.bound, b.bound) and a.bound != b.bound and a.time is not None and b.time is not None:
        return False
    if a.value == b.value:
        return a.denied != b.denied and not (a.time and b.time and a.time.value[:10] != b.time.value[:10])
    return not a.denied and not b.denied


def _later(first: Stance, second: Stance, frames: Frames) -> bool:
    return moved_on(frames.sources[second.report].published, frames.sources[first.report].published)


def _after(first: Stance, second: Stance, frames: Frames) -> bool:
    return _later(first, second, frames) or _hours_later(first, second, frames)


def _hours_later(first: Stance, second: Stance, frames: Frames) -> bool:
    """Whether the first came out on the day of the second, and hours later."""
    one, other = (frames.sources[s.report].published for s in (first, second))
    return one[:10] == other[:10] and hours_later(other, one, HALF_A_DAY)


def _both(
    a: Stance, b: Stance, every: Sequence[Stance], frames: Frames, likeness: Likeness | None, *, moved: bool
) -> bool:
    """Whether the older report gives the newer value too, or the newer the older, unless that has ended; of
    whomever, where no `likeness` is given."""
    kind = kinds()[a.affair]

    def gives(report: str, like: Stance) -> bool:
        return any(
            s.report == report
            and s.value == like.value
            and s.denied == like.denied
            and s.coming == like.coming
            and (likeness is None or one_bearer(s, like, kind, frames, likeness))
            for s in every
        )

    return gives(a.report, b) or (not (moved and kind.lasting) and gives(b.report, a))
