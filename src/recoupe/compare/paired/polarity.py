"""Denied here and affirmed there; stated here and only possible or alleged there.

In two versions of one text in two languages a small classifier decides (`recoupe.compare.paired.weights`), in
one language the changed words. Independent accounts owe each other no like for any word: there it takes
rules.
"""

import math
from collections.abc import Iterator

from recoupe.compare.paired.otherwise import only_asked
from recoupe.compare.paired.signals import Signals
from recoupe.compare.paired.weights import DENIED, POSSIBLE, Weights
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.signs import CONTENT, Signs, both_ways, comparable, doubtful, listed, prefixed
from recoupe.model import Span

LIKELY = 0.8
VERSION = 0.6
"""The least probability of a pair at which its polarity and certainty are compared, and in one origin."""

SHARED = 0.3
CLAUSE = 0.5
SURE_CLAUSE = 0.8
"""The least cosine at which a word, or a clause, of the other statement can be what is denied here."""


def polarity_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A negation on one side, and on the other nothing that denies."""
    if not _near(pair):
        return
    for denied, other, swapped in both_ways(pair):
        word = _denied(denied, other)
        if word is not None:
            marks = Mark(value="denied", spans=(word,)), Mark(value="affirmed", spans=())
            yield _contrast(
                "polarity", marks, swapped, 0.9, "nothing in the other statement denies it in another way"
            )
            return


def certainty_contrasts(pair: Pair) -> Iterator[Contrast]:
    """Possible or alleged on one side, and on the other stated without any such mark."""
    if not _near(pair, anchored=True):
        return
    for marked, other, swapped in both_ways(pair):
        for kind, plain in (("possible", "stated as certain"), ("alleged", "stated without reserve")):
            found = _doubted(marked, other, kind)
            if found:
                marks = (
                    Mark(value=kind, spans=tuple(found)),
                    Mark(value=plain, spans=tuple(other.settled())),
                )
                reason = "nothing in the other statement stands for possibility, condition or doubt"
                yield _contrast("certainty", marks, swapped, 0.75, reason)


def _contrast(aspect: str, marks: tuple[Mark, Mark], swapped: bool, weight: float, reason: str) -> Contrast:
    first, second = reversed(marks) if swapped else marks
    return Contrast(aspect=aspect, first=first, second=second, weight=weight, reasons=(reason,))  # type: ignore[arg-type]


def _near(pair: Pair, *, anchored: bool = False) -> bool:
    """Whether two statements are near enough; one person on one day may take its place."""
    known = comparable(pair)
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


def _denied(denied: Signs, other: Signs) -> Span | None:
    """The word that denies what the other side affirms."""
    found = denied.open("negation")
    if not found or not denied.has_particle():
        return None
    pair = denied.pair
    if pair.version and pair.edits is None:
        return _told(denied, [w for w in found if not only_asked(denied, w)], DENIED)
    if pair.version:
        table = other.table
        listing = table.negation | table.negative | table.denial
        plain = not any(listed(t, listing) or prefixed(t, table) for t in other.changed())
        return found[0] if plain and len(found) == 1 else None
    alone = len(found) == len(denied.spans("negation")) == 1
    return found[0] if alone and not _denies(other, denied, found[0]) and _shares(denied, found[0]) else None


def _doubted_there(marked: Signs, other: Signs, word: Span) -> bool:
    """Whether the nearest clauses of the other side hold a word or a form for what may be."""
    there = other.frame.nearest_clauses(marked.frame.clause(word.start), marked.pair.likeness)
    return any(listed(t, other.table.possible) or doubtful(t, other.table) for t in there)


def _unable(marked: Signs, other: Signs, word: Span) -> bool:
    """Whether what may be is denied here, and there what was (could not go, did not go)."""
    beside = marked.frame.following(word, 1)
    return other.denials > 0 and any(listed(t, marked.table.negation) for t in beside)


def _doubted(marked: Signs, other: Signs, kind: str) -> list[Span]:
    """The words by which this side leaves open what the other states."""
    found = marked.open(kind)
    if not found:
        return []
    pair = marked.pair
    if pair.version and pair.edits is not None:
        return [] if _leaves_room(other, kind, changed=True) else found
    if pair.version and kind == "possible":
        open_words = [w for w in found if not (_doubted_there(marked, other, w) or _unable(marked, other, w))]
        word = _told(marked, open_words, POSSIBLE)
        return [word] if word else []
    if (kind == "possible" and marked.spans("negation")) or _leaves_room(other, kind):
        return []
    return found if _shares(marked, found[0], settled=bool(other.settled())) else []


def _told(signs: Signs, words: list[Span], weights: Weights) -> Span | None:
    """The likeliest of the words to say what the other side does not, None below the threshold."""
    if not words:
        return None
    signals = Signals(signs)
    scored = [(weights.score(signals.of(w)), w.start, w) for w in words]
    best = max(scored)
    least = weights.least(signs.frame.language, signs.other.language)
    return best[2] if best[0] >= least and math.isfinite(best[0]) else None


def _denies(other: Signs, denied: Signs, word: Span) -> bool:
    """Whether the other side denies what the clause of a negation says.

    A negation anywhere does; another way of denying does in the clauses that are nearest to it.
    """
    table = other.table
    if other.denials:
        return True
    near = other.frame.nearest_clauses(denied.frame.clause(word.start), other.pair.likeness)
    return any(listed(t, table.denial) or prefixed(t, table) for t in near)


def _shares(signs: Signs, word: Span, *, settled: bool = False) -> bool:
    """Whether what a word belongs to is said on the other side: its governor has its like there.

    Writers deny by other means ("has yet to", "ignorant of"); then the governor has none, and the clause must
    be near. Where the other side says that it is settled, a clause less near will do.
    """
    other: Frame = signs.other
    cosine = signs.pair.likeness.cosine
    there = [t.lemma or t.text for t in other.tokens if t.pos in ("", *CONTENT) and t.pos != "ADV"]
    governors = [g for g in signs.governors(word) if g.pos != "ADV"]
    if any(cosine(g.lemma or g.text, t) >= SHARED for g in governors for t in there):
        return True
    mine = signs.frame.clause(word.start)
    least = CLAUSE if settled or not governors else SURE_CLAUSE
    return any(cosine(mine, clause) >= least for clause in other.clauses())


def _leaves_room(other: Signs, kind: str, *, changed: bool = False) -> bool:
    """Whether anything on the other side, or among its changed words, leaves room for doubt."""
    table = other.table
    words = table.doubt | table.possible | table.alleged
    if kind == "alleged":
        words |= table.reported
    tokens = other.changed() if changed else other.frame.tokens
    return any(listed(t, words) or doubtful(t, table) for t in tokens)
