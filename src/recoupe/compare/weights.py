"""Measured weights by which a denial or a doubt is told from a free translation.

`python -m training.contradictions DATA` fits them, on the tuning half of ntrex-open, flores101, tico19 and
PUD (English with French, German and Spanish; French with German without flores101). Denial: 3,060 put in or
taken out by rule against 2,134 that stand in faithful translations; doubt: 365 against 944. Held out in
four parts by document, at the thresholds chosen:

| | alarms a faithful document of some twelve lines | found of those put in |
| --- | --- | --- |
| denial, en-fr, en-de, en-es, fr-de | 0.030, 0.021, 0.062, 0.037 | 0.76, 0.85, 0.73, 0.69 |
| doubt, en-fr, en-de, en-es, fr-de | 0.035, 0.031, 0.016, 0.009 | 0.73, 0.67, 0.80, 0.60 |

At 3.0 denials would be found at 0.64, 0.73, 0.55 and 0.52, with alarms of 0.024, 0.005, 0.026 and 0.009. A
forest of trees over the same signals does no better. What is alarmed is mostly said by a word of contrary
meaning on the other side ("not complex", "ordinaire").
"""

from collections.abc import Sequence

from recoupe.model import Record


class Weights(Record, frozen=True):
    """A logistic function of `recoupe.compare.signals.SIGNALS`; `threshold` is in logits."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float

    def score(self, signals: Sequence[float]) -> float:
        """The logit that the word says what the other statement does not."""
        return self.intercept + sum(w * s for w, s in zip(self.weights, signals, strict=True))


DENIED = Weights(
    intercept=0.09,
    weights=(
        -3.47,
        -1.97,
        1.11,
        -0.63,
        -0.61,
        -0.52,
        0.39,
        2.00,
        1.46,
        -6.79,
        -3.33,
        -0.41,
        0.00,
        0.10,
        -5.13,
        -0.32,
        0.61,
        -0.01,
        -0.32,
        0.11,
        -0.11,
        -0.26,
        0.64,
        0.22,
        3.21,
        -1.10,
        -2.25,
        -0.05,
        -0.20,
        0.12,
        -0.17,
        -0.44,
        0.18,
    ),
    threshold=2.5,
)
POSSIBLE = Weights(
    intercept=0.69,
    weights=(
        -0.13,
        -0.14,
        -0.48,
        0.24,
        0.18,
        -0.19,
        0.05,
        -0.86,
        -0.67,
        -6.41,
        -5.55,
        0.25,
        0.34,
        0.17,
        3.79,
        1.57,
        0.63,
        -0.15,
        -0.45,
        -0.14,
        -0.75,
        0.57,
        0.70,
        0.40,
        0.03,
        -0.07,
        -0.59,
        0.04,
        0.07,
        -0.06,
        0.50,
        0.44,
        1.00,
    ),
    threshold=1.0,
)
