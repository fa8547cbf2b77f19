"""The recogniser of names in a pipeline: a linear-chain conditional random field over hashed features.

It is the pipeline's component "ner" and reads nothing but the words and sentence starts of a Doc, so that
tags and trees do not depend on it, nor it on them. The passages of a report are read together: what a
name's other places tell counts too. Its weights lie in one file, as signed bytes with a scale for each label.

Lafferty, McCallum and Pereira (2001); features of other places after Chieu and Ng (2003).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch
from spacy.vocab import Vocab

from recoupe.languages.knowledge import Knowledge
from recoupe.languages.name_features import (
    AFTER,
    BEFORE,
    OFFSETS,
    PARTS,
    ROWS,
    Context,
    Forms,
    WordLists,
)
from recoupe.languages.word_labels import WordLabels

FACTORY = "recoupe_names"
TYPES = ("LOC", "MISC", "ORG", "PERSON")
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
"""Outside, and the first and later words of a name of each type."""

_FILE = "names.msgpack"
_MOST_FORMS = 1 << 16
_NEVER = np.float32(-1e4)

Floats = npt.NDArray[np.float32]


class Weights(msgspec.Struct, frozen=True):
    """What is learnt: `table` has ROWS rows of signed bytes, a column for each of LABELS with its scale.

    `follows` weighs each label behind each other one, `opens` each at a sentence's beginning. `small` and
    `exact` are the word lists, `labels` what other texts and lists tell of words.
    """

    table: bytes
    scales: tuple[float, ...]
    follows: tuple[tuple[float, ...], ...]
    opens: tuple[float, ...]
    small: dict[str, int]
    exact: dict[str, int]
    labels: tuple[WordLabels, ...] = ()


def register() -> None:
    """Make the component known to spaCy under the name that the pipelines' configuration gives."""
    Language.factory(FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"], func=_make)


def _make(nlp: Language, name: str) -> "Recogniser":
    return Recogniser(nlp.vocab, name)


class Recogniser:
    """A pipeline component that marks the names of a Doc, none overlapping another."""

    labels = TYPES

    def __init__(self, vocab: Vocab, name: str) -> None:
        self.vocab = vocab
        self.name = name
        self.weights: Weights | None = None

    def learn(self, weights: Weights) -> None:
        """Take these weights from now on."""
        table = np.frombuffer(weights.table, dtype=np.int8).reshape(ROWS, len(LABELS))
        scales = np.array(weights.scales, dtype=np.float32)
        self.weights = weights
        self._table = np.concatenate([table * scales, np.zeros((1, len(LABELS)), dtype=np.float32)])
        self._follows = np.array(weights.follows, dtype=np.float32) + forbidden()
        self._opens = np.array(weights.opens, dtype=np.float32) + forbidden()[0]
        self._forget()

    def _forget(self) -> None:
        assert self.weights is not None
        lists = WordLists(self.weights.small, self.weights.exact)
        self._forms = Forms(Knowledge.from_vocab(self.vocab), lists, self.weights.labels)
        self._vectors = np.zeros((4096, PARTS, len(LABELS)), dtype=np.float32)
        self._made = 0

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its names as `ents`."""
        self._mark([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The Docs, of which `batch_size` at a time are read as passages of one text."""
        for docs in minibatch(stream, batch_size):
            self._mark(docs)
            yield from docs

    def _mark(self, docs: list[Doc]) -> None:
        """Sets the names of Docs that are passages of one text."""
        if self.weights is None:
            return
        words = [token.text for doc in docs for token in doc]
        bases = np.cumsum([0, *(len(doc) for doc in docs)]).tolist()
        bounds = [
            [(base + first, base + limit) for first, limit in _sentences(doc)]
            for doc, base in zip(docs, bases, strict=False)
        ]
        context = Context(words, [bound for passage in bounds for bound in passage], self._forms)
        labels = best_labels(self.scores(context), self._follows, self._opens, context.bounds)
        for doc, base, passage in zip(docs, bases, bounds, strict=False):
            names = names_of(labels, passage)
            spans = [Span(doc, first - base, limit - base, kind) for first, limit, kind in names]
            doc.set_ents(spans, default="outside")
        if len(self._forms.own) > _MOST_FORMS:
            self._forget()

    def scores(self, context: Context) -> Floats:
        """The score of each label for each word, before its neighbours' labels are weighed."""
        vectors = self._vectors_of_forms()
        found: Floats = vectors[context.forms, 0] + self._table[context.rows].sum(axis=1)
        for part, offset in enumerate(OFFSETS, 1):
            here, there = context.neighbours(offset)
            found[here] += vectors[context.forms[there], part]
        for part, pairs in ((BEFORE, context.before), (AFTER, context.after)):
            if len(pairs):
                share = shares(pairs, len(found))[:, None]
                np.add.at(found, pairs[:, 0], vectors[context.forms[pairs[:, 1]], part] * share)
        return found

    def _vectors_of_forms(self) -> Floats:
        size = len(self._forms.own)
        while size > len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        if size > self._made:
            for part, (found, starts) in enumerate(self._forms.rows_from(self._made)):
                sums = np.add.reduceat(self._table[found], starts, axis=0)
                self._vectors[self._made : size, part] = sums
            self._made = size
        return self._vectors

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """What is learnt."""
        return msgspec.msgpack.encode(self.weights)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Recogniser":  # noqa: ARG002
        """Take what was learnt from bytes."""
        weights = msgspec.msgpack.decode(data, type=Weights | None)
        if weights is not None:
            self.learn(weights)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write what is learnt into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Recogniser":  # noqa: ARG002
        """Take what was learnt from a folder. Raises ValueError where the file is not one of these."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


def shares(pairs: npt.NDArray[np.int64], size: int) -> Floats:
    """How much each (word, other) pair counts: one for all pairs of a word together."""
    count: Any = np.bincount(pairs[:, 0], minlength=size)[pairs[:, 0]]
    return np.asarray(1.0 / count, dtype=np.float32)


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """The sentences of a Doc: first word, and the one after the last."""
    if not len(doc):
        return []
    if not doc.has_annotation("SENT_START"):
        return [(0, len(doc))]
    begins = doc.to_array([SENT_START]).ravel() == 1
    begins[0] = True
    starts: list[int] = np.flatnonzero(begins).tolist()
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def forbidden() -> Floats:
    """A name goes on only behind its own beginning or middle."""
    never = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for before, left in enumerate(LABELS):
        for after, right in enumerate(LABELS):
            if right.startswith("I-") and left[2:] != right[2:]:
                never[before, after] = _NEVER
    return never


def best_labels(
    scores: Floats, follows: Floats, opens: Floats, bounds: list[tuple[int, int]]
) -> npt.NDArray[np.int64]:
    """The likeliest labels of each sentence (Viterbi), all sentences in step, the longest first."""
    labels = np.zeros(len(scores), dtype=np.int64)
    if not bounds:
        return labels
    ordered = sorted(bounds, key=lambda bound: bound[0] - bound[1])
    firsts = np.array([first for first, _ in ordered])
    lengths = np.array([first - limit for first, limit in ordered])
    going = np.searchsorted(lengths, -np.arange(1 - lengths[0])).tolist()
    best = [scores[firsts] + opens]
    for step, count in enumerate(going[1:-1], 1):
        paths = best[-1][:count, :, None] + follows
        best.append(np.maximum.reduce(paths, axis=1) + scores[firsts[:count] + step])
    last = np.zeros(len(ordered), dtype=np.int64)
    leading = np.ascontiguousarray(follows.T)
    for step in range(len(best) - 1, -1, -1):
        count, later = going[step], going[step + 1]
        last[:later] = (best[step][:later] + leading[last[:later]]).argmax(axis=1)
        last[later:count] = best[step][later:count].argmax(axis=1)
        labels[firsts[:count] + step] = last[:count]
    return labels


def names_of(labels: npt.NDArray[np.int64], bounds: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """(first word, word after the last, type) of every name."""
    for first, limit in bounds:
        at = first
        while at < limit:
            kind = LABELS[labels[at]][2:]
            end = at + 1
            while kind and end < limit and LABELS[labels[end]] == f"I-{kind}":
                end += 1
            if kind:
                yield at, end, kind
            at = end
