"""What several origins say alike."""
