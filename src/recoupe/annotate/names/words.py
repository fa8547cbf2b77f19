"""A report's words in one row, so that names and what refers to them can be looked up in linear time."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from recoupe.annotate.names.phrases import elision
from recoupe.model import Report, Sentence, Token

_QUOTED = re.compile(
    r"«[^»\n]*(?:»|$|\n)|»(?=\w)[^«»\n]+«|“[^”\n]*(?:”|$|\n)|„[^“”\n]*[“”]|\"[^\"\n]*\"|(?:''|``)(?:[^'\n]|'(?!'))*''"
)
_HYPHENS = "-‐‑"
_FEWEST_SHOUTED = 3
"""Words in capitals from which a sentence can be one of capitals."""


class Words:
    """The words of all sentences: parallel lists, one entry a word.

    Hyphenated words that a tokeniser cut are joined again, and elided articles cut off, so that phrases
    match however the pipeline tokenises. `head` is the index of the governing word in these lists (its own
    index for a root). `capitals` are the words that begin with a capital letter, `quoted` tells whether a
    word stands between quotation marks.
    """

    def __init__(self, report: Report, sentences: Sequence[Sentence]) -> None:
        self.report = report
        self.sentences = sentences
        self.text: list[str] = []
        self.lower: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.head: list[int] = []
        self.entity: list[str] = []
        self.bounds: list[tuple[int, int]] = []
        tokens: list[Token] = []
        for sentence in sentences:
            self._add(sentence, tokens)
        self.sentence = [n for n, (first, last) in enumerate(self.bounds) for _ in range(first, last)]
        self._languages = [sentences[number].language for number in self.sentence]
        self.pos = [token.pos for token in tokens]
        self.morph = [token.morph for token in tokens]
        self.dep = [token.dep for token in tokens]
        self.lemma = [token.lemma for token in tokens]
        self.capitals = [at for at, text in enumerate(self.text) if text[:1].isupper()]
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
        return self._languages[at]

    def adjacent(self, at: int) -> bool:
        """Whether nothing stands between a word and the next."""
        return at + 1 < len(self) and self.end[at] == self.start[at + 1]

    def _add(self, sentence: Sentence, of: list[Token]) -> None:
        """Adds a sentence's words, and to `of` the token of each."""
        first = count = len(self.text)
        tokens = sentence.tokens
        place: list[int] = []
        heads: list[int] = []
        for index, token in enumerate(tokens):
            text = token.text
            if text.isspace() or not text:
                pass
            elif count > first and tokens[index - 1].end == token.start and self._continues(tokens, index):
                self.text[-1] += text
                self.lower[-1] = self.text[-1].lower()
                self.end[-1] = token.end
            else:
                added = self._append(token)
                count += added
                of.extend([token] * added)
                heads.extend([index] * added)
            place.append(max(first, count - 1))
        self.bounds.append((first, count))
        known = len(place)
        for offset, index in enumerate(heads):
            head = tokens[index].head
            self.head.append(place[head] if 0 <= head < known else first + offset)

    @staticmethod
    def _continues(tokens: Sequence[Token], index: int) -> bool:
        """Whether a token right behind another goes on its word: a hyphen inside one, or what follows it."""
        before, token = tokens[index - 1], tokens[index]
        if before.text not in _HYPHENS and token.text not in _HYPHENS:
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

    def _append(self, token: Token) -> int:
        """Adds the words of a token, and says how many they are."""
        start, text, pieces = token.start, token.text, 1
        while ("'" in text or "’" in text) and (match := elision().match(text)):
            self._append_piece(match.group(), start, "")
            start, text, pieces = start + match.end(), text[match.end() :], pieces + 1
        self._append_piece(text, start, token.entity)
        return pieces

    def _append_piece(self, text: str, start: int, entity: str) -> None:
        self.text.append(text)
        lower = text.lower()
        self.lower.append(lower.replace("’", "'") if "’" in lower else lower)
        self.start.append(start)
        self.end.append(start + len(text))
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
        quoted = [False] * len(self.start)
        for match in _QUOTED.finditer(self.report.text):
            for at in range(bisect_left(self.start, match.start()), bisect_left(self.start, match.end())):
                quoted[at] = True
        return quoted

    def _shouts(self, first: int, last: int) -> bool:
        words = self.text[first:last]
        upper = sum(word.isupper() and word.isalpha() and len(word) > 1 for word in words)
        if upper < _FEWEST_SHOUTED:
            return False
        return upper >= 0.8 * sum(word.isalpha() and len(word) > 1 for word in words)
