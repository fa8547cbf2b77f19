"""What a reporting verb or noun governs: a clause, a question, an infinitive, a gerund, a noun phrase."""

from recoupe.annotate.quotations.clauses import Part, clause, has_subject
from recoupe.annotate.quotations.cues import Cue
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import FINITE, NOMINAL, Page
from recoupe.annotate.quotations.phrases import phrase_right
from recoupe.annotate.quotations.subjects import is_participle

_REACH = 10
"""Words that may stand between a reporting verb and the infinitive that it governs."""


def after_noun(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What a noun says: his claim that ..., « sa promesse de ... », « l'affirmation selon laquelle ... »."""
    for phrase in words.that_after_noun:
        here = [page.words[i].folded for i in range(cue.last + 1, min(cue.last + 1 + len(phrase), stop))]
        if tuple(here) == phrase:
            return clause(page, cue, words, cue.last + 1 + len(phrase), stop)
    found = after_that(page, cue, words, stop, 2)
    if found is None and cue.known.implication in {"promise", "warning", "denial"}:
        found = infinitive(page, cue, words, stop)
    return found


def after_that(page: Page, cue: Cue, words: Lexicon, stop: int, reach: int) -> Part | None:
    """The clause after "that", which follows the cue with a hearer or an adverbial between them at most."""
    index, seen = cue.last + 1, 0
    while index < stop - 1 and seen <= reach:
        word = page.words[index]
        over = page.stretch_over(word.start)
        if over is not None:
            index, seen = max(page.word_at(over.end), index + 1), seen + 2
            continue
        if word.folded in words.that and _opens_content(page, cue, index, stop):
            return clause(page, cue, words, index + 1, stop)
        if word.pos in FINITE and word.dep not in {"acl", "amod"}:
            return None
        index, seen = index + 1, seen + 1
    return None


def _opens_content(page: Page, cue: Cue, index: int, stop: int) -> bool:
    """Whether the word is the conjunction before what is said, not a pronoun or an article."""
    word = page.words[index]
    if word.pos in {"SCONJ", ""} or word.dep == "mark":
        return True
    between = range(cue.last + 1, index)
    plain = all(page.words[i].pos in NOMINAL for i in between)
    return plain and (not between or "hearer" in cue.known.frames) and _finite_ahead(page, index + 1, stop)


def question(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """An indirect question: asked whether ..., explained how ..."""
    index = cue.last + 1
    while index < min(cue.last + 5, stop) and page.words[index].pos in {
        "PRON",
        "PROPN",
        "ADV",
        "NOUN",
        "DET",
    }:
        if page.words[index].folded in words.whether:
            break
        index += 1
    if index < stop and page.words[index].folded in words.whether and _finite_ahead(page, index + 1, stop):
        return clause(page, cue, words, index, stop)
    return None


def bare_clause(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """A clause with no word before it, as English allows: said the bridge was closed.

    Only where a tree shows a clause on the right, or a subject with its verb follows at once.
    """
    if words.words.grammar.as_ != ("as",) and not page.words[cue.word].pos:
        return None
    for child in page.children[cue.word]:
        word = page.words[child]
        if (
            child > cue.last
            and child < stop
            and word.dep in {"ccomp", "parataxis"}
            and has_subject(page, child)
        ):
            start = page.subtree(child)[0]
            start = max(start, cue.last + 1)
            return clause(page, cue, words, _after_adverbial(page, start), stop)
    if "bare" in cue.known.frames and not is_participle(page, cue):
        return _subject_and_verb(page, cue, words, stop)
    return None


def _subject_and_verb(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """A clause that the tree has missed: a subject straight after the verb, then a finite verb."""
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        start += 1
    for index in range(start, min(start + _REACH, stop)):
        word = page.words[index]
        if index > start and (word.pos == "AUX" or "VerbForm=Fin" in word.morph):
            return clause(page, cue, words, start, stop)
        outside = word.is_punctuation and page.stretch_over(word.start) is None
        if outside or word.pos not in NOMINAL | {"ADP", "PUNCT", "ADV", "PART"} or word.key in words.relative:
            return None
    return None


def _after_adverbial(page: Page, start: int) -> int:
    """The first word of a clause, an initial comma left out."""
    while (
        page.words[start].is_punctuation
        and page.words[start].text not in "(["
        and (page.stretch_over(page.words[start].start) is None)
    ):
        start += 1
    return start


def _finite_ahead(page: Page, start: int, stop: int) -> bool:
    return any(page.words[i].pos in FINITE for i in range(start, min(start + 20, stop)))


def infinitive(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """An infinitive: vowed to ..., a promis de ..., urged them to ...; whom it is asked of belongs to it."""
    start = cue.last + 1
    while (
        start < stop
        and (page.words[start].pos == "ADV" or start in page.dated)
        and not _begins_infinitive(page, start, stop, words)
    ):
        start += 1
    for index in range(start, min(start + _REACH, stop - 1)):
        word = page.words[index]
        if page.stretch_over(word.start) is not None or word.is_punctuation:
            return None
        if _begins_infinitive(page, index, stop, words):
            found = clause(page, cue, words, start if _asked_of(page, cue, start, index) else index, stop)
            return (found[0], found[1], "infinitive") if found is not None else None
        if word.pos in FINITE:
            return None
    return None


def gerund(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What was denied or admitted: denied hitting a player."""
    if "VerbForm=Ger" not in page.words[cue.last + 1].morph:
        return None
    return clause(page, cue, words, cue.last + 1, stop)


def _begins_infinitive(page: Page, index: int, stop: int, words: Lexicon) -> bool:
    """Whether "to" with an infinitive stands here, or an infinitive straight after the cue."""
    if page.words[index].folded in words.to:
        return page.words[index].pos == "PART" or _is_infinitive(page, index + 1, stop)
    return page.words[index].pos in FINITE | {"ADV", "PRON"} and _is_infinitive(page, index, stop)


def _asked_of(page: Page, cue: Cue, start: int, index: int) -> bool:
    """Whether the words between are those of whom something is asked."""
    if not cue.known.frames & {"hearer", "infinitive"} or cue.noun:
        return False
    return start < index and any(page.words[i].pos in {"NOUN", "PROPN", "PRON"} for i in range(start, index))


def _is_infinitive(page: Page, index: int, stop: int) -> bool:
    """Whether an infinitive stands here, pronouns, adverbs and negation before it left aside."""
    for place in range(index, min(index + 4, stop)):
        word = page.words[place]
        if "VerbForm=Inf" in word.morph:
            return True
        if word.pos not in {"ADV", "PRON", "PART"}:
            return False
    return False


def object_phrase(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """A noun phrase: denied the charges, demanded an immediate halt."""
    for child in page.children[cue.word]:
        word = page.words[child]
        wanted = {"obj", "obl", "obl:arg"} if cue.known.rest else {"obj"}
        if child > cue.last and child < stop and word.dep in wanted and word.pos in {"NOUN", "PROPN"}:
            first, last = page.subtree(child)
            return max(first, cue.last + 1), min(last, stop - 1), "noun"
    follows = page.words[cue.last + 1] if cue.last + 1 < stop else None
    if follows is not None and follows.pos == "DET" and page.stretch_over(follows.start) is None:
        phrase = phrase_right(page, cue.last + 1, stop, words)
        return (*phrase, "noun") if phrase is not None else None
    return None
