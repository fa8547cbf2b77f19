"""What a noun for words said gives: a clause, an infinitive, what it is about, what a copula gives to it."""

from recoupe.annotate.quotations.clauses import Part, clause
from recoupe.annotate.quotations.complements import after_that, infinitive, is_asked
from recoupe.annotate.quotations.cues import Cue
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.objects import object_at
from recoupe.annotate.quotations.page import FINITE, SUBJECTS, Page

_MAY_END = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
"""What ends a clause that the verb of the sentence follows with no mark between them."""
_OWNER = 10
"""Words that may name whose words a noun before a copula tells."""


def after_noun(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What a noun says: his claim that ..., « sa promesse de ... », « l'affirmation selon laquelle ... »."""
    led, first = cue.word - 1, page.word_range(page.words[cue.word].sentence)[0]
    opens = led == first or (led > first and page.words[led - 1].text == ",")
    if opens and page.words[led].folded in words.indefinite:
        return None
    for phrase in words.that_after_noun:
        here = [page.words[i].folded for i in range(cue.last + 1, min(cue.last + 1 + len(phrase), stop))]
        if tuple(here) == phrase:
            return _as_subject(page, cue, clause(page, cue, words, cue.last + 1 + len(phrase), stop), words)
    after = cue.last + 1
    tells = cue.known.lemma in words.noun_matter.get(page.words[min(after, stop - 1)].folded, ())
    matter = object_at(page, cue, words, after + 1, stop) if after + 1 < stop and tells else None
    if "reporting" not in cue.known.frames:
        clause_behind = tells and page.words[after].folded in words.that
        return (
            _as_subject(page, cue, after_that(page, cue, words, stop, 0), words) if clause_behind else matter
        )
    if (start := _behind_copula(page, cue, words, stop)) is not None:
        return start, stop - 1 - page.words[stop - 1].is_punctuation, "right"
    apart = not words.comma_clauses and page.words[min(after, stop - 1)].text == ","
    if apart or page.words[cue.word].folded in words.written:
        return None  # Le rapport, que l'AFP a pu consulter
    found = _as_subject(page, cue, after_that(page, cue, words, stop, 2), words)
    if found is None and tells:
        return matter
    if found is None and words.comma_clauses:
        return _noun_behind_comma(page, cue, words, stop)
    if found is None and cue.known.implication in {"promise", "warning", "denial"}:
        found = infinitive(page, cue, words, stop)
    return found


def _behind_copula(page: Page, cue: Cue, words: Lexicon, stop: int) -> int | None:
    """Where the clause begins that a copula gives to a noun for words said: "her answer was that ..."."""
    first = index = _past_owner(page, cue, stop)
    while index < stop and page.words[index].pos in {"AUX", "ADV"} and index < first + 4:
        index += 1
    first += all(page.words[i].pos == "ADV" for i in range(first, index)) and index > first
    index += first < index < stop and page.words[index].text == "," and words.comma_clauses
    that = first < index < stop - 1 and page.words[index].folded in words.that
    sure = that and page.words[index].pos == "SCONJ" and page.words[cue.word].dep in SUBJECTS | {"root"}
    return index + 1 if sure else None


def _past_owner(page: Page, cue: Cue, stop: int) -> int:
    """The first word behind a noun and the one who owns it: « L'argument du syndicat | est que ... »."""
    owners = (c for c in page.children[cue.word] if page.words[c].dep == "nmod" and c > cue.last)
    return min(max((page.subtree(c)[1] for c in owners), default=cue.last), cue.last + _OWNER, stop) + 1


def _as_subject(page: Page, cue: Cue, found: Part | None, words: Lexicon) -> Part | None:
    """What a noun that opens the sentence says, without the main verb: "Its claim that X fell | is wrong"."""
    low = page.word_range(page.words[cue.word].sentence)[0]
    if found is None or any(page.words[i].pos in FINITE for i in range(low, cue.word)):
        return found
    verbs = 0
    for index in range(found[0], found[1] + 1):
        word = page.words[index]
        joined = page.words[index - 1].folded in words.contrast or page.follows_comma(index)
        if page.stretch_over(word.start) is not None or "VerbForm=Fin" not in word.morph:
            continue
        opens = index
        while opens > found[0] and page.words[opens - 1].pos in {"ADV", "PART"}:
            opens -= 1
        alone = verbs and not joined and page.words[opens - 1].pos in _MAY_END
        if alone and not _has_own_subject(page, index, found[0], words):
            return found[0], opens - 1, found[2]
        verbs += 1
    return found


def _has_own_subject(page: Page, index: int, low: int, words: Lexicon) -> bool:
    """Whether a clause begins between the verb before and this one: a relative pronoun, "that", a comma."""
    for place in range(index - 1, low, -1):
        word = page.words[place]
        if word.pos in FINITE and "VerbForm=Fin" in word.morph:
            return False
        opens = words.relative | words.that | words.contrast | words.subordinate | words.whether
        if word.key in opens and word.pos not in {"DET", "ADP"}:
            return True
        if word.text in {",", ";", ":"} or word.pos == "PRON":
            return True
    return False


def _noun_behind_comma(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What a comma sets behind a noun: „die Ankündigung, das Amt abzugeben“, „die Behauptung, er sei ...“."""
    start = cue.last + 2
    if start + 1 >= stop or page.words[start - 1].text != ",":
        return None
    if (
        page.words[start].key in words.relative | words.that | words.contrast
        or page.words[start].pos == "CCONJ"
    ):
        return None
    end = next((i for i in range(start, stop) if page.words[i].text == ","), stop)
    asked = any(is_asked(page, i, words) for i in range(start, end))
    if asked or any("Mood=Sub" in page.words[i].morph for i in range(start, end)):
        return start, end - 1, "infinitive" if asked else "right"
    return None
