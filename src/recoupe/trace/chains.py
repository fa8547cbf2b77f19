"""Order-preserving runs of sentences that two reports share, within a language or across."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from recoupe.matching import Match, Passage
from recoupe.model import Record, Span
from recoupe.trace.overlap import inside

SURE = 0.5
"""The least probability of a match that counts in a chain."""


class Chain(Record, frozen=True):
    """How far two reports (by place, first < second) run in parallel.

    `of_first` and `of_second` are the shares of each text (in characters, quotations left out) that has a
    counterpart in the other; `ordered` is the share of the counterparts that keep their order, `together`
    the share that has another counterpart at most two sentences away on both sides, `strength` the mean
    probability of the pairs, `pairs` the passages by their place in the list.
    """

    first: int
    second: int
    of_first: float
    of_second: float
    ordered: float
    together: float
    strength: float
    pairs: tuple[tuple[int, int], ...]


def chains(
    found: Sequence[Passage], matches: Sequence[Match], quoted: Mapping[int, Sequence[Span]]
) -> list[Chain]:
    """One chain for every two reports that share a likely pair of passages, in order of place."""
    together: dict[tuple[int, int], list[Match]] = defaultdict(list)
    for pair in matches:
        if pair.probability >= SURE and pair.mutual:
            together[found[pair.first].report, found[pair.second].report].append(pair)
    sizes = [_own_size(passage, quoted.get(passage.report, ())) for passage in found]
    totals: dict[int, int] = defaultdict(int)
    for passage, size in zip(found, sizes, strict=True):
        totals[passage.report] += size
    return [
        _chain(key, pairs, found, sizes, totals)
        for key, pairs in sorted(together.items(), key=lambda i: i[0])
    ]


def _chain(
    key: tuple[int, int],
    pairs: Sequence[Match],
    found: Sequence[Passage],
    sizes: Sequence[int],
    totals: Mapping[int, int],
) -> Chain:
    first, second = key
    strength = sum(p.probability for p in pairs) / len(pairs)
    ordered = sorted((found[p.first].order, found[p.second].order) for p in pairs)
    return Chain(
        first=first,
        second=second,
        of_first=sum(sizes[i] for i in {p.first for p in pairs}) / max(totals[first], 1),
        of_second=sum(sizes[j] for j in {p.second for p in pairs}) / max(totals[second], 1),
        ordered=longest_run([place for _, place in ordered]) / len(pairs),
        together=_together(ordered),
        strength=strength,
        pairs=tuple(sorted((p.first, p.second) for p in pairs)),
    )


def _together(pairs: Sequence[tuple[int, int]]) -> float:
    """The share of pairs with a neighbour in the same direction on both sides."""
    places = set(pairs)
    steps = [(a, b) for a in (-2, -1, 1, 2) for b in (-2, -1, 1, 2) if (a > 0) == (b > 0)]
    return sum(any((i + a, j + b) in places for a, b in steps) for i, j in places) / len(places)


def longest_run(places: Sequence[int]) -> int:
    """The length of the longest increasing subsequence.

    >>> longest_run([3, 1, 2, 5, 4])
    3
    """
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        if at == len(tails):
            tails.append(place)
        else:
            tails[at] = place
    return len(tails)


def _own_size(passage: Passage, quoted: Sequence[Span]) -> int:
    """The characters of a passage outside quotation marks."""
    if not quoted:
        return passage.end - passage.start
    return sum(not inside(quoted, place) for place in range(passage.start, passage.end))
