"""A part that is larger than its whole in one report: 320 drones launched, 340 shot down.

The text marks the part ("320 drones, of which 340"), or the verbs say that one is a part of the other: what
is shot down was launched, who is rescued was on board. Unmarked figures are compared only where they count
the same by the same bare noun, exactly, one right after the other, by different subjects, and no time is
named beside the part that could make it another count.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recoupe.languages import profile
from recoupe.model import AnnotatedReport, Quantity, Sentence

_AT_MOST = 2.0
"""How many times its whole a part may be: beyond that the figures are of different things."""

_MARK = 16
"""Characters before a part in which the words that mark it stand."""


class _Subset(msgspec.Struct, frozen=True):
    """Predicates of a whole, and those of its parts, by their lemmas."""

    whole: tuple[str, ...]
    part: tuple[str, ...]


class _Words(msgspec.Struct, frozen=True):
    """From quantities.toml: words right before a part ("of which"), and predicates that make parts."""

    partitives: tuple[str, ...] = ()
    subsets: tuple[_Subset, ...] = ()


def exceeding_parts(report: AnnotatedReport) -> Iterator[tuple[Quantity, Quantity]]:
    """A whole with a part of it that is larger."""
    starts = [q.start for q in report.quantities]
    for number, sentence in enumerate(report.sentences):
        words = _words(sentence.language)
        if not words.partitives:
            continue
        first = report.sentences[max(0, number - 1)]
        near = report.quantities[bisect_left(starts, first.start) : bisect_left(starts, sentence.end)]
        counts = [q for q in near if q.dimension == "count" and not q.per]
        for whole, part in pairwise(counts):
            if part.start < sentence.start or not (_exact(whole) and _exact(part)):
                continue
            if not whole.low < part.low <= _AT_MOST * whole.low:
                continue
            if _marked(report, whole, part, words) or _unmarked(report, sentence, whole, part, words):
                yield whole, part


def _exact(quantity: Quantity) -> bool:
    return quantity.modifier == "exact" and quantity.low == quantity.high


def _marked(report: AnnotatedReport, whole: Quantity, part: Quantity, words: _Words) -> bool:
    """Whether the text itself calls the second figure a part of the first, without another noun."""
    text = report.report.text
    between = text[whole.end : part.start].casefold()
    if "." in between or len(between) > 60:
        return False
    before = between[-_MARK:].rstrip()
    return any(before.endswith((f" {word}", f",{word}", f"({word}")) for word in words.partitives)


def _unmarked(
    report: AnnotatedReport, sentence: Sentence, whole: Quantity, part: Quantity, words: _Words
) -> bool:
    if not whole.counted or part.counted.casefold() != whole.counted.casefold():
        return False
    if not any(whole.predicate in s.whole and part.predicate in s.part for s in words.subsets):
        return False
    bare = all(_bare(report.report.text, quantity) for quantity in (whole, part))
    timed = any(
        sentence.start <= time.start < sentence.end and time.start > whole.end for time in report.times
    )
    return bare and not timed and not _one_subject(report.sentences, whole, part)


def _bare(text: str, quantity: Quantity) -> bool:
    """Whether the noun that is counted stands right behind its figure."""
    return text[quantity.end : quantity.end + len(quantity.counted) + 1].strip() == quantity.counted


def _one_subject(sentences: Sequence[Sentence], whole: Quantity, part: Quantity) -> bool:
    """Whether one side does both, so that the second figure is not of the things of the first."""
    first, second = _subject(sentences, whole), _subject(sentences, part)
    return first is None or second is None or (first == second != "")


def _subject(sentences: Sequence[Sentence], quantity: Quantity) -> str | None:
    """The lemma of the subject of a figure's verb; "" where the figure is that itself, None if unknown."""
    at = bisect_left([s.end for s in sentences], quantity.end)
    tokens = sentences[at].tokens if at < len(sentences) else ()
    here = next((i for i, t in enumerate(tokens) if t.start <= quantity.start < t.end), None)
    path: set[int] = set()
    while here is not None and here not in path:
        path.add(here)
        if tokens[here].pos == "VERB":
            subjects = [i for i, t in enumerate(tokens) if t.head == here and t.dep.startswith("nsubj")]
            if not subjects:
                return None
            return "" if subjects[0] in path else tokens[subjects[0]].lemma or tokens[subjects[0]].text
        here = tokens[here].head
    return None


@cache
def _words(language: str) -> _Words:
    data = profile(language)
    return data.load("quantities", _Words) if data.has("quantities") else _Words()
