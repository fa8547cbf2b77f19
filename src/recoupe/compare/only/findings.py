"""What only one origin says: the people, places, bodies, figures and days that no other origin names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np

from recoupe.compare.agreement.accord import side_of
from recoupe.compare.only.held import Held
from recoupe.compare.only.novel import Novel, novel
from recoupe.compare.statements.frames import Frame, Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.wordings import who
from recoupe.encoder import Encoder
from recoupe.matching import content_id
from recoupe.matching.passages import words
from recoupe.model import Evidence, Finding, Point

NEAR = 0.847
"""The probability of the encoder from which another origin may say it too, in other words; then "only in"
is not said."""

WORDS = 5
"""The least number of words of a statement that is worth calling the only one."""

_CHUNK = 1024


def only_in(
    points: Sequence[Point],
    origins: int,
    contested: frozenset[str],
    told: Iterable[Finding],
    frames: Frames,
    likeness: Likeness,
    space: Encoder,
) -> Iterator[Finding]:
    """What one origin alone carries, with what it names that no other names.

    Said only where the statement names a person, place, body, date or figure that the others don't, and
    where no statement of another origin comes near it in meaning; what is near, or the same point but for
    `contested` ones, is only in one for a figure or a length of time that stands nowhere else. What a
    difference or an update of `told` marks is not said again, and what an origin names in several statements
    is said of the most important one.
    """
    if origins < 2:
        return
    statements = [p for p in points if p.kind == "statement"]
    nearest = _nearest(statements, frames, space)
    held = Held(frames, likeness)
    marked, figures = _marked(told, frames)
    said: set[tuple[str, str]] = set()
    every = sorted(_by_origin(statements, contested, frames), key=lambda one: -one[1].importance)
    for number, point in every:
        near = nearest[number] >= NEAR or point is not statements[number]
        frame = frames.frame(point.statements[0])
        if len(frame.text.split()) < WORDS:
            continue
        new = [
            one
            for one in novel(frame, held, measures_only=near)
            if (frame.origin, one.key) not in said
            and (frame.origin, one.key) not in figures
            and not any(e.start < one.span.end and one.span.start < e.end for e in marked[frame.source.id])
        ]
        said |= {(frame.origin, one.key) for one in new}
        if new:
            yield _finding(point, new, frame, frames, near=near)


def _marked(
    told: Iterable[Finding], frames: Frames
) -> tuple[dict[str, list[Evidence]], set[tuple[str, str]]]:
    """What differences and updates mark, by report, and the keys of the figures among it, by account."""
    marked: dict[str, list[Evidence]] = defaultdict(list)
    for finding in told:
        for side in finding.sides if finding.kind in ("difference", "update") else ():
            for mark in side.marks:
                marked[mark.report].append(mark)
    figures = {
        (frames.sources[key].origin_at(quantity.start), f"n:{quantity.low:g}")
        for key, marks in marked.items()
        for quantity in frames.sources[key].report.quantities
        if any(m.start < quantity.end and quantity.start < m.end for m in marks)
    }
    return marked, figures


def _finding(point: Point, new: Sequence[Novel], frame: Frame, frames: Frames, *, near: bool) -> Finding:
    named = dict.fromkeys(frame.source.text[one.span.start : one.span.end] for one in new)
    point = _giving(point, tuple(named), frame, frames)
    side = side_of(point, frames, frame.source.evidence(one.span for one in new))
    return Finding(
        id=content_id("f", "only in", point.id, *point.origins),
        kind="only in",
        point=point.id,
        sides=(side,),
        explanation=f"Only {who(side, frames)} gives “{'”, “'.join(named)}”.",
        reasons=(
            "another origin tells of the same, without this"
            if near
            else "no statement of another origin comes near it in meaning",
            "no other origin names these, under any form that was recognised",
        ),
        importance=round(0.15 + 0.2 * point.importance + min(0.05 * len(named), 0.15), 4),
        evidence=side.evidence,
    )


def _giving(point: Point, named: Sequence[str], frame: Frame, frames: Frames) -> Point:
    """The point without the statements of copies that leave out all that is named: a shortened report."""
    asked = [set(words(text)) for text in named]
    kept = tuple(
        s
        for s in point.statements
        for other in [frames.frame(s)]
        if other.source is frame.source
        or other.language != frame.language
        or any(one <= other.source.words for one in asked)
    )
    return msgspec.structs.replace(point, statements=kept)


def _by_origin(
    points: Sequence[Point], contested: frozenset[str], frames: Frames
) -> Iterator[tuple[int, Point]]:
    """Each point of one origin; of one that several share and that is not contested, each one's part."""
    for number, point in enumerate(points):
        if len(point.origins) == 1:
            yield number, point
        elif point.id not in contested:
            for origin in point.origins:
                own = tuple(s for s in point.statements if frames.frame(s).origin == origin)
                if own:
                    yield number, msgspec.structs.replace(point, statements=own, origins=(origin,))


def _nearest(points: Sequence[Point], frames: Frames, space: Encoder) -> list[float]:
    """For each point, how probably some statement of another origin says the same."""
    if not points:
        return []
    texts = [frames.frame(p.statements[0]).text for p in points]
    vectors = space.encode(texts)
    numbers = {o: n for n, o in enumerate(sorted({o for p in points for o in p.origins}))}
    single = np.array([numbers[p.origins[0]] if len(p.origins) == 1 else -1 for p in points])
    best = np.zeros(len(points))
    for start in range(0, len(points), _CHUNK):
        rows = slice(start, start + _CHUNK)
        cosines = vectors[rows] @ vectors.T
        cosines[single[rows, None] == single[None, :]] = -1
        best[rows] = cosines.max(axis=1)
    return [float(p) for p in space.same(best)]
