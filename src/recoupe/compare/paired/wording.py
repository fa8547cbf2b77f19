"""The wording of a quotation that two reports carry: what is added, dropped or changed."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from recoupe.compare.paired.rewording import Like, Side, added, taken_on
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.kept import once
from recoupe.compare.statements.lexicon import lexicon
from recoupe.matching import fold
from recoupe.model import Span, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X"})
"""The word classes that carry a quotation's meaning, X among them: a word that the tagger does not know is
hardly ever a function word."""

MEANS = 0.3
"""The least cosine at which a word can be the other's translation."""

WEAK = 0.22
BESIDE = 0.2
"""The same for words at about the same place: their distance in shares of the quotation's length."""

CUT = 5
"""The least number of words of a cut quotation that is surely the same."""


def wording_contrasts(pair: Pair) -> Iterator[Contrast]:
    """What differs between two versions of the same quoted words."""
    first, second = quoted_tokens(pair.first), quoted_tokens(pair.second)
    if not first or not second:
        return
    if pair.across:
        yield from _across(pair, first, second)
    elif pair.edits is not None:
        yield from _within(pair, first, second)


@once
def quoted_tokens(frame: Frame) -> list[Token]:
    """The tokens of a quotation's marked stretches; of a direct one, all of its content."""
    quotation = frame.source.quotation(frame.statement.items[0]) if frame.statement.items else None
    if quotation is None or quotation.kind == "indirect":
        return []
    spans = quotation.quoted or (quotation.content if quotation.kind == "direct" else ())
    return [t for s in spans for t in frame.source.tokens(s) if any(c.isalnum() for c in t.text)]


def _within(pair: Pair, first: Sequence[Token], second: Sequence[Token]) -> Iterator[Contrast]:
    """Changed words inside the stretch that both quote; a cut at either end is not a change."""
    a, b = [fold(t.text) for t in first], [fold(t.text) for t in second]
    if _stands_in(a, b) or _stands_in(b, a):
        return
    head = tail = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    rest_a, rest_b = first[head : len(first) - tail], second[head : len(second) - tail]
    cut = (not rest_a or not rest_b) and (head == 0 or tail == 0)
    if (rest_a or rest_b) and not cut:
        yield _contrast(pair, rest_a, rest_b, first, second, "the two stand in the same language")


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether one quotation is a cut of the other."""
    return len(part) >= CUT and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _across(pair: Pair, first: Sequence[Token], second: Sequence[Token]) -> Iterator[Contrast]:
    """What one says more; within one origin a translator's freedom is no difference."""
    if pair.version or pair.first.source.origin == pair.second.source.origin:
        return
    a, b = both_sides(pair, first, second)
    if not a.content or not b.content:
        return
    left_a, left_b = unpaired(pair, a.content, b.content)
    more_a, more_b = (
        added(here, there, pair.likeness) or taken_on(here, left, others)
        for here, there, left, others in ((a, b, left_a, left_b), (b, a, left_b, left_a))
    )
    if more_a or more_b:
        yield _contrast(pair, more_a, more_b, first, second, "these words have no counterpart in the other")


def both_sides(pair: Pair, first: Sequence[Token], second: Sequence[Token]) -> tuple[Side, Side]:
    """Two quotations with how near the words of each come to those of the other."""
    words = [_word(t) for t in first], [_word(t) for t in second]
    table = pair.likeness.table(*words)
    return (
        Side(pair.first, first, content(pair.first, first), _likes(first, table, words[1])),
        Side(pair.second, second, content(pair.second, second), _likes(second, table.T, words[0])),
    )


def _likes(tokens: Sequence[Token], table: npt.NDArray[np.float32], others: Sequence[str]) -> dict[int, Like]:
    """The nearest word of the other side for each token, by where it stands."""
    nearest = table.argmax(axis=1)
    return {t.start: Like(float(row[n]), others[n]) for t, row, n in zip(tokens, table, nearest, strict=True)}


def content(frame: Frame, tokens: Sequence[Token]) -> list[Token]:
    """The words that carry meaning; those that deny are no vocabulary, languages place them as they must,
    verbs that only carry another (going to sleep) are a tense, and "where" or "how" joins clauses."""
    table = lexicon(frame.language)
    known = counts(frame.language)
    light = known.light if known else frozenset[str]()
    denying = table.negation | table.negative | table.particle if table else frozenset()
    sentence = frame.source.sentence_tokens(tokens[0].start) if tokens else ()
    carried = {word.head for word in sentence if word.dep == "xcomp" and word.pos == "VERB"}
    carrying = {
        word.start
        for place, word in enumerate(sentence)
        if place in carried and (word.lemma in light or word.text.lower() in light)
    }
    return [
        t
        for t in tokens
        if t.pos in CONTENT
        and fold(t.text) not in denying
        and t.start not in carrying
        and not ("PronType=Int" in t.morph or "PronType=Rel" in t.morph)
    ]


def unpaired(pair: Pair, first: Sequence[Token], second: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The words of each side left over when the nearest words are paired one to one."""
    likes = paired(pair, first, second)
    left, right = {i for i, _ in likes}, {j for _, j in likes}
    return (
        [t for n, t in enumerate(first) if n not in left],
        [t for n, t in enumerate(second) if n not in right],
    )


def paired(pair: Pair, first: Sequence[Token], second: Sequence[Token]) -> list[tuple[int, int]]:
    """The places of the nearest words of two sides, paired one to one, nearest first."""
    if not first or not second:
        return []
    table = pair.likeness.table([_word(t) for t in first], [_word(t) for t in second])
    near: list[tuple[float, float, int, int]] = []
    for i, j in np.argwhere(table >= WEAK).tolist():
        apart = abs(i / len(first) - j / len(second))
        cosine = float(table[i, j])
        if cosine >= (MEANS if apart > BESIDE else WEAK):
            near.append((-(cosine - apart / 4), apart, i, j))
    likes: dict[int, int] = {}
    for _, _, i, j in sorted(near):
        if i not in likes and j not in likes.values():
            likes[i] = j
    return list(likes.items())


def _word(token: Token) -> str:
    return token.lemma or token.text


def _contrast(
    pair: Pair,
    left: Sequence[Token],
    right: Sequence[Token],
    first: Sequence[Token],
    second: Sequence[Token],
    reason: str,
) -> Contrast:
    return Contrast(
        aspect="wording",
        first=_mark(pair.first, left, first),
        second=_mark(pair.second, right, second),
        weight=0.6 if pair.across else 0.7,
        reasons=(reason,),
    )


def _mark(frame: Frame, changed: Sequence[Token], whole: Sequence[Token]) -> Mark:
    text = frame.source.text[whole[0].start : whole[-1].end]
    return Mark(value=text, spans=_runs(frame, changed), shown=" … ".join(t.text for t in changed))


def _runs(frame: Frame, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The tokens as spans, neighbours joined."""
    runs: list[Span] = []
    for token in tokens:
        if runs and not frame.source.text[runs[-1].end : token.start].strip():
            runs[-1] = Span(runs[-1].start, token.end)
        else:
            runs.append(Span(token.start, token.end))
    return tuple(runs)
