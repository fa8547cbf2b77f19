"""A quantity in the making, with spans inside one sentence's text."""

from dataclasses import dataclass, field, replace

from recoupe.annotate.quantities.numerals import Numeral
from recoupe.model import Modifier

__all__ = ["Draft", "replace"]


@dataclass(frozen=True)
class Draft:
    """A figure as it is built up: numerals first, then unit, range, modifier and kind.

    `fixed` is the stretch of the number itself, without unit, `name` tells a unit in words.
    """

    start: int
    end: int
    low: float
    high: float
    numerals: tuple[Numeral, ...]
    unit: str = ""
    dimension: str = "count"
    modifier: Modifier = "exact"
    name: bool = False
    fixed: tuple[int, int] = field(default=(0, 0))

    @property
    def numeral(self) -> Numeral:
        """The first number."""
        return self.numerals[0]
