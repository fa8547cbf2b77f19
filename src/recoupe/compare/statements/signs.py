"""The words by which a statement denies or leaves room for doubt."""

from collections.abc import Sequence
from functools import cached_property

from recoupe.compare.statements.contrast import Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import Lexicon, lexicon
from recoupe.matching import fold
from recoupe.model import Span, Token

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})
"""The word classes that carry what is denied or doubted."""


class Signs:
    """The words of one side that deny, leave room for doubt, or say that something is settled."""

    def __init__(self, pair: Pair, side: int) -> None:
        self.pair = pair
        self.side = side
        self.frame: Frame = pair.first if side == 0 else pair.second
        self.other: Frame = pair.second if side == 0 else pair.first
        self.table = _table(self.frame)
        self.there = _table(self.other)

    def open(self, kind: str) -> list[Span]:
        """The words of a kind that the other side does not have in that place."""
        return [s for s in self.spans(kind) if self.pair.open(self.side, s.start, s.end)]

    def spans(self, kind: str) -> list[Span]:
        """The words of a kind; a capital inside a sentence makes a word part of a name, and no date denies or
        doubts (May)."""
        listed: frozenset[str] = getattr(self.table, kind)
        return [
            Span(t.start, t.end)
            for place, t in enumerate(self.frame.tokens)
            if t.text.lower() in listed
            and (place == 0 or not t.text[0].isupper())
            and not any(time.start <= t.start < time.end for time in self.frame.times)
        ]

    def settled(self) -> list[Span]:
        """The words that say that something is planned or sure to come."""
        return [Span(t.start, t.end) for t in self.frame.tokens if settles(t, self.table)]

    @cached_property
    def denials(self) -> int:
        """How many words deny openly."""
        return count(self.frame.tokens, self.table.negation | self.table.negative)

    def has_particle(self) -> bool:
        """Whether the particle stands by that a negation needs, in a language that has one (French: ne)."""
        particle = self.table.particle
        return not particle or any(t.text.lower() in particle for t in self.frame.tokens)

    def governors(self, word: Span) -> list[Token]:
        """The content words that a word belongs to by the parse: its head, or what hangs on a modal."""
        tokens = self.frame.source.sentence_tokens(word.start)
        at = next((n for n, t in enumerate(tokens) if t.start == word.start and t.dep), None)
        if at is None:
            return []
        below = [t for n, t in enumerate(tokens) if t.head == at and n != at and t.dep in ("xcomp", "ccomp")]
        found = below or [tokens[tokens[at].head]]
        return [t for t in found if t.pos in CONTENT]

    def changed(self) -> list[Token]:
        """The words that the other side does not have in that place; all across languages."""
        return [t for t in self.frame.tokens if self.pair.open(self.side, t.start, t.end)]


def comparable(pair: Pair) -> bool:
    """Whether the words of both languages are known."""
    return lexicon(pair.first.language) is not None and lexicon(pair.second.language) is not None


def both_ways(pair: Pair) -> tuple[tuple[Signs, Signs, bool], ...]:
    """Each side against the other, and whether they are swapped."""
    first, second = Signs(pair, 0), Signs(pair, 1)
    return (first, second, False), (second, first, True)


def _table(frame: Frame) -> Lexicon:
    table = lexicon(frame.language)
    assert table is not None  # the caller has seen to it
    return table


def listed(token: Token, listed: frozenset[str]) -> bool:
    """Whether a token or its lemma is in a list."""
    return token.text.lower() in listed or token.lemma in listed


def count(tokens: list[Token], listed: frozenset[str]) -> int:
    """How many tokens are in a list as they stand."""
    return sum(t.text.lower() in listed for t in tokens)


def doubtful(token: Token, table: Lexicon) -> bool:
    """Whether a token's inflection leaves room for doubt, by the parse or, of a verb, by its ending."""
    if any(m in token.morph for m in table.doubt_morph):
        return True
    return token.pos in ("VERB", "AUX", "") and token.text.lower().endswith(table.doubt_suffixes or ("\n",))


def doubts(tokens: list[Token], table: Lexicon) -> int:
    """How many tokens leave room for doubt."""
    return sum(listed(t, table.doubt | table.possible) or doubtful(t, table) for t in tokens)


def settles(token: Token, table: Lexicon) -> bool:
    """Whether a token says that something is planned or sure to come."""
    return token.text.lower() in table.settled or any(m in token.morph for m in table.settled_morph)


def one_to_come(first: Sequence[Token], second: Sequence[Token], languages: tuple[str, str]) -> bool:
    """Whether the one stretch tells what is planned or will be and the other what was."""
    return {_time(first, languages[0]), _time(second, languages[1])} == {"to come", "done"}


def _time(tokens: Sequence[Token], language: str) -> str:
    """Whether a stretch tells what is to come, or what was done; "" where it does not show."""
    table = lexicon(language)
    if table is not None and any(settles(t, table) for t in tokens):
        return "to come"
    verbal = [t.morph for t in tokens if t.pos in ("VERB", "AUX")]
    return "done" if any("Tense=Past" in m or "VerbForm=Part" in m for m in verbal) else ""


def prefixed(token: Token, table: Lexicon) -> bool:
    """Whether a token is an adjective or adverb that begins or ends as negative ones do."""
    word = fold(token.text)
    if token.pos not in ("ADJ", "ADV", "") or len(word) <= 5:
        return False
    begins, ends = table.negative_prefixes, table.negative_suffixes
    return bool(begins and word.startswith(begins)) or bool(ends and word.endswith(ends))
