"""How the table that tells the covered languages apart is made."""
