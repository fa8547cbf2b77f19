"""Hearsay told by the form of a verb alone: « L'homme aurait agi seul », „Er soll allein gehandelt haben“."""

from bisect import bisect_left

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import CueWord, Lexicon
from recoupe.annotate.quotations.page import Page
from recoupe.model import Span

_CUE = CueWord(lemma="hearsay", implication="claim", frames=frozenset({"reporting"}))


def hearsay(page: Page, told: list[Found]) -> list[Found]:
    """A quotation without source for each sentence told as hearsay that no other quotation holds.

    In French and Spanish news the past conditional of a main clause marks what is said and not confirmed, in
    German and Dutch a modal with a perfect infinitive ("zou hebben geweten"). A condition in the sentence
    makes it a supposition instead.
    """
    taken = sorted(span for found in told for span in (*found.content, *found.cue))
    found = []
    for number in range(len(page.sentences)):
        words = page.language_words(number)
        if words is None or not words.conditional | words.hearsay_modals:
            continue
        one = _sentence(page, number, words)
        if one is not None and not _touches(taken, one.content[0]):
            found.append(one)
    return found


def _sentence(page: Page, number: int, words: Lexicon) -> Found | None:
    low, high = page.word_range(number)
    if any(page.words[i].folded in words.condition for i in range(low, high)):
        return None
    if page.words[low].folded in words.subordinate:
        return None
    passed = 0
    for index in range(low + (not words.drops_subject), high - 1):
        if index < passed:
            continue
        word = page.words[index]
        told = word.folded in words.conditional and _perfect(page, index, high, words)
        if told or (word.folded in words.hearsay_modals and _perfect_infinitive(page, index, high, words)):
            content = page.span(low, high - 1)
            return Found(
                kind="indirect",
                content=(content,),
                cue=(Span(word.start, word.end),),
                known=_CUE,
                sentence=number,
            )
        if word.folded in words.subordinate:
            return None
        passed = _behind_relative(page, index, high, words)
        if passed <= index and (word.key in words.relative or page.stretch_over(word.start) is not None):
            return None
    return None


def _behind_relative(page: Page, index: int, high: int, words: Lexicon) -> int:
    """The conditional that is the main verb's behind a clause on its subject: « X, qui …, | aurait … »."""
    if page.words[index].key not in words.relative or page.words[index - 1].text != ",":
        return 0
    for place in range(index + 1, high - 1):
        word = page.words[place]
        if word.folded in words.conditional and page.words[place - 1].text == ",":
            return place if page.words[word.head].dep == "root" else 0
    return 0


def _perfect(page: Page, index: int, high: int, words: Lexicon) -> bool:
    """Whether a past participle follows the auxiliary that does not make a wish of it."""
    for place in range(index + 1, min(index + 5, high)):
        word = page.words[place]
        if word.folded in words.not_hearsay:
            return False
        if word.pos in {"VERB", "AUX"}:
            judges = word.pos == "AUX" and page.words[min(place + 1, high - 1)].pos == "ADJ"
            opens = page.word_range(word.sentence)[0] == index
            return "VerbForm=Part" in word.morph and not (judges and opens)
        if word.pos not in {"ADV", "PRON"}:
            return False
    return False


def _perfect_infinitive(page: Page, index: int, high: int, words: Lexicon) -> bool:
    """Whether a participle and the infinitive of its auxiliary end the clause: „soll gewusst haben“."""
    if any(
        page.words[i].folded in words.not_hearsay
        for i in range(page.word_range(page.words[index].sentence)[0], index)
    ):
        return False
    for place in range(index + 1, high):
        word = page.words[place]
        if word.folded in words.not_hearsay or page.stretch_over(word.start) is not None:
            return False
        if word.folded in words.as_:
            continue
        if word.is_punctuation or word.pos in {"CCONJ", "SCONJ"}:
            last = page.words[place - 1]
            before = page.words[place - 2]
            ends = last.folded in words.perfect_ends and before.pos in {"VERB", "AUX"}
            turned = before.folded in words.perfect_ends and "VerbForm=Part" in last.morph
            return place - index > 2 and (ends or turned)
    return False


def _touches(taken: list[Span], span: Span) -> bool:
    index = bisect_left(taken, Span(span.end, 0))
    return any(taken[i].overlaps(span) for i in range(max(0, index - 6), index))
