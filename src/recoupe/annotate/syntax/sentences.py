"""Where sentences end, by rules that hold for all the languages and a short data file for each.

A candidate is a run of final marks with the closing quotes and brackets behind it, before white space. What
stands before it (an initial, an abbreviation, a day's number) and behind it (a small letter) speaks against.
A note's number in square brackets belongs to the sentence before it.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from recoupe.languages import profile
from recoupe.model import Span


class SentenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language adds to the rules, all in small letters.

    `titles` are abbreviations before a name and never end a sentence; `abbreviations` end one only before
    one of the `starters`, words that seldom stand inside a sentence with a capital. `ordinals` says that a
    number with a full stop is an ordinal. `spaced_closers` are closing quotes set off by a space. `letters`
    are names of one letter, which end a sentence behind a small word and are no initials there ("on X.").
    """

    titles: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinals: bool = False
    spaced_closers: str = ""
    letters: frozenset[str] = frozenset()


_FINAL = ".!?…。！？؟۔"
_CLOSERS = "\"'”’“»«›‹)]"
_OPENERS = "\"'“”„‚‘«»‹›([{¿¡-–—•*"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_NO_BEGINNING = ")],;:.!?…"
_LONGEST = 3000
_LAST_WORD = re.compile(r"[^\s\"'“”‘’„«»(\[—–/]+\Z")
_BLANK_LINE = re.compile(
    r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*|[\u2029\f\v]\s*|(?:\r\n?|\n)[^\S\r\n]*(?=[•▪●■*–—-]\s)"
)


@cache
def sentence_rules(code: str) -> SentenceRules:
    """The rules of a language; empty ones where it has no data file."""
    known = profile(code)
    return known.load("sentences", SentenceRules) if known.has("sentences") else SentenceRules()


def split(text: str, code: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences between two offsets, without the white space around them, in order.

    A blank line ends a sentence, and so does a line break behind a final mark; other line breaks do not. A
    sentence of more than 3,000 characters is cut between words, so that no text takes unbounded time.

    >>> [s.of("He met Mr. Orban. They talked.") for s in split("He met Mr. Orban. They talked.", "en")]
    ['He met Mr. Orban.', 'They talked.']
    """
    rules = sentence_rules(code)
    stop = len(text) if end is None else end
    spans: list[Span] = []
    for block in _blocks(text, start, stop):
        begin = block.start
        for cut in _cuts(text, block.start, block.end, rules):
            spans.extend(_trimmed(text, begin, cut))
            begin = cut
        spans.extend(_trimmed(text, begin, block.end))
    return spans


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for gap in _BLANK_LINE.finditer(text, start, end):
        yield Span(begin, gap.start())
        begin = gap.end()
    yield Span(begin, end)


@cache
def _candidates(spaced_closers: str) -> re.Pattern[str]:
    spaced = f"(?:[ \u00a0\u202f][{re.escape(spaced_closers)}])?" if spaced_closers else ""
    return re.compile(
        rf"[{_FINAL}]+{spaced}[{re.escape(_CLOSERS)}{_UNSEEN}]*{spaced}(?:\s?\[\d{{1,3}}\])*(?=\s)"
    )


def _cuts(text: str, start: int, end: int, rules: SentenceRules) -> Iterator[int]:
    for mark in _candidates(rules.spaced_closers).finditer(text, start, end):
        after = _next_word(text, mark.end(), end)
        if after is not None and _ends(text, mark, after, start, rules):
            yield mark.end()


def _next_word(text: str, position: int, end: int) -> tuple[bool, str] | None:
    """Whether a line break comes first, and the word that follows; None where no sentence can begin."""
    gap = re.compile(r"\s*").match(text, position, end)
    if gap is None or gap.end() == end or text[gap.end()] in _NO_BEGINNING:
        return None
    begin = gap.end()
    while begin < end and (text[begin] in _OPENERS or text[begin].isspace()) and begin < gap.end() + 4:
        begin += 1
    stop = begin
    while stop < end and stop < begin + 30 and (text[stop].isalnum() or text[stop] in "'’-"):
        stop += 1
    return "\n" in gap.group() or "\r" in gap.group(), text[begin:stop]


def _ends(text: str, mark: re.Match[str], after: tuple[bool, str], start: int, rules: SentenceRules) -> bool:
    broken, word = after
    if word[:1].islower():
        return (
            mark.group() == "." and word in rules.starters and _plain_word(text, mark.start(), start, rules)
        )
    if not mark.group().startswith(".") or mark.group().startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(start, mark.start() - 40), mark.start())
    last = before.group() if before else ""
    plain = last.lower().strip(".")
    if broken and plain not in rules.titles:
        return True
    if plain in rules.titles:
        return before is not None and text[max(before.start() - 1, 0)] == "/"  # 90 км/ч.
    if len(last) == 1 and last.isupper() and last not in "I":
        return plain in rules.letters and _behind_small_word(text, mark.start() - 1, start)
    starter = re.split(r"['’-]", word.lower())[0] in rules.starters
    if (
        plain in rules.abbreviations
        or _initials(last)
        or (rules.ordinals and last.isdigit() and len(last) < 3)
    ):
        return starter
    return not (last.isdigit() and before is not None and text[start : before.start()].strip() == "")


def _behind_small_word(text: str, end: int, start: int) -> bool:
    """Whether the word before a place begins with a small letter."""
    before = text[max(start, end - 40) : end].split()
    return bool(before) and before[-1][:1].islower()


def _plain_word(text: str, end: int, start: int, rules: SentenceRules) -> bool:
    """Whether a word in small letters, long and no abbreviation, ends here: then so does its sentence."""
    before = _LAST_WORD.search(text, max(start, end - 40), end)
    word = before.group() if before else ""
    known = word in rules.titles or word in rules.abbreviations
    return len(word) > 3 and word.isalpha() and word.islower() and not known


def _initials(word: str) -> bool:
    """Whether a word is capitals with full stops between them ("U.S", "J.-C", "p.m" too)."""
    return "." in word and all(len(part) == 1 and part.isalpha() for part in re.split(r"[.-]+", word) if part)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
