"""Figures compared by all the words that place them."""
