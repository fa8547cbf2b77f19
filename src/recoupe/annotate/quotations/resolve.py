"""From the words that name a source to the entity behind them, by way of the report's mentions."""

from bisect import bisect_left
from itertools import pairwise

from msgspec import structs

from recoupe.annotate.quotations.page import FINITE, Page
from recoupe.model import LocalEntity, Mention, Source, Span


class Speakers:
    """Looks up sources among the mentions; a source is never resolved here by other means."""

    def __init__(self, page: Page, mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]) -> None:
        self.page = page
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.mentions]
        self.names = {e.id: e.name for e in entities}
        self.longest = max((m.end - m.start for m in self.mentions), default=0)

    def sources(
        self, spans: tuple[Span, ...], reason: str, pronoun: Span | None = None, *, plural: bool = False
    ) -> tuple[Source, ...]:
        """A source for each span; several speakers named at once become one source each.

        A relative pronoun that stands for the last of them is one of its spans. With `plural` the verb says
        that there are several.
        """
        found: list[Source] = []
        for span in spans:
            parts = self._several(self._with_others(span) if plural else span)
            found.extend(self._source(part, reason) for part in parts)
        if pronoun is not None and found and found[-1].spans[0].end <= pronoun.start:
            found[-1] = structs.replace(found[-1], spans=(*found[-1].spans, pronoun))
        return tuple(found)

    def are_several(self, cue: tuple[Span, ...]) -> bool:
        """Whether a verb of the reporting words stands in the plural."""
        spans = (range(self.page.word_at(c.start), self.page.word_at(c.end)) for c in cue)
        morphs = (self.page.words[i].morph for some in spans for i in some)
        return any("Number=Plur" in morph and "VerbForm=Fin" in morph for morph in morphs)

    def _with_others(self, span: Span) -> Span:
        """The last of two people with the one before "and" whom the tree has left out: | Ann and Ben Lee."""
        page = self.page
        place = next((i for i, m in enumerate(self.mentions) if m.start <= span.start < m.end), 0)
        last = self.mentions[place] if place else None
        if last is None or last.type != "PERSON" or span.end > last.end:
            return span
        first = self.mentions[place - 1]
        joint = page.word_at(first.end)
        joined = page.words[joint].pos == "CCONJ" and page.words[joint + 1].start == last.start
        return Span(first.start, last.end) if joined and first.type == "PERSON" else span

    def _source(self, span: Span, reason: str) -> Source:
        span = self._with_name(span)
        mention = self._mention(span)
        entity = mention.entity if mention is not None else ""
        reasons = (*((reason,) if reason else ()), *(mention.reasons if mention is not None else ()))
        return Source(spans=(span,), text=span.of(self.page.text), entity=entity, reasons=reasons)

    def _with_name(self, span: Span) -> Span:
        """The words of a source, on to the name behind them where they end inside its role."""
        at = bisect_left(self.starts, span.end)
        if at == len(self.mentions) or (role := self.mentions[at].role_span) is None:
            return span
        inside = role.start < span.end <= role.end <= self.mentions[at].start <= role.end + 1
        inside = inside and not any(
            w.pos in FINITE
            for w in self.page.words[self.page.word_at(span.end) : self.page.word_at(role.end)]
        )
        return Span(span.start, self.mentions[at].end) if inside else span

    def _within(self, span: Span) -> list[Mention]:
        first = bisect_left(self.starts, span.start - self.longest)
        last = bisect_left(self.starts, span.end)
        return [m for m in self.mentions[first:last] if m.end > span.start]

    def _mention(self, span: Span) -> Mention | None:
        """The mention that names the source itself, not one that only describes it ("Putin's adviser, Y")."""
        head = _head(self.page, span)
        within = self._within(span)
        roles = [m.role_span for m in within if m.role_span is not None]
        named = [m for m in within if not any(r.start <= m.start and m.end <= r.end for r in roles)]
        ranked = [(rank, m.start, m) for m in named if (rank := self._rank(m, span, head)) < 9]
        if not ranked:
            return None
        return min(ranked, key=lambda item: (not item[2].entity, item[0], item[1]))[2]

    def _rank(self, mention: Mention, span: Span, head: int) -> int:
        """-1 for the name set after a role, 0 for what holds the head, up to 3, 9 for a mere part."""
        page = self.page
        first, after = page.word_at(mention.start), page.word_at(mention.end)
        set_after = first > head and page.words[first - 1].text == "," and mention.end == span.end
        if set_after and mention.type == "PERSON" and page.words[head].pos == "NOUN":
            return -1
        if first <= head < after or (mention.start <= span.start and mention.end >= span.end):
            return 0
        if self._describes(mention, first, after, span):
            return 9
        return 1 if mention.type == "PERSON" else 3

    def _describes(self, mention: Mention, first: int, after: int, span: Span) -> bool:
        """Whether the mention only says whose or where: after a preposition, before 's or before a noun."""
        page = self.page
        low = page.word_at(span.start)
        place = first - 1
        while place > low and page.words[place].pos in {"DET", "ADJ", "NOUN"} and place not in page.dated:
            place -= 1
        if place >= low and page.words[place].pos == "ADP":
            return True
        if after < len(page.words) and page.words[after].start < span.end:
            follows = page.words[after]
            if follows.pos == "CCONJ" or follows.text in {",", "("}:
                return False
            return follows.folded in {"'s", "'"} or follows.pos in {"NOUN", "ADJ"} or mention.type != "PERSON"
        return False

    def _is_speaker(self, mention: Mention, span: Span) -> bool:
        """Whether the mention can be one of several speakers that the span names."""
        first, after = self.page.word_at(mention.start), self.page.word_at(mention.end)
        return not self._describes(mention, first, after, span)

    def _several(self, span: Span) -> list[Span]:
        """The spans of speakers joined by "and", each with its own mention; else the span itself."""
        page = self.page
        mentions = [m for m in self._within(span) if m.start >= span.start and m.end <= span.end]
        if len(mentions) < 2:
            return [span]
        cuts = []
        for one, two in pairwise(mentions):
            between = range(page.word_at(one.end), page.word_at(two.start))
            joined = any(page.words[i].pos == "CCONJ" for i in between)
            different = one.entity != two.entity or not one.entity
            if joined and different and self._is_speaker(one, span) and self._is_speaker(two, span):
                cut = next(i for i in between if page.words[i].pos == "CCONJ")
                cuts.append(cut)
        return _split(page, span, cuts)


def _head(page: Page, span: Span) -> int:
    """The word of the source that the others hang on; its first where there is no tree."""
    first, after = page.word_at(span.start), page.word_at(span.end)
    for index in range(first, after):
        word = page.words[index]
        if word.dep and (word.head == index or not first <= word.head < after) and not word.is_punctuation:
            return index
    return first


def _split(page: Page, span: Span, cuts: list[int]) -> list[Span]:
    parts, start = [], span.start
    for cut in cuts:
        parts.append(Span(start, page.words[cut - 1].end))
        start = page.words[cut + 1].start if cut + 1 < len(page.words) else page.words[cut].end
    parts.append(Span(start, span.end))
    return [p for p in parts if p.start < p.end] or [span]
