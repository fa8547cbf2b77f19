"""The names of places and peoples in the concept lexicon."""

import gzip
from collections import defaultdict
from pathlib import Path

from recoupe.languages.transliterate import skeleton

# WordNet 3.0 orders nouns by lexicographer file; the places lie in noun.location and noun.object.
FIRST_PLACE, LAST_PLACE = 8_490_000, 9_530_000
FIRST_PERSON, LAST_PERSON = 9_600_000, 10_800_000


class Wordnet:
    """Lemmas by synset and language, with an index from English lemmas."""

    def __init__(self, lemmas: dict[str, dict[str, list[tuple[str, str]]]]) -> None:
        self.lemmas = lemmas
        self.english: dict[str, list[str]] = defaultdict(list)
        for synset, languages in lemmas.items():
            for lemma, _ in languages.get("eng", []):
                self.english[lemma].append(synset)

    @classmethod
    def read(cls, path: Path) -> "Wordnet":
        """The lexicon in `synset, language, lemma, source` rows."""
        lemmas: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                synset, language, lemma, source = line.rstrip("\n").split("\t")
                lemmas[synset][language].append((lemma, source))
        return cls(lemmas)

    def places(self, english: str, language: str) -> list[str]:
        """The names of a place in a language, by its English name."""
        synsets = [s for s in self.english.get(english, []) if is_place(s) and self.is_plain(s)]
        names = [name for synset in sorted(set(synsets)) for name in self.trusted(synset, language)]
        return [name for name in names if is_name(name)]

    def is_plain(self, synset: str) -> bool:
        """Whether a synset names a town of today: those of old realms list many names."""
        return len(self.lemmas[synset].get("eng", [])) <= 3

    def demonyms(self, english: str, language: str) -> list[str]:
        """Adjectives and nouns of nationality in a language, by the English one."""
        names = []
        for synset in sorted(set(self.english.get(english, []))):
            number = int(synset[:8])
            if synset.endswith(("a", "s")) or FIRST_PERSON <= number < LAST_PERSON:
                names += [lemma for lemma, source in self.lemmas[synset][language] if source == "wikt"]
        return [name for name in names if " " not in name]

    def named_places(self, language: str) -> dict[str, list[str]]:
        """Every place with a proper name: its key (the English name) → its names in the language."""
        found: dict[str, list[str]] = {}
        for synset in sorted(self.lemmas):
            english = [lemma for lemma, _ in self.lemmas[synset].get("eng", []) if is_name(lemma)]
            if not is_place(synset) or not english:
                continue
            key = english[0]
            names = english if language == "eng" else self.trusted(synset, language)
            known = found.setdefault(key, [])
            known += [name for name in names if is_name(name) and name not in known]
        return found

    def trusted(self, synset: str, language: str) -> list[str]:
        """Lemmas from Wiktionary or the English WordNet; others only where they sound like the English name.

        The automatic French part (WOLF) mixes neighbours into a synset, so it is not taken at its word.
        """
        rows = self.lemmas[synset].get(language, [])
        sure = [lemma for lemma, source in rows if source in {"wikt", "oewn"}]
        sounds = {skeleton(lemma) for lemma, _ in self.lemmas[synset].get("eng", [])}
        near = [lemma for lemma, _ in rows if skeleton(lemma) in sounds]
        return list(dict.fromkeys(sure + near))


def is_place(synset: str) -> bool:
    return synset.endswith("n") and FIRST_PLACE <= int(synset[:8]) < LAST_PLACE


def is_name(lemma: str) -> bool:
    """A proper name written as one: long enough, no code, its first or last word with a capital."""
    words = lemma.split()
    return len(lemma) >= 4 and not lemma.isupper() and (lemma[0].isupper() or words[-1][0].isupper())
