"""The direction of a clause: whether what an expression dates lies behind the report's now, or ahead of it.

Where a sentence is parsed, the governing verb decides by tense, mood and auxiliaries; where it is not, the
nearest word of the language data that tells.
"""

from collections.abc import Sequence

from recoupe.annotate.times.grammar import Grammar
from recoupe.annotate.times.tokens import fold
from recoupe.model import Sentence, Token

_BREAKS = frozenset(",;:()-")

_REACH = 16
"""Words to each side of an expression that are searched where there is no parse."""


def direction(sentence: Sentence, start: int, end: int, rules: Grammar) -> str:
    """ "past", "future" or "" for the expression at text[start:end]."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if start <= t.start < end]
    if not inside:
        return ""
    if any(t.dep for t in tokens):
        found = _governed(tokens, inside, rules)
        if found is not None:
            return found
    return _nearby(tokens, inside[0], inside[-1], rules)


def _governed(tokens: Sequence[Token], inside: list[int], rules: Grammar) -> str | None:
    """The direction of the nearest governing verb that tells; None where no verb governs."""
    here = inside[0]
    for index in inside:
        if tokens[index].head not in inside or tokens[index].head == index:
            here = index
            break
    seen: set[int] = set()
    verb_met = False
    while here not in seen:
        seen.add(here)
        if tokens[here].pos in ("VERB", "AUX") or tokens[here].dep == "root":
            verb_met = True
            told = _verb(tokens, here, rules)
            if told:
                return told
        here = min(max(tokens[here].head, 0), len(tokens) - 1)
    return "" if verb_met else None


def _verb(tokens: Sequence[Token], here: int, rules: Grammar) -> str:
    """What a verb and its auxiliaries say."""
    helpers = [
        t for i, t in enumerate(tokens) if t.head == here and i != here and t.dep.startswith(("aux", "cop"))
    ]
    words = {fold(t.text) for t in helpers}
    if words & rules.future:
        return "future"
    if any("Tense=Fut" in t.morph for t in (tokens[here], *helpers)):
        return "future"
    if words & rules.past or any(
        "Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in (tokens[here], *helpers)
    ):
        return "past"
    if fold(tokens[here].text) in rules.future or fold(tokens[here].lemma) in rules.future:
        return "future"
    return ""


def _nearby(tokens: Sequence[Token], first: int, last: int, rules: Grammar) -> str:
    """What the nearest telling word says, first inside the stretch between commas, then beyond it."""
    for inside in (True, False):
        ways = {-1, 1}
        for distance in range(1, _REACH + 1):
            for way in (-1, 1):
                index = first - distance if way < 0 else last + distance
                if way not in ways or not 0 <= index < len(tokens):
                    continue
                word = fold(tokens[index].text)
                if inside and word in _BREAKS:
                    ways.discard(way)
                elif word in rules.future:
                    return "future"
                elif word in rules.past:
                    return "past"
    return ""
