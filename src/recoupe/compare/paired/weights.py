"""Measured weights by which a denial or a doubt is told from a free translation.

`python -m training.contradictions DATA` fits them, on the tuning half of ntrex-open, at most 60 documents
each of flores101 and PUD (English with French, German and Spanish, French with German), 30 of tico19 (English
with French) and 72 of lines of Tatoeba (English with French and Spanish). Those of doubt are of an earlier
fit, whose new signals count nothing; fitted again they gave the same.

Denial on newstest 2008-2012 (300 pieces of fourteen lines, of which 120 were read), by the weights alone;
half of the alarms are changes of the translators. en-fr, en-de, en-es, fr-de:

| | alarms a piece | found of some 525 put in |
| --- | --- | --- |
| 38 signals after rules, at 2.8 (en-es 3.0) | 0.06, 0.08, 0.08, 0.11 | 0.69, 0.68, 0.62, 0.64 |
| now, at 1.45 | 0.06, 0.04, 0.09, 0.07 | 0.71, 0.68, 0.65, 0.64 |
| now, at 1.7 | 0.04, 0.04, 0.07, 0.05 | 0.64, 0.62, 0.57, 0.56 |

Boosted trees on the same signals found one or two in a hundred more.

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
    """A logistic function of `recoupe.compare.paired.signals.SIGNALS`; `threshold` is in logits, and
    `of_pair` holds those of pairs of languages that have their own."""

    intercept: float
    weights: tuple[float, ...]
    threshold: float
    of_pair: tuple[tuple[frozenset[str], float], ...] = ()

    def least(self, first: str, second: str) -> float:
        """The logit from which a difference is told between two languages.

        >>> DENIED.least("fr", "de") < DENIED.least("en", "it"), POSSIBLE.least("en", "es")
        (True, 1.6)
        """
        languages = frozenset({first, second})
        return dict(self.of_pair).get(languages, self.threshold) + (0 if languages <= FITTED else BEYOND)

    def score(self, signals: Sequence[float]) -> float:
        """The logit that the word says what the other statement does not."""
        return self.intercept + sum(w * s for w, s in zip(self.weights, signals, strict=True))


DENIED = Weights(
    intercept=0.38,
    weights=(
        -1.39,
        -1.25,
        1.03,
        -0.38,
        -0.47,
        -0.33,
        0.46,
        1.04,
        0.82,
        -2.07,
        -3.73,
        -0.68,
        -0.19,
        0.30,
        -3.51,
        -0.10,
        -0.18,
        0.61,
        -0.33,
        0.06,
        -0.08,
        -0.22,
        0.33,
        -0.06,
        0.00,
        -0.43,
        -1.31,
        0.02,
        0.12,
        0.03,
        0.03,
        -0.46,
        0.18,
        -0.56,
        0.00,
        -0.94,
        -1.48,
        -2.59,
        -0.14,
        0.04,
        -0.06,
        0.30,
        0.01,
        1.17,
        0.04,
        -1.80,
        -1.69,
        -0.53,
    ),
    threshold=1.7,
)
POSSIBLE = Weights(
    intercept=0.28,
    weights=(
        -0.05,
        -0.07,
        -0.37,
        0.03,
        0.23,
        0.05,
        0.39,
        0.05,
        -0.51,
        -5.14,
        -3.56,
        -0.65,
        0.61,
        0.02,
        1.19,
        0.91,
        0.68,
        -0.81,
        -0.35,
        -0.27,
        -1.13,
        0.85,
        0.34,
        0.17,
        0.40,
        -0.03,
        -0.90,
        0.10,
        0.00,
        -0.03,
        0.33,
        0.41,
        0.46,
        -0.42,
        -1.51,
        0.38,
        -0.05,
        -0.93,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
        0.00,
    ),
    threshold=1.1,
    of_pair=((frozenset({"en", "es"}), 1.6),),
)
