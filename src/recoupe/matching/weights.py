"""Measured weights of the probability that two passages say the same (`python -m training.matching`).

Fitted on the tuning half of ntrex-open in the twelve directions between English, French, German and
Spanish: documents against translations with lines dropped, swapped, shuffled and inserted, and against the
other lines of the same document, which stand in for independent reports of one event.
"""

FIRST: tuple[float, ...] = (-3.71, 5.75, 5.48, 2.54, 0.53, 0.24, -1.28, -4.57)
"""Intercept, then cosine, lead over the best rival, mutual, share of the rarer keys in common, shared
figures, clash of figures, difference of log length."""

SECOND: tuple[float, ...] = (-4.42, 5.5, 5.12, 2.7, 0.6, 0.23, -1.24, -4.35, 1.22)
"""As above, then the support of the neighbouring sentences, in [0, 2]."""
