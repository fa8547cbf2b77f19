"""Findings: what laying the statements of a story side by side shows."""

from recoupe.compare.story import compare

__all__ = ["compare"]
