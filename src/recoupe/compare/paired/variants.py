"""One person under two given names: a slip in one of the reports, or two people taken for one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from rapidfuzz import fuzz

from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.likeness import Likeness
from recoupe.languages import NAMES, profile
from recoupe.languages.transliterate import skeleton
from recoupe.matching import content_id, fold
from recoupe.model import Entity, Evidence, Finding, Side

TRANSLATED = 0.55
"""The cosine from which two words before a surname may be one title in two languages (Tsar 0.62 Zar); given
names of two people lie below."""

_SOUNDS = str.maketrans({"w": "v", "z": "s", "c": "k", "q": "k", "y": "i", "j": "i", "x": "s"})
NAME = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]{2,}(?:[-'][^\W\d_]+)*")
"""A word of a name: a capital and at least two letters."""

_SHORT = 4
_VOWELS = frozenset("aeiouh")


def name_differences(entities: Sequence[Entity], frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    """People with one surname and given names that are not spellings or translations of each other."""
    for entity in entities:
        if entity.type == "PERSON":
            yield from _of_person(entity, frames, likeness)


def same_given_name(first: str, second: str) -> bool:
    """Whether two given names can be one: a spelling, a transliteration, an initial or a short form.

    >>> same_given_name("Volodymyr", "Wolodymyr"), same_given_name("Joe", "Joseph")
    (True, True)
    >>> same_given_name("Bill", "William")
    True
    >>> same_given_name("Mario", "Marco"), same_given_name("Olena", "Ołena")
    (False, True)
    """
    a, b = sorted((_plain(first), _plain(second)), key=len)
    if not a or a == b or _skeleton(a) == _skeleton(b) or skeleton(a) == skeleton(b):
        return True
    if len(b) - len(a) >= 2:
        return b.startswith(a[:2]) or len(a) <= 2 or (len(a) <= _SHORT and a[1:] in b)
    return fuzz.ratio(a, b) >= 85 or not (unicodedata.normalize("NFC", a).isalpha() and a.isascii())


def _of_person(entity: Entity, frames: Frames, likeness: Likeness) -> Iterator[Finding]:
    given: dict[str, list[Evidence]] = defaultdict(list)
    surnames: dict[str, str] = {}
    for variant in entity.variants:
        parts = variant.text.replace("’", "'").split()
        if variant.form == "name" and len(parts) == 2 and all(NAME.fullmatch(p) for p in parts):
            if fold(parts[0]) in titles() or is_noun(parts[0], frames):
                continue
            given[parts[0]] += [e for e in variant.evidence if e.report in frames.sources]
            surnames[parts[0]] = fold(parts[1])
    names = sorted((n for n in given if given[n]), key=lambda n: (-len(given[n]), n))
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            apart = {e.report for e in given[first]}.isdisjoint(e.report for e in given[second])
            if not apart or surnames[first] != surnames[second] or same_given_name(first, second):
                continue
            if likeness.cosine(first, second) < TRANSLATED:
                yield _finding(entity, [(n, given[n]) for n in (first, second)], frames)


def is_noun(word: str, frames: Frames) -> bool:
    """Whether a word stands in small letters somewhere too: a title before a surname (Deputy)."""
    small = word.lower()
    return any(small in source.forms for source in frames.sources.values())


class _Names(msgspec.Struct):
    """The part of languages/data/<code>/names.toml that this asks for."""

    honorifics: dict[str, frozenset[str]] = {}


@cache
def titles() -> frozenset[str]:
    """The words of address of all languages, folded, without their full stops."""
    tables = (profile(code).load("names", _Names) for code in NAMES if profile(code).has("names"))
    listed = (word for table in tables for group in table.honorifics.values() for word in group)
    return frozenset(fold(word).rstrip(".") for word in listed)


def _finding(entity: Entity, found: Sequence[tuple[str, list[Evidence]]], frames: Frames) -> Finding:
    sides = tuple(
        Side(
            reports=tuple(sorted({e.report for e in evidence})),
            origins=tuple(sorted({frames.sources[e.report].origin for e in evidence})),
            value=evidence[0].text,
            evidence=tuple(evidence),
            marks=tuple(evidence),
        )
        for _, evidence in found
    )
    words = " and ".join(
        f"“{s.value}” ({', '.join(frames.sources[r].name for r in s.reports)})" for s in sides
    )
    return Finding(
        id=content_id("f", "name", entity.id, *(s.value for s in sides)),
        kind="difference",
        aspect="name",
        sides=sides,
        explanation=f"One person stands under two given names: {words}.",
        reasons=("same surname; the given names are not spellings or short forms of each other",),
        importance=0.6,
        evidence=tuple(e for s in sides for e in s.evidence),
    )


def sounded(name: str) -> str:
    """A folded name with the letters that languages and transliterations exchange made one.

    >>> sounded("cassenia"), sounded("kassenien")
    ('kassenia', 'kassenien')
    """
    return name.translate(_SOUNDS)


def _plain(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalpha())


def _skeleton(name: str) -> str:
    """The consonants, with letters that transliterations exchange made one."""
    sounds = sounded(name)
    return "".join(c for n, c in enumerate(sounds) if c not in _VOWELS and (n == 0 or sounds[n - 1] != c))
