"""What the noun beside a name says that it names: 'the freighter Bellona', "l'armateur, Karsund Line"."""

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin
from recoupe.model import MentionType

_FARTHEST = 7
_TYPES: dict[str, MentionType] = {"body": "ORG", "thing": "MISC"}


def told(words: Words, group: list[Name]) -> MentionType | None:
    """The type that nouns beside a name give it, None where they say nothing or not the same.

    A name that begins with a given name is somebody's, whatever he owns.
    """
    first = group[0].first
    if to_latin(words.text[first].split("-")[0]) in given_names():
        return None
    kinds = {kind for name in group if (kind := beside(words, name))}
    return _TYPES[kinds.pop()] if len(kinds) == 1 else None


def beside(words: Words, name: Name) -> str:
    """ "body" or "thing" by the noun that a name stands in apposition to, "" without one."""
    lex = lexicon(words.language(name.first))
    first, limit = words.limits(name.first)
    at = name.start_word - 1
    if at >= first and words.text[at] == ",":
        closed = name.last >= limit or not words.text[name.last][0].isalnum()
        return _before_comma(words, lex, at, first) if closed else ""
    if at > first and not words.text[at][0].isalnum():
        at -= 1
    while at > first and lex.role_first and words.pos[at] == "ADJ":
        at -= 1
    return lex.apposed(words.lower[at]) if at >= first else ""


def _before_comma(words: Words, lex: Lexicon, comma: int, first: int) -> str:
    """What the noun of 'the operator of the ferry,' says: of the phrase with an article before a comma."""
    nouns: list[int] = []
    for at in range(comma - 1, max(first, comma - _FARTHEST) - 1, -1):
        lower = words.lower[at]
        if not words.text[at][0].isalpha() or words.pos[at] in {"VERB", "AUX", "PRON"}:
            break
        if lower in lex.of and not (lower in lex.definite and _opens(words, first, at)):
            nouns.clear()
        elif lower in lex.definite or lower in lex.indefinite or lower in lex.possessives:
            if at == first or words.lower[at - 1] not in lex.of:
                break
        elif words.pos[at] in {"NOUN", "PROPN", ""}:
            nouns.append(at)
    if not nouns:
        return ""
    return lex.apposed(words.lower[nouns[-1 if lex.role_first else 0]])


def _opens(words: Words, first: int, at: int) -> bool:
    """Whether an article that may be an "of" opens its phrase."""
    return at == first or words.pos[at - 1] != "NOUN"
