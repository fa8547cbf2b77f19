"""What comparing knows of a language: languages/data/<code>/comparison.toml."""

from functools import cache

import msgspec

from recoupe.languages import profile


class Lexicon(msgspec.Struct, frozen=True):
    """Words, lower-case, as they stand in text or as lemmas.

    `negation` deny a clause; `implicit` deny without being negations (fail, lack, without); `restrictive`
    are words that with a negation mean "only". `possible` mark possibility, `conditional` a condition,
    `settled` what is planned or sure to come (will). `alleged` say that the report doesn't vouch for it,
    `degree` limit a statement (nearly, partly, most). `possible_morph` and `settled_morph` are features
    that do the same by inflection (`Mood=Cnd`, `Tense=Fut`).
    """

    negation: frozenset[str] = frozenset()
    implicit: frozenset[str] = frozenset()
    restrictive: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    alleged: frozenset[str] = frozenset()
    degree: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    possible_morph: tuple[str, ...] = ()
    settled_morph: tuple[str, ...] = ()


@cache
def lexicon(language: str) -> Lexicon | None:
    """The language's words for comparing, None where it has none: then polarity and certainty go unsaid."""
    known = profile(language)
    return known.load("comparison", Lexicon) if known.has("comparison") else None
