"""The names of languages in sets of open data."""

LANGUAGES = {
    "eng": "en",
    "fra": "fr",
    "deu": "de",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "nld": "nl",
    "rus": "ru",
    "pol": "pl",
    "ukr": "uk",
}
"""ISO 639-3, as the files of a set are named, and BCP 47, as recoupe names languages."""
