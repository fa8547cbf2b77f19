"""What comparing knows of a language: languages/data/<code>/comparison.toml."""

from functools import cache

import msgspec

from recoupe.languages import profile


class Lexicon(msgspec.Struct, frozen=True):
    """Words, lower-case, as they stand in text; lists that only hold a difference back match lemmas too.

    `negation` denies the verb that it stands by, `negative` denies as openly (no, nobody),
    `denial` in another way within its clause (fail, lack). `possible` says
    that something is only possible, `doubt` leaves room for doubt in any way (hope, expected, if).
    `alleged` says that the report doesn't vouch for it, `reported` gives another's word (said). `degree`
    limits a figure or a statement (nearly, most), `settled` is what is planned or sure to come (will).
    `focus` after a negation makes it a limit (not only), `duty` says what ought to be (should),
    `kept` are limits that a translator keeps (almost, at least), `kept_of_figures` the same before a figure
    (more than), `limiting` may stand for one of them (exceed).
    `reversing` prefixes and suffixes turn some words into their contrary (invalid, waterless). `particle` are
    words one of which a negation needs beside it. The `_morph` are features that do the same
    by inflection (`Mood=Cnd`, `Tense=Fut`).
    """

    negation: frozenset[str]
    negative: frozenset[str]
    denial: frozenset[str]
    possible: frozenset[str]
    doubt: frozenset[str]
    alleged: frozenset[str]
    reported: frozenset[str]
    degree: frozenset[str]
    settled: frozenset[str]
    focus: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    kept_of_figures: frozenset[str] = frozenset()
    limiting: frozenset[str] = frozenset()
    duty: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    negative_suffixes: tuple[str, ...] = ()
    reversing_prefixes: tuple[str, ...] = ()
    reversing_suffixes: tuple[str, ...] = ()
    doubt_morph: tuple[str, ...] = ()
    settled_morph: tuple[str, ...] = ()


@cache
def lexicon(language: str) -> Lexicon | None:
    """The language's words for comparing, None where it has none: then polarity and certainty go unsaid."""
    known = profile(language)
    return known.load("comparison", Lexicon) if known.has("comparison") else None
