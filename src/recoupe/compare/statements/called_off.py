"""Whether a statement has a word for calling off or putting off, for moving to another day, or for one more
of a kind: `cancel`, `moved` and `again` in a language's events.toml."""

import re
from functools import cache

import msgspec

from recoupe.languages import profile
from recoupe.languages.forms import pattern


class _Cues(msgspec.Struct, frozen=True):
    cancel: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


class _Words(msgspec.Struct, frozen=True):
    cues: _Cues


class _Type(msgspec.Struct, frozen=True):
    opposite: str = ""


class _Types(msgspec.Struct, frozen=True):
    types: dict[str, _Type]


def calls_off(text: str, language: str) -> bool:
    """Whether the text has such a word; False in a language without a list.

    >>> calls_off("The dive was postponed on Friday", "en"), calls_off("Divers will go down on Friday", "en")
    (True, False)
    """
    return _called_off(language).search(text) is not None


def once_more(text: str, language: str) -> bool:
    """Whether the text says that something is done once more; False in a language without a list.

    >>> once_more("They will meet again on Friday", "en"), once_more("They will meet on Friday", "en")
    (True, False)
    """
    return _again(language).search(text) is not None


def moves(text: str, language: str) -> bool:
    """Whether the text says that something is moved to another day; False in a language without a list.

    >>> moves("it was put off to Friday", "en"), moves("it was held on Friday", "en")
    (True, False)
    """
    return _moved(language).search(text) is not None


@cache
def with_contraries() -> frozenset[str]:
    """The types of events that begin a state which another type ends.

    >>> "walkout" in with_contraries(), "launch" in with_contraries()
    (True, False)
    """
    types = profile("und").load("events", _Types).types
    return frozenset(name for name, kind in types.items() if kind.opposite)


@cache
def _called_off(language: str) -> re.Pattern[str]:
    known = profile(language)
    return pattern(known.load("events", _Words).cues.cancel if known.has("events") else ())


@cache
def _again(language: str) -> re.Pattern[str]:
    known = profile(language)
    return pattern(known.load("events", _Words).cues.again if known.has("events") else ())


@cache
def _moved(language: str) -> re.Pattern[str]:
    known = profile(language)
    return pattern(known.load("events", _Words).cues.moved if known.has("events") else ())
