"""Measured weights of the probability that two passages say the same (`python -m training.matching`,
with an encoder that has not seen half of the documents: `python -m training.encoder --hold-out`).

Fitted on the tuning half of ntrex-open in the twelve directions between English, French, German and
Spanish: documents against translations with lines dropped, swapped, shuffled and inserted, and against the
other lines of the same document, which stand in for independent reports of one event.
"""

FIRST: tuple[float, ...] = (-4.38, 6.33, 3.0, 2.68, -0.18, -0.44, -1.0, -3.12)
"""Intercept, then cosine, lead over the best rival, mutual, share of the rarer keys in common, shared
figures, clash of figures, difference of log length."""

SECOND: tuple[float, ...] = (-4.92, 6.24, 2.94, 2.67, -0.14, -0.45, -0.92, -3.01, 1.11)
"""As above, then the support of the neighbouring sentences, in [0, 2]."""
