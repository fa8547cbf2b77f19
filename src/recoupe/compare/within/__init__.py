"""A report against itself."""
