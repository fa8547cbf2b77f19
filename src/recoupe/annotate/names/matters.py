"""What offices and ministries are for, which names nobody: « le ministre de l'Intérieur »."""

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.names.words import Words

_LONGEST = 7
"""Words of a phrase for an office before the last of them."""
_SURE = frozenset({"country", "capital", "seat", "body"})
"""How the data know names that stay names inside an office: « procureur général des Etats-Unis »."""


def without_matters(words: Words, names: list[Name]) -> list[Name]:
    """The names, without those that are part of a phrase for an office or tell what one is for."""
    return [name for name in names if not _is_matter(words, name)]


def _is_matter(words: Words, name: Name) -> bool:
    if name.honorific or (name.known is not None and name.known.kind in _SURE):
        return False
    lex = lexicon(words.language(name.first))
    low, limit = words.limits(name.first)
    for start in range(max(low, name.first - _LONGEST), name.first):
        found = lex.roles.match(words.lower, start, limit)
        if found is not None and start + found[0] >= name.last:
            return True
    before = name.first - 1
    while before > low and words.lower[before] in lex.small and words.pos[before] != "ADP":
        before -= 1
    led = before >= low and (words.pos[before] == "ADP" or words.lower[before] in lex.of | lex.at)
    return led and " ".join(words.lower[name.first : name.last]) in lex.matters
