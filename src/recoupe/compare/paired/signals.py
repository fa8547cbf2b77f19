"""Numbers by which a word of denial or doubt is told from a free translation (see `weights`).

Each such word of the one statement is measured against the other statement: whether denials stand there too,
whether what it governs stands there, which words there have no like here and may carry what it says.
"""

import math
from collections.abc import Callable, Iterator
from functools import cached_property

from recoupe.compare.paired.otherwise import AFTER, denied_there, sets_limit, turns_round
from recoupe.compare.paired.wording import MEANS, paired
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import Lexicon
from recoupe.compare.statements.signs import (
    CONTENT,
    Signs,
    count,
    doubtful,
    doubts,
    listed,
    prefixed,
    settles,
)
from recoupe.model import Span, Token

SIGNALS = (
    "denials here",
    "denials there",
    "more here",
    "other denial near there",
    "other denial anywhere there",
    "negative prefix near there",
    "negative prefix or denial near here",
    "likest word there to what it governs",
    "clause there",
    "cosine lost without it",
    "likest word there",
    "focus after it",
    "governs a predicate",
    "in a main clause",
    "part of a name or title",
    "inside quotation marks",
    "probability",
    "difference of length",
    "doubt here",
    "doubt there",
    "doubt near there",
    "duty there",
    "settled near there",
    "hearsay there",
    "particle",
    "limit without its like there",
    "what it governs stands there with a negative prefix",
    "words without a like in the clause here",
    "words without a like near there",
    "words without a like anywhere there",
    "what it governs has a like",
    "settled more often there",
    "duty more often there",
    "beside a word that denies, where nothing there denies",
    "at the end of its clause",
    "likest word of denial among the words without a like there",
    "likest word there once it has lost a negative prefix or ending",
    "denials beside the statement there",
    "share of words without a like here",
    "share of words without a like there",
    "words without a like between the likes of the words around it",
    "words around it with a like",
    "how far apart the likes of the words around it stand",
    "cosine of the statements",
    "words that carry meaning here",
    "sets a limit",
    "turns round a word that denies",
    "a word that denies near there",
)
"""What each signal says, in order."""

OTHERWISE = (sets_limit, turns_round, denied_there)
"""The ways in which the other side may say the same without a negation."""

DENIES = 0.6
"""The cosine to a word of denial from which a word surely denies."""

SHORTEST = 4
"""The fewest letters of a word without its negative prefix or ending."""


class Signals:
    """The signals of the words of one side."""

    def __init__(self, signs: Signs) -> None:
        self._signs = signs
        self._pair = signs.pair
        self._frame, self._other = signs.frame, signs.other
        self._table, self._there = signs.table, signs.there
        self._theirs = Signs(signs.pair, 1 - signs.side)

    def of(self, word: Span) -> tuple[float, ...]:
        """The numbers of SIGNALS for one word of this side."""
        near = self._frame.following(word, AFTER)
        mine = self._frame.clause_tokens(word.start)
        there = self._other.nearest_clauses(self._frame.clause(word.start), self._pair.likeness)
        denied_there = count(self._other.tokens, self._there.negation | self._there.negative)
        doubting = self._there.doubt | self._there.possible
        return (
            float(min(self._signs.denials, 3)),
            float(min(denied_there, 2)),
            float(max(-1, min(self._signs.denials - denied_there, 2))),
            float(any(listed(t, self._there.denial) for t in there)),
            float(any(listed(t, self._there.denial) for t in self._other.tokens)),
            float(any(prefixed(t, self._there) for t in there)),
            float(
                any(
                    listed(t, self._table.denial - self._table.particle) or prefixed(t, self._table)
                    for t in mine
                )
            ),
            self._governed(word),
            self._clause(word),
            self._lost(word),
            self._likest(word),
            float(any(listed(t, self._table.focus) for t in near)),
            float(any(g.pos in ("VERB", "AUX") or self._predicate(g) for g in self._signs.governors(word))),
            float(self._main(word)),
            float(self._titled(word)),
            float(self._quoted(word)),
            math.log(min(max(self._pair.probability, 0.01), 0.999) / (1 - min(self._pair.probability, 0.999)))
            / 7,
            abs(math.log(max(len(self._frame.text), 1) / max(len(self._other.text), 1))),
            float(min(count(self._frame.tokens, self._table.doubt | self._table.possible), 3)),
            float(min(doubts(self._other.tokens, self._there), 3)),
            float(any(listed(t, doubting) or doubtful(t, self._there) for t in there)),
            float(any(listed(t, self._there.duty) for t in there)),
            float(any(settles(t, self._there) for t in there)),
            float(any(listed(t, self._there.reported | self._there.alleged) for t in self._other.tokens)),
            float(self._signs.has_particle()),
            float(
                any(listed(t, self._table.focus) for t in near)
                and not any(listed(t, self._there.focus) for t in self._other.tokens)
            ),
            float(self._negated_there(word)),
            float(min(sum(t in self._left[0] for t in mine), 4)),
            float(min(sum(t in self._left[1] for t in there), 4)),
            float(min(len(self._left[1]), 6)),
            float(
                any(
                    g in self._carrying(self._frame) and g not in self._left[0]
                    for g in self._signs.governors(word)
                )
            ),
            self._more(settles),
            self._more(lambda t, table: listed(t, table.duty)),
            float(self._turned(word)),
            float(not any(t.text[:1].isalnum() for t in near[:1])),
            self._denying(self._left[1]),
            self._reversed(word),
            float(count(self._beside(), self._there.negation | self._there.negative) > 0),
            len(self._left[0]) / max(len(self._carried[0]), 1),
            len(self._left[1]) / max(len(self._carried[1]), 1),
            *self._around(word),
            self._pair.likeness.cosine(self._frame.text, self._other.text),
            float(min(len(self._carried[0]), 20)),
            *(float(said(self._signs, self._theirs, word)) for said in OTHERWISE),
        )

    def _around(self, word: Span) -> tuple[float, float, float]:
        """Of the nearest words of meaning before and after a word: how many words without a like stand
        between their likes, how many of the two have a like, and how far apart the likes stand."""
        mine, theirs = self._carried
        before = [n for n, t in enumerate(mine) if t.end <= word.start][-1:]
        after = [n for n, t in enumerate(mine) if t.start >= word.end][:1]
        likes = [self._likes[n] for n in before + after if n in self._likes]
        if len(likes) < 2:
            return float(min(sum(t in self._left[1] for t in theirs), 4)), float(len(likes)), 0.0
        low, high = sorted(likes)
        between = [t for t in theirs[low + 1 : high] if t in self._left[1]]
        return float(min(len(between), 4)), 2.0, float(min(high - low, 6))

    def _more(self, said: Callable[[Token, Lexicon], bool]) -> float:
        """How much oftener the other side says something than this one, between -1 and 2."""
        here = sum(said(t, self._table) for t in self._frame.tokens)
        there = sum(said(t, self._there) for t in self._other.tokens)
        return float(max(-1, min(there - here, 2)))

    def _carrying(self, frame: Frame) -> list[Token]:
        """The words that carry meaning, those that deny left out."""
        table = self._table if frame is self._frame else self._there
        denying = table.negation | table.negative | table.particle
        return [
            t
            for t in frame.tokens
            if t.pos in ("", *CONTENT) and len(t.text) > 2 and t.text.lower() not in denying
        ]

    @cached_property
    def _carried(self) -> tuple[list[Token], list[Token]]:
        """The words of this side and of the other that carry meaning."""
        return self._carrying(self._frame), self._carrying(self._other)

    @cached_property
    def _likes(self) -> dict[int, int]:
        """The places of this side's words that carry meaning, with those of their likes on the other."""
        return dict(paired(self._pair, *self._carried))

    @cached_property
    def _left(self) -> tuple[list[Token], list[Token]]:
        """The words of this side and of the other that are left when the nearest are paired one to one."""
        taken = set(self._likes.values())
        here = [t for n, t in enumerate(self._carried[0]) if n not in self._likes]
        return here, [t for n, t in enumerate(self._carried[1]) if n not in taken]

    def _negated_there(self, word: Span) -> bool:
        """Whether the other side has what the word belongs to, with a negative prefix."""
        cosine = self._pair.likeness.cosine
        return any(
            cosine(bare, g.text) >= MEANS
            for t in self._other.tokens
            for prefix in self._there.negative_prefixes
            if len(bare := t.text.lower().removeprefix(prefix).lstrip("-")) > 3 and bare != t.text.lower()
            for g in self._signs.governors(word)
        )

    def _about(self, word: Span) -> list[Token]:
        """What a word belongs to, and the words that carry meaning right behind it."""
        return self._signs.governors(word) + [
            t for t in self._frame.following(word, AFTER) if t.pos in CONTENT
        ]

    def _turned(self, word: Span) -> bool:
        """Whether a word beside it denies too (no doubt, do not forget), and none of the other side does."""
        denial = self._table.denial - self._table.particle
        beside = self._signs.governors(word) + self._frame.following(word, AFTER)
        if not any(listed(t, denial) or prefixed(t, self._table) for t in beside):
            return False
        there = self._other.tokens
        if any(listed(t, self._there.denial) or prefixed(t, self._there) for t in there):
            return False
        return self._denying(self._carrying(self._other)) < DENIES

    def _denying(self, tokens: list[Token]) -> float:
        """The greatest cosine of words of the other side to a word of denial of their language."""
        words = sorted(self._there.denial - self._there.focus - self._there.particle)
        if not tokens or not words:
            return 0.0
        return float(self._pair.likeness.table([t.lemma or t.text for t in tokens], words).max())

    def _reversed(self, word: Span) -> float:
        """How near a word of the other side comes to what the word is about without a negative prefix or
        ending."""
        there = self._carrying(self._other)
        bare = sorted({b for t in there for b in without_reversing(t.text, self._there)})
        about = [t.lemma or t.text for t in self._about(word)]
        return float(self._pair.likeness.table(about, bare).max()) if about and bare else 0.0

    def _beside(self) -> list[Token]:
        """The words before and after the other statement in its paragraph: translators split sentences."""
        source, span = self._other.source, self._other.span
        low = source.text.rfind("\n", 0, span.start) + 1
        high = source.text.find("\n", span.end)
        high = len(source.text) if high < 0 else high
        return source.tokens(Span(low, span.start)) + source.tokens(Span(span.end, high))

    def _governed(self, word: Span) -> float:
        """How near the likest word there is to what the word belongs to; one half where nothing is known."""
        cosine = self._pair.likeness.cosine
        there = [t.lemma or t.text for t in self._other.tokens if t.pos in ("", *CONTENT)]
        governors = self._signs.governors(word)
        if not governors or not there:
            return 0.5
        return max(cosine(g.lemma or g.text, t) for g in governors for t in there)

    def _clause(self, word: Span) -> float:
        mine = self._frame.clause(word.start)
        return max((self._pair.likeness.cosine(mine, c) for c in self._other.clauses()), default=0.0)

    def _lost(self, word: Span) -> float:
        """By how much the statements come nearer when the word and its like are left out."""
        text = self._frame.source.text
        bare = text[self._frame.span.start : word.start] + text[word.end : self._frame.span.end]
        cosine = self._pair.likeness.cosine
        return 10 * (cosine(self._frame.text, self._other.text) - cosine(bare, self._other.text))

    def _likest(self, word: Span) -> float:
        """How near the nearest word of the other side is to the word itself."""
        mine = word.of(self._frame.source.text)
        return max(
            (self._pair.likeness.cosine(mine, t.text) for t in self._other.tokens if t.text[:1].isalpha()),
            default=0.0,
        )

    def _predicate(self, token: Token) -> bool:
        tokens = self._frame.source.sentence_tokens(token.start)
        at = next((n for n, t in enumerate(tokens) if t.start == token.start), None)
        return any(t.head == at and t.dep == "cop" for t in tokens)

    def _main(self, word: Span) -> bool:
        """Whether what the word belongs to is the head of its sentence, or one with it."""
        return any(
            g.dep in ("root", "ROOT", "conj", "ccomp", "parataxis") for g in self._signs.governors(word)
        )

    def _titled(self, word: Span) -> bool:
        """Whether words with capitals stand on both sides of the word, as in the title of a work."""
        tokens = self._frame.tokens
        at = next((n for n, t in enumerate(tokens) if t.start == word.start), 0)
        beside = tokens[max(at - 1, 1) : at] + tokens[at + 1 : at + 2]
        return len(beside) == 2 and all(t.text[:1].isupper() for t in beside)

    def _quoted(self, word: Span) -> bool:
        text = self._frame.text
        before = text[: word.start - self._frame.span.start]
        return sum(before.count(c) for c in "“«„") > sum(before.count(c) for c in "”»")


def without_reversing(text: str, table: Lexicon) -> Iterator[str]:
    """A word without each prefix or ending that can turn its meaning round."""
    word = text.lower()
    for prefix in table.reversing_prefixes:
        if word.startswith(prefix):
            yield from _long(word[len(prefix) :].lstrip("-"))
    for ending in table.reversing_suffixes:
        if word.endswith(ending):
            yield from _long(word[: -len(ending)].rstrip("-"))


def _long(word: str) -> Iterator[str]:
    if len(word) >= SHORTEST:
        yield word
