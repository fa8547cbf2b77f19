"""Reporting words between the marks: « Ce texte, a insisté la rapporteure, protège les locataires. »"""

from recoupe.annotate.quotations.cues import Cue, cue_inside
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.marks import Stretch
from recoupe.annotate.quotations.page import TERMINATORS, Page
from recoupe.annotate.quotations.subjects import after_verb, before_verb, clitic_of
from recoupe.model import Record, Span

_BEFORE = frozenset({",", "?", "!", "…", "–", "—", "..."})
_NAMED = frozenset({"DET", "NOUN", "PROPN", "ADJ"})
_OF_WHOM = 6
"""Words between commas that tell whose the speaker is: « , de Nordbank, »."""
_LONGEST = 24
"""Words of an incise after its verb."""


class Incise(Record, frozen=True):
    """Reporting words inside a stretch: cue, source if named, and what is said before and after them."""

    cue: Cue
    source: tuple[int, int] | None
    content: tuple[Span, ...]


def find_incise(page: Page, stretch: Stretch, words: Lexicon) -> Incise | None:
    """The first reporting words that stand between the marks themselves, set off by commas.

    Languages that never write them there are asked only where a mark is missing.
    """
    if not words.inside_marks and stretch.closed and not stretch.dash:
        return None
    first, after = page.word_at(stretch.inner_start), page.word_at(stretch.inner_end)
    for index in range(first + 1, after):
        if page.words[index].folded not in words.verbs:
            continue
        cue = cue_inside(page, index, after, words)
        if cue is not None and (found := _incise(page, stretch, cue, words, first, after)) is not None:
            return found
    return None


def _incise(page: Page, stretch: Stretch, cue: Cue, words: Lexicon, first: int, after: int) -> Incise | None:
    start = cue.first
    source = None
    if _may_open(page, start - 1) and start - 1 > first:
        source = clitic_of(page, cue, words) or after_verb(page, cue, words, after)
    elif not stretch.closed:
        source = before_verb(page, cue, words, first)
        start = source[0] if source is not None else start
        if start - 1 <= first or not _may_open(page, start - 1):
            return None
    dash = _is_dash(page, start - 1)
    if source is None and not (dash and stretch.dash and words.drops_subject and _alone(page, cue, after)):
        return None
    if source is not None and page.words[source[0]].folded in words.first_person:
        return None
    end = _end(page, max(source[1] if source else 0, cue.last) + 1, after, words, dash=dash)
    if end is None:
        return None
    return Incise(cue=cue, source=source, content=_parts(page, stretch, start - 1, end, words))


def _alone(page: Page, cue: Cue, after: int) -> bool:
    """Whether reporting words name nobody: "– Nie wiem – dodał po chwili." """
    follows = cue.last + 1
    if follows < after and (
        page.words[follows].pos in {"ADP", "ADV"} or "Case=Dat" in page.words[follows].morph
    ):
        return True
    return follows >= after or page.words[follows].text in TERMINATORS or _is_dash(page, follows)


def _end(page: Page, start: int, after: int, words: Lexicon, *, dash: bool) -> int | None:
    """The mark that closes the incise: a comma, the end of a sentence or of the stretch, or a dash.

    A clause about the speaker belongs to it: « commente X, qui n'a pas participé, mais ... »
    """
    if start + 1 < after and page.words[start].text == "," and page.words[start + 1].key in words.relative:
        behind = range(start + 2, min(start + _LONGEST, after))
        return next((i for i in behind if _closes(page, i)), start)
    if start + 1 < after and page.words[start].text == "," and page.words[start + 1].pos == "ADP":
        closes = range(start + 2, min(start + _OF_WHOM, after))
        named = next((i for i in closes if page.words[i].pos not in _NAMED), start)
        return named if page.words[named].text == "," else start
    for index in range(start, min(start + _LONGEST, after)):
        word = page.words[index]
        if (
            word.text in TERMINATORS
            or word.text in {",", ";", ":", "..."}
            or (dash and _is_dash(page, index))
        ):
            return index
        if word.pos in {"VERB", "AUX"} and "VerbForm=Fin" in word.morph:
            return None
    return after if after - start < _LONGEST else None


def _closes(page: Page, index: int) -> bool:
    """Whether a word ends a clause about the speaker."""
    return page.words[index].text in TERMINATORS | {","}


def _parts(page: Page, stretch: Stretch, comma: int, end: int, words: Lexicon) -> tuple[Span, ...]:
    """What is said before the incise and after it."""
    mark = page.words[comma]
    before = Span(stretch.inner_start, mark.start if mark.text == "," or _is_dash(page, comma) else mark.end)
    parts = [Span(before.start, _trimmed(page.text, before.start, before.end))]
    goes_on = stretch.closed or any(
        w.pos == "AUX" or "VerbForm=Fin" in w.morph for w in page.words[end : page.word_at(stretch.end)]
    )
    if (
        stretch.dash
        and not words.articles
        and end + 1 < len(page.words)
        and page.words[end].text in TERMINATORS
    ):
        goes_on = _is_dash(page, end + 1)  # what follows without a dash is the writer's
    if goes_on and end < len(page.words) and page.words[end].end < stretch.inner_end:
        behind = Span(page.words[end].end, stretch.inner_end)
        parts += _rest(page, behind, words) if _is_dash(page, comma) else [_stripped(page, behind)]
    return tuple(p for p in parts if p.start < p.end)


def _stripped(page: Page, span: Span) -> Span:
    start = span.start
    while start < span.end and page.text[start].isspace():
        start += 1
    return Span(start, span.end)


def _rest(page: Page, behind: Span, words: Lexicon) -> list[Span]:
    """What is said behind an incise between dashes, without further ones: "– Tak – powiedział X. – Nie wiem –
    dodał."
    """
    parts = []
    start, after = page.word_at(behind.start), page.word_at(behind.end)
    while start < after:
        if _is_dash(page, start):
            start += 1
            continue
        stop = next((i for i in range(start + 1, after) if _opens_incise(page, i, words)), after)
        parts.append(Span(page.words[start].start, min(page.words[stop - 1].end, behind.end)))
        closes = (i for i in range(stop + 2, after) if page.words[i].text in TERMINATORS or _is_dash(page, i))
        start = next(closes, after) + 1
    return parts


def _may_open(page: Page, index: int) -> bool:
    """Whether a mark may stand before reporting words."""
    return page.words[index].text in _BEFORE or _is_dash(page, index)


def _is_dash(page: Page, index: int) -> bool:
    """Whether a word is a dash; a hyphen is one between spaces."""
    word = page.words[index]
    return word.text in {"–", "—"} or (word.text == "-" and page.text[word.start - 1 : word.end + 1] == " - ")


def _opens_incise(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a dash stands before a finite verb of saying."""
    if not _is_dash(page, index) or index + 1 >= len(page.words):
        return False
    behind = page.words[index + 1]
    return behind.pos == "VERB" and behind.folded in words.verbs


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
