"""Cross-checks news reports of one event in several languages."""

__version__ = "0.1.0"
