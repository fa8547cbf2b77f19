"""Governors by their place in the sentence, where the tree may have lost them.

"Denies that it paid", "prevented the crowd from entering", "about to enter": between the governor and the
verb stand only a link (that, to, from, de) and a subject or object, never another verb or a mark.
"""

from recoupe.annotate.events.judgement import effect_of
from recoupe.annotate.events.view import VERBAL, View
from recoupe.model import Span

_REACH = 7
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "PART", "SCONJ", "ADV", "NUM"})
_LINKS = frozenset({"ADP", "PART", "SCONJ"})
_MISTAKEN = frozenset({"ADJ", "NOUN", "ADP", "ADV"})
"""What a tagger may take a governing verb for, right before the verb."""


def governor_before(
    view: View, index: int, members: tuple[int, ...], bare: bool
) -> tuple[int, tuple[str, Span]] | None:
    """The governor that stands before a verb group, and its kind.

    `bare` tells that the verb has no tense of its own; one that has needs a "that" in between.
    """
    linked = False
    first = min(members)
    for position in range(first - 1, max(-1, first - _REACH), -1):
        token = view.tokens[position]
        adjacent = position == first - 1
        effect = effect_of(view, position)
        if effect is not None and (token.pos in VERBAL or (token.pos in _MISTAKEN and position >= first - 4)):
            joined = linked or (bare and adjacent)
            if joined and (adjacent or token.pos == "ADP" or not _under_other(view, position, index)):
                return position, effect
            return None
        if token.pos in VERBAL or token.pos not in _BETWEEN:
            return None
        linked = linked or view.base(position) == "mark" or (bare and token.pos in _LINKS)
    return None


def _under_other(view: View, governor: int, index: int) -> bool:
    """Whether the tree puts the governor itself under the verb ("the plan to leave was signed")."""
    current: int | None = governor
    for _ in range(_REACH):
        if current is None:
            return False
        if current == index:
            return True
        current = view.head(current)
    return False


def unreal_before(view: View, members: tuple[int, ...]) -> Span | None:
    """The words that say that a verb was to happen and did not: was to have, aurait dû."""
    for position in range(max(members), max(-1, min(members) - 5), -1):
        if (cue := view.cue("unreal", position)) is not None:
            return cue
        if position < min(members) and view.tokens[position].pos == "PUNCT":
            return None
    return None
