"""What the form of a verb tells where a tagger leaves it out or mistakes it: its kind and tense."""

import re
from functools import cache, lru_cache

import msgspec

from recoupe.languages import profile

_WORDS = 1 << 14
"""The words whose tags are kept at hand."""


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's verb_forms.toml: the endings by which gerunds and infinitives are told, and patterns of
    whole forms: of the future (perfective presents), of the past, of participles without an ending, and of
    adjectives that are predicates like verbs (должен); `present` is what forms of the present match that a
    tagger takes for the past (opent). `adjectival` says that passive participles are tagged as adjectives
    even where they tell what is done (został zamknięty)."""

    gerund: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    present: str = ""
    adjectival: bool = False


@cache
def endings(language: str) -> Endings | None:
    """The endings of a language whose tagger leaves the form out, None for all others."""
    known = profile(language)
    return known.load("verb_forms", Endings) if known.has("verb_forms") else None


@lru_cache(_WORDS)
def retagged(morph: str, pos: str, dep: str, word: str, known: Endings) -> tuple[str, str]:
    """The features and the part of speech of a word, as far as its form or its place in the tree tells.

    >>> retagged("Tense=Past", "VERB", "root", "promesso", Endings(("ndo",), ("are",)))
    ('Tense=Past|VerbForm=Part', 'VERB')
    >>> present = "Mood=Ind|Tense=Pres|VerbForm=Fin"
    >>> retagged(present, "VERB", "root", "spotka", Endings(future=("spotka(ją)?",)))
    ('Aspect=Perf|Mood=Ind|Tense=Fut|VerbForm=Fin', 'VERB')
    """
    lower = word.lower().replace("ё", "е")
    if pos in _OPEN and _whole(known.future).fullmatch(lower):
        return _with(morph, _FUTURE), "AUX" if pos == "AUX" else "VERB"
    if pos in _OPEN and _whole(known.participle).fullmatch(lower):
        return _with(morph, _PARTICIPLE), "VERB"
    if pos in _OPEN and _whole(known.predicate).fullmatch(lower):
        return _with(morph, _PREDICATE), "VERB"
    if pos in ("VERB", "AUX") and "VerbForm=Fin" in morph and _whole(known.past).fullmatch(lower):
        return _with(morph, _PAST), pos
    if known.adjectival and pos == "ADJ" and set(morph.split("|")) >= _PASSIVE and dep in _TOLD:
        return morph, "VERB"
    return with_form(morph, pos, word, known), pos


_PASSIVE = {"VerbForm=Part", "Voice=Pass"}
_TOLD = frozenset({"root", "acl", "acl:relcl", "conj", "ccomp", "ccomp:obj", "advcl", "parataxis", "csubj"})
_OPEN = frozenset({"VERB", "AUX", "NOUN", "ADJ", "X"})
_FUTURE = {"Aspect": "Perf", "Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin", "Case": "", "Gender": ""}
_PAST = {"Tense": "Past"}
_PREDICATE = {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Voice": "", "Degree": "", "Case": ""}
_PARTICIPLE = {
    "Aspect": "Perf",
    "Tense": "Past",
    "Variant": "Short",
    "VerbForm": "Part",
    "Voice": "Pass",
    "Case": "",
    "Mood": "",
    "Person": "",
    "Degree": "",
}


@cache
def _whole(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) if patterns else "(?!)")


def _with(morph: str, features: dict[str, str]) -> str:
    """The features with some set, or left out where nothing is given."""
    told = dict(part.split("=", 1) for part in morph.split("|") if "=" in part) | features
    return "|".join(f"{name}={value}" for name, value in sorted(told.items()) if value)


def with_form(morph: str, pos: str, word: str, known: Endings) -> str:
    """The features of a verb with its form, and the tense that its ending tells; of any other word, or where
    none can be told, as they are.

    >>> with_form("Mood=Ind", "VERB", "firma", Endings(("ndo",), ("are",)))
    'Mood=Ind|VerbForm=Fin'
    >>> with_form("Tense=Past|VerbForm=Fin", "VERB", "opent", Endings(present="[^o]t"))
    'Tense=Pres|VerbForm=Fin'
    """
    if pos not in ("VERB", "AUX"):
        return morph
    lower = word.lower()
    if known.present and "Tense=Past" in morph and re.search(f"(?:{known.present})$", lower):
        morph = morph.replace("Tense=Past", "Tense=Pres")
    if "VerbForm=" in morph:
        return morph
    if "Mood=" in morph:
        form = "Fin"
    elif lower.endswith(known.gerund):
        form = "Ger"
    elif "Tense=" in morph:
        form = "Part"
    elif lower.endswith(known.infinitive):
        form = "Inf"
    else:
        return morph
    return f"{morph}|VerbForm={form}" if morph else f"VerbForm={form}"
