"""Ways in which what one statement denies is said in the other without a negation: by a limit (not only, no
other, not all), by a word that a negation turns round (do not hesitate), or by another word that denies."""

from recoupe.compare.statements.signs import Signs, listed
from recoupe.model import Span

AFTER = 3
"""The words after a denial within which "only" makes it a limit, and a word that denies turns it round."""

TAG = 12
"""The characters around the denial in the tag of a question."""


def sets_limit(denied: Signs, other: Signs, word: Span) -> bool:
    """Whether a negation sets a limit: not only, where the other side has no such word but behind "than";
    no other; not quite, where the other side has a limit; not all, where it says some."""
    near, table, there = denied.frame.following(word, AFTER), denied.table, other.frame.tokens
    if any(listed(t, table.sole) for t in near):
        before = ["", *(t.text.lower() for t in there)]
        return not any(
            listed(t, other.table.sole) and b not in other.table.than
            for b, t in zip(before, there, strict=False)
        )
    if any(listed(t, table.other) for t in near):
        return True
    if _not_quite(denied, word) and any(listed(t, other.table.kept | other.table.degree) for t in there):
        return True
    every = any(listed(t, table.universal) for t in near)
    return every and any(listed(t, other.table.partial) for t in there)


def _not_quite(denied: Signs, word: Span) -> bool:
    """Whether a negation begins a phrase that says "almost"."""
    words = [word.of(denied.frame.source.text), *(t.text for t in denied.frame.following(word, AFTER))]
    said = f"{' '.join(words).lower()} "
    return any(said.startswith(f"{phrase} ") for phrase in denied.table.not_quite)


def turns_round(denied: Signs, other: Signs, word: Span) -> bool:
    """Whether a negation turns round a word that denies (do not hesitate) and that the other side lacks."""
    about = denied.frame.following(word, AFTER) + denied.governors(word)
    clause = denied.frame.clause_tokens(word.start)
    turned = any(listed(t, denied.table.turning) for t in about)
    if any(t.text.lower() in denied.table.without for t in clause) and not other.denials:
        return True
    return turned and not any(listed(t, other.table.turning) for t in other.frame.tokens)


def only_asked(denied: Signs, word: Span) -> bool:
    """Whether a negation is asked and not said: behind "whether", or in the tag of a question (isn't it?)."""
    before = [t for t in denied.frame.clause_tokens(word.start) if t.start < word.start]
    if any(listed(t, denied.table.asking) for t in before):
        return True
    text = denied.frame.source.text
    tag = text[word.end : word.end + TAG].partition("?")
    return bool(tag[1]) and "," in text[max(word.start - TAG, 0) : word.start] and tag[0].count(" ") < 2


def denied_there(denied: Signs, other: Signs, word: Span) -> bool:
    """Whether the nearest clauses of the other side hold a word that denies."""
    there = other.frame.nearest_clauses(denied.frame.clause(word.start), denied.pair.likeness)
    return any(
        listed(t, other.table.denying) and f"{before} {t.text}".lower() not in other.table.kept
        for before, t in zip(["", *(t.text for t in there)], there, strict=False)
    )
