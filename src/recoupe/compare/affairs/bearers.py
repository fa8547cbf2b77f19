"""Whether two accounts tell of the affair of one person or thing."""

from collections.abc import Sequence

from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import Kind
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness

NOUNS = 0.45
"""The least cosine of two nouns that may stand for one thing."""

PEOPLE = frozenset({"child", "captain", "driver", "pilot", "guard"})
"""The classes of things that are people."""

SURE = 0.6
"""The same where one of the two is a person without a name, known by what he is."""


def one_bearer(a: Stance, b: Stance, kind: Kind, frames: Frames, likeness: Likeness) -> bool:
    """Whether two stances on one affair are of one person, thing or story."""
    if _elsewhere(a, b, frames):
        return False
    if kind.things and not a.things & b.things & kind.things:
        return False
    if kind.of in ("person", "who"):
        return _one_person(a, b, likeness)
    if kind.of in ("name", "place"):
        return bool(a.people & b.people)
    if kind.of == "story":
        return not (a.people and b.people) or bool(a.people & b.people)
    if a.things and b.things:
        return bool(a.things & b.things)
    if kind.of == "thing" and not a.nouns and not b.nouns:
        return bool(a.names & b.names)
    return _alike(a.nouns, b.nouns, likeness, NOUNS)


def _one_person(a: Stance, b: Stance, likeness: Likeness) -> bool:
    if a.people or b.people:
        return bool(a.people & b.people)
    if a.things & b.things & PEOPLE:
        return True
    return _alike(a.nouns, b.nouns, likeness, SURE)


def _alike(first: Sequence[str], second: Sequence[str], likeness: Likeness, least: float) -> bool:
    return any(likeness.cosine(x, y) >= least for x in first for y in second)


def _elsewhere(a: Stance, b: Stance, frames: Frames) -> bool:
    """Whether both name places or bodies, and none of one is any of the other nor of its report."""
    if not (a.names and b.names) or a.names & b.names:
        return False
    return not (_known(a, frames, b.report) or _known(b, frames, a.report))


def _known(stance: Stance, frames: Frames, report: str) -> bool:
    """Whether another report names any place or body that stands beside a stance."""
    other = frames.sources[report]
    held = {e.id for m in other.report.mentions if (e := other.entity(m.entity)) is not None}
    return bool(stance.names & held)
