"""Indirect quotations: what a reporting verb or noun says in a clause, an infinitive or a noun phrase."""

from msgspec import structs

from recoupe.annotate.quotations.according import passed_on, tells
from recoupe.annotate.quotations.adjectives import after_adjective, is_adjective
from recoupe.annotate.quotations.clauses import Part, clause, has_subject
from recoupe.annotate.quotations.complements import (
    after_that,
    bare_clause,
    behind_comma,
    extracted,
    gerund,
    infinitive,
    question,
)
from recoupe.annotate.quotations.cues import Cue, cue_spans, is_unsaid
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.nouns import after_noun
from recoupe.annotate.quotations.objects import is_subject, object_phrase
from recoupe.annotate.quotations.page import BREAKS, FINITE, SUBJECTS, Page
from recoupe.annotate.quotations.phrases import phrase_of_head, rest_of_phrase
from recoupe.annotate.quotations.set_off import as_said, behind_dash, resumed, set_off
from recoupe.annotate.quotations.subjects import (
    after_verb,
    agent_of,
    before_verb,
    behind_topic,
    beside,
    body,
    correlated,
    governing_subject,
    inherited,
    is_object_behind,
    is_participle,
    main_subject,
    office_of,
    relative_pronoun,
    shared_subject,
    subject_of,
)
from recoupe.model import Span

_MARKED = 4
"""Words behind those in which marks hold the name."""
_PAPER = 6
"""Words and marks of the name of a paper at most."""
_NAMED = 10
"""Words behind an object in which what it is called begins."""


def reported_by(page: Page, cue: Cue, words: Lexicon, wide: bool) -> Found | None:
    """The indirect or mixed quotation that a cue opens, None where it reports nothing.

    With `wide`, thoughts, wishes and acts in words count too, and what has not been said.
    """
    frames = cue.known.frames
    says = frames & {"reporting", "matter"} or _is_told_by_document(page, cue, words)
    if not wide and (not says or is_unsaid(page, cue, words)):
        return None
    if not wide and _is_only_meant(page, cue):
        return None
    before = page.words[cue.first - 1]
    if (
        cue.first
        and before.end > before.start
        and words.according.fullmatch(page.folded, before.start, before.end)
    ):
        return None
    low, high = page.word_range(page.words[cue.word].sentence)
    content = _content(page, cue, words, low, high, wide)
    if content is None:
        return None
    first, last, side = content
    passing = page.words[cue.word].folded in words.passing and is_participle(page, cue)
    if passing and tells(page, (first, last), words):
        return None
    if side == "noun":
        last = _before_next_clause(page, first, last)
    if side in {"noun", "infinitive"} and not wide and _is_hearsay(page, cue, words):
        return None
    if side == "infinitive" and not wide and _gives_no_word(page, cue, words, first, last):
        return None
    first += side == "right" and first < last and _is_that(page, first, words)
    span = page.span(first, last)
    if side == "noun":
        span = _with_rest(page, span, words, "describe" in frames)
    source = _source(page, cue, words, low, high, first, last, side)
    if source is None and words.comma_clauses and side == "noun" and not _is_passive(page, cue, words):
        return None
    if source is None and (
        side == "left" or (side == "noun" and (cue.noun or _is_passive(page, cue, words)))
    ):
        return None
    if source is not None and source[0] == source[1] and page.words[source[0]].key in words.no_speakers:
        return None
    if source is None and not wide and _is_bidden(page, cue):
        return None
    told = passed_on(page, max(last, cue.last, source[1] if source is not None else 0) + 1, high, words)
    span = _with_marks(page, span)
    spans: tuple[Span, ...] = (span,)
    if side == "left" and told is None and (rest := resumed(page, cue, words, source, high)) is not None:
        spans = (span, _with_marks(page, page.span(*rest)))
    quoted = tuple(part for one in spans for part in page.quoted_in(one.start, one.end))
    sources = tuple(page.span(*one) for one in (told, source) if one is not None)
    return Found(
        kind="mixed" if quoted else "indirect", content=spans, quoted=quoted,
        cue=cue_spans(page, _denied(page, cue, words), words), known=cue.known, sources=sources,
        pronoun=relative_pronoun(page, cue, words), sentence=page.words[cue.word].sentence,
        stated="reporting" in frames, clause=side in {"left", "right"},
    )  # fmt: skip


def _is_that(page: Page, index: int, words: Lexicon) -> bool:
    """Whether what is said begins with its conjunction: « dijo al tribunal que | nunca ... »."""
    asked = page.words[index - 1].pos == "ADP"  # por | qué
    sure = page.words[index].pos == "SCONJ" or words.drops_subject
    return page.words[index].folded in words.that and sure and not asked and not words.comma_clauses


def _denied(page: Page, cue: Cue, words: Lexicon) -> Cue:
    """The cue with the negation straight before it: "nie wyklucza", "no descarta" is no denial."""
    first = cue.first - 1
    while first > 0 and page.words[first].folded in words.clitics:
        first -= 1
    denied = cue.first > 0 and page.words[first].folded in words.negation
    same = page.words[first].sentence == page.words[cue.word].sentence
    return structs.replace(cue, first=first) if denied and same else cue


def _is_only_meant(page: Page, cue: Cue) -> bool:
    """Whether an infinitive says what a noun is for, so that nothing has been said: "a plan to announce"."""
    word = page.words[cue.word]
    described = word.dep == "acl" and page.words[word.head].pos == "NOUN" and word.head < cue.word
    return described and "VerbForm=Inf" in word.morph and not cue.noun


def _is_hearsay(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether an act in words is only told: « aurait refusé d'agir »."""
    return any(page.words[i].folded in words.conditional for i in range(cue.first, cue.word))


def _is_bidden(page: Page, cue: Cue) -> bool:
    """Whether the reader is asked to speak: "Send us your pictures and tell us what you saw"."""
    word = page.words[cue.word]
    return "Mood=Imp" in word.morph or (word.dep == "conj" and "Mood=Imp" in page.words[word.head].morph)


def _before_next_clause(page: Page, first: int, last: int) -> int:
    """The last word of a noun phrase before a conjunction or a comma after which a finite verb stands."""
    cut = last
    for index in range(last, first, -1):
        word = page.words[index]
        if page.stretch_over(word.start) is not None:
            continue
        if word.pos == "CCONJ" or word.text == ",":
            cut = index - 1 if _carries_clause(page, index + 1, cut) else cut
    return cut


def _carries_clause(page: Page, start: int, last: int) -> bool:
    """Whether the first verb behind a conjunction is finite and no clause has opened before it."""
    for index in range(start, last + 1):
        word = page.words[index]
        if word.pos == "SCONJ" or word.is_gerund:
            return False
        if "VerbForm=Fin" in word.morph:
            return word.dep != "acl:relcl"
    return False


def _gives_no_word(page: Page, cue: Cue, words: Lexicon, first: int, last: int) -> bool:
    """Whether someone only refuses to speak, or to be named: declined to comment, asked not to be named."""
    spoken = [page.words[i].folded for i in range(first, min(first + 4, last + 1))]
    if any(word in words.anonymity for word in spoken):
        return True
    return cue.known.implication == "denial" and any(word in words.no_comment for word in spoken)


def _with_rest(page: Page, span: Span, words: Lexicon, judged: bool) -> Span:
    """A noun phrase with what belongs to it: what follows marks at its end, "as ..." where it is judged."""
    over = page.stretch_over(max(span.end - 1, span.start))
    if over is not None:
        return Span(span.start, max(span.end, rest_of_phrase(page, over, words)))
    after = page.word_at(span.end)
    if judged and after + 1 < len(page.words) and page.words[after].folded in words.as_:
        inner = page.stretches_in(
            page.words[after].start, page.words[min(after + 6, len(page.words) - 1)].end
        )
        if inner:
            return Span(span.start, rest_of_phrase(page, inner[0], words))
    return span


def _with_marks(page: Page, span: Span) -> Span:
    """The span with the marks at its edges, so that no pair is cut."""
    first, last = page.stretch_over(span.start), page.stretch_over(max(span.end - 1, span.start))
    return Span(first.start if first else span.start, last.end if last else span.end)


def _content(page: Page, cue: Cue, words: Lexicon, low: int, high: int, wide: bool) -> Part | None:
    """The first and last word of what is said, and the side of the cue on which it stands."""
    frames = cue.known.frames
    stop = _sentence_stop(page, cue, high)
    if cue.noun:
        return after_noun(page, cue, words, stop)
    if is_adjective(cue.known):
        return after_adjective(page, cue, words, stop)
    told = _is_told_by_document(page, cue, words)
    marks_only = "marks_only" in frames and not told
    if not marks_only and cue.last + 1 < high and (found := as_said(page, cue, words, low, high)) is not None:
        return found
    takes_clause = marks_only or {"bare", "reporting"} <= frames or not words.says_bare
    if cue.last + 1 < high and takes_clause and _may_close(page, cue, words, high):
        found = set_off(page, cue, words, low, high, marks_only)
        if found is not None:
            return found
    found = after_that(page, cue, words, stop, 12)
    if found is None and not marks_only:
        found = behind_dash(page, cue, words, low, high)
    if found is None and (not marks_only or "matter" in frames) and not wide:
        found = question(page, cue, words, stop)
    if found is None and words.comma_clauses:
        found = behind_comma(page, cue, words, stop)
    if found is None and (not marks_only or (wide and "attitude" in frames)):
        found = bare_clause(page, cue, words, stop)
    if found is None and not marks_only:
        found = extracted(page, cue, words, stop)
    if found is None and ("infinitive" in frames or (wide and "purpose" in frames)):
        found = infinitive(page, cue, words, stop)
    if found is None and "object" in frames and cue.last + 2 < stop:
        found = gerund(page, cue, words, stop)
    if found is None and takes_clause:
        found = set_off(page, cue, words, low, high, marks_only)
    opened = told or (wide and "act" in frames) or ("naming" in frames and _names(page, cue, words))
    if found is None and (opened or "matter" in frames or ("object" in frames and not marks_only)):
        found = object_phrase(page, cue, words, stop)
        if found is not None and ("bare" in frames or told) and is_subject(page, found[1], stop):
            found = clause(page, cue, words, found[0], stop)
    return found


def _is_told_by_document(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether a poll, a survey or the like is the verb's subject: "a poll shows the mayor ahead"."""
    if "evidence" not in cue.known.frames:
        return False
    word = page.words[cue.word]
    told = [c for i in range(cue.first, cue.last + 1) for c in page.children[i]]
    told = [c for c in told if page.words[c].dep in SUBJECTS]
    if word.dep == "acl:relcl" and all(page.words[c].key in words.relative for c in told):
        told = [word.head]
    return any(page.words[c].folded in words.documents for c in told)


def _names(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether the verb says of its object what it is: "called the vote a farce", "what X called a farce"."""
    told = [page.words[c].dep for c in page.children[cue.word] if c > cue.last]
    led = any(
        page.words[c].key in words.relative | words.whether and c < cue.first
        for c in page.children[cue.word]
        if page.words[c].dep not in SUBJECTS
    )
    if page.words[cue.word].dep == "acl" and cue.first == cue.word and not page.words[cue.word].is_gerund:
        return False
    if words.named_by:
        return _is_named_by(page, cue, words, told)
    says = "xcomp" in told or told.count("obj") > 1 or (led and "obj" in told)
    return says and not _is_passive(page, cue, words)


def _is_judged(page: Page, cue: Cue) -> bool:
    """Whether an adjective that ends the clause is said of the object: « a jugé le vote régulier »."""
    held = page.child(cue.word, {"obj"})
    if held < 0 or page.words[held - 1].pos != "DET" or held + 1 >= len(page.words):
        return False
    judged = next((i for i in range(held + 1, len(page.words)) if page.words[i].pos != "ADV"), held)
    ends = judged + 1 >= len(page.words) or page.words[judged + 1].is_punctuation
    return page.words[judged].pos == "ADJ" and ends


def _is_named_by(page: Page, cue: Cue, words: Lexicon, told: list[str]) -> bool:
    """Whether "as", « de » or a second object gives a name to the object: « a qualifié le vote de farce ».

    A name between marks is a fragment's.
    """
    ahead = page.words[
        min(cue.last + _NAMED + _MARKED, page.word_range(page.words[cue.word].sentence)[1] - 1)
    ]
    if page.stretches_in(page.words[cue.last].end, ahead.end):
        return False
    if told.count("obj") > 1 or {"obj", "xcomp"} <= set(told) or _is_judged(page, cue):
        return not _is_passive(page, cue, words)
    held = page.child(cue.word, {"obj"})
    if held < 0 and any(word.folded in words.object_markers for word in page.words[cue.last + 1 :][:1]):
        held = cue.last + 1
    if held <= cue.last or _is_passive(page, cue, words):
        return False
    for index in range(held + 1, min(held + _NAMED, len(page.words) - 1)):
        word, follows = page.words[index], page.words[index + 1]
        if word.is_punctuation or word.pos in FINITE:
            return False
        if word.folded in words.named_by:
            return follows.pos in {"NOUN", "ADJ", "PROPN", "ADV"} or "Definite=Ind" in follows.morph
    return False


def _may_close(page: Page, cue: Cue, words: Lexicon, high: int) -> bool:
    """Whether no clause follows the reporting verb, so that what is said may stand before it."""
    follows = page.words[cue.last + 1 : min(cue.last + 3, high)]
    parted = len(follows) == 2 and follows[0].is_guessed and follows[0].text == ","
    if parted and follows[1].folded in words.that | words.whether:
        return False
    for index in range(cue.last + 1, high):
        word = page.words[index]
        if word.text in BREAKS:
            return True
        marked = page.stretch_over(word.start) is not None and not _names_paper(page, cue, index, words)
        if marked or word.folded in words.that:
            return False
        if word.pos in FINITE and word.dep not in {"acl", "amod"}:
            return False
    return page.words[cue.first - 1].text == "," or page.words[cue.last + 1].pos == "ADP"


def _names_paper(page: Page, cue: Cue, index: int, words: Lexicon) -> bool:
    """Whether marks hold the name of whom the verb tells it, in a language without articles: рассказал
    газете «Вестник»."""
    over = page.stretch_over(page.words[index].start)
    if over is None or words.articles or not over.closed:
        return False
    first, after = page.word_at(over.start), page.word_at(over.end)
    told = "Case=Dat" in page.words[first - 1].morph or first == cue.last + 1
    inside = page.words[first:after]
    short = len(inside) <= _PAPER and page.text[over.inner_start].isupper()
    return told and short and all(w.pos not in FINITE for w in inside)


def _sentence_stop(page: Page, cue: Cue, high: int) -> int:
    """The index after the last word of the sentence's own text."""
    for index in range(cue.last + 1, high):
        word = page.words[index]
        if word.text in {";"} and page.stretch_over(word.start) is None:
            return index
    return high


def _source(
    page: Page, cue: Cue, words: Lexicon, low: int, high: int, first: int, last: int, side: str
) -> tuple[int, int] | None:
    """Who says it."""
    if cue.noun:
        return _noun_owner(page, cue, words, low, first)
    if page.words[cue.word].folded in words.impersonal:
        return office_of(page, cue, words, low, high)
    if _is_passive(page, cue, words):
        return agent_of(page, cue.last + 1, high, words)
    as_said = cue.first > 0 and page.words[cue.first - 1].folded in words.as_
    if as_said and not words.articles and (told := after_verb(page, cue, words, first)) is not None:
        return told  # jak powiedział X,
    if side == "left":
        return subject_of(page, cue, words, last + 1, high)
    if cue.first and page.words[cue.first - 1].folded in words.as_ and page.words[cue.word].is_guessed:
        return body(page, cue, words, first) or after_verb(page, cue, words, first)
    parted = behind_topic(page, cue, low)
    if parted > low and (named := before_verb(page, cue, words, parted)) is not None:
        return named
    low = parted
    if (both := correlated(page, cue, words, low)) is not None:
        return both
    near = beside(page, cue, words, low)
    for index in range(cue.first, cue.last + 1):
        for child in page.children[index]:
            if (
                page.words[child].dep in SUBJECTS - {"csubj"}
                and low <= child < first
                and child not in page.dated
                and not is_object_behind(page, cue, child, words)
                and page.words[child].key not in words.relative
            ):
                joined = near is not None and page.words[near[0] - 1].folded in words.contrast
                if near is not None and joined and child < near[0]:
                    return near
                return phrase_of_head(page, child, low, first)
    if _after_relative(page, cue, words):
        return before_verb(page, cue, words, low)
    apart = is_participle(page, cue) and page.follows_comma(_past_adverbs(page, cue.first))
    if near is None and apart and page.words[cue.word].dep.startswith("acl"):
        near = main_subject(page, cue, words)
    found = near or inherited(page, cue, words)
    found = found or shared_subject(page, cue, words)
    if found is None and apart:
        return main_subject(page, cue, words)
    found = found or office_of(page, cue, words, low, first) or before_verb(page, cue, words, low)
    return found or _inverted(page, cue, words, first) or body(page, cue, words, first)


def _past_adverbs(page: Page, index: int) -> int:
    """The first of the adverbs that stand straight before a word."""
    while index and page.words[index - 1].pos == "ADV":
        index -= 1
    return index


def _after_relative(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether a relative pronoun stands straight before the verb: ", which stressed that"."""
    return cue.first > 0 and page.words[cue.first - 1].key in words.relative - words.that


def _inverted(page: Page, cue: Cue, words: Lexicon, first: int) -> tuple[int, int] | None:
    if "hearer" in cue.known.frames:
        return None
    found = after_verb(page, cue, words, first)
    told = found is not None and any(w.folded in words.nouns for w in page.words[found[0] : found[1] + 1])
    return None if told and not words.articles else found  # odrzuciła | zarzuty, że


def _is_passive(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether the subject is who the verb is done to: "was accused", "Asked about it, ..."."""
    if is_adjective(cue.known):
        return False
    word = page.words[cue.word]
    before = page.words[cue.first - 1]
    opens = cue.first == page.word_range(word.sentence)[0]
    opens = opens or before.pos == "SCONJ" or before.folded in words.subordinate
    if opens and cue.first == cue.word and "Tense=Past" in word.morph:
        told = not words.drops_subject and not has_subject(page, cue.word)
        return told or "VerbForm=Part" in word.morph
    return any(
        page.words[c].dep == "aux:pass" for i in range(cue.first, cue.last + 1) for c in page.children[i]
    )


def _noun_owner(page: Page, cue: Cue, words: Lexicon, low: int, first: int) -> tuple[int, int] | None:
    """Whose claim it is: a possessive before the noun, or the subject of the sentence.

    What hangs on the noun from the word `first` on is what it says, and names nobody.
    """
    for child in page.children[cue.word]:
        word = page.words[child]
        if child >= first:
            continue
        owner = word.folded in words.possessives and child < cue.word
        if owner or word.dep in {"nmod:poss", "det:poss", "nmod"} or "Poss=Yes" in word.morph:
            return phrase_of_head(page, child, low, cue.word + 12)
    return inherited(page, cue, words) or governing_subject(page, cue, words)
