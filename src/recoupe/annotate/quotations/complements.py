"""What a reporting verb or noun governs: a clause, a question, an infinitive, a gerund, a noun phrase."""

from recoupe.annotate.quotations.clauses import Part, clause, has_subject
from recoupe.annotate.quotations.cues import Cue
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import FINITE, NOMINAL, Page
from recoupe.annotate.quotations.subjects import is_participle

_WITHIN = frozenset("-/'’&%$")
"""Marks that part no words."""
_REACH = 10
"""Words that may stand between a reporting verb and the infinitive that it governs."""


def after_noun(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What a noun says: his claim that ..., « sa promesse de ... », « l'affirmation selon laquelle ... »."""
    if page.words[cue.word - 1].folded in words.indefinite and page.words[cue.word - 2].text == ",":
        return None
    for phrase in words.that_after_noun:
        here = [page.words[i].folded for i in range(cue.last + 1, min(cue.last + 1 + len(phrase), stop))]
        if tuple(here) == phrase:
            return clause(page, cue, words, cue.last + 1 + len(phrase), stop)
    found = after_that(page, cue, words, stop, 2)
    after = cue.last + 1
    if (
        found is None
        and after + 1 < stop
        and cue.known.lemma in words.noun_matter.get(page.words[after].folded, ())
    ):
        return object_at(page, cue, words, after + 1, stop)
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
        if word.folded in words.that and page.words[index - 1].folded in words.contrast | words.subordinate:
            return None
        if word.folded in words.that and _opens_content(page, cue, index, stop):
            if cue.noun and page.words[index + 1].pos in FINITE and has_subject(page, index + 1) is False:
                return None
            return clause(page, cue, words, index + 1, stop)
        if word.pos in FINITE and word.dep not in {"acl", "amod"} and not _is_hearer(page, cue, index):
            return None
        index, seen = index + 1, seen + 1
    return None


def _opens_content(page: Page, cue: Cue, index: int, stop: int) -> bool:
    """Whether the word is the conjunction before what is said, not a pronoun or an article."""
    word = page.words[index]
    if word.pos in {"SCONJ", ""} or word.dep == "mark":
        return True
    if word.pos == "ADV" and not cue.noun and not _negated(page, cue):
        return _finite_ahead(page, index + 1, stop)
    between = range(cue.last + 1, index)
    plain = all(page.words[i].pos in NOMINAL | {"ADP"} for i in between)
    plain = plain and (page.words[index - 1].pos != "ADP" and page.words[index + 1].pos in NOMINAL)
    dated = all(i in page.dated for i in between)
    return plain and (dated or "hearer" in cue.known.frames) and _finite_ahead(page, index + 1, stop)


def _is_hearer(page: Page, cue: Cue, index: int) -> bool:
    """Whether a word that looks like a verb is whom the verb addresses: "told the hearing that ..."."""
    word = page.words[index]
    return word.head == cue.word and word.dep in {"obj", "iobj"} and "VerbForm=Fin" not in word.morph


def _negated(page: Page, cue: Cue) -> bool:
    """Whether the cue is negated: « n'annonce que ... » restricts, and what follows is no clause."""
    return any("Polarity=Neg" in page.words[child].morph for child in page.children[cue.word])


def question(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """An indirect question: asked whether ..., explained how ..."""
    index = cue.last + 1
    while index < min(cue.last + 5, stop) and page.words[index].pos in {
        "PRON",
        "PROPN",
        "ADV",
        "NOUN",
        "DET",
        "ADP",
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
            and not (word.dep == "parataxis" and _behind_comma(page, page.subtree(child)[0]))
        ):
            start = page.subtree(child)[0]
            start = max(start, cue.last + 1)
            return clause(page, cue, words, _after_adverbial(page, start), stop)
    if "bare" in cue.known.frames and not is_participle(page, cue):
        return _subject_and_verb(page, cue, words, stop)
    return None


def _behind_comma(page: Page, first: int) -> bool:
    """Whether a comma stands at a place or before it."""
    return "," in {page.words[first].text, page.words[first - 1].text}


def behind_comma(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What a comma sets apart: « sagte, die Schule sei zu », « drohte, das Gesetz zu blockieren »."""
    comma = cue.last + 1
    while comma < min(cue.last + _REACH, stop) and page.words[comma].text != ",":
        if page.words[comma].pos in FINITE or page.stretch_over(page.words[comma].start) is not None:
            return None
        comma += 1
    start = comma + 1
    if start + 1 >= stop or page.words[comma].text != ",":
        return None
    opens = page.words[start]
    if opens.key in words.relative | words.that | words.contrast or opens.pos in {"SCONJ", "CCONJ"}:
        return None
    end = next((i for i in range(start, stop) if page.words[i].text == ","), stop)
    if "infinitive" in cue.known.frames and any(
        _begins_infinitive(page, i, stop, words) for i in range(start, end)
    ):
        found = clause(page, cue, words, start, stop)
        return (found[0], found[1], "infinitive") if found is not None else None
    if "bare" in cue.known.frames and any(page.words[i].pos in FINITE for i in range(start, end)):
        return clause(page, cue, words, start, stop)
    return None


def _subject_and_verb(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """A clause that the tree has missed: a subject straight after the verb, then a finite verb.

    Verbs that hardly take an object are believed when a finite verb stands further on.
    """
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        start += 1
    clausal = "clausal" in cue.known.frames
    if clausal and (start >= stop or page.words[start].pos not in NOMINAL):
        return None
    for index in range(start, min(start + _REACH * (1 + clausal), stop)):
        word = page.words[index]
        if index > start and (word.pos == "AUX" or "VerbForm=Fin" in word.morph):
            return clause(page, cue, words, start, stop)
        outside = word.is_punctuation and page.stretch_over(word.start) is None
        if clausal and (not outside or word.text in {",", "-"}):
            continue
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
    aside = False
    for index in range(start, min(start + _REACH, stop - 1)):
        word = page.words[index]
        aside = word.text == "(" or (aside and word.text != ")")
        if page.stretch_over(word.start) is not None:
            return None
        if aside or word.text == ")":
            continue
        if word.is_punctuation:
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
    """What an act of saying is about, with all that belongs to it: denied the charges, accused X of lying.

    It goes on over what describes it and over the verb's own "of", "for", "as" and the like, up to a mark, a
    date, the words that frame the saying ("at a rally") or the next verb of the speaker.
    """
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        start += 1
    return None if _is_attributive(page, cue) else object_at(page, cue, words, start, stop)


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


def _only_marks(page: Page, index: int, words: Lexicon) -> bool:
    """Whether marks follow, with "as" before them or not: what is said of "it" are the marked words alone."""
    index += page.words[index].folded in words.as_
    return index < len(page.words) and page.stretch_over(page.words[index].start) is not None


def _is_attributive(page: Page, cue: Cue) -> bool:
    """Whether the verb is a participle that describes the noun behind it: "the pledged delegates"."""
    word = page.words[cue.word]
    if cue.first != cue.word or "VerbForm=Fin" in word.morph:
        return False
    before = page.words[cue.word - 1] if cue.word else None
    follows = cue.last + 1 < len(page.words) and page.words[cue.last + 1].pos in {"NOUN", "PROPN", "ADJ"}
    led = before is not None and (before.pos in {"DET", "ADJ", "NUM", "ADP"} or before.text == "-")
    return word.dep == "amod" or (follows and led and "VerbForm=Ger" not in word.morph)


def _opens_object(page: Page, start: int, words: Lexicon) -> bool:
    word = page.words[start]
    if page.stretch_over(word.start) is not None:
        return True
    if word.folded in words.nothing:
        return False
    if word.key in words.relative | words.that | words.subjects - words.objects:
        return False
    return word.pos in NOMINAL or "VerbForm=Ger" in word.morph


def _may_close(page: Page, index: int) -> bool:
    word = page.words[index]
    return page.stretch_over(word.start) is not None or not (
        word.is_punctuation or word.pos in {"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"}
    )


def _end_of_object(page: Page, cue: Cue, start: int, stop: int, words: Lexicon) -> int:
    """The last word before what no longer belongs to the object.

    Once a clause has begun in it ("a plan that ...", "of failing to ..."), only a mark ends it.
    """
    inside = "VerbForm=Ger" in page.words[start].morph
    index = start
    while index < stop:
        word = page.words[index]
        over = page.stretch_over(word.start)
        if over is not None:
            index = max(page.word_at(over.end), index + 1)
            continue
        if word.is_punctuation and word.text not in _WITHIN and not _adjectives(page, index, stop):
            break
        if word.pos == "CCONJ" and _verb_follows(page, index + 1, stop):
            break
        inside = inside or _begins_clause(page, index, start, words)
        if not inside and _leaves_object(page, cue, index, start, words):
            break
        index += 1
    return index - 1


def _adjectives(page: Page, comma: int, stop: int) -> bool:
    """Whether a comma stands between two adjectives: "a generous, patient man"."""
    around = {page.words[comma - 1].pos, page.words[min(comma + 1, stop - 1)].pos}
    return page.words[comma].text == "," and around == {"ADJ"}


def _begins_clause(page: Page, index: int, start: int, words: Lexicon) -> bool:
    """Whether a clause begins here that belongs to the object: a relative one, or a gerund."""
    word = page.words[index]
    if index == start:
        return False
    if word.key in words.relative or ("VerbForm=Ger" in word.morph and word.dep != "amod"):
        return True
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


def _verb_follows(page: Page, start: int, stop: int) -> bool:
    """Whether the next word that is no adverb is a verb: the speaker's next act."""
    index = start
    while index < stop and page.words[index].pos in {"ADV", "PART"}:
        index += 1
    return index < stop and page.words[index].pos in FINITE and page.words[index].dep != "amod"


def _belongs(page: Page, cue: Cue, index: int, words: Lexicon) -> bool:
    """Whether a preposition carries on the object, and does not frame the saying."""
    if page.words[min(index + 1, len(page.words) - 1)].text == "-":
        return True
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
