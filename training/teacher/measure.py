"""How well the teacher reads what it has not learnt, words as the treebank cuts them."""

from collections.abc import Sequence

from training.teacher.label import label
from training.teacher.network import Teacher
from training.teacher.text import Allowed, Cutter, Example, Labels


def measure(
    teacher: Teacher, cutter: Cutter, known: Labels, own: Allowed, gold: Sequence[Example]
) -> dict[str, float]:
    """Shares of words with the right class and with the right governor and relation, and F1 of names."""
    words = classes = trees = right = found = there = 0
    read = label(teacher, cutter, known, own, [e.sentence for e in gold])
    for example, told in zip(gold, read, strict=True):
        for one, other in zip(
            example.sentence.words if example.tree else (), told.sentence.words, strict=False
        ):
            words += 1
            classes += one.pos == other.pos
            trees += one.head == other.head and one.dep.split(":")[0] == other.dep.split(":")[0]
        if example.names is not None:
            right += len(set(example.names) & set(told.names))
            found += len(told.names)
            there += len(example.names)
    scores = {"upos": classes / words, "las": trees / words} if words else {}
    return scores | ({"names_f1": 2 * right / (found + there)} if there else {})
