"""A report: one text as one outlet published it."""

from recoupe.model.record import Evidence, Record, Span


class Report(Record, frozen=True):
    """One text as one outlet published it. `text` never changes; every span refers to it.

    `id` is made of the content, so it does not depend on the order of the input or on where a file lies.
    `published` and `updated` are ISO 8601 (date, or date and time with offset where known), "" if unknown.
    `language` is a BCP 47 tag that the source states, "" if it states none. `headline` is the span of the
    headline in `text` when the format marks one (front matter `title` and HTML headlines are placed at the
    beginning of `text`); None leaves it to the regions.
    """

    id: str
    text: str
    source: str = ""
    url: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    headline: Span | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for a stretch of this report.

        >>> Report(id="a", text="Rain in Riga").evidence(8, 12).text
        'Riga'
        """
        return Evidence(report=self.id, start=start, end=end, text=self.text[start:end])
