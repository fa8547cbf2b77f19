"""Denied here and affirmed there; stated here and only possible or alleged there."""

from collections.abc import Iterator

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.compare.lexicon import Lexicon, lexicon
from recoupe.matching import fold
from recoupe.model import Span, Token

LIKELY = 0.8
VERSION = 0.6
"""The least probability of a pair at which its polarity and certainty are compared, and in one origin."""

SHARED = 0.3
CLAUSE = 0.5
SURE_CLAUSE = 0.8
"""The least cosine at which a word, or a clause, of the other statement can be what is denied here."""

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
"""The word classes that carry what is denied."""


def polarity_contrasts(pair: Pair) -> Iterator[Contrast]:
    """One negation on one side, and on the other nothing that denies in any way."""
    if not _comparable(pair):
        return
    for denied, other, swapped in _both_ways(pair):
        negations = denied.open("negation")
        if (
            len(negations) == 1
            and denied.count("negation") == 1
            and denied.has_particle()
            and not other.denies(denied.clause(negations[0]))
            and denied.shares(negations[0])
        ):
            yield _contrast(
                "polarity",
                (Mark(value="denied", spans=tuple(negations)), Mark(value="affirmed", spans=())),
                swapped,
                0.9,
                "the other statement holds no word that denies in another way",
            )


def certainty_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Possible or alleged on one side, and on the other stated without any such mark."""
    if not _comparable(pair, anchored=True):
        return
    for marked, other, swapped in _both_ways(pair):
        for kind, plain in (("possible", "stated as certain"), ("alleged", "stated without reserve")):
            found = marked.open(kind)
            if not found or (kind == "possible" and marked.count("negation")) or other.leaves_room(kind):
                continue
            if not marked.shares(found[0], settled=bool(other.settled())):
                continue
            yield _contrast(
                "certainty",
                (Mark(value=kind, spans=tuple(found)), Mark(value=plain, spans=tuple(other.settled()))),
                swapped,
                0.75,
                "the other statement holds no word for possibility, condition or doubt",
            )


def _contrast(aspect: str, marks: tuple[Mark, Mark], swapped: bool, weight: float, reason: str) -> Contrast:
    first, second = reversed(marks) if swapped else marks
    return Contrast(aspect=aspect, first=first, second=second, weight=weight, reasons=(reason,))  # type: ignore[arg-type]


def _comparable(pair: Pair, *, anchored: bool = False) -> bool:
    """Whether two statements are near enough; one person on one day may take its place."""
    known = lexicon(pair.first.language) is not None and lexicon(pair.second.language) is not None
    likely = LIKELY if not pair.version else VERSION
    if anchored and known and not pair.version and pair.probability >= VERSION and _same_plan(pair):
        return True
    return known and pair.probability >= likely and not pair.partial


def _same_plan(pair: Pair) -> bool:
    """Whether both name one person and one day, and neither names another day."""
    people, days = [], []
    for frame in (pair.first, pair.second):
        named = (frame.source.entity(m.entity) for m in frame.mentions if m.type == "PERSON")
        people.append({e.id for e in named if e})
        days.append({t.value[:10] for t in frame.times if len(t.value) >= 10 and t.value[:1].isdigit()})
    return bool(people[0] & people[1]) and len(days[0]) == 1 and days[0] == days[1]


def _both_ways(pair: Pair) -> Iterator[tuple["_Signs", "_Signs", bool]]:
    first, second = _Signs(pair, 0), _Signs(pair, 1)
    yield first, second, False
    yield second, first, True


class _Signs:
    """The words of one side that deny, leave room for doubt, or say that something is settled."""

    def __init__(self, pair: Pair, side: int) -> None:
        self._pair, self._side = pair, side
        self._frame: Frame = pair.first if side == 0 else pair.second
        table = lexicon(self._frame.language)
        assert table is not None  # _comparable has seen to it
        self._table: Lexicon = table

    def open(self, kind: str) -> list[Span]:
        """The words of a kind that the other side does not have in that place."""
        return [s for s in self._spans(kind) if self._pair.open(self._side, s.start, s.end)]

    def count(self, kind: str) -> int:
        """How many words of a kind there are."""
        return len(self._spans(kind))

    def clause(self, word: Span) -> str:
        """The clause that a word stands in."""
        return self._frame.clause(word.start)

    def denies(self, clause: str) -> bool:
        """Whether this side denies what a clause of the other says.

        A negation anywhere does; another way of denying does in the clauses that are nearest to it.
        """
        table, prefixes = self._table, self._table.negative_prefixes
        if any(t.text.lower() in table.negation | table.negative for t in self._frame.tokens):
            return True
        return any(
            _listed(t, table.denial)
            or (prefixes and t.pos in ("ADJ", "ADV", "") and _prefixed(fold(t.text), prefixes))
            for t in self._frame.nearest_clauses(clause, self._pair.likeness)
        )

    def has_particle(self) -> bool:
        """Whether the particle stands by that a negation needs, in a language that has one (French: ne)."""
        particle = self._table.particle
        return not particle or any(t.text.lower() in particle for t in self._frame.tokens)

    def shares(self, word: Span, *, settled: bool = False) -> bool:
        """Whether what a word belongs to is said on the other side: its governor has its like there.

        Translators deny by other means ("has yet to", "ignorant of"); then the governor has none, and the
        clause must be near. Where the other side says that it is settled, a clause less near will do.
        """
        other = self._pair.second if self._side == 0 else self._pair.first
        cosine = self._pair.likeness.cosine
        there = [t.lemma or t.text for t in other.tokens if t.pos in ("", *CONTENT)]
        governors = self._governors(word)
        if any(cosine(g.lemma or g.text, t) >= SHARED for g in governors for t in there):
            return True
        mine = self._frame.clause(word.start)
        least = CLAUSE if settled or not governors else SURE_CLAUSE
        return any(cosine(mine, clause) >= least for clause in other.clauses())

    def _governors(self, word: Span) -> list[Token]:
        """The content words that a word belongs to by the parse: its head, or what hangs on a modal."""
        tokens = self._frame.source.sentence_tokens(word.start)
        at = next((n for n, t in enumerate(tokens) if t.start == word.start and t.dep), None)
        if at is None:
            return []
        below = [t for n, t in enumerate(tokens) if t.head == at and n != at and t.dep in ("xcomp", "ccomp")]
        found = below or [tokens[tokens[at].head]]
        return [t for t in found if t.pos in CONTENT]

    def leaves_room(self, kind: str) -> bool:
        """Whether anything on this side leaves room for doubt."""
        table = self._table
        listed = table.doubt | table.possible | table.alleged
        if kind == "alleged":
            listed |= table.reported
        return any(
            _listed(t, listed) or any(m in t.morph for m in table.doubt_morph) for t in self._frame.tokens
        )

    def settled(self) -> list[Span]:
        """The words that say that something is planned or sure to come."""
        table = self._table
        return [
            Span(t.start, t.end)
            for t in self._frame.tokens
            if t.text.lower() in table.settled or any(m in t.morph for m in table.settled_morph)
        ]

    def _spans(self, kind: str) -> list[Span]:
        listed: frozenset[str] = getattr(self._table, kind)
        return [
            Span(t.start, t.end)
            for place, t in enumerate(self._frame.tokens)
            if t.text.lower() in listed and (place == 0 or not t.text[0].isupper())
        ]


def _listed(token: Token, listed: frozenset[str]) -> bool:
    return token.text.lower() in listed or token.lemma in listed


def _prefixed(word: str, prefixes: tuple[str, ...]) -> bool:
    return len(word) > 5 and word.startswith(prefixes)
