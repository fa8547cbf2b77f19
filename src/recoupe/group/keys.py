"""Words and names as keys that languages share, and how common each key is."""

import math
from functools import cache, lru_cache

from recoupe.languages import profile
from recoupe.languages.transliterate import name_key, to_latin

CLASSES = (0.8, 0.5, 0.3, 0.2, 0.12, 0.07, 0.04, 0.02, 0.01)
"""Shares of reports that hold a word; a word below the last is rare."""
REPORT_WORDS = 300
"""The length of a report that the shares are for: the median of the ECB+ reports is 276 words."""
_STEM = 6
"""Letters of a word key. What inflection and cognates share: tuned on ECB+ among 4 to 8."""
_RARE = 0.004
"""The share of what is not listed: half of the last class, rounded."""
_BACKGROUND = 200
"""How many reports the background counts for beside those at hand."""


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The beginning of a word in Latin letters; "" for what is no word or too short to say anything.

    >>> word_key("élections"), word_key("of"), word_key("320")
    ('electi', '', '')
    """
    latin = "".join(letter for letter in to_latin(word) if letter.isalpha())
    return latin[:_STEM] if len(latin) >= 3 else ""


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """The beginning of a word by its sound, which cognates of many languages share; "" as for `word_key`.

    >>> sound_key("catastrophe") == sound_key("Katastrophen") == sound_key("катастрофа")
    True
    """
    return name_key(word_key(word))


def rarity(share: float, holding: int, reports: int) -> float:
    """The weight of a key: its idf over the reports at hand and a background, in nats.

    With few reports the background decides, with many the reports themselves.

    >>> round(rarity(0.004, 1, 2), 2), round(rarity(0.8, 2, 2), 2)
    (4.72, 0.22)
    """
    return max(0.0, math.log((reports + _BACKGROUND) / (holding + _BACKGROUND * share)))


@cache
def word_shares(language: str) -> dict[str, float]:
    """The share of reports in a language that hold a word key; what is not in it is rare."""
    return _shares(language)


@cache
def sound_shares(language: str) -> dict[str, float]:
    """The same for sound keys: the sum over the word keys of one sound."""
    found: dict[str, float] = {}
    for key, share in word_shares(language).items():
        if sound := name_key(key):
            found[sound] = min(0.9, found.get(sound, 0.0) + share)
    return found


@cache
def name_shares() -> dict[str, float]:
    """The same for the names of all languages."""
    return _shares("mul")


def share_of(shares: dict[str, float], key: str) -> float:
    """The share of a key, that of rare ones where it is not listed."""
    return shares.get(key, _RARE)


def _shares(code: str) -> dict[str, float]:
    if not profile(code).has("frequencies"):
        return {}
    table = profile(code).load("frequencies", dict[str, str])
    return {key: float(share) for share, keys in table.items() for key in keys.split()}
