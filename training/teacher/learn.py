"""Teaching the teacher: examples of all languages, AdamW, a rate that rises and falls."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import torch
from torch import Tensor
from torch.nn import functional as F

from training.pipelines.augment import disguise
from training.teacher.network import Read, Teacher
from training.teacher.text import NAME_MARKS, Cutter, Example, Gold, Labels, gold
from training.teacher.weights import Packed


@dataclass(frozen=True)
class Recipe:
    """What training may vary. A step takes about `words` words of one language.

    A language comes as often as its number of words to the power `evenness`; `layers` are those of the model
    that are kept, from below.
    """

    seed: int = 7
    steps: int = 2400
    words: int = 640
    evenness: float = 0.6
    layers: int = 8
    rate: float = 2e-4
    fresh_rate: float = 2e-3


def teach(
    packed: Packed, cutter: Cutter, known: Labels, examples: dict[str, list[Example]], recipe: Recipe
) -> Teacher:
    """A teacher from the model's lower layers; `examples` by language."""
    torch.manual_seed(recipe.seed)
    teacher = Teacher(packed, len(known.tags), len(known.relations), len(NAME_MARKS), recipe.layers)
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
    sources = {code: _batches(part, recipe.words, random) for code, part in sorted(examples.items())}
    shares = [sum(len(e.sentence.words) for e in examples[code]) ** recipe.evenness for code in sources]
    for step in range(recipe.steps):
        chosen = random.choices(list(sources), shares)[0]
        loss = _loss(teacher, cutter, known, next(sources[chosen]))
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
    return teacher.eval()


def _rate(part: float) -> float:
    return part / 0.08 if part < 0.08 else max(0.01, (1 - part) / 0.92)


def _batches(examples: list[Example], words: int, random: Random) -> Iterator[list[Example]]:
    """For ever: all examples in random order, each batch of sentences of like length, a third disguised."""
    while True:
        dressed = [_dressed(e, random) for e in examples]
        random.shuffle(dressed)
        for start in range(0, len(dressed), 1000):
            part = sorted(dressed[start : start + 1000], key=lambda e: len(e.sentence.words))
            batches: list[list[Example]] = [[]]
            for example in part:
                if len(batches[-1]) * len(example.sentence.words) >= words:
                    batches.append([])
                batches[-1].append(example)
            random.shuffle(batches)
            yield from batches


def _dressed(example: Example, random: Random) -> Example:
    if random.random() > 1 / 3:
        return example
    (sentence,) = disguise([example.sentence], random)
    same = len(sentence.words) == len(example.sentence.words)
    return replace(example, sentence=sentence) if same and all(w.text for w in sentence.words) else example


def _loss(teacher: Teacher, cutter: Cutter, known: Labels, examples: Sequence[Example]) -> Tensor:
    batch = cutter.batch([e.sentence for e in examples])
    told = gold(examples, known, batch.words)
    with torch.autocast("cpu", torch.bfloat16):
        read = teacher(batch)
        relations = teacher.relations(read, told.governors.clamp(min=0))
    return _tree_loss(read, relations, told, examples) + _of(read.names, told.names)


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
