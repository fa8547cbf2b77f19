"""Figures that independent reports give in sentences that tell the same but for the figure.

The words around a figure place it: its sentence and its clause, without figures and times. Nine of ten
figures of ECB+ that are nearest to each other by these words are equal. A measure (a speed, an area, a share)
that each report gives once needs less than one of several.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
from msgspec import structs

from recoupe.compare.apart.counts import leaves_open
from recoupe.compare.apart.parts import part_and_whole
from recoupe.compare.differences import before
from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.acts import Act, act_at, elsewhere, others, sentence_at
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.signs import one_to_come
from recoupe.compare.statements.standing import doubted, of_a_name
from recoupe.languages.units import convert, same_quantity, units
from recoupe.model import Quantity, Record, Sentence, Span, Token

NEAR = 0.5
"""The least cosine of the sentences, or of the clauses, of two figures of which a report may have several."""

SOLE = 0.25
"""The same of two measures each of which is the only one of its kind in its report."""

THING = 0.3
"""The least cosine of what two such measures are said of, and of the nouns that one value counts."""

COUNTED = 0.5
"""The least cosine of two nouns that are counted."""

ALMOST = 0.45
SAME = 0.6
"""The cosine of sentences in two languages that is enough where the nouns that are counted are as near as
this."""

SURE = 0.6
"""The cosine of sentences from which their verbs need not be alike."""

LEAD = 0.2
"""By how much two figures must be nearer to each other than to any other of their reports."""

TIMES = 2.0
"""How many times one figure may be the other: beyond it they are seldom of one thing."""

GROWN = 10.0
"""The same between reports of two days: what is counted may have grown or shrunk."""

MAGNITUDE = 100.0
"""How many times a measure must be another of its kind in a report not to be taken for the same thing."""

MOST = 600
"""The most figures of a story compared; beyond it, those of the reports that come first."""

_NEVER = frozenset({"ordinal", "score", "points", "age", "fraction"})
_SEVERAL = frozenset({"count", "duration"})
_DOLLAR = "$"


class Figure(Record, frozen=True):
    """A figure of a report with the words that place it: those of its sentence and those of its clause.

    `sole` is whether it is the only one of its kind in its report.
    """

    report: str
    origin: str
    quantity: Quantity
    kind: str
    sentence: Sentence
    around: str
    within: str
    act: Act | None
    clause: tuple[Token, ...]
    sole: bool = False


def measured(source: Source) -> list[Figure]:
    """The figures of a report that stand for what happened, not for what is only possible."""
    found = [f for q in source.report.quantities if (f := _figure(source, q)) is not None]
    return [structs.replace(f, sole=_is_sole(f, found)) for f in found]


def _is_sole(figure: Figure, among: Sequence[Figure]) -> bool:
    """Whether a measure is the only one of its kind and magnitude in its report."""
    mine = _base(figure.quantity)
    same = (_base(f.quantity) for f in among if f.kind == figure.kind)
    return figure.kind not in _SEVERAL and all(x == mine or not _within(x, mine, MAGNITUDE) for x in same)


def _within(first: float, second: float, times: float) -> bool:
    low, high = sorted((abs(first), abs(second)))
    return high <= times * low


def measured_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of different origins that stand for one thing and exclude each other."""
    every = _one_of_each(f for key in sorted(frames.sources) for f in measured(frames.sources[key]))[:MOST]
    if len(every) < 2:
        return
    table = _Table(every, likeness)
    for i, j in combinations(range(len(every)), 2):
        first, second = every[i], every[j]
        if first.kind != second.kind or first.origin == second.origin or table.near[i, j] < SOLE:
            continue
        if _one_to_come(first, second):
            continue
        if not _exclude(first, second, frames):
            continue
        if table.one_thing(i, j) and not _elsewhere(first, second, frames):
            yield first, second
            yield from ((every[k], second) for k in table.same(i) if _exclude(every[k], second, frames))
            yield from ((first, every[k]) for k in table.same(j) if _exclude(first, every[k], frames))


class _Table:
    """How near the figures of a story are to each other."""

    def __init__(self, every: Sequence[Figure], likeness: Likeness) -> None:
        self._every = every
        self._likeness = likeness
        around, within = [f.around for f in every], [f.within for f in every]
        self.near: npt.NDArray[np.float32] = np.maximum(
            likeness.table(around, around), likeness.table(within, within)
        )
        self._of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, one in enumerate(every):
            self._of[one.report, one.kind].append(place)

    def one_thing(self, i: int, j: int) -> bool:
        """Whether two figures stand for one thing."""
        first, second = self._every[i], self._every[j]
        a, b = first.act, second.act
        if a is None or b is None:
            sure = self._across(i, j) and self.near[i, j] >= SURE
            return bool(sure) and self._counted(i, j) and self._leads(i, j)
        if not a.shares(b, self._likeness):
            return False
        if first.sole and second.sole and not _any_dollar(first, second) and self._of_one(a, b):
            return True
        least = NEAR if a.like(b, self._likeness) else SURE
        if first.kind == "count" and self._across(i, j) and self._nouns(i, j) >= SAME:
            least = ALMOST
        return bool(self.near[i, j] >= least) and self._counted(i, j) and self._leads(i, j)

    def _across(self, i: int, j: int) -> bool:
        """Whether two figures stand in two languages, whose words are seldom as near as those of one."""
        return self._every[i].sentence.language != self._every[j].sentence.language

    def _counted(self, i: int, j: int) -> bool:
        """Whether two figures may count one thing, if they count."""
        return self._every[i].kind != "count" or self._nouns(i, j) >= COUNTED

    def same(self, place: int) -> list[int]:
        """The figures of other reports that give the value of one, for the same thing."""
        one = self._every[place]
        return [
            k
            for k, other in enumerate(self._every)
            if other.report != one.report
            and other.kind == one.kind
            and not _one_to_come(other, one)
            and self.near[place, k] >= SOLE
            and agree(other.quantity, one.quantity)
            and (one.kind != "count" or self._nouns(place, k) >= THING)
        ]

    def _of_one(self, first: Act, second: Act) -> bool:
        """Whether something that the one measure is said of has its like in the other."""
        pairs = [(x, y) for x in (*first.nouns, *first.names) for y in (*second.nouns, *second.names)]
        return any(self._likeness.cosine(x, y) >= THING for x, y in pairs)

    def _nouns(self, i: int, j: int) -> float:
        first, second = self._every[i].quantity, self._every[j].quantity
        return self._likeness.cosine(first.counted_lemma, second.counted_lemma)

    def _score(self, i: int, j: int) -> float:
        noun = self._nouns(i, j) if self._every[i].kind == "count" else 0.0
        return float(self.near[i, j]) + noun

    def _leads(self, i: int, j: int) -> bool:
        """Whether no other figure of either report comes as near to the one of the other."""
        score = self._score(i, j)
        rivals = [self._score(i, k) for k in self._rivals(j)] + [self._score(k, j) for k in self._rivals(i)]
        return all(score - rival >= LEAD for rival in rivals)

    def _rivals(self, place: int) -> list[int]:
        """The other figures of the same kind in a figure's report that have another value."""
        one = self._every[place]
        same = self._of[one.report, one.kind]
        return [
            k
            for k in same
            if not agree(other := self._every[k].quantity, one.quantity)
            and _within(_base(other), _base(one.quantity), TIMES)
        ]


def _figure(source: Source, quantity: Quantity) -> Figure | None:
    sentence = sentence_at(source, quantity.start)
    table = counts(sentence.language) if sentence else None
    if sentence is None or table is None or quantity.dimension in _NEVER or of_a_name(sentence, quantity):
        return None
    if quantity.dimension == "count" and (quantity.low < 2 or not quantity.counted_lemma):
        return None
    if _in_brackets(source, quantity) or doubted(sentence, quantity.start):
        return None
    unit = units().get(quantity.unit)
    act = act_at(source, quantity.start)
    further = [t for t in sentence.tokens if t.lemma.lower() in table.further]
    if any(abs(t.start - quantity.start) <= _BESIDE for t in further):
        return None
    whole = Span(sentence.start, sentence.end)
    clause = act.span if act else whole
    return Figure(
        report=source.id,
        origin=source.origin_at(quantity.start),
        quantity=quantity,
        kind=unit.dimension if unit else f"{quantity.dimension}{quantity.unit}",
        sentence=sentence,
        around=_masked(source, whole),
        within=_masked(source, clause),
        act=act,
        clause=tuple(source.tokens(clause)),
    )


def _one_to_come(first: Figure, second: Figure) -> bool:
    return one_to_come(first.clause, second.clause, (first.sentence.language, second.sentence.language))


_BESIDE = 16
"""How many characters from a figure a word may stand that says that it comes on top of others."""


def _masked(source: Source, span: Span) -> str:
    """The words of a stretch without figures and times."""
    hidden = [Span(q.start, q.end) for q in source.report.quantities if span.overlaps(Span(q.start, q.end))]
    hidden += [Span(t.start, t.end) for t in source.report.times if span.overlaps(Span(t.start, t.end))]
    words = (t for t in source.tokens(span) if not any(h.start <= t.start < h.end for h in hidden))
    return " ".join(t.text for t in words if any(c.isalnum() for c in t.text))


def _in_brackets(source: Source, quantity: Quantity) -> bool:
    """Whether a figure stands in brackets, as one does that is converted."""
    return source.text[: quantity.start].rstrip(" ~").endswith("(")


def _base(quantity: Quantity) -> float:
    unit = units().get(quantity.unit)
    return quantity.low * unit.factor + unit.offset if unit else quantity.low


def _any_dollar(first: Figure, second: Figure) -> bool:
    """Whether a sum of money is in dollars, of which each country that has them may mean its own."""
    return any(f.quantity.dimension == "money" and f.kind.endswith("USD") for f in (first, second))


def _exclude(first: Figure, second: Figure, frames: Frames) -> bool:
    """Whether two figures cannot be one, and neither report gives the other's value for anything."""
    a, b = first.quantity, second.quantity
    value = convert(b.low, b.unit, a.unit) if a.unit != b.unit else b.low
    if value is None or same_quantity(a, b).verdict != "different":
        return False
    mine, theirs = frames.sources[first.report], frames.sources[second.report]
    later = before(mine.published, theirs.published) or before(theirs.published, mine.published)
    if not _within(a.low, value, GROWN if later else TIMES) or leaves_open(a, b) or leaves_open(b, a):
        return False
    if any(agree(a, q) for q in theirs.report.quantities) or any(agree(b, q) for q in mine.report.quantities):
        return False
    return not part_and_whole(mine, a, theirs, b)


def _elsewhere(first: Figure, second: Figure, frames: Frames) -> bool:
    """Whether a sentence names a place or a day that the other report does not know, or other people."""
    a, b = frames.sources[first.report], frames.sources[second.report]
    one, other = (Span(f.sentence.start, f.sentence.end) for f in (first, second))
    if elsewhere(a, one, b) or elsewhere(b, other, a):
        return True
    return first.act is not None and second.act is not None and others(a, first.act, b, second.act)


def _one_of_each(found: Iterator[Figure]) -> list[Figure]:
    """Of figures that stand alike in the sentences of one origin, the first."""
    seen: dict[tuple[str, str, float, str], Figure] = {}
    for one in found:
        seen.setdefault((one.origin, one.kind, one.quantity.low, one.around), one)
    return list(seen.values())
