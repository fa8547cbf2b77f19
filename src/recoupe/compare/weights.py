"""Measured weights by which a denial or a doubt is told from a free translation.

`python -m training.contradictions DATA` fits them, on the tuning half of ntrex-open, flores101, PUD (English
with French, German and Spanish, French with German) and a third of tico19 (English with French): 836 pairs of
documents. Held out in four parts by document:

| | alarms a faithful document of some twelve lines | found of those put in |
| --- | --- | --- |
| denial at 2.5, en-fr, en-de, en-es, fr-de | 0.04, 0.06, 0.11, 0.07 | 0.85, 0.87, 0.83, 0.80 |
| denial at 3.0, as chosen | 0.02, 0.01, 0.04, 0.02 | 0.73, 0.78, 0.67, 0.64 |
| doubt at 1.0 (chosen: 1.1) | 0.04, 0.04, 0.02, 0.03 | 0.72, 0.71, 0.71, 0.69 |

With the encoder of 256 numbers, whose weights were fitted in the same way, denial at its threshold gave 0.02,
0.04, 0.04, 0.03 alarms and 0.78, 0.84, 0.73, 0.73 found; doubt 0.04, 0.03, 0.01, 0.03 and 0.65, 0.70, 0.75,
0.60.

Before a word of denial was measured against the words without a like on the other side, and before denials of
denials and endings of clauses counted, 0.67 were found on the average of alarms between 0.015 and 0.05 a
document; now 0.76. Three things were tried and gave nothing on top: contraries from WordNet by way of the
encoder, a table of translations learnt by alignment of words (IBM model 1), and the concepts that two words
share in the Open Multilingual Wordnet.
"""

from collections.abc import Sequence

from recoupe.model import Record

FITTED = frozenset({"en", "fr", "de", "es"})
"""The languages of the examples."""

BEYOND = 0.6
"""By how much the threshold is raised where another language takes part, by its alarms on flores101."""


class Weights(Record, frozen=True):
    """A logistic function of `recoupe.compare.signals.SIGNALS`; `threshold` is in logits."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float

    def score(self, signals: Sequence[float]) -> float:
        """The logit that the word says what the other statement does not."""
        return self.intercept + sum(w * s for w, s in zip(self.weights, signals, strict=True))


DENIED = Weights(
    intercept=1.66,
    weights=(
        -2.17,
        -1.49,
        1.22,
        -0.38,
        -0.45,
        -0.25,
        0.47,
        1.23,
        0.63,
        -5.04,
        -2.98,
        -0.37,
        0.05,
        0.12,
        -3.65,
        -0.17,
        -0.41,
        -0.35,
        -0.17,
        0.01,
        -0.03,
        -0.22,
        0.15,
        0.13,
        2.19,
        -0.64,
        -1.59,
        0.04,
        0.04,
        -0.01,
        0.07,
        -0.30,
        -0.02,
        -1.24,
        -1.33,
        -1.19,
        -1.11,
        -2.74,
    ),
    threshold=3.0,
)
POSSIBLE = Weights(
    intercept=0.01,
    weights=(
        -0.07,
        -0.09,
        -0.38,
        0.09,
        0.26,
        -0.04,
        0.27,
        0.08,
        -0.01,
        -4.98,
        -4.63,
        -0.56,
        0.78,
        -0.01,
        1.48,
        0.84,
        0.58,
        -0.69,
        -0.60,
        -0.21,
        -0.90,
        0.85,
        0.38,
        0.26,
        0.34,
        -0.05,
        -0.89,
        0.12,
        0.04,
        0.00,
        0.14,
        0.46,
        0.50,
        -0.16,
        -1.66,
        -0.12,
        -0.21,
        -1.26,
    ),
    threshold=1.1,
)
