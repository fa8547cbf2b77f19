"""How likely two reports are on one event, for all pairs at once, as log-odds."""

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from recoupe.group.keys import name_shares, rarity, share_of, sound_shares
from recoupe.group.outline import Outline

Matrix = npt.NDArray[np.float32]
Weigh = Callable[[str], float]
Shares = Callable[[str], dict[str, float]]

_BY_DIGITS = (0.7, 2.0, 4.5)
"""What a value in common says, in nats, by the digits that count: one, two, more. Set by hand."""
_ENOUGH = 5.0
"""Nats of values in common that are nearly all they can say."""
_MOST = 4
"""The power of a person's count: who is spoken of most has nearly all the weight. Of halves of ECB+'s topics
(twelve draws, each half by weights fitted on the other) 1, 2 and 4 group 0.890, 0.899 and 0.905."""
_COLUMNS = 4096
"""Keys that are compared at once, to bound memory."""


class Weights(msgspec.Struct, frozen=True):
    """The weights of the pair score: a logistic regression, fitted by training/grouping/weights.py."""

    names: float
    lead: float
    figures: float
    values: float
    words: float
    sentences: float
    people: float
    strangers: float
    day: float
    constant: float


SAME_LANGUAGE = Weights(
    names=1.76,
    lead=2.39,
    figures=2.68,
    values=0.0,
    words=3.83,
    sentences=8.38,
    people=2.41,
    strangers=0.0,
    day=1.0,
    constant=-6.41,
)
ACROSS = Weights(
    names=2.75,
    lead=1.77,
    figures=0.0,
    values=3.0,
    words=13.73,
    sentences=13.63,
    people=0.0,
    strangers=-2.37,
    day=3.07,
    constant=-6.59,
)
"""Fitted, but for two: what a day in common weighs in one language, since the dated examples hold six such
pairs; and the constant between languages, which is 0.2 below the fitted one. With that, two elections
of one invented country on one Sunday are joined; with 0.6 below it, seven of 78 own stories are split."""

_NEAR_DAYS = 3
_DAYS_WEIGHT = 0.5
"""Publication within three days says nothing; beyond, each doubling of the distance takes half a nat: outlets
come back to an event for weeks, while events of a kind recur."""


class Features(msgspec.Struct, frozen=True, eq=False):
    """What the score is made of, one n × n matrix each, with values in [0, 1] (`days`: log-odds, ≤ 0).

    `people` is how far the other report names those of whom the one speaks most, the mean of both ways; ½ for
    a report without persons. `strangers` is 1 where both reports name persons and neither names one of the
    other's; `day` is 1 where both speak of one calendar day, unless they are strangers without a name in
    common.
    """

    names: Matrix
    lead: Matrix
    figures: Matrix
    values: Matrix
    words: Matrix
    sentences: Matrix
    people: Matrix
    strangers: Matrix
    day: Matrix
    days: Matrix
    across: npt.NDArray[np.bool_]


def log_odds(outlines: Sequence[Outline]) -> Matrix:
    """The log-odds that two reports are on one event, n × n, symmetric."""
    return log_odds_of(outlines, SAME_LANGUAGE, ACROSS)


def log_odds_of(outlines: Sequence[Outline], same_language: Weights, across: Weights) -> Matrix:
    """The same with other weights."""
    found = features(outlines)
    return np.where(found.across, _apply(across, found), _apply(same_language, found)) + found.days


def _apply(weights: Weights, found: Features) -> Matrix:
    return np.asarray(
        weights.constant
        + weights.names * found.names
        + weights.lead * found.lead
        + weights.figures * found.figures
        + weights.values * found.values
        + weights.words * found.words
        + weights.sentences * found.sentences
        + weights.people * found.people
        + weights.strangers * found.strangers
        + weights.day * found.day,
        dtype=np.float32,
    )


def features(outlines: Sequence[Outline], shares: Shares = sound_shares) -> Features:
    """All features of all pairs; `shares` tells how common the words of a language are."""
    languages = np.array([outline.language for outline in outlines])
    across = languages[:, None] != languages[None, :]
    name_weight = _weigher([outline.names for outline in outlines], name_shares())
    names = _cosines([outline.names for outline in outlines], lambda _: name_weight)
    strangers = _strangers(outlines)
    day = np.minimum(_common([outline.days for outline in outlines], _one), 1.0)
    return Features(
        names=names,
        lead=_coverage(outlines, name_weight),
        figures=_cosines([outline.figures for outline in outlines], lambda _: _one),
        values=_common_values(outlines),
        words=_word_cosines(outlines, shares),
        sentences=_nearest(outlines),
        people=_shares([_people(outline, name_weight) for outline in outlines], outlines),
        strangers=strangers,
        day=np.where((names == 0) & (strangers > 0), 0.0, day).astype(np.float32),
        days=_days(outlines),
        across=across,
    )


def _one(_: str) -> float:
    return 1.0


def _weigher(counted: Sequence[Counter[str]], shares: dict[str, float]) -> Weigh:
    """The weight of a key over the reports at hand and the background."""
    holding = Counter(key for counter in counted for key in counter)
    reports = len(counted)
    known: dict[str, float] = {}

    def weigh(key: str) -> float:
        if key not in known:
            known[key] = rarity(share_of(shares, key), holding[key], reports)
        return known[key]

    return weigh


def _word_cosines(outlines: Sequence[Outline], shares: Shares) -> Matrix:
    counted = [outline.words for outline in outlines]
    weighers = {code: _weigher(counted, shares(code)) for code in {o.language for o in outlines}}
    return _cosines(counted, lambda index: weighers[outlines[index].language])


def _common(sets: Sequence[frozenset[str]], weigh: Weigh) -> Matrix:
    """The weight of what two sets have in common, for all pairs of them."""
    rows = [{key: weigh(key) ** 0.5 for key in keys} for keys in sets]
    return _products(rows, rows)


def _common_values(outlines: Sequence[Outline]) -> Matrix:
    """How much the values in common say, which saturates."""
    common = _common([outline.values for outline in outlines], _exactness)
    return np.asarray(1.0 - np.exp(-common / _ENOUGH), dtype=np.float32)


def _exactness(value: str) -> float:
    """What a value in common says: the more digits that count, the rarer it is."""
    digits = value.replace(".", "").strip("0")
    return _BY_DIGITS[min(len(digits), len(_BY_DIGITS)) - 1]


def _strangers(outlines: Sequence[Outline]) -> Matrix:
    """Where both reports name persons and neither names one of the other's."""
    people = [dict.fromkeys(outline.people, 1.0) for outline in outlines]
    known = _products(people, [dict.fromkeys(outline.names, 1.0) for outline in outlines])
    some = np.array([bool(outline.people) for outline in outlines])
    return np.asarray(some[:, None] & some[None, :] & (known + known.T == 0), dtype=np.float32)


def _cosines(counted: Sequence[Counter[str]], weigher: Callable[[int], Weigh]) -> Matrix:
    """The cosine of all pairs of counters, each key weighed by rarity and the logarithm of its count."""
    rows: list[dict[str, float]] = []
    for index, counter in enumerate(counted):
        weigh = weigher(index)
        row = {key: weigh(key) * (1.0 + np.log(count)) for key, count in counter.items()}
        length = float(np.sqrt(sum(value * value for value in row.values()))) or 1.0
        rows.append({key: value / length for key, value in row.items()})
    return _products(rows, rows)


def _coverage(outlines: Sequence[Outline], weigh: Weigh) -> Matrix:
    """How much of the names in one report's lead the other holds, the mean of both ways; ½ without names."""
    return _shares([{key: weigh(key) for key in outline.lead_names} for outline in outlines], outlines)


def _people(outline: Outline, weigh: Weigh) -> dict[str, float]:
    """The keys of a report's persons, by how rare they are and, above all, by how often they stand there."""
    return {key: weigh(key) * max(outline.names[key], 1) ** _MOST for key in sorted(outline.people)}


def _shares(weighed: Sequence[dict[str, float]], outlines: Sequence[Outline]) -> Matrix:
    """How much of each one's weighed keys stands among the names of the others, the mean of both ways; ½
    where there is none."""
    parts: list[dict[str, float]] = []
    for row in weighed:
        total = sum(row.values())
        parts.append({key: value / total for key, value in row.items()} if total else {})
    held = [dict.fromkeys(outline.names, 1.0) for outline in outlines]
    one_way = _products(parts, held)
    one_way[[not part for part in parts], :] = 0.5
    return np.asarray((one_way + one_way.T) / 2, dtype=np.float32)


def _products(left: Sequence[dict[str, float]], right: Sequence[dict[str, float]]) -> Matrix:
    """The scalar products of all rows on the left with all on the right."""
    counts = Counter(key for row in left for key in row)
    keys = sorted(key for key in {key for row in right for key in row} if counts[key])
    result = np.zeros((len(left), len(right)), dtype=np.float32)
    for first in range(0, len(keys), _COLUMNS):
        column = {key: number for number, key in enumerate(keys[first : first + _COLUMNS])}
        result += _dense(left, column) @ _dense(right, column).T
    return result


def _dense(rows: Sequence[dict[str, float]], column: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(rows), len(column)), dtype=np.float32)
    for number, row in enumerate(rows):
        for key, value in row.items():
            if key in column:
                matrix[number, column[key]] = value
    return matrix


def _nearest(outlines: Sequence[Outline]) -> Matrix:
    """How near each sentence of a report is to the nearest one of the other, the mean over both."""
    size = len(outlines)
    result = np.zeros((size, size), dtype=np.float32)
    filled = [index for index, outline in enumerate(outlines) if len(outline.vectors)]
    if not filled:
        return result
    rows = np.concatenate([outlines[index].vectors for index in filled])
    starts = np.cumsum([0, *(len(outlines[index].vectors) for index in filled[:-1])])
    for index in filled:
        best = np.maximum.reduceat(outlines[index].vectors @ rows.T, starts, axis=1)
        result[index, filled] = best.mean(axis=0)
    return np.asarray((result + result.T) / 2, dtype=np.float32)


def _days(outlines: Sequence[Outline]) -> Matrix:
    """What the distance of publication takes away."""
    known = np.array([outline.day is not None for outline in outlines])
    days = np.array([outline.day.toordinal() if outline.day else 0 for outline in outlines], dtype=np.float32)
    apart = np.maximum(np.abs(days[:, None] - days[None, :]), _NEAR_DAYS)
    penalty = -_DAYS_WEIGHT * np.log2(apart / _NEAR_DAYS)
    return np.asarray(np.where(known[:, None] & known[None, :], penalty, 0.0), dtype=np.float32)
