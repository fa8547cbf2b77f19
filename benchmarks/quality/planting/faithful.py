"""Faithful versions of a document: lines dropped, swapped, merged, and lines of others put in."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.quality.planting.documents import LANGUAGES, Document
from recoupe.model import Report, Span

STRANGER = -1
"""The number of a line that comes from another document."""


@dataclass(frozen=True)
class Made:
    """A report made of lines: for each, where it stands in the text and its number in the document."""

    report: Report
    places: tuple[tuple[int, int, int], ...]

    def lines(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the lines that a stretch of the text touches."""
        return frozenset(n for low, high, n in self.places if low < end and start < high)


def whole(document: Document, code: str, *, changed: tuple[int, str] | None = None) -> Made:
    """The document as it is, with one line changed if asked."""
    rows = list(enumerate(document.lines[code]))
    if changed:
        rows[changed[0]] = changed
    return made(f"{document.id}.{code}{'.changed' if changed else ''}", code, rows)


def faithful(
    document: Document, code: str, *, keep: int | None = None, changed: tuple[int, str] | None = None
) -> Made:
    """The document with lines dropped (one in ten), swapped with the next (one in ten), or merged with it.

    The headline stays, and so does the line `keep`; the same document and language give the same version.
    """
    rng = random.Random(f"faithful {document.id} {code}")
    rows = [r for r in enumerate(document.lines[code]) if r[0] in (0, keep) or rng.random() >= 0.1]
    for place in range(1, len(rows) - 1):
        if rng.random() < 0.1:
            rows[place], rows[place + 1] = rows[place + 1], rows[place]
    rows = [(n, changed[1] if changed and n == changed[0] else line) for n, line in rows]
    joined = [rng.random() < 0.1 and place > 0 for place in range(len(rows))]
    return made(f"{document.id}.{code}.version{'.changed' if changed else ''}", code, rows, joined)


def mixed(document: Document, code: str, others: Sequence[Document]) -> Made:
    """A faithful version with lines of another document put in, one for each five of its own."""
    rng = random.Random(f"mixed {document.id} {code}")
    rows = [r for r in enumerate(document.lines[code]) if r[0] == 0 or rng.random() >= 0.1]
    other = rng.choice([o for o in others if o.id != document.id])
    for _ in range(max(1, len(rows) // 5)):
        rows.insert(rng.randrange(1, len(rows) + 1), (STRANGER, rng.choice(other.lines[code])))
    for place in range(1, len(rows) - 1):
        if rng.random() < 0.1:
            rows[place], rows[place + 1] = rows[place + 1], rows[place]
    return made(f"{document.id}.{code}.mixed", code, rows)


def shortened(document: Document, code: str) -> Made:
    """The first three fifths of the document, at least three lines."""
    count = max(3, len(document.lines[code]) * 3 // 5)
    return made(f"{document.id}.{code}.short", code, list(enumerate(document.lines[code]))[:count])


def made(name: str, code: str, rows: Sequence[tuple[int, str]], joined: Sequence[bool] | None = None) -> Made:
    """The report of those lines, the first as its headline; a joined line follows the one before it."""
    text = ""
    places: list[tuple[int, int, int]] = []
    for place, (number, line) in enumerate(rows):
        if place:
            follows = joined and joined[place] and place > 1 and text[-1] in '.!?»”"'
            text += " " if follows else "\n\n"
        places.append((len(text), len(text) + len(line), number))
        text += line
    headline = Span(0, len(rows[0][1])) if rows else None
    report = Report(id=name, text=text, source=name, language=LANGUAGES[code], headline=headline)
    return Made(report, tuple(places))
