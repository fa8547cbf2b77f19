"""Interviews in questions and answers: paragraphs that open with who speaks and a colon."""

import re
from bisect import bisect_left
from itertools import accumulate

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import fold, lexicon
from recoupe.annotate.quotations.page import Page
from recoupe.model import Record, Span

_LABEL = re.compile(r"([^\s:?!«“\"][^:?!\n«“\"]{0,48}?)[ \xa0\u202f]?:\s+(?=\S)")
_LONGEST = 6
"""Words of a label, at most."""
_BETWEEN = 3
"""Paragraphs without a label that may follow a turn and go on with it."""
_REASON = "named before a colon that opens a turn of an interview"


class _Turn(Record, frozen=True):
    """A paragraph of someone's: its place among the paragraphs, the label, and what is said."""

    paragraph: int
    label: Span
    name: str
    content: Span
    anonymous: bool


def interviews(page: Page, stated: list[Found]) -> list[Found]:
    """The turns of interviews: labels that alternate over neighbouring paragraphs, a question among them.

    "Q:" and "A:" name nobody.
    """
    found = []
    taken = sorted(span for one in stated for span in one.content)
    reached = list(accumulate((span.end for span in taken), max))
    for run in _runs(page):
        asks = any(page.text[t.content.end - 1] == "?" for t in run)
        if len({t.name for t in run}) < 2 or not asks:
            continue
        for turn, after in zip(run, [*run[1:], None], strict=True):
            content = (turn.content, *_goes_on(page, turn, after))
            before = bisect_left(taken, Span(turn.content.end, 0))
            if before and reached[before - 1] > turn.content.start:
                continue
            found.append(
                Found(
                    kind="direct", content=content, quoted=content, reason=_REASON,
                    sources=() if turn.anonymous else (turn.label,),
                    sentence=page.sentence_of(turn.content.start),
                )
            )  # fmt: skip
    return found


def _runs(page: Page) -> list[list[_Turn]]:
    """Turns whose paragraphs follow one another closely."""
    runs: list[list[_Turn]] = []
    for number in range(len(page.paragraphs)):
        turn = _turn(page, number)
        if turn is None:
            continue
        if runs and number - runs[-1][-1].paragraph <= _BETWEEN + 1:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return [run for run in runs if len(run) > 1]


def _turn(page: Page, number: int) -> _Turn | None:
    start, end = page.paragraphs[number]
    match = _LABEL.match(page.text, start, end)
    words = lexicon(page.languages[number])
    if match is None or words is None or match.end() >= end:
        return None
    names = match.group(1).split()
    anonymous = fold(match.group(1)) in words.turns
    named = len(names) <= _LONGEST and all(n[0].isupper() or fold(n) in words.determiners for n in names)
    if not anonymous and not named:
        return None
    return _Turn(
        paragraph=number, label=Span(start, match.end(1)), name=fold(match.group(1)),
        content=Span(match.end(), end), anonymous=anonymous,
    )  # fmt: skip


def _goes_on(page: Page, turn: _Turn, after: _Turn | None) -> list[Span]:
    """The paragraphs between a turn and the next one of the run, which belong to the first."""
    if after is None:
        return []
    return [Span(*page.paragraphs[i]) for i in range(turn.paragraph + 1, after.paragraph)]
