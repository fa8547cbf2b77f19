"""A statement as comparing sees it: its words and every annotation inside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

import msgspec

from recoupe.compare.statements.likeness import Likeness
from recoupe.matching.clauses import clauses
from recoupe.matching.ids import own_part
from recoupe.matching.passages import figures, words
from recoupe.model import (
    AlignedStory,
    AnnotatedReport,
    Entity,
    Event,
    Evidence,
    LocalEntity,
    Mention,
    Quantity,
    Quotation,
    Sentence,
    Span,
    Statement,
    TimeExpression,
    Token,
)

NEAR = 0.5
"""The least cosine at which one clause can be said to correspond to another."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=_Spanned)


STEM = 5
"""The first letters of a name that its forms in two languages have in common."""


class Source:
    """One report of the story with its annotations by place, and its entities as the story's."""

    def __init__(
        self,
        report: AnnotatedReport,
        entities: dict[tuple[str, str], Entity],
        origin: str,
        own: Sequence[str] = (),
    ) -> None:
        self.report = report
        self.id = report.report.id
        self.text = report.report.text
        self.origin = origin
        self.name = report.report.outlet or report.report.source.rsplit("/", 1)[-1] or self.id
        self.published = report.report.published
        self._entities = entities
        self._locals = {e.id: e for e in report.entities}
        self._quotations = {q.id: q for q in report.quotations}
        self._starts = [s.start for s in report.sentences]
        self._own = frozenset(own)
        self._tokens = [token for sentence in report.sentences for token in sentence.tokens]
        self._token_starts = [token.start for token in self._tokens]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the report's text, folded."""
        return frozenset(words(self.text))

    @cached_property
    def words_by_stem(self) -> Mapping[str, Sequence[str]]:
        """The words of the report's text by their first letters; shorter ones are left out."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.words):
            if len(word) >= STEM:
                found.setdefault(word[:STEM], []).append(word)
        return found

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words of the report's sentences as they are written."""
        return frozenset(t.text for t in self._tokens)

    def words_by_account(self) -> list[tuple[str, frozenset[str]]]:
        """The words of the report, and of what it adds of its own, with the account they belong to."""
        added = [s for s in self.report.sentences if s.id in self._own]
        if not added:
            return [(self.origin, self.words)]
        own = frozenset(w for s in added for w in words(self.text[s.start : s.end]))
        rest = [s for s in self.report.sentences if s.id not in self._own]
        drawn = frozenset(w for s in rest for w in words(self.text[s.start : s.end]))
        return [(self.origin, drawn), (own_part(self.origin, self.id), own)]

    @cached_property
    def numbers(self) -> tuple[tuple[int, int, float], ...]:
        """Where the report's text has a number in digits, and its value."""
        return tuple(figures(self.text))

    def origin_at(self, place: int) -> str:
        """The account that a character belongs to: the origin, or what the report adds of its own."""
        at = bisect_right(self._starts, place) - 1
        own = at >= 0 and self.report.sentences[at].id in self._own
        return own_part(self.origin, self.id) if own else self.origin

    def entity(self, local: str) -> Entity | None:
        """The story's entity behind a local one."""
        return self._entities.get((self.id, local))

    def local(self, local: str) -> LocalEntity | None:
        """The report's own record of an entity."""
        return self._locals.get(local)

    def quotation(self, item: str) -> Quotation | None:
        """A quotation by its id."""
        return self._quotations.get(item)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens inside a span."""
        first = bisect_left(self._token_starts, span.start)
        last = bisect_left(self._token_starts, span.end)
        return [token for token in self._tokens[first:last] if token.end <= span.end]

    def sentences(self, span: Span) -> list[Sentence]:
        """The sentences that a span touches."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return list(self.report.sentences[first:last])

    def sentence_tokens(self, place: int) -> tuple[Token, ...]:
        """All tokens of the sentence that holds a character."""
        at = bisect_right(self._starts, place) - 1
        return self.report.sentences[at].tokens if at >= 0 else ()

    def evidence(self, spans: Iterable[Span]) -> tuple[Evidence, ...]:
        """The evidence for spans, in order, each once."""
        return tuple(self.report.report.evidence(s.start, s.end) for s in sorted(set(spans)))


class Frame:
    """A statement with the annotations inside its span."""

    def __init__(self, source: Source, statement: Statement) -> None:
        self.source = source
        self.statement = statement
        self.span = Span(min(e.start for e in statement.evidence), max(e.end for e in statement.evidence))
        self.text = source.text[self.span.start : self.span.end]
        report = source.report
        self.tokens = source.tokens(self.span)
        self.quantities: list[Quantity] = within(report.quantities, self.span)
        self.times: list[TimeExpression] = within(report.times, self.span)
        self.mentions: list[Mention] = within(report.mentions, self.span)
        self.language = statement.language
        self._pieces = [(e.start, e.end) for e in statement.evidence]

    @cached_property
    def origin(self) -> str:
        """The account that the statement belongs to."""
        return self.source.origin_at(self.span.start)

    def holds(self, span: Span) -> bool:
        """Whether a stretch stands in the statement itself, not only between its pieces."""
        return any(start <= span.start and span.end <= end for start, end in self._pieces)

    @cached_property
    def own_tokens(self) -> list[Token]:
        """The tokens that stand in the statement itself."""
        if len(self._pieces) == 1:
            return self.tokens
        return [t for t in self.tokens if self.holds(Span(t.start, t.end))]

    @cached_property
    def numbers(self) -> tuple[tuple[int, int, float], ...]:
        """Where the statement's text has a number in digits, counted from its beginning, and its value."""
        return tuple(figures(self.text))

    def governing(self) -> list[Span]:
        """The verbs of the statement whose clausal complement stands outside it, by the parse."""
        found: list[Span] = []
        for sentence in self.source.sentences(self.span):
            for token in sentence.tokens:
                if token.dep not in ("ccomp", "xcomp") or self.holds(Span(token.start, token.end)):
                    continue
                head = sentence.tokens[token.head] if token.head < len(sentence.tokens) else token
                if self.holds(Span(head.start, head.end)):
                    found.append(Span(head.start, head.end))
        return found

    def clause(self, place: int) -> str:
        """The clause that holds a character of the report's text."""
        held = [c for c in self._clauses if any(s.start <= place < s.end for s in c)]
        return " ".join(s.of(self.source.text) for s in held[0]) if held else self.text

    def clause_tokens(self, place: int) -> list[Token]:
        """The tokens of the clause that holds a character."""
        held = [c for c in self._clauses if any(s.start <= place < s.end for s in c)]
        if not held:
            return self.tokens
        return [t for t in self.tokens if any(s.start <= t.start < s.end for s in held[0])]

    def following(self, word: Span, count: int) -> list[Token]:
        """The tokens after a word, at most that many."""
        return [t for t in self.tokens if t.start >= word.end][:count]

    def clauses(self) -> list[str]:
        """The clauses of the statement."""
        return [" ".join(s.of(self.source.text) for s in c) for c in self._clauses]

    def nearest_clauses(self, clause: str, likeness: Likeness) -> list[Token]:
        """The tokens of the two clauses nearest in meaning to another; all tokens where none is near."""
        found, texts = self._clauses, self.clauses()
        order = sorted(range(len(found)), key=lambda n: -likeness.cosine(clause, texts[n]))[:2]
        if not order or likeness.cosine(clause, texts[order[0]]) < NEAR:
            return self.tokens
        return [t for t in self.tokens if any(s.start <= t.start < s.end for n in order for s in found[n])]

    @cached_property
    def _clauses(self) -> list[tuple[Span, ...]]:
        found = [c for s in self.source.sentences(self.span) for c in clauses(s)]
        return [c for c in found if any(self.span.overlaps(s) for s in c)]

    def covered(self) -> list[Span]:
        """Where a quantity or a time expression stands."""
        spans = [Span(q.start, q.end) for q in self.quantities]
        return spans + [Span(t.start, t.end) for t in self.times]


class Frames:
    """The frames of a story's statements, made once each."""

    def __init__(self, aligned: AlignedStory) -> None:
        of_local = {member: entity for entity in aligned.entities for member in entity.members}
        origin_of = {r: o.id for o in aligned.traced.origins for r in o.reports}
        own = dict(aligned.traced.own)
        self.sources = {
            r.report.id: Source(r, of_local, origin_of.get(r.report.id, ""), own.get(r.report.id, ()))
            for r in aligned.traced.story.reports
        }
        self._frames: dict[str, Frame] = {}
        self._points = aligned.points

    @cached_property
    def _whole(self) -> dict[str, list[tuple[Span, Frame]]]:
        """Where the statements of each report stand that another says as a whole, and that other."""
        found: dict[str, list[tuple[Span, Frame]]] = {source: [] for source in self.sources}
        for point in self._points:
            statements = {s.id: s for s in point.statements}
            for link in point.links if point.kind == "statement" else ():
                pair = [self.frame(statements[s]) for s in (link.first, link.second)]
                if not link.partial:
                    for one, other in (pair, pair[::-1]):
                        found[one.source.id].append((one.span, other))
        return found

    def widened(self, frame: Frame, other: Frame) -> Iterator[Frame]:
        """The statement with the sentence before it, and with the one after it, where that stands in its
        paragraph and nothing of the other's report but `other` says it: translators split sentences."""
        sentences = frame.source.report.sentences
        inside = [n for n, s in enumerate(sentences) if frame.span.overlaps(Span(s.start, s.end))]
        for n in (inside[0] - 1, inside[-1] + 1) if inside else ():
            if not 0 <= n < len(sentences):
                continue
            beside = Span(sentences[n].start, sentences[n].end)
            whole = Span(min(beside.start, frame.span.start), max(beside.end, frame.span.end))
            if "\n" not in whole.of(frame.source.text) and self._free(frame, beside, other):
                evidence = frame.source.report.report.evidence(whole.start, whole.end)
                yield Frame(frame.source, msgspec.structs.replace(frame.statement, evidence=(evidence,)))

    def _free(self, frame: Frame, sentence: Span, other: Frame) -> bool:
        """Whether no statement of the other's report but `other` says a sentence as a whole."""
        return not any(
            span.overlaps(sentence)
            and said.source.id == other.source.id
            and not said.span.overlaps(other.span)
            for span, said in self._whole[frame.source.id]
        )

    def event(self, report: str, item: str) -> Event | None:
        """An event of a report by its id."""
        source = self.sources.get(report)
        return next((e for e in source.report.events if e.id == item), None) if source else None

    def frame(self, statement: Statement) -> Frame:
        """The frame of a statement."""
        if statement.id not in self._frames:
            self._frames[statement.id] = Frame(self.sources[statement.report], statement)
        return self._frames[statement.id]


def within(items: Sequence[Item], span: Span) -> list[Item]:
    """The items (sorted by start) that lie inside a span."""
    first = bisect_left(items, span.start, key=lambda item: item.start)
    last = bisect_left(items, span.end, key=lambda item: item.start)
    return [item for item in items[first:last] if item.end <= span.end]
