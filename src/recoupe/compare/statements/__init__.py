"""What comparing sees of a statement: its annotations, acts, words, and how near they are to others."""
