"""From the log-odds of pairs to groups: average linkage inside each component of likely pairs."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

_NEARLY = -0.5
"""The mean with which a report left alone may join a group all the same."""
_LIKELY = 0.5
"""What its two best pairs with that group must exceed."""
_FIRM = 3
"""The reports that such a group has at least."""


def cluster(scores: Matrix) -> list[list[int]]:
    """Groups of indices; two groups join while the mean of the scores between them is above 0.

    What is left alone then joins the group with which its two best pairs are likely, if its mean is nearly 0:
    in one event there are reports that tell little of what some of the others tell.

    A join needs at least one pair above 0, so the components of such pairs are grouped one by one, with the
    same outcome as all at once. Ties go to the lowest indices.

    >>> cluster(np.array([[0, 2, -3], [2, 0, -1], [-3, -1, 0]], dtype=np.float32))
    [[0, 1], [2]]
    """
    groups: list[list[int]] = []
    for component in _components(scores > 0):
        part = scores[np.ix_(component, component)].astype(np.float64)
        groups.extend(
            [component[index] for index in group] for group in _settled(_average(part.copy()), part)
        )
    return sorted(groups)


def _settled(groups: list[list[int]], scores: npt.NDArray[np.float64]) -> list[list[int]]:
    """The groups, where those of one have gone to the group that is near enough."""
    firm = [group for group in groups if len(group) >= _FIRM]
    joined = {id(group): list(group) for group in groups}
    for alone in (group for group in groups if len(group) == 1):
        best = [np.sort(scores[alone[0], group])[-2:] for group in firm]
        near = [
            (float(pairs.sum()), -number)
            for number, (pairs, group) in enumerate(zip(best, firm, strict=True))
            if pairs[0] > _LIKELY and scores[alone[0], group].mean() > _NEARLY
        ]
        if near:
            joined[id(firm[-max(near)[1]])] += joined.pop(id(alone))
    return [sorted(group) for group in joined.values()]


def _components(linked: npt.NDArray[np.bool_]) -> list[list[int]]:
    """The connected components of a graph, each in order."""
    left = set(range(len(linked)))
    found: list[list[int]] = []
    while left:
        first = min(left)
        left.discard(first)
        component, open_ends = [first], [first]
        while open_ends:
            for other in np.flatnonzero(linked[open_ends.pop()]).tolist():
                if other in left:
                    left.discard(other)
                    component.append(other)
                    open_ends.append(other)
        found.append(sorted(component))
    return found


def _average(scores: npt.NDArray[np.float64]) -> list[list[int]]:
    """Average linkage (Sokal and Michener 1958) down to a mean score of 0."""
    groups = {index: [index] for index in range(len(scores))}
    np.fill_diagonal(scores, -np.inf)
    while len(groups) > 1:
        first, second = divmod(int(scores.argmax()), len(scores))
        if not scores[first, second] > 0:
            break
        sizes = len(groups[first]), len(groups[second])
        joined = (scores[first] * sizes[0] + scores[second] * sizes[1]) / sum(sizes)
        scores[first, :] = scores[:, first] = joined
        scores[first, first] = -np.inf
        scores[second, :] = scores[:, second] = -np.inf
        groups[first] = sorted(groups[first] + groups.pop(second))
    return list(groups.values())
