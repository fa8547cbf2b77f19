"""Conditions: the clause or phrase on which an event depends, or in which it stands."""

from recoupe.annotate.events.view import VERBAL, View, token_span
from recoupe.model import Span

_STOPS = frozenset(';:()[]—–"“”«»')


def condition_of(view: View, index: int) -> Span | None:
    """The condition that the event at a token stands in or hangs on, None if there is none.

    A condition runs from its word to the next comma; the events around it, up to a stronger mark or a
    conjunction with a verb of its own, depend on it.
    """
    for opener, cue in sorted(view.cues("condition").items()):
        if cue.start != view.tokens[opener].start or view.cue("whether", opener) is not None:
            continue
        if _compares(view, opener, cue) or view.cue("not_condition", opener) is not None:
            continue
        inside = _stretch(view, opener)
        if index in inside or _reaches(view, index, inside):
            return token_span(view.tokens, inside)
    return None


def _compares(view: View, opener: int, cue: Span) -> bool:
    """Whether a word for "if" only says as what somebody does something: a preposition of a noun with no verb
    ("als trainer")."""
    token = view.tokens[opener]
    head = view.head(opener)
    if token.pos != "ADP" or cue.end != token.end or head is None:
        return False
    clause = any(view.tokens[c].pos in VERBAL for c in (head, *view.children[head]))
    return not clause and view.cue("condition_place", opener) is None


def _stretch(view: View, opener: int) -> list[int]:
    """The tokens of the condition: to the comma that closes it, or to the end."""
    verb = False
    for position in range(opener + 1, len(view.tokens)):
        token = view.tokens[position]
        verb = verb or token.pos in VERBAL
        if token.text in _STOPS or (token.text == "," and (verb or position > opener + 3)):
            return list(range(opener, position))
    last = len(view.tokens)
    return list(
        range(opener, last - 1 if view.tokens[last - 1].pos == "PUNCT" and last - 1 > opener else last)
    )


def _reaches(view: View, index: int, inside: list[int]) -> bool:
    """Whether nothing but the clause of the event itself stands between it and the condition."""
    first, last = (index, inside[0]) if index < inside[0] else (inside[-1] + 1, index)
    between = range(first + 1, last)
    if any(view.tokens[position].text in _STOPS for position in between):
        return False
    if index < inside[0]:
        return not any(_new_clause(view, position) for position in between)
    return not any(_new_clause(view, position) for position in between if position > inside[-1] + 2)


def _new_clause(view: View, position: int) -> bool:
    """Whether a conjunction or a relative pronoun opens a clause with a verb of its own here."""
    token = view.tokens[position]
    if token.pos == "PRON" and view.form(position) in view.words.relative:
        return True
    if token.pos not in ("CCONJ", "SCONJ") or view.cue("report", position - 1) is not None:
        return False
    head = view.head(position)
    return token.pos == "CCONJ" and head is not None and view.tokens[head].pos in VERBAL and head > position
