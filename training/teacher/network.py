"""The network: the language model's layers, then tags, trees and names of words.

Trees as in Dozat and Manning 2017 (biaffine attention over governors and relations), each word being the mean
of its pieces over a learnt mixture of layers; names have a mixture of their own.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.teacher.weights import Packed, Shape

_ARC, _RELATION, _NAME = 320, 128, 256
_WORD_DROP = 0.33


@dataclass(frozen=True)
class Batch:
    """Sentences as numbers: pieces (sentences, longest), which of them are there, and the word of each piece.

    `word_of` is 0 for a piece of no word; words count from 1, in every sentence up to `words`.
    """

    pieces: Tensor
    mask: Tensor
    word_of: Tensor
    words: int


@dataclass(frozen=True)
class Read:
    """What the network has of the words of a batch, (sentences, words, …) each.

    `arcs` scores every governor (0 is the root, then the words); `tags` and `names` score labels.
    """

    tags: Tensor
    names: Tensor
    arcs: Tensor
    word: Tensor
    head: Tensor


class Teacher(nn.Module):
    """Reads batches with the model's lower layers; the vectors of pieces stay as the package has them."""

    def __init__(self, packed: Packed, tags: int, relations: int, names: int, layers: int) -> None:
        super().__init__()
        shape, width = packed.shape, packed.shape.width
        tensors = {name: torch.from_numpy(array) for name, array in packed.tensors.items()}
        self.word = tensors["emb.word"]
        self.position = nn.Parameter(tensors["emb.pos"].reshape(-1, width) + tensors["emb.type"][:width])
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.layers = nn.ModuleList(_Layer(shape) for _ in range(layers))
        self._fill(tensors)
        self.mixture = nn.Parameter(torch.zeros(layers))
        self.names_mixture = nn.Parameter(torch.zeros(layers))
        self.root = nn.Parameter(torch.zeros(width))
        self.tags = nn.Linear(width, tags)
        self.names = nn.Sequential(_part(width, _NAME), nn.Dropout(_WORD_DROP), nn.Linear(_NAME, names))
        self.arc_word, self.arc_head = _part(width, _ARC), _part(width, _ARC)
        self.relation_word, self.relation_head = _part(width, _RELATION), _part(width, _RELATION)
        self.arc = nn.Parameter(torch.randn(_ARC + 1, _ARC) * 0.02)
        self.relation = nn.Parameter(torch.randn(_RELATION + 1, relations, _RELATION + 1) * 0.02)

    def _fill(self, tensors: dict[str, Tensor]) -> None:
        parts = {"emb.ln": self.norm} | {
            f"l{number}.{name}": part
            for number, layer in enumerate(self.layers)
            for name, part in layer.named_children()
        }
        with torch.no_grad():
            for name, part in parts.items():
                part.weight.copy_(tensors[f"{name}.w"])  # type: ignore[operator]
                part.bias.copy_(tensors[f"{name}.b"])  # type: ignore[operator]

    def fresh(self) -> list[nn.Parameter]:
        """What starts from nothing, and so learns faster than the layers."""
        ours = (self.tags, self.names, self.arc_word, self.arc_head, self.relation_word, self.relation_head)
        return [p for part in ours for p in part.parameters()] + [
            self.arc,
            self.relation,
            self.mixture,
            self.names_mixture,
            self.root,
        ]

    def vectors(self, batch: Batch) -> list[Tensor]:
        """The vectors of pieces behind each layer, (sentences, pieces, width)."""
        x = self.norm(self.word[batch.pieces] + self.position[: batch.pieces.shape[1]])
        found = [x]
        for layer in self.layers:
            found.append(layer(found[-1], batch.mask))
        return found[1:]

    def forward(self, batch: Batch) -> Read:
        """Tags, names and governors of every word."""
        layers = torch.stack(self.vectors(batch))
        words = self._words(layers, self.mixture, batch)
        names = self.names(self._words(layers, self.names_mixture, batch))
        heads = torch.cat([self.root.expand(len(words), 1, -1), words], 1)
        word, head = self._thin(self.arc_word(words)), self._thin(self.arc_head(heads))
        arcs = _one(word) @ self.arc @ head.transpose(1, 2)
        word, head = self._thin(self.relation_word(words)), self._thin(self.relation_head(heads))
        return Read(self.tags(words), names, arcs, word, head)

    def relations(self, read: Read, governors: Tensor) -> Tensor:
        """Scores of relations to these governors (sentences, words): (sentences, words, relations)."""
        index = governors[..., None].expand(-1, -1, read.head.shape[-1])
        heads = _one(torch.gather(read.head, 1, index))
        return torch.einsum("swi,irj,swj->swr", _one(read.word), self.relation, heads)

    def _words(self, layers: Tensor, mixture: Tensor, batch: Batch) -> Tensor:
        mixed = torch.einsum("lspw,l->spw", layers.float(), mixture.softmax(0))
        return self._thin(_means(mixed, batch))

    def _thin(self, x: Tensor) -> Tensor:
        return F.dropout(x, _WORD_DROP, self.training)


class _Layer(nn.Module):
    """One layer of attention and its inner network, each normalised behind it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.fi = nn.Linear(shape.width, shape.inner)
        self.fo = nn.Linear(shape.inner, shape.width)
        self.aln = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.oln = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        parts = (self.q, self.k, self.v)
        q, k, v = (part(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in parts)
        near = (q @ k.transpose(-1, -2)) / q.shape[-1] ** 0.5
        weights = near.masked_fill(~mask[:, None, None, :], -1e4).softmax(-1)
        told = self.ao((weights @ v).transpose(1, 2).flatten(-2))
        x = self.aln(x + told)
        return self.oln(x + self.fo(F.gelu(self.fi(x))))


def _part(width: int, size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1))


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _means(pieces: Tensor, batch: Batch) -> Tensor:
    """The mean of each word's pieces: (sentences, words, width)."""
    sentences, _, width = pieces.shape
    sums = pieces.new_zeros(sentences, batch.words + 1, width)
    sums = sums.scatter_add(1, batch.word_of[..., None].expand_as(pieces), pieces)
    counts = pieces.new_zeros(sentences, batch.words + 1)
    counts = counts.scatter_add(1, batch.word_of, torch.ones_like(batch.word_of, dtype=pieces.dtype))
    return (sums / counts.clamp(min=1)[..., None])[:, 1:]
