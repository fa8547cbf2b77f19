"""Generates what is known of countries, capitals, demonyms and places, in each language, from open data."""
