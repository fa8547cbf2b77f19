"""The base of every record, and the spans that tie a record to the text."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An immutable value that passes between stages; change one with `msgspec.structs.replace`."""


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open stretch [start, end) of a report's text, counted in Unicode code points.

    >>> Span(0, 3).of("abcdef")
    'abc'
    >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
    (True, False)
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Evidence(Record, frozen=True):
    """The words that a statement about a report rests on: `text == report.text[start:end]`, always."""

    report: str
    start: int
    end: int
    text: str

    def overlaps(self, other: "Evidence") -> bool:
        """Whether both are of one report and share a character."""
        return self.report == other.report and self.start < other.end and other.start < self.end
