"""Words before a time that bound or deny it: languages/data/<code>/bounds.toml."""

from collections.abc import Sequence
from functools import cache

import msgspec

from recoupe.languages.profile import profile
from recoupe.model import Token

_BETWEEN = 2
"""How many prepositions and articles may stand between a denial and its time (nicht an dem Freitag)."""

_LEADING = frozenset({"ADP", "DET", ""})


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a time, in lower case: it is an end (`until`) or a beginning (`since`), something is not
    done earlier (`before`) or is done some time later (`after`), or what is told is not then (`denials`)."""

    until: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()


@cache
def bounds(language: str) -> Bounds:
    """The language's words, none where it has no such data.

    >>> sorted(bounds("de").until)
    ['bis']
    """
    known = profile(language)
    return known.load("bounds", Bounds) if known.has("bounds") else Bounds()


def is_denied(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a denial right before the time that begins at a word says that it is not then: not on Thursday,
    не в четверг, but not "not until Thursday", which bounds it.

    >>> told = (("not", "PART"), ("on", "ADP"), ("Friday", "PROPN"))
    >>> words = [Token(start=0, end=1, text=text, lemma=text, pos=pos) for text, pos in told]
    >>> is_denied(words, 2, "en"), is_denied(words, 2, "de")
    (True, False)
    """
    known = bounds(language)
    limits = known.until | known.before
    for token in reversed(tokens[max(at - _BETWEEN - 1, 0) : at]):
        text = token.text.lower()
        if text in known.denials:
            return True
        if token.pos not in _LEADING or text in limits:
            return False
    return False
