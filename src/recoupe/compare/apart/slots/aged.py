"""Ages of people without a name, with what places them: who the person is, and what befell whom.

The ages of people with a name are followed by the name (`recoupe.compare.apart.ages`).
"""

import msgspec

from recoupe.compare.apart.ages import YEARS, climbed, named, person_of
from recoupe.compare.apart.slots.slot import Slot, placed
from recoupe.compare.apart.tolls import by_act, fates
from recoupe.compare.statements.acts import sentence_at
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Source
from recoupe.model import Quantity, Sentence

AGE = "age"

_BESIDE = frozenset({"appos", "nsubj", "nsubj:pass", "flat"})


def aged(source: Source) -> list[Slot]:
    """The ages that a report gives for people without a name, each with the noun for the person."""
    found = []
    for quantity in source.report.quantities:
        sentence = sentence_at(source, quantity.start)
        in_years = (quantity.dimension, quantity.unit, quantity.modifier) == (AGE, YEARS, "exact")
        if sentence is None or not in_years:
            continue
        at = _noun(source, sentence, quantity) if person_of(source, quantity) is None else None
        if at is not None:
            noun, words = sentence.tokens[at], fates(sentence.language)
            told = msgspec.structs.replace(quantity, counted=noun.text, counted_lemma=noun.lemma)
            befell = by_act(sentence.tokens, at, words) if words else ""
            found.append(msgspec.structs.replace(placed(source, sentence, told, AGE), listed=befell))
    return found


def may_be_one(first: Slot, second: Slot) -> bool:
    """Whether nothing says that two people are a man and a woman, or that two things befell them."""
    fates_told = {first.listed, second.listed} - {""}
    return {_sex(first), _sex(second)} != {"man", "woman"} and len(fates_told) <= 1


def _sex(slot: Slot) -> str:
    """ "man", "woman", or "" where the noun tells neither."""
    words, noun = counts(slot.sentence.language), slot.noun
    if words is None:
        return ""
    return "man" if noun in words.men else "woman" if noun in words.women else ""


def _noun(source: Source, sentence: Sentence, quantity: Quantity) -> int | None:
    """The place of the noun of the person whose age a figure is; none where a name stands with it."""
    tokens = sentence.tokens
    inside = [n for n, t in enumerate(tokens) if quantity.start <= t.start < quantity.end]
    for at in (*inside[:1], *inside[-1:]):
        noun, named_too = _above(source, sentence, at, inside)
        if noun is not None or named_too:
            return noun
    return None


def _above(source: Source, sentence: Sentence, first: int, inside: list[int]) -> tuple[int | None, bool]:
    """The noun above a word of an age, and whether a name stands with it."""
    tokens, words = sentence.tokens, counts(sentence.language)
    for at in climbed(tokens, first):
        beside = [t for t in tokens if t.head == at and t.dep in _BESIDE]
        if any(named(source, t) for t in (tokens[at], *beside)):
            return None, True
        if tokens[at].pos == "NOUN" and at not in inside:
            return (None if words is not None and tokens[at].lemma.lower() in words.age else at), False
    return None, False
