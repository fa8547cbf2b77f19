"""Who drew on whom: relations between the reports of a story, and the independent accounts behind them."""

from recoupe.trace.story import trace

__all__ = ["trace"]
