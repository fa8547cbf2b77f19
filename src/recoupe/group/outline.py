"""What grouping looks at in a report: its names, people, words, figures, days and first sentences."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec
import numpy as np
import numpy.typing as npt

from recoupe.encoder import Encoder
from recoupe.group.keys import sound_key, word_key, word_shares
from recoupe.languages.places import english
from recoupe.languages.transliterate import name_key
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Mention, MentionType, Sentence, TimeExpression

Vectors = npt.NDArray[np.float32]

SENTENCES = 12
"""Sentences of a report that are compared: news says first what it is about."""
_LEAD = 3
"""Sentences, the headline among them, whose names say what a report is about."""
_OF_THEIR_OWN: tuple[MentionType, ...] = ("PERSON", "LOC")
"""Types of names that are no common words; those of bodies are (Union, Ministry)."""
_PARTS = re.compile(r"[-–/'’ ]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FEW = 2
"""Values up to this one stand in any report."""


class Outline(msgspec.Struct, frozen=True, eq=False):
    """One report as grouping sees it. Keys are counted over all content; `vectors` has a row a sentence.

    `people` are the keys of persons' names, all of which `names` has too. `figures` are counted as written,
    `values` are what quantities amount to, however written. `days` are the calendar days that the report
    speaks of, as ISO dates; `day` is that of publication.
    """

    id: str
    language: str
    names: Counter[str]
    words: Counter[str]
    figures: Counter[str]
    lead_names: frozenset[str]
    people: frozenset[str]
    values: frozenset[str]
    days: frozenset[str]
    vectors: Vectors
    day: date | None


def outline(report: AnnotatedReport, encoder: Encoder) -> Outline:
    """The outline of a report."""
    content = [sentence for sentence in report.sentences if sentence.role in CONTENT_ROLES]
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    lead: set[str] = set()
    named = [mention for mention in report.mentions if mention.form == "name"]
    marked = _covered(named)
    placed = _covered(mention for mention in named if mention.type in _OF_THEIR_OWN)
    exonyms = _exonyms(report, named)
    timed = _covered(report.times)
    for number, sentence in enumerate(content):
        found = _names(sentence, marked, placed, timed, exonyms)
        names.update(found)
        if number < _LEAD:
            lead.update(found)
        words.update(key for token in sentence.tokens if (key := sound_key(token.text)))
        figures.update(_figures(sentence))
    for entity in report.entities:
        if entity.country:
            names[f"={entity.country}"] += len(entity.mentions) or 1
    text = report.report.text
    return Outline(
        id=report.report.id,
        language=report.language,
        names=names,
        words=words,
        figures=figures,
        lead_names=frozenset(lead),
        people=_people(report, named),
        values=_values(report),
        days=frozenset(time.value[:10] for time in report.times if _DAY.match(time.value)),
        vectors=encoder.encode([text[s.start : s.end] for s in content[:SENTENCES]]),
        day=_day(report),
    )


def _exonyms(report: AnnotatedReport, named: Iterable[Mention]) -> dict[int, tuple[str, ...]]:
    """The keys of the English name of a city, where each name of it begins; none for the rest of its words.

    Names that are one by their sound have one key anyway.
    """
    found: dict[int, tuple[str, ...]] = {}
    for mention in named:
        name = report.report.text[mention.start : mention.end]
        if mention.type == "LOC" and (meant := english(name, report.language)):
            found |= dict.fromkeys(range(mention.start, mention.end), ())
            found[mention.start] = tuple(key for word in _PARTS.split(meant) if (key := name_key(word)))
    return found


def _covered(annotations: Iterable[Mention | TimeExpression]) -> frozenset[int]:
    """The positions that annotations cover."""
    return frozenset(place for one in annotations for place in range(one.start, one.end))


def _names(
    sentence: Sentence,
    marked: frozenset[int],
    placed: frozenset[int],
    timed: frozenset[int],
    exonyms: dict[int, tuple[str, ...]],
) -> list[str]:
    """The words of names: recognised ones, and rare words with a capital inside a sentence, but common nouns.

    A person's or a place's name counts even if its words are common (Lyon, Port-Vieux, West); a place that
    has several names counts by its English one. Days and months, which some languages write with a capital,
    name no one; the parts of a compound count one by one, since languages join them differently.
    """
    found: list[str] = []
    common = word_shares(sentence.language)
    for position, token in enumerate(sentence.tokens):
        if token.start in exonyms:
            found += exonyms[token.start]
            continue
        if token.start in timed or not token.text[:1].isupper():
            continue
        parts = _PARTS.split(token.text)
        # A compound with a hyphen (Morna-Damm) is a noun to the parser and holds a name all the same.
        inside = position > 0 and token.pos in ("", "PROPN", "X", "ADJ", *(("NOUN",) if parts[1:] else ()))
        for part in parts:
            rare = word_key(part) not in common and (inside or token.start in marked)
            proper = token.start in placed and part[:1].isupper()
            if (rare or proper) and (key := name_key(part)):
                found.append(key)
    return found


def _figures(sentence: Sentence) -> list[str]:
    """Figures of two digits and more that are no years, without marks between their digits."""
    found = []
    for token in sentence.tokens:
        digits = "".join(character for character in token.text if character.isdigit())
        if len(digits) >= 2 and token.text[0].isdigit() and not _YEAR.fullmatch(digits):
            found.append(digits)
    return found


def _people(report: AnnotatedReport, named: Iterable[Mention]) -> frozenset[str]:
    """The keys of the words of persons' names."""
    text = report.report.text
    found = (text[mention.start : mention.end] for mention in named if mention.type == "PERSON")
    return frozenset(key for name in found for word in _PARTS.split(name) if (key := name_key(word)))


def _values(report: AnnotatedReport) -> frozenset[str]:
    """What the quantities amount to, in digits, but what may be a year and what is too small to tell."""
    values = {value for quantity in report.quantities for value in (quantity.low, quantity.high)}
    written = (f"{value:.15g}" for value in values if value > _FEW)
    return frozenset(value for value in written if not _YEAR.fullmatch(value))


def _day(report: AnnotatedReport) -> date | None:
    try:
        return date.fromisoformat(report.report.published[:10])
    except ValueError:
        return None
