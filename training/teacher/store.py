"""The teacher on disk: its labels and what it has learnt; the vectors of pieces stay in their package."""

from pathlib import Path

import msgspec
import torch

from recoupe.languages.recogniser import LABELS
from training.teacher.learn import Recipe
from training.teacher.network import Teacher
from training.teacher.text import Cutter, Labels
from training.teacher.weights import Packed


def write(folder: Path, teacher: Teacher, known: Labels, recipe: Recipe) -> None:
    """Write it into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.json").write_bytes(msgspec.json.encode([known.tags, known.relations, recipe]))
    torch.save(teacher.state_dict(), folder / "teacher.pt")


def read(folder: Path, packed: Packed) -> tuple[Teacher, Cutter, Labels]:
    """The teacher of a folder, with what cuts words for it and its labels; `packed` is what it began from."""
    tags, relations, recipe = msgspec.json.decode(
        (folder / "labels.json").read_bytes(), type=tuple[tuple[str, ...], tuple[str, ...], Recipe]
    )
    teacher = Teacher(packed, len(tags), len(relations), len(LABELS), recipe.layers)
    teacher.load_state_dict(torch.load(folder / "teacher.pt", weights_only=True))
    return teacher.eval(), Cutter(packed), Labels(tags, relations)
