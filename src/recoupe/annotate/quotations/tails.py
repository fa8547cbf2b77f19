"""Reporting words behind an utterance between marks: « …», a déclaré X · "…," X said."""

from bisect import bisect_left

from recoupe.annotate.quotations.cues import DASHES, Cue, cue_by_place, is_unsaid
from recoupe.annotate.quotations.direct import Attribution, is_thought, leading_words
from recoupe.annotate.quotations.lexicon import Lexicon, fold_text
from recoupe.annotate.quotations.page import SUBJECTS, TERMINATORS, Page
from recoupe.annotate.quotations.passages import Passage, is_clause
from recoupe.annotate.quotations.phrases import phrase_of_head
from recoupe.annotate.quotations.subjects import after_verb, clitic_of, is_participle, subject_of

_PLAIN = 14
"""A source that stands between the marks and the verb has fewer words, or ends at its first comma."""
_OPENS_PHRASE = frozenset({"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM", "VERB"})
_PHRASE = 40
"""Characters in which a phrase that names a source is looked for."""
_TAIL = 60
"""Words looked at after a passage."""


def tail_attribution(page: Page, passage: Passage, cues: list[Cue], places: list[int]) -> Attribution | None:
    """The reporting words after a passage: « …», a déclaré X · "…," X said."""
    first = page.word_at(passage.end)
    if first >= len(page.words) or _is_sentence_end(page, passage, first):
        return None
    after = _sentence_rest(page, first, passage.end)
    words = page.language_words(page.words[first].sentence)
    if words is None or after <= first:
        return None
    for place in range(bisect_left(places, first), len(cues)):
        cue = cues[place]
        if cue.word >= after:
            break
        if cue.noun or is_thought(cue):
            continue
        if is_unsaid(page, cue, words) and page.words[cue.word].folded not in words.nothing:
            return None
        bracket = _bracket(page, cue, first)
        if is_participle(page, cue) or (bracket is None and not _plain_before(page, first, cue.first, words)):
            return None
        lead = leading_words(page, passage)
        if lead >= 0 and _describes_subject(page, passage, cue, lead):
            return None
        if lead >= 0 and _frames(page, passage, lead, words) and _says_on(page, cue, after):
            return None
        led = lead >= 0 and not is_clause(page, passage)
        if led and _has_clause_of_its_own(page, cue, words, first, after):
            return None
        if _has_bare_clause(page, cue, words, after):
            return None
        source = bracket or _tail_source(page, cue, words, first, after)
        if source is None and cue.first - first > 2:
            return None
        return Attribution(cue=cue, source=source, first=first, after=after, side="after")
    return None


def tail_by_place(page: Page, passage: Passage) -> Attribution | None:
    """The verb of no list behind an utterance that ends with a comma, its subject straight behind it."""
    first = page.word_at(passage.end)
    if (
        first >= len(page.words)
        or _is_sentence_end(page, passage, first)
        or leading_words(page, passage) >= 0
    ):
        return None
    after = _sentence_rest(page, first, passage.end)
    words = page.language_words(page.words[first].sentence)
    cue = cue_by_place(page, first, after, words) if words is not None else None
    if words is None or cue is None or not is_clause(page, passage):
        return None
    if cue.first != first + 1 + (words.dash_behind and page.words[first + 1].text in DASHES):
        return None
    follows = fold_text(page.text[page.words[cue.word].start :][:_PHRASE])
    if words.trailing.match(follows) or words.read_on.match(follows):
        return None
    source = clitic_of(page, cue, words) or after_verb(page, cue, words, after)
    if source is None or source[0] > cue.last + 2:
        return None
    opens = page.words[source[0]]
    named = opens.pos in {"DET", "PROPN", "PRON"} or (not words.articles and "Case=Nom" in opens.morph)
    named = named and page.words[source[1]].pos != "NUM"
    return Attribution(cue=cue, source=source, first=first, after=after, side="after") if named else None


def _describes_subject(page: Page, passage: Passage, cue: Cue, lead: int) -> bool:
    """Whether the passage describes the verb's subject: « X, qui parle d'« erreur », rappelle »."""
    mark = page.word_at(passage.start)
    subjects = (c for c in page.children[cue.word] if page.words[c].dep in SUBJECTS and lead <= c < mark)
    return any(page.subtree(c)[1] >= mark for c in subjects)


def _frames(page: Page, passage: Passage, lead: int, words: Lexicon) -> bool:
    """Whether the words before marks only frame what follows: "Asked if ...", "In an interview on ..."."""
    opens, mark = page.words[lead], page.word_at(passage.start)
    between = page.words[lead:mark]
    finite = any(w.pos == "AUX" or "VerbForm=Fin" in w.morph for w in between)
    subordinate = opens.folded in words.subordinate | words.as_ or opens.pos == "SCONJ"
    participle = opens.pos == "VERB" and not opens.text.islower()
    return subordinate or participle or (not finite and (opens.pos == "ADP" or lead in page.dated))


def _says_on(page: Page, cue: Cue, after: int) -> bool:
    """Whether a clause or an object stands behind the verb, which so says something of its own."""
    rest = page.words[cue.last + 1 : after]
    if any(w.pos == "AUX" or "VerbForm=Fin" in w.morph for w in rest):
        return True
    bare = bool(rest) and not rest[0].is_punctuation and rest[0].pos not in {"ADV", "ADP", "SCONJ"}
    return bare and cue.last + 1 not in page.dated and "hearer" not in cue.known.frames


def _has_clause_of_its_own(page: Page, cue: Cue, words: Lexicon, first: int, after: int) -> bool:
    """Whether the verb goes on to report something else: "…," the minister said the plan had failed."""
    index = cue.last + 1
    while index < after and (page.words[index].pos == "ADV" or index in page.dated):
        if page.words[index].folded in words.whether | words.subordinate:
            return False
        index += 1
    if index + 1 < after and page.words[index].text == "," and page.words[cue.word].is_guessed:
        index += 1  # заперечує | , | що
    if index >= after:
        return False
    if page.words[index].folded in words.that and page.words[index].pos in {"SCONJ", "PRON", ""}:
        return True
    named = any(page.words[i].pos in {"NOUN", "PROPN", "PRON"} for i in range(first, cue.first))
    clause = any(
        page.words[i].pos == "AUX" or "VerbForm=Fin" in page.words[i].morph for i in range(index, after)
    )
    begins = page.words[index].pos in {"DET", "PRON", "PROPN"} and page.words[index].key not in words.relative
    return named and clause and begins and "bare" in cue.known.frames and "hearer" not in cue.known.frames


def _has_bare_clause(page: Page, cue: Cue, words: Lexicon, after: int) -> bool:
    """Whether a pronoun and its own verb follow at once: "..., said she had been ill"."""
    place = cue.last + 1
    if not words.says_bare or words.comma_clauses or place + 1 >= after:
        return False
    follows = page.words[place + 1]
    finite = follows.pos == "AUX" or "VerbForm=Fin" in follows.morph
    return page.words[place].folded in words.subjects and page.words[place].pos == "PRON" and finite


def _bracket(page: Page, cue: Cue, first: int) -> tuple[int, int] | None:
    """The subject between an auxiliary behind the marks and its participle: „…“, hatte sie gesagt."""
    opens = first + page.words[first].is_punctuation
    if opens + 1 >= cue.word or page.words[opens].pos != "AUX" or page.words[opens].head != cue.word:
        return None
    child = page.child(cue.word, SUBJECTS)
    return phrase_of_head(page, child, opens + 1, cue.word) if opens < child < cue.word else None


def _is_sentence_end(page: Page, passage: Passage, first: int) -> bool:
    """Whether the passage ends its sentence, so that what follows speaks of something else."""
    inner_last = page.text[passage.parts[-1].inner_end - 1]
    follows = page.words[first]
    if page.paragraph_of(follows.start) != page.paragraph_of(passage.end - 1):
        return True
    if follows.text[0] in TERMINATORS:
        return True
    return (
        inner_last == "." and follows.text[0].isupper() and not page.text[passage.end : follows.start].strip()
    )


def _sentence_rest(page: Page, first: int, start: int) -> int:
    """The index after the last word before the sentence, the paragraph or the row ends, or marks begin."""
    paragraph = page.paragraph_of(start - 1)
    limit = page.paragraphs[paragraph][1] if paragraph >= 0 else start
    for index in range(first, min(first + _TAIL, len(page.words))):
        word = page.words[index]
        if word.start >= limit or page.ends_sentence(index) or word.text in {";", "..."}:
            return index
        if page.stretch_over(word.start) is not None:
            return index
    return min(first + _TAIL, len(page.words))


def _plain_before(page: Page, first: int, cue_first: int, words: Lexicon) -> bool:
    """Whether only a comma and a subject stand before the cue: no other clause, no connection."""
    index = first
    while index < cue_first and page.words[index].is_punctuation:
        index += 1
    if index < cue_first:
        opening = page.words[index]
        if (
            opening.pos in {"CCONJ", "SCONJ"}
            or opening.folded in words.by | words.that | words.contrast - words.as_
        ):
            return False
        if opening.pos == "ADP" and opening.folded not in words.as_:
            return False
        if opening.folded in words.subordinate | words.whether and opening.pos not in {"PRON", "DET"}:
            return False
    depth_comma = False
    for place in range(index, cue_first):
        word = page.words[place]
        if word.text == "," or word.text in "()–—":
            depth_comma = not depth_comma
        elif (
            word.pos in {"VERB", "AUX"}
            and word.text[0].islower()
            and not depth_comma
            and word.dep not in {"acl", "amod"}
        ):
            return False
    return True


def _tail_source(page: Page, cue: Cue, words: Lexicon, first: int, after: int) -> tuple[int, int] | None:
    """Who speaks: all that stands between the marks and the verb, else the subject after the verb."""
    if clitic_of(page, cue, words) is not None:
        return subject_of(page, cue, words, first, after)
    start, end = first, cue.first - 1
    loose = words.adverbs | words.clitics
    bare = frozenset[str]() if words.articles else words.adverbs
    while start < end and (page.words[start].is_punctuation or page.words[start].folded in bare):
        start += 1
    if start == end and page.words[start].is_punctuation:
        start += 1
    while end >= start and (page.words[end].is_punctuation or page.words[end].folded in loose):
        end -= 1
    if start <= end:
        return start, end if end - start < _PLAIN else _first_comma(page, start, end)
    return subject_of(page, cue, words, first, after) or _rest_of_tail(page, cue, after)


def _first_comma(page: Page, start: int, end: int) -> int:
    """The last word before the first comma."""
    return next((i - 1 for i in range(start + 1, end + 1) if page.words[i].text == ","), end)


def _rest_of_tail(page: Page, cue: Cue, after: int) -> tuple[int, int] | None:
    """What follows an inverted verb up to a comma, for a phrase that the word classes do not show."""
    start = cue.last + 1
    marks = (i for i in range(start, after) if page.words[i].is_punctuation and page.words[i].text != "-")
    end = next(marks, after)
    if start < end <= start + _PLAIN and page.words[start].pos in _OPENS_PHRASE:
        return start, end - 1
    return None
