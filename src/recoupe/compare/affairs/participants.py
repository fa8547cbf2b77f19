"""Whether two words of two reports are said of the same people and things, as far as both say so."""

from collections.abc import Sequence

from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Sentence, Token

PARTS = 0.45
"""The least cosine of two nouns that do it, or that it is done to."""

_ROLES = (frozenset({"nsubj", "obl:agent"}), frozenset({"obj", "nsubj:pass", "obl:arg"}))
"""Who does it, and what it is done to."""

_NAMED = (frozenset({"nsubj", "nsubj:pass"}), frozenset({"obl"}))
"""Of what is named, whatever the voice, and where."""

_NOUNS = frozenset({"NOUN", "PROPN"})


def same_parts(
    first: tuple[Source, Sentence, int], second: tuple[Source, Sentence, int], likeness: Likeness
) -> bool:
    """Whether those who take part in two words, each given with its report and sentence, are alike in every
    role that both fill; in two languages, where none is, whether the sentences name anybody in common."""
    asked = False
    for roles, named in ((_ROLES, False), (_NAMED, True)):
        for relations in roles:
            mine, theirs = (_under(word, relations, named=named) for word in (first, second))
            if not (mine and theirs):
                continue
            if not any(_one(first[0], x, second[0], y, likeness) for x in mine for y in theirs):
                return False
            asked = True
    return asked or (first[1].language != second[1].language and bool(_names(first) & _names(second)))


def _under(word: tuple[Source, Sentence, int], relations: frozenset[str], *, named: bool) -> list[Token]:
    """The nouns, or the `named` ones, that stand in a relation to a word or to the verb it belongs to."""
    source, sentence, place = word
    tokens: Sequence[Token] = sentence.tokens
    roots = {place}
    if tokens[place].pos == "NOUN" or tokens[place].dep == "xcomp":
        roots.add(tokens[place].head)
    found = [
        t
        for n, t in enumerate(tokens)
        if t.head in roots and n not in roots and t.dep in relations and t.pos in _NOUNS
    ]
    return [t for t in found if _entities(source, t)] if named else found


def _one(source: Source, word: Token, other: Source, like: Token, likeness: Likeness) -> bool:
    first, second = _entities(source, word), _entities(other, like)
    if first and second:
        return bool(first & second)
    return near(word, like, likeness) >= PARTS


def near(word: Token, other: Token, likeness: Likeness) -> float:
    """The cosine of two words, of their lemmas or as they are written."""
    return max(likeness.cosine(word.lemma, other.lemma), likeness.cosine(word.text, other.text))


def _entities(source: Source, word: Token) -> set[str]:
    held = (m for m in source.report.mentions if m.start <= word.start < m.end)
    return {e.id for m in held if (e := source.entity(m.entity)) is not None}


def _names(word: tuple[Source, Sentence, int]) -> set[str]:
    source, sentence, _ = word
    held = (m for m in source.report.mentions if sentence.start <= m.start < sentence.end)
    return {e.id for m in held if (e := source.entity(m.entity)) is not None}
