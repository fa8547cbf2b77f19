"""What a recogniser of names reads of each word: itself, its neighbours, and where else the text has it.

Features are numbers of rows in a table of weights, hashed, so that words never seen cost nothing. What a word
is by itself is worked out once for each form; what depends on its neighbours is computed for all words of a
text at once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from zlib import crc32

import numpy as np
import numpy.typing as npt

from recoupe.languages.features import word_features
from recoupe.languages.knowledge import WIDTH, Knowledge
from recoupe.languages.transliterate import to_latin
from recoupe.languages.word_labels import WordLabels

ROWS = 1 << 18
"""The number of rows of weights; the row behind the last one is that of no feature."""

LISTS: tuple[str, ...] = (
    *("given", "office", "honorific", "demonym", "speech", "body", "generic", "small", "of", "at"),
    *("body first", "body last", "place first", "place last", "ordinary", "particle", "thing", "firm"),
    *("country", "capital", "place", "region", "seat", "named body", "platform"),
)
"""The lists of words that a recogniser carries, in the order of their bits."""

OFFSETS = (-2, -1, 1, 2)
"""The neighbours that are read, by their distance."""

BEFORE, AFTER = len(OFFSETS) + 1, len(OFFSETS) + 2
"""The parts of a word's features for standing beside another occurrence of a word, before and after it."""

PARTS = len(OFFSETS) + 3
"""How often the features of a word count: for itself, as each neighbour, and beside other occurrences."""

_SKIPPED = sum(1 << LISTS.index(name) for name in ("small", "of", "particle"))
_GIVEN = 1 << LISTS.index("given")
_OFFICE = LISTS.index("office")
_RUN_OPENERS = tuple(LISTS.index(name) for name in ("given", "body first", "place first", "honorific"))
_MOST_OTHERS = 8
_LONGEST_RUN = 4

Rows = npt.NDArray[np.int64]


class WordLists:
    """The lists that a word stands in, as bits: words in small letters, `exact` ones with their capitals."""

    def __init__(self, small: dict[str, int], exact: dict[str, int]) -> None:
        self.small = small
        self.exact = exact

    def of(self, word: str) -> int:
        """The bits of the lists that hold a word; given names count in any alphabet, only with a capital."""
        bits = self.small.get(word.lower(), 0) & ~_GIVEN | self.exact.get(word, 0)
        if word[:1].isupper():
            bits |= self.small.get(to_latin(word).split("-")[0], 0) & _GIVEN
        return bits


class Forms:
    """The forms of words met so far, each with a number, and what its letters and the lists tell.

    `labels` are the tables of what other texts tell. `own` and `beside` hold the codes of a form's features,
    for itself and for words beside it; `code` and `shape` stand for form and short shape.
    """

    def __init__(self, knowledge: Knowledge, lists: WordLists, labels: tuple[WordLabels, ...] = ()) -> None:
        self.knowledge = knowledge
        self.lists = lists
        self.labels = labels
        self.number: dict[str, int] = {}
        self.own: list[list[int]] = []
        self.beside: list[list[int]] = []
        self.bits: list[int] = []
        self.code: list[int] = []
        self.shape: list[int] = []
        self.capital: list[bool] = []

    def numbers(self, words: list[str]) -> list[int]:
        """The number of each word's form; new forms are added."""
        for word in words:
            if word not in self.number:
                self._add(word)
        return [self.number[word] for word in words]

    def _add(self, word: str) -> None:
        form, plain, _, two, three, four, shape = word_features(word)
        short, bits = short_shape(shape), self.lists.of(word)
        facts = _codes_of_bits(_FACTS, self.knowledge.bits(word)) + _codes_of_bits(_LISTS, bits)
        facts += [_code(feature) for known in self.labels for feature in known.features_of(word)]
        ends = [f"{plain[:3]}-", f"{plain[:4]}-", f"-{two}", f"-{three}", f"-{four}"]
        whole = (f"form {form}", f"plain {plain}", *ends, f"shape {shape}", f"short {short}")
        codes = [_code(feature) for feature in whole]
        self.number[word] = len(self.own)
        self.own.append(codes + facts)
        self.beside.append([codes[0], codes[5], codes[7], *facts])
        self.bits.append(bits)
        self.code.append(_code(form))
        self.shape.append(_code(short))
        self.capital.append(word[:1].isupper())

    def rows(self, number: int) -> list[Rows]:
        """The rows of a form's features in each of its PARTS."""
        return [
            found
            for found, _ in self._rows_of(self.own[number : number + 1], self.beside[number : number + 1])
        ]

    def rows_from(self, first: int) -> list[tuple[Rows, Rows]]:
        """For each part the rows of the features of all forms from this one on, and each form's first."""
        return self._rows_of(self.own[first:], self.beside[first:])

    def _rows_of(self, own: list[list[int]], beside: list[list[int]]) -> list[tuple[Rows, Rows]]:
        whole, other = _joined(own), _joined(beside)
        return [
            (rows(codes, part), starts)
            for part in range(PARTS)
            for codes, starts in (other if part else whole,)
        ]


def _joined(codes: list[list[int]]) -> tuple[npt.NDArray[np.uint64], Rows]:
    """The codes of several forms in one array, and where each form's begin."""
    lengths = np.array([0, *map(len, codes)], dtype=np.int64)
    return np.array(list(chain.from_iterable(codes)), dtype=np.uint64), np.cumsum(lengths)[:-1]


def _code(feature: str) -> int:
    return crc32(feature.encode())


_FACTS = [_code(f"fact {n}") for n in range(WIDTH)]
_LISTS = [_code(f"list {n}") for n in range(len(LISTS))]


def _codes_of_bits(codes: list[int], bits: int) -> list[int]:
    """The codes whose bits are set."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(codes[lowest.bit_length() - 1])
        bits ^= lowest
    return found


@lru_cache(maxsize=4096)
def short_shape(shape: str) -> str:
    """A shape with every run of one kind as one.

    >>> short_shape("Xxxx-Xx")
    'Xx-Xx'
    """
    return re.sub(r"(.)\1+", r"\1", shape)


def rows(codes: npt.NDArray[np.uint64], part: int) -> Rows:
    """The rows of some codes in a part of the features."""
    mixed = (codes + np.uint64(part * 0x632BE59B)) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(46)).astype(np.int64)


class Context:
    """The features of a text's words: `forms` by number, `rows` of what depends on neighbours (a row a word),
    and for capitalised words that stand elsewhere too, the words `before` and `after` them there.

    `bounds` are the sentences, as first word and the one after the last.
    """

    def __init__(self, words: list[str], bounds: list[tuple[int, int]], forms: Forms) -> None:
        self.bounds = bounds
        numbers = forms.numbers(words)
        self.forms = np.array(numbers, dtype=np.int64)
        self._codes = [forms.code[n] for n in numbers]
        self._code = np.array(self._codes, dtype=np.uint64)
        self._shape = np.array([forms.shape[n] for n in numbers], dtype=np.uint64)
        self._bits = [forms.bits[n] for n in numbers]
        self._capital = [forms.capital[n] and words[i][0].isalpha() for i, n in enumerate(numbers)]
        self._words = words
        self._first = np.zeros(len(words), dtype=np.int64)
        self._limit = np.zeros(len(words), dtype=np.int64)
        for first, limit in self.bounds:
            self._first[first:limit] = first
            self._limit[first:limit] = limit
        self._beside = {offset: self._neighbours(offset) for offset in OFFSETS}
        self.before, self.after = self._elsewhere()
        self.rows = self._rows()

    def neighbours(self, offset: int) -> tuple[Rows, Rows]:
        """The words that have a neighbour at one of OFFSETS in their sentence, and those neighbours."""
        return self._beside[offset]

    def _neighbours(self, offset: int) -> tuple[Rows, Rows]:
        here = np.arange(len(self._words))
        there = here + offset
        inside = (there >= self._first) & (there < self._limit)
        return here[inside], there[inside]

    def _moved(self, values: npt.NDArray[np.uint64], offset: int) -> npt.NDArray[np.uint64]:
        moved = np.full(len(values), 7, dtype=np.uint64)
        here, there = self.neighbours(offset)
        moved[here] = values[there]
        return moved

    def _rows(self) -> Rows:
        code, shape = self._code, self._shape
        before, after = self._moved(code, -1), self._moved(code, 1)
        shape_before, shape_after = self._moved(shape, -1), self._moved(shape, 1)
        initial, leading, following, run = self._stretches()
        pairs = (
            (before, code),
            (code, after),
            (shape_before, shape),
            (shape, shape_after),
            (shape_before, shape, shape_after),
            (before, shape),
            (shape, after),
            (self._moved(code, -2), before, shape),
            (after, self._moved(code, 2), shape),
            (initial, np.full_like(shape, 3)),
            (initial, shape),
            (leading,),
            (leading, shape),
            (following,),
            (following, shape),
            (run,),
            *self._of_text(initial),
        )
        columns = [_mixed(parts, PARTS + n) for n, parts in enumerate(pairs)]
        columns.append(rows(np.zeros(len(code), dtype=np.uint64), PARTS + len(pairs)))
        return np.stack(columns, axis=1) if len(code) else np.zeros((0, len(columns)), dtype=np.int64)

    def _stretches(self) -> tuple[npt.NDArray[np.uint64], ...]:
        """Whether a word opens its sentence, the words that lead to and follow its capitals, their number."""
        size = len(self._words)
        initial, run, leading, following = [0] * size, [0] * size, [7] * size, [7] * size
        for first, limit in self.bounds:
            lead, begins, opens = 7, first, True
            for at in range(first, limit):
                initial[at], leading[at] = opens, lead
                if self._words[at][0].isalnum():
                    opens = False
                elif self._words[at] not in ",;-–—()":
                    opens = True
                if self._capital[at]:
                    continue
                if begins < at:
                    following[begins:at] = [self._codes[at]] * (at - begins)
                    run[begins:at] = [min(at - begins, _LONGEST_RUN)] * (at - begins)
                begins = at + 1
                following[at] = 7 if begins >= limit else self._codes[begins]
                if not self._bits[at] & _SKIPPED:
                    lead = self._codes[at]
            run[begins:limit] = [min(limit - begins, _LONGEST_RUN)] * (limit - begins)
        return tuple(np.array(column, dtype=np.uint64) for column in (initial, leading, following, run))

    def _of_text(self, initial: npt.NDArray[np.uint64]) -> Iterator[tuple[npt.NDArray[np.uint64], ...]]:
        """What the text tells of a capitalised word: small, inside a sentence, in a longer run elsewhere."""
        size = len(self._words)
        state, longer, opener = (np.zeros(size, dtype=np.uint64) for _ in range(3))
        small = {w for w in self._words if w[:1].islower()}
        inside = {w for at, w in enumerate(self._words) if self._capital[at] and not initial[at]}
        runs = self._longest_runs()
        for at, word in enumerate(self._words):
            if not self._capital[at]:
                continue
            state[at] = 1 + (word.lower() in small) + 2 * (word in inside) + 4 * int(initial[at])
            length, place, first = runs[word]
            if length > 1 and not (first <= at < first + length):
                longer[at] = 1 + min(length, 3) * 4 + (place == 0) + 2 * (place == length - 1)
                kinds = [n for n in _RUN_OPENERS if self._bits[first] >> n & 1]
                led = first > self._first[first] and self._bits[first - 1] >> _OFFICE & 1
                opener[at] = 1 + sum(1 << n for n in kinds) * 2 + led
        yield (state,)
        yield (longer,)
        yield (opener,)

    def _longest_runs(self) -> dict[str, tuple[int, int, int]]:
        """For each capitalised word the longest run of capitals with it: length, its place, the first."""
        runs: dict[str, tuple[int, int, int]] = {}
        for first, limit in self.bounds:
            at = first
            while at < limit:
                end = at
                while end < limit and self._capital[end]:
                    end += 1
                for place in range(at, end):
                    found = (end - at, place - at, at)
                    if found[0] > runs.get(self._words[place], (0, 0, 0))[0]:
                        runs[self._words[place]] = found
                at = end + 1
        return runs

    def _elsewhere(self) -> tuple[Rows, Rows]:
        """(word, neighbour) pairs: the words before and after the other occurrences of capitalised words."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            if self._capital[at]:
                places.setdefault(word, []).append(at)
        before, after = [], []
        for found in places.values():
            for at in found if len(found) > 1 else ():
                for other in [o for o in found[: _MOST_OTHERS + 1] if o != at][:_MOST_OTHERS]:
                    if other > self._first[other]:
                        before.append((at, other - 1))
                    if other + 1 < self._limit[other]:
                        after.append((at, other + 1))
        return _pairs(before), _pairs(after)


def _pairs(found: list[tuple[int, int]]) -> Rows:
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _mixed(parts: tuple[npt.NDArray[np.uint64], ...], part: int) -> Rows:
    code = np.zeros(len(parts[0]), dtype=np.uint64)
    for values in parts:
        code = (code ^ values) * np.uint64(0x9E3779B97F4A7C15) + (code >> np.uint64(29))
    return rows(code, part)
