"""The words that tell regions apart, from the data of every language, as patterns over folded text.

All languages are asked of every report: the furniture of a page is often in another language than the report.
"""

import re
import unicodedata
from functools import cache

import msgspec

from recoupe.languages import NAMES, profile
from recoupe.model import Record

_COMMON = "mul"
"""ISO 639-2 for "multiple languages": what holds whatever the language."""


class RegionWords(Record, frozen=True):
    """The form of languages/data/<code>/regions.toml; the file's comments say what each list is."""

    teaser: tuple[str, ...]
    furniture: tuple[str, ...]
    furniture_openings: tuple[str, ...]
    share: tuple[str, ...]
    byline: tuple[str, ...]
    byline_words: tuple[str, ...]
    credit: tuple[str, ...]
    credit_openings: tuple[str, ...]
    caption_openings: tuple[str, ...]
    photo_words: tuple[str, ...]
    sentence_openers: tuple[str, ...]
    not_in_subhead: tuple[str, ...]
    small_words: tuple[str, ...]
    nouns_capitalised: bool = False


class CommonWords(Record, frozen=True):
    """The form of languages/data/mul/regions.toml."""

    agencies: tuple[str, ...]
    photo_agencies: tuple[str, ...]
    networks: tuple[str, ...]
    furniture: tuple[str, ...]
    furniture_openings: tuple[str, ...]


class Lexicon(msgspec.Struct, frozen=True):
    """One kind of phrase in all languages: a pattern, and the languages of each phrase."""

    pattern: re.Pattern[str]
    languages: dict[str, tuple[str, ...]]

    def match(self, folded: str, position: int = 0) -> re.Match[str] | None:
        """The phrase that stands at a position of folded text."""
        return self.pattern.match(folded, position)

    def languages_of(self, phrase: str) -> tuple[str, ...]:
        """The languages whose data hold the phrase, in the order of their codes; () for a common one."""
        return self.languages.get(_key(phrase), ())


class Words(msgspec.Struct, frozen=True, eq=False):
    """All patterns, over folded text but where named `raw`."""

    teaser: Lexicon
    furniture: Lexicon
    furniture_openings: Lexicon
    credit: Lexicon
    credit_openings: Lexicon
    caption_openings: Lexicon
    byline: Lexicon
    byline_words: frozenset[str]
    share: frozenset[str]
    networks: frozenset[str]
    photo_words: frozenset[str]
    photo_agency: re.Pattern[str]
    agency_raw: str


def fold(text: str) -> str:
    """The text in small letters without accents and with plain apostrophes and spaces, as long as before.

    >>> fold("À lire aussi : l’été") == "a lire aussi : l'ete"
    True
    """
    return "".join(map(_fold_character, text))


@cache
def _fold_character(character: str) -> str:
    if character in "’‘ʼ`´":
        return "'"
    if character.isspace():
        return "\n" if character == "\n" else " "
    low = unicodedata.normalize("NFD", character)[0].lower()
    return low if len(low) == 1 else character


@cache
def words() -> Words:
    """The patterns of all languages that have a data file of this kind; compiled once."""
    common = profile(_COMMON).load("regions", CommonWords)
    tables = {code: language_words(code) for code in NAMES if profile(code).has("regions")}
    agency_raw = "|".join(re.escape(name) for name in sorted(common.agencies, key=len, reverse=True))

    def lexicon(field: str, extra: tuple[str, ...] = ()) -> Lexicon:
        return _lexicon(
            {code: getattr(table, field) for code, table in tables.items()}, extra, common.agencies
        )

    def union(field: str) -> frozenset[str]:
        return frozenset(fold(word) for table in tables.values() for word in getattr(table, field))

    return Words(
        teaser=lexicon("teaser"),
        furniture=lexicon("furniture", common.furniture),
        furniture_openings=lexicon("furniture_openings", common.furniture_openings),
        credit=lexicon("credit", common.agencies),
        credit_openings=lexicon("credit_openings"),
        caption_openings=lexicon("caption_openings"),
        byline=lexicon("byline"),
        byline_words=union("byline_words"),
        share=union("share"),
        networks=frozenset(common.networks),
        photo_words=union("photo_words"),
        photo_agency=_phrases((*common.photo_agencies, *common.agencies), ()),
        agency_raw=agency_raw,
    )


def language_words(code: str) -> RegionWords:
    """The words of one language."""
    return profile(code).load("regions", RegionWords)


def _lexicon(
    phrases: dict[str, tuple[str, ...]], common: tuple[str, ...], agencies: tuple[str, ...]
) -> Lexicon:
    languages: dict[str, tuple[str, ...]] = {}
    for code in sorted(phrases):
        for phrase in phrases[code]:
            key = _key(phrase.replace("{n}", "0").replace("{agency}", "@"))
            languages[key] = (*languages.get(key, ()), code)
    every = (*common, *(phrase for code in phrases for phrase in phrases[code]))
    return Lexicon(pattern=_phrases(every, agencies), languages=languages)


def _phrases(phrases: tuple[str, ...], agencies: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first, each ending where a word ends."""
    names = "|".join(re.escape(fold(name)) for name in sorted(agencies, key=len, reverse=True))
    parts = []
    for phrase in sorted({fold(phrase) for phrase in phrases}, key=lambda text: (-len(text), text)):
        part = re.escape(phrase).replace(r"\ ", r"[^\S\n]+")
        part = part.replace(r"\{n\}", r"\d[\d.,]*").replace(r"\{agency\}", f"(?:{names})")
        parts.append(part + (r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "}" else ""))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


_DIGITS = re.compile(r"\d[\d.,]*")


def _key(phrase: str) -> str:
    """A phrase as it is looked up: folded, one kind of figure, single spaces."""
    return " ".join(_DIGITS.sub("0", fold(phrase)).split())
