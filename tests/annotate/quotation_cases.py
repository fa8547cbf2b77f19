"""Quotation cases: a text with its gold marked up inside it.

`[q:…]` holds content, `[s:…]` source, `[c:…]` cue; digits after the letter, and "a" to "j" beyond them, say
which quotations of the text it belongs to (`[s12:…]` speaks the first and the second), none the first.
A text without markup is a negative.
"""

import re
from dataclasses import dataclass

from tests.case_files import rows

_TAG = re.compile(r"\[([scq])([\da-j]*):|\]")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Gold:
    """One wanted quotation."""

    content: Spans
    source: Spans
    cue: Spans


@dataclass(frozen=True)
class Case:
    """One text with its wanted quotations, and what it shows."""

    name: str
    phenomenon: str
    origin: str
    text: str
    gold: tuple[Gold, ...]


def cases(language: str) -> list[Case]:
    """All quotation cases of a language, in file order."""
    found = []
    for number, row in enumerate(rows("quotations", language), 1):
        text, gold = decode(row["marked"])
        found.append(Case(f"{language}-{number}", row["phenomenon"], row["origin"], text, gold))
    return found


def decode(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """The plain text of a marked-up one, and its quotations in order of their numbers.

    >>> text, gold = decode("“[q:Yes],” [s:she] [c:said].")
    >>> text, gold[0].content, gold[0].source
    ('“Yes,” she said.', ((1, 4),), ((7, 10),))
    """
    text: list[str] = []
    length = place = 0
    pending: list[tuple[str, str, int]] = []
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for tag in _TAG.finditer(marked):
        text.append(marked[place : tag.start()])
        length += tag.start() - place
        place = tag.end()
        if tag.group(1):
            pending.append((tag.group(1), tag.group(2) or "1", length))
            continue
        kind, numbers, start = pending.pop()
        for number in numbers:
            spans.setdefault((number, kind), []).append((start, length))
    text.append(marked[place:])
    numbers = sorted({number for number, _ in spans})
    gold = tuple(Gold(*(tuple(sorted(spans.get((n, k), []))) for k in "qsc")) for n in numbers)
    return "".join(text), gold
