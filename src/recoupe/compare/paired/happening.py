"""Whether two dates date one happening: they hang on like verbs, and the same places and bodies are named."""

from rapidfuzz import fuzz

from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frame
from recoupe.matching import fold
from recoupe.model import TimeExpression, Token

ALIKE = 0.3
"""The least cosine of the verbs that two dates belong to at which one happening may be dated."""

SPELLING = 75
"""The likeness (of 100) of two spellings, and the least cosine of two names, that may be one name."""
MEANING = 0.3


def same_happening(pair: Pair, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the date in one statement and the date in the other belong to one happening.

    Without a parse, and where either names no place or body, nothing speaks against it. A time of day belongs
    to its clause: the names in that one count, and one of them must be in common.
    """
    narrow = "T" in first.value and "T" in second.value
    names = _names(pair.first, first, narrow=narrow), _names(pair.second, second, narrow=narrow)
    strange = _strange(pair, *names) and _strange(pair, *reversed(names))
    if narrow:
        return not strange and _shared(pair, *names)
    verbs = _governor(pair.first, first), _governor(pair.second, second)
    if verbs[0] and verbs[1] and pair.likeness.cosine(verbs[0], verbs[1]) < ALIKE:
        return False
    return not strange


def _governor(frame: Frame, time: TimeExpression) -> str:
    """The lemma of the verb above a time expression, "" without one."""
    tokens = frame.source.sentence_tokens(time.start)
    place = next((n for n, t in enumerate(tokens) if t.start >= time.start and t.dep), None)
    for _ in tokens:
        if place is None or tokens[place].pos == "VERB" or tokens[place].head == place:
            break
        place = tokens[place].head
    return tokens[place].lemma if place is not None and tokens[place].pos == "VERB" else ""


def _names(frame: Frame, time: TimeExpression, *, narrow: bool) -> list[Token]:
    """The words of names in a statement, or in the clause of a time, those of dates left out."""
    timed = [(t.start, t.end) for t in frame.times]
    return [
        t
        for t in (frame.clause_tokens(time.start) if narrow else frame.tokens)
        if t.pos == "PROPN" and t.text[:1].isupper() and not any(s <= t.start < e for s, e in timed)
    ]


def _shared(pair: Pair, mine: list[Token], other: list[Token]) -> bool:
    return any(_one(pair, a.text, b.text) for a in mine for b in other)


def _strange(pair: Pair, mine: list[Token], other: list[Token]) -> bool:
    """Whether one side names something that has no like among the names of the other."""
    return any(not any(_one(pair, a.text, b.text) for b in other) for a in mine) and bool(other)


def _one(pair: Pair, first: str, second: str) -> bool:
    near = fuzz.ratio(fold(first), fold(second)) >= SPELLING
    return near or pair.likeness.cosine(first, second) >= MEANING
