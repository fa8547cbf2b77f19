"""Measured weights of the probability that two passages say the same (`python -m training.matching`,
with an encoder that has not seen half of the documents: `python -m training.encoder --hold-out`).

Fitted on the tuning half of ntrex-open in the twelve directions between English, French, German and
Spanish: documents against translations with lines dropped, swapped, shuffled and inserted, and against the
other lines of the same document, which stand in for independent reports of one event.
"""

FIRST: tuple[float, ...] = (-4.26, 6.5, 4.09, 2.68, -0.07, -0.34, -1.2, -3.54)
"""Intercept, then cosine, lead over the best rival, mutual, share of the rarer keys in common, shared
figures, clash of figures, difference of log length."""

SECOND: tuple[float, ...] = (-4.78, 6.36, 4.02, 2.69, -0.03, -0.34, -1.13, -3.48, 1.11)
"""As above, then the support of the neighbouring sentences, in [0, 2]."""
