"""Takes back what stands beside a reporting verb and was never said, and trims speakers."""

from msgspec import structs

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import NOMINAL, Page
from recoupe.model import Span

_SAYS = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "NUM", "SYM", "X", "INTJ", ""})
"""What words that say something are made of, one of them at least."""

_DATE = 2
"""The words of a date that is no part of a speaker, at most: "on Tuesday", « jeudi soir »."""


def sober(page: Page, found: list[Found]) -> list[Found]:
    """The quotations without those that nobody made, each speaker without the day on which he spoke."""
    return [_spoken(page, _undated(page, one)) for one in found if not _never_said(page, one)]


def _spoken(page: Page, one: Found) -> Found:
    """The quotation without a speaker that is an article alone or begins with a time: "heeft | vorige week
    voor de rechter verklaard dat ..."."""
    words = _words(page, one)
    if words is None or not one.sources:
        return one
    kept = tuple(s for s in one.sources if _may_speak(page, s, words))
    return one if kept == one.sources else structs.replace(one, sources=kept)


def _may_speak(page: Page, span: Span, words: Lexicon) -> bool:
    first, after = page.word_at(span.start), page.word_at(span.end)
    inside = page.words[first : max(after, first + 1)]
    if all(w.folded in words.articles and w.pos == "DET" for w in inside):
        return False
    return first not in page.dated or page.words[first].pos not in {"NOUN", "ADJ"}


def _never_said(page: Page, one: Found) -> bool:
    """Whether indirect words are none: of a name that is given, of a person who is dealt with, of an article
    alone, of a relative clause on what was asked for, or of who says it."""
    if one.kind != "indirect" or not one.cue:
        return False
    checks = (_is_undergone, _is_personal, _is_handled, _is_empty, _is_relative, _is_object, _is_who_says)
    return any(check(page, one) for check in checks)


def _is_undergone(page: Page, one: Found) -> bool:
    """Whether the verb is a past participle behind the noun it describes, which so says nothing: a rover
    named Lux."""
    place = page.word_at(one.cue[0].start)
    word = page.words[place]
    past = "VerbForm=Part" in word.morph and ("Voice=Pass" in word.morph or "Tense=Past" in word.morph)
    if one.clause or not past or not word.dep.startswith("acl") or len(one.cue) > 1:
        return False
    first = page.word_at(one.content[0].start)
    given = first > place and page.words[first].pos == "PROPN"
    return given and any(
        word.start - s.end == 1 and page.words[page.word_at(s.end) - 1].pos == "NOUN" for s in one.sources
    )


def _is_who_says(page: Page, one: Found) -> bool:
    """Whether the words before the verb, without one of their own, are its subject: „Der Zweite, der
    Unternehmer Jan Holm, räumte seine Niederlage ein“."""
    cue = page.word_at(one.cue[0].start)
    first, last = page.word_at(one.content[0].start), page.word_at(one.content[-1].end)
    inside = range(first, last)
    if one.quoted or last > cue or any(page.words[i].pos in {"VERB", "AUX"} for i in inside):
        return False
    return any(page.words[i].head == cue and page.words[i].dep == "nsubj" for i in inside)


def _is_personal(page: Page, one: Found) -> bool:
    """Whether there is nothing but an object that is somebody, which a language marks: « condenó al alcalde »
    and not « acusó al alcalde de mentir », « tachó al alcalde de tramposo »."""
    words = _words(page, one)
    first, last = page.word_at(one.content[0].start), page.word_at(one.content[-1].end)
    if words is None or one.clause or one.quoted or page.words[first].folded not in words.personal:
        return False
    cue = page.word_at(one.cue[0].start)
    if one.known is not None and "naming" in one.known.frames:
        return False
    inside = range(first, last)
    under = [i for i in inside if page.words[i].head == cue and not page.words[i].is_punctuation]
    alone = len(under) == 1 and page.words[under[0]].pos in NOMINAL
    return alone and not any(page.words[i].pos in ("VERB", "AUX") for i in inside)


def _is_handled(page: Page, one: Found) -> bool:
    """Whether things are counted that a verb may also be done to: the dairy recalled 12 tonnes of cheese."""
    words = _words(page, one)
    if words is None or one.clause or one.known is None or one.known.lemma not in words.handled:
        return False
    first = page.word_at(one.content[0].start)
    first += page.words[first].pos == "ADV"
    return page.words[min(first, len(page.words) - 1)].pos == "NUM"


def _is_object(page: Page, one: Found) -> bool:
    """Whether the speaker is the object, as its article shows: „Den Wert schätzt das Museum“."""
    if one.clause or not one.sources:
        return False
    first = page.words[page.word_at(one.sources[0].start)]
    return first.pos == "DET" and "Case=Acc" in first.morph and "Gender=Masc" in first.morph


def _is_empty(page: Page, one: Found) -> bool:
    inside = (i for c in one.content for i in range(page.word_at(c.start), page.word_at(c.end)))
    return not any(page.words[i].pos in _SAYS and not page.words[i].is_punctuation for i in inside)


def _is_relative(page: Page, one: Found) -> bool:
    """Whether the clause describes what was asked for: « un service, que la loi ne prévoit pas »."""
    words = _words(page, one)
    first = page.word_at(one.content[0].start)
    cue = page.word_at(one.cue[-1].start)
    if words is None or not one.clause or first - cue < 4:
        return False
    opens, comma = page.words[first - 1], page.words[first - 2]
    if comma.text != "," or opens.key not in words.that & words.relative:
        return False
    held = page.child(cue, {"obj"})
    return cue < held < first and page.words[first - 3].pos in NOMINAL


def _words(page: Page, one: Found) -> Lexicon | None:
    return page.language_words(one.sentence) if one.sentence >= 0 else None


def _undated(page: Page, one: Found) -> Found:
    """A quotation whose speaker ends before a date, | Prosecutors | on Tuesday demanded, and is none."""
    sources = tuple(_before_date(page, s) for s in one.sources if not _is_day(page, s))
    return one if sources == one.sources else structs.replace(one, sources=sources)


def _is_day(page: Page, source: Span) -> bool:
    """Whether a day and its article are all that is taken for a speaker: « el jueves »."""
    some = range(page.word_at(source.start), page.word_at(source.end))
    plain = any(i in page.dated for i in some) and all(
        i in page.dated or page.words[i].pos == "DET" for i in some
    )
    return plain and not any(page.words[i].text[0].isdigit() or page.words[i].pos == "PROPN" for i in some)


def _before_date(page: Page, source: Span) -> Span:
    first, last = page.word_at(source.start), page.word_at(source.end) - 1
    end = last
    while end > first and end in page.dated:
        end -= 1
    if not 0 < last - end <= _DATE or any(page.words[i].text == "," for i in range(first, end)):
        return source
    while end > first and (page.words[end].pos in ("ADP", "DET") or page.words[end].is_punctuation):
        end -= 1
    return Span(source.start, page.words[end].end) if page.words[end].pos in NOMINAL - {"DET"} else source
