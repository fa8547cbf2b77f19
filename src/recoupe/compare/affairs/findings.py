"""All that accounts tell of affairs in contrary ways, and that no other finding tells already."""

from collections.abc import Iterator, Sequence

from recoupe.compare.affairs.causes import causes_apart
from recoupe.compare.affairs.contrary import by_affair, contraries
from recoupe.compare.affairs.days import other_days_of_affairs
from recoupe.compare.affairs.put_off import put_off
from recoupe.compare.affairs.reading import read
from recoupe.compare.affairs.refuted import refuted
from recoupe.compare.affairs.shelved import called_off, shelved
from recoupe.compare.affairs.stances import stances
from recoupe.compare.affairs.undone import undone
from recoupe.compare.statements.counterparts import Counterparts
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Evidence, Finding, Side

_TOLD = ("difference", "update")


def affairs_apart(frames: Frames, likeness: Likeness, found: Sequence[Finding]) -> Iterator[Finding]:
    """The differences and updates of affairs; those of what `found` sets against each other are left out."""
    sentences = {key: read(frames.sources[key]) for key in sorted(frames.sources)}
    said = {key: stances(frames.sources[key], found) for key, found in sentences.items()}
    told = by_affair(stance for every in said.values() for stance in every)
    counterparts = Counterparts(frames, likeness)
    known = [f for f in found if f.kind in _TOLD and f.aspect != "wording"]
    for finding in (
        *other_days_of_affairs(told, frames, likeness),
        *contraries(told, frames, likeness, counterparts),
        *causes_apart(frames, likeness, sentences),
        *undone(frames, likeness, sentences),
        *refuted(frames, likeness, counterparts, sentences),
        *shelved(told, frames, likeness),
        *called_off(frames, likeness),
        *put_off(frames, counterparts, sentences),
    ):
        if not any(_tells(other, finding) for other in known):
            known.append(finding)
            yield finding


def _tells(known: Finding, finding: Finding) -> bool:
    """Whether a finding has the marks of two sides of another in the sentences of two of its own, and all the
    reports of them."""
    places = [{n for n, side in enumerate(known.sides) if _holds(side, other)} for other in finding.sides]
    return all(places) and len(set[int]().union(*places)) > 1


def _holds(side: Side, other: Side) -> bool:
    """Whether the sentences of a side hold a mark of another side for each of its reports."""
    held = {m.report for m in other.marks if any(_overlap(m, e) for e in (*side.evidence, *side.marks))}
    return held >= set(other.reports)


def _overlap(first: Evidence, second: Evidence) -> bool:
    return first.report == second.report and first.start < second.end and second.start < first.end
