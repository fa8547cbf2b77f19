"""A few words between marks in the report's own sentence: whose they are, or that they are nobody's."""

from bisect import bisect_left

from recoupe.annotate.quotations.cues import Cue, cue_spans, is_unsaid
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.marks import Stretch
from recoupe.annotate.quotations.page import FINITE, SUBJECTS, Page
from recoupe.annotate.quotations.phrases import phrase_of_head, phrase_right, rest_of_phrase
from recoupe.annotate.quotations.subjects import (
    agent_of,
    before_verb,
    claimant,
    inherited,
    is_participle,
    main_subject,
)
from recoupe.model import Span

_SO_CALLED = 30
"""Characters before marks in which "so-called" is looked for."""
_REACH = 14
"""How many words may stand between the verb and the marks."""


def is_nobodys(page: Page, stretch: Stretch, words: Lexicon) -> bool:
    """Whether the marks enclose a title, a name or a word as a word: the words before them tell."""
    index = page.word_at(stretch.start) - 1
    titled = page.text[stretch.inner_start].isupper() or page.text[stretch.inner_start].isdigit()
    if words.so_called_before.search(page.folded, max(stretch.start - _SO_CALLED, 0), stretch.start):
        return True
    if titled and page.words[index].folded in words.performing:
        return page.text[stretch.inner_end - 1] not in ",.!?…"
    for place in range(index, max(index - 3, -1), -1):
        word = page.words[place]
        if place == index and word.text == "," and titled and not _is_utterance(page, stretch):
            continue
        if word.is_punctuation or page.stretch_over(word.start) is not None:
            return False
        if word.folded in words.word_nouns:
            return True
        if titled and (word.folded in words.works or _names(page, place, words)):
            return True
        if word.pos in {"VERB", "AUX", "ADP"} and place < index:
            return False
    return False


def _is_utterance(page: Page, stretch: Stretch) -> bool:
    """Whether a finite verb and some words stand between the marks, and a mark ends them."""
    inside = page.words[page.word_at(stretch.inner_start) : page.word_at(stretch.inner_end)]
    finite = any(w.pos == "AUX" or "VerbForm=Fin" in w.morph for w in inside)
    return finite and len(inside) > 4 and page.text[stretch.inner_end - 1] in ",.!?"


def _names(page: Page, place: int, words: Lexicon) -> bool:
    """Whether the word gives a name: a noun for what bears one, or "called" where it describes a noun."""
    word = page.words[place]
    return word.folded in words.naming and (word.pos != "VERB" or word.dep in {"acl", "amod"})


def fragment(
    page: Page, stretch: Stretch, cues: list[Cue], places: list[int], words: Lexicon, taken: set[int]
) -> Found | None:
    """A mixed quotation for words between marks that a verb gives to someone, else None.

    `taken` are the places of cues that already report something.
    """
    mark = page.word_at(stretch.start)
    if mark >= len(page.words):
        return None
    low, high = page.word_range(page.words[mark].sentence)
    after = page.word_at(stretch.end)
    agent = (
        agent_of(page, after, high, words) if after < high and page.words[after].folded in words.by else None
    )
    for place in range(bisect_left(places, mark) - 1, -1, -1):
        cue = cues[place]
        if cue.word < low:
            return None
        if (
            cue.noun
            or not cue.known.frames & {"describe", "reporting"}
            or cue.known.frames <= {"attitude", "act", "purpose"}
            or ("attitude" in cue.known.frames and "describe" not in cue.known.frames)
        ):
            continue
        if agent is None and cue.last + 1 < mark and page.words[cue.last + 1].folded in words.by:
            agent = agent_of(page, cue.last + 1, mark, words)
        if agent is not None and _is_undergone(page, cue, words):
            return _made(page, cue, words, Span(stretch.start, stretch.end), agent)
        if (
            page.words[cue.word].start in taken
            or mark - cue.last > _REACH
            or _clause_between(page, cue, mark)
            or is_unsaid(page, cue, words)
        ):
            return None
        return _active(page, cue, words, stretch, mark, low)
    return _verb_last(page, stretch, cues, places, words, low)


def _verb_last(
    page: Page, stretch: Stretch, cues: list[Cue], places: list[int], words: Lexicon, low: int
) -> Found | None:
    """Marked words between an agent and the participle behind them: „von X als "..." bezeichnet“."""
    if not words.comma_clauses:
        return None
    place = bisect_left(places, page.word_at(stretch.end))
    mark = page.word_at(stretch.start)
    cue = cues[place] if place < len(cues) else None
    if cue is None or cue.noun or cue.word - page.word_at(stretch.end) > 1 or is_unsaid(page, cue, words):
        return None
    if page.words[mark - 1].folded not in words.as_ or "Mood=" in page.words[cue.word].morph:
        return None
    for index in range(mark - 2, max(low, mark - _REACH) - 1, -1):
        if page.words[index].folded in words.by:
            agent = phrase_right(page, index + 1, mark - 1, words)
            return _made(page, cue, words, Span(stretch.start, stretch.end), agent) if agent else None
    return None


def _is_undergone(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether the verb can have an agent after "by": a participle, or one that the tagger did not know."""
    turned = any(page.words[i].folded in words.reflexive for i in range(cue.first, cue.word))
    return not turned and (
        "VerbForm=Part" in page.words[cue.word].morph or "VerbForm" not in page.words[cue.word].morph
    )


def _clause_between(page: Page, cue: Cue, mark: int) -> bool:
    return any(
        page.words[i].pos == "AUX" or "VerbForm=Fin" in page.words[i].morph for i in range(cue.last + 1, mark)
    )


def _active(page: Page, cue: Cue, words: Lexicon, stretch: Stretch, mark: int, low: int) -> Found | None:
    if _is_called(page, cue, words):
        return None
    source = main_subject(page, cue, words) if _is_apart(page, cue) else claimant(page, cue, words, low)
    for child in page.children[cue.word] if source is None else ():
        if page.words[child].dep in SUBJECTS and page.words[child].key not in words.relative:
            source = phrase_of_head(page, child, low, mark)
            break
    source = source or inherited(page, cue, words) or before_verb(page, cue, words, low)
    if source is not None and source[0] == source[1] and page.words[source[0]].key in words.no_speakers:
        source = before_verb(page, cue, words, low)
    source = _behind_what(page, source, words) if source is not None else None
    source = source if source is not None and source[0] < mark else None
    if source is None and cue.first == low:
        return None
    first = cue.last + 1
    while first < mark and (
        page.words[first].is_punctuation
        or (page.words[first].pos in {"ADP", "ADV"} and page.words[first].dep != "det")
    ):
        first += 1
    first = _past_pronoun(page, first, mark)
    end = rest_of_phrase(page, stretch, words)
    span = Span(min(page.words[first].start, stretch.start), end)
    return _made(page, cue, words, span, source)


def _behind_what(page: Page, source: tuple[int, int], words: Lexicon) -> tuple[int, int]:
    """Who calls something what it is: "a chapel with what | the leaflet | calls ..."."""
    for index in range(source[1] - 1, source[0] - 1, -1):
        if page.words[index].key in words.no_speakers and page.words[index].pos != "NOUN":
            return index + 1, source[1]
    return source


def _is_called(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether something bears a name that nobody here gives to it: "is called", « se llama »."""
    if not cue.known.frames & {"naming", "describe"}:
        return False
    group = range(cue.first, cue.last + 1)
    passive = any(page.words[c].dep == "aux:pass" for i in group for c in page.children[i])
    place = cue.word - 1
    while place > 0 and "VerbForm=Inf" in page.words[cue.word].morph and page.words[place].pos in FINITE:
        place -= 1
    turned = place >= 0 and page.words[place].folded in words.reflexive
    return (turned and place < cue.word - 1) or ("naming" in cue.known.frames and (passive or turned))


def _is_apart(page: Page, cue: Cue) -> bool:
    """Whether a participle behind a comma hangs on an object before it, and not on who says it."""
    word = page.words[cue.word]
    held = word.dep.startswith("acl") and page.words[word.head].dep.startswith(("obj", "obl"))
    return held and is_participle(page, cue) and page.follows_comma(cue.first)


def _past_pronoun(page: Page, first: int, mark: int) -> int:
    """The first word after a pronoun that only stands for what the words are said of: "called it "frank"."""
    if first < mark and page.words[first].pos == "PRON" and page.words[first].dep.startswith("obj"):
        first += 1
        while first < mark and page.words[first].pos in {"ADP", "ADV"}:
            first += 1
    return first


def _made(page: Page, cue: Cue, words: Lexicon, span: Span, source: tuple[int, int] | None) -> Found:
    quoted = page.quoted_in(span.start, span.end)
    return Found(
        kind="mixed", content=(span,), quoted=quoted, cue=cue_spans(page, cue, words), known=cue.known,
        sources=(page.span(*source),) if source is not None else (), sentence=page.words[cue.word].sentence,
    )  # fmt: skip
