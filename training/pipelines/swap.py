"""Other names in the place of names: a small set says little of names that it does not hold.

The pool holds the persons and organisations of the training sets, persons of other sets, and the countries
and places of the language's data. A name is swapped for one of its type; in a treebank for one of as many
words, so that the syntax stays true.
"""

import tomllib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from random import Random

import recoupe.languages
from training.pipelines.conllu import GoldSentence, Word
from training.pipelines.names import NamedText

Names = list[tuple[int, int, str]]
_VOWELS = frozenset("AEIOUYHÀÂÉÈÊÎÔÛ")


class NamePool:
    """Names by type and number of words; persons' names as parts, to be put together anew."""

    def __init__(self, code: str) -> None:
        self.whole: dict[tuple[str, int], list[tuple[str, ...]]] = defaultdict(list)
        self.first: list[str] = []
        self.last: list[str] = []
        for name in sorted(_places(code)):
            self.add(tuple(name.split()), "LOC")

    def add_sentence(self, sentence: GoldSentence, names: Names) -> None:
        """Keep the names of a gold sentence."""
        for start, end, type_ in names:
            self.add(tuple(w.text for w in sentence.words[start:end]), type_)

    def add_text(self, text: NamedText, types: tuple[str, ...] = ("PERSON",)) -> None:
        """Keep the names of a text: its persons alone where it is in another language."""
        for start, end, type_ in text.names:
            if type_ in types:
                self.add(tuple(text.text[start:end].split()), type_)

    def add(self, words: tuple[str, ...], type_: str) -> None:
        """Keep a name, if its words are plain and each has a capital."""
        if not words or not all(w.isalpha() and w[:1].isupper() for w in words):
            return
        if type_ == "PERSON" and len(words) == 2:
            self.first.append(words[0])
            self.last.append(words[1])
        elif type_ in {"LOC", "ORG"}:
            self.whole[type_, len(words)].append(words)

    def swap(self, sentence: GoldSentence, names: Names, random: Random, chance: float) -> GoldSentence:
        """The sentence with some of its names swapped; the spans of the names stay."""
        words = list(sentence.words)
        for start, end, type_ in names:
            if random.random() < chance:
                for index, text in enumerate(self._other(words[start:end], type_, random), start):
                    words[index] = replace(words[index], text=text, lemma=text)
        return replace(sentence, words=words)

    def swap_text(self, line: str, names: Names, random: Random, chance: float) -> tuple[str, Names]:
        """A line with some of its names swapped, and where they all stand now.

        Behind an apostrophe ("d'Irak") a name is swapped only for one that begins with a vowel too.
        """
        parts, moved, end, shift = [], Names(), 0, 0
        for start, stop, type_ in names:
            old = line[start:stop]
            new = old
            if random.random() < chance:
                other = " ".join(self._other_words(type_, len(old.split()), random))
                elided = line[start - 1 : start] in ("'", "’")
                plain = all(c.isalpha() or c == " " for c in old) and old[:1].isupper()
                if other and plain and not (elided and other[0] not in _VOWELS):
                    new = other
            parts.extend((line[end:start], new))
            moved.append((start + shift, start + shift + len(new), type_))
            shift += len(new) - len(old)
            end = stop
        return "".join(parts) + line[end:], moved

    def _other(self, words: list[Word], type_: str, random: Random) -> tuple[str, ...]:
        if not all(w.text.isalpha() and w.pos == "PROPN" for w in words):
            return ()
        return self._other_words(type_, len(words), random)

    def _other_words(self, type_: str, count: int, random: Random) -> tuple[str, ...]:
        if type_ == "PERSON":
            if not self.last or count > 2:
                return ()
            parts = (random.choice(self.first), random.choice(self.last))
            return parts if count == 2 else parts[1:]
        others = self.whole.get((type_, count))
        return random.choice(others) if others else ()


def _places(code: str) -> set[str]:
    """Countries and places that the language's data name."""
    folder = Path(recoupe.languages.__file__).parent / "data" / code
    names: set[str] = set()
    if (folder / "countries.toml").is_file():
        table = tomllib.loads((folder / "countries.toml").read_text("utf-8"))["names"]
        names.update(forms[0] for forms in table.values() if forms)
    if (folder / "places.toml").is_file():
        lines = tomllib.loads((folder / "places.toml").read_text("utf-8"))["places"].splitlines()
        names.update(line.split("\t")[0] for line in lines if line.strip())
    return names
