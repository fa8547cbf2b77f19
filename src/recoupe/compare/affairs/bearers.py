"""Whether two accounts tell of the affair of one person or thing."""

from collections.abc import Sequence

import msgspec

from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import Kind
from recoupe.compare.statements.acts import span_around
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import other_people

NOUNS = 0.45
"""The least cosine of two nouns that may stand for one thing."""

ANY = "any"
"""The class of words that stand for any place (the site, the facility)."""

PEOPLE = frozenset({"child", "captain", "driver", "pilot", "guard"})
"""The classes of things that are people, of whom a story seldom has two."""

ANYBODY = frozenset({"suspect", "victim", "attacker", "witness", "man", "woman", "boy", "girl"})
"""The classes of things that may be people of any calling."""

SURE = 0.6
"""The same where one of the two is a person without a name, known by what he is."""

WITH_THING = 0.45
"""The same where both tell of one thing too."""


def one_bearer(a: Stance, b: Stance, kind: Kind, frames: Frames, likeness: Likeness) -> bool:
    """Whether two stances on one affair are of one person, thing or story."""
    if _elsewhere(a, b, frames):
        return False
    classes = [s.things & kind.things if kind.things else s.things for s in (a, b)]
    if kind.strict and kind.of == "person":
        return bool(a.people & b.people if a.people or b.people else classes[0] & classes[1])
    if kind.things and kind.strict and not classes[0] & classes[1]:
        return False
    if kind.both and not a.things & b.things:
        return False
    if kind.of in ("person", "who"):
        return _one_person(a, b, likeness, WITH_THING if kind.both else SURE)
    if kind.of in ("name", "place"):
        return bool(a.people & b.people)
    if kind.of == "story":
        return not _of_others(a, b, frames)
    if classes[0] and classes[1]:
        return bool(classes[0] & classes[1]) and (not kind.single or a.many == b.many)
    if not a.nouns and not b.nouns:
        return bool(a.names & b.names)
    if kind.of == "noun" and _of_others(a, b, frames):
        return False
    return _alike(a.nouns, b.nouns, likeness, NOUNS)


def may_be_one_bearer(a: Stance, b: Stance, kind: Kind, frames: Frames) -> bool:
    """Whether nothing is known by which two stances on one affair, in two languages, would be of two people,
    things or places: their sentences then tell whether it is one."""
    if kind.of in ("noun", "place") or _elsewhere(a, b, frames):
        return False
    if frames.sources[a.report].report.language == frames.sources[b.report].report.language:
        return False  # in one language the words of the bearers tell
    if (a.people and b.people and not a.people & b.people) or _counted(a, frames) != _counted(b, frames):
        return False
    first, second = (_of_kind(s, kind) & kind.things for s in (a, b))
    if kind.strict and not (first or second):
        return False
    if kind.strict and kind.of == "person":
        return bool(first & second)
    return not (first and second) or bool(first & second)


def two_roles(a: Stance, b: Stance, likeness: Likeness) -> bool:
    """Whether one of two stances is of somebody known by his calling (a captain), and the other of somebody
    who is called by another noun (the owner of the boat)."""
    roles = [s.things & PEOPLE for s in (a, b)]
    if not any(roles) or all(roles) or not (a.nouns and b.nouns):
        return False
    if (a.things | b.things) & ANYBODY:
        return False
    return not _alike(a.nouns, b.nouns, likeness, NOUNS)


def _counted(stance: Stance, frames: Frames) -> bool:
    """Whether a stance is told of a number of people or things."""
    quantities = frames.sources[stance.report].report.quantities
    held = (q for q in quantities if stance.zone.start <= q.start < stance.zone.end)
    return any(q.dimension == "count" and q.low > 1 for q in held)


def specified(every: Sequence[Stance], kind: Kind) -> list[Stance]:
    """The stances on an affair of things; what is called by a pronoun or a word for any place is of the one
    class of things that its report, else the story, tells the affair of."""
    if kind.of != "thing" or (kind.strict and not kind.day):
        return list(every)
    story = _classes(every, kind)
    found: list[Stance] = []
    for stance in every:
        if _unspecific(stance, kind):
            own = _classes([s for s in every if s.report == stance.report], kind) or story
            things = own if len(own) == 1 else frozenset[str]()
            stance = msgspec.structs.replace(stance, things=things)
        found.append(stance)
    return found


def _classes(every: Sequence[Stance], kind: Kind) -> frozenset[str]:
    return frozenset[str]().union(*(_of_kind(s, kind) for s in every))


def _of_kind(stance: Stance, kind: Kind) -> frozenset[str]:
    return (stance.things & kind.things if kind.things else stance.things) - {ANY}


def _unspecific(stance: Stance, kind: Kind) -> bool:
    return not _of_kind(stance, kind) and (not stance.nouns or ANY in stance.things)


def _one_person(a: Stance, b: Stance, likeness: Likeness, least: float) -> bool:
    if a.people or b.people:
        return bool(a.people & b.people)
    if a.things & b.things & PEOPLE:
        return True
    return _alike(a.nouns, b.nouns, likeness, least)


def _alike(first: Sequence[str], second: Sequence[str], likeness: Likeness, least: float) -> bool:
    return any(likeness.cosine(x, y) >= least for x in first for y in second)


def _of_others(a: Stance, b: Stance, frames: Frames) -> bool:
    """Whether the sentences of two stances name people, and none of one is any of the other."""
    here, there = frames.sources[a.report], frames.sources[b.report]
    return other_people(here, span_around(here, a.span), there, span_around(there, b.span))


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
