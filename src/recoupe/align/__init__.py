"""Entities and points across the reports of a story."""

from recoupe.align.story import align

__all__ = ["align"]
