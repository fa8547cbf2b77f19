"""What the words right before an expression say of its direction, whatever the tense of the clause.

"Closed until Monday", "called a strike for Monday", "moved to Friday" look ahead under a past verb; "the
worst fire in forty years" looks back.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from recoupe.annotate.times.grammar import Grammar
from recoupe.annotate.times.recognise import Found
from recoupe.model import Sentence, Token

DAYS = frozenset({"weekday", "date"})

_BREAKS = frozenset(",;:()-")

_REACH = 16
"""Words before an expression in which the verb of its clause is looked for."""

_PHRASE = 8
"""Words before an expression in which a superlative belongs to the same phrase."""

_JOINED = frozenset({"compound", "nmod:poss"})
"""Relations by which an expression is part of the noun behind it ("for the Monday attack")."""


def after_superlative(sentence: Sentence, start: int) -> bool:
    """Whether a superlative or an ordinal of the same phrase goes before: "the worst fire in forty years" and
    "a second storm in three days" look back."""
    for token in reversed([t for t in sentence.tokens if t.start < start][-_PHRASE:]):
        if token.text in _BREAKS or token.pos in ("VERB", "AUX"):
            return False
        if "Degree=Sup" in token.morph or "NumType=Ord" in token.morph:
            return True
    return False


_COUNTED_FROM = re.compile(r"\(shift \((?:told|now|moment)\) (\(dur [^()]*\)) [-+]\)")


def before_event(sentence: Sentence, found: Found) -> Found | None:
    """The length in "40 seconds before liftoff", which is counted from what the next word names, and not
    from any moment that the text has told; None where neither a noun nor a verb as one follows."""
    counted = _COUNTED_FROM.fullmatch(found.form)
    tokens = sentence.tokens
    inside = [n for n, t in enumerate(tokens) if found.start <= t.start < found.end]
    if counted is None or len(inside) < 2 or tokens[inside[-1]].pos not in ("ADP", "SCONJ"):
        return None
    after = inside[-1] + 1
    if after >= len(tokens) or not _can_happen(tokens[after]):
        return None
    return Found(found.start, tokens[inside[-2]].end, counted[1])


def _can_happen(token: Token) -> bool:
    """Whether a word begins the name of what something is counted from: a noun, or a verb as one ("16 hours
    before declaring the fire out")."""
    return token.pos in ("NOUN", "DET", "PROPN", "ADJ") or (
        token.pos == "VERB" and "VerbForm=Fin" not in token.morph
    )


def ahead_by_words(tokens: Sequence[Token], inside: list[int], rules: Grammar, *, names: str) -> str:
    """What the words before an expression say, whatever the tense: "future", "due" (see `direction`) or "";
    `names` as there.

    A date or month that something lasted until, or was moved to, is the nearest one.
    """
    first, last = inside[0], inside[-1]
    if names and _wanted_by(tokens, first, rules):
        return "future"
    until = any(tokens[i].text.lower() in rules.until for i in range(max(first - 2, 0), first))
    if until and _goes_on(tokens, first):
        return "future"
    if names in DAYS and not _continued(tokens, first, last):
        before = _words_before(tokens, first)
        if before & rules.meant or (before & rules.onto and _moved(tokens, first, rules)):
            return "future"
    return "due" if until and names in ("date", "month") else ""


def _wanted_by(tokens: Sequence[Token], first: int, rules: Grammar) -> bool:
    """Whether an expression is the day by which something is wanted: "demanded an answer by Friday"."""
    own = tokens[first].text.lower()  # "entro venerdì" is one expression
    if not (_words_before(tokens, first) | {own}).intersection(rules.table.deadline):
        return False
    stretch = takewhile(lambda t: t.text not in _BREAKS, reversed(tokens[max(first - _REACH, 0) : first]))
    return any(t.pos in ("VERB", "") and t.text.lower().startswith(rules.table.demands) for t in stretch)


def _goes_on(tokens: Sequence[Token], first: int) -> bool:
    """Whether the clause of an end does not tell of what was over: "closed until Monday".

    The perfect tells of what lasts ("has suspended flights until April"), the past and the pluperfect do not.
    """
    if _infinitive(tokens, above(tokens, first)):
        return True  # vowed to | stay until Monday
    stretch = [t for t in tokens[max(first - _REACH, 0) : first] if "VerbForm=Fin" in t.morph]
    return bool(stretch) and "Tense=Past" not in stretch[-1].morph and "Tense=Imp" not in stretch[-1].morph


def above(tokens: Sequence[Token], at: int) -> int:
    """The word that a word hangs on; a sentence that was cut may have lost it."""
    return min(max(tokens[at].head, 0), len(tokens) - 1)


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb is an infinitive, by its form or by the particle before it („zu verlängern“)."""
    if "VerbForm=Inf" in tokens[at].morph:
        return True
    plain = tokens[at].pos == "VERB" and "Mood=" not in tokens[at].morph
    return plain and any(
        t.head == at and t.pos == "PART" and t.dep == "mark" for t in tokens[max(at - 2, 0) : at]
    )


def _words_before(tokens: Sequence[Token], first: int) -> set[str]:
    """The word before an expression, and that with the one before it ("für den")."""
    one = tokens[first - 1].text.lower() if first else ""
    return {one, f"{tokens[first - 2].text.lower()} {one}"} if first > 1 else {one}


def _continued(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the expression belongs to a noun behind it: "Monday's attack", "the Monday attack"."""
    if last + 1 < len(tokens) and tokens[last + 1].text.lower() in ("'s", "’s", "'", "’"):
        return True
    return any(t.dep in _JOINED and t.head > last for t in tokens[first : last + 1])


def _moved(tokens: Sequence[Token], first: int, rules: Grammar) -> bool:
    """Whether a word of moving to another day stands in the same stretch: postponed to Friday, „auf Freitag
    verschoben“, where the day is the verb's own."""
    verb = tokens[above(tokens, first)]
    if verb.start > tokens[first].start and verb.text.lower() in rules.moved:
        return True
    for token in reversed(tokens[max(first - _REACH, 0) : first]):
        if token.text in _BREAKS:
            return False
        if token.text.lower() in rules.moved:
            return True
    return False
