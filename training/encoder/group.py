"""Texts that say the same."""

Group = dict[str, list[str]]
"""Language (ISO 639-3) → the texts in it; all texts of a group say the same."""
