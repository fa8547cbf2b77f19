"""Quotation marks: which stretches of a text they enclose, whatever pair, level or slip.

One pass over the text with a stack, so the time grows with its length only.
"""

import re
from bisect import bisect_right

from recoupe.model import Record

_PAIRS = {
    "«": "»", "“": "”", "„": "“”", "‹": "›", "‚": "‘’", "‘": "’", "‟": "”", '"': '"', "'": "'", "″": "″",
    "<<": ">>", "''": "''", "``": "''", ",,": "''", "»": "«", "›": "‹", "”": "”", "「": "」", "『": "』",
    "＂": "＂",
}  # fmt: skip
"""Opening mark and the marks that may close it (Unicode general categories Pi and Pf, and ASCII habits)."""

_SINGLE = frozenset("‘’‚'‹›")
_MARK = re.compile(r"<<|>>|''|``|,,(?=\w)|[«»“”„‟‹›‚‘’\"'″「」『』＂]")
_DASH_LINE = re.compile(r"(?m)^[ \t]*([—–―])[ \t \xa0\u202f]*(?=\w|[«“\"])")
_DASH_SENTENCE = re.compile(r"(?<=[.!?…][ \xa0])[–—-][ \xa0](?=[^\W\d_a-zà-ÿąćęłńóśźżа-яёіїєґ])")
_DASH_INSIDE = re.compile(r"[ \xa0][–—-][ \xa0](?=[a-zà-ÿąćęłńóśźżа-яёіїєґ])")
_SENTENCE_END = re.compile(r"(?<=\w{4})[.!?…](?=\s|$)")
_DOUBLE = frozenset('“”„"‟')
"""Marks that careless typing mixes: opened with one, closed with another."""
_BOUNDARY = frozenset(" \t\n\r\xa0\u202f\u2009([{-–—―/")
MARKS = frozenset('«»“”„‟‹›″"「」『』＂')
"""The marks that are never an apostrophe."""


class Stretch(Record, frozen=True):
    """What one pair of marks encloses: `start` and `end` with the marks, `inner_*` without marks and spaces.

    `depth` is 0 for an outermost stretch; `closed` tells whether both marks are there; `continues` that it
    goes on from the paragraph before, whose marks were left open as the convention has it; `dash` that a
    dialogue dash, not a mark, opens it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False
    dash: bool = False
    missing_opening: bool = False


class _Open:
    """A mark that waits for its partner."""

    __slots__ = ("continues", "mark", "start")

    def __init__(self, mark: str, start: int, continues: bool) -> None:
        self.mark = mark
        self.start = start
        self.continues = continues


def find_stretches(text: str, paragraphs: list[tuple[int, int]]) -> list[Stretch]:
    """All stretches between marks in the paragraphs, in text order, outer before inner.

    >>> text = "He said “yes, ‘now’” to 6'2\\" men."
    >>> [text[s.start : s.end] for s in find_stretches(text, [(0, len(text))])]
    ['“yes, ‘now’”', '‘now’']
    """
    found: list[Stretch] = []
    carried: str = ""
    for first, last in paragraphs:
        pairs, carried = _pair_paragraph(text, first, last, carried)
        found.extend(pairs)
        outer = [p for p in pairs if not p.depth]
        found.extend(_between_marks(text, first, last, outer) if pairs else _dash_lines(text, first, last))
    return sorted(found, key=lambda s: (s.start, -s.end))


def _pair_paragraph(text: str, start: int, end: int, carried: str) -> tuple[list[Stretch], str]:
    """The stretches of one paragraph, and the mark that stays open over its end ("" if none).

    `carried` is the mark that the paragraph before left open: a paragraph that opens with the same mark
    continues it; one that closes first, without opening, continues it too.
    """
    stack: list[_Open] = []
    done: list[Stretch] = []
    orphan = -1
    marks = list(_MARK.finditer(text, start, end))
    marks = _without_inches(text, marks, end)
    singles = _single_closers(text, marks, start, end)
    for match in marks:
        mark, at = match.group(), match.start()
        if _is_measure_or_apostrophe(text, mark, at, match.end(), start, end, stack, singles):
            continue
        if _closes(text, mark, at, match.end(), start, end, stack):
            _close(text, stack, mark, match.end(), done)
        elif _opens(text, mark, at, match.end(), start, end):
            stack.append(_Open(mark, at, bool(carried) and at == start and mark == carried))
        elif mark in MARKS and not stack and not done and orphan < 0:
            orphan = match.end()
            done.append(_from_start(text, start, match.end(), len(mark), bool(carried)))
    left_open = ""
    if stack:
        left_open = stack[0].mark if stack[0].mark in MARKS or stack[0].mark == "‘" else ""
        done.extend(_unclosed(text, stack, end, done))
    return _with_depth(done), left_open


def _without_inches(text: str, marks: list[re.Match[str]], end: int) -> list[re.Match[str]]:
    """Where straight marks do not come in pairs, one after a figure and before a word means inches."""
    straight = [m for m in marks if m.group() == '"']
    if len(straight) % 2 == 0:
        return marks
    for match in straight[1:]:
        after = text[match.end() : min(match.end() + 2, end)]
        if text[match.start() - 1].isdigit() and after[:1] == " " and after[1:].islower():
            return [m for m in marks if m is not match]
    return marks


def _single_closers(text: str, marks: list[re.Match[str]], start: int, end: int) -> list[int]:
    """Where a single mark could close: after a letter or a full stop, before a boundary."""
    places = []
    for match in marks:
        if match.group() not in {"'", "’"}:
            continue
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if not before.isspace() and not after.isalnum():
            places.append(at)
    return places


def _is_measure_or_apostrophe(
    text: str, mark: str, at: int, after_at: int, start: int, end: int, stack: list[_Open], singles: list[int]
) -> bool:
    """Whether the mark is an apostrophe, feet, inches, minutes or seconds and no quotation mark."""
    before = text[at - 1] if at > start else " "
    after = text[after_at] if after_at < end else " "
    open_mark = stack[-1].mark if stack else ""
    if mark in {'"', "″", "''"} and before.isdigit():
        return not any(mark in _PAIRS[o.mark] for o in stack)
    if mark not in {"'", "’", "‘", "‚"}:
        return False
    if before.isalnum() and after.isalnum():
        return True
    if mark in {"'", "’"} and before.isdigit() and mark not in _PAIRS.get(open_mark, ""):
        return True
    if mark == "’" or (mark == "'" and not _at_boundary(before)):
        waits = any(mark in _PAIRS[o.mark] for o in stack)
        return not waits or (before in "sS" and after == " " and _later(singles, at, end))
    if mark == "'":
        return not after.isalnum() or after.isdigit() or not _later(singles, at, end)
    return after.isspace()


def _later(singles: list[int], at: int, end: int) -> bool:
    """Whether a better place to close comes within the next 2,000 characters of the paragraph."""
    index = bisect_right(singles, at)
    return index < len(singles) and singles[index] < min(end, at + 2000)


def _closes(text: str, mark: str, at: int, after_at: int, start: int, end: int, stack: list[_Open]) -> bool:
    """Whether the mark closes something that is open."""
    if not any(mark in _PAIRS[o.mark] for o in stack):
        return _closes_mixed(text, mark, at, after_at, start, end, stack)
    if mark not in {'"', "'", "“", "”", "″", "''", "＂"} or mark not in _PAIRS:
        return True
    before = text[at - 1] if at > start else " "
    after = text[after_at] if after_at < end else " "
    if mark == "“" and stack[-1].mark not in {"„", ",,"}:
        return False
    looks_opening = _at_boundary(before) and (after.isalnum() or after in "«“‘'([…$€£")
    return not (looks_opening and before.isspace() and stack[-1].mark != mark)


def _closes_mixed(
    text: str, mark: str, at: int, after_at: int, start: int, end: int, stack: list[_Open]
) -> bool:
    """Whether a double mark closes one of another form: it can only close where it stands."""
    if mark not in _DOUBLE or mark == "„" or not any(o.mark in _DOUBLE for o in stack):
        return False
    before = text[at - 1] if at > start else " "
    after = text[after_at] if after_at < end else " "
    return not _at_boundary(before) and not after.isalnum()


def _opens(text: str, mark: str, at: int, after_at: int, start: int, end: int) -> bool:
    """Whether the mark can open a stretch where it stands."""
    if mark not in _PAIRS:
        return False
    before = text[at - 1] if at > start else " "
    after = text[after_at] if after_at < end else " "
    if mark in {"»", "›", "”", "’"}:
        return _at_boundary(before) and (after.isalnum() or (mark == "”" and at == start))
    if mark in {'"', "″", "＂", "''", "<<"}:
        return _at_boundary(before) or after.isalnum()
    return True


def _at_boundary(before: str) -> bool:
    return before in _BOUNDARY or before in "«“‘\"'„‹"


def _close(text: str, stack: list[_Open], mark: str, end: int, done: list[Stretch]) -> None:
    """Closes the innermost open stretch that the mark fits; what stays open inside it is dropped."""
    while stack:
        opened = stack.pop()
        fits = mark in _PAIRS[opened.mark] or (mark in _DOUBLE and opened.mark in _DOUBLE)
        if fits and (mark in _PAIRS[opened.mark] or not any(mark in _PAIRS[o.mark] for o in stack)):
            done.append(_stretch(text, opened, end, len(mark)))
            return


def _stretch(text: str, opened: _Open, end: int, closing: int, closed: bool = True) -> Stretch:
    inner_start, inner_end = _trim(text, opened.start + len(opened.mark), end - closing)
    return Stretch(
        start=opened.start, end=end, inner_start=inner_start, inner_end=inner_end, closed=closed,
        continues=opened.continues,
    )  # fmt: skip


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _from_start(text: str, start: int, end: int, closing: int, continues: bool) -> Stretch:
    """A stretch that only its closing mark shows: it begins with the paragraph."""
    inner_start, inner_end = _trim(text, start, end - closing)
    return Stretch(
        start=start, end=end, inner_start=inner_start, inner_end=inner_end, closed=continues,
        continues=continues, missing_opening=not continues,
    )  # fmt: skip


def _unclosed(text: str, stack: list[_Open], end: int, done: list[Stretch]) -> list[Stretch]:
    """What stays open at the end of a paragraph: the outermost goes to the end of the paragraph.

    A level inside a stretch that did close is a slip of the writer and is dropped.
    """
    opened = stack[0]
    if opened.mark in _SINGLE and opened.mark != "‹":
        return []
    # One mark that closes two levels: the level inside took it, so the outer one ends there as well.
    closing = [s for s in done if s.start > opened.start]
    if len(stack) == 1 and closing and max(s.end for s in closing) == end:
        inner = max(closing, key=lambda s: s.end)
        if text[inner.start] == opened.mark:
            return [_stretch(text, opened, inner.end, 1)]
    return [_stretch(text, opened, end, 0, closed=False)]


def _with_depth(done: list[Stretch]) -> list[Stretch]:
    """The stretches in text order, each with the number of stretches around it."""
    ordered = sorted(done, key=lambda s: (s.start, -s.end))
    ends: list[int] = []
    placed = []
    for stretch in ordered:
        while ends and ends[-1] <= stretch.start:
            ends.pop()
        placed.append(_at_depth(stretch, len(ends)))
        ends.append(stretch.end)
    return [s for s in placed if s.inner_start < s.inner_end]


def _at_depth(s: Stretch, depth: int) -> Stretch:
    return s if depth == s.depth else Stretch(
        start=s.start, end=s.end, inner_start=s.inner_start, inner_end=s.inner_end, depth=depth,
        closed=s.closed, continues=s.continues, missing_opening=s.missing_opening,
    )  # fmt: skip


def _dash_lines(text: str, start: int, end: int) -> list[Stretch]:
    """A line of dialogue: a dash at its head, and no marks in it; so is a sentence that a dash opens, where
    another sets reporting words off: "Zamknięto drogę. – Czekamy – mówi kierowca. – Od rana."
    """
    match = _DASH_LINE.match(text, start, end)
    begins = [match] if match and end - match.end() >= 2 else []
    begins += _DASH_SENTENCE.finditer(text, match.end() if match else start, end)
    if not begins or (not match and not _DASH_INSIDE.search(text, begins[0].end(), end)):
        return []
    lasts = [m.start() for m in begins[1:]] + [end]
    ends = [_end_of_dash(text, m.end(), last) for m, last in zip(begins, lasts, strict=True)]
    return [
        Stretch(start=m.start(), end=stop, inner_start=m.end(), inner_end=stop, dash=True)
        for m, stop in zip(begins, ends, strict=True)
        if stop > m.end()
    ]


def _end_of_dash(text: str, start: int, end: int) -> int:
    """Where an utterance behind a dash ends: with the sentence that its reporting words close, since what
    follows without a dash is the writer's."""
    inside = _DASH_INSIDE.search(text, start, end)
    stop = _SENTENCE_END.search(text, inside.end(), end) if inside else None
    if inside and stop and not _DASH_INSIDE.search(text, inside.end(), stop.start()):
        return stop.end()
    return start + len(text[start:end].rstrip())


def _between_marks(text: str, start: int, end: int, pairs: list[Stretch]) -> list[Stretch]:
    """The utterances behind dashes in a paragraph that has marks as well, where they begin and end between
    these."""
    found: list[Stretch] = []
    for low, high in zip([start, *(p.end for p in pairs)], [*(p.start for p in pairs), end], strict=True):
        found += (s for s in _dash_lines(text, low, high) if low < s.start and s.end < high)
    return found
