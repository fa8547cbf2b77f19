"""Names of bodies and places that are made of common words: 'agence spatiale japonaise', 'académie de Rouen'.

In languages whose modifiers follow the noun, every word for a body or place opens phrases that may be names.
Each phrase is weighed like any other name (`kinds`), against being none; the likeliest is taken.
"""

from collections.abc import Callable, Iterator

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import Lexicon, lexicon
from recoupe.annotate.names.words import Words

_FARTHEST = 9
_PARTS = 3


def take_compounds(
    words: Words, names: list[Name], better: Callable[[list[Name]], Name | None]
) -> list[Name]:
    """The names with the compounds among them that `better` chooses; names inside a compound are left out."""
    kept = list(names)
    for alternatives in compounds(words, names):
        chosen = better(alternatives)
        if chosen is not None:
            kept = [n for n in kept if n.last <= chosen.first or chosen.last <= n.first]
            kept.append(chosen)
    return sorted(kept, key=lambda name: name.first)


def compounds(words: Words, names: list[Name]) -> Iterator[list[Name]]:
    """The phrases that each word for a body or place opens, in text order; no two words share a phrase."""
    if not words.parsed:
        return
    owner: list[Name | None] = [None] * len(words)
    for name in names:
        owner[name.first : name.last] = [name] * (name.last - name.first)
    for at in range(len(words)):
        lex = lexicon(words.language(at))
        if lex.role_first and _opens(words, lex, owner, at):
            found = [Name(at, end, "ORG", origin="compound") for end in _ends(words, lex, owner, at)]
            if found:
                yield found


def _opens(words: Words, lex: Lexicon, owner: list[Name | None], at: int) -> bool:
    text = words.text[at]
    if not (words.lower[at] in lex.body_heads or text in lex.body_before or text in lex.place_before):
        return False
    name = owner[at]
    return name is None or (name.first == at and name.known is None)


def _ends(words: Words, lex: Lexicon, owner: list[Name | None], at: int) -> list[int]:
    """Where a phrase may end: after its adjectives, after each 'of …', after the capitals behind it."""
    limit = min(words.limits(at)[1], at + _FARTHEST)
    ends: list[int] = []
    end = at + 1
    for _ in range(_PARTS):
        after = _modifiers(words, lex, owner, end, limit)
        if after > end:
            ends.append(after)
            end = after
        after = _complement(words, lex, owner, end, limit)
        if after == end:
            break
        ends.append(after)
        end = after
    covering = owner[at]
    return [last for last in ends if covering is None or covering.last != last]


def _modifiers(words: Words, lex: Lexicon, owner: list[Name | None], at: int, limit: int) -> int:
    """The end of the adjectives and capitalised words from a word on."""
    while at < limit:
        name = owner[at]
        capital = words.capital(at) and words.text[at][0].isalpha()
        if name is not None and name.first == at and name.last <= limit:
            at = name.last
        elif name is None and (
            words.pos[at] == "ADJ" or capital or lex.demonyms.match(words.lower, at, limit)
        ):
            at += 1
        else:
            break
    return at


def _complement(words: Words, lex: Lexicon, owner: list[Name | None], at: int, limit: int) -> int:
    """The end of a name or noun after an "of", with its adjectives; the word itself where none follows."""
    end = at
    while (
        end < limit
        and owner[end] is None
        and (words.lower[end] in lex.of or words.lower[end] in lex.definite)
    ):
        end += 1
    if end == at or end >= limit or words.lower[at] in lex.definite:
        return at
    name = owner[end]
    if name is not None:
        return name.last if name.first == end and name.last <= limit else at
    if words.pos[end] not in {"NOUN", "PROPN", "ADJ"}:
        return at
    end += 1
    while end < limit and owner[end] is None and words.pos[end] == "ADJ":
        end += 1
    return end
