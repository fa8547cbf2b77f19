"""The form of a verb where a tagger gives mood and tense alone, and its tense where the tagger is wrong."""

import re
from functools import cache

import msgspec

from recoupe.languages import profile


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's verb_forms.toml: the endings by which gerunds and infinitives are told; `present` is what
    the forms of the present match that a tagger takes for the past (opent)."""

    gerund: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    present: str = ""


@cache
def endings(language: str) -> Endings | None:
    """The endings of a language whose tagger leaves the form out, None for all others."""
    known = profile(language)
    return known.load("verb_forms", Endings) if known.has("verb_forms") else None


def with_form(morph: str, pos: str, word: str, known: Endings) -> str:
    """The features of a verb with its form, and the tense that its ending tells; of any other word, or where
    none can be told, as they are.

    >>> with_form("Tense=Past", "VERB", "promesso", Endings(("ndo",), ("are",)))
    'Tense=Past|VerbForm=Part'
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
