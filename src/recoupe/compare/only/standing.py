"""Whether an account stands alone with something."""

from collections.abc import Iterable


def alone(holders: Iterable[str], own: str) -> bool:
    """Whether nobody else holds a thing: only an account itself, and what its own reports add to it.

    >>> alone({"o1", "o1+b"}, "o1"), alone({"o1", "o2"}, "o1")
    (True, False)
    """
    return all(holder == own or holder.partition("+")[0] == own for holder in holders)
