"""What several origins say alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.compare.agreement.substance import agreed
from recoupe.compare.statements.contrast import Contrasted
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.wordings import who
from recoupe.matching import content_id
from recoupe.matching.ids import accounts
from recoupe.model import Evidence, Finding, Point, Side


def agreements(
    points: Sequence[Point],
    contrasted: Contrasted,
    frames: Frames,
    likeness: Likeness,
) -> Iterator[Finding]:
    """The points that at least two origins carry alike. That two values in the words of one are told to
    differ is for the caller to know; an account that differs elsewhere in the point takes nothing from it.

    What a quotation and the sentence around it say alike is told once, as the quotation.
    """
    told: dict[str, list[Evidence]] = defaultdict(list)
    for point in sorted(points, key=lambda p: p.kind != "quotation"):
        if len(point.origins) < 2:
            continue
        one = _agreeing(point, agreed(point, contrasted, frames, likeness), frames)
        if one is None:
            continue
        finding = _agreement(one, frames)
        again = sum(any(e.overlaps(t) for t in told[e.report]) for e in finding.evidence)
        if 2 * again > len(finding.evidence):
            continue
        for evidence in finding.evidence:
            told[evidence.report].append(evidence)
        yield finding


def _agreeing(point: Point, ids: frozenset[str], frames: Frames) -> Point | None:
    """The point with the statements that agree alone, None where they are of one origin."""
    kept = tuple(s for s in point.statements if s.id in ids)
    origins = accounts(frames.frame(s).origin for s in kept)
    if len(origins) < 2:
        return None
    return msgspec.structs.replace(point, statements=kept, origins=origins)


def _agreement(point: Point, frames: Frames) -> Finding:
    best = max((link.probability for link in point.links), default=1.0)
    side = side_of(point, frames)
    count = len(point.origins)
    return Finding(
        id=content_id("f", "agreement", point.id),
        kind="agreement",
        point=point.id,
        sides=(side,),
        explanation=f"{count} independent accounts say so: {who(side, frames)}.",
        reasons=(f"{len(side.reports)} reports, counted as {count} origins: copies count once",),
        importance=round(min(0.3 + 0.25 * point.importance + 0.1 * best, 1.0), 4),
        evidence=side.evidence,
    )


def side_of(point: Point, frames: Frames, marks: tuple[Evidence, ...] = ()) -> Side:
    """All of a point's statements as one side of a finding."""
    return Side(
        reports=tuple(sorted({s.report for s in point.statements})),
        origins=accounts(frames.frame(s).origin for s in point.statements),
        value="",
        evidence=tuple(e for s in point.statements for e in s.evidence),
        marks=marks,
    )
