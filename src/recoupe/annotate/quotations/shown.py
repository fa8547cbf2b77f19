"""What is known from a document: „Aus dem Bericht geht hervor, dass ...“, "Z raportu wynika, że ..."."""

import re

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import CueWord, Lexicon
from recoupe.annotate.quotations.page import FINITE, Page
from recoupe.annotate.quotations.phrases import phrase_right
from recoupe.model import Span

_CUE = CueWord(lemma="show", frames=frozenset({"reporting"}))
_BESIDE = 14
"""Words that may stand between what a document is named by and the verb that says what it shows."""
_LEAST = 2
"""Words of what is shown, at least."""


def shown(page: Page) -> list[Found]:
    """A quotation for each sentence that says from what the rest of it is known."""
    found = []
    for number, sentence in enumerate(page.sentences):
        words = page.language_words(number)
        if words is None:
            continue
        for verb in words.shows.finditer(page.folded, sentence.start, sentence.end):
            one = _shown(page, verb, number, words)
            if one is not None:
                found.append(one)
    return found


def _shown(page: Page, verb: re.Match[str], number: int, words: Lexicon) -> Found | None:
    low, high = page.word_range(number)
    first, after = page.word_at(verb.start()), page.word_at(verb.end())
    if page.stretch_over(verb.start()) is not None:
        return None
    source = _document(page, low, first, after, high, words)
    if source is None or not any(w.pos in {"NOUN", "PROPN"} for w in page.words[source[0] : source[1] + 1]):
        return None  # Z tego wynika
    content = _content(page, low, high, (min(first, source[0] - 1), max(after, source[1] + 1)), words)
    if content is None:
        return None
    quoted = page.quoted_in(content.start, content.end)
    return Found(
        kind="mixed" if quoted else "indirect", content=(content,), quoted=quoted, known=_CUE,
        cue=(Span(verb.start(), verb.end()),), sources=(page.span(*source),), sentence=number,
    )  # fmt: skip


def _document(
    page: Page, low: int, first: int, after: int, high: int, words: Lexicon
) -> tuple[int, int] | None:
    """The words that name the document, behind the preposition before the verb or straight behind it."""
    for index in range(max(low, first - _BESIDE), first):
        if page.words[index].folded in words.shown_by:
            named = phrase_right(page, index + 1, first, words)
            told = named is not None and _leads_to(page, named[1] + 1, first)
            return named if told else None
    if after < high and page.words[after].folded in words.shown_by:
        return phrase_right(page, after + 1, high, words)
    return None


def _leads_to(page: Page, start: int, verb: int) -> bool:
    """Whether nothing but an adverb, or a clause between commas, stands before the verb."""
    if start < verb and page.words[start].text == ",":
        return start < verb - 1 and page.words[verb - 1].text == ","  # В частности, утверждается
    return all(page.words[i].pos in {"ADV", "PRON"} or i in page.dated for i in range(start, verb))


def _content(page: Page, low: int, high: int, told: tuple[int, int], words: Lexicon) -> Span | None:
    """What is shown: behind "that", behind the comma of "as the report shows,", or before such words."""
    first, after = told
    opens = after + (after < high and page.words[after].text == ",")
    last = high - 1 - page.words[high - 1].is_punctuation
    if opens < high and page.words[opens].folded in words.that:
        carried = not words.articles or any(_is_verb(page, i) for i in range(opens + 1, high))
        return page.span(opens + 1, last) if carried and last - opens >= _LEAST else None
    led = [i for i in range(low, first) if page.words[i].folded in words.as_]
    if led and led[-1] == low and opens > after:
        return page.span(opens, last) if last - opens + 1 >= _LEAST else None
    closed = after >= high or page.words[after].is_punctuation
    start = led[-1] if led else first
    if not closed or start - 1 <= low or page.words[start - 1].text != ",":
        return None
    carried = any(_is_verb(page, i) for i in range(low, start - 1))
    return page.span(low, start - 2) if carried else None


def _is_verb(page: Page, index: int) -> bool:
    """Whether a word can carry a clause, be its class only guessed."""
    word = page.words[index]
    return word.pos in FINITE or word.is_guessed or "Variant=Short" in word.morph
