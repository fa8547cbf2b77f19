"""How far what is said goes: from a word to the end of its clause, or to where someone else speaks."""

from recoupe.annotate.quotations.cues import Cue, reporting_verbs, verb_group
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import FINITE, NOMINAL, SUBJECTS, Page, Word
from recoupe.annotate.quotations.subjects import is_participle

Part = tuple[int, int, str]
"""The first and the last word of what is said, and on which side of the cue, or in what form, it stands."""


_SUBJECT = 8
"""Words in which a further speaker and the verb are named."""
_HEARER = 5
"""Words of whom a verb addresses, with the "that" behind them: "and reminded the board that"."""
_WITHHELD = 8
"""Words in which someone says that he will not tell something."""
_REMARK = 40
"""Words in which a remark, or reporting words that open a sentence, are looked for."""


def clause(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> Part | None:
    """From a word to the end of the clause: the sentence's end, or a clause of the cue's own level."""
    if start >= stop:
        return None
    stop = _other_speaker(page, words, start, stop)
    stop = _withheld(page, words, start, _further_cue(page, cue, words, start, stop))
    if _is_subordinate(page, cue, words):
        stop = _main_clause(page, start, stop)
    elif cue.noun or _is_inside_relative(page, cue, words):
        bare = cue.noun and not words.articles
        parts = (
            i
            for i in range(start, stop)
            if _parts(page, start, i) or (bare and _carried_on(page, start, i, stop))
        )
        stop = next(parts, stop)
    stop = _aside(page, words, start, _remark(page, words, start, stop))
    last = _next_clause(page, cue, words, start, stop) - 1
    while (
        last > start
        and (page.words[last].is_punctuation or page.words[last].pos in {"CCONJ", "SCONJ"})
        and page.stretch_over(page.words[last].start) is None
    ):
        last -= 1
    return start, last, "right"


def _is_subordinate(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether the reporting words open the sentence as a part of it: "Saying ...", "When X said that ..."."""
    first = page.word_range(page.words[cue.word].sentence)[0]
    asked = (
        cue.first == first and not cue.noun and not words.drops_subject and not has_subject(page, cue.word)
    )
    if asked or is_participle(page, cue):
        return cue.word - first < 3
    if cue.first - first > _REMARK:
        return False
    opens = page.words[first]
    before = page.words[first : cue.first]
    subordinate = opens.folded in words.subordinate or (
        opens.folded in words.contrast and opens.pos == "SCONJ"
    )
    return subordinate and not any(w.text == "," or w.is_punctuation for w in before)


def _remark(page: Page, words: Lexicon, start: int, stop: int) -> int:
    """Where the writer's remark on what is said begins: ", a plan that ...", ", which ..."."""
    for index in range(stop - 3, max(start + 2, stop - _REMARK), -1):
        if page.words[index].text != "," or page.stretch_over(page.words[index].start) is not None:
            continue
        follows = page.words[index + 1]
        marked = page.stretches_in(follows.start, page.words[stop - 1].end)
        if marked and not _has_cue(page, words, index + 1, stop):
            return stop
        if _opens_remark(page, index + 1, words) or _is_remark(page, index + 1, words, stop):
            return index
    return stop


def _opens_remark(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a word, or two, go on with what the writer says of it: ", which ...", « , lo que ... »."""
    both = " ".join(w.folded for w in page.words[index : index + 2])
    return page.words[index].folded in words.remarks or both in words.remarks


def _has_cue(page: Page, words: Lexicon, start: int, stop: int) -> bool:
    """Whether somebody named there says what stands between marks: ", a claim that X called "absurd"."""
    for index in range(start + 2, stop):
        word = page.words[index]
        if word.folded not in words.verbs or page.stretch_over(word.start) is not None or word.is_gerund:
            continue
        between = page.words[start + 1 : index]
        named = any(w.pos in {"NOUN", "PROPN"} and w.folded not in words.claims for w in between)
        if named and word.pos in FINITE:
            return True
    return False


def _aside(page: Page, words: Lexicon, start: int, stop: int) -> int:
    """Where an aside behind a dash begins that goes to the end: " - a plan that ...", " — though he ..."."""
    dashes = [i for i in range(start + 3, stop - 2) if _is_dash(page, i)]
    if len(dashes) != 1:
        return stop
    follows = page.words[dashes[0] + 1]
    opens = follows.pos == "DET" or follows.folded in words.concession
    return dashes[0] if opens and page.stretch_over(follows.start) is None else stop


def _is_dash(page: Page, index: int) -> bool:
    """Whether a dash parts the sentence at a word, and does not join two words."""
    word = page.words[index]
    if word.text not in {"-", "–", "—", "--"} or page.stretch_over(word.start) is not None:
        return False
    return word.text in {"—", "--"} or page.text[word.start - 1] in " \xa0"


def _is_remark(page: Page, first: int, words: Lexicon, stop: int) -> bool:
    """Whether an indefinite noun with a clause about it follows, and no further comma; a noun that takes up
    what has been said needs no article: « , hipótese que o sindicato nega »."""
    noun = first + (page.words[first].pos == "DET")
    taken_up = noun < stop and page.words[noun].folded in words.claims
    if page.words[first].folded not in words.indefinite and not taken_up:
        return False
    rest = page.words[noun if taken_up else first + 1 : stop]
    if taken_up and words.comma_clauses and len(rest) > 2 and rest[1].text == ",":
        return rest[2].folded in words.articles or rest[2].key in words.relative  # eine Darstellung, die ...
    if any(w.text == "," for w in rest):
        return False
    for place, word in enumerate(rest):
        if word.pos not in {"ADJ", "NOUN", "ADV"}:
            done = "VerbForm=Part" in word.morph and place + 1 < len(rest)
            opens = word.key in words.relative or word.pos in {"PROPN", "PRON", "DET"}
            return place > 0 and (opens or (done and rest[place + 1].folded in words.by))
    return False


def _is_inside_relative(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether the saying stands in a relative clause between commas: ", which officials said is ready,".

    Dutch sets no comma before one that tells who is meant ("de man die zei dat ...").
    """
    for index in range(cue.first - 1, max(cue.first - 6, 0), -1):
        word = page.words[index]
        if word.key in words.relative and word.pos == "PRON":
            return page.words[index - 1].text == "," or words.plain_according
        if word.pos not in NOMINAL | {"ADV"}:
            return False
    return False


def _parts(page: Page, start: int, index: int) -> bool:
    """Whether a word is a comma behind which a finite verb stands at once, and a verb stood before it."""
    if page.words[index].text != "," or not any(w.pos in FINITE for w in page.words[start:index]):
        return False
    follows = page.words[min(index + 1, len(page.words) - 1)]
    outside = page.stretch_over(page.words[index].start) is None
    return outside and follows.pos in FINITE and "Part" not in follows.morph


def _carried_on(page: Page, start: int, index: int, stop: int) -> bool:
    """Whether behind a comma the clause of the noun goes on: "jego słowa, że ..., | nikogo nie ujęły"."""
    if page.words[index].text != "," or not any(w.pos in FINITE for w in page.words[start:index]):
        return False
    opens = page.words[min(index + 1, stop - 1)]
    return (
        opens.pos in NOMINAL - {"DET"}
        and "PronType=Rel" not in opens.morph
        and _carries_sentence(page, index + 2, stop)
    )


def _main_clause(page: Page, start: int, stop: int) -> int:
    """Where the main clause begins behind a participle that opens the sentence: after a comma, a subject."""
    for index in range(start + 2, stop - 2):
        if not page.follows_comma(index + 1) or page.words[index + 1].pos not in NOMINAL:
            continue
        if _carries_sentence(page, index + 2, stop):
            return index + (page.words[index].text != ",")
    return stop


def _carries_sentence(page: Page, start: int, stop: int) -> bool:
    """Whether a subject has its finite verb soon, with at most an aside between commas before it."""
    place, limit, asides = start, min(start + _SUBJECT, stop), 0
    while place < limit:
        word = page.words[place]
        if word.text == ",":
            closes = (i for i in range(place + 1, min(place + _SUBJECT, stop)) if page.words[i].text == ",")
            place, asides = next(closes, stop), asides + 1
            limit = place + 2
            if asides > 1 or place + 1 >= stop:
                return False
        elif word.pos == "AUX" or "VerbForm=Fin" in word.morph:
            return True
        place += 1
    return False


def _other_speaker(page: Page, words: Lexicon, start: int, stop: int) -> int:
    """Where someone else begins to speak in the same sentence: ", while the other side said ..."."""
    for index in range(start + 3, stop - 2):
        word = page.words[index]
        contrast = word.folded in words.contrast
        if not (contrast or word.text == ",") or page.stretch_over(word.start) is not None:
            continue
        apart = contrast and (page.follows_comma(index) or page.follows_comma(index - 1))
        verb = _reporting_ahead(page, words, index + 1 + apart, stop)
        if verb and (apart or (_named(page, index + 1, verb) and _says_something(page, verb, words))):
            return index
    return stop


def _reporting_ahead(page: Page, words: Lexicon, start: int, stop: int) -> int:
    """The reporting verb that is the first verb within a few words, 0 if there is none."""
    for place in range(start, min(start + _SUBJECT, stop)):
        word = page.words[place]
        reporting = bool(reporting_verbs(page, place, stop, words))
        if reporting and word.pos in FINITE | {""}:
            return place
        if (word.pos in FINITE and not reporting) or word.is_punctuation:
            return 0
    return 0


def _named(page: Page, start: int, verb: int) -> bool:
    """Whether nothing but a noun phrase stands before the verb."""
    return start < verb and all(page.words[i].pos in NOMINAL - {"PRON"} for i in range(start, verb))


def _says_something(page: Page, verb: int, words: Lexicon) -> bool:
    """Whether "that" or an object follows a verb."""
    if verb + 1 < len(page.words) and page.words[verb + 1].folded in words.that:
        return True
    return any(c > verb and page.words[c].dep in {"obj", "ccomp"} for c in page.children[verb])


def _further_cue(page: Page, cue: Cue, words: Lexicon, start: int, stop: int) -> int:
    """Where the speaker's next reporting verb stands: ", calling them ...", "but lamented that ..."."""
    for index in range(start + 3, stop - 1):
        word = page.words[index]
        if word.folded not in words.verbs or page.stretch_over(word.start) is not None:
            continue
        opens = _past_adverbs(page, verb_group(page, index, words), start + 2)
        reporting = reporting_verbs(page, index, stop, words)
        if page.follows_comma(opens) and any(k.participle == word.folded for k in reporting):
            return opens - (page.words[opens - 1].text == ",")
        turns = page.follows_comma(opens) and bool(reporting) and _turns(page, index, words)
        if turns and _same_form(page, cue, index, apart=True, words=words):
            return opens - (page.words[opens - 1].text == ",")
        joint = page.words[opens - 1]
        lead = _past_adverbs(page, opens - 1, start + 1)
        apart = page.follows_comma(lead)
        led = apart and joint.folded in words.contrast | words.subordinate | words.concession
        if word.is_gerund and reporting and (led or (apart and joint.pos == "ADP")):
            return lead - (page.words[lead - 1].text == ",")
        joined = joint.folded in words.contrast and (joint.pos == "CCONJ" or led) and word.pos in FINITE
        if not joined or not reporting:
            continue
        heard = any("hearer" in known.frames for known in reporting)
        told = joint.pos == "CCONJ" and _opens_report(page, index + 1, words, heard)
        if told or _same_form(page, cue, index, apart, words):
            return lead - (page.words[lead - 1].text == ",")
    return stop


def _withheld(page: Page, words: Lexicon, start: int, stop: int) -> int:
    """Where the sentence goes on with what the speaker would not tell: "... but declined to name them"."""
    for index in range(start + 2, stop - 2):
        if page.words[index].folded not in words.contrast or page.words[index].pos != "CCONJ":
            continue
        refused = False
        for word in page.words[index + 1 : min(index + _WITHHELD, stop)]:
            if word.folded in words.unsaid:
                break  # ..., but could not provide it
            if refused and word.folded in words.no_comment:
                return index - (page.words[index - 1].text == ",")
            refuses = any(known.implication == "denial" for known in words.verbs.get(word.folded, ()))
            refused = refused or refuses or word.folded in words.negation | words.wishes
    return stop


def _turns(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a finite verb sets what it says against what was said: „…, bestritt aber, …“."""
    follows = page.words[index + 1]
    return (
        page.words[index].pos in FINITE
        and follows.folded in words.contrast
        and follows.pos in {"ADV", "CCONJ"}
    )


def _opens_with_verb(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a verb straight behind "and" has only what follows it for a subject, so that it is none."""
    if not words.comma_clauses or page.words[index - 1].pos != "CCONJ":
        return False
    return all(c > index for c in page.children[index] if page.words[c].dep in SUBJECTS)


def _past_adverbs(page: Page, index: int, low: int) -> int:
    """The first of the adverbs that stand straight before a word."""
    while index > low and page.words[index - 1].pos == "ADV":
        index -= 1
    return index


def _same_form(page: Page, cue: Cue, index: int, apart: bool, words: Lexicon) -> bool:
    """Whether a second verb stands in the form of the cue, which no verb of what is said before it shares."""
    word, told = page.words[index], page.words[cue.word]
    if cue.noun or (has_subject(page, index) and not _opens_with_verb(page, index, words)):
        return False
    if word.is_gerund or told.is_gerund:
        return cue.first == cue.word and word.is_gerund and told.is_gerund
    if _shares_auxiliary(page, cue, index, words):
        return True
    tense = _tense(page, index, words)
    if not tense or tense != _tense(page, cue.word, words):
        return False
    between = range(cue.last + 1, index)
    return apart or not any(page.words[i].pos in FINITE and _tense(page, i, words) == tense for i in between)


def _shares_auxiliary(page: Page, cue: Cue, index: int, words: Lexicon) -> bool:
    """Whether a participle behind "and" has the cue's auxiliary: « a promis d'agir et exigé un vote »."""
    word, told = page.words[index], page.words[cue.word]
    both = "VerbForm=Part" in word.morph and "VerbForm=Part" in told.morph and cue.first < cue.word
    if not both or page.words[index - 1].pos != "CCONJ" or verb_group(page, index, words) != index:
        return False
    between = page.words[cue.last + 1 : index]
    return not any(w.pos in FINITE and "VerbForm=Inf" not in w.morph for w in between)


def _tense(page: Page, index: int, words: Lexicon) -> str:
    """The tense of a finite verb, for a participle with that of the auxiliary before it; "" for others."""
    word = page.words[index]
    first = verb_group(page, index, words) if "VerbForm=Part" in word.morph else index
    if first == index and not _is_finite(word):
        return ""
    carrier = next((w for w in page.words[first : index + 1] if _is_finite(w)), word)
    tense = next((f for f in carrier.morph.split("|") if f.startswith("Tense=")), "")
    return tense if first == index or not tense else f"{tense} with an auxiliary"


def _is_finite(word: Word) -> bool:
    """Whether the form of a word shows a person and a mood."""
    return "VerbForm=Fin" in word.morph or "Mood=" in word.morph


def _opens_report(page: Page, index: int, words: Lexicon, heard: bool) -> bool:
    """Whether "that", or marks with or without a comma or a colon before them, stand here.

    With `heard`, "that" may stand behind a noun phrase for whom the verb addresses.
    """
    if page.words[index].folded in words.that:
        return True
    for place in range(index, min(index + _HEARER, len(page.words)) if heard else index):
        if page.words[place].folded in words.that and page.words[place - 1].pos in {"NOUN", "PROPN"}:
            return True
        if page.words[place].pos not in NOMINAL and page.words[place].folded not in words.to_whom:
            break
    index += page.words[index].text in {",", ":"}
    return index < len(page.words) and page.stretch_over(page.words[index].start) is not None


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
            if first <= start + 1 or first >= end or word.dep == "punct" or _says_on(page, first, words):
                continue
            if _is_marked(page, first, words) and (index != cue.word or _is_apart(page, child, first, words)):
                end = first
        if page.words[index].head == index:
            break
        index = page.words[index].head
        if start + 1 < index < end and page.words[index].pos in FINITE:
            group = verb_group(page, index, words)
            for child in page.children[index]:
                if page.words[child].dep in SUBJECTS and start + 1 < page.subtree(child)[0] < group:
                    group = page.subtree(child)[0]
            if cue.noun or _is_marked(page, group, words):
                end = min(end, group)
    return end


def _says_on(page: Page, first: int, words: Lexicon) -> bool:
    """Whether "that" opens a further clause of what is said: "... but that the plan won't help"."""
    place = first + (page.words[first].folded in words.contrast)
    return place < len(page.words) and page.words[place].folded in words.that


def _is_apart(page: Page, child: int, first: int, words: Lexicon) -> bool:
    """Whether a clause that hangs on the cue stands beside what is said: a second verb, "while X ..."."""
    word = page.words[child]
    if word.dep == "conj":
        return word.pos in FINITE and not _carries_on(page, child, first, words)
    opens = page.words[first].folded in words.contrast or page.words[first - 1].folded in words.contrast
    return opens and word.dep == "advcl" and (has_subject(page, child) or word.folded in words.verbs)


def _carries_on(page: Page, child: int, first: int, words: Lexicon) -> bool:
    """Whether a second verb with no comma and no subject goes on with what is said: "is ill and rests"."""
    if reporting_verbs(page, child, child + 1, words) or page.words[first - 1].text == ",":
        return False
    return not has_subject(page, child) and page.words[first].pos == "CCONJ"


def _is_marked(page: Page, first: int, words: Lexicon) -> bool:
    """Whether a comma or a conjunction stands before or at a place."""
    before, here = page.words[first - 1], page.words[first]
    joins = words.contrast
    return before.text in {",", ";", "–", "—", ")", "--"} or before.folded in joins or here.folded in joins


def has_subject(page: Page, index: int) -> bool:
    """Whether a word has a subject of its own, be it only "there"."""
    return any(page.words[c].dep in SUBJECTS or page.words[c].dep == "expl" for c in page.children[index])
