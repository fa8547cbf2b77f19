"""Which fates and matters have figures that move while they are counted."""

from recoupe.compare.statements.pace import Pace
from recoupe.model import Quantity

RISING = frozenset(
    {
        "dead", "injured", "arrested", "evacuated", "homeless", "cases", "hospital", "admitted", "burnt",
        "aftershocks", "damaged buildings", "destroyed buildings",
    }
)  # fmt: skip
"""What is only added to while it is counted: a lower figure of one day is at odds with the other."""

FALLING = frozenset({"power cuts"})
"""What gets less as it is mended."""

EITHER = frozenset({"missing"})
"""What rises as people are missed, and falls as they are found."""

ONCE = frozenset(
    {
        "speed", "turnout", "prison", "fine", "bribes", "revenue", "profit", "attendance", "passengers",
        "robbers", "crowd", "ban",
    }
)  # fmt: skip
"""What happened once: whoever gives another figure later is at odds."""


def pace_of_kind(kind: str, early: Quantity, late: Quantity) -> Pace:
    """How soon a figure of a fate or matter may have moved on from one to the other.

    >>> from recoupe.model import Quantity
    >>> four, six = (
    ...     Quantity(id="q", start=0, end=1, dimension="count", low=n, high=n) for n in (4.0, 6.0)
    ... )
    >>> pace_of_kind("dead", four, six), pace_of_kind("dead", six, four), pace_of_kind("robbers", four, six)
    ('hourly', 'daily', 'fixed')
    """
    kind = kind.partition(" (")[0]
    if kind in ONCE:
        return "fixed"
    rises, falls = late.low > early.high, late.high < early.low
    if (rises and kind in RISING | EITHER) or (falls and kind in FALLING | EITHER):
        return "hourly"
    return "daily"
