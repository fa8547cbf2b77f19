"""Passages: the stretches of text that are laid against each other, with keys that no language changes."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from recoupe.matching.clauses import clauses
from recoupe.model import CONTENT_ROLES, AnnotatedReport, Record, Sentence, Span

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009 ]\d{3}(?!\d))*(?:[.,]\d+)?")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Passage(Record, frozen=True):
    """A stretch of one report: `report` is the report's place in the story, `order` the place in the report.

    `sentence` is the id of the sentence that it is or belongs to, `keys` what any language shares of it:
    figures ("n:320"), dates ("d:2025-10-16"), countries ("c:HU") and name words ("w:budapest").
    """

    report: int
    order: int
    sentence: str
    start: int
    end: int
    text: str
    language: str
    role: str
    keys: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()


def passages(reports: tuple[AnnotatedReport, ...]) -> list[Passage]:
    """The sentences of the reports' content, in order of report and text.

    Sentences without a letter or digit are left out.
    """
    return [passage for index, report in enumerate(reports) for passage in _of_report(index, report)]


def clause_passages(report: AnnotatedReport, found: Sequence[Passage]) -> list[Passage]:
    """The clauses of one report's passages; a passage of one clause stays as it is.

    `spans` are the stretches of a clause that is not in one piece.
    """
    sentences = {s.id: s for s in report.sentences}
    parts: list[Passage] = []
    for passage in found:
        split = clauses(sentences[passage.sentence])
        if len(split) < 2:
            parts.append(msgspec.structs.replace(passage, order=len(parts)))
            continue
        for spans in split:
            text = " ".join(span.of(report.report.text) for span in spans)
            parts.append(
                msgspec.structs.replace(
                    passage,
                    order=len(parts),
                    start=spans[0].start,
                    end=spans[-1].end,
                    text=text,
                    spans=spans,
                    keys=_keys_in(passage.keys, text),
                )
            )
    return parts


def _keys_in(keys: frozenset[str], text: str) -> frozenset[str]:
    """Of a sentence's keys, the figures and name words that a part of it holds."""
    known = {f"n:{value:g}" for _, _, value in figures(text)} | {f"w:{word}" for word in words(text)}
    return keys & known


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, for comparing names and words across spellings.

    >>> fold("Viktor Orbán")
    'viktor orban'
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in bare if not unicodedata.combining(character))


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, marks left out.

    >>> words("L'État, c’est moi.")
    ("l'etat", 'c’est', 'moi')
    """
    return tuple(fold(word) for word in _WORD.findall(text))


def figures(text: str) -> Iterator[tuple[int, int, float]]:
    """The figures written in digits, with their place and value; separators of thousands are joined.

    >>> [value for _, _, value in figures("1,007 of 2.5 and 1 200")]
    [1007.0, 2.5, 1200.0]
    """
    for found in _DIGITS.finditer(text):
        yield found.start(), found.end(), figure(found.group())


def figure(digits: str) -> float:
    """The value of a figure in digits, whatever separates its thousands and decimals."""
    parts = re.split(r"[^\d]", digits)
    if len(parts) > 1 and len(parts[-1]) != 3:
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float("".join(parts))


def _of_report(index: int, report: AnnotatedReport) -> Iterator[Passage]:
    keys = _Keys(report)
    sentences = [s for s in report.sentences if s.role in CONTENT_ROLES]
    for order, sentence in enumerate(sentences):
        text = report.report.text[sentence.start : sentence.end]
        if not any(character.isalnum() for character in text):
            continue
        yield Passage(
            report=index,
            order=order,
            sentence=sentence.id,
            start=sentence.start,
            end=sentence.end,
            text=text,
            language=sentence.language or report.language,
            role=sentence.role,
            keys=keys.of(sentence, text),
        )


class _Keys:
    """The keys of a report's annotations, found by position."""

    def __init__(self, report: AnnotatedReport) -> None:
        found: list[tuple[int, int, str]] = []
        countries = {entity.id: entity.country for entity in report.entities if entity.country}
        for quantity in report.quantities:
            found += [(quantity.start, quantity.end, f"n:{v:g}") for v in {quantity.low, quantity.high}]
        for time in report.times:
            if time.value[:4].isdigit() and len(time.value) >= 7:
                found.append((time.start, time.end, f"d:{time.value[:10]}"))
        for mention in report.mentions:
            if mention.entity in countries:
                found.append((mention.start, mention.end, f"c:{countries[mention.entity]}"))
            if mention.form == "name":
                found += [
                    (mention.start, mention.end, f"w:{word}")
                    for word in words(report.report.text[mention.start : mention.end])
                    if len(word) > 2
                ]
        self._found = sorted(found)
        self._starts = [start for start, _, _ in self._found]

    def of(self, sentence: Sentence, text: str) -> frozenset[str]:
        """The keys inside a sentence."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        keys = {key for _, end, key in self._found[first:last] if end <= sentence.end}
        keys |= {f"n:{value:g}" for _, _, value in figures(text)}
        keys |= {f"w:{fold(t.text)}" for t in sentence.tokens[1:] if t.text[:1].isupper() and len(t.text) > 2}
        return frozenset(keys)
