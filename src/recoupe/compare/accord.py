"""What several origins say alike, and what only one says."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from recoupe.compare.contrast import Contrasted
from recoupe.compare.frames import Frame, Frames, Source
from recoupe.compare.likeness import Likeness
from recoupe.compare.substance import agreed
from recoupe.compare.wordings import who
from recoupe.encoder import Encoder
from recoupe.languages.units import units
from recoupe.matching import content_id
from recoupe.matching.ids import accounts
from recoupe.matching.passages import fold, words
from recoupe.model import Evidence, Finding, Point, Quantity, Side, Span

NEAR = 0.847
"""The probability of the encoder from which another origin may say it too, in other words; then "only in"
is not said."""

CREDITED = "credited"
"""Stands for an origin that holds the names in credit lines: a report's agency is no news of it."""

WORDS = 5
"""The least number of words of a statement that is worth calling the only one."""

_MANY = 100
"""The least count that writers round."""

_CHUNK = 1024


def agreements(
    points: Sequence[Point],
    contested: frozenset[str],
    contrasted: Contrasted,
    frames: Frames,
    likeness: Likeness,
) -> Iterator[Finding]:
    """The points that at least two origins carry and on which no difference was found.

    What a quotation and the sentence around it say alike is told once, as the quotation.
    """
    told: dict[str, list[Evidence]] = defaultdict(list)
    for point in sorted(points, key=lambda p: p.kind != "quotation"):
        if len(point.origins) < 2 or point.id in contested:
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
    side = _side(point, frames)
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


def only_in(
    points: Sequence[Point], origins: int, contested: frozenset[str], frames: Frames, space: Encoder
) -> Iterator[Finding]:
    """What one origin alone carries, with what it names that no other names.

    Said only where the statement names a person, place, body, date or figure that the others don't, and
    where no statement of another origin comes near it in meaning; what is near, or the same point but for
    `contested` ones, is only in one for a figure or a length of time that stands nowhere else.
    """
    if origins < 2:
        return
    statements = [p for p in points if p.kind == "statement"]
    nearest = _nearest(statements, frames, space)
    held = _holders(frames)
    for place, point in _by_origin(statements, contested, frames):
        told = nearest[place] >= NEAR or point is not statements[place]
        frame = frames.frame(point.statements[0])
        novel = _novel(frame, held, measures_only=told)
        if len(frame.text.split()) < WORDS or not novel:
            continue
        side = _side(point, frames, frame.source.evidence(novel.values()))
        yield Finding(
            id=content_id("f", "only in", point.id, *point.origins),
            kind="only in",
            point=point.id,
            sides=(side,),
            explanation=f"Only {who(side, frames)} gives “{'”, “'.join(novel)}”.",
            reasons=(
                "another origin tells of the same, without this"
                if told
                else "no statement of another origin comes near it in meaning",
                "no other origin names these, under any form that was recognised",
            ),
            importance=round(0.15 + 0.2 * point.importance + min(0.05 * len(novel), 0.15), 4),
            evidence=side.evidence,
        )


def _by_origin(
    points: Sequence[Point], contested: frozenset[str], frames: Frames
) -> Iterator[tuple[int, Point]]:
    """Each point of one origin; of one that several share and that is not contested, each one's part."""
    for place, point in enumerate(points):
        if len(point.origins) == 1:
            yield place, point
        elif point.id not in contested:
            for origin in point.origins:
                own = tuple(s for s in point.statements if frames.frame(s).origin == origin)
                if own:
                    yield place, msgspec.structs.replace(point, statements=own, origins=(origin,))


def _side(point: Point, frames: Frames, marks: tuple[Evidence, ...] = ()) -> Side:
    return Side(
        reports=tuple(sorted({s.report for s in point.statements})),
        origins=accounts(frames.frame(s).origin for s in point.statements),
        value="",
        evidence=tuple(e for s in point.statements for e in s.evidence),
        marks=marks,
    )


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


def _holders(frames: Frames) -> dict[str, set[str]]:
    """The origins that hold each thing named or counted, by key."""
    held: dict[str, set[str]] = defaultdict(set)
    for source in frames.sources.values():
        report = source.report
        for mention in report.mentions:
            for key in _entity_keys(source, mention.entity):
                held[key].add(source.origin_at(mention.start))
        for quantity in report.quantities:
            held[f"n:{quantity.low:g}"].add(source.origin_at(quantity.start))
            held[f"n:{quantity.high:g}"].add(source.origin_at(quantity.start))
            for key in (*rounded(quantity, 1), *rounded(quantity, 2)):
                held[key].add(source.origin_at(quantity.start))
        for time in report.times:
            held[f"t:{time.value}"].add(source.origin_at(time.start))
            held[f"t:{time.value[:10]}"].add(source.origin_at(time.start))
        for start, _, value in source.numbers:
            held[f"n:{value:g}"].add(source.origin_at(start))
        for origin, spelled in source.words_by_account():
            for word in spelled:
                held[f"s:{word}"].add(origin)
        for region in report.regions:
            if region.role == "credit":
                for word in words(source.text[region.start : region.end]):
                    held[f"s:{word}"].add(CREDITED)
    return held


def _entity_keys(source: Source, local: str) -> list[str]:
    entity, own = source.entity(local), source.local(local)
    keys = [f"e:{entity.id}"] if entity else []
    if own:
        keys += [f"w:{fold(own.name)}"] + ([f"c:{own.country}"] if own.country else [])
    return keys


def rounded(quantity: Quantity, digits: int) -> tuple[str, ...]:
    """Keys that a measure, or a count of a hundred or more, shares with itself told in so many digits or in
    another unit.

    >>> far, near = (Quantity(id="", start=0, end=1, low=x, high=x) for x in (31204, 31000))
    >>> set(rounded(far, 2)) & set(rounded(near, 2))
    {'r2:count::31000'}
    """
    unit = units().get(quantity.unit)
    value = quantity.low * unit.factor + unit.offset if unit else quantity.low
    if not math.isfinite(value) or not value or (not quantity.unit and value < _MANY):
        return ()
    kind = unit.dimension if unit else f"{quantity.dimension}:{quantity.unit}"
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    numbers = {math.floor(value / step + 1e-9), round(value / step)}
    return tuple(f"r{digits}:{kind}:{number * step:g}" for number in sorted(numbers))


def _alone(holders: set[str], own: str) -> bool:
    """Whether nobody else holds a thing: only an account itself, and what its own reports add to it."""
    return all(holder == own or holder.partition("+")[0] == own for holder in holders)


def _novel(frame: Frame, held: dict[str, set[str]], *, measures_only: bool) -> dict[str, Span]:
    """The things that a statement names and no other origin does, as the text writes them, and where."""
    own = frame.origin
    text = frame.source.text
    novel: dict[str, Span] = {}
    for mention in () if measures_only else frame.mentions:
        keys = _entity_keys(frame.source, mention.entity)
        name = text[mention.start : mention.end]
        spelled = [f"s:{word}" for word in words(name) if len(word) > 2]
        known = all(not _alone(held[k], own) for k in spelled) if spelled else False
        if mention.form == "name" and keys and not known and all(_alone(held[k], own) for k in keys):
            novel.setdefault(name, Span(mention.start, mention.end))
    for quantity in frame.quantities:
        near = rounded(quantity, 2 if quantity.modifier == "exact" else 1)
        if quantity.dimension in ("count", "age") and quantity.high < 2:
            continue  # an article more often than a number
        if all(_alone(held[key], own) for key in (f"n:{quantity.low:g}", *near)):
            novel.setdefault(text[quantity.start : quantity.end], Span(quantity.start, quantity.end))
    for time in frame.times:
        lasting = time.type == "DURATION" and time.value[:2] != "PX"
        dated = not measures_only and time.value[:1].isdigit()
        if (lasting or dated) and _alone(held[f"t:{time.value}"], own):
            novel.setdefault(text[time.start : time.end], Span(time.start, time.end))
    return novel
