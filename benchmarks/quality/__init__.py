"""Scores against gold; `python -m benchmarks.quality CAPABILITY PATH…`."""
