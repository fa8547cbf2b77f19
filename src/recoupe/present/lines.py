"""The lines of entries on screen: words, marked where they differ, and values as a reader knows them."""

import re

from recoupe.model import Evidence, Record, ReportItem


class Piece(Record, frozen=True):
    """A stretch of a line, marked where the words differ."""

    text: str
    marked: bool = False


class Line(Record, frozen=True):
    """What one or more reports say: their labels, the words, a note, and where they stand.

    `side` numbers the sides of a finding: lines of one side say the same.
    """

    labels: tuple[str, ...]
    language: str
    pieces: tuple[Piece, ...]
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    side: int = 0

    @property
    def words(self) -> str:
        """The words without marks."""
        return "".join(p.text for p in self.pieces)


class Entry(Record, frozen=True):
    """An item of a section: what it says in a line, the words on each side, and why."""

    id: str
    title: str
    tag: str = ""
    lines: tuple[Line, ...] = ()
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


_PARTS = {
    "TDA": "dawn",
    "TDT": "daytime",
    "TMO": "morning",
    "TMI": "midday",
    "TAF": "afternoon",
    "TEV": "evening",
    "TNI": "night",
    "-SP": "spring",
    "-SU": "summer",
    "-FA": "autumn",
    "-WI": "winter",
}
"""What a TIMEX3 value may end in for a part of a day or of a year."""


def readable(value: str) -> str:
    """A TIMEX3 value as a reader knows it.

    >>> readable("2025-10-15TNI"), readable("2025-10-16/2025-10-30"), readable("2025-W43")
    ('2025-10-15, night', '2025-10-16 to 2025-10-30', 'week 2025-W43')
    >>> readable("2024-SU"), readable("2025-10-15TXX:XX")
    ('2024, summer', '2025-10-15')
    """
    if not re.match(r"\d{4}-", value):
        return value
    value = value.removesuffix("TXX:XX")
    for code, words in _PARTS.items():
        if value.endswith(code):
            return f"{value.removesuffix(code)}, {words}"
    if "/" in value:
        return value.replace("/", " to ")
    return f"week {value}" if "-W" in value and len(value) == 8 else value.replace("T", " ")


def pieces(evidence: tuple[Evidence, ...], marks: tuple[Evidence, ...]) -> tuple[Piece, ...]:
    """The words of the evidence, with those that the marks cover marked.

    >>> words = Evidence(report="a", start=10, end=20, text="three dead")
    >>> figure = Evidence(report="a", start=10, end=15, text="three")
    >>> [(p.text, p.marked) for p in pieces((words,), (figure,))]
    [('three', True), (' dead', False)]
    """
    found: list[Piece] = []
    for number, part in enumerate(evidence):
        if number:
            found.append(Piece(text=" […] "))
        place = part.start
        inside = (m for m in marks if m.report == part.report and m.start < part.end and m.end > part.start)
        for mark in sorted(inside, key=lambda m: (m.start, m.end)):
            start, end = max(mark.start, place), min(mark.end, part.end)
            if start < end:
                found.append(Piece(text=part.text[place - part.start : start - part.start]))
                found.append(Piece(text=part.text[start - part.start : end - part.start], marked=True))
                place = end
        found.append(Piece(text=part.text[place - part.start :]))
    return tuple(Piece(text=flat(p.text), marked=p.marked) for p in found if p.text)


def in_context(text: str, evidence: Evidence, around: int = 70) -> tuple[Piece, ...]:
    """The words of the evidence marked, with some of the report's text around them (characters a side)."""
    before = text[max(0, evidence.start - around) : evidence.start].rsplit("\n", 1)[-1]
    after = text[evidence.end : evidence.end + around].split("\n", 1)[0]
    if evidence.start > around and " " in before:
        before = "… " + before.split(" ", 1)[1]
    if evidence.end + around < len(text) and " " in after and len(after) == around:
        after = after.rsplit(" ", 1)[0] + " …"
    made = (
        Piece(text=flat(before)),
        Piece(text=flat(evidence.text), marked=True),
        Piece(text=flat(after)),
    )
    return tuple(p for p in made if p.text)


def report_name(report: ReportItem) -> str:
    """What a report is called: its outlet, else the last part of its source, else its letter."""
    if report.source == "-" and not report.outlet:
        return "standard input"
    return report.outlet or report.source.rstrip("/").rsplit("/", 1)[-1] or f"report {report.label}"


def flat(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(f"|{text}|".split())[1:-1]
