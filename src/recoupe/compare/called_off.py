"""Whether a statement has a word for calling off or putting off: `cancel` in a language's events.toml."""

import re
from functools import cache

import msgspec

from recoupe.languages import profile
from recoupe.languages.forms import pattern


class _Cues(msgspec.Struct, frozen=True):
    cancel: tuple[str, ...] = ()


class _Words(msgspec.Struct, frozen=True):
    cues: _Cues


def calls_off(text: str, language: str) -> bool:
    """Whether the text has such a word; False in a language without a list.

    >>> calls_off("The dive was postponed on Friday", "en"), calls_off("Divers will go down on Friday", "en")
    (True, False)
    """
    return _called_off(language).search(text) is not None


@cache
def _called_off(language: str) -> re.Pattern[str]:
    known = profile(language)
    return pattern(known.load("events", _Words).cues.cancel if known.has("events") else ())
