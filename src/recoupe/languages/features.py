"""The word features that the pipelines read: form, form without accents, prefix, suffixes, shape.

spaCy's own embedding knows one prefix and one suffix. Inflected languages and names never seen in training
need more, and text without accents (capitals, hurried typing) needs a form that does not depend on them.
`register()` makes it known to spaCy as `recoupe.WordFeatures.v1`, which `recoupe.languages.pipelines` does.
"""

import unicodedata
from typing import Any

import numpy
from spacy.attrs import ORTH
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

COLUMNS = ("form", "plain", "prefix3", "suffix2", "suffix3", "suffix4", "shape")
"""The features in the order of their columns; each becomes one hashed embedding."""

_QUOTES = str.maketrans("’‘ʼ“”„«»–—‐‑", '\'\'\'"""""----')


def word_features(word: str) -> tuple[str, ...]:
    """The features of a word, one for each of COLUMNS. Digits count as one another, quotes and dashes too.

    >>> word_features("Évacués")
    ('évacués', 'evacues', 'eva', 'és', 'ués', 'cués', 'Xxxxx')
    """
    form = "".join("0" if c.isdigit() else c for c in word.lower().translate(_QUOTES)[:40])
    plain = unaccented(form)
    return form, plain, plain[:3], form[-2:], form[-3:], form[-4:], _shape(word)


def unaccented(word: str) -> str:
    """The word without its accents.

    >>> unaccented("Kościół")
    'Kosciol'
    """
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).translate(
        {0x142: "l", 0x141: "L", 0xF8: "o", 0xD8: "O"}
    )


def _shape(word: str) -> str:
    kinds = ""
    for character in word[:20].translate(_QUOTES):
        kind = "d" if character.isdigit() else "X" if character.isupper() else "x"
        kind = kind if character.isalnum() else character
        if kinds[-4:] != kind * 4:
            kinds += kind
    return kinds


class _Table:
    """The hashed features of every word seen, computed once for each."""

    def __init__(self) -> None:
        self.index: dict[int, int] = {}
        self.rows = numpy.zeros((4096, len(COLUMNS)), dtype="uint64")

    def of(self, doc: Doc) -> Any:
        """The features of a document's words, one row a word."""
        if not len(doc):
            return self.rows[:0]
        orths = doc.to_array([ORTH]).ravel().tolist()
        try:
            return self.rows[[self.index[orth] for orth in orths]]
        except KeyError:
            for orth in orths:
                if orth not in self.index:
                    self._add(orth, doc.vocab.strings[orth])
            return self.rows[[self.index[orth] for orth in orths]]

    def _add(self, orth: int, word: str) -> None:
        number = len(self.index)
        if number == len(self.rows):
            if number >= _MOST_WORDS:
                self.index.clear()
                number = 0
            else:
                self.rows = numpy.concatenate([self.rows, numpy.zeros_like(self.rows)])
        self.rows[number] = [hash_string(feature) for feature in word_features(word)]
        self.index[orth] = number


_MOST_WORDS = 1 << 18


def _extractor() -> "Model[list[Doc], list[Any]]":
    table = _Table()

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        rows = [model.ops.asarray(table.of(doc)) for doc in docs]
        return rows, _no_gradient if is_train else None

    return Model("recoupe_features", forward)


def _no_gradient(_: Any) -> list[Doc]:
    return []


def register() -> None:
    """Make the embedding known to spaCy under the name that the pipelines' configuration gives."""
    registry.architectures.register("recoupe.WordFeatures.v1", func=word_embedding)


def word_embedding(width: int, rows: list[int]) -> "Model[list[Doc], list[Any]]":
    """One hashed embedding a feature, mixed to `width` by a maxout layer; `rows` are the tables' sizes."""
    if len(rows) != len(COLUMNS):
        raise ValueError(f"rows: {len(COLUMNS)} numbers are needed, one for each of {COLUMNS}")
    embeddings: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=8 + column, dropout=0.0)
        for column, size in enumerate(rows)
    ]
    mixed: Model[Any, Any] = chain(
        _extractor(),
        list2ragged(),
        with_array(chain(concatenate(*embeddings), Maxout(width, width * len(rows), nP=3, normalize=True))),
        ragged2list(),
    )
    return mixed
