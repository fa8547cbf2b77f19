"""From likely pairs to groups, without chaining through a weak pair."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def cluster(
    count: int, pairs: Iterable[tuple[int, int, float]], vectors: Floats, *, least: float, cohesion: float
) -> list[list[int]]:
    """Groups of places 0 … count-1, each sorted, in order of first member.

    `pairs` are (first, second, probability); the likeliest join first, down to `least`. Two groups of which
    one has several members join only where the cosine of their mean vectors reaches `cohesion`: a single
    pair that happens to be alike doesn't tie two groups that are not.

    >>> rows = np.eye(3, dtype=np.float32)
    >>> cluster(3, [(0, 2, 0.9), (0, 1, 0.3)], rows, least=0.5, cohesion=0.4)
    [[0, 2], [1]]
    """
    leader = list(range(count))
    sums = {place: vectors[place].astype(np.float64) for place in range(count)}
    members = {place: [place] for place in range(count)}

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for first, second, probability in sorted(pairs, key=lambda p: (-p[2], p[0], p[1])):
        if probability < least:
            break
        low, high = sorted((find(first), find(second)))
        if low == high:
            continue
        alone = len(members[low]) == len(members[high]) == 1
        if not alone and _cosine(sums[low], sums[high]) < cohesion:
            continue
        leader[high] = low
        sums[low] = sums[low] + sums.pop(high)
        members[low] += members.pop(high)
    return sorted(sorted(group) for group in members.values())


def _cosine(first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]) -> float:
    size = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float(first @ second) / size if size else 0.0
