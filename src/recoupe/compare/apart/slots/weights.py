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
    first=(-2.029, -0.464, 1.107, 0.941, 1.745, 0.584, 0.289, -0.571, -2.342, -0.367, 0.718, 3.081),
    second=(-0.56, 0.818, 0.241, 0.819, 0.1),
)
MEASURES = Weights(
    first=(-1.12, 1.841, 2.852, 0.653, 0.944, 0.919, -0.039, -0.896, -2.421, -0.491, 0.793, 2.921),
    second=(0.259, 0.642, 0.347, -0.959, -0.382),
)
