"""Figures of what reports measure or count in every such story: a quake's magnitude, a sentence, a turnout.

Like a toll (`tolls.py`), such a figure has its place by its matter: by the words beside it, in whatever
sentence it stands. Of each matter a report has one figure; where it gives two, it has none, since nobody
knows which of them the other report means.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import msgspec

from recoupe.compare.apart.tolls import LEAD, Toll, by_kind, fate_at, gathered, of_other_times, set_apart
from recoupe.compare.statements.acts import act_at, others, sentence_at, span_around
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.scenes import other_countries
from recoupe.compare.statements.standing import doubted, of_a_name
from recoupe.languages import profile
from recoupe.languages.units import same_quantity
from recoupe.model import Quantity, Sentence, Span, Token

MATTERS = {
    "magnitude": "magnitude",
    "depth": "length",
    "tailback": "length",
    "wind": "speed",
    "speed": "speed",
    "burnt": "area",
    "spill": "volume",
    "spill by weight": "mass",
    "turnout": "percent",
    "prison": "duration",
    "ban": "duration",
    "fine": "money",
    "bribes": "money",
    "loss": "money",
    "ransom": "money",
    "revenue": "money",
    "profit": "money",
    "attendance": "count",
    "passengers": "count",
    "power cuts": "count",
    "damaged buildings": "count",
    "destroyed buildings": "count",
    "firefighters": "count",
    "aftershocks": "count",
    "robbers": "count",
    "jobs cut": "count",
    "cancelled flights": "count",
    "crowd": "count",
}
"""Each matter with the dimension of its figures."""

OF_LAW = frozenset({"prison", "fine", "bribes", "ban"})
"""The matters that a report tells of now, though what they are for was done long ago."""

WITHOUT = frozenset({"power cuts"})
"""The matters that are told by what is lacking, so that a word that denies belongs to them."""

OF_PEOPLE = frozenset({"passengers", "jobs cut"})
"""The matters of people who are no longer of them once something has befallen them: nine people on a bus were
hurt."""

CROWD = "crowd"
"""The matter of which two parties may give two figures."""

REACH = 6
"""How many words from its figure the word of a matter, or a word that sets it aside, may stand."""

BESIDE = 8
"""The same of a further word."""

BEHIND = 3
"""How many words behind a figure the noun may stand that it counts."""

COMMA = 4
"""How many words a mark between two parts of a sentence is worth."""

MANY = 100
"""The least number of people who are a crowd."""

TIMES = 3.0
"""How many times one figure of a matter may be the other: beyond it they are of two things."""


_ALSO = "/"
"""What parts the name of a matter from that of other words for it: jobs are cut, or workers dismissed."""

_DOLLAR = "USD"
_PARTING = frozenset({"PUNCT", "CCONJ"})


class Words(msgspec.Struct, frozen=True):
    """Words, and beginnings of words, of a list in which those end in a star."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    @classmethod
    def of(cls, listed: Sequence[str]) -> "Words":
        """The words of a list as it stands in the data."""
        begun = tuple(w.removesuffix("*") for w in listed if w.endswith("*"))
        return cls(frozenset(w for w in listed if not w.endswith("*")), begun)

    def has(self, token: Token) -> bool:
        """Whether a token, or its dictionary form, is listed."""
        text, lemma = token.text.lower(), token.lemma.lower()
        if text in self.whole or lemma in self.whole:
            return True
        return bool(self.begun) and text.startswith(self.begun)


class Matter(msgspec.Struct, frozen=True):
    """The words of a matter, further ones of which one must stand near, and those that must not."""

    words: tuple[str, ...]
    beside: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class _Listed(msgspec.Struct, frozen=True):
    aside: tuple[str, ...]
    parties: dict[str, tuple[str, ...]]
    matter: dict[str, Matter]


class Matters:
    """languages/data/<code>/matters.toml, ready to be asked."""

    def __init__(self, listed: _Listed) -> None:
        self.aside = Words.of(listed.aside)
        self.parties = {name: Words.of(words) for name, words in listed.parties.items()}
        self._of: dict[str, list[tuple[bool, tuple[Words, ...]]]] = defaultdict(list)
        for name, m in listed.matter.items():
            matter, also, _ = name.partition(_ALSO)
            self._of[matter].append((bool(also), tuple(map(Words.of, (m.words, m.beside, m.never)))))

    def of(self, dimension: str) -> Iterator[tuple[str, bool, tuple[Words, ...]]]:
        """The matters whose figures have a dimension, each with whether it is told by other words than the
        first, and the three lists."""
        for name, measure in MATTERS.items():
            if measure == dimension:
                yield from ((name, also, lists) for also, lists in self._of.get(name, ()))


@cache
def matters(language: str) -> Matters | None:
    """The language's words for matters, None where it has none."""
    known = profile(language)
    return Matters(known.load("matters", _Listed)) if known.has("matters") else None


def matters_of(source: Source) -> dict[str, Toll]:
    """The figure of each matter that a report gives; none of a matter of which it gives two. What it tells by
    other words than the first counts where it gives nothing by these."""
    found: dict[str, list[Toll]] = defaultdict(list)
    others: dict[str, list[Toll]] = defaultdict(list)
    for quantity in source.report.quantities:
        sentence = sentence_at(source, quantity.start)
        matter, also = _matter(source, sentence, quantity) if sentence else ("", False)
        if sentence and matter and (matter in OF_LAW or not of_other_times(source, sentence)):
            lead = sentence in source.report.sentences[:LEAD]
            (others if also else found)[matter].append(Toll(source.id, matter, quantity, lead))
    found = others | found
    return {matter: gathered(every) for matter, every in found.items() if _one(every)}


def aside(source: Source, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a word near a figure says that it is not of what happened: asked for, forecast, a limit, of
    before."""
    return bool(asides(source, sentence, quantity))


def asides(source: Source, sentence: Sentence, quantity: Quantity) -> list[str]:
    """The words near a figure that say so."""
    table = matters(sentence.language)
    if table is None:
        return []
    return [t.text for t in _Place(source, sentence, quantity).asides(table)]


def _one(every: Sequence[Toll]) -> bool:
    return all(same_quantity(t.quantity, every[0].quantity).same for t in every)


def matters_apart(frames: Frames) -> Iterator[list[tuple[Toll, Toll]]]:
    """The figures of one matter that differ, each matter by itself."""
    for _, every in sorted(by_kind(frames, matters_of).items()):
        pairs = [(a, b) for a, b in combinations(every, 2) if _apart(a, b, frames)]
        if pairs:
            yield pairs


def _apart(first: Toll, second: Toll, frames: Frames) -> bool:
    a, b = first.quantity, second.quantity
    if a.unit != b.unit and not (a.unit and b.unit):
        return False
    if a.dimension != "count" and same_quantity(a, b).verdict != "different":
        return False  # a measure that is given with one digit more has not grown
    if a.dimension == "money" and _DOLLAR in (a.unit, b.unit):
        return False  # each country that has dollars may mean its own
    if a.unit == b.unit and max(a.low, b.low) > TIMES * min(a.low, b.low):
        return False
    if not set_apart(first, second, frames):
        return False
    one, other = frames.sources[first.report], frames.sources[second.report]
    here, there = act_at(one, a.start), act_at(other, b.start)
    if here is not None and there is not None and others(one, here, other, there):
        return False
    spans = (span_around(source, Span(q.start, q.end)) for source, q in ((one, a), (other, b)))
    return not other_countries(one, next(spans), other, next(spans))


def matter_at(source: Source, sentence: Sentence, quantity: Quantity) -> str:
    """The matter that a figure belongs to, with the party that gives it, "" if none."""
    return _matter(source, sentence, quantity)[0]


def _matter(source: Source, sentence: Sentence, quantity: Quantity) -> tuple[str, bool]:
    """The matter of a figure, and whether it is told by other words than the first."""
    table = matters(sentence.language)
    if table is None or quantity.low <= 0 or of_a_name(sentence, quantity):
        return "", False
    place = _Place(source, sentence, quantity)
    aside = list(place.asides(table))
    best: tuple[int, str, bool] | None = None
    for name, also, (words, beside, never) in table.of(quantity.dimension):
        far = place.distance(words, name)
        if far is None or (best is not None and best[0] <= far):
            continue
        if not all(words.has(t) or beside.has(t) for t in aside):
            continue  # a ransom is demanded, somebody banned is suspended
        told = _of_a_crowd(source, sentence, quantity, beside) if name == CROWD else place.beside(beside)
        if told and place.nearest(never, BESIDE) is None:
            best = far, name, also
    if best is None or (best[1] not in WITHOUT and doubted(sentence, quantity.start)):
        return "", False
    if best[1] in OF_PEOPLE and fate_at(source, sentence, quantity):
        return "", False
    return _of_party(best[1], place, table) if best[1] == CROWD else best[1], best[2]


def _of_a_crowd(source: Source, sentence: Sentence, quantity: Quantity, beside: Words) -> bool:
    """Whether a sentence speaks of a crowd or, where it names nobody who is counted ("the organisers put the
    number at 40,000"), the sentence before."""
    told: tuple[Sentence, ...] = (sentence,)
    if not _counts_people(quantity):
        told = tuple(s for s in source.report.sentences if s.start <= sentence.start)[-2:]
    return any(beside.has(t) for s in told for t in s.tokens)


def _counts_people(quantity: Quantity) -> bool:
    """Whether a noun behind a figure is counted, and none before it ("the number of 40,000")."""
    span = quantity.counted_span
    return bool(quantity.counted) and (span is None or span.start >= quantity.start)


def _of_party(matter: str, place: "_Place", table: Matters) -> str:
    """A crowd's matter with the nearest party that may have counted it; one that no party is named for is
    nobody's."""
    found = sorted(
        (far, name)
        for name, words in table.parties.items()
        if (far := place.nearest(words, BESIDE + COMMA, bounded=False)) is not None
    )
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return ""
    return f"{matter} ({found[0][1]})"


def _parts(token: Token) -> bool:
    """Whether a word or a mark parts a sentence, by its class or, where none is known, as a mark."""
    return token.pos in _PARTING or (not token.pos and not token.text[:1].isalnum())


def _empty(words: Words) -> bool:
    return not words.whole and not words.begun


_JOINED = frozenset({"conj", "parataxis"})


class _Place:
    """Where a figure stands in its sentence."""

    def __init__(self, source: Source, sentence: Sentence, quantity: Quantity) -> None:
        self.tokens = sentence.tokens
        self.first, self.last = self._places(quantity)
        self.quantity = quantity
        self._rivals = [
            q
            for q in source.report.quantities
            if sentence.start <= q.start < sentence.end
            and q.start != quantity.start
            and q.dimension in (quantity.dimension, "count")
        ]

    def _places(self, quantity: Quantity) -> tuple[int, int]:
        """The first and the last token of a figure."""
        first = next((n for n, t in enumerate(self.tokens) if t.end > quantity.start), 0)
        return first, max((n for n, t in enumerate(self.tokens) if t.start < quantity.end), default=0)

    def distance(self, words: Words, matter: str) -> int | None:
        """How far from the figure a word of a matter stands; of what is counted it is the noun behind."""
        if _empty(words):
            return 0
        if self.quantity.dimension != "count":
            return self.nearest(words, REACH)
        behind = range(self.last + 1, min(self.last + 1 + BEHIND, len(self.tokens)))
        found = next((n for n in behind if words.has(self.tokens[n])), None)
        if (
            found is None
            and matter == CROWD
            and self.quantity.low >= MANY
            and not _counts_people(self.quantity)
        ):
            return 0
        return None if found is None else found - self.last

    def beside(self, words: Words) -> bool:
        """Whether a further word stands near, where there are any."""
        return _empty(words) or self.nearest(words, BESIDE) is not None

    def asides(self, table: Matters) -> Iterator[Token]:
        """The words that set the figure aside: near it, and not nearer to another, or verbs that it hangs
        on."""
        others = [self._places(q) for q in self._rivals]
        for far, place in self._distances(table.aside, REACH, bounded=True):
            if all(far <= self._far(place, *other) for other in others):
                yield self.tokens[place]
        yield from self._above(table.aside)

    def _above(self, words: Words) -> Iterator[Token]:
        """The listed verbs that the figure hangs on, however far (a fine was asked for)."""
        at = self.last
        for _ in self.tokens:
            if at >= len(self.tokens) or self.tokens[at].head == at:
                return
            if self.tokens[at].pos == "VERB" and self.tokens[at].dep in _JOINED:
                return  # a verb joined to another: they ask six percent, the company offers three
            at = self.tokens[at].head
            if self.tokens[at].pos == "VERB" and words.has(self.tokens[at]):
                yield self.tokens[at]

    def nearest(self, words: Words, reach: int, *, bounded: bool = True) -> int | None:
        """How far the nearest of some words stands, None beyond a reach or behind another figure."""
        found = self._distances(words, reach, bounded)
        return min((far for far, _ in found), default=None)

    def _distances(self, words: Words, reach: int, bounded: bool) -> Iterator[tuple[int, int]]:
        """How far from the figure each of the words stands, and its place."""
        for n, token in enumerate(self.tokens):
            if words.has(token) and not (bounded and self._behind_another(token)):
                far = self._far(n, self.first, self.last)
                if far <= reach:
                    yield far, n

    def _far(self, place: int, first: int, last: int) -> int:
        between = self.tokens[place + 1 : first] or self.tokens[last + 1 : place]
        return len(between) + 1 + COMMA * sum(_parts(t) for t in between)

    def _behind_another(self, token: Token) -> bool:
        at = self.quantity
        return any(token.start < q.end <= at.start or at.end <= q.start < token.end for q in self._rivals)
