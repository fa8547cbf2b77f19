"""The tags of a pipeline, weighed by the word classes that a lexicon of full forms gives a word.

spaCy's morphologizer, which may hold a table of words: 32 bits of a hash and the number of a set of tags for
each. A tag that its lexicon does not allow a word counts as less likely by a factor; a word that the lexicon
does not have, one with a capital inside its sentence, and any that the model takes for a name, keeps its tag.
"""

from collections.abc import Mapping
from math import log
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.parts_of_speech import NAMES
from spacy.pipeline.morphologizer import DEFAULT_MORPH_MODEL, Morphologizer
from spacy.tokens import Doc

from recoupe.languages.word_hashes import key, place_of

FACTORY = "recoupe_tags"
FACTOR = 0.03
"""How likely a tag stays that the lexicon does not allow; see docs/pipelines.md."""

_NAME = "PROPN"
_FILE = "classes.msgpack"
_MOST_WORDS = 1 << 16


class WordClasses(msgspec.Struct, frozen=True):
    """The tags that words may have: `words` (hashes, ascending) and `sets` side by side, `tags` of each set.

    >>> known = WordClasses.of_words({"marche": ("NOUN", "VERB"), "marchons": ("VERB",)})
    >>> known.of("Marche"), known.tags[known.of("marchons") - 1], known.of("glrb")
    (1, ('VERB',), 0)
    """

    words: bytes
    sets: bytes
    tags: tuple[tuple[str, ...], ...]

    @classmethod
    def of_words(cls, known: Mapping[str, tuple[str, ...]]) -> "WordClasses":
        """The table of these words with their tags; at most 255 different sets of them."""
        tags = tuple(dict.fromkeys(known.values()))
        number = {own: n for n, own in enumerate(tags)}
        rows = sorted({key(word): number[own] for word, own in known.items()}.items())
        words = np.array([hashed for hashed, _ in rows], dtype="<u4")
        sets = np.array([own for _, own in rows], dtype="u1")
        return cls(words.tobytes(), sets.tobytes(), tags)

    def of(self, word: str) -> int:
        """The number of a word's set of tags, from 1; 0 where neither it nor its small form is known."""
        at = place_of(word, self.words)
        return 0 if at is None else self.sets[at] + 1


def register() -> None:
    """Make the component known to spaCy under the name that the pipelines' configuration gives."""
    scorer = {"@scorers": "spacy.morphologizer_scorer.v1"}
    Language.factory(
        FACTORY,
        assigns=["token.morph", "token.pos"],
        default_config={"model": DEFAULT_MORPH_MODEL, "scorer": scorer},
        default_score_weights={"pos_acc": 0.5, "morph_acc": 0.5, "morph_per_feat": None},
        func=_make,
    )


def _make(nlp: Language, name: str, model: Any, scorer: Any) -> "Tags":
    return Tags(nlp.vocab, model, name, overwrite=True, scorer=scorer)


class Tags(Morphologizer):  # type: ignore[misc]
    """A morphologizer that may know which tags words can have."""

    known: WordClasses | None = None

    def learn(self, known: WordClasses) -> None:
        """Take these words from now on."""
        pos = [NAMES[self.cfg["labels_pos"][label]] for label in self.labels]
        allowed = [[tag in own or tag == _NAME for tag in pos] for own in known.tags]
        rows = np.array([[True] * len(pos), *allowed])
        self.known = known
        self._weights = np.where(rows, 0, log(FACTOR)).astype("float32")
        self._numbers: dict[int, tuple[int, int]] = {}

    def predict(self, docs: list[Doc]) -> list[Any]:
        """The number of the label of each word of each Doc."""
        if self.known is None or not any(map(len, docs)):
            return super().predict(docs)  # type: ignore[no-any-return]
        scores = self.model.predict(docs)
        return [self._best(doc, np.asarray(own)) for doc, own in zip(docs, scores, strict=True)]

    def _best(self, doc: Doc, scores: Any) -> Any:
        guesses = scores.argmax(axis=1)
        if not len(doc):
            return guesses
        sets = self._sets(doc)
        wrong = np.flatnonzero(self._weights[sets, guesses])
        guesses[wrong] = (scores[wrong] + self._weights[sets[wrong]]).argmax(axis=1)
        return guesses

    def _sets(self, doc: Doc) -> Any:
        """The number of each word's set; 0 inside a sentence for a word with a capital."""
        rows = doc.to_array([ORTH, SENT_START])
        orths = rows[:, 0].tolist()
        if not self._numbers.keys() >= set(orths):
            self._add(orths, doc)
        numbers = self._numbers
        found = [numbers[orth][1] for orth in orths]
        for first in {0, *np.flatnonzero(rows[:, 1] == 1).tolist()}:
            found[first] = numbers[orths[first]][0]
        return np.array(found, dtype="int64")

    def _add(self, orths: list[int], doc: Doc) -> None:
        """Works out the numbers of new words, at a sentence's beginning and inside it."""
        assert self.known is not None
        if len(self._numbers) > _MOST_WORDS:
            self._numbers.clear()
        for orth in dict.fromkeys(orths):
            if orth not in self._numbers:
                word = doc.vocab.strings[orth]
                number = self.known.of(word)
                self._numbers[orth] = number, 0 if word[:1].isupper() else number

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write model, labels and words into a folder."""
        super().to_disk(path, exclude=exclude)
        if self.known is not None:
            (Path(path) / _FILE).write_bytes(msgspec.msgpack.encode(self.known))

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "Tags":
        """Take what a folder holds. Raises ValueError where the words' file is not one of these."""
        super().from_disk(path, exclude=exclude)
        if (file := Path(path) / _FILE).is_file():
            self.learn(msgspec.msgpack.decode(file.read_bytes(), type=WordClasses))
        return self
