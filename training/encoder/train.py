"""The table, learned by telling a text's translation from the other texts of a batch.

Symmetric in-batch contrastive loss (InfoNCE; van den Oord et al. 2018) on cosines over a temperature, the
translation's lessened by a margin (additive margin softmax; Yang et al. 2019),
row-wise Adagrad (Duchi et al. 2011) on the rows that a batch touches, a learning rate that falls linearly.
"""

import sys
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from recoupe.encoder.features import Spelling
from training.encoder.corpora import Corpus
from training.encoder.texts import Bags, Columns, Numbers, Pairs, Texts
from training.encoder.vocabulary import Table, choose


@dataclass(frozen=True)
class Recipe:
    """What training may vary; it goes into the card."""

    seed: int = 7
    steps: int = 4500
    rows: int = 131_072
    dimensions: int = 512
    rate: float = 0.05
    temperature: float = 0.06
    margin: float = 0.2
    dropped_words: float = 0.1
    spread: float = 0.05


def train(corpora: list[Corpus], spelling: Spelling, recipe: Recipe, before: Table | None = None) -> Table:
    """The table of the corpora's commonest features; the same recipe on the same machine gives the same one.

    `before` is a table to go on from, in place of random numbers and with the features that it has.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    keys = choose(corpora, spelling, recipe.rows) if before is None else before.keys
    texts = Texts(spelling, keys)
    sources = [(Columns if corpus.languages else Pairs)(corpus, texts) for corpus in corpora]
    shares = np.array([corpus.share for corpus in corpora])
    texts_as_words, words_as_rows, equal = texts.freeze()
    random = np.random.default_rng(recipe.seed)
    table = _start(len(keys), recipe) if before is None else torch.from_numpy(before.rows.copy())
    learner = _Learner(table.to(device), recipe)
    for step in range(recipe.steps):
        numbers = sources[random.choice(len(sources), p=shares / shares.sum())].batch(random)
        bags = texts_as_words.take(numbers.ravel()).thin(recipe.dropped_words, random)
        loss = learner.step(bags, words_as_rows, equal[numbers], 1.02 - step / recipe.steps)
        if step % 250 == 249:
            print(f"step {step + 1} of {recipe.steps}, loss {loss:.3f}", file=sys.stderr, flush=True)
    return Table(keys, learner.table.cpu().numpy())


def _start(rows: int, recipe: Recipe) -> torch.Tensor:
    chance = torch.Generator().manual_seed(recipe.seed)
    return torch.randn(rows, recipe.dimensions, generator=chance) * recipe.spread


class _Learner:
    def __init__(self, table: torch.Tensor, recipe: Recipe) -> None:
        self.table = table
        self._recipe = recipe
        self._seen = torch.zeros(len(table), device=table.device)

    def step(self, bags: Bags, words_as_rows: Bags, keys: Numbers, rate: float) -> float:
        """One batch, language after language; `keys`, languages × groups, tell equal texts; `rate` is a share
        of the recipe's."""
        words, inverse = np.unique(bags.flat, return_inverse=True)
        word_bags = words_as_rows.take(words)
        rows, row_inverse = np.unique(word_bags.flat, return_inverse=True)
        touched = self._send(rows)
        values = self.table[touched].requires_grad_()
        vectors = embedding_bag(
            self._send(row_inverse), values, self._send(word_bags.starts[:-1]), mode="sum"
        )
        sums = embedding_bag(self._send(inverse), vectors, self._send(bags.starts[:-1]), mode="sum")
        loss = self._loss(normalize(sums), self._send(keys))
        loss.backward()
        gradient = values.grad
        assert gradient is not None
        self._seen.index_add_(0, touched, gradient.pow(2).mean(1))
        scaled = gradient.div_((self._seen[touched].sqrt() + 1e-8)[:, None])
        self.table.index_add_(0, touched, scaled, alpha=-self._recipe.rate * rate)
        return float(loss.detach())

    def _loss(self, units: torch.Tensor, keys: torch.Tensor) -> torch.Tensor:
        """The mean over all pairs of languages, both ways; an answer of equal words is not a wrong one."""
        languages, count = keys.shape
        texts = units.view(languages, count, -1)
        target = torch.arange(count, device=units.device)
        same = torch.eye(count, dtype=torch.bool, device=units.device)
        equal = (keys[:, :, None] == keys[:, None, :]) & ~same
        margin = self._recipe.margin * same
        losses = []
        for first in range(languages):
            for second in range(first + 1, languages):
                similar = (texts[first] @ texts[second].T - margin) / self._recipe.temperature
                similar = similar.masked_fill(equal[first] | equal[second], -1e4)
                losses += [cross_entropy(similar, target), cross_entropy(similar.T, target)]
        return torch.stack(losses).mean()

    def _send(self, array: np.ndarray) -> torch.Tensor:
        return torch.from_numpy(array).to(self.table.device)
