"""Interviews in questions and answers: paragraphs that open with who speaks, or bare questions."""

import re
from bisect import bisect_left
from itertools import accumulate

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import fold, lexicon
from recoupe.annotate.quotations.page import Page
from recoupe.model import Mention, Record, Span

_LABEL = re.compile(r"([^\s:?!«“\"][^:?!\n«“\"]{0,48}?)[ \xa0\u202f]?:\s+(?=\S)")
_LONGEST = 6
"""Words of a label, at most."""
_BETWEEN = 3
"""Paragraphs without a label that may follow a turn and go on with it."""
_OPENING = 3
"""Paragraphs between the one that names the guest and the first question, at most."""
_QUESTION = 400
"""Characters of a question, at most."""
_ANSWERS = 2
"""Answers that make an interview, at least."""
_NEAR = 2
"""Spans told before, beside those within the answers, that may touch one."""
_GUEST = "named as the guest of an interview whose questions bear no label"
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


def unlabelled(page: Page, mentions: tuple[Mention, ...], stated: list[Found]) -> list[Found]:
    """The answers to bare questions behind a paragraph that names the guest: "An interview with X".

    One of the answers must speak in the first person: what a reader may ask is answered by the writer.
    """
    found: list[Found] = []
    taken = sorted(span for one in stated for span in one.content)
    people = [m for m in mentions if m.type == "PERSON"]
    for number in range(len(page.paragraphs)):
        guest = _guest(page, number, people)
        if guest is None:
            continue
        answers = _answers(page, number)
        spans = [s for some in answers for s in some]
        near = taken[max(0, bisect_left(taken, Span(spans[0].start, 0)) - 1) :] if spans else []
        clear = not any(t.overlaps(s) for t in near[: len(spans) + _NEAR] for s in spans)
        if len(answers) < _ANSWERS or not clear or not any(_is_personal(page, s) for s in spans):
            continue
        found.extend(
            Found(
                kind="direct", content=tuple(some), quoted=tuple(some), reason=_GUEST, sources=(guest,),
                sentence=page.sentence_of(some[0].start),
            )
            for some in answers
        )  # fmt: skip
        break
    return found


def _guest(page: Page, number: int, people: list[Mention]) -> Span | None:
    """The one person named behind the words for an interview, in a paragraph that quotes nothing."""
    start, end = page.paragraphs[number]
    words = lexicon(page.languages[number])
    match = words.interviews.search(page.folded, start, end) if words is not None else None
    if match is None or page.stretches_in(start, end):
        return None
    named = [m for m in people if match.end() <= m.start and m.end <= end]
    return Span(named[0].start, named[0].end) if len(named) == 1 else None


def _answers(page: Page, number: int) -> list[list[Span]]:
    """The paragraphs behind each question; of the last answer one paragraph alone."""
    rest = range(number + 1, len(page.paragraphs))
    asked = [i for i in rest if _asks(page, i)]
    if not asked or asked[0] - number > _OPENING:
        return []
    answers = []
    for here, after in zip(asked, [*asked[1:], min(asked[-1] + 2, len(page.paragraphs))], strict=True):
        some = [Span(*page.paragraphs[i]) for i in range(here + 1, after)]
        if len(some) > _BETWEEN + 1:
            return []
        if some:
            answers.append(some)
    return answers


def _asks(page: Page, number: int) -> bool:
    start, end = page.paragraphs[number]
    return page.text[end - 1] == "?" and end - start <= _QUESTION and not page.stretches_in(start, end)


def _is_personal(page: Page, span: Span) -> bool:
    """Whether someone speaks of himself: "I", „wir“, a verb of the first person."""
    words = page.language_words(max(page.sentence_of(span.start), 0)) if page.sentences else None
    told = page.words[page.word_at(span.start) : page.word_at(span.end)]
    first = words.first_person if words is not None else frozenset()
    return any(w.folded in first or "Person=1" in w.morph for w in told)


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
