"""What a quality benchmark gives."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SetScore:
    """The scores on one set: fractions of 1 by name, with notes for the reader."""

    set: str
    scores: dict[str, float]
    notes: list[str] = field(default_factory=list)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of the two; 0 where both are 0.

    >>> f1(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
