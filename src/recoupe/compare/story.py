"""Puts the comparing of a story together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recoupe import encoder
from recoupe.compare.affairs.findings import affairs_apart
from recoupe.compare.affairs.limits import is_limit
from recoupe.compare.agreement.accord import agreements
from recoupe.compare.agreement.shared import shared_values, without_narrower
from recoupe.compare.apart.findings import (
    differences_apart,
    differences_of_fates,
    differences_of_moments,
    differences_of_tolls,
)
from recoupe.compare.differences import differences
from recoupe.compare.explained import added_up, both_given
from recoupe.compare.only.findings import only_in
from recoupe.compare.paired.pairs import contrasts
from recoupe.compare.paired.variants import name_differences
from recoupe.compare.plans.agenda import build_agenda
from recoupe.compare.plans.came_true import came_true
from recoupe.compare.plans.rescheduled import other_days
from recoupe.compare.plans.settled import plan_differences
from recoupe.compare.plans.states import states_over
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.within.consistency import report_inconsistencies
from recoupe.model import AlignedStory, Comparison, Evidence, Finding

_TIMED = ("date", "certainty", "polarity")
"""The aspects in which what was to be may be told as a difference and as what moved on."""

_OVERLAPPING = {"figure": ("figure", "date"), "date": ("date", "figure")}
"""The aspects that tell one thing in two ways: a length of time is a figure and a time."""


def compare(aligned: AlignedStory) -> Comparison:
    """The findings of a story, the most important first, and its agenda in order of time."""
    space = encoder.load()
    likeness = Likeness(space)
    frames = Frames(aligned)
    agenda = build_agenda(aligned)
    contrasted = {p.id: list(contrasts(p, frames, likeness)) for p in aligned.points}
    tolls = [
        *differences_of_tolls(aligned.points, frames, likeness),
        *differences_of_fates(aligned.points, frames, likeness),
    ]
    told = Marked(tolls)
    found = [
        *tolls,
        *(f for f in differences(aligned.points, contrasted, frames) if not _covered(told.under(f))),
        *name_differences(aligned.entities, frames, likeness),
    ]
    marked = {aspect: Marked(f for f in found if f.aspect == aspect) for aspect in {f.aspect for f in found}}
    for f in differences_apart(aligned.points, frames, likeness):
        if not any(any(marked[a].under(f)) for a in _OVERLAPPING.get(f.aspect, (f.aspect,)) if a in marked):
            found.append(f)
        else:
            found = [f if _widens(f, other) else other for other in found]
    sources = Marked(f for f in found if f.aspect == "source")
    found = [f for f in found if f.aspect != "name" or not _covered(sources.under(f))]
    found = [f for f in found if not both_given(f, frames, likeness) and not added_up(f, frames)]
    moved = list(other_days(agenda, frames, likeness))
    settled = (f for f in plan_differences(agenda, frames, is_limit) if not any(_within(f, m) for m in moved))
    found += list(_untold(settled, found))
    found += list(_untold(moved, found))
    found += states_over(frames, likeness)
    found += _untold(came_true(frames), found)
    found += list(affairs_apart(frames, likeness, found))
    timed = [f for f in found if f.aspect in _TIMED]
    for f in differences_of_moments(aligned.points, frames, likeness):
        if not any(_touches(f, other) for other in timed):
            found.append(f)
    found = _moved_once(found)
    contested = frozenset(f.point for f in found if f.kind == "difference" and f.aspect != "wording")
    origins = len(aligned.traced.origins)
    told = Marked(f for f in found if f.kind in ("difference", "update") and f.aspect != "wording")
    points_agreed = agreements(aligned.points, contrasted, frames, likeness)
    agreed = [f for f in points_agreed if not told.contradict(f)]
    shared = list(shared_values(frames, likeness, [*found, *agreed]))
    found += without_narrower(agreed, shared)
    found += only_in(aligned.points, origins, contested, found, frames, likeness, space)
    for report in aligned.traced.story.reports:
        found += report_inconsistencies(report)
    unique: dict[str, Finding] = {f.id: f for f in found}
    ordered = sorted(unique.values(), key=lambda f: (-f.importance, f.id))
    return Comparison(findings=tuple(ordered), agenda=agenda)


class Marked:
    """Where findings mark words, by report."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._of: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
        self._sides: dict[str, list[tuple[Evidence, str, int]]] = defaultdict(list)
        for finding in findings:
            for number, side in enumerate(finding.sides):
                for mark in side.marks:
                    self._of[mark.report].append((mark, finding.id))
                    self._sides[mark.report].append((mark, finding.id, number))

    def under(self, finding: Finding) -> list[set[str]]:
        """For each place that a finding marks, the ids of the findings that mark it too."""
        return [
            {other for there, other in self._of.get(mark.report, ()) if mark.overlaps(there)}
            for side in finding.sides
            for mark in side.marks
        ]

    def contradict(self, finding: Finding) -> bool:
        """Whether one of the findings has marks of two of its sides in the words of another finding."""
        held: dict[str, set[int]] = defaultdict(set)
        for evidence in finding.evidence:
            for mark, other, side in self._sides.get(evidence.report, ()):
                if evidence.overlaps(mark):
                    held[other].add(side)
        return any(len(sides) > 1 for sides in held.values())


def _moved_once(found: Sequence[Finding]) -> list[Finding]:
    """The findings without the differences all of whose places, or all of whose words in the same reports, an
    update of the same aspect shows."""
    updates = {aspect: [f for f in found if (f.kind, f.aspect) == ("update", aspect)] for aspect in _TIMED}
    marked = {aspect: Marked(moved) for aspect, moved in updates.items()}
    return [
        f
        for f in found
        if f.kind != "difference"
        or f.aspect not in _TIMED
        or not (_covered(marked[f.aspect].under(f)) or any(_shown(f, u) for u in updates[f.aspect]))
    ]


def _shown(finding: Finding, other: Finding) -> bool:
    """Whether another finding marks all words of a finding, here or elsewhere in the same reports."""
    words, others = (
        {(m.report, m.text.lower()) for side in f.sides for m in side.marks} for f in (finding, other)
    )
    return bool(words) and words <= others


def _within(finding: Finding, other: Finding) -> bool:
    """Whether another finding of the same kind shows all sentences of a finding: a plan that is put off to a
    day is told by its days."""
    return finding.kind == other.kind and all(
        any(e.overlaps(shown) for shown in other.evidence) for e in finding.evidence
    )


def _touches(finding: Finding, other: Finding) -> bool:
    """Whether another finding shows sentences of two reports of a finding, whatever it marks there."""
    shown = {e.report for e in finding.evidence if any(e.overlaps(there) for there in other.evidence)}
    return len(shown) > 1


def _covered(under: Sequence[set[str]]) -> bool:
    """Whether one finding marks every place: the name that differs is the speaker's."""
    return bool(under) and bool(set.intersection(*under))


def _widens(finding: Finding, other: Finding) -> bool:
    """Whether a finding tells all that another does, the same values, and has more reports behind them."""
    if (finding.kind, finding.aspect) != (other.kind, other.aspect):
        return False
    wide, narrow = ({s.value: set(s.reports) for s in f.sides} for f in (finding, other))
    if wide.keys() != narrow.keys() or wide == narrow or any(narrow[v] - wide[v] for v in narrow):
        return False
    marks = [m for side in finding.sides for m in side.marks]
    return all(any(m.overlaps(n) for m in marks) for side in other.sides for n in side.marks)


def _untold(plans: Iterable[Finding], found: Iterable[Finding]) -> Iterator[Finding]:
    """The differences of plans that no difference of statements, by the same reports, already tells."""
    told: dict[tuple[str, frozenset[str]], list[Finding]] = defaultdict(list)
    for finding in found:
        told[finding.aspect, _reports(finding)].append(finding)
    for plan in plans:
        others = told.get((plan.aspect, _reports(plan)), ())
        marks = [m for other in others for side in other.sides for m in side.marks]
        if not any(m.overlaps(e) for m in marks for e in plan.evidence):
            yield plan


def _reports(finding: Finding) -> frozenset[str]:
    return frozenset(r for side in finding.sides for r in side.reports)
