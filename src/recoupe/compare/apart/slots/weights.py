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
    first=(-2.096, -0.412, 1.26, 0.917, 1.727, 0.561, 0.2, -0.507, -2.303, -0.499, 1.036, 2.858),
    second=(-0.551, 0.814, 0.242, 0.731, 0.098),
)
MEASURES = Weights(
    first=(-1.244, 1.84, 2.944, -0.202, 1.49, 0.934, -0.023, -0.861, -2.339, -0.638, 0.858, 2.984),
    second=(0.263, 0.659, 0.337, -0.858, -0.381),
)
