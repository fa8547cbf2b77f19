"""The agenda of a story, and what later reports make of plans, possibilities and states."""
