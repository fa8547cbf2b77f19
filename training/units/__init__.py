"""How the names of units are made from CLDR."""
