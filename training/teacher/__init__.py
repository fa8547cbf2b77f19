"""A reader of many languages that labels text for the pipelines to learn from; it does not ship."""
