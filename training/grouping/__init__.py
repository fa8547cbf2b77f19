"""How grouping is made: the table of common words, and the weights of the pair score."""
