"""What only one origin says: the people, places, bodies, figures and days that no other origin names."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec
import numpy as np

from recoupe.compare.agreement.accord import side_of
from recoupe.compare.statements.frames import Frame, Frames, Source
from recoupe.compare.statements.gazetteer import demonym, place
from recoupe.compare.statements.periods import Periods, days_of
from recoupe.compare.statements.unread import SPELLED, calendar_words, is_read
from recoupe.compare.statements.wordings import who
from recoupe.encoder import Encoder
from recoupe.languages.units import units
from recoupe.matching import content_id
from recoupe.matching.passages import fold, words
from recoupe.model import Evidence, Finding, Mention, Point, Quantity, Record, Span, TimeExpression

NEAR = 0.847
"""The probability of the encoder from which another origin may say it too, in other words; then "only in"
is not said."""

UNREAD = "unread"
"""The key that accounts hold whose figures and times are not read: what they give in words is not known."""

CREDITED = "credited"
"""Stands for an origin that holds the names in credit lines: a report's agency is no news of it."""

WORDS = 5
"""The least number of words of a statement that is worth calling the only one."""

_SEVERAL = 20
"""The least count that one digit may stand for ("some sixty" for 61)."""

_MANY = 100
"""The least count that writers round."""

_STEM = 6
"""The letters that a name has in common with itself in another language, at least."""

_DOZEN = 12
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[YMWDH])")
_INSIDE = re.compile(r"\(dur (\d+(?:\.\d+)?) (year|month|week|day|hour)\)")
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_HOURS = {"TH": 1, "D": 24, "W": 168}
_YEARS = {"DE": 10, "CE": 100}
_CHUNK = 1024
_TWO = 2
_SHORTEST = 4
_PART_OF_A_DAY = re.compile(r"\(part \w+ _\)")
_OF_PEOPLE = frozenset({"ADJ", "NOUN", "PROPN", "X", ""})


class Novel(Record, frozen=True):
    """Something that a statement names and no other origin does: what it is by, and where it stands."""

    key: str
    span: Span


def only_in(
    points: Sequence[Point],
    origins: int,
    contested: frozenset[str],
    told: Iterable[Finding],
    frames: Frames,
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
    held = _holders(frames)
    periods = _periods(frames)
    marked, figures = _marked(told, frames)
    said: set[tuple[str, str]] = set()
    every = sorted(_by_origin(statements, contested, frames), key=lambda one: -one[1].importance)
    for number, point in every:
        near = nearest[number] >= NEAR or point is not statements[number]
        frame = frames.frame(point.statements[0])
        if len(frame.text.split()) < WORDS:
            continue
        novel = [
            one
            for one in _novel(frame, held, periods, measures_only=near)
            if (frame.origin, one.key) not in said
            and (frame.origin, one.key) not in figures
            and not any(e.start < one.span.end and one.span.start < e.end for e in marked[frame.source.id])
        ]
        said |= {(frame.origin, one.key) for one in novel}
        if novel:
            yield _finding(point, novel, frame, frames, near=near)


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


def _finding(point: Point, novel: Sequence[Novel], frame: Frame, frames: Frames, *, near: bool) -> Finding:
    named = dict.fromkeys(frame.source.text[one.span.start : one.span.end] for one in novel)
    point = _giving(point, tuple(named), frame, frames)
    side = side_of(point, frames, frame.source.evidence(one.span for one in novel))
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
            for key in (*moments(time.value), *lengths_inside(time), *(f"t:{day}" for day in days_of(time))):
                held[key].add(source.origin_at(time.start))
        if not is_read(source):
            for key in (UNREAD, *calendar_words(source)):
                held[key].add(source.origin)
        for start, _, value in source.numbers:
            held[f"n:{value:g}"].add(source.origin_at(start))
        for origin, spelled in source.words_by_account():
            for word in spelled:
                held[f"s:{word}"].add(origin)
                held[f"x:{word[:_STEM]}"].add(origin)
        for key, start in (*_peoples(source), *_places(source)):
            held[key].add(source.origin_at(start))
        for region in report.regions:
            if region.role == "credit":
                for word in words(source.text[region.start : region.end]):
                    held[f"s:{word}"].add(CREDITED)
    return held


def _periods(frames: Frames) -> Periods:
    """The dated times of a story with the accounts that give them."""
    return Periods((t, s.origin_at(t.start)) for s in frames.sources.values() for t in s.report.times)


def _peoples(source: Source) -> Iterator[tuple[str, int]]:
    """The keys of countries whose people or things a report names, and where: the Belgian police."""
    for sentence in source.report.sentences:
        for token in sentence.tokens:
            if len(token.text) >= _SHORTEST and token.pos in _OF_PEOPLE:
                for code in demonym(token.text, sentence.language):
                    yield f"c:{code}", token.start


def _places(source: Source) -> Iterator[tuple[str, int]]:
    """The keys of places that words with a capital can mean, and where: Flughafen Genf."""
    for sentence in source.report.sentences:
        for token in sentence.tokens:
            if token.text[:1].isupper():
                for known in place(token.text, sentence.language):
                    yield f"p:{known}", token.start


def _entity_keys(source: Source, local: str) -> list[str]:
    entity, own = source.entity(local), source.local(local)
    keys = [f"e:{entity.id}"] if entity else []
    if own:
        keys += [f"w:{fold(own.name)}"] + ([f"c:{own.country}"] if own.country else [])
    return keys


def rounded(quantity: Quantity, digits: int) -> tuple[str, ...]:
    """Keys that a measure, or a count of a hundred or more (of twenty in one digit), shares with itself told
    in so many digits or in another unit.

    >>> far, near = (Quantity(id="", start=0, end=1, low=x, high=x) for x in (31204, 31000))
    >>> set(rounded(far, 2)) & set(rounded(near, 2))
    {'r2:count::31000'}
    """
    unit = units().get(quantity.unit)
    value = quantity.low * unit.factor + unit.offset if unit else quantity.low
    least = _MANY if digits > 1 else _SEVERAL
    if not math.isfinite(value) or not value or (not quantity.unit and value < least):
        return ()
    kind = unit.dimension if unit else f"{quantity.dimension}:{quantity.unit}"
    step = 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)
    numbers = {math.floor(value / step + 1e-9), round(value / step)}
    return tuple(f"r{digits}:{kind}:{number * step:g}" for number in sorted(numbers))


def _alone(holders: set[str], own: str) -> bool:
    """Whether nobody else holds a thing: only an account itself, and what its own reports add to it."""
    return all(holder == own or holder.partition("+")[0] == own for holder in holders)


def _novel(
    frame: Frame, held: dict[str, set[str]], periods: Periods, *, measures_only: bool
) -> Iterator[Novel]:
    """The things that a statement names and no other origin does."""
    own = frame.origin
    unread = not _alone(held[UNREAD], own)
    for mention in () if measures_only else frame.mentions:
        if _is_name(frame, mention) and not _known(frame, mention, held):
            key = f"e:{mention.entity}" if mention.entity else f"w:{fold(_text(frame, mention))}"
            yield Novel(f"{frame.source.id}:{key}", Span(mention.start, mention.end))
    for quantity in frame.quantities:
        near = rounded(quantity, 2 if quantity.modifier == "exact" else 1)
        if quantity.high < _TWO and (not quantity.unit or quantity.dimension == "age"):
            continue  # an article more often than a number, or "half"
        if unread and quantity.low <= SPELLED:
            continue
        if all(_alone(held[key], own) for key in (f"n:{quantity.low:g}", *near)):
            yield Novel(f"n:{quantity.low:g}", Span(quantity.start, quantity.end))
    for time in frame.times:
        lasting = time.type == "DURATION" and time.value[:2] != "PX"
        dated = not measures_only and time.value[:1].isdigit() and not _common(frame, time)
        keys = lengths(time.value) if lasting else (f"t:{time.value}", *_told_otherwise(time.value))
        if unread and (lasting or (dated and not _nameless(time.value, held, own))):
            continue
        if dated and periods.inside(time, lambda who: not _alone({who}, own)):
            continue
        if (lasting or dated) and all(_alone(held[key], own) for key in keys):
            yield Novel(f"t:{time.value}", Span(time.start, time.end))


def moments(value: str) -> tuple[str, ...]:
    """The keys that another report may share with a time: itself, its day, month and year, its hour, that
    it has one, and of a length of time the same in other units.

    >>> set(moments("PT48H")) & set(moments("P2D"))
    {'l:hours:48'}
    """
    if value.startswith("P"):
        return (f"t:{value}", *lengths(value))
    whole = {f"t:{value}", f"t:{value[:10]}", f"t:{value[:7]}", f"t:{value[:4]}"}
    day, _, hour = value.partition("T")
    if hour:
        whole |= {f"h:{day}", f"k:{hour}"} if hour[0].isdigit() else set()
    return tuple(sorted(whole))


def lengths(value: str) -> tuple[str, ...]:
    """The keys of a length of time, which has one value in hours and days, another in weeks; years beyond a
    dozen may be told by their number alone ("retire at 67").

    >>> lengths("P1W"), lengths("P67Y"), lengths("P1DE")
    (('l:hours:168',), ('l:months:804', 'n:67'), ('l:months:120',))
    """
    found = _LENGTH.fullmatch(value)
    if found is None:
        return (f"t:{value}",)
    number, unit = float(found[2]), ("T" if found[1] else "") + found[3]
    if unit in _YEARS:
        number, unit = number * _YEARS[unit], "Y"
    if unit in _HOURS:
        return (f"l:hours:{number * _HOURS[unit]:g}",)
    months = number * (12 if unit == "Y" else 1)
    alone = (f"n:{number:g}",) if unit == "Y" and number > _DOZEN else ()
    return (f"l:months:{months:g}", *alone)


def lengths_inside(time: TimeExpression) -> tuple[str, ...]:
    """The keys of the lengths by which a moment or a stretch is told: within ten days, for two years."""
    return tuple(
        key
        for number, unit in _INSIDE.findall(time.form)
        for key in lengths("P" + ("T" if unit == "hour" else "") + f"{number}{unit[0].upper()}")
    )


def _told_otherwise(value: str) -> tuple[str, ...]:
    """What makes a moment known that another origin gives more exactly, or of an hour the same without its
    day."""
    day, _, hour = value.partition("T")
    if not hour:
        return ()
    if hour == "NI":
        return (f"h:{day}", *_next_day(day))
    return (f"k:{hour}",) if hour[0].isdigit() else (f"h:{day}",)


def _next_day(day: str) -> tuple[str, ...]:
    """The key of the day after a night: the night to Tuesday is Tuesday's too."""
    try:
        return (f"t:{(date.fromisoformat(day) + timedelta(days=1)).isoformat()}",)
    except ValueError:
        return ()


def _nameless(value: str, held: dict[str, set[str]], own: str) -> bool:
    """Whether no other account whose times are not read names the weekday of a day, or its month and number;
    of a month its name, of a year its number."""
    longer = _MONTH.fullmatch(value)
    if longer:
        named = f"mo:{int(longer[2])}" if longer[2] else f"n:{int(longer[1])}"
        return _alone(held[named], own)
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return False
    month = _alone(held[f"mo:{day.month}"], own) or _alone(held[f"n:{day.day}"], own)
    return month and _alone(held[f"wd:{day.isoweekday()}"], own)


def _common(frame: Frame, time: TimeExpression) -> bool:
    """Whether a moment is no news: the day on which the report came out, which is when somebody says
    something, or a part of a day that is not named ("in the evening")."""
    if frame.source.published and time.value[:10] == frame.source.published[:10]:
        return True
    return _PART_OF_A_DAY.search(time.form) is not None


def _text(frame: Frame, mention: Mention) -> str:
    return frame.source.text[mention.start : mention.end]


def _is_name(frame: Frame, mention: Mention) -> bool:
    """Whether a mention names somebody or something: a lone word of no kind, or one that begins a sentence as
    a body's name, may be a common one, and a part of somebody's office ("ministre des Finances") is none."""
    lone = len(words(_text(frame, mention))) < _TWO
    begins = any(s.start == mention.start for s in frame.source.sentences(Span(mention.start, mention.end)))
    body = mention.type not in ("PERSON", "LOC")
    if body and set(words(_text(frame, mention))) <= set(words(frame.source.name)):
        return False  # the outlet of the report itself
    if mention.form != "name" or (lone and (mention.type == "MISC" or (mention.type == "ORG" and begins))):
        return False
    return not any(
        other.role_span is not None
        and other.role_span.start <= mention.start
        and mention.end <= other.role_span.end
        for other in frame.source.report.mentions
    )


def _known(frame: Frame, mention: Mention, held: dict[str, set[str]]) -> bool:
    """Whether another origin names it too; of a person the surname is enough."""
    own = frame.origin
    keys = _entity_keys(frame.source, mention.entity)
    if mention.type != "PERSON":
        keys += [f"p:{known}" for known in place(_text(frame, mention), frame.language)]
    spelled = [f"s:{word}" for word in words(_text(frame, mention)) if len(word) > _TWO]
    if mention.type == "PERSON":
        spelled = spelled[-1:]
    if spelled and all(not _alone(held[key], own) for key in spelled):
        return True
    if mention.type != "PERSON" and _in_other_form(_text(frame, mention), held, own):
        return True
    return not keys or any(not _alone(held[key], own) for key in keys)


def _in_other_form(name: str, held: dict[str, set[str]], own: str) -> bool:
    """Whether another origin names a place or a body by its initials, or by words that begin alike, as in two
    languages: Sigmaringa, Universidad de Bergmark."""
    capitals = [w for w in re.split(r"[\s\-]+", name) if w[:1].isupper()]
    initials = fold("".join(w[0] for w in capitals))
    if len(capitals) > _TWO and not _alone(held[f"s:{initials}"], own):
        return True
    spelled = [w for w in words(name) if len(w) > _STEM]
    return bool(spelled) and all(not _alone(held[f"x:{w[:_STEM]}"], own) for w in spelled)
