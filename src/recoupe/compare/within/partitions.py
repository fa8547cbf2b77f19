"""A whole and its parts over neighbouring sentences of one report: "the other 12", "224 men and 94 women".

Parts are only added up where the text itself says that they are all: one of them is the rest ("the other 12
are missing"), or two kinds stand side by side that share everything between them (men and women). Any other
figure in between ends the search, so that a list of different things is never summed.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recoupe.languages import profile
from recoupe.model import AnnotatedReport, Quantity, Sentence

PARTS = 4
"""The most parts of a whole."""

_BACK = 1
"""How many sentences before that of the last part may hold the whole."""


class _Words(msgspec.Struct, frozen=True):
    """From quantities.toml: words for the rest (… for the figure between them), kinds that are all there is,
    and verbs that only say so."""

    rest: tuple[str, ...] = ()
    kinds: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    copulas: tuple[str, ...] = ()


def broken_partitions(report: AnnotatedReport) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """A whole with all its parts, where they do not add up; exact counts alone are looked at."""
    starts = [q.start for q in report.quantities]
    for number, sentence in enumerate(report.sentences):
        words = _words(sentence.language)
        if not words.rest and not words.kinds:
            continue
        first = report.sentences[max(0, number - _BACK)]
        near = report.quantities[bisect_left(starts, first.start) : bisect_left(starts, sentence.end)]
        counts = [q for q in near if _exact(q)]
        last = [q for q in counts if q.start >= sentence.start]
        for parts in (*_with_rest(report, sentence, counts, words), *_of_kinds(counts, last, words)):
            whole = _whole(counts, parts, words)
            if whole is not None:
                yield whole, parts


def _exact(quantity: Quantity) -> bool:
    return (
        quantity.dimension == "count"
        and quantity.modifier == "exact"
        and quantity.low == quantity.high == int(quantity.low) > 0
        and not quantity.per
    )


def _with_rest(
    report: AnnotatedReport, sentence: Sentence, counts: Sequence[Quantity], words: _Words
) -> Iterator[list[Quantity]]:
    """The rest with the parts before it that count no other thing."""
    for position, quantity in enumerate(counts):
        if quantity.start < sentence.start or not _is_rest(report.report.text, quantity, words):
            continue
        for size in range(1, PARTS):
            parts = list(counts[max(0, position - size) : position + 1])
            if len(parts) == size + 1:
                yield parts


def _is_rest(text: str, quantity: Quantity, words: _Words) -> bool:
    before = text[max(0, quantity.start - 30) : quantity.start].casefold()
    after = text[quantity.end : quantity.end + 30].casefold()
    for phrase in words.rest:
        first, _, second = phrase.partition("…")
        stands = re.search(rf"(?<!\w){re.escape(first.strip())}\s$", before)
        if stands and (not second or re.match(rf"\s{re.escape(second.strip())}(?!\w)", after)):
            return True
    return False


def _of_kinds(
    counts: Sequence[Quantity], last: Sequence[Quantity], words: _Words
) -> Iterator[list[Quantity]]:
    """Two neighbours that count the two kinds of one thing."""
    for one, other in pairwise(counts):
        pair = (one.counted.casefold(), other.counted.casefold())
        if other in last and any(
            (pair[0] in a and pair[1] in b) or (pair[0] in b and pair[1] in a) for a, b in words.kinds
        ):
            yield [one, other]


def _whole(counts: Sequence[Quantity], parts: list[Quantity], words: _Words) -> Quantity | None:
    """The figure right before the parts, larger than each, of one thing with them, and not their sum."""
    position = counts.index(parts[0]) - 1
    if position < 0:
        return None
    whole = counts[position]
    amount = sum(part.low for part in parts)
    kinds = {word for pair in words.kinds for side in pair for word in side}
    alike = all(_part_of(whole, part, kinds, words) for part in parts)
    sensible = all(part.low < whole.low for part in parts) and 0.5 <= whole.low / amount <= 2
    return whole if alike and sensible and amount != whole.low else None


def _part_of(whole: Quantity, part: Quantity, kinds: set[str], words: _Words) -> bool:
    """Whether a part counts the same as its whole, or names no thing of its own."""
    if not whole.counted_lemma or whole.counted.casefold() in kinds:
        return False
    if part.counted.casefold() in kinds:
        return part.predicate in ("", whole.predicate, *words.copulas)
    return part.counted_lemma in ("", whole.counted_lemma) or any(
        phrase.endswith(f" {part.counted.casefold()}") for phrase in words.rest
    )


@cache
def _words(language: str) -> _Words:
    data = profile(language)
    return data.load("quantities", _Words) if data.has("quantities") else _Words()
