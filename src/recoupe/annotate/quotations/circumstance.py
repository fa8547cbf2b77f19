"""Where and when words were said: medium, hearer, time."""

from bisect import bisect_left

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.page import Page
from recoupe.annotate.quotations.phrases import plain_phrase
from recoupe.model import Span, TimeExpression

_NEAR = 80
"""A date dates the saying where no more characters lie between it and the cue."""


class Circumstances:
    """Looks up medium and time around the cue of a quotation, outside its content."""

    def __init__(self, page: Page, times: tuple[TimeExpression, ...]) -> None:
        self.page = page
        self.folded = page.folded
        self.times = sorted(times, key=lambda t: t.start)
        self.starts = [t.start for t in self.times]

    def areas(self, found: Found, contents: list[Span]) -> list[Span]:
        """Where the report itself speaks in the sentence of the cue, the part with the cue first."""
        if not found.cue:
            return []
        number = self.page.sentence_of(found.cue[0].start)
        if number < 0:
            return []
        sentence = self.page.sentences[number]
        areas, start = [], sentence.start
        first = max(0, bisect_left(contents, Span(sentence.start, 0)) - 4)
        for span in contents[first : bisect_left(contents, Span(sentence.end, 0))]:
            if span.end <= start:
                continue
            if span.start > start:
                areas.append(Span(start, span.start))
            start = max(start, span.end)
        if start < sentence.end:
            areas.append(Span(start, sentence.end))
        return sorted(areas, key=lambda a: (not a.overlaps(found.cue[0]), a))

    def medium(self, found: Found, areas: list[Span]) -> tuple[str, Span | None]:
        """The plain term for where the words were said, and the words that say so."""
        number = self.page.sentence_of(found.cue[0].start) if found.cue else -1
        words = self.page.language_words(number) if number >= 0 else None
        if words is None:
            return "", None
        for area in areas:
            if words.any_medium.search(self.folded, area.start, area.end) is None:
                continue
            for term, pattern in words.media:
                match = pattern.search(self.folded, area.start, area.end)
                if match:
                    return term, Span(match.start(), match.end())
        return "", None

    def addressee(self, found: Found) -> Span | None:
        """Whom the words were said to: the hearer after the verb, or after "to"."""
        page = self.page
        number = page.sentence_of(found.cue[0].start) if found.cue else -1
        words = page.language_words(number) if number >= 0 else None
        if words is None or found.known is None:
            return None
        _, high = page.word_range(number)
        index = page.word_at(found.cue[-1].end)
        while index < high and index in page.dated:
            index += 1
        if index < high and page.words[index].folded in words.to_whom:
            index += 1
        elif "hearer" not in found.known.frames:
            return None
        phrase = plain_phrase(page, index, high, words)
        if phrase is None or page.words[index].folded in words.that:
            return None
        span = Span(page.words[index].start, page.words[phrase].end)
        taken = (*found.content, *found.sources)
        return None if any(span.overlaps(other) for other in taken) else span

    def said(self, found: Found, areas: list[Span]) -> str:
        """The id of the time expression beside the cue that dates the saying, "" if none."""
        for area in areas[:1]:
            for index in range(bisect_left(self.starts, area.start), len(self.times)):
                time = self.times[index]
                if time.start >= area.end:
                    break
                near = time.start - found.cue[-1].end < _NEAR and found.cue[0].start - time.end < _NEAR
                if near and time.end <= area.end and _is_dated(time):
                    return time.id
        return ""


def _is_dated(time: TimeExpression) -> bool:
    """Whether the expression gives a date or an hour, and not just a vague past."""
    return time.type in {"DATE", "TIME"} and not time.value.endswith("_REF")
