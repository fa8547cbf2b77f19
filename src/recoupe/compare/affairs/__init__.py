"""What reports tell of one affair, in whatever words: contrary states of it, and days that are not one."""
