"""What an act of saying is about: the noun phrase that its verb or noun governs, and how far it goes."""

from recoupe.annotate.quotations.clauses import Part
from recoupe.annotate.quotations.cues import Cue, is_attributive
from recoupe.annotate.quotations.lexicon import Lexicon, fold_text
from recoupe.annotate.quotations.page import FINITE, NOMINAL, Page

_WITHIN = frozenset("-/'’&%$")
"""Marks that part no words."""
_DASHES = frozenset("-–—")
_SPACES = frozenset(" \xa0\u202f")
_AHEAD = 10
"""Words behind a comma or a bracket in which the object must go on."""
_LISTED = 24
"""Words of a list behind its first comma."""
_ITEM = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PART"})
"""What an item of a list is made of."""
_MEDIUM = 40
"""Characters in which the words for a medium are looked for: "in a televised address"."""


def object_phrase(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What an act of saying is about, with all that belongs to it: denied the charges, accused X of lying.

    It goes on over what describes it and over the verb's own "of", "for", "as" and the like, up to a mark, a
    date, the words that frame the saying ("at a rally") or the next verb of the speaker.
    """
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        if page.words[start].pos == "NUM" and _is_measure(page, start, stop):
            break
        start += 1
    if cue.first == cue.word and is_attributive(page, cue.word, cue.last):
        return None
    start = _past_circumstance(page, cue, words, start, stop)
    nouns = (w.morph for w in page.words[start : min(start + 3, stop)] if w.pos in {"NOUN", "PROPN"})
    named = "" if words.articles else next(nouns, "")
    if "Case=Nom" in named and "Animacy=Hum" in named:
        return None  # domagają się | młodsi klienci
    found = object_at(page, cue, words, start, stop)
    if found is not None and any(w.folded in words.negation for w in page.words[found[1] : found[1] + 2]):
        return None  # bevestigde het bezoek | niet
    return found if found is None else (start, _end_of_bracket(page, cue, found[1]), "noun")


def _is_measure(page: Page, start: int, stop: int) -> bool:
    """Whether a length of time measures the noun behind it: "eist | twaalf jaar cel"."""
    while start < stop and start in page.dated:
        start += 1
    return start < stop and page.words[start].pos == "NOUN"


def _past_circumstance(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> int:
    """The first word of the object that the tree gives behind a phrase of place: „bezifferte im Rundfunk“."""
    if start >= stop or page.words[start].pos != "ADP" or page.words[start].folded in words.object_markers:
        return start
    held = page.child(cue.word, {"obj"})
    first = page.subtree(held)[0] if start < held < stop else start
    between = page.words[start + 1 : first]
    plain = all(w.pos in NOMINAL for w in between) and page.words[first].pos in NOMINAL | {"ADV"}
    return first if plain else start


def _end_of_bracket(page: Page, cue: Cue, end: int) -> int:
    """The last word before the part of a separable verb, which closes what it governs: „rief X … | auf“."""
    part = page.child(cue.word, {"compound:prt"})
    words = page.language_words(page.words[cue.word].sentence)
    if words is not None and not words.comma_clauses and f"+{page.words[end].folded}" in cue.known.rest:
        return end - 1
    if words is None or not words.comma_clauses or part <= end + 1:
        return end
    between = page.words[end + 1 : part]
    return end if any(w.is_punctuation or w.pos in FINITE for w in between) else part - 1


def object_at(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> Part | None:
    """The object that begins at a word."""
    if start >= stop or not _opens_object(page, start, words):
        return None
    end = _end_of_object(page, cue, start, stop, words)
    while end > start and not _may_close(page, end):
        end -= 1
    if page.words[start].pos == "PRON" and (end == start or _only_marks(page, start + 1, words)):
        return None
    return (start, end, "noun") if _may_close(page, end) else None


def is_subject(page: Page, last: int, stop: int) -> bool:
    """Whether a finite verb follows the phrase that ends at a word, so that it opens a clause."""
    index = last + 1
    while index < stop and page.words[index].pos == "ADV":
        index += 1
    if index >= stop:
        return False
    word = page.words[index]
    finite = "VerbForm=Fin" in word.morph and word.pos in FINITE
    return finite and page.stretch_over(word.start) is None and not word.dep.startswith("acl")


def _only_marks(page: Page, index: int, words: Lexicon) -> bool:
    """Whether marks follow, with "as" before them or not: what is said of "it" are the marked words alone."""
    index += page.words[index].folded in words.as_
    return index < len(page.words) and page.stretch_over(page.words[index].start) is not None


def _opens_object(page: Page, start: int, words: Lexicon) -> bool:
    word = page.words[start]
    if page.stretch_over(word.start) is not None:
        return True
    if word.folded in words.object_markers:
        return page.words[min(start + 1, len(page.words) - 1)].pos in NOMINAL
    if word.folded in words.nothing:
        return False
    if word.key in words.relative | words.that or (
        word.key in words.subjects - words.objects and word.pos != "DET"
    ):
        return False
    led = word.pos == "ADV" and page.words[word.head].pos in NOMINAL and word.head == start + 1
    return word.pos in NOMINAL | {"SYM"} or word.is_gerund or led


def _may_close(page: Page, index: int) -> bool:
    word = page.words[index]
    if word.dep == "compound:prt" or word.text == ")":
        return True
    return page.stretch_over(word.start) is not None or not (
        word.is_punctuation or word.pos in {"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"}
    )


def _end_of_object(page: Page, cue: Cue, start: int, stop: int, words: Lexicon) -> int:
    """The last word before what no longer belongs to the object.

    Once a clause has begun in it ("a plan that ...", "of failing to ..."), only a mark ends it.
    """
    inside = page.words[start].is_gerund
    index = start
    while index < stop:
        word = page.words[index]
        over = page.stretch_over(word.start)
        if over is not None:
            index = max(page.word_at(over.end), index + 1)
            if page.text[over.inner_end - 1] == ",":
                break
            continue
        if word.text in _DASHES and page.text[word.start - 1] in _SPACES:
            break
        if word.text == "." and index + 1 < stop and page.words[index + 1].text[:1].islower():
            index += 1  # 8 proc. | podwyżki
            continue
        if word.is_punctuation and word.text not in _WITHIN and not _adjectives(page, index, stop):
            after = _past_aside(page, index, stop) if word.text == "(" else index
            if after == index and (word.text != "," or not _lists_on(page, start, index, stop, words)):
                break
            index = max(after, index + 1)
            continue
        if word.pos == "CCONJ" and (
            _verb_follows(page, cue, index + 1, stop) or _clause_follows(page, index + 1, stop)
        ):
            break
        inside = inside or _begins_clause(page, index, start, words)
        if not inside and _leaves_object(page, cue, index, start, words):
            break
        index += 1
    return index - 1


def _past_aside(page: Page, opens: int, stop: int) -> int:
    """The word behind a short aside in brackets, the bracket itself where it does not close soon."""
    closes = (i for i in range(opens + 1, min(opens + _AHEAD, stop)) if page.words[i].text == ")")
    return next(closes, opens - 1) + 1


def _lists_on(page: Page, start: int, comma: int, stop: int, words: Lexicon) -> bool:
    """Whether the object goes on behind a comma: a further item of a list, or the rest behind an aside."""
    if page.words[comma + 1 if comma + 1 < stop else comma].folded in words.extends:
        return True
    if _enumerates(page, comma, stop):
        return True
    for index in range(comma + 1, min(comma + 1 + _AHEAD, stop)):
        word = page.words[index]
        inside = start <= word.head < comma
        if word.dep == "conj" and inside and word.pos in {"NOUN", "PROPN"}:
            return True
        if word.pos == "AUX" or "VerbForm=Fin" in word.morph or page.stretch_over(word.start) is not None:
            return False
        if word.text == "," and index + 1 < stop:
            return (
                page.words[comma + 1].pos in NOMINAL
                and page.words[index + 1].folded in words.matter
                and page.words[index + 1].pos in {"ADP", "SCONJ"}
            )
    return False


def _enumerates(page: Page, comma: int, stop: int) -> bool:
    """Whether nouns or gerunds follow in a list that a conjunction closes: ", X and Y", no verb behind it."""
    closing = False
    index = comma + 1
    opened = index
    while index < min(comma + _LISTED, stop):
        word = page.words[index]
        if word.pos == "CCONJ":
            closing, opened = True, index + 1
        elif word.text == "," and not closing:
            opened = index + 1
        elif not (word.pos in _ITEM or word.text in _WITHIN or (word.is_gerund and index == opened)):
            finite = word.pos == "AUX" or "VerbForm=Fin" in word.morph
            return closing and index > opened and not finite and word.pos not in {"PRON", "SCONJ"}
        index += 1
    return closing and index > opened


def _adjectives(page: Page, comma: int, stop: int) -> bool:
    """Whether a comma stands between two adjectives: "a generous, patient man"."""
    around = {page.words[comma - 1].pos, page.words[min(comma + 1, stop - 1)].pos}
    return page.words[comma].text == "," and around == {"ADJ"}


def _begins_clause(page: Page, index: int, start: int, words: Lexicon) -> bool:
    """Whether a clause begins here that belongs to the object: a relative one, or a gerund."""
    word = page.words[index]
    if index == start:
        return False
    if word.key in words.relative or (word.is_gerund and word.dep != "amod"):
        return True
    if word.folded in words.to and word.pos == "PART":
        verb = page.words[word.head]
        return verb.dep in {"acl", "advcl", "xcomp", "ccomp"} and start <= verb.head < index
    verb = page.words[word.head] if word.pos == "AUX" else word
    return verb.pos in FINITE and verb.dep.startswith("acl")


def _leaves_object(page: Page, cue: Cue, index: int, start: int, words: Lexicon) -> bool:
    """Whether a word is no part of a noun phrase: a verb, a date, a conjunction, what frames the saying."""
    word = page.words[index]
    if word.pos == "AUX" or "VerbForm=Fin" in word.morph:
        return True
    if word.dep == "compound:prt" and word.head == cue.word:
        return True
    if index in page.dated:
        return not _dates_object(page, cue, index, start)
    if word.pos == "SCONJ":
        return word.folded not in words.matter
    return word.pos == "ADP" and index > start and not _belongs(page, cue, index, words)


def _dates_object(page: Page, cue: Cue, index: int, start: int) -> bool:
    """Whether a date belongs to a noun of the object, and not to the saying: "her 2011 visit to ..."."""
    head = index
    for _ in range(4):
        head = page.words[head].head
        if head not in page.dated:
            break
    return start <= head and head != cue.word and page.words[head].pos in {"NOUN", "PROPN"}


def _verb_follows(page: Page, cue: Cue, start: int, stop: int) -> bool:
    """Whether the next word that is no adverb is a verb in a form that joins it to the cue: the next act."""
    index = start
    while index < stop and page.words[index].pos in {"ADV", "PART"}:
        index += 1
    if index >= stop or page.words[index].pos not in FINITE or page.words[index].dep == "amod":
        return False
    return page.words[cue.word].is_gerund or not page.words[index].is_gerund


def _clause_follows(page: Page, start: int, stop: int) -> bool:
    """Whether a subject and its finite verb stand here: "... and the board has spoken of an error"."""
    for index in range(start, min(start + _AHEAD, stop)):
        word = page.words[index]
        if word.pos == "AUX" or "VerbForm=Fin" in word.morph:
            return index > start
        if word.pos not in NOMINAL - {"PRON"}:
            return False
    return False


def _belongs(page: Page, cue: Cue, index: int, words: Lexicon) -> bool:
    """Whether a preposition carries on the object, and does not frame the saying."""
    follows = page.words[min(index + 1, len(page.words) - 1)]
    if follows.text == "-" or (follows.pos in {"SYM", "NUM"} and index + 1 not in page.dated):
        return True
    place = page.words[index].start
    if words.any_medium.match(fold_text(page.text[place : place + _MEDIUM])):
        return False
    if page.words[index].folded in words.matter or page.words[index].dep == "compound:prt":
        return True
    if page.words[index].folded in words.adverbial - words.matter and page.words[index].folded not in {"on"}:
        return False
    noun = page.words[index].head
    return (
        noun > cue.last
        and page.words[page.words[noun].head].pos in {"NOUN", "PROPN", "PRON", "ADJ"}
        and (page.words[noun].head > cue.last)
    )
