"""Parts of a whole that independent reports give: of twelve dead, three children here and four there.

A part stands behind a word for parts ("including three children"), before what it is taken of ("three of
them", "four of the dead"), or beside another part of which the two are all ("nine adults and three
children"). Parts are laid against each other only where their wholes are the same figure.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from recoupe.compare.apart.tolls import FATES, Fates, fates, tolls
from recoupe.compare.statements.acts import act_at, elsewhere, sentence_at
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.kept import once
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.standing import of_the_others
from recoupe.model import Quantity, Record, Sentence, Span, Token

ONE_WORD = 0.4
SEVERAL = 0.3
"""The least cosines of what is said of two parts, in one word and in several: words of one meaning in two
languages lie above, children and women or soldiers and policemen near nothing."""

FAR = 0.1
"""The least cosine of the sentences of two parts."""

MOST = 200
"""The most parts of a story compared; beyond it, those of the reports that come first."""

_APART = frozenset({"VERB", "AUX", "PUNCT"})
_WORDS = 8
_BEFORE = 2


class Part(Record, frozen=True):
    """A part of a whole in a report: its figure, that of the whole, and the words that say what it is.

    `summed` is set where the whole is not given, but is what two figures side by side make.
    """

    report: str
    quantity: Quantity
    whole: float
    said: str
    sentence: Span
    summed: bool = False


@once
def parts(source: Source) -> list[Part]:
    """The parts that a report gives, in order of the text; each report is read once."""
    found = [p for s in source.report.sentences for p in _in_sentence(source, s)]
    return sorted(found, key=lambda p: p.quantity.start)


def part_and_whole(first: Source, a: Quantity, second: Source, b: Quantity) -> bool:
    """Whether two figures may be a part and a whole, or two parts, so that they need not be one: all the
    others and all are.

    What is summed may be told by itself: it is held apart from its sum, from parts of it, and from people at
    large alone.
    """
    if _but_one(first, a, b) or _but_one(second, b, a):
        return True
    mine, theirs = _part_at(first, a), _part_at(second, b)
    if any(p is not None and not p.summed for p in (mine, theirs)):
        return True
    return any(
        p is not None
        and (q.low == p.whole or (other is not None and other.whole == p.whole) or _anyone(source, q))
        for p, other, source, q in ((mine, theirs, second, b), (theirs, mine, first, a))
    )


def _but_one(source: Source, others: Quantity, whole: Quantity) -> bool:
    sentence = sentence_at(source, others.start)
    return whole.low - others.low == 1 and sentence is not None and of_the_others(sentence, others)


def _part_at(source: Source, quantity: Quantity) -> Part | None:
    return next((p for p in parts(source) if p.quantity.start == quantity.start), None)


def _anyone(source: Source, quantity: Quantity) -> bool:
    sentence = sentence_at(source, quantity.start)
    table = counts(sentence.language) if sentence else None
    return table is not None and (not quantity.counted_lemma or quantity.counted_lemma in table.people)


def parts_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Part, Part]]:
    """Pairs of parts, of different origins, of one whole and of one kind, with different figures."""
    by_source = {key: parts(frames.sources[key]) for key in sorted(frames.sources)}
    every = [p for found in by_source.values() for p in found][:MOST]
    for first, second in combinations(every, 2):
        a, b = frames.sources[first.report], frames.sources[second.report]
        same = a.origin_at(first.quantity.start) == b.origin_at(second.quantity.start)
        if same or first.whole != second.whole or first.quantity.low == second.quantity.low:
            continue
        mine, theirs = by_source[first.report], by_source[second.report]
        if not (_nearest(first, second, theirs, likeness) and _nearest(second, first, mine, likeness)):
            continue
        if elsewhere(a, first.sentence, b) and elsewhere(b, second.sentence, a):
            continue
        if not (_gives(second, mine, likeness) or _gives(first, theirs, likeness)):
            yield first, second


def alike(first: Part, second: Part, likeness: Likeness) -> bool:
    """Whether two parts may be one: what is said of them is near, and their sentences are not far."""
    one_word = min(len(first.said.split()), len(second.said.split())) == 1
    return likeness.cosine(first.said, second.said) >= (ONE_WORD if one_word else SEVERAL)


def _nearest(part: Part, other: Part, among: Sequence[Part], likeness: Likeness) -> bool:
    """Whether no part of the other report is nearer to a part than one that is near enough."""
    if not alike(part, other, likeness):
        return False
    cosine = likeness.cosine(part.said, other.said)
    return all(likeness.cosine(part.said, p.said) <= cosine for p in among if p.whole == part.whole)


def _gives(part: Part, there: Sequence[Part], likeness: Likeness) -> bool:
    """Whether another report gives the same figure for a part that may be the same."""
    return any(p.quantity.low == part.quantity.low and alike(part, p, likeness) for p in there)


def _in_sentence(source: Source, sentence: Sentence) -> Iterator[Part]:
    words = fates(sentence.language)
    every = [q for q in source.report.quantities if sentence.start <= q.start < sentence.end]
    counted = [q for q in every if q.dimension == "count"]
    inside = [q for q in counted if _exact(q)]
    if words is None or not inside:
        return
    for quantity in inside:
        before = [q for q in counted if q.start < quantity.start]
        told = _taken(source, sentence, quantity, before, words) or _listed(sentence, quantity, before, words)
        if told is not None:
            whole, said = told
            if said and quantity.low < whole:
                yield _part(source, sentence, quantity, whole, said, summed=False)
    yield from _sums(source, sentence, inside)


def _part(
    source: Source, sentence: Sentence, quantity: Quantity, whole: float, said: str, *, summed: bool
) -> Part:
    return Part(
        report=source.id,
        quantity=quantity,
        whole=whole,
        said=said,
        sentence=Span(sentence.start, sentence.end),
        summed=summed,
    )


def _exact(quantity: Quantity) -> bool:
    exact = quantity.modifier == "exact" and quantity.low == quantity.high
    return exact and quantity.dimension == "count" and quantity.low >= 1 and not quantity.per


def _taken(
    source: Source, sentence: Sentence, quantity: Quantity, before: Sequence[Quantity], words: Fates
) -> tuple[float, str] | None:
    """The whole that a figure is taken of ("three of them", "four of the dead"), and what is said of it."""
    after = [t for t in sentence.tokens if t.start >= quantity.end]
    if not after or after[0].text.lower() not in words.portions:
        return None
    taken = next((n for n, t in enumerate(after[:4]) if t.pos in ("PRON", "NOUN", "ADJ")), None)
    if after[0].pos in ("ADV", "PRON"):
        taken = 0
    if taken is None:
        return None
    if after[taken].pos in ("PRON", "ADV"):
        whole = before[-1].low if before else None
    else:
        whole = _fate(source, after[taken], words)
    return (whole, _said(after[taken + 1 :])) if whole is not None else None


def _fate(source: Source, token: Token, words: Fates) -> float | None:
    """How many a report says shared the fate that a word names ("four of the dead")."""
    known = tolls(source)
    for fate in FATES:
        if fate in known and token.text.lower() in getattr(words, fate).counted:
            toll = known[fate].quantity
            return toll.low if _exact(toll) else None
    return None


def _listed(
    sentence: Sentence, quantity: Quantity, before: Sequence[Quantity], words: Fates
) -> tuple[float, str] | None:
    """The whole before a word for parts ("including three children"), and what the part is."""
    ahead = [t for t in sentence.tokens if t.end <= quantity.start][-_BEFORE:]
    if not before or not any(t.text.lower() in words.parts for t in ahead):
        return None
    return before[-1].low, _said([t for t in sentence.tokens if t.start >= quantity.end])


def _said(tokens: Sequence[Token]) -> str:
    """The words behind a part up to the next mark or figure, as far as they say what it is."""
    kept: list[str] = []
    for token in tokens[:_WORDS]:
        if token.pos in ("PUNCT", "NUM", "CCONJ") and any(w for w in kept):
            break
        if any(c.isalnum() for c in token.text):
            kept.append(token.text)
    return " ".join(kept)


def _sums(source: Source, sentence: Sentence, inside: Sequence[Quantity]) -> Iterator[Part]:
    """Two figures side by side, of which one act is told, as the parts of their sum."""
    table = counts(sentence.language)
    for first, second in pairwise(inside):
        between = [t for t in sentence.tokens if first.end <= t.start < second.start]
        joined = any(t.pos == "CCONJ" for t in between) and not any(t.pos in _APART for t in between)
        act = act_at(source, first.start)
        same = act is not None and act.span.start <= second.start < act.span.end
        if table is None or not joined or not same or not (first.counted_lemma and second.counted_lemma):
            continue
        for quantity, other in ((first, second), (second, first)):
            said = _phrase(sentence, quantity, table.further)
            yield _part(source, sentence, quantity, quantity.low + other.low, said, summed=True)


def _phrase(sentence: Sentence, quantity: Quantity, further: frozenset[str]) -> str:
    """The noun that a figure counts with what narrows it, without the words that say it comes on top."""
    tokens = sentence.tokens
    span = quantity.counted_span or Span(quantity.start, quantity.end)
    head = next(
        (n for n, t in enumerate(tokens) if t.lemma == quantity.counted_lemma and t.end >= span.start), None
    )
    if head is None:
        return quantity.counted
    kept = [
        t
        for n, t in enumerate(tokens)
        if n == head or (t.head == head and t.dep.split(":")[0] in ("amod", "nmod"))
    ]
    return " ".join(t.text for t in kept if t.lemma.lower() not in further and t.pos != "NUM")
