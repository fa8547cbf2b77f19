"""Conditions: the clause or phrase on which an event depends, or in which it stands."""

from recoupe.annotate.events.view import VERBAL, View, token_span
from recoupe.model import Span

_DEPTH = 7


def condition_of(view: View, index: int) -> Span | None:
    """The condition that the event at a token stands in or hangs on, None if there is none."""
    openers = [
        (position, cue)
        for position, cue in view.cues("condition").items()
        if view.cue("whether", position) is None and cue.start == view.tokens[position].start
    ]
    for position, _ in openers:
        clause = _clause_of(view, position)
        if clause is None:
            continue
        inside = set(view.subtree(clause))
        if index in inside or _hangs_on(view, index, clause):
            return token_span(view.tokens, sorted(inside | {position}))
    return None


def _clause_of(view: View, opener: int) -> int | None:
    """The head of the clause or phrase that a condition word opens."""
    head = view.head(opener)
    if head is None:
        return None
    if view.base(opener) in ("mark", "case", "advmod", "fixed", "cc", "obl", "obj", "aux"):
        return head if view.base(opener) != "fixed" else view.head(head)
    return opener


def _hangs_on(view: View, index: int, clause: int) -> bool:
    """Whether the clause depends on the event's verb, or on a verb that governs it."""
    above = view.head(clause)
    current: int | None = index
    for _ in range(_DEPTH):
        if current is None:
            return False
        if current == above:
            return view.base(clause) in ("advcl", "obl", "ccomp", "parataxis", "dep", "nmod", "acl", "xcomp")
        if view.base(current) in ("parataxis", "advcl") and view.tokens[current].pos in VERBAL:
            return False
        if view.tokens[current].dep == "acl:relcl":
            return False
        current = view.head(current)
    return False
