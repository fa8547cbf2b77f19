"""What comparing knows of a language: languages/data/<code>/comparison.toml."""

from functools import cache

import msgspec

from recoupe.languages import profile
from recoupe.matching import fold

STEM = 6
"""The letters of a word that the list of frequencies gives."""


class Lexicon(msgspec.Struct, frozen=True):
    """Words, lower-case, as they stand in text; lists that only hold a difference back match lemmas too.

    `negation` denies the verb that it stands by, `negative` denies as openly (no, nobody),
    `denial` in another way within its clause (fail, lack). `possible` says
    that something is only possible, `doubt` leaves room for doubt in any way (hope, expected, if).
    `alleged` says that the report doesn't vouch for it, `reported` gives another's word (said). `degree`
    limits a figure or a statement (nearly, most), `settled` is what is planned or sure to come (will).
    `focus` after a negation makes it a limit (not only), `sole` are those that say that there is one alone,
    `denying` are those that deny whatever stands beside them (hardly), `duty` says what ought to be (should),
    a denial of one of `turning` affirms (do not hesitate), with one of `other` it says "only" (no other), of
    one of `universal` no more than one of `partial` (not all, some), behind one of `asking` it is asked and
    not said (whether), `than` stands before "only" where that says more (more than just),
    `twos` count two without a number (both, a pair), beside one of `without` a denial affirms,
    one of `every` makes a share of an ordinal (every fourth),
    one of `undertaking` says that somebody takes on what the verb under it tells (agree, refuse),
    `kept` are limits that a translator keeps (almost, at least), `kept_of_figures` the same before a figure
    (more than), `near` are those that say no more than that a figure is not exact, `limiting` may stand for
    one of them (exceed).
    `reversing` prefixes and suffixes turn some words into their contrary (invalid, waterless). `particle` are
    words one of which a negation needs beside it. The `_morph` are features that do the same
    by inflection (`Mood=Cnd`, `Tense=Fut`); `doubt_suffixes` are endings of verbs that no tense without doubt
    has (-raient). `name_endings` and `adjective_endings` are what the names of places and the adjectives made
    of them end in by their case, gender and number, the longest first, `numeral_endings` what adjectives end
    in that begin with a number. Before a length of time one of `spanning` may be how long something takes
    and no limit (over three years); each of `not_quite` begins with a denial and says "almost". `traded` say
    of a figure near them that it is of what is traded on a market, `counted` that votes are being counted.
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
    traded: frozenset[str]
    counted: frozenset[str]
    focus: frozenset[str] = frozenset()
    sole: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    universal: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    than: frozenset[str] = frozenset()
    twos: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    undertaking: frozenset[str] = frozenset()
    adversative: frozenset[str] = frozenset()
    every: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    kept_of_figures: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    limiting: frozenset[str] = frozenset()
    duty: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    negative_suffixes: tuple[str, ...] = ()
    reversing_prefixes: tuple[str, ...] = ()
    reversing_suffixes: tuple[str, ...] = ()
    doubt_morph: tuple[str, ...] = ()
    doubt_suffixes: tuple[str, ...] = ()
    settled_morph: tuple[str, ...] = ()
    name_endings: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    numeral_endings: tuple[str, ...] = ()
    spanning: frozenset[str] = frozenset()
    not_quite: frozenset[str] = frozenset()


@cache
def lexicon(language: str) -> Lexicon | None:
    """The language's words for comparing, None where it has none: then polarity and certainty go unsaid."""
    known = profile(language)
    return known.load("comparison", Lexicon) if known.has("comparison") else None


def is_common(word: str, language: str, share: float = 0.0) -> bool:
    """Whether a word begins like one that reports in the language often hold: at least that share of them.

    >>> is_common("Strikes", "en"), is_common("Strikes", "en", 0.1), is_common("Krätschmer", "de")
    (True, False, False)
    """
    known = _shares(language).get(fold(word)[:STEM])
    return known is not None and known >= share


@cache
def _shares(language: str) -> dict[str, float]:
    """The share of reports that hold a word, by how the word begins."""
    known = profile(language)
    if not known.has("frequencies"):
        return {}
    listed = known.load("frequencies", dict[str, str])
    return {word: float(share) for share, words in listed.items() for word in words.split()}
