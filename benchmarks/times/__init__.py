"""Gold sets of time expressions in their own formats, and other systems to compare with."""
