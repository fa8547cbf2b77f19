"""Figures and moments that independent accounts share, in sentences that are not alike.

Reporters tell one thing in other words, but a figure, a year or a time of day stays as it is. One that is
seldom, and belongs to the same thing in both, is told of one thing; a common one must belong to one act too.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from msgspec import structs

from recoupe.compare.apart.ages import ages
from recoupe.compare.apart.matters import matters_of
from recoupe.compare.apart.tolls import tolls
from recoupe.compare.paired.dates import RELATIVE
from recoupe.compare.statements.acts import ALIKE, Act, act_at, others, sentence_at
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import other_countries
from recoupe.compare.statements.standing import doubted, of_a_name
from recoupe.compare.statements.wordings import who
from recoupe.languages.units import units
from recoupe.matching import content_id
from recoupe.matching.ids import accounts
from recoupe.model import Evidence, Finding, Quantity, Record, Sentence, Side, Span, TimeExpression

SELDOM = 13
"""The least count that is seldom: smaller ones are given of several things in one story."""

NEAR = 0.25
"""The least cosine of two sentences that give one seldom figure."""

CLOSE = 0.45
"""The same where nothing else ties them: neither a noun nor a verb."""

COUNTED = 0.4
"""The least cosine of two nouns that one value may count."""

THOUSAND = 1000
RARE_NEAR = 0.1
"""From a thousand on, a figure that is not round is so seldom that nouns and sentences less near will do."""

WEEK = 7
"""Days from publication within which a day is spoken of in every sentence of a story."""

MOST = 40
"""The most sentences with one value that are laid against each other; copies count as one."""

_OF_A_THING, _OF_A_PERSON = 0.34, 0.2
"""The importance of an agreement on a value, and of one on somebody's age."""

_SCORED = frozenset({"points", "score"})
_CLOCK = re.compile(r"T(\d\d:\d\d)$")
_YEAR = re.compile(r"\d{4}")
_NAMED = frozenset({"00:00", "12:00"})
_DAY = "day:"


class Told(Record, frozen=True):
    """A figure or a moment of a report, with its sentence, what it counts, and the act it belongs to.

    `seldom` is set where the value itself tells the thing, `rare` where it does so nearly alone; `anyone`
    where it counts people at large. `matter` is the fate, the matter or the person whose age it is, if known.
    """

    report: str
    span: Span
    key: str
    sentence: Sentence
    noun: str
    anyone: bool
    act: Act | None
    seldom: bool
    rare: bool = False
    matter: str = ""


def shared_values(frames: Frames, likeness: Likeness, told: Iterable[Finding]) -> Iterator[Finding]:
    """The figures and moments that reports of several origins give of one thing, a finding for each.

    `told` are the findings so far: what one of them shows to differ is no agreement, and an agreement that
    holds all places already is not told again.
    """
    told = list(told)
    differing = _Places(
        (number, m)
        for number, f in enumerate(told)
        if f.kind == "difference"
        for s in f.sides
        for m in s.marks
    )
    agreed = _Places((n, e) for n, f in enumerate(told) if f.kind == "agreement" for e in f.evidence)
    by_key: dict[str, list[Told]] = defaultdict(list)
    for key in sorted(frames.sources):
        for one in [*figures_of(frames.sources[key]), *_moments(frames.sources[key])]:
            if not differing.at(one):
                by_key[one.key].append(one)
    for value in sorted(by_key):
        for group in _groups(by_key[value], frames, likeness):
            if not set.intersection(*(agreed.at(one) for one in group)):
                yield _finding(group, frames)


def without_narrower(agreed: Sequence[Finding], shared: Sequence[Finding]) -> Iterator[Finding]:
    """The agreements that no agreement on a value holds altogether, and those on values with the importance
    of what they hold: two accounts of three that give a figure are told once, with the third."""
    held: dict[str, float] = {}
    for one in agreed:
        reports = set(one.sides[0].reports)
        wider = [s for s in shared if reports < set(s.sides[0].reports) and _holds(s, one)]
        if not wider:
            yield one
        for other in wider:
            held[other.id] = max(held.get(other.id, 0.0), one.importance)
    for other in shared:
        yield structs.replace(other, importance=max(other.importance, held.get(other.id, 0.0)))


def _holds(shared: Finding, agreed: Finding) -> bool:
    """Whether each place of an agreement lies in a place of another."""
    return all(any(_covers(s, e) for s in shared.evidence) for e in agreed.evidence)


def _covers(whole: Evidence, part: Evidence) -> bool:
    return whole.report == part.report and whole.start <= part.start and part.end <= whole.end


class _Places:
    """Places of reports, each with the number of the finding that shows it."""

    def __init__(self, shown: Iterable[tuple[int, Evidence]]) -> None:
        self._of: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
        for number, evidence in shown:
            self._of[evidence.report].append((number, evidence))

    def at(self, one: Told) -> set[int]:
        """The findings that show the place of a value."""
        shown = self._of.get(one.report, ())
        return {n for n, e in shown if e.start < one.span.end and one.span.start < e.end}


def _groups(found: Sequence[Told], frames: Frames, likeness: Likeness) -> list[list[Told]]:
    """Those of one thing together, where reports of several origins have it."""
    if len(_origins(found, frames)) < 2:
        return []
    alike = list(_alike(found, frames).values())[:MOST]
    groups = [{place} for place in range(len(alike))]
    for i, j in combinations(range(len(alike)), 2):
        first, second = alike[i][0], alike[j][0]
        if (
            first.report != second.report
            and not _of_others(first, second, frames)
            and one_thing(first, second, likeness)
        ):
            one, other = (next(g for g in groups if place in g) for place in (i, j))
            if one is not other:
                one |= other
                groups.remove(other)
    kept = [_first_of_each([told for place in sorted(g) for told in alike[place]], likeness) for g in groups]
    return [g for g in kept if len(_origins(g, frames)) > 1]


def _of_others(first: Told, second: Told, frames: Frames) -> bool:
    """Whether two values are told of people of whom none is in both, or two days of other countries."""
    a, b = frames.sources[first.report], frames.sources[second.report]
    one, other = (Span(t.sentence.start, t.sentence.end) for t in (first, second))
    if first.key.startswith(_DAY) and other_countries(a, one, b, other):
        return True
    return first.act is not None and second.act is not None and others(a, first.act, b, second.act)


def _alike(found: Sequence[Told], frames: Frames) -> dict[tuple[object, ...], list[Told]]:
    """What stands alike in the reports of one origin, together: copies are asked once."""
    together: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in found:
        origin = frames.sources[one.report].origin_at(one.span.start)
        verbs = one.act.verbs if one.act else ()
        together[origin, one.noun, verbs, _text(one)].append(one)
    return together


def _origins(group: Sequence[Told], frames: Frames) -> tuple[str, ...]:
    return accounts(frames.sources[one.report].origin_at(one.span.start) for one in group)


def _first_of_each(group: Sequence[Told], likeness: Likeness) -> list[Told]:
    """Of the times that each report tells it, the first, and the first below its headline; where one of them
    counts what others count, none that counts nothing ("carrying 18,000"; "a town of 18,000 people")."""
    counting = {
        one.report
        for one in group
        if one.noun and any(o.report != one.report and o.noun and _nouns(one, o, likeness) for o in group)
    }
    first: dict[tuple[str, bool], Told] = {}
    for one in sorted(group, key=lambda o: o.span.start):
        if one.report in counting and not one.noun and one.sentence.role != "headline":
            continue
        first.setdefault((one.report, one.sentence.role == "headline"), one)
    return list(first.values())


def one_thing(first: Told, second: Told, likeness: Likeness) -> bool:
    """Whether one value, told twice, is told of one thing: of the same matter, noun or act, and denied in
    neither."""
    if first.matter and first.matter == second.matter:
        return True
    nouns = _nouns(first, second, likeness)
    acts = first.act is not None and second.act is not None
    like = acts and first.act.like(second.act, likeness)  # type: ignore[union-attr, arg-type]
    shares = acts and _shares(first.act, second.act, likeness)  # type: ignore[arg-type]
    if not (first.seldom and second.seldom):
        return bool(nouns and like and shares and first.noun and second.noun)
    if first.noun and second.noun and not nouns:
        return False
    cosine = likeness.cosine(_text(first), _text(second))
    if first.rare:
        return cosine >= RARE_NEAR and (nouns or bool(like or shares))
    if first.key.startswith("year:"):
        return bool(like or shares) and cosine >= (NEAR if like and shares else CLOSE)
    return cosine >= NEAR and (bool(like or shares) or (nouns and bool(first.noun)) or cosine >= CLOSE)


def _text(one: Told) -> str:
    return " ".join(t.text for t in one.sentence.tokens)


def _nouns(first: Told, second: Told, likeness: Likeness) -> bool:
    """Whether what the two count may be one, as far as both say it."""
    if first.anyone or second.anyone or not (first.noun and second.noun):
        return True
    return likeness.cosine(first.noun, second.noun) >= (ALIKE if first.rare else COUNTED)


def _shares(first: Act, second: Act, likeness: Likeness) -> bool:
    pairs = [(a, b) for a in (*first.nouns, *first.names) for b in (*second.nouns, *second.names)]
    return any(likeness.cosine(a, b) >= ALIKE for a, b in pairs)


def figures_of(source: Source) -> Iterator[Told]:
    """The figures of a report that are given as they are, without a limit."""
    matters = _matters(source)
    for quantity in source.report.quantities:
        sentence = sentence_at(source, quantity.start)
        table = counts(sentence.language) if sentence else None
        matter = matters.get(quantity.start, "")
        if sentence is None or table is None or of_a_name(sentence, quantity):
            continue
        if not (_plain(quantity) or (matter and quantity.low == quantity.high)):
            continue
        act = act_at(source, quantity.start)
        if doubted(sentence, quantity.start):
            continue
        noun = quantity.counted_lemma or _noun_behind(sentence, quantity)
        yield Told(
            report=source.id,
            span=Span(quantity.start, quantity.end),
            key=_value(quantity),
            sentence=sentence,
            noun=_counted(quantity, noun),
            anyone=noun in table.people or _is_pronoun(sentence, quantity),
            act=act,
            seldom=_seldom(quantity.low) or (bool(quantity.unit) and quantity.dimension not in _SCORED),
            rare=not quantity.unit and quantity.low >= THOUSAND and _digits(quantity.low) > 1,
            matter=matter,
        )


def _value(quantity: Quantity) -> str:
    """What a figure tells, alike in every unit of its kind: 4.2 tonnes, 4,200 kilos."""
    unit = units().get(quantity.unit)
    if unit is None:
        return f"{quantity.dimension}:{quantity.unit}:{quantity.low:g}"
    return f"{unit.dimension}::{quantity.low * unit.factor + unit.offset:.9g}"


def _matters(source: Source) -> dict[int, str]:
    """The fate or matter of each figure of a report that has one, or the person whose age it is, by place."""
    found = [*tolls(source).values(), *matters_of(source).values(), *ages(source).values()]
    return {q.start: one.fate for one in found for q in one.told}


def _counted(quantity: Quantity, noun: str) -> str:
    """What a figure counts: nothing where it measures, and points where it scores."""
    if quantity.dimension in _SCORED:
        return quantity.unit or quantity.dimension
    return "" if quantity.unit else noun


def _plain(quantity: Quantity) -> bool:
    plain = quantity.modifier in ("exact", "about") and quantity.low == quantity.high
    return plain and quantity.low >= 2 and quantity.dimension not in ("ordinal", "age", "duration")


def _seldom(value: float) -> bool:
    """Whether a count is large enough, or has figures enough, to stand for one thing in a story."""
    if value < SELDOM:
        return False
    return value >= THOUSAND or _digits(value) > 1


def _digits(value: float) -> int:
    """How many figures a number has that are not the noughts behind it.

    >>> _digits(46000), _digits(300), _digits(2.5)
    (2, 1, 2)
    """
    return len(f"{value:.6e}".split("e")[0].replace(".", "").rstrip("0"))


def _noun_behind(sentence: Sentence, quantity: Quantity) -> str:
    """The noun that stands right behind a figure."""
    after = [t for t in sentence.tokens if t.start >= quantity.end][:1]
    return after[0].lemma if after and after[0].pos in ("NOUN", "ADJ", "PROPN") else ""


def _is_pronoun(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure counts what a pronoun stands for."""
    span = quantity.counted_span
    return span is not None and any(
        t.pos == "PRON" and span.start <= t.start < span.end for t in sentence.tokens
    )


def _moments(source: Source) -> Iterator[Told]:
    """The years, far days and times of day of a report, which are all seldom."""
    for time in source.report.times:
        sentence = sentence_at(source, time.start)
        key = _moment(time, source.published, source.text[time.start : time.end])
        if sentence is None or not key:
            continue
        act = act_at(source, time.start)
        if doubted(sentence, time.start):
            continue
        yield Told(
            report=source.id,
            span=Span(time.start, time.end),
            key=key,
            sentence=sentence,
            noun="",
            anyone=False,
            act=act,
            seldom=True,
        )


def _moment(time: TimeExpression, published: str, words: str) -> str:
    """What an expression tells, "" where it is near to publication or counted from elsewhere."""
    if time.type not in ("DATE", "TIME") or time.mod or RELATIVE.search(time.form):
        return ""
    clock = _CLOCK.search(time.value)
    if clock:
        return f"clock:{clock.group(1)}" if clock.group(1) not in _NAMED else ""
    if _YEAR.fullmatch(time.value) and _YEAR.search(words):
        now = published[:4]
        return "" if now.isdecimal() and abs(int(now) - int(time.value)) < 2 else f"year:{time.value}"
    try:
        apart = abs((date.fromisoformat(time.value) - date.fromisoformat(published[:10])).days)
    except ValueError:
        return ""
    return f"{_DAY}{time.value}" if apart > WEEK else ""


def _finding(group: Sequence[Told], frames: Frames) -> Finding:
    side = Side(
        reports=tuple(sorted({one.report for one in group})),
        origins=_origins(group, frames),
        value="",
        evidence=_evidence(group, frames, whole=True),
        marks=_evidence(group, frames, whole=False),
    )
    words = side.marks[0].text
    noun = next((one.noun for one in group if one.noun), "") or next(
        (o.matter for o in group if o.matter), ""
    )
    base = _OF_A_PERSON if any(one.matter.startswith("age of") for one in group) else _OF_A_THING
    count = len(side.origins)
    return Finding(
        id=content_id("f", "shared", *(f"{e.report}.{e.start}" for e in side.marks)),
        kind="agreement",
        sides=(side,),
        explanation=f"{count} independent accounts give “{words}”{f' ({noun})' if noun else ''}: "
        f"{who(side, frames)}.",
        reasons=(
            "one value, told of the same thing in other words",
            f"{len(side.reports)} reports, counted as {count} origins: copies count once",
        ),
        importance=round(min(base + 0.05 * math.log2(count), 1.0), 4),
        evidence=side.evidence,
    )


def _evidence(group: Sequence[Told], frames: Frames, *, whole: bool) -> tuple[Evidence, ...]:
    """The sentences of the values, or the values themselves, each once."""
    spans = {(one.report, Span(one.sentence.start, one.sentence.end) if whole else one.span) for one in group}
    return tuple(frames.sources[r].report.report.evidence(s.start, s.end) for r, s in sorted(spans))
