"""What a figure counts, and what happened to it: by the parse, else by the words beside it."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from recoupe.annotate.quantities.draft import Draft
from recoupe.model import Sentence, Span, Token

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_MODIFIERS = frozenset(
    {"amod", "compound", "flat", "flat:name", "flat:foreign", "nmod:unmarked", "fixed", "goeswith"}
)
_UP = frozenset({"obj", "nsubj", "obl", "nmod", "conj", "appos", "iobj", "xcomp", "dep", "parataxis"})
_PER_SENTENCE = 60


@dataclass(frozen=True)
class Counting:
    """What is counted: its span, its head in dictionary form, and the lemma of what happened to it."""

    span: Span | None = None
    lemma: str = ""
    predicate: str = ""

    def text(self, report: str) -> str:
        """The words for what is counted."""
        return self.span.of(report) if self.span else ""


class Counts:
    """What the figures of one sentence count; its tokens are gone through once for all figures."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self._text = text
        self._sentence = sentence
        self._starts = [token.start for token in sentence.tokens]
        self._parse = _Parse(sentence.tokens) if any(token.pos for token in sentence.tokens) else None

    def of(self, draft: Draft) -> Counting:
        """What a figure counts."""
        start, end = self._sentence.start + draft.start, self._sentence.start + draft.end
        first = max(bisect_right(self._starts, start) - 1, 0)
        near = range(first, bisect_left(self._starts, end))
        inside = [index for index in near if start < self._sentence.tokens[index].end]
        if not inside or self._parse is None:
            return _beside(self._text, self._sentence, end) if not draft.unit else Counting()
        return self._parse.counting(inside, draft)


def _beside(text: str, sentence: Sentence, end: int) -> Counting:
    """Without a parse: the word after the figure."""
    match = re.compile(r"[\s-]{1,2}(?:d['’]|de |of )?([^\W\d_][\w’'-]*)").match(text, end, sentence.end)
    if not match:
        return Counting()
    return Counting(Span(match.start(1), match.end(1)), match.group(1).casefold())


class _Parse:
    """One parsed sentence, looked at from its figures."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def counting(self, inside: list[int], draft: Draft) -> Counting:
        top = self._top(inside)
        if draft.dimension == "age":
            return Counting()
        noun = self._noun(top, inside, draft)
        if noun is None and not draft.unit and draft.dimension == "count":
            noun = self._behind(inside)
        if noun is None:
            return Counting(predicate=self._predicate(top))
        return Counting(self._span(noun, inside), self.tokens[noun].lemma, self._predicate(noun))

    def _top(self, inside: list[int]) -> int:
        """The token of the figure that governs the others."""
        group = set(inside)
        for index in inside:
            if self.tokens[index].head not in group or self.tokens[index].head == index:
                return index
        return inside[-1]

    def _noun(self, top: int, inside: list[int], draft: Draft) -> int | None:
        group = set(inside)
        token = self.tokens[top]
        below = [
            c
            for c in self.children[top]
            if c not in group and self.tokens[c].dep in ("nmod", "obl:arg", "nmod:of")
        ]
        below = [c for c in below if self.tokens[c].pos in _NOUNS and c > inside[0]]
        if below and (token.pos == "NOUN" or draft.dimension in ("percent", "fraction", "count")):
            return below[0]
        if token.head == top or token.head in group:
            return None
        head = self.tokens[token.head]
        if (
            token.dep
            in (
                "nummod",
                "nummod:gov",
                "compound",
                "amod",
                "det",
                "nmod",
                "appos",
                "dep",
                "obl:unmarked",
                "nmod:unmarked",
            )
            and head.pos in _NOUNS
        ):
            return token.head
        if token.dep in ("nsubj", "nsubj:pass", "root") and head.pos in _NOUNS:
            return None
        if draft.unit and head.pos in ("VERB", "AUX", "NOUN", "ADJ"):
            subjects = [
                c
                for c in self.children[token.head]
                if self.tokens[c].dep in ("nsubj", "nsubj:pass") and c not in group
            ]
            return subjects[0] if subjects and self.tokens[subjects[0]].pos in ("NOUN", "PROPN") else None
        return None

    def _behind(self, inside: list[int]) -> int | None:
        """The plural noun right behind the figure, which it counts whatever the tree makes of it."""
        after = inside[-1] + 1
        if after >= len(self.tokens):
            return None
        token = self.tokens[after]
        return after if token.pos == "NOUN" and "Number=Plur" in token.morph else None

    def _span(self, noun: int, inside: list[int]) -> Span:
        """The noun with its adjectives and compounds, without the figure."""
        group = set(inside)
        members = [noun]
        members += [
            c
            for c in self.children[noun]
            if c not in group and self.tokens[c].dep in _MODIFIERS and abs(c - noun) < 4
        ]
        members.sort()
        run = [noun]
        for index in reversed([m for m in members if m < noun]):
            if index == run[0] - 1:
                run.insert(0, index)
        for index in [m for m in members if m > noun]:
            if index == run[-1] + 1:
                run.append(index)
        return Span(self.tokens[run[0]].start, self.tokens[run[-1]].end)

    def _predicate(self, noun: int) -> str:
        """What happened: a participle on the noun, else the verb above it, else the event noun above it."""
        for child in self.children[noun]:
            if self.tokens[child].dep.startswith("acl") and self.tokens[child].pos == "VERB":
                return self.tokens[child].lemma
        index, seen = noun, 0
        while seen < _PER_SENTENCE:
            token = self.tokens[index]
            if token.head == index or token.dep.split(":")[0] not in _UP:
                break
            index, seen = token.head, seen + 1
            if self.tokens[index].pos == "VERB":
                return self.tokens[index].lemma
        return self._copula(index)

    def _copula(self, index: int) -> str:
        token = self.tokens[index]
        return token.lemma if token.pos in ("VERB", "ADJ") else ""
