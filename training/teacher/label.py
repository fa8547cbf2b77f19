"""What the teacher says of sentences: classes, features, trees and names, with how sure it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray

from recoupe.languages.recogniser import best_labels, forbidden, names_of
from training.pipelines.conllu import GoldSentence
from training.teacher.network import Teacher
from training.teacher.text import Allowed, Cutter, Labels

_PIECES = 1500


@dataclass(frozen=True)
class Labelled:
    """A sentence as the teacher reads it. `sure` is the mean probability of its governors, 0 to 1.

    `names` are (first word, the word behind the last, type), the likeliest that there can be; `marks` has the
    probability of each of `recoupe.languages.recogniser.LABELS` for each word by itself.
    """

    sentence: GoldSentence
    sure: float
    names: tuple[tuple[int, int, str], ...]
    marks: NDArray[np.float32] = field(compare=False, repr=False)


def label(
    teacher: Teacher, cutter: Cutter, known: Labels, own: Allowed, sentences: Sequence[GoldSentence]
) -> Iterator[Labelled]:
    """Each sentence with its labels, in the order given; `own` are the labels of its language."""
    found: dict[int, Labelled] = {}
    for part in cutter.batches(range(len(sentences)), lambda i: sentences[i], _PIECES):
        read = _read(teacher, cutter, known, own, [sentences[i] for i in part])
        found.update(zip(part, read, strict=True))
    yield from (found[i] for i in range(len(sentences)))


@torch.no_grad()
def _read(
    teacher: Teacher, cutter: Cutter, known: Labels, own: Allowed, sentences: list[GoldSentence]
) -> Iterator[Labelled]:
    batch = cutter.batch(sentences)
    with torch.autocast("cpu", torch.bfloat16):
        read = teacher(batch)
    arcs = read.arcs.float()
    lengths = torch.tensor([len(s.words) for s in sentences])
    beyond = torch.arange(arcs.shape[-1])[None] > lengths[:, None]
    chances = arcs.masked_fill(beyond[:, None], -1e4).log_softmax(-1).numpy().astype(float)
    trees = [spanning(chances[i, : len(s.words), : len(s.words) + 1]) for i, s in enumerate(sentences)]
    governors = torch.zeros(len(sentences), batch.words, dtype=torch.long)
    for number, tree in enumerate(trees):
        governors[number, : len(tree)] = torch.from_numpy(tree)
    with torch.autocast("cpu", torch.bfloat16):
        relations = _best(teacher.relations(read, governors), own.relations)
    tags = _best(read.tags, own.tags)
    marks = read.names.float().log_softmax(-1).numpy()
    for number, (sentence, tree) in enumerate(zip(sentences, trees, strict=True)):
        size = len(sentence.words)
        words = []
        for place, word in enumerate(sentence.words):
            pos, morph = known.tags[tags[number, place]].split("|", 1)
            governor = int(tree[place])
            dep = known.relations[relations[number, place]] if governor else "root"
            words.append(
                replace(word, pos=pos, morph=morph, head=governor - 1 if governor else place, dep=dep)
            )
        sure = float(np.exp(chances[number][np.arange(size), tree]).mean()) if size else 0.0
        yield Labelled(
            replace(sentence, words=words), sure, _names(marks[number, :size]), np.exp(marks[number, :size])
        )


def _best(scores: torch.Tensor, allowed: torch.Tensor) -> NDArray[np.int64]:
    return scores.float().masked_fill(~allowed, -1e4).argmax(-1).numpy()


def _names(chances: NDArray[np.float32]) -> tuple[tuple[int, int, str], ...]:
    """The names of the likeliest sequence of marks in which each name begins with its first word's mark."""
    moves, bounds = forbidden(), [(0, len(chances))] if len(chances) else []
    return tuple(names_of(best_labels(chances, moves, moves[0], bounds), bounds))


def spanning(chances: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best tree with one root, (words,) governors from 1, 0 for the root.

    `chances` (words, words + 1) are logarithms of the probability of each governor. Chu and Liu 1965,
    Edmonds 1967: the best governor of every word, and circles broken where it costs least.

    >>> spanning(np.log([[0.1, 0.1, 0.8], [0.4, 0.5, 0.1]]))
    array([2, 0])
    """
    size = len(chances)
    if not size:
        return np.zeros(0, dtype=np.int64)
    scores = np.full((size + 1, size + 1), -np.inf)
    scores[1:] = chances
    np.fill_diagonal(scores, -np.inf)
    best, most = None, -np.inf
    for root in np.argsort(-scores[1:, 0])[:3] + 1:
        tried = scores.copy()
        tried[1:, 0] = -np.inf
        tried[root] = -np.inf
        tried[root, 0] = scores[root, 0]
        heads = _arborescence(tried)
        total = float(sum(tried[word, heads[word]] for word in range(1, size + 1)))
        if best is None or total > most:
            best, most = heads, total
    assert best is not None
    return best[1:]


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    heads = scores.argmax(1)
    heads[0] = 0
    circle = _circle(heads)
    if not circle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[circle] = True
    outside = np.flatnonzero(~inside)
    number = len(outside)
    small = np.full((number + 1, number + 1), -np.inf)
    small[:number, :number] = scores[np.ix_(outside, outside)]
    kept = scores[circle, heads[circle]]
    into = scores[np.ix_(circle, outside)] - kept[:, None] + kept.sum()
    small[number, :number] = into.max(0)
    small[:number, number] = scores[np.ix_(outside, circle)].max(1)
    enters = np.array(circle)[into.argmax(0)]
    leaves = np.array(circle)[scores[np.ix_(outside, circle)].argmax(1)]
    found = _arborescence(small)
    for place, word in enumerate(outside[1:], 1):
        heads[word] = leaves[place] if found[place] == number else outside[found[place]]
    entered = found[number]
    heads[enters[entered]] = outside[entered]
    return heads


def _circle(heads: NDArray[np.int64]) -> list[int]:
    seen = np.zeros(len(heads), dtype=int)
    for start in range(1, len(heads)):
        word = start
        while word and not seen[word]:
            seen[word] = start
            word = int(heads[word])
        if word and seen[word] == start:
            circle = [word]
            while heads[circle[-1]] != word:
                circle.append(int(heads[circle[-1]]))
            return circle
    return []
