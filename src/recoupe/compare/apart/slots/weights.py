"""Measured weights of the probability that two figures of two reports are told of one thing.

`python -m training.slots DATA STORIES` fits and prints them.
"""

from typing import ClassVar

from recoupe.model import Record

FEATURES = (
    "cosine of the sentences",
    "cosine of the words beside",
    "cosine of the nouns counted",
    "cosine of the phrases counted",
    "cosine of the nearest verbs",
    "an entity in common",
    "entities, none in common",
    "distance of their places",
    "two languages",
    "cosine of the sentences in two languages",
    "cosine of the words beside in two languages",
)


class Weights(Record, frozen=True):
    """`first`: intercept and a weight for each of `FEATURES`. `second`: intercept, then the logit of the
    first, its lead over the best rival (`floor` where there is none), whether there is none, the logarithm of
    one more than their number."""

    floor: ClassVar[float] = -4.0

    first: tuple[float, ...]
    second: tuple[float, ...]


COUNTS = Weights(
    first=(-2.023, -0.469, 1.063, 0.948, 1.72, 0.597, 0.301, -0.567, -2.358, -0.365, 0.729, 2.937),
    second=(-0.588, 0.808, 0.255, 0.801, 0.108),
)
MEASURES = Weights(
    first=(-1.116, 1.898, 2.837, 0.632, 0.942, 0.899, -0.063, -0.927, -2.419, -0.536, 0.807, 2.909),
    second=(0.285, 0.658, 0.329, -0.925, -0.388),
)
