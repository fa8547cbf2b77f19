"""What one origin alone carries."""
