"""The word features that the pipelines read: form, form without accents, prefix, suffixes, shape, and what
the pipeline's lexicon knows of the word.

spaCy's own embedding knows one prefix and one suffix. Inflected languages and names never seen in training
need more, and text without accents (capitals, hurried typing) needs a form that does not depend on them.
`register()` makes it known to spaCy as `recoupe.WordFeatures.v2`, which `recoupe.languages.pipelines` does.
"""

import unicodedata
from functools import lru_cache
from typing import Any

import numpy
from spacy.attrs import ORTH
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate

from recoupe.languages.knowledge import WIDTH, Knowledge

COLUMNS = ("form", "plain", "prefix3", "suffix2", "suffix3", "suffix4", "shape")
"""The features in the order of their columns; each becomes one hashed embedding."""

_PACKED = -(-WIDTH // 64)
_ONES = (1 << 64) - 1
_ROW = len(COLUMNS) + _PACKED
_UNSEEN = 0.08
"""The share of words in training whose form is hidden, so that the rest is learnt to be read too."""

_QUOTES = str.maketrans("’‘ʼ“”„«»–—‐‑", '\'\'\'"""""----')


@lru_cache(maxsize=4096)
def word_features(word: str) -> tuple[str, ...]:
    """The features of a word, one for each of COLUMNS. Digits count as one another, quotes and dashes too.

    >>> word_features("Évacués")
    ('évacués', 'evacues', 'eva', 'és', 'ués', 'cués', 'Xxxxx')
    """
    form = word.lower().translate(_QUOTES)[:40]
    if not form.isalpha():
        form = "".join("0" if c.isdigit() else c for c in form)
    plain = unaccented(form)
    return form, plain, plain[:3], form[-2:], form[-3:], form[-4:], _shape(word)


def unaccented(word: str) -> str:
    """The word without its accents.

    >>> unaccented("Kościół")
    'Kosciol'
    """
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).translate(
        {0x142: "l", 0x141: "L", 0xF8: "o", 0xD8: "O"}
    )


def _shape(word: str) -> str:
    kinds = ""
    for character in word[:20].translate(_QUOTES):
        kind = character
        if character.isalnum():
            kind = "d" if character.isdigit() else "X" if character.isupper() else "x"
        if kinds[-4:] != kind * 4:
            kinds += kind
    return kinds


class _Words:
    """What is known of every word seen, computed once for each; at rest its vector too.

    A row holds the hashed features and then the lexicon's facts, 64 to a number.
    """

    def __init__(self) -> None:
        self.vocab: Vocab | None = None
        self.index: dict[int, int] = {}
        self.rows = numpy.zeros((4096, _ROW), dtype="uint64")
        self.vectors = numpy.zeros((0, 0), dtype="float32")
        self.vectors_of = 0.0

    def numbers(self, docs: list[Doc]) -> Any:
        """The row of each word of the documents."""
        orths: list[int] = [orth for doc in docs for orth in doc.to_array([ORTH]).tolist()]
        if docs and docs[0].vocab is not self.vocab:
            self._forget(docs[0].vocab)
        index = self.index
        try:
            return numpy.array([index[orth] for orth in orths], dtype="int64")
        except KeyError:
            unseen = [orth for orth in dict.fromkeys(orths) if orth not in index]
            if len(index) + len(unseen) > _MOST_WORDS:
                self._forget(docs[0].vocab)
                unseen = list(dict.fromkeys(orths))
            for orth in unseen:
                self._add(orth, docs[0].vocab.strings[orth])
            return numpy.array([self.index[orth] for orth in orths], dtype="int64")

    def _forget(self, vocab: Vocab) -> None:
        if vocab is not self.vocab:
            self.knowledge = Knowledge.from_vocab(vocab)
        self.vocab = vocab
        self.index.clear()
        self.vectors = self.vectors[:0]

    def _add(self, orth: int, word: str) -> None:
        number = len(self.index)
        if number == len(self.rows):
            self.rows = numpy.concatenate([self.rows, numpy.zeros_like(self.rows)])
        features, facts = word_features(word), self.knowledge.bits(word)
        packed = [facts >> 64 * part & _ONES for part in range(_PACKED)]
        self.rows[number] = [*map(hash_string, features), *packed]
        self.index[orth] = number

    def vectors_by(self, net: "Model[Any, Any]", weights: float) -> Any:
        """The vectors of all words seen, those that are not there yet made by `net`.

        `weights` stands for the weights of `net`: where it is another number, all are made anew.
        """
        if weights != self.vectors_of:
            self.vectors, self.vectors_of = self.vectors[:0], weights
        made = len(self.vectors)
        if made < len(self.index):
            new = net.predict(self.rows[made : len(self.index)])
            self.vectors = numpy.concatenate([self.vectors, new]) if made else new
        return self.vectors


_MOST_WORDS = 1 << 16


def register() -> None:
    """Make the embedding known to spaCy under the name that the pipelines' configuration gives."""
    registry.architectures.register("recoupe.WordFeatures.v2", func=word_embedding)


def word_embedding(width: int, rows: list[int]) -> "Model[list[Doc], list[Any]]":
    """One hashed embedding a feature and the lexicon's facts, mixed to `width` by a maxout layer.

    `rows` are the tables' sizes. Outside training the vector of a word is computed once and kept.
    """
    if len(rows) != len(COLUMNS):
        raise ValueError(f"rows: {len(COLUMNS)} numbers are needed, one for each of {COLUMNS}")
    embeddings: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=column, seed=8 + column, dropout=0.0)
        for column, size in enumerate(rows)
    ]
    mix = Maxout(width, width * len(rows) + WIDTH, nP=3, normalize=True)
    net: Model[Any, Any] = chain(concatenate(*embeddings, Model("recoupe_facts", _facts)), mix)
    words = _Words()

    def forward(_: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
        numbers = words.numbers(docs)
        ends: Any = numpy.cumsum([len(doc) for doc in docs])[:-1] if docs else []
        if not is_train:
            weights: Any = mix.layers[0].get_param("W")
            vectors = words.vectors_by(net, float(weights.sum()))
            return numpy.split(vectors[numbers], ends), _no_gradient
        made, backprop = net.begin_update(_with_unseen(words.rows[numbers]))

        def back(gradients: list[Any]) -> list[Doc]:
            backprop(numpy.concatenate(gradients))
            return []

        return numpy.split(made, ends), back

    def initialize(_: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: ARG001
        net.initialize(numpy.zeros((1, _ROW), dtype="uint64"))

    return Model("recoupe_words", forward, init=initialize, layers=[net], dims={"nO": width})


def _facts(_: "Model[Any, Any]", rows: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001
    octets = numpy.ascontiguousarray(rows[:, len(COLUMNS) :], dtype="<u8").view("uint8")
    facts = numpy.unpackbits(octets, axis=1, count=WIDTH, bitorder="little")
    return facts.astype("float32"), lambda _: numpy.zeros_like(rows)


def _with_unseen(rows: Any) -> Any:
    """The rows, the forms of some words being hidden: their first two features are those of no word."""
    rows = rows.copy()
    rows[numpy.random.random(len(rows)) < _UNSEEN, :2] = 0
    return rows


def _no_gradient(_: Any) -> list[Doc]:
    return []
