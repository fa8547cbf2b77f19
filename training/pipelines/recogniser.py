"""The recogniser of names of a pipeline, learnt from sets with gold names (`recoupe.languages.recogniser`).

It reads the words and sentence ends that the pipeline's tokeniser and the rules give, document by document,
and nothing of the other components, so it can be learnt again without them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import add
from pathlib import Path

import msgspec
import numpy as np
import scipy.sparse
from spacy.language import Language

from recoupe.annotate.names.lexicon import given_names, lexicon, particles
from recoupe.annotate.syntax.parsing import parse_by
from recoupe.errors import RecoupeError
from recoupe.languages.knowledge import Knowledge
from recoupe.languages.name_features import (
    AFTER,
    BEFORE,
    LISTS,
    OFFSETS,
    ROWS,
    Context,
    Forms,
    WordLists,
)
from recoupe.languages.recogniser import FACTORY, LABELS, Recogniser, Weights, forbidden, register, shares
from recoupe.languages.word_labels import WordLabels
from recoupe.model import Region, Report
from training.pipelines import corpus, field
from training.pipelines.names import NamedText, read_named_texts

PENALTY = 1.0
STEPS = 100
MORE_STEPS = 40


@dataclass(frozen=True)
class Document:
    """A document's words, its sentences (first word, the one after the last) and the label of each word.

    Where labels are not known but likely, `shares` has the probability of each of LABELS for each word.
    """

    words: list[str]
    bounds: list[tuple[int, int]]
    labels: list[int]
    shares: np.ndarray | None = None


def add_recogniser(
    nlp: Language,
    documents: list[Document],
    before: Weights | None = None,
    known: tuple[WordLabels, ...] = (),
) -> Weights:
    """Learn a recogniser from documents and make it the pipeline's "ner", in the place of any other.

    With the weights of one that was learnt `before` from part of them it takes fewer steps.
    """
    weights = learn(Knowledge.from_vocab(nlp.vocab), *word_lists(nlp.lang), documents, before, known)
    if "ner" in nlp.pipe_names:
        nlp.remove_pipe("ner")
    register()
    component = nlp.add_pipe(FACTORY, name="ner")
    assert isinstance(component, Recogniser)
    component.learn(weights)
    return weights


def learn(
    knowledge: Knowledge,
    small: dict[str, int],
    exact: dict[str, int],
    documents: list[Document],
    before: Weights | None = None,
    known: tuple[WordLabels, ...] = (),
) -> Weights:
    """The weights that make the documents' labels likeliest; from `before` on it takes fewer steps."""
    matrix, _ = features(Forms(knowledge, WordLists(small, exact), known), documents)
    used = np.flatnonzero(np.bincount(matrix.indices, minlength=ROWS) > 1)
    start = _field(before, used) if before is not None else None
    steps = STEPS if start is None else MORE_STEPS
    known_words = _seen(documents)
    found = field.learn(matrix[:, used], known_words, penalty=PENALTY, steps=steps, start=start)
    table = np.zeros((ROWS, len(LABELS)))
    table[used] = found.table
    scales = np.abs(table).max(axis=0) / 127
    return Weights(
        table=np.round(table / scales).astype(np.int8).tobytes(),
        scales=tuple(scales.tolist()),
        follows=tuple(tuple(row) for row in found.follows.tolist()),
        opens=tuple(found.opens.tolist()),
        small=small,
        exact=exact,
        labels=known,
    )


def _seen(documents: list[Document]) -> field.Seen:
    """What is known of the words of all documents, in their order."""
    moves, parts = forbidden().astype(np.float64), []
    for sure, group in groupby(documents, key=lambda document: document.shares is None):
        part = list(group)
        bases = np.cumsum([0, *(len(document.words) for document in part)]).tolist()
        bounds = [
            (base + first, base + limit)
            for base, document in zip(bases, part, strict=False)
            for first, limit in document.bounds
        ]
        if sure:
            labels = np.array([label for document in part for label in document.labels], dtype=np.int64)
            parts.append(field.of_labels(labels, bounds, len(LABELS)))
        else:
            shares_ = np.concatenate([document.shares for document in part])
            parts.append(field.of_shares(shares_, bounds, moves))
    return reduce(add, parts)


def _field(weights: Weights, used: np.ndarray) -> field.Field:
    """Weights as a field over the rows that are used."""
    table = np.frombuffer(weights.table, dtype=np.int8).reshape(ROWS, len(LABELS))[used]
    return field.Field(table * np.array(weights.scales), np.array(weights.follows), np.array(weights.opens))


def features(
    forms: Forms, documents: list[Document]
) -> tuple[scipy.sparse.csr_matrix, list[tuple[int, int]]]:
    """A row of features for each word of all documents, and their sentences."""
    blocks: list[scipy.sparse.csr_matrix] = []
    bounds: list[tuple[int, int]] = []
    base = 0
    for document in documents:
        context = Context(document.words, document.bounds, forms)
        blocks.append(_of_document(context, forms))
        bounds += [(base + first, base + limit) for first, limit in document.bounds]
        base += len(document.words)
    return scipy.sparse.vstack(blocks, format="csr"), bounds


def _of_document(context: Context, forms: Forms) -> scipy.sparse.csr_matrix:
    size = len(context.forms)
    parts = {number: forms.rows(number) for number in set(context.forms.tolist())}
    places: list[np.ndarray] = [np.repeat(np.arange(size), context.rows.shape[1])]
    columns: list[np.ndarray] = [context.rows.ravel()]
    values: list[np.ndarray] = [np.ones(context.rows.size)]

    def take(here: Iterable[int], there: Iterable[int], part: int, share: Iterable[float]) -> None:
        for at, other, value in zip(here, there, share, strict=True):
            rows = parts[int(context.forms[other])][part]
            places.append(np.full(len(rows), at))
            columns.append(rows)
            values.append(np.full(len(rows), value))

    take(range(size), range(size), 0, [1.0] * size)
    for part, offset in enumerate(OFFSETS, 1):
        here, there = context.neighbours(offset)
        take(here, there, part, [1.0] * len(here))
    for part, pairs in ((BEFORE, context.before), (AFTER, context.after)):
        take(pairs[:, 0], pairs[:, 1], part, shares(pairs, size))
    found = (np.concatenate(values), (np.concatenate(places), np.concatenate(columns)))
    return scipy.sparse.csr_matrix(found, shape=(size, ROWS))


def read_documents(nlp: Language, path: Path) -> Iterator[Document]:
    """The documents of a set with gold names."""
    with nlp.select_pipes(enable=[]):
        if path.suffix == ".conllu":
            gold = corpus.gold(path, nlp.lang)
            for _, group in groupby(gold, key=lambda pair: pair[0].document):
                yield _of_sentences(nlp, list(group))
        else:
            for text in read_named_texts(path):
                yield _of_text(nlp, text)


def read_silver(path: Path) -> Iterator[Document]:
    """The documents of a file of training.teacher.silver, with the teacher's probabilities of names.

    Raises RecoupeError where the file is missing.
    """
    if not path.exists():
        make = f"python -m training.teacher.silver TEACHER --out {path.parent}"
        raise RecoupeError(f"{path} is missing; make it: {make}, and give the folder as --silver")
    with path.open("rb") as rows:
        for row in map(msgspec.json.decode, rows):
            shares_ = np.zeros((len(row["words"]), len(LABELS)))
            shares_[:, 0] = 1
            for place, percents in row["marks"]:
                shares_[place] = np.array(percents) / sum(percents)
            yield Document(row["words"], [(a, b) for a, b in row["bounds"]], [], shares_)


def _of_sentences(nlp: Language, sentences: list[corpus.Named]) -> Document:
    document = Document([], [], [])
    for sentence, names in sentences:
        places = [(token.text, token.idx) for token in nlp.make_doc(sentence.text)]
        starts = np.cumsum([0, *(len(w.text) + w.space for w in sentence.words)])
        ends = [start + len(w.text) for start, w in zip(starts, sentence.words, strict=False)]
        _add(document, places, [(int(starts[a]), int(ends[b - 1]), kind) for a, b, kind in names or ()])
    return document


def _of_text(nlp: Language, text: NamedText) -> Document:
    report = Report(id="x", text=text.text)
    region = Region(start=0, end=len(text.text), role="body", language=nlp.lang)
    document = Document([], [], [])
    for sentence in parse_by(report, (region,), lambda _: nlp):
        inside = [name for name in text.names if sentence.start <= name[0] < sentence.end]
        _add(document, [(token.text, token.start) for token in sentence.tokens], inside)
    return document


def _add(document: Document, words: list[tuple[str, int]], names: Iterable[tuple[int, int, str]]) -> None:
    """One sentence more: its words with their places, and its names by their places."""
    labels = [0] * len(words)
    for start, end, kind in names:
        inside = [n for n, (word, at) in enumerate(words) if at < end and start < at + len(word)]
        for number in inside:
            labels[number] = LABELS.index(f"{'B' if number == inside[0] else 'I'}-{kind}")
    first = len(document.words)
    document.words.extend(word for word, _ in words)
    document.labels.extend(labels)
    document.bounds.append((first, len(document.words)))


def word_lists(code: str) -> tuple[dict[str, int], dict[str, int]]:
    """The bits of words in LISTS: words in small letters, and those that count only with their capitals."""
    lex = lexicon(code)
    small: dict[str, Iterable[str]] = {
        "given": given_names(),
        "office": [word for words in lex.data.roles.values() for word, _ in words.by_gender()],
        "honorific": lex.honorifics,
        "speech": lex.speech,
        "body": lex.body_heads,
        "generic": lex.generic_bodies,
        "small": lex.small,
        "of": lex.of,
        "at": lex.at,
        "ordinary": lex.no_name,
        "particle": particles(),
        "thing": lex.data.apposed.things,
        "firm": lex.data.apposed.bodies,
    }
    exact: dict[str, list[str]] = {
        "demonym": [name for name, _ in lex.demonym_names],
        "body first": sorted(lex.body_before),
        "body last": sorted(lex.body_after),
        "place first": sorted(lex.place_before),
        "place last": sorted(lex.place_after),
    }
    for name, known in lex.known_names:
        exact.setdefault("named body" if known.kind == "body" else known.kind, []).append(name)
    return _bits(small, lower=True), _bits(exact, lower=False)


def _bits(lists: Mapping[str, Iterable[str]], *, lower: bool) -> dict[str, int]:
    bits: dict[str, int] = {}
    for name, words in lists.items():
        for word in words:
            if " " not in word:
                key = word.lower() if lower else word
                bits[key] = bits.get(key, 0) | 1 << LISTS.index(name)
    return dict(sorted(bits.items()))
