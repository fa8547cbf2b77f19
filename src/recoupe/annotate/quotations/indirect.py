"""Indirect quotations: what a reporting verb or noun says in a clause, an infinitive or a noun phrase."""

from recoupe.annotate.quotations.cues import Cue, cue_spans, is_unsaid, verb_group
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import SUBJECTS, TERMINATORS, Page
from recoupe.annotate.quotations.phrases import phrase_of_head, phrase_right, rest_of_phrase
from recoupe.annotate.quotations.subjects import (
    after_verb,
    agent_of,
    before_verb,
    inherited,
    is_participle,
    shared_subject,
    subject_of,
)
from recoupe.model import Span

_FINITE = frozenset({"VERB", "AUX"})
_REACH = 10
"""Words that may stand between a reporting verb and the infinitive that it governs."""
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})


def reported_by(page: Page, cue: Cue, words: Lexicon, wide: bool) -> Found | None:
    """The indirect or mixed quotation that a cue opens, None where it reports nothing.

    With `wide`, thoughts, wishes and acts in words count too, and what has not been said.
    """
    frames = cue.known.frames
    if not wide and (not frames & {"reporting"} or is_unsaid(page, cue, words)):
        return None
    low, high = page.word_range(page.words[cue.word].sentence)
    content = _content(page, cue, words, low, high, wide)
    if content is None:
        return None
    first, last, side = content
    if side == "noun":
        last = _before_next_clause(page, first, last)
        if not wide and any(page.words[i].folded in words.conditional for i in range(cue.first, cue.word)):
            return None
    if side == "infinitive" and not wide and _gives_no_word(page, cue, words, first, last):
        return None
    span = page.span(first, last)
    if side == "noun":
        span = _with_rest(page, span, words, "describe" in frames)
    source = _source(page, cue, words, low, high, first, last, side)
    if source is None and (side == "left" or (side == "noun" and _is_passive(page, cue))):
        return None
    span = _with_marks(page, span)
    quoted = page.quoted_in(span.start, span.end)
    sources = (page.span(*source),) if source is not None else ()
    return Found(
        kind="mixed" if quoted else "indirect", content=(span,), quoted=quoted,
        cue=cue_spans(page, cue, words), known=cue.known, sources=sources,
        sentence=page.words[cue.word].sentence,
        stated="reporting" in frames, clause=side in {"left", "right"},
    )  # fmt: skip


def _before_next_clause(page: Page, first: int, last: int) -> int:
    """The last word of a noun phrase before a conjunction or a comma after which a finite verb stands."""
    cut = last
    for index in range(last, first, -1):
        word = page.words[index]
        if page.stretch_over(word.start) is not None:
            continue
        if word.pos == "CCONJ" or word.text == ",":
            clause = any(
                "VerbForm=Fin" in w.morph and w.dep != "acl:relcl" for w in page.words[index : cut + 1]
            )
            cut = index - 1 if clause else cut
    return cut


def _gives_no_word(page: Page, cue: Cue, words: Lexicon, first: int, last: int) -> bool:
    """Whether someone only refuses to speak: declined to comment."""
    spoken = (page.words[i].folded for i in range(first, min(first + 4, last + 1)))
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


def _content(
    page: Page, cue: Cue, words: Lexicon, low: int, high: int, wide: bool
) -> tuple[int, int, str] | None:
    """The first and last word of what is said, and the side of the cue on which it stands."""
    frames = cue.known.frames
    stop = _sentence_stop(page, cue, high)
    if cue.noun:
        return _after_noun(page, cue, words, stop)
    marks_only = "marks_only" in frames
    found = _after_that(page, cue, words, stop, 12)
    if found is None and not marks_only | wide:
        found = _question(page, cue, words, stop)
    if found is None and (wide or not marks_only):
        found = _bare_clause(page, cue, words, stop)
    if found is None and ("infinitive" in frames or wide):
        found = _infinitive(page, cue, words, stop)
    if found is None and "object" in frames and cue.last + 2 < stop:
        found = _gerund(page, cue, words, stop)
    if found is None:
        found = _incise(page, cue, words, low, high)
    if found is None and (wide or ("object" in frames and not marks_only)):
        found = _object(page, cue, words, stop)
    return found


def _after_noun(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
    """What a noun says: his claim that ..., « sa promesse de ... », « l'affirmation selon laquelle ... »."""
    for phrase in words.that_after_noun:
        here = [page.words[i].folded for i in range(cue.last + 1, min(cue.last + 1 + len(phrase), stop))]
        if tuple(here) == phrase:
            return _clause(page, cue, words, cue.last + 1 + len(phrase), stop)
    found = _after_that(page, cue, words, stop, 2)
    if found is None and cue.known.implication in {"promise", "warning", "denial"}:
        found = _infinitive(page, cue, words, stop)
    return found


def _sentence_stop(page: Page, cue: Cue, high: int) -> int:
    """The index after the last word of the sentence's own text."""
    for index in range(cue.last + 1, high):
        word = page.words[index]
        if word.text in {";"} and page.stretch_over(word.start) is None:
            return index
    return high


def _after_that(page: Page, cue: Cue, words: Lexicon, stop: int, reach: int) -> tuple[int, int, str] | None:
    """The clause after "that", which follows the cue with a hearer or an adverbial between them at most."""
    index, seen = cue.last + 1, 0
    while index < stop - 1 and seen <= reach:
        word = page.words[index]
        over = page.stretch_over(word.start)
        if over is not None:
            index, seen = max(page.word_at(over.end), index + 1), seen + 2
            continue
        if word.folded in words.that and _opens_content(page, cue, index, stop):
            return _clause(page, cue, words, index + 1, stop)
        if word.pos in _FINITE and word.dep not in {"acl", "amod"}:
            return None
        index, seen = index + 1, seen + 1
    return None


def _opens_content(page: Page, cue: Cue, index: int, stop: int) -> bool:
    """Whether the word is the conjunction before what is said, not a pronoun or an article."""
    word = page.words[index]
    if word.pos in {"SCONJ", ""} or word.dep == "mark":
        return True
    between = range(cue.last + 1, index)
    plain = all(page.words[i].pos in _NOMINAL for i in between)
    return plain and (not between or "hearer" in cue.known.frames) and _finite_ahead(page, index + 1, stop)


def _question(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
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
        return _clause(page, cue, words, index, stop)
    return None


def _bare_clause(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
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
            and _has_subject(page, child)
        ):
            start = page.subtree(child)[0]
            start = max(start, cue.last + 1)
            return _clause(page, cue, words, _after_adverbial(page, start), stop)
    if "bare" in cue.known.frames and not is_participle(page, cue):
        return _subject_and_verb(page, cue, words, stop)
    return None


def _subject_and_verb(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
    """A clause that the tree has missed: a subject straight after the verb, then a finite verb."""
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        start += 1
    for index in range(start, min(start + _REACH, stop)):
        word = page.words[index]
        if index > start and (word.pos == "AUX" or "VerbForm=Fin" in word.morph):
            return _clause(page, cue, words, start, stop)
        outside = word.is_punctuation and page.stretch_over(word.start) is None
        if (
            outside
            or word.pos not in _NOMINAL | {"ADP", "PUNCT", "ADV", "PART"}
            or word.key in words.relative
        ):
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


def _has_subject(page: Page, index: int) -> bool:
    return any(page.words[c].dep in SUBJECTS or page.words[c].dep == "expl" for c in page.children[index])


def _finite_ahead(page: Page, start: int, stop: int) -> bool:
    return any(page.words[i].pos in _FINITE for i in range(start, min(start + 20, stop)))


def _infinitive(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
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
            found = _clause(page, cue, words, start if _asked_of(page, cue, start, index) else index, stop)
            return (found[0], found[1], "infinitive") if found is not None else None
        if word.pos in _FINITE:
            return None
    return None


def _gerund(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
    """What was denied or admitted: denied hitting a player."""
    if "VerbForm=Ger" not in page.words[cue.last + 1].morph:
        return None
    return _clause(page, cue, words, cue.last + 1, stop)


def _begins_infinitive(page: Page, index: int, stop: int, words: Lexicon) -> bool:
    """Whether "to" with an infinitive stands here, or an infinitive straight after the cue."""
    if page.words[index].folded in words.to:
        return page.words[index].pos == "PART" or _is_infinitive(page, index + 1, stop)
    return page.words[index].pos in _FINITE | {"ADV", "PRON"} and _is_infinitive(page, index, stop)


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


def _object(page: Page, cue: Cue, words: Lexicon, stop: int) -> tuple[int, int, str] | None:
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


def _incise(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> tuple[int, int, str] | None:
    """A clause set off by a comma that says whose the sentence is: « …, a fait savoir jeudi X. »"""
    if is_participle(page, cue):
        return None
    comma = cue.first - 1
    subject = None
    if comma > low and page.words[comma].text != ",":
        subject = before_verb(page, cue, words, low)
        if subject is None:
            return None
        comma = subject[0] - 1
    if comma <= low + 1 or page.words[comma].text != "," or _opens_clause(page, comma + 1, words):
        return None
    if not any(page.words[i].pos in _FINITE or not page.words[i].pos for i in range(low, comma)):
        return None
    if subject is None and after_verb(page, cue, words, high) is None and not _clitic_follows(page, cue):
        return None
    if subject is not None and not _closes_sentence(page, cue, high):
        return None
    marked = page.stretches_in(page.words[low].start, page.words[comma].start)
    if "marks_only" in cue.known.frames and not marked:
        return None
    return _sentence_before(page, low), comma - 1, "left"


def _sentence_before(page: Page, low: int) -> int:
    """The first word of what is said; marks that hold several sentences begin in an earlier one."""
    over = page.stretch_over(page.words[low].start)
    if over is None or over.start >= page.words[low].start:
        return low
    return page.word_range(page.words[page.word_at(over.start)].sentence)[0]


def _clitic_follows(page: Page, cue: Cue) -> bool:
    return any(
        page.words[i].folded.startswith("-") for i in range(cue.first, min(cue.last + 3, len(page.words)))
    )


def _opens_clause(page: Page, index: int, words: Lexicon) -> bool:
    return page.words[index].key in words.relative | words.contrast


def _closes_sentence(page: Page, cue: Cue, high: int) -> bool:
    """Whether no further clause follows the cue: at most an adverbial up to a comma or the end."""
    for index in range(cue.last + 1, high):
        word = page.words[index]
        if word.text == "," or word.text in TERMINATORS:
            return True
        if word.pos in _FINITE:
            return False
    return True


def _clause(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> tuple[int, int, str] | None:
    """From a word to the end of the clause: the sentence's end, or a clause of the cue's own level."""
    if start >= stop:
        return None
    stop = _other_speaker(page, words, start, stop)
    if is_participle(page, cue) and cue.word - page.word_range(page.words[cue.word].sentence)[0] < 3:
        stop = _main_clause(page, start, stop)
    last = _next_clause(page, cue, words, start, stop) - 1
    while (
        last > start
        and (page.words[last].is_punctuation or page.words[last].pos in {"CCONJ", "SCONJ"})
        and page.stretch_over(page.words[last].start) is None
    ):
        last -= 1
    return start, last, "right"


def _main_clause(page: Page, start: int, stop: int) -> int:
    """Where the main clause begins behind a participle that opens the sentence: after a comma, a subject."""
    for index in range(start + 2, stop - 2):
        if page.words[index].text != "," or page.words[index + 1].pos not in _NOMINAL:
            continue
        for place in range(index + 2, min(index + 9, stop)):
            if page.words[place].text == "," or page.words[place].folded == "":
                break
            if page.words[place].pos == "AUX" or "VerbForm=Fin" in page.words[place].morph:
                return index
    return stop


def _other_speaker(page: Page, words: Lexicon, start: int, stop: int) -> int:
    """Where someone else begins to speak in the same sentence: ", while the other side said ..."."""
    for index in range(start + 3, stop - 2):
        word = page.words[index]
        if word.folded not in words.contrast or page.stretch_over(word.start) is not None:
            continue
        if "," not in {page.words[index - 1].text, page.words[index - 2].text}:
            continue
        for place in range(index + 2, min(index + 9, stop)):
            after = page.words[place]
            if after.pos in _FINITE | {""} and any(
                "reporting" in k.frames for k in words.verbs.get(after.folded, ())
            ):
                return index
            if after.pos in _FINITE or after.is_punctuation:
                break
    return stop


def _next_clause(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> int:
    """Where the first clause begins that hangs on the cue or above it, and not in what is said.

    The tree alone does not decide: a comma or a conjunction must mark the place.
    """
    end = stop
    index = cue.word
    for _ in range(6):
        for child in page.children[index]:
            first = page.subtree(child)[0]
            word = page.words[child]
            if first <= start + 1 or first >= end or word.dep == "punct":
                continue
            if _is_marked(page, first, words) and (index != cue.word or _is_apart(page, child, first, words)):
                end = first
        if page.words[index].head == index:
            break
        index = page.words[index].head
        if start + 1 < index < end and page.words[index].pos in _FINITE:
            group = verb_group(page, index, words)
            for child in page.children[index]:
                if page.words[child].dep in SUBJECTS and start + 1 < page.subtree(child)[0] < group:
                    group = page.subtree(child)[0]
            if cue.noun or _is_marked(page, group, words):
                end = min(end, group)
    return end


def _is_apart(page: Page, child: int, first: int, words: Lexicon) -> bool:
    """Whether a clause that hangs on the cue stands beside what is said: a second verb, "while X ..."."""
    word = page.words[child]
    if word.dep == "conj":
        return word.pos in _FINITE
    opens = page.words[first].folded in words.contrast or page.words[first - 1].folded in words.contrast
    return opens and word.dep == "advcl" and (_has_subject(page, child) or word.folded in words.verbs)


def _is_marked(page: Page, first: int, words: Lexicon) -> bool:
    """Whether a comma or a conjunction stands before or at a place."""
    before, here = page.words[first - 1], page.words[first]
    joins = words.contrast
    return before.text in {",", ";", "–", "—", ")", "--"} or before.folded in joins or here.folded in joins


def _source(
    page: Page, cue: Cue, words: Lexicon, low: int, high: int, first: int, last: int, side: str
) -> tuple[int, int] | None:
    """Who says it."""
    if cue.noun:
        return _noun_owner(page, cue, words, low)
    if _is_passive(page, cue):
        return agent_of(page, cue.last + 1, high, words)
    if side == "left":
        return subject_of(page, cue, words, last + 1, high)
    found = None
    for index in range(cue.first, cue.last + 1):
        for child in page.children[index]:
            if (
                page.words[child].dep in SUBJECTS
                and child < first
                and page.words[child].key not in words.relative
            ):
                return phrase_of_head(page, child, low, first)
    if _after_relative(page, cue, words):
        return before_verb(page, cue, words, low)
    found = inherited(page, cue, words)
    found = found or shared_subject(page, cue, words)
    return found or before_verb(page, cue, words, low) or _inverted(page, cue, words, first)


def _after_relative(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether a relative pronoun stands straight before the verb: ", which stressed that"."""
    return cue.first > 0 and page.words[cue.first - 1].key in words.relative - words.that


def _inverted(page: Page, cue: Cue, words: Lexicon, first: int) -> tuple[int, int] | None:
    return after_verb(page, cue, words, first) if "hearer" not in cue.known.frames else None


def _is_passive(page: Page, cue: Cue) -> bool:
    return any(
        page.words[c].dep == "aux:pass" for i in range(cue.first, cue.last + 1) for c in page.children[i]
    )


def _noun_owner(page: Page, cue: Cue, words: Lexicon, low: int) -> tuple[int, int] | None:
    """Whose claim it is: a possessive before the noun, or the subject of the sentence."""
    for child in page.children[cue.word]:
        word = page.words[child]
        if word.dep in {"nmod:poss", "det:poss", "nmod"} or "Poss=Yes" in word.morph:
            return phrase_of_head(page, child, low, cue.word + 12)
    return inherited(page, cue, words)
