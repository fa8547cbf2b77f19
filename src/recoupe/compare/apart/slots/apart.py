"""Figures that independent reports give for one thing, known by all the words that place them.

What a figure stands for shows in its sentence, in the words beside it, in what it counts and what was done,
in who is named there, and in whether any other figure of the two reports fits as well. How much each of
these tells is measured (`recoupe.compare.apart.slots.weights`): two figures of two reports that are equal are
nearly always told of one thing, and a figure whose equal is found is told of nothing else.
"""

import re
from collections.abc import Iterator

from recoupe.compare.apart.counts import leaves_open
from recoupe.compare.apart.matters import matters
from recoupe.compare.apart.parts import part_and_whole
from recoupe.compare.apart.slots.aged import AGE, aged, may_be_one
from recoupe.compare.apart.slots.nearness import Slots, swapped
from recoupe.compare.apart.slots.slot import Slot, base, slots, within
from recoupe.compare.apart.tolls import FATES
from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.acts import ALIKE, another_day, elsewhere
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import (
    OF_AN_HOUR,
    other_hours,
    other_people,
    other_places,
    other_times,
)
from recoupe.compare.statements.signs import one_to_come
from recoupe.languages.units import convert, same_quantity
from recoupe.model import Quantity, Span, Token

LIKELY, ACROSS, LOOSE = 0.7, 0.4, 0.6
"""The least probability that two figures are of one thing: in one language; in two where something ties
them; and in two where nothing does, or where one is told of a place that the other is not.

Read by hand, of 70 stories of ECB+ (up to fourteen reports each) and 39 of our own in four languages, which
the weights are fitted on: in one language 7 of 11 findings of ECB+ are right from 0.7 on (three of the wrong
ones are of games) and 6 of 22 pairs from 0.5 to 0.7; of our own 10 of 12 are right from 0.6 on, and in two
languages 8 of 8 pairs from 0.35 to 0.6, one of them not tied. In the twelve stories that nobody reads all 8
pairs between 0.35 and what was asked before (0.6 in two languages, and a tie) are right by the scorer."""

TIMES = 2.0
"""How many times one figure may be the other: beyond it they are seldom of one thing."""

YOUNGER = 1.5
"""The same of two ages: of 18 and 41 are two people, whatever day they are told on."""

GROWN = 10.0
"""The same where the later of reports of two days gives the higher: what is counted may have grown. What has
shrunk to less than half is told by its own words (missing, without power); else 17 beaches of one coast and
three of another were one thing."""

PASSIVE = "aux:pass"
"""The auxiliary of a passive, which in German is that of the future too."""

_PAST = re.compile(r"Tense=(?:Past|Imp)\b")

LONG = 3
"""The least digits of figures that are hardly ever swapped by chance."""

MAY_COUNT = 0.3
"""The cosine of two nouns from which a figure may count what another does."""

RESERVED = 0.3
"""The least cosine of two words that leave two figures open in one way: "prevista" and "erwarteten" have
0.37, "fordert" and "réclame" 0.33; "réclame" and "expected" 0.26, "already" and "still" 0.24."""

MOST = 600
"""The most figures of a story compared; beyond it, those of the reports that come first."""


def slots_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Slot, Slot]]:
    """Pairs of figures of different origins that stand for one thing and exclude each other."""
    sources = [frames.sources[key] for key in sorted(frames.sources)]
    every = _one_of_each(s for source in sources for s in (*slots(source), *aged(source)))[:MOST]
    if len(every) < 2:
        return
    table = Slots(every, likeness)
    for i, j in table.candidates():
        first, second = every[i], every[j]
        if not _apart(first, second, frames, likeness):
            continue
        if not slip(first, second) and _of_others(first, second, frames, likeness):
            continue
        if _likely(table.probability(i, j), first, second, frames, tied=table.tied(i, j)):
            yield first, second
            for one, other in ((i, j), (j, i)):
                same = (every[k] for k in table.same(one))
                yield from ((s, every[other]) for s in same if _apart(s, every[other], frames, likeness))


def _likely(probability: float, first: Slot, second: Slot, frames: Frames, *, tied: bool) -> bool:
    """Whether two figures are likely enough of one thing; two shares or sums of two places never are, nor two
    figures of one language that nothing ties."""
    one_language = first.sentence.language == second.sentence.language
    if probability < (LIKELY if one_language else ACROSS) or (one_language and not tied):
        return False
    places_apart = _places_apart(first, second, frames)
    if places_apart and first.quantity.dimension in OF_AN_HOUR | {AGE}:
        return False
    return one_language or probability >= LOOSE or (tied and not places_apart)


def _apart(first: Slot, second: Slot, frames: Frames, likeness: Likeness) -> bool:
    """Whether two figures of two accounts may differ: none is in doubt; tolls and matters have rules of their
    own."""
    if first.origin == second.origin or not (first.firm and second.firm):
        return False
    if not _reserved_alike(first, second, likeness):
        return False
    if first.kind == AGE:
        if not may_be_one(first, second) or not within(first.quantity, second.quantity, YOUNGER):
            return False
    elif (first.listed and second.listed) or {first.listed, second.listed} & set(FATES):
        return False
    return not _one_to_come(first, second, frames) and _exclude(first, second, frames, likeness)


def _reserved_alike(first: Slot, second: Slot, likeness: Likeness) -> bool:
    """Whether each word that leaves the one figure open has its like by the other ("the expected power") or,
    where it sets figures aside, somewhere in the other's sentence ("killed in fighting along the border
    since January", « depuis janvier »)."""
    return all(
        any(likeness.cosine(word, other) >= RESERVED for other in (*there.reserves, *_setting_aside(there)))
        for here, there in ((first, second), (second, first))
        for word in here.reserves
    )


def _setting_aside(slot: Slot) -> list[str]:
    """The words of a figure's sentence that set figures aside, wherever they stand."""
    table = matters(slot.sentence.language)
    return [t.text.lower() for t in slot.sentence.tokens if table is not None and table.aside.has(t)]


def slip(first: Slot, second: Slot) -> bool:
    """Whether two long figures have the same digits in another order: hardly ever those of two things."""
    a, b = first.quantity, second.quantity
    return (
        a.unit == b.unit and swapped(a.low, b.low) and len(f"{a.low:g}".strip("0.").replace(".", "")) >= LONG
    )


def _of_others(first: Slot, second: Slot, frames: Frames, likeness: Likeness) -> bool:
    """Whether two figures are told of other people or times, one of a narrower kind, of a day that the other
    report does not know, or each of a place that the other does not know; of a share or a sum also where the
    times of day are others."""
    if first.kind == "count" and _narrower(first, second, likeness):
        return True
    a, b = frames.sources[first.report], frames.sources[second.report]
    one, other = (Span(s.sentence.start, s.sentence.end) for s in (first, second))
    if first.quantity.dimension in OF_AN_HOUR and other_hours(a, one, b, other):
        return True
    if another_day(a, one, b) or another_day(b, other, a):
        return True
    if elsewhere(a, one, b) and elsewhere(b, other, a):
        return True
    return other_people(a, one, b, other) or other_times(a, one, b, other)


def _places_apart(first: Slot, second: Slot, frames: Frames) -> bool:
    """Whether two figures are told of other places, or one of them of a place that the other report does not
    know. That says little by itself: of pairs as likely as the threshold asks it is so of five in a hundred
    that are of one thing and eleven that are not (equal figures, and figures whose equal the other report
    has)."""
    a, b = frames.sources[first.report], frames.sources[second.report]
    one, other = (Span(s.sentence.start, s.sentence.end) for s in (first, second))
    return elsewhere(a, one, b) or elsewhere(b, other, a) or other_places(a, one, b, other)


def _one_to_come(first: Slot, second: Slot, frames: Frames) -> bool:
    """Whether one figure is of what will be, by its verb or by a day to come, and the other is not."""
    languages = (first.sentence.language, second.sentence.language)
    told = ([t for t in s.clause if not t.dep.startswith(PASSIVE)] for s in (first, second))
    if one_to_come(next(told), next(told), languages):
        return True
    ahead = [_ahead(s, frames.sources[s.report]) for s in (first, second)]
    return ahead[0] != ahead[1]


def _ahead(slot: Slot, source: Source) -> bool:
    """Whether the sentence of a figure names a day after its report, and its verb does not tell what was."""
    if any(t.pos in ("VERB", "AUX") and "Mood=Ind" in t.morph and _PAST.search(t.morph) for t in slot.clause):
        return False
    stretch = Span(slot.clause[0].start, slot.clause[-1].end) if slot.clause else slot.sentence
    times = (t for t in source.report.times if stretch.start <= t.start < stretch.end)
    return any(before(source.published, t.value) for t in times if t.type in ("DATE", "TIME"))


def _exclude(first: Slot, second: Slot, frames: Frames, likeness: Likeness) -> bool:
    """Whether two figures cannot be one, and neither report gives the other's value for the same kind of
    thing."""
    a, b = first.quantity, second.quantity
    value = convert(b.low, b.unit, a.unit) if a.unit != b.unit else b.low
    if value is None or same_quantity(a, b).verdict != "different":
        return False
    mine, theirs = frames.sources[first.report], frames.sources[second.report]
    later = before(mine.published, theirs.published) or before(theirs.published, mine.published)
    if later and first.kind == "percent":
        return False
    grown = later and (base(b) > base(a)) == before(mine.published, theirs.published)
    if not within(a, b, GROWN if grown else TIMES) or leaves_open(a, b) or leaves_open(b, a):
        return False
    if _gives(theirs, a, likeness) or _gives(mine, b, likeness):
        return False
    if _beside_it(theirs, second, a) or _beside_it(mine, first, b):
        return False
    return not part_and_whole(mine, a, theirs, b)


def _gives(source: Source, figure: Quantity, likeness: Likeness) -> bool:
    """Whether a report gives a value for anything that may be what it counts."""
    return any(
        agree(figure, q)
        and q.dimension == figure.dimension
        and not (
            figure.dimension == "count"
            and figure.counted_lemma
            and q.counted_lemma
            and likeness.cosine(figure.counted_lemma, q.counted_lemma) < MAY_COUNT
        )
        for q in source.report.quantities
    )


def _beside_it(source: Source, slot: Slot, figure: Quantity) -> bool:
    """Whether the sentence of a figure gives another's value too, of whatever ("6.8 billion euros, against
    6.2"; "86 soldiers, 43 of either side")."""
    return any(
        q.unit in ("", figure.unit)
        and q.low == figure.low
        and slot.sentence.start <= q.start < slot.sentence.end
        for q in source.report.quantities
    )


def _narrower(first: Slot, second: Slot, likeness: Likeness) -> bool:
    """Whether an adjective narrows what the one counts and nothing near it stands in the other's phrase."""
    return any(
        all(likeness.cosine(word, t.text) < ALIKE for t in phrase)
        for narrow, phrase in ((_adjectives(first), _phrase(second)), (_adjectives(second), _phrase(first)))
        for word in narrow
    )


def _phrase(slot: Slot) -> list[Token]:
    """The tokens of what is counted."""
    span = slot.quantity.counted_span
    return [] if span is None else [t for t in slot.sentence.tokens if span.start <= t.start < span.end]


def _adjectives(slot: Slot) -> list[str]:
    return [t.lemma for t in _phrase(slot) if t.pos == "ADJ"]


def _one_of_each(found: Iterator[Slot]) -> list[Slot]:
    """Of figures that stand alike in the sentences of one origin, the first."""
    seen: dict[tuple[str, str, float, str], Slot] = {}
    for one in found:
        seen.setdefault((one.origin, one.kind, one.quantity.low, one.around), one)
    return list(seen.values())
