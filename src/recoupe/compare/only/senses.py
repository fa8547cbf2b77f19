"""Whether another account says each word of a name in its own words: the Fiscalía and the prosecutors."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from recoupe.compare.only.standing import alone
from recoupe.compare.statements.frames import Frames
from recoupe.compare.statements.gazetteer import demonym, place
from recoupe.compare.statements.institutions import institution, institutions
from recoupe.compare.statements.lexicon import is_common
from recoupe.compare.statements.likeness import Likeness
from recoupe.languages.transliterate import name_key
from recoupe.matching.passages import fold
from recoupe.model import Sentence

NEAR = 0.5
"""The cosine from which a word may stand for one of a name. In the stories of the tests 22 words of
translated names (Unii Postępowej, Fiscalía, Mond) have a word at 0.51 or more in another report and one has
none; of 700 names laid against the words of another story, which cannot name them, 15 find one by chance."""

PLACE = 0.75
"""The same for what can also be a city or a country (Marina, Island): Darmstadt has Stadt at 0.63."""

_SMALL = 0.5
"""The share of reports from which a word is one of those that every report has."""

_SHORTEST = 3
_SEVERAL = 3
_SOUND = 4
_WORD = re.compile(r"[^\W\d_]+")


class Senses:
    """The words of a story's sentences, by spelling, sound, place and sense."""

    def __init__(self, frames: Frames, likeness: Likeness) -> None:
        self._likeness = likeness
        self._origins: list[str] = []
        self._words: dict[str, set[int]] = defaultdict(set)
        self._keys: dict[str, set[int]] = defaultdict(set)
        self._texts: dict[str, str] = {}
        for source in frames.sources.values():
            for sentence in source.report.sentences:
                text = source.text[sentence.start : sentence.end]
                self._add(sentence, text, source.origin_at(sentence.start))

    def told(self, name: str, language: str, own: str) -> bool:
        """Whether one sentence of another account than `own` holds, for each word of a name, that word in
        some spelling, the place or people that it names, or a word that is near in the space of all
        languages. Of three words or more one that is no place may lack (Food Standards Agency, agence de
        sécurité alimentaire). A body that every country has is told by any word for it."""
        parts = [w for w in _WORD.findall(name) if len(w) >= _SHORTEST and not is_common(w, language, _SMALL)]
        if kind := institution(name, language):
            told = self._keys.get(f"i:{kind}", set())
            if any(not alone((self._origins[n],), own) for n in told):
                return True
        held: Counter[int] = Counter()
        wanted: set[int] | None = None
        for part in parts:
            keys = list(_keys(part, language))
            told = {n for n in self._sentences(part, keys) if not alone((self._origins[n],), own)}
            held.update(told)
            if len(parts) < _SEVERAL or any(_is_place(key) or key[:2] == "c:" for key in keys):
                wanted = told if wanted is None else wanted & told
        least = len(parts) - (len(parts) >= _SEVERAL)
        return any(n >= least and (wanted is None or s in wanted) for s, n in held.items())

    def _add(self, sentence: Sentence, text: str, origin: str) -> None:
        number = len(self._origins)
        self._origins.append(origin)
        for kind in institutions(text, sentence.language):
            self._keys[f"i:{kind}"].add(number)
        for token in sentence.tokens:
            for word in _WORD.findall(token.text):
                if len(word) < _SHORTEST:
                    continue
                self._words[fold(word)].add(number)
                self._texts.setdefault(fold(word), word)
                for key in _keys(word, sentence.language):
                    self._keys[key].add(number)

    def _sentences(self, word: str, keys: Sequence[str]) -> set[int]:
        """The sentences that hold a word in any of these ways; of a city or country more is asked."""
        found = set(self._words.get(fold(word), ()))
        for key in keys:
            found |= self._keys.get(key, set())
        for near in self._near(word, PLACE if any(_is_place(key) for key in keys) else NEAR):
            found |= self._words[near]
        return found

    def _near(self, word: str, least: float) -> Iterator[str]:
        row = self._likeness.vectors([word])[0]
        for number in np.flatnonzero(self._rows @ row >= least):
            yield self._vocabulary[number]

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._texts)

    @cached_property
    def _rows(self) -> npt.NDArray[np.float32]:
        return self._likeness.vectors([self._texts[word] for word in self._vocabulary])


def _keys(word: str, language: str) -> Iterator[str]:
    """The places, the country's people and the sound that a word can have."""
    if not word[:1].isupper():
        yield from (f"c:{code}" for code in demonym(word, language))
        return
    yield from (f"p:{known}" for known in place(word, language))
    yield from (f"c:{code}" for code in demonym(word, language))
    sound = name_key(word)
    if len(sound) >= _SOUND:
        yield f"k:{sound}"


def _is_place(key: str) -> bool:
    """Whether a key is that of a country or of a city in the table."""
    kind, _, known = key.partition(":")
    return kind == "p" and (known[2:3] == ":" or (len(known) == 2 and known.isupper()))
