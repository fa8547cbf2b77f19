"""Contrasts of two statements that are one point: each figure, date, name and word looks for its like."""
