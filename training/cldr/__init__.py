"""Generated language data: what CLDR knows, written into the language folders."""
