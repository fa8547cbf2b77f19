"""Measurements: quality (scores against gold) and speed (ratios against peers)."""
