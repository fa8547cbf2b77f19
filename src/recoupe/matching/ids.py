"""Ids made of content, so that they do not depend on the order of the input."""

import hashlib
from collections.abc import Iterable


def content_id(kind: str, *parts: str) -> str:
    """A letter for the kind and eight hex digits that only these parts, in this order, give.

    >>> content_id("p", "a", "b") == content_id("p", "a", "b") != content_id("p", "ab")
    True
    """
    return kind + hashlib.blake2b("\x1f".join(parts).encode(), digest_size=4).hexdigest()


def own_part(origin: str, report: str) -> str:
    """The id of what a report of an origin adds of its own: an account beside the origin's."""
    return f"{origin}+{report}"


def accounts(origins: Iterable[str]) -> tuple[str, ...]:
    """The independent accounts among origins and own parts, sorted.

    What a report adds of its own is no second account beside the origin that it draws on: its reporter knew
    that text. Beside other origins, and other reports' own parts, it is one.

    >>> accounts(["o1", "o1+b", "o2+c", "o2+d"])
    ('o1', 'o2+c', 'o2+d')
    """
    given = set(origins)
    return tuple(sorted(o for o in given if o.partition("+")[0] == o or o.partition("+")[0] not in given))
