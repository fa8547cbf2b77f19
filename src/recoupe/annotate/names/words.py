"""A report's words in one row, so that names and what refers to them can be looked up in linear time."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from recoupe.annotate.names.phrases import elision
from recoupe.model import Report, Sentence, Token

_QUOTED = re.compile(
    r"«[^»\n]*(?:»|$|\n)|»(?=\w)[^«»\n]+«|“[^”\n]*(?:”|$|\n)|„[^“”\n]*[“”]|\"[^\"\n]*\"|(?:''|``)(?:[^'\n]|'(?!'))*''"
)
_HYPHENS = "-‐‑"


class Words:
    """The words of all sentences: parallel lists, one entry a word.

    Hyphenated words that a tokeniser cut are joined again, and elided articles cut off, so that phrases
    match however the pipeline tokenises. `head` is the index of the governing word in these lists (its own
    index for a root). `quoted` tells whether the word stands between quotation marks.
    """

    def __init__(self, report: Report, sentences: Sequence[Sentence]) -> None:
        self.report = report
        self.sentences = sentences
        self.text: list[str] = []
        self.lower: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.sentence: list[int] = []
        self.pos: list[str] = []
        self.morph: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.lemma: list[str] = []
        self.entity: list[str] = []
        self.bounds: list[tuple[int, int]] = []
        for number, sentence in enumerate(sentences):
            self._add(number, sentence)
        self.quoted = self._find_quoted()
        self.parsed = any(self.pos)
        self.tagged = any(self.entity)
        self.surnames = self._find_surnames()
        self.titled: dict[int, bool] = {}
        self.shouted = [self._shouts(first, last) for first, last in self.bounds]

    def __len__(self) -> int:
        return len(self.text)

    def span_text(self, first: int, last: int) -> str:
        """The report's text from word `first` up to, not including, word `last`."""
        return self.report.text[self.start[first] : self.end[last - 1]]

    def limits(self, at: int) -> tuple[int, int]:
        """The first word, and the one after the last, of the sentence that holds a word."""
        return self.bounds[self.sentence[at]]

    def capital(self, at: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[at][:1].isupper()

    def initial(self, at: int) -> bool:
        """Whether the word begins its sentence, or follows an opening quotation mark, bullet or colon."""
        first = self.limits(at)[0]
        return at == first or all(not self.text[i][0].isalnum() for i in range(max(first, at - 2), at))

    def language(self, at: int) -> str:
        """The language of the sentence that holds a word."""
        return self.sentences[self.sentence[at]].language

    def adjacent(self, at: int) -> bool:
        """Whether nothing stands between a word and the next."""
        return at + 1 < len(self) and self.end[at] == self.start[at + 1]

    def _add(self, number: int, sentence: Sentence) -> None:
        first = len(self.text)
        tokens = sentence.tokens
        place: list[int] = []
        heads: list[int] = []
        for index, token in enumerate(tokens):
            if not token.text.strip():
                pass
            elif len(self.text) > first and self._continues(tokens, index):
                self.text[-1] += token.text
                self.lower[-1] = self.text[-1].lower()
                self.end[-1] = token.end
            else:
                self._append(number, token)
                heads += [index] * (len(self.text) - first - len(heads))
            place.append(max(first, len(self.text) - 1))
        self.bounds.append((first, len(self.text)))
        for offset, index in enumerate(heads):
            head = tokens[index].head
            self.head.append(place[head] if 0 <= head < len(place) else first + offset)

    @staticmethod
    def _continues(tokens: Sequence[Token], index: int) -> bool:
        """Whether the token belongs to the word before it: a hyphen inside a word, or what follows one."""
        before, token = tokens[index - 1], tokens[index]
        if before.end != token.start:
            return False
        if token.text in _HYPHENS and index + 1 < len(tokens):
            after = tokens[index + 1]
            return before.text[-1].isalnum() and after.text[:1].isalnum() and after.start == token.end
        return (
            before.text in _HYPHENS
            and index > 1
            and token.text[0].isalnum()
            and (tokens[index - 2].end == before.start and tokens[index - 2].text[-1:].isalnum())
        )

    def _append(self, number: int, token: Token) -> None:
        start, text = token.start, token.text
        while ("'" in text or "’" in text) and (match := elision().match(text)):
            self._append_piece(number, token, match.group(), start, "")
            start, text = start + match.end(), text[match.end() :]
        self._append_piece(number, token, text, start, token.entity)

    def _append_piece(self, number: int, token: Token, text: str, start: int, entity: str) -> None:
        self.text.append(text)
        self.lower.append(text.lower().replace("’", "'"))
        self.start.append(start)
        self.end.append(start + len(text))
        self.sentence.append(number)
        self.pos.append(token.pos)
        self.morph.append(token.morph)
        self.dep.append(token.dep)
        self.lemma.append(token.lemma)
        self.entity.append(entity)

    def _find_surnames(self) -> set[str]:
        """The last words of persons' names of two words or more, as the pipeline finds them."""
        labels = [*self.entity, ""]
        return {
            self.text[at]
            for at in range(1, len(self.text))
            if labels[at] == "I-PERSON" and labels[at + 1] != "I-PERSON"
        }

    def _find_quoted(self) -> list[bool]:
        spans = [match.span() for match in _QUOTED.finditer(self.report.text)]
        starts = [start for start, _ in spans]
        quoted = []
        for start in self.start:
            at = bisect_right(starts, start) - 1
            quoted.append(at >= 0 and start < spans[at][1])
        return quoted

    def _shouts(self, first: int, last: int) -> bool:
        letters = [word for word in self.text[first:last] if word.isalpha() and len(word) > 1]
        return len(letters) >= 3 and sum(word.isupper() for word in letters) >= 0.8 * len(letters)
