"""What is worked out of one statement or report alone, once for all that it is laid against."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Whole = TypeVar("Whole")
Found = TypeVar("Found")


def once(find: Callable[[Whole], Found]) -> Callable[[Whole], Found]:
    """A function of a frame or a source whose answer for each is kept as long as that lives.

    Whoever asks gets the same answer again, and leaves it as it is.

    >>> class Told: ...
    >>> asked = []
    >>> find, told = once(lambda one: asked.append(one)), Told()
    >>> find(told), find(told), len(asked)
    (None, None, 1)
    """
    known: WeakKeyDictionary[Whole, Found] = WeakKeyDictionary()

    @wraps(find)
    def kept(whole: Whole) -> Found:
        if whole not in known:
            known[whole] = find(whole)
        return known[whole]

    return kept
