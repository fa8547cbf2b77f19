"""How a figure stands in its sentence: in a name, of the others, or beside a word that denies it or leaves it
possible."""

from collections.abc import Sequence

from recoupe.compare.statements.acts import verb_above
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.lexicon import lexicon
from recoupe.model import Quantity, Sentence, Token

LETTERS = 4
"""The most capitals that stand before a number as the name of a model (AK 47)."""

_IN_NAMES = frozenset({"flat", "compound"})


def of_a_name(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a bare number belongs to the name before it (AK 47, Section 7)."""
    if quantity.unit:
        return False
    before = next((t for t in reversed(sentence.tokens) if t.end <= quantity.start), None)
    at = next((t for t in sentence.tokens if t.start >= quantity.start), None)
    if before is None or at is None or before.pos != "PROPN" or quantity.start - before.end > 1:
        return False
    if before.text.isupper() and 1 < len(before.text) <= LETTERS:
        return True
    head = sentence.tokens[at.head] if at.head < len(sentence.tokens) else at
    return not at.dep or head.end <= quantity.start or at.dep.split(":")[0] in _IN_NAMES


def of_the_others(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a figure counts the others alone (17 other films, 17 rivals): there is one more in all."""
    table, span = counts(sentence.language), quantity.counted_span
    if table is None or span is None:
        return False
    counted = (t for t in sentence.tokens if span.start <= t.start < span.end)
    return any({t.lemma.lower(), t.text.lower()} & table.others for t in counted)


def doubted(sentence: Sentence, place: int) -> bool:
    """Whether a word by the verb of a value denies it, or leaves it only possible: then two reports need not
    agree. Without a parse any such word of the sentence does."""
    return lexicon(sentence.language) is None or bool(doubts(sentence, place))


def doubts(sentence: Sentence, place: int) -> list[str]:
    """The words that deny a value or leave it only possible, not those that deny an adjective beside a noun
    (« cirurgias não urgentes »); none where the language has no list."""
    table = lexicon(sentence.language)
    if table is None:
        return []
    listed = table.negation | table.negative | table.possible
    tokens = sentence.tokens
    found = [n for n, t in enumerate(tokens) if t.text.lower() in listed and not _of_an_adjective(tokens, n)]
    at = next((n for n, t in enumerate(tokens) if t.end > place), None)
    if at is not None and any(t.dep for t in tokens):
        found = [n for n in found if verb_above(tokens, n) in (verb_above(tokens, at), None)]
    return [tokens[n].text for n in found]


def _of_an_adjective(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word stands right before the adjective that it belongs to, which describes a noun."""
    above = tokens[place].head
    return above == place + 1 < len(tokens) and tokens[above].pos == "ADJ" and tokens[above].dep == "amod"
