"""Whether a statement has a word for calling off or putting off: `cancel` in a language's events.toml."""

import re
from functools import cache

import msgspec

from recoupe.languages import profile


class _Cues(msgspec.Struct, frozen=True):
    cancel: tuple[str, ...] = ()


class _Words(msgspec.Struct, frozen=True):
    cues: _Cues


def calls_off(text: str, language: str) -> bool:
    """Whether the text has such a word; False in a language without a list.

    >>> calls_off("The dive was postponed on Friday", "en"), calls_off("Divers will go down on Friday", "en")
    (True, False)
    """
    pattern = _pattern(language)
    return pattern is not None and pattern.search(text) is not None


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Any of the listed forms as words; a star stands for any ending."""
    known = profile(language)
    words = known.load("events", _Words).cues.cancel if known.has("events") else ()
    if not words:
        return None
    forms = sorted(
        (re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*") for word in words), key=len
    )
    return re.compile(rf"\b(?:{'|'.join(reversed(forms))})\b", re.IGNORECASE)
