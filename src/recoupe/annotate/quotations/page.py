"""A report's content as the quotation rules see it: paragraphs, tokens in one row, stretches, syntax."""

import re
from bisect import bisect_left, bisect_right

from recoupe.annotate.quotations.classes import ByForm
from recoupe.annotate.quotations.lexicon import Lexicon, fold, fold_text, lexicon
from recoupe.annotate.quotations.marks import Stretch, find_stretches
from recoupe.model import CONTENT_ROLES, Record, Region, Report, Sentence, Span, TimeExpression, Token

_LINKED = re.compile(r"[-‐‑](?:\w[-‐‑])?(?=\w)")
"""The hyphen that links a pronoun to its verb, with the letter that eases it: « a-t-elle », « dit-il »."""
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
PUNCTUATION = frozenset(".,;:!?…()[]{}-–—―«»“”„‟‹›‘’\"'″`/|*•·")
FINITE = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "csubj", "nsubj:outer"})
TERMINATORS = frozenset(".!?…")
_OPENING = frozenset('«“„"—–.!?…:')
BREAKS = frozenset({",", "–", "—", "--", "("})
"""Marks behind which something else may begin in the same sentence."""


class Word(Record, frozen=True):
    """A token in the row of all tokens: its folded form, syntax, and the index of its governor in the row."""

    start: int
    end: int
    text: str
    folded: str
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int
    sentence: int
    entity: str = ""

    @property
    def key(self) -> str:
        """The folded form for function words; an acronym has none (WHO is not "who")."""
        return self.folded if len(self.text) < 2 or not self.text.isupper() or not self.pos else ""

    @property
    def is_gerund(self) -> bool:
        """Whether the word is a gerund or a present participle, which treebanks part by use: saying."""
        converb = "VerbForm=Ger" in self.morph or "VerbForm=Conv" in self.morph
        return converb or ("VerbForm=Part" in self.morph and "Tense=Pres" in self.morph)

    @property
    def is_guessed(self) -> bool:
        """Whether the class of the word is guessed by its form, with no tree."""
        return bool(self.pos) and not self.dep

    @property
    def is_punctuation(self) -> bool:
        """Whether the token is nothing but marks."""
        return not self.text[:1].isalnum() and all(c in PUNCTUATION for c in self.text)


_NAME = 4
"""Words of a name between marks, at most."""

_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "ADP", "NUM", "X", ""})
"""Tags of the words of a name."""

_INVERTED = frozenset({",", "–", "—", "-", "»", "”", '"', "“"})
"""What stands before a verb of saying that its subject follows."""


class Page:
    """The content of one report; every lookup by place is a binary search."""

    def __init__(
        self,
        report: Report,
        regions: tuple[Region, ...],
        sentences: tuple[Sentence, ...],
        times: tuple[TimeExpression, ...] = (),
    ) -> None:
        self.text = report.text
        self.folded = fold_text(report.text)
        content = [s for s in sentences if s.role in CONTENT_ROLES]
        self.sentences = content
        self.paragraphs, self.languages = _paragraphs(self.text, regions, content)
        self.paragraph_starts = [first for first, _ in self.paragraphs]
        self.stretches = find_stretches(self.text, self.paragraphs)
        self.outer = [s for s in self.stretches if s.depth == 0]
        self.outer_starts = [s.start for s in self.outer]
        self.words = _row(content)
        self.starts = [w.start for w in self.words]
        self.sentence_starts = [s.start for s in content]
        self.children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                self.children[word.head].append(index)
        self.first_word = _first_words(self.words, len(content))
        self.dated = frozenset(index for time in times for index in self._dated(time))
        self._without([s for s in self.stretches if self._names_speaker(s)])
        self._edges: dict[int, tuple[int, int]] = {}

    def _without(self, names: list[Stretch]) -> None:
        """Takes marks away that only name something."""
        if names:
            self.stretches = [s for s in self.stretches if s not in names]
            self.outer = [s for s in self.stretches if s.depth == 0]
            self.outer_starts = [s.start for s in self.outer]

    def _names_speaker(self, stretch: Stretch) -> bool:
        """Whether marks enclose the name of who speaks, behind a verb of saying and perhaps a day: ", informó
        el jueves «El Diario»"."""
        first, last = self.word_at(stretch.inner_start), self.word_at(stretch.inner_end)
        inside = self.words[first:last]
        if (
            not stretch.closed
            or stretch.dash
            or not 0 < len(inside) <= _NAME
            or not inside[0].text[0].isupper()
        ):
            return False
        if self.text[stretch.inner_end - 1] in ",.!?…" or any(w.pos in {"VERB", "AUX"} for w in inside):
            return False
        verb = self.word_at(stretch.start) - 1
        while verb > 0 and (verb in self.dated or self.words[verb].pos == "ADP"):
            verb -= 1
        known = self.language_words(self.sentence_of(stretch.start)) if self.sentences else None
        if verb < 1 or known is None or self.words[verb].folded not in known.verbs:
            return False
        while verb > 1 and self.words[verb - 1].pos == "AUX":
            verb -= 1
        low = self.first_word[self.sentence_of(stretch.start)]
        told = self.words[low : verb - 1]
        stated = any(w.pos in {"VERB", "AUX"} and "VerbForm=Inf" not in w.morph for w in told) or not any(
            w.dep for w in told
        )
        named = all(w.pos in _NAMING or w.is_punctuation for w in inside)
        opened = bool(told) and told[0].pos in {"SCONJ", "ADP", "ADV"}
        if told and known.points_back.match(self.folded, told[0].start):
            return named
        return self.words[verb - 1].text in _INVERTED and stated and named and not opened

    def _dated(self, time: TimeExpression) -> range:
        """The words of a date, with the article or the preposition before it: « el jueves », "on Monday"."""
        first = self.word_at(time.start)
        last = min(self.word_at(time.end), first + 12)
        if last == first + 1 and self.words[first].dep == "amod" and self.words[first].head > first:
            return range(0)  # a 66-letnia kobieta is no date
        if not 0 < first < last:
            return range(first, last)
        before = self.words[first - 1]
        own = before.pos in {"DET", "ADP"} and first <= before.head < last
        parted = before.pos == "ADP" and last < len(self.words) and self.words[last].pos == "DET"
        return range(first - (own or parted), last)

    def language_words(self, sentence: int) -> Lexicon | None:
        """The quotation words of a sentence's language."""
        return lexicon(self.sentences[sentence].language)

    def parsed(self, sentence: int) -> bool:
        """Whether a trained pipeline has given the sentence a tree."""
        first, last = self.word_range(sentence)
        return any(self.words[i].dep for i in range(first, min(last, first + 8)))

    def word_range(self, sentence: int) -> tuple[int, int]:
        """The first word of a sentence and the one after its last."""
        return self.first_word[sentence], self.first_word[sentence + 1]

    def word_at(self, place: int) -> int:
        """The index of the first word that starts at or after a place in the text."""
        return bisect_left(self.starts, place)

    def sentence_of(self, place: int) -> int:
        """The index of the sentence that holds a place, or of the one before it; -1 before the first."""
        return bisect_right(self.sentence_starts, place) - 1

    def paragraph_of(self, place: int) -> int:
        """The index of the paragraph that holds a place, or of the one before it."""
        return bisect_right(self.paragraph_starts, place) - 1

    def stretch_over(self, place: int) -> Stretch | None:
        """The outermost stretch between marks that holds a place."""
        index = bisect_right(self.outer_starts, place) - 1
        if index >= 0 and self.outer[index].end > place:
            return self.outer[index]
        return None

    def stretches_in(self, start: int, end: int) -> list[Stretch]:
        """The outermost stretches that start within [start, end)."""
        return self.outer[bisect_left(self.outer_starts, start) : bisect_left(self.outer_starts, end)]

    def quoted_in(self, start: int, end: int) -> tuple[Span, ...]:
        """What stands between outermost marks that begin in [start, end), no comma or stop at its end."""
        spans = []
        for stretch in self.stretches_in(start, end):
            last = stretch.inner_end
            while last > stretch.inner_start + 1 and self.text[last - 1] in ",. \xa0\u202f":
                last -= 1
            spans.append(Span(stretch.inner_start, last))
        return tuple(spans)

    def subtree(self, word: int) -> tuple[int, int]:
        """The first and the last word that a word governs, itself included, cycles cut."""
        if word not in self._edges:
            self._measure(word)
        return self._edges[word]

    def _measure(self, top: int) -> None:
        order, pending, seen = [], [top], {top}
        while pending:
            word = pending.pop()
            order.append(word)
            for child in self.children[word]:
                if child not in seen and child not in self._edges:
                    seen.add(child)
                    pending.append(child)
        for word in reversed(order):
            first = last = word
            for child in self.children[word]:
                if child in self._edges:
                    first, last = min(first, self._edges[child][0]), max(last, self._edges[child][1])
            self._edges[word] = (first, last)

    def child(self, word: int, deps: frozenset[str] | set[str]) -> int:
        """The first word that hangs on a word by one of the relations, -1 if none."""
        return next((c for c in self.children[word] if self.words[c].dep in deps), -1)

    def span(self, first: int, last: int) -> Span:
        """The span from the first to the last word, no marks or linking hyphen at its edges."""
        while first < last and self.words[first].is_punctuation and self.words[first].text not in "([":
            first += 1
        while last > first and self.words[last].is_punctuation and self.words[last].text not in ")]":
            last -= 1
        linked = _LINKED.match(self.words[first].text)
        start = self.words[first].start + (linked.end() if linked is not None else 0)
        return Span(start, self.words[last].end)

    def follows_comma(self, index: int) -> bool:
        """Whether a comma stands straight before a word, be it inside marks that close there."""
        if not index:
            return False
        before = self.words[index - 1]
        if before.text == ",":
            return True
        over = self.stretch_over(before.start) if before.is_punctuation else None
        return over is not None and over.end == before.end and self.text[over.inner_end - 1] == ","

    def ends_sentence(self, index: int) -> bool:
        """Whether the word is a mark that ends a sentence, not one that shortens a title or a name."""
        if self.words[index].text not in TERMINATORS:
            return False
        if self.words[index].text != "." or not index:
            return True
        before = self.words[index - 1]
        words = self.language_words(before.sentence)
        short = len(before.text) == 1 and before.text.isupper()
        return not short and (words is None or before.folded not in words.titles)


def _paragraphs(
    text: str, regions: tuple[Region, ...], sentences: list[Sentence]
) -> tuple[list[tuple[int, int]], list[str]]:
    """The lines of the content regions that hold anything, without white space at the ends, and languages."""
    lines: list[tuple[int, int]] = []
    languages = []
    areas = [(r.start, r.end, r.language) for r in regions if r.role in CONTENT_ROLES]
    if not regions and sentences:
        areas = [(sentences[0].start, sentences[-1].end, sentences[0].language)]
    for start, end, language in areas:
        for match in _LINE.finditer(text, start, end):
            line = match.group()
            first = match.start() + len(line) - len(line.lstrip())
            last = match.end() - (len(line) - len(line.rstrip()))
            if first < last:
                lines.append((first, last))
                languages.append(language)
    return lines, languages


def _row(sentences: list[Sentence]) -> list[Word]:
    """All tokens that hold more than white space, one after another, governors by place in the row."""
    row: list[Word] = []
    for number, sentence in enumerate(sentences):
        kept = [i for i, token in enumerate(sentence.tokens) if not token.text.isspace() and token.text]
        place = {old: len(row) + new for new, old in enumerate(kept)}
        shouted = _is_shouted(sentence)
        guess = _by_form(sentence)
        for old in kept:
            token = sentence.tokens[old]
            folded = fold(token.text)
            pos, morph = token.pos, token.morph
            if guess is not None:
                pos, morph = guess.of(token, folded, opens=_opens(sentence, old))
            if shouted:
                row.append(_bare(token, len(row), number))
                continue
            row.append(
                Word(
                    start=token.start, end=token.end, text=token.text, folded=folded,
                    lemma=token.lemma, pos=pos, morph=morph, dep=token.dep, entity=token.entity,
                    head=place.get(token.head, place[old]), sentence=number,
                )
            )  # fmt: skip
    return row


def _by_form(sentence: Sentence) -> ByForm | None:
    """What guesses the classes of words that no tagger has read, None where a language has nothing."""
    if any(token.pos for token in sentence.tokens):
        return None
    words = lexicon(sentence.language)
    return words.by_form if words is not None else None


def _opens(sentence: Sentence, index: int) -> bool:
    """Whether a token stands first in a sentence or behind marks that open an utterance in it."""
    before = next((t.text for t in reversed(sentence.tokens[:index]) if t.text.strip()), "")
    return not before or before in _OPENING


def _is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence stands in capitals throughout, which no tagger or parser reads."""
    letters = [t.text for t in sentence.tokens if t.text[:1].isalpha()]
    return len(letters) >= 3 and all(t.isupper() for t in letters)


def _bare(token: Token, index: int, sentence: int) -> Word:
    """A word without syntax."""
    return Word(
        start=token.start, end=token.end, text=token.text, folded=fold(token.text), lemma="", pos="",
        morph="", dep="", head=index, sentence=sentence,
    )  # fmt: skip


def _first_words(words: list[Word], sentences: int) -> list[int]:
    """For each sentence the index of its first word, and one after the last."""
    first = [len(words)] * (sentences + 1)
    for index in range(len(words) - 1, -1, -1):
        first[words[index].sentence] = index
    for number in range(sentences - 1, -1, -1):
        first[number] = min(first[number], first[number + 1])
    return first
