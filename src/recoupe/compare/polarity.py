"""Denied here and affirmed there; certain here and only possible there; a limit that one side leaves out."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.lexicon import Lexicon, lexicon
from recoupe.matching import fold
from recoupe.model import Span, Token

LIKELY = 0.8
"""The least probability of a pair at which its polarity and certainty are compared."""


def polarity_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A negation on one side, and on the other nothing that denies in any way."""
    if not _comparable(pair):
        return
    first, second = _Signs(pair, 0), _Signs(pair, 1)
    if bool(first.negations) == bool(second.negations):
        return
    denied, other = (first, second) if first.negations else (second, first)
    if other.denies or len(denied.negations) != 1 or denied.softened:
        return
    marks = (Mark(value="denied", spans=tuple(denied.negations)), Mark(value="affirmed", spans=()))
    yield Contrast(
        aspect="polarity",
        first=marks[0] if denied is first else marks[1],
        second=marks[1] if denied is first else marks[0],
        weight=0.9,
        reasons=("the other statement holds no word that denies in another way",),
    )


def certainty_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Possible on one side, and on the other stated without any such mark."""
    if not _comparable(pair):
        return
    first, second = _Signs(pair, 0), _Signs(pair, 1)
    for value, plain in (("possible", "stated as certain"), ("alleged", "stated without reserve")):
        a, b = first.spans(value), second.spans(value)
        if bool(a) == bool(b) or (first.hedged if b else second.hedged):
            continue
        with_mark, spans = (first, a) if a else (second, b)
        if len(spans) != 1:
            continue
        other = second if with_mark is first else first
        marks = (Mark(value=value, spans=tuple(spans)), Mark(value=plain, spans=tuple(other.settled)))
        yield Contrast(
            aspect="certainty",
            first=marks[0] if with_mark is first else marks[1],
            second=marks[1] if with_mark is first else marks[0],
            weight=0.75,
            reasons=("the other statement holds no word for possibility, condition or doubt",),
        )


def _comparable(pair: Pair) -> bool:
    return (
        pair.probability >= LIKELY
        and not pair.partial
        and lexicon(pair.first.language) is not None
        and lexicon(pair.second.language) is not None
    )


class _Signs:
    """The words of one side that deny, allow for doubt, or say that something is settled."""

    def __init__(self, pair: Pair, side: int) -> None:
        frame = pair.first if side == 0 else pair.second
        table = lexicon(frame.language) or Lexicon()
        self._pair, self._side = pair, side
        self._frame = frame
        self._table = table
        self.negations = self._of(table.negation, open_only=True)
        self.possible = self._of(table.possible | table.conditional, table.possible_morph, open_only=True)
        self.alleged = self._of(table.alleged, open_only=True)
        self.settled = self._of(table.settled, table.settled_morph, open_only=True)
        doubt = table.possible | table.conditional | table.alleged
        self.hedged = bool(self._of(doubt, table.possible_morph))
        self.softened = bool(self._of(table.restrictive)) and bool(self.negations)

    def spans(self, value: str) -> list[Span]:
        """The words for one kind of doubt."""
        return self.possible if value == "possible" else self.alleged

    @property
    def denies(self) -> bool:
        """Whether anything on this side denies, in any way that the language has."""
        table = self._table
        if self._of(table.negation | table.implicit):
            return True
        prefixes = table.negative_prefixes
        return bool(prefixes) and any(
            fold(t.text).startswith(prefixes) and len(t.text) > 5 for t in self._frame.tokens
        )

    def _of(
        self, listed: frozenset[str], morph: tuple[str, ...] = (), *, open_only: bool = False
    ) -> list[Span]:
        return [
            Span(t.start, t.end)
            for t in self._frame.tokens
            if (_listed(t, listed) or any(m in t.morph for m in morph))
            and (not open_only or self._pair.open(self._side, t.start, t.end))
        ]


def _listed(token: Token, listed: frozenset[str]) -> bool:
    return token.text.lower() in listed or (token.lemma in listed and token.pos != "PROPN")
