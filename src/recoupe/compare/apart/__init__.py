"""Differences between independent accounts whose sentences do not pair."""
