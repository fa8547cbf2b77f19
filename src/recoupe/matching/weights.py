"""Measured weights of the probability that two passages say the same (`python -m training.matching`).

Fitted on the tuning half of ntrex-open in the twelve directions between English, French, German and
Spanish: documents against translations with lines dropped, swapped, shuffled and inserted, and against the
other lines of the same document, which stand in for independent reports of one event.
"""

FIRST: tuple[float, ...] = (-3.52, 5.56, 5.06, 2.29, 0.14, -0.09, -1.08, -4.13)
"""Intercept, then cosine, lead over the best rival, mutual, share of the rarer keys in common, shared
figures, clash of figures, difference of log length."""

SECOND: tuple[float, ...] = (-4.07, 5.39, 5.06, 2.35, 0.18, -0.09, -1.11, -4.11, 1.15)
"""As above, then the support of the neighbouring sentences, in [0, 2]."""
