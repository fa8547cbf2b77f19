"""The direction of a clause: whether what an expression dates lies behind the report's now, or ahead of it.

Where a sentence is parsed, the governing verb decides by tense, mood and auxiliaries; where it is not, the
nearest word of the language data that tells.
"""

from collections.abc import Sequence

from recoupe.annotate.times.grammar import Grammar
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
    """The direction of the nearest governor that tells; None where no verb governs."""
    here = inside[0]
    for index in inside:
        if tokens[index].head not in inside or tokens[index].head == index:
            here = index
            break
    seen: set[int] = set(inside)
    verb_met = False
    while True:
        here = min(max(tokens[here].head, 0), len(tokens) - 1)
        if here in seen:
            return "" if verb_met else None
        seen.add(here)
        told = _told(tokens, here, rules)
        verb = tokens[here].pos in ("VERB", "AUX") or tokens[here].dep in ("root", "ROOT")
        if not told and verb and not verb_met and "Tense=Pres" in tokens[here].morph:
            told = "future"
        if told:
            return told
        verb_met = verb_met or verb


def _told(tokens: Sequence[Token], here: int, rules: Grammar) -> str:
    """What a governor and its auxiliaries say: lexical words first, then the tense of the finite form."""
    governor = tokens[here]
    if governor.text.lower() in rules.future or governor.lemma in rules.future:
        return "future"
    if governor.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return ""
    helpers = [
        t for i, t in enumerate(tokens) if t.head == here and i != here and t.dep.startswith(("aux", "cop"))
    ]
    words = {t.text.lower() for t in helpers} | {t.lemma for t in helpers}
    if words & rules.future or any("Tense=Fut" in t.morph for t in (governor, *helpers)):
        return "future"
    if {t.text.lower() for t in helpers} & rules.past:
        return "past"
    finite = [t for t in (*helpers, governor) if "VerbForm=Fin" in t.morph] or [governor]
    if any("Tense=Past" in t.morph or "Tense=Imp" in t.morph for t in finite):
        return "past"
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
                word = "" if tokens[index].text[0].isupper() else tokens[index].text
                if inside and word in _BREAKS:
                    ways.discard(way)
                elif word in rules.future:
                    return "future"
                elif word in rules.past:
                    return "past"
    return ""
