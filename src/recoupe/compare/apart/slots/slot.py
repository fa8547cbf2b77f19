"""Figures of a report with what places them."""

import re

from recoupe.compare.apart.matters import asides, matter_at
from recoupe.compare.apart.tolls import fate_at
from recoupe.compare.statements.acts import Act, act_at, sentence_at
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.scenes import SHORT
from recoupe.compare.statements.standing import doubts, of_a_name
from recoupe.languages.units import units
from recoupe.matching.passages import words
from recoupe.model import Quantity, Record, Sentence, Span, Token

WORDS = 6
"""How many words on either side stand beside a figure."""

_UP_TO = frozenset({"at_most", "less"})
"""Bounds, whose words ("up to") would set a figure aside where it has none."""

_SCORE = re.compile(r"\d ?[-–:] ?$"), re.compile(r" ?[-–:] ?\d")
"""What stands before and behind one of two figures of a score."""

_NEVER = frozenset({"ordinal", "score", "points", "age", "fraction"})

_BESIDE = 16
"""How many characters from a figure a word may stand that says that it comes on top of others."""

_TO = 16
"""How many characters may stand between the two figures of a vote ("four votes to one")."""

_COMMAS = frozenset({",", ";", ":", "(", ")"})

_BRACKETS = 60
"""How many characters before a figure a bracket may have opened."""


class Placed(Record, frozen=True, kw_only=True):
    """What a report gives, with what places it: the words of its sentence and those beside it, without
    figures and times, its act, the entities named in its sentence, and where in the report it stands (0 to
    1). Of two of a `kind` it is asked whether they are given for one thing."""

    report: str
    origin: str
    kind: str
    sentence: Sentence
    around: str
    beside: str
    act: Act | None
    named: frozenset[str]
    place: float

    @property
    def noun(self) -> str:
        """The noun that is counted, "" where nothing is."""
        return ""

    @property
    def phrase(self) -> str:
        """All the words that tell what is counted, "" where nothing is."""
        return ""


class Slot(Placed, frozen=True, kw_only=True):
    """A figure, with its clause and the fate or matter that it is of by a list, if any. One that is not
    `firm` is converted or comes on top of others: it is told of something, but never laid against another.
    `reserves` are the words by which it is denied, only possible, asked for, forecast: it is laid against
    another with the like words alone."""

    quantity: Quantity
    clause: tuple[Token, ...]
    listed: str
    firm: bool
    reserves: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """The noun that is counted."""
        return self.quantity.counted_lemma

    @property
    def phrase(self) -> str:
        """All the words that tell what is counted."""
        return self.quantity.counted


def slots(source: Source) -> list[Slot]:
    """The figures of a report, each with what places it."""
    return [s for q in source.report.quantities if (s := _slot(source, q)) is not None]


def within(first: Quantity, second: Quantity, times: float) -> bool:
    """Whether neither of two figures of one kind is more than so many times the other."""
    low, high = sorted((abs(base(first)), abs(base(second))))
    return high <= times * low


def base(quantity: Quantity) -> float:
    """A figure in the base unit of its kind."""
    unit = units().get(quantity.unit)
    return quantity.low * unit.factor + unit.offset if unit else quantity.low


def _slot(source: Source, quantity: Quantity) -> Slot | None:
    sentence = sentence_at(source, quantity.start)
    if (
        sentence is None
        or counts(sentence.language) is None
        or quantity.dimension in _NEVER
        or of_a_name(sentence, quantity)
    ):
        return None
    if quantity.dimension == "count" and (quantity.low < 2 or not quantity.counted_lemma):
        return None
    if _SCORE[0].search(source.text[: quantity.start][-4:]) or _SCORE[1].match(source.text, quantity.end):
        return None
    unit = units().get(quantity.unit)
    kind = unit.dimension if unit else f"{quantity.dimension}{quantity.unit}"
    return placed(source, sentence, quantity, f"{kind} against" if _against(source, quantity) else kind)


def _against(source: Source, quantity: Quantity) -> bool:
    """Whether a figure is the second of the two of a vote: "four votes to one"."""
    return quantity.dimension == "votes" and any(
        q.dimension == "votes" and 0 < quantity.start - q.end <= _TO for q in source.report.quantities
    )


def placed(source: Source, sentence: Sentence, quantity: Quantity, kind: str) -> Slot:
    """A figure of a sentence with what places it."""
    act = act_at(source, quantity.start)
    whole = Span(sentence.start, sentence.end)
    return Slot(
        report=source.id,
        origin=source.origin_at(quantity.start),
        quantity=quantity,
        kind=kind,
        sentence=sentence,
        around=masked(source, whole),
        beside=masked(source, stretch_beside(sentence, quantity.start, quantity.end)),
        act=act,
        clause=tuple(source.tokens(act.span if act else whole)),
        named=names_in(source, whole),
        place=quantity.start / max(len(source.text), 1),
        listed=fate_at(source, sentence, quantity) or matter_at(source, sentence, quantity),
        firm=not (_in_brackets(source, quantity) or _on_top(sentence, quantity)),
        reserves=_reserves(source, sentence, quantity),
    )


def _on_top(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a word beside a figure, with no comma between, says that it comes on top of others or is one of
    several; behind a measure none that a noun follows ("54 euros for each share")."""
    table, tokens = counts(sentence.language), sentence.tokens
    further = [n for n, t in enumerate(tokens) if t.lemma.lower() in table.further] if table else []
    for n in further:
        token = tokens[n]
        first, last = sorted((token.start, quantity.start))
        if last - first > _BESIDE or any(first < t.start < last and t.text in _COMMAS for t in tokens):
            continue
        followed = any(t.pos == "NOUN" for t in tokens[n + 1 : n + 2])
        if not (quantity.unit and token.start >= quantity.end and followed):
            return True
    return False


def _reserves(source: Source, sentence: Sentence, quantity: Quantity) -> tuple[str, ...]:
    found = doubts(sentence, quantity.start)
    if quantity.modifier not in _UP_TO and quantity.dimension != "votes":  # four votes against one
        found += asides(source, sentence, quantity)
    return tuple(dict.fromkeys(word.lower() for word in found))


def names_in(source: Source, span: Span) -> frozenset[str]:
    """The entities that a stretch names, and the words of their names, by which two may be known for one."""
    mentions = [m for m in source.report.mentions if span.start <= m.start < span.end]
    entities = (source.entity(m.entity) for m in mentions)
    said = {
        w for m in mentions if m.form == "name" for w in words(source.text[m.start : m.end]) if len(w) > SHORT
    }
    return frozenset(said.union(e.id for e in entities if e is not None))


def stretch_beside(sentence: Sentence, start: int, end: int) -> Span:
    """The stretch of a sentence from some words before a figure to some behind it."""
    inside = [n for n, t in enumerate(sentence.tokens) if t.start < end and t.end > start]
    first, last = max(min(inside, default=0) - WORDS, 0), max(inside, default=0) + WORDS
    return Span(sentence.tokens[first].start, sentence.tokens[min(last, len(sentence.tokens) - 1)].end)


def masked(source: Source, span: Span) -> str:
    """The words of a stretch without figures and times."""
    hidden = [Span(q.start, q.end) for q in source.report.quantities if span.overlaps(Span(q.start, q.end))]
    hidden += [Span(t.start, t.end) for t in source.report.times if span.overlaps(Span(t.start, t.end))]
    shown = (t for t in source.tokens(span) if not any(h.start <= t.start < h.end for h in hidden))
    return " ".join(t.text for t in shown if any(c.isalnum() for c in t.text))


def _in_brackets(source: Source, quantity: Quantity) -> bool:
    """Whether a figure stands in brackets, as one does that is converted, or of somebody's record."""
    before = source.text[max(quantity.start - _BRACKETS, 0) : quantity.start]
    return before.rfind("(") > before.rfind(")")
