"""Figures that independent reports give for one thing in sentences that are not alike.

A figure is placed by what is counted, what was done to it, and what else that is said of. Two reports of a
story that place a figure alike, each only once, and do not hold each other's value, differ.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.acts import ALIKE, Act, act_at, elsewhere, sentence_at, strangers
from recoupe.compare.statements.counting import Counts, counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import long_ago
from recoupe.compare.statements.signs import one_to_come
from recoupe.languages.units import same_quantity
from recoupe.model import Quantity, Record, Sentence, Span, Token

LEAST = 2.0
"""The least figure compared: "one" is too often an article."""

MOST = 600
"""The most figures of a story compared; beyond it, those of the reports that come first."""


SHRUNK = 4
"""How many times the earlier figure is more than the later from which they are of two things."""


class Count(Record, frozen=True):
    """A figure of a report with its place: what is counted, the words that narrow it, and what was done."""

    report: str
    quantity: Quantity
    head: str
    anyone: bool
    narrowed: tuple[str, ...]
    act: Act


def placed(source: Source) -> list[Count]:
    """The figures of a report that count all of something that something was done to."""
    found = (_placed(source, q) for q in source.report.quantities)
    return [c for c in found if c is not None]


def counted_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Count, Count]]:
    """Pairs of figures of different origins that stand for one thing and exclude each other."""
    by_source = {key: placed(frames.sources[key]) for key in sorted(frames.sources)}
    every = _one_of_each(by_source, frames)[:MOST]
    for first, second in combinations(every, 2):
        if one_thing(first, second, frames, likeness) and _apart(first, second, frames, likeness):
            mine, theirs = by_source[first.report], by_source[second.report]
            if _lone(first, theirs, frames, likeness) and _lone(second, mine, frames, likeness):
                yield from _with_versions(first, second, by_source, frames, likeness)


def _with_versions(
    first: Count, second: Count, by_source: dict[str, list[Count]], frames: Frames, likeness: Likeness
) -> Iterator[tuple[Count, Count]]:
    """The two figures, and where the other reports of their origins give the same."""
    yield first, second
    for one, other in ((first, second), (second, first)):
        origin = frames.sources[one.report].origin
        versions = (c for k, v in by_source.items() if frames.sources[k].origin == origin for c in v)
        for count in versions:
            same = agree(count.quantity, one.quantity) and _same_head(count, one, likeness)
            if same and count is not one and count.act.like(one.act, likeness):
                yield (count, other) if other is second else (other, count)


def one_thing(first: Count, second: Count, frames: Frames, likeness: Likeness) -> bool:
    """Whether two figures have one place: the same counted, by the same act, of the same scene."""
    if not _same_head(first, second, likeness) or not _as_narrow(first, second, likeness):
        return False
    if not first.act.like(second.act, likeness) or not first.act.shares(second.act, likeness):
        return False
    a, b = frames.sources[first.report], frames.sources[second.report]
    if strangers(a, first.act, b, second.act, likeness):
        return False
    return not (elsewhere(a, first.act.span, b) or elsewhere(b, second.act.span, a))


def _placed(source: Source, quantity: Quantity) -> Count | None:
    sentence = sentence_at(source, quantity.start)
    table = counts(sentence.language if sentence else "")
    if sentence is None or table is None or quantity.dimension != "count":
        return None
    if long_ago(source, Span(sentence.start, sentence.end)):
        return None
    tokens = sentence.tokens
    at = next((n for n, t in enumerate(tokens) if quantity.start <= t.start < quantity.end), None)
    head = _noun(tokens, at, quantity)
    if at is not None and _is_toll(sentence, source, quantity):
        return _dead(source, sentence, quantity, table)
    if at is None or head is None or quantity.low < LEAST or _of_several(tokens, at, head):
        return None
    act = act_at(source, tokens[head].start)
    below = [t for n, t in enumerate(tokens) if t.head == head and n != head]
    beside = [t for t in tokens if tokens[t.head] in below]
    if tokens[head].dep.split(":")[0] not in _CORE and tokens[head].dep != "obl:agent":
        return None
    if (
        act is None
        or any(t.lemma.lower() in table.further for t in [*below, *beside])
        or doubtful(source, act)
    ):
        return None
    narrow = [t for t in below if t.pos in ("ADJ", "NOUN", "VERB") and t.dep.split(":")[0] in _NARROWING]
    return Count(
        report=source.id,
        quantity=quantity,
        head=tokens[head].lemma,
        anyone=tokens[head].lemma in table.people,
        narrowed=tuple(t.lemma for t in narrow if t.lemma not in act.verbs),
        act=msgspec.structs.replace(act, nouns=tuple(n for n in act.nouns if n != tokens[head].lemma)),
    )


def _is_toll(sentence: Sentence, source: Source, quantity: Quantity) -> bool:
    """Whether a figure is what a toll has reached: the first behind the word for it."""
    table = counts(sentence.language)
    before = source.text[sentence.start : quantity.start].casefold()
    if table is None or (before.split() or [""])[-1] not in table.reaching:
        return False
    places = [before.rfind(f"{phrase} ") for phrase in table.toll]
    last = max(places, default=-1)
    return last >= 0 and not any(c.isdigit() for c in before[last:])


def _dead(source: Source, sentence: Sentence, quantity: Quantity, table: Counts) -> Count:
    """The figure of a toll: people who died."""
    span = Span(sentence.start, sentence.end)
    act = Act(verbs=(), nouns=(), undergo=(), names=(), pronoun=False, events=frozenset({"death"}), span=span)
    person = min(table.people)
    return Count(report=source.id, quantity=quantity, head=person, anyone=True, narrowed=(), act=act)


_CORE = frozenset({"nsubj", "obj", "iobj", "root", "conj"})
"""Where a counted noun stands in its clause: what is done, or to whom; not when, where or how often."""

_NARROWING = frozenset({"amod", "nmod", "acl", "appos", "compound", "conj"})


def _noun(tokens: Sequence[Token], at: int | None, quantity: Quantity) -> int | None:
    """The noun that a figure counts, which it must stand directly before or under."""
    for _ in range(3):
        if at is None or tokens[at].pos == "NOUN":
            break
        at = tokens[at].head if tokens[at].head != at else None
    if at is None or tokens[at].pos != "NOUN" or not quantity.counted_lemma:
        return None
    return at


def _of_several(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether another figure stands in the phrase of one: a part and its whole."""
    phrase, place = {head}, head
    while tokens[place].head != place and tokens[tokens[place].head].pos != "VERB":
        place = tokens[place].head
        phrase.add(place)
    own = {n for n, t in enumerate(tokens) if at in (n, t.head)}
    return any(t.pos == "NUM" and t.head in phrase and n not in own | phrase for n, t in enumerate(tokens))


def doubtful(source: Source, act: Act, *, denials: bool = True) -> bool:
    """Whether a word stands by the act that says it is only possible or, if denials are asked for, does not
    happen."""
    sentence = sentence_at(source, act.span.start)
    table = lexicon(sentence.language) if sentence else None
    if table is None:
        return True
    listed = table.possible | (table.negation | table.negative if denials else frozenset())
    return any(t.text.lower() in listed for t in source.tokens(act.span))


def _one_of_each(by_source: dict[str, list[Count]], frames: Frames) -> list[Count]:
    """Of figures that stand alike in the sentences of one origin, the first."""
    seen: set[tuple[str, str, tuple[str, ...], float, float]] = set()
    kept: list[Count] = []
    for key, found in by_source.items():
        for count in found:
            q = count.quantity
            sign = (frames.sources[key].origin, count.head, count.act.verbs, q.low, q.high)
            if sign not in seen:
                seen.add(sign)
                kept.append(count)
    return kept


def _apart(first: Count, second: Count, frames: Frames, likeness: Likeness) -> bool:
    """Whether two figures, of two origins, exclude each other and neither report holds the other's value."""
    a, b = frames.sources[first.report], frames.sources[second.report]
    one, other = first.quantity, second.quantity
    same = a.origin_at(one.start) == b.origin_at(other.start)
    if same or same_quantity(one, other).verdict != "different":
        return False
    if one_to_come(
        a.tokens(first.act.span), b.tokens(second.act.span), (_language(a, first), _language(b, second))
    ):
        return False
    if leaves_open(one, other) or leaves_open(other, one):
        return False
    if (before(a.published, b.published) and _shrunk(one, other)) or (
        before(b.published, a.published) and _shrunk(other, one)
    ):
        return False
    return not (_holds(a, second, likeness) or _holds(b, first, likeness))


def _shrunk(early: Quantity, late: Quantity) -> bool:
    """Whether a figure of a later day is so much less that it is of another thing (17 beaches of one coast,
    three of the next)."""
    return SHRUNK * late.high < early.low


def _language(source: Source, count: Count) -> str:
    sentence = sentence_at(source, count.quantity.start)
    return sentence.language if sentence else ""


def leaves_open(bound: Quantity, figure: Quantity) -> bool:
    """Whether a bound ("at least two") leaves room for a figure, however far away."""
    above = bound.modifier in ("at_least", "more") and figure.low >= bound.low
    return above or (bound.modifier in ("at_most", "less") and figure.high <= bound.high)


def _holds(source: Source, count: Count, likeness: Likeness) -> bool:
    """Whether a report gives a figure's value for anything that might be the same: any number but one that
    surely counts something else."""
    mine = count.quantity
    stated = [q for q in source.report.quantities if agree(mine, q)]
    if any(q.dimension == mine.dimension and _may_count(q, count, likeness) for q in stated):
        return True
    known = [Span(q.start, q.end) for q in source.report.quantities]
    known += [Span(t.start, t.end) for t in source.report.times]
    return any(
        value in (mine.low, mine.high) and not any(s.start <= start < s.end for s in known)
        for start, _, value in source.numbers
    )


def _may_count(quantity: Quantity, count: Count, likeness: Likeness) -> bool:
    """Whether a figure may count what another does: where its noun is unknown, general, or alike."""
    noun = quantity.counted_lemma
    return not noun or count.anyone or likeness.cosine(noun, count.head) >= ALIKE


def _same_head(first: Count, second: Count, likeness: Likeness) -> bool:
    if first.anyone and second.anyone:
        return True
    if first.anyone != second.anyone:
        return bool(first.act.events & second.act.events)
    return likeness.cosine(first.head, second.head) >= ALIKE


def _as_narrow(first: Count, second: Count, likeness: Likeness) -> bool:
    """Whether what narrows the one narrows the other: badly hurt people are fewer than hurt ones."""
    return all(
        any(likeness.cosine(word, other) >= ALIKE for other in theirs.narrowed)
        for mine, theirs in ((first, second), (second, first))
        for word in mine.narrowed
    )


def _lone(count: Count, there: Sequence[Count], frames: Frames, likeness: Likeness) -> bool:
    """Whether only one value of the other report has the place of a figure."""
    values = {(c.quantity.low, c.quantity.high) for c in there if one_thing(count, c, frames, likeness)}
    return len(values) == 1
