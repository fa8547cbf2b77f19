"""Teaching the teacher: examples of all languages, AdamW, a rate that rises and falls."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import torch
from torch import Tensor
from torch.nn import functional as F

from recoupe.languages.recogniser import LABELS
from training.pipelines.augment import disguise
from training.teacher.network import Read, Teacher
from training.teacher.text import Cutter, Example, Gold, Labels, gold
from training.teacher.weights import Packed


@dataclass(frozen=True)
class Recipe:
    """What training may vary. A step takes about `pieces` pieces of words of one language.

    A language comes as often as `shares` says, or where that is empty as its number of words to the power
    `evenness`; `layers` are those of the model that are kept, from below. Sentences with names come `named`
    times a round, and the loss of names counts `names` times.
    """

    seed: int = 7
    steps: int = 2400
    pieces: int = 850
    evenness: float = 0.6
    shares: dict[str, float] = field(default_factory=dict)
    layers: int = 8
    rate: float = 2e-4
    fresh_rate: float = 2e-3
    names: float = 1.0
    named: int = 1


FURTHER = Recipe(steps=3000, shares={"en": 0.64, "fr": 0.23, "de": 0.13}, fresh_rate=1e-3, names=2.0, named=2)
"""How a teacher of all languages goes on with those that have named texts."""


def teach(
    teacher: Teacher,
    cutter: Cutter,
    known: Labels,
    examples: dict[str, list[Example]],
    recipe: Recipe,
    keep: Callable[[], None],
) -> Teacher:
    """The teacher, taught; `examples` by language. `keep` is called after every 500 steps."""
    random = Random(recipe.seed)
    fresh = teacher.fresh()
    ours = {id(p) for p in fresh}
    layers = [p for p in teacher.parameters() if id(p) not in ours]
    groups = [
        {"params": layers, "lr": recipe.rate},
        {"params": fresh, "lr": recipe.fresh_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rise = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / recipe.steps))
    teacher.train()
    started, total = time.time(), 0.0
    sources = {
        code: _batches(part, cutter, recipe, random)
        for code, part in sorted(examples.items())
        if not recipe.shares or code in recipe.shares
    }
    shares = [_share(code, examples[code], recipe) for code in sources]
    for step in range(recipe.steps):
        chosen = random.choices(list(sources), shares)[0]
        loss = _loss(teacher, cutter, known, next(sources[chosen]), recipe.names)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        rise.step()
        total += loss.item()
        if step % 50 == 49:
            print(
                f"step {step + 1} of {recipe.steps}, {time.time() - started:.0f} s, loss {total / 50:.3f}",
                file=sys.stderr,
                flush=True,
            )
            total = 0.0
        if step % 500 == 499:
            keep()
    return teacher.eval()


def begin(packed: Packed, known: Labels, recipe: Recipe) -> Teacher:
    """A teacher from the model's lower layers, that has learnt nothing yet."""
    torch.manual_seed(recipe.seed)
    return Teacher(packed, len(known.tags), len(known.relations), len(LABELS), recipe.layers)


def _share(code: str, examples: list[Example], recipe: Recipe) -> float:
    words = sum(len(e.sentence.words) for e in examples)
    return recipe.shares.get(code) or words**recipe.evenness


def _rate(part: float) -> float:
    return part / 0.08 if part < 0.08 else max(0.01, (1 - part) / 0.92)


def _batches(
    examples: list[Example], cutter: Cutter, recipe: Recipe, random: Random
) -> Iterator[list[Example]]:
    """For ever: all examples in random order, each batch of sentences of like length, a third disguised."""
    again = [e for e in examples if e.names is not None] * (recipe.named - 1)
    while True:
        dressed = [_dressed(e, random) for e in examples + again]
        random.shuffle(dressed)
        for start in range(0, len(dressed), 1000):
            batches = cutter.batches(dressed[start : start + 1000], lambda e: e.sentence, recipe.pieces)
            random.shuffle(batches)
            yield from batches


def _dressed(example: Example, random: Random) -> Example:
    if random.random() > 1 / 3:
        return example
    (sentence,) = disguise([example.sentence], random)
    same = len(sentence.words) == len(example.sentence.words)
    return replace(example, sentence=sentence) if same and all(w.text for w in sentence.words) else example


def _loss(
    teacher: Teacher, cutter: Cutter, known: Labels, examples: Sequence[Example], names: float
) -> Tensor:
    batch = cutter.batch([e.sentence for e in examples])
    told = gold(examples, known, batch.words)
    with torch.autocast("cpu", torch.bfloat16):
        read = teacher(batch)
        relations = teacher.relations(read, told.governors.clamp(min=0))
    return _tree_loss(read, relations, told, examples) + names * _of(read.names, told.names)


def _tree_loss(read: Read, relations: Tensor, told: Gold, examples: Sequence[Example]) -> Tensor:
    if not any(e.tree for e in examples):
        return read.arcs.sum() * 0
    lengths = torch.tensor([len(e.sentence.words) for e in examples])
    beyond = torch.arange(read.arcs.shape[-1])[None] > lengths[:, None]
    arcs = read.arcs.float().masked_fill(beyond[:, None], -1e4)
    return _of(read.tags, told.tags) + _of(arcs, told.governors) + _of(relations, told.relations)


def _of(scores: Tensor, told: Tensor) -> Tensor:
    if not (told >= 0).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.float().flatten(0, 1), told.flatten(), ignore_index=-100)
