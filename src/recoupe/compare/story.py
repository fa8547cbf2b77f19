"""Puts the comparing of a story together."""

from recoupe import encoder
from recoupe.compare.accord import agreements, only_in
from recoupe.compare.agenda import build_agenda
from recoupe.compare.apart import differences_apart
from recoupe.compare.consistency import report_inconsistencies
from recoupe.compare.differences import differences
from recoupe.compare.frames import Frames
from recoupe.compare.likeness import Likeness
from recoupe.compare.settled import plan_differences
from recoupe.compare.variants import name_differences
from recoupe.model import AlignedStory, Comparison, Finding


def compare(aligned: AlignedStory) -> Comparison:
    """The findings of a story, the most important first, and its agenda in order of time."""
    space = encoder.load()
    frames = Frames(aligned)
    agenda = build_agenda(aligned)
    found = [
        *differences(aligned.points, frames, Likeness(space)),
        *name_differences(aligned.entities, frames, Likeness(space)),
    ]
    likeness = Likeness(space)
    found += [
        f
        for f in differences_apart(aligned.points, frames, likeness)
        if not any(f.aspect == other.aspect and _touches(f, other) for other in found)
    ]
    sources = [f for f in found if f.aspect == "source"]
    found = [f for f in found if f.aspect != "name" or not any(_same_words(f, other) for other in sources)]
    found += [f for f in plan_differences(agenda, frames) if not any(_told(f, other) for other in found)]
    contested = frozenset(f.point for f in found if f.kind == "difference" and f.aspect != "wording")
    origins = len(aligned.traced.origins)
    found += agreements(aligned.points, contested, frames, Likeness(space))
    found += only_in(aligned.points, origins, frames, space)
    for report in aligned.traced.story.reports:
        found += report_inconsistencies(report)
    unique: dict[str, Finding] = {f.id: f for f in found}
    ordered = sorted(unique.values(), key=lambda f: (-f.importance, f.id))
    return Comparison(findings=tuple(ordered), agenda=agenda)


def _same_words(finding: Finding, other: Finding) -> bool:
    """Whether all that one marks stands in what the other marks: the name that differs is the speaker's."""
    theirs = [m for s in other.sides for m in s.marks]
    mine = [m for s in finding.sides for m in s.marks]
    return bool(mine) and all(
        any(m.report == t.report and m.start < t.end and t.start < m.end for t in theirs) for m in mine
    )


def _touches(finding: Finding, other: Finding) -> bool:
    """Whether another finding marks a place that this one marks."""
    theirs = [m for s in other.sides for m in s.marks]
    return any(
        m.report == t.report and m.start < t.end and t.start < m.end
        for s in finding.sides
        for m in s.marks
        for t in theirs
    )


def _told(plan: Finding, other: Finding) -> bool:
    """Whether a difference of certainty between statements already says what one between plans would."""
    if other.aspect != plan.aspect or {r for s in other.sides for r in s.reports} != {
        r for s in plan.sides for r in s.reports
    }:
        return False
    marks = [m for s in other.sides for m in s.marks]
    return any(
        m.report == e.report and m.start < e.end and e.start < m.end for m in marks for e in plan.evidence
    )
