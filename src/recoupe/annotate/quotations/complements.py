"""What a reporting verb governs: a clause, a question, an infinitive, a gerund."""

from recoupe.annotate.quotations.clauses import Part, clause, has_subject
from recoupe.annotate.quotations.cues import Cue
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import FINITE, NOMINAL, SUBJECTS, Page
from recoupe.annotate.quotations.subjects import before_verb, is_participle

_COUNTS = frozenset({"NUM", "ADV", "ADP", "ADJ"})
_SUBJECT = 8
"""Words of a subject behind a circumstance."""
_ASIDE = 16
"""Words of a circumstance between a verb of saying and what is said."""
_FURTHER = 12
"""Words in which a further "that" shows that the first described a noun."""
_CLITICS = 6
"""Words with the infinitive at their end, where negation and pronouns stand before it."""
_REACH = 10
"""Words that may stand between a reporting verb and the infinitive that it governs."""


def after_that(page: Page, cue: Cue, words: Lexicon, stop: int, reach: int) -> Part | None:
    """The clause after "that", which follows the cue with a hearer or an adverbial between them at most."""
    index, seen = cue.last + 1, 0
    while index < stop - 1 and seen <= reach:
        word = page.words[index]
        over = page.stretch_over(word.start)
        if over is not None:
            index, seen = max(page.word_at(over.end), index + 1), seen + 2
            continue
        joins = words.contrast | words.subordinate
        led = index - 1 - (page.words[index - 1].pos == "ADP" and index - 1 > cue.last + 1)
        if word.folded in words.that and {page.words[index - 1].folded, page.words[led].folded} & joins:
            return None  # antes de que
        if word.folded in words.that and _opens_content(page, cue, index, stop, words):
            if cue.noun and page.words[index + 1].pos in FINITE and has_subject(page, index + 1) is False:
                return None
            return clause(page, cue, words, index + 1, stop)
        if word.pos in FINITE and word.dep not in {"acl", "amod"} and not _is_hearer(page, cue, index):
            return None
        index, seen = index + 1, seen + 1
    return _far_clause(page, cue, words, stop) if seen > reach else None


def _far_clause(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """The clause that the tree gives to the verb behind a long circumstance: "wrote in the ... that ..."."""
    if cue.noun or page.words[cue.last + 1].pos != "ADP":
        return None
    for child in page.children[cue.word]:
        mark = page.child(child, {"mark"})
        if page.words[child].dep == "ccomp" and cue.last < mark < child < stop:
            return clause(page, cue, words, mark + 1, stop) if page.words[mark].folded in words.that else None
    return None


def _is_relative(page: Page, cue: Cue, index: int, stop: int, words: Lexicon) -> bool:
    """Whether "that" describes the noun before it: the verb's object, or whom a comma sets apart from it."""
    word, before = page.words[index], page.words[index - 1]
    if word.folded not in words.relative or cue.noun or index == cue.last + 1:
        return False
    if before.text == "," and page.words[index - 2].pos in {"NOUN", "PROPN"} and index - 2 not in page.dated:
        finite = page.words[index + 1].pos in FINITE and "VerbForm=Inf" not in page.words[index + 1].morph
        rest = range(index + 2, min(index + _FURTHER, stop))
        return finite and any(page.words[i].folded in words.that for i in rest)
    held = before.dep == "obj" and before.head == cue.word and page.words[cue.last + 1].pos == "DET"
    held = held and before.pos == "NOUN" and before.folded not in words.nouns
    return held and "hearer" not in cue.known.frames and index - 1 not in page.dated


def _is_remark(page: Page, cue: Cue, index: int, words: Lexicon) -> bool:
    """Whether "that" describes the noun of a remark behind a comma: ", a charge that it rejects"."""
    noun = page.words[index - 1]
    led = page.words[index - 2].folded in words.indefinite and page.words[index - 3].text == ","
    return led and noun.pos == "NOUN" and cue.last < index - 3 and index - 1 not in page.dated


def _opens_content(page: Page, cue: Cue, index: int, stop: int, words: Lexicon) -> bool:
    """Whether the word is the conjunction before what is said, not a pronoun or an article."""
    word = page.words[index]
    if _is_relative(page, cue, index, stop, words) or _is_remark(page, cue, index, words):
        return False
    if word.dep == "obj" and page.words[index + 1].text == ",":
        return False
    if word.pos in {"SCONJ", ""} or word.dep == "mark":
        return True
    straight = index == cue.last + 1 and "bare" in cue.known.frames and not cue.noun
    if straight and word.pos == "PRON" and page.words[index + 1].pos in {"ADV", "ADP", "PRON"}:
        return _finite_ahead(page, index + 1, stop)
    if word.pos == "ADV" and not cue.noun and not _negated(page, cue):
        return _finite_ahead(page, index + 1, stop)
    if index == cue.last + 4 and page.words[cue.last + 1].text == page.words[index - 1].text == ",":
        return page.words[index - 2].pos == "ADV" and _finite_ahead(page, index + 1, stop)
    between = range(cue.last + 1, index)
    plain = all(page.words[i].pos in NOMINAL | {"ADP"} for i in between)
    circumstance = "bare" in cue.known.frames and page.words[cue.last + 1].pos == "ADP"
    goes_on = page.words[index + 1].pos in NOMINAL | {"ADV"} or index == cue.last + 3  # said by email that
    if plain and (index - 1 in page.dated or (circumstance and goes_on)):
        return _finite_ahead(page, index + 1, stop)
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
        that = page.words[index].folded in words.that and page.words[index - 1].pos != "ADP"  # por | qué
        if that or page.words[index].folded in words.whether:
            break
        index += 1
    before = page.words[index - 1].folded
    comma = words.comma_clauses and index + 1 < stop and page.words[index].text == ","
    if comma and before not in words.no_speakers:
        index += page.words[index + 1].folded in words.whether
    if index + 1 < stop and page.words[index].text == "," and page.words[cue.word].is_guessed:
        index += 1  # запитав | , | чи
    if index < stop and page.words[index].folded in words.that and page.words[index].pos == "SCONJ":
        return None
    asks = index < stop and page.words[index].folded in words.whether and page.words[index].dep != "case"
    if asks and not _describes(page, cue, index) and _finite_ahead(page, index + 1, stop):
        return clause(page, cue, words, index, stop)
    return None


def _describes(page: Page, cue: Cue, index: int) -> bool:
    """Whether a clause describes a noun before it, no hearer: "pledged cash for families | who lost ..."."""
    verb = page.words[page.words[index].head]
    if "PronType=Rel" not in page.words[index].morph or not verb.dep.startswith("acl:relcl"):
        return False
    noun = page.words[verb.head]
    heard = "hearer" in cue.known.frames and noun.head == cue.word
    return cue.last < verb.head < index and not heard


def bare_clause(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """A clause with no word before it, as English allows: said the bridge was closed.

    Only where a tree shows a clause on the right, or a subject with its verb follows at once.
    """
    if words.words.grammar.as_ != ("as",) and not page.words[cue.word].pos:
        return None
    for child in sorted({*page.children[cue.word], *page.children[cue.last]}):
        word = page.words[child]
        if (
            child > cue.last
            and child < stop
            and word.dep in {"ccomp", "parataxis"}
            and has_subject(page, child)
            and not (word.dep == "parataxis" and _behind_comma(page, page.subtree(child)[0]))
        ):
            start = max(page.subtree(child)[0], cue.last + 1)
            apart = page.words[start].text == "," and page.words[start + 1].folded in words.remarks
            if apart and not words.comma_clauses:
                continue  # zei te geloven dat ..., | wat de bond schandalig noemde
            start += words.comma_clauses and page.words[start].text == ","
            start += page.words[start].folded in words.that and start + 1 < child
            while (
                start + 1 < child
                and (page.words[start].pos == "ADP" or start in page.dated)
                and (start in page.dated or start + 1 in page.dated)
            ):
                start += 1
            return clause(page, cue, words, _with_count(page, cue, _after_adverbial(page, start)), stop)
    if "bare" in cue.known.frames and ("clausal" in cue.known.frames or not is_participle(page, cue)):
        return _subject_and_verb(page, cue, words, stop)
    return None


def extracted(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What is said of the noun that a relative clause describes: "an event that X says | led him to go"."""
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        start += 1
    bare = "bare" in cue.known.frames or not words.says_bare
    if start + 1 >= stop or not bare or is_participle(page, cue):
        return None
    opens = page.words[start]
    form = "VerbForm=Fin" if words.says_bare else "VerbForm=Inf"
    if opens.pos not in FINITE or form not in opens.morph or "Mood=Imp" in opens.morph:
        return None
    if page.stretch_over(opens.start) is not None:
        return None
    low = page.word_range(opens.sentence)[0]
    subject = before_verb(page, cue, words, low)
    if subject is None or subject[1] + 1 != cue.first or subject[0] - 2 < low:
        return None
    joint, led = page.words[subject[0] - 1], page.words[subject[0] - 2]
    if joint.key in words.relative | words.that:
        told = led.text == "," or led.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    else:
        told = joint.pos in {"NOUN", "PROPN"} and page.words[subject[0]].pos in {"PRON", "DET", "PROPN"}
    return clause(page, cue, words, start, stop) if told else None


def _behind_comma(page: Page, first: int) -> bool:
    """Whether a comma or a dash stands at a place or before it."""
    return not {page.words[first].text, page.words[first - 1].text}.isdisjoint({",", "-", "–", "—"})


def behind_comma(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What a comma sets apart: « sagte, die Schule sei zu », « drohte, das Gesetz zu blockieren »."""
    comma = cue.last + 1
    while comma < min(cue.last + _REACH, stop) and page.words[comma].text != ",":
        if page.words[comma].pos in FINITE or page.stretch_over(page.words[comma].start) is not None:
            return None
        comma += 1
    start = comma + 1
    past = start + 1 < stop and _is_relative_pronoun(page, start + (page.words[start].pos == "ADP"))
    if past:
        start = next((i for i in range(start, stop) if page.words[i].text == ","), stop) + 1
        start += 2 * (start + 1 < stop and page.words[start + 1].text == ",")
    if start + 1 >= stop or page.words[comma].text != ",":
        return None
    opens = page.words[start]
    if opens.pos == "PRON" and "Rel" in opens.morph:
        return None
    if opens.key in words.relative | words.that | words.contrast or opens.pos in {"SCONJ", "CCONJ"}:
        return None
    end = next((i for i in range(start, stop) if page.words[i].text == ","), stop)
    finite = any("VerbForm=Fin" in page.words[i].morph for i in range(start, end))
    if finite and _takes_object(page, cue, comma):
        return None  # fordert 200 Beobachter, | die Front will ...
    if "infinitive" in cue.known.frames and any(
        _begins_infinitive(page, i, stop, words) or is_asked(page, i, words) for i in range(start, end)
    ):
        found = clause(page, cue, words, start, stop)
        return (found[0], found[1], "infinitive") if found is not None else None
    told = "bare" in cue.known.frames and any(page.words[i].pos in FINITE for i in range(start, end))
    told = told or any("Mood=Sub" in page.words[i].morph for i in range(start, end))
    if told and not past and opens.pos not in FINITE:
        return clause(page, cue, words, start, stop)
    return None


def _takes_object(page: Page, cue: Cue, comma: int) -> bool:
    """Whether a verb with its subject before it has an object before a comma."""
    before = any(page.words[c].dep in SUBJECTS and c < cue.first for c in page.children[cue.word])
    objects = (c for c in page.children[cue.word] if cue.last < c < comma and page.words[c].dep == "obj")
    return before and any(page.words[c].pos == "NOUN" and c not in page.dated for c in objects)


def _is_relative_pronoun(page: Page, index: int) -> bool:
    return page.words[index].pos == "PRON" and "Rel" in page.words[index].morph


def is_asked(page: Page, index: int, words: Lexicon) -> bool:
    """Whether "to" before an infinitive, or one that holds it, stands here: „zu bauen“, „abzugeben“."""
    word = page.words[index]
    if word.folded in words.to and word.pos == "PART":
        return True
    finite = word.pos != "VERB" or "VerbForm=Fin" in word.morph or "Mood=" in word.morph
    return "VerbForm=Inf" in word.morph or (not finite and any(t in word.folded[1:-2] for t in words.to))


def _subject_and_verb(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """A clause that the tree has missed: a subject straight after the verb, then a finite verb.

    Verbs that hardly take an object are believed when a finite verb stands further on.
    """
    start = cue.last + 1
    while start < stop and (page.words[start].pos == "ADV" or start in page.dated):
        start += 1
    clausal = "clausal" in cue.known.frames
    if start + 1 < stop and page.words[start].pos == "ADP" and page.words[start + 1].pos in FINITE:
        return None
    if clausal and (start >= stop or not (page.words[start].pos in NOMINAL or page.words[start].is_gerund)):
        return _behind_circumstance(page, cue, words, start, stop)
    aged = start
    for index in range(start, min(start + _REACH * (1 + clausal), stop)):
        word = page.words[index]
        if index < aged:
            continue
        if word.text == "," and _is_age(page, index, stop):
            aged = index + 3
            continue
        if index > start and (word.pos == "AUX" or "VerbForm=Fin" in word.morph):
            return clause(page, cue, words, start, stop)
        outside = word.is_punctuation and page.stretch_over(word.start) is None
        if clausal and (not outside or word.text in {",", "-"}):
            continue
        if outside or word.pos not in NOMINAL | {"ADP", "PUNCT", "ADV", "PART"} or word.key in words.relative:
            return None
    return None


def _is_age(page: Page, comma: int, stop: int) -> bool:
    """Whether a number alone stands between two commas: "the man, 29, drove"."""
    if comma + 3 >= stop:
        return False
    return page.words[comma + 1].pos == "NUM" and page.words[comma + 2].text == ","


def _behind_circumstance(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> Part | None:
    """A clause behind a comma that closes a circumstance: "says despite her losses, she plans to ..."."""
    comma = next((i for i in range(start, min(start + _ASIDE, stop)) if page.words[i].text == ","), stop)
    first = comma + 1
    if comma in (start, stop) or first + 1 >= stop or page.words[start].pos not in {"SCONJ", "ADP"}:
        return None
    if page.stretches_in(page.words[start].start, page.words[comma].start) or cue.known.rest:
        return None
    for index in range(first, min(first + _SUBJECT, stop)):
        word = page.words[index]
        if index > first and (word.pos == "AUX" or "VerbForm=Fin" in word.morph):
            held = page.words[start].pos == "SCONJ" or page.words[start].folded in words.subordinate
            return clause(page, cue, words, start if held else first, stop)
        if word.pos not in NOMINAL or word.key in words.relative:
            return None
    return None


def _with_count(page: Page, cue: Cue, start: int) -> int:
    """The first word of a clause whose count a parse has torn from it: "said | about 800 of the workers"."""
    between = range(cue.last + 1, start)
    counted = any(page.words[i].pos == "NUM" and i not in page.dated for i in between)
    return cue.last + 1 if counted and all(page.words[i].pos in _COUNTS for i in between) else start


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
    start = _past_particle(page, cue, words, stop)
    kept = words.plain_according and not words.comma_clauses  # zegt | al jaren te waarschuwen
    while start < stop and (
        (page.words[start].folded in words.adverbs and not kept)
        or (
            ((page.words[start].pos == "ADV" and not kept) or start in page.dated)
            and not _begins_infinitive(page, start, stop, words)
        )
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
            break
        if _begins_infinitive(page, index, stop, words):
            whole = _asked_of(page, cue, words, start, index) or _is_ready(page, cue, start)
            found = clause(page, cue, words, start if whole else index, stop)
            return (found[0], found[1], "infinitive") if found is not None else None
        if word.pos in FINITE and word.dep != "amod" and not _is_participle_within(page, index, words):
            break
    return _far_infinitive(page, cue, words, start, stop)


def _is_ready(page: Page, cue: Cue, start: int) -> bool:
    """Whether an adjective that the speaker says of himself governs the infinitive: « se dit prêt à ... »."""
    word = page.words[start]
    return word.pos == "ADJ" and word.dep == "xcomp" and word.head == cue.word


def _far_infinitive(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> Part | None:
    """An infinitive behind a clause about whom it is asked of: "asked X, who is fourth, to step down"."""
    asked = any(
        page.words[c].dep in {"obj", "iobj"} or page.words[start].folded in words.to_whom
        for c in page.children[cue.word]
        if c >= start and page.words[c].dep.startswith(("obj", "iobj", "obl"))
    )
    if not asked or cue.noun:
        return None
    for child in page.children[cue.word]:
        word = page.words[child]
        if child <= start or child >= stop or word.dep not in {"xcomp", "ccomp", "advcl"}:
            continue
        if "VerbForm=Inf" in word.morph and any(
            page.words[c].folded in words.to and page.words[c].dep == "mark" for c in page.children[child]
        ):
            found = clause(page, cue, words, start, stop)
            return (found[0], found[1], "infinitive") if found is not None and found[1] >= child else None
    return None


def gerund(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What was denied or admitted: denied hitting a player."""
    if not page.words[cue.last + 1].is_gerund:
        return None
    return clause(page, cue, words, cue.last + 1, stop)


def _begins_infinitive(page: Page, index: int, stop: int, words: Lexicon) -> bool:
    """Whether "to" with an infinitive stands here, or an infinitive straight after the cue."""
    if page.words[index].folded in words.to:
        marks = page.words[index].dep == "mark" and "VerbForm=Inf" in page.words[page.words[index].head].morph
        return marks or page.words[index].pos == "PART" or _is_infinitive(page, index + 1, stop)
    word = page.words[index]
    negated = word.pos == "PART" and word.is_guessed and word.folded in words.negation
    return (negated or word.pos in FINITE | {"ADV", "PRON"}) and _is_infinitive(page, index, stop)


def _past_particle(page: Page, cue: Cue, words: Lexicon, stop: int) -> int:
    """The first word behind the part of a separable verb that the infinitive follows with no comma: "riep
    iedereen op | binnen te blijven"; else the first behind the verb."""
    part = next((p[1:] for p in cue.known.rest if p.startswith("+")), "")
    for index in range(cue.last + 1, min(cue.last + _REACH, stop) if part and not words.comma_clauses else 0):
        if page.words[index].is_punctuation:
            break
        if page.words[index].folded == part:
            return index + 1
    return cue.last + 1


def _is_participle_within(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a participle belongs to the infinitive straight behind it: "de deur gesloten | te houden"."""
    here, after = page.words[index], page.words[min(index + 1, len(page.words) - 1)]
    return "VerbForm=Part" in here.morph and after.folded in words.to


def _asked_of(page: Page, cue: Cue, words: Lexicon, start: int, index: int) -> bool:
    """Whether the words between are those of whom something is asked."""
    if not cue.known.frames & {"hearer", "infinitive"} or cue.noun:
        return False
    done = page.words[index].folded not in words.to or any(w.pos == "AUX" for w in page.words[index:][:4])
    if page.words[start].pos == "ADP" and not cue.known.frames & {"hearer", "describe"} and done:
        return False  # a affirmé à la barre | n'avoir rien vu
    return start < index and any(page.words[i].pos in {"NOUN", "PROPN", "PRON"} for i in range(start, index))


def _clitics(page: Page, sentence: int) -> frozenset[str]:
    """The pronouns that lean on a verb in the language of a sentence."""
    words = page.language_words(sentence)
    return words.clitics if words is not None else frozenset()


def _leant_on(page: Page, index: int) -> bool:
    """Whether a reflexive pronoun or a negation hangs on a word that a tagger took for a noun."""
    return any(page.words[c].dep.startswith(("expl", "advmod")) and c < index for c in page.children[index])


def _is_infinitive(page: Page, index: int, stop: int) -> bool:
    """Whether an infinitive stands here, pronouns, adverbs and negation before it left aside."""
    for place in range(index, min(index + _CLITICS, stop)):
        word = page.words[place]
        if "VerbForm=Inf" in word.morph or (place > index and word.pos == "NOUN" and _leant_on(page, place)):
            return True
        if word.pos not in {"ADV", "PRON", "PART"} and word.folded not in _clitics(page, word.sentence):
            return False
    return False
