"""Whose verb it is: the words that name the subject of a reporting verb."""

from recoupe.annotate.quotations.cues import Cue
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import FINITE, SUBJECTS, Page
from recoupe.annotate.quotations.phrases import phrase_left, phrase_of_head, phrase_right, plain_phrase
from recoupe.model import Span

Phrase = tuple[int, int]
_NAMES_SOMEONE = frozenset({"DET", "PROPN", "NOUN", "PRON"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "ccomp", "parataxis"})
_PARTS_TOPIC = frozenset({":", "–", "—"})
_OFFICE = 6
"""Words behind a verb without a subject in which the place stands for which it speaks."""
_OFFICES = frozenset({"ADJ", "NOUN", "PROPN", "PART", "DET"})
"""What the words for an office are made of: "the city's deputy mayor"."""
_JOINED = 16
"""Words of two subjects that are joined before their verb."""
_FAR = 80
"""Words before a participle in which the subject of its sentence is looked for."""


def subject_of(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> Phrase | None:
    """The phrase that names who speaks, within the words [low, high)."""
    parted = behind_topic(page, cue, low)
    if page.words[cue.word].folded in words.impersonal:
        return office_of(page, cue, words, parted, high)
    if parted > low and (named := before_verb(page, cue, words, parted)) is not None:
        return named
    low = parted
    clitic = clitic_of(page, cue, words)
    if clitic is not None:
        return (
            _place_of(page, cue, words, high) if page.words[clitic[0]].folded in words.impersonal else clitic
        )
    found = beside(page, cue, words, low) or _by_tree(page, cue, words, low, high)
    if found is not None:
        return found
    if is_participle(page, cue):
        return inherited(page, cue, words) or before_verb(page, cue, words, low)
    office = office_of(page, cue, words, low, high)
    found = office or before_verb(page, cue, words, low) or after_verb(page, cue, words, high)
    return found or body(page, cue, words, high)


def office_of(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> Phrase | None:
    """The place for which a verb without a subject speaks: "в полиции заявили", "говорится в докладе"."""
    impersonal = page.words[cue.word].folded in words.impersonal
    unnamed = not words.articles and "Number=Plur" in page.words[cue.word].morph
    if not words.offices or not (impersonal or unnamed):
        return None
    for index in (*range(cue.first - 1, low - 1, -1), *range(cue.last + 1, min(cue.last + _OFFICE, high))):
        word = page.words[index]
        if word.is_punctuation or word.pos in FINITE:
            if index > cue.last:
                return None
            continue
        if word.folded not in words.offices or word.pos != "ADP" or index + 1 in page.dated:
            continue
        place = phrase_right(page, index + 1, cue.first if index < cue.first else high, words)
        medium = words.any_medium.match(page.folded, word.start)
        if place is not None and page.words[place[1]].pos in _NAMES_SOMEONE and (impersonal or not medium):
            return place
    return None


def body(page: Page, cue: Cue, words: Lexicon, high: int) -> Phrase | None:
    """The body that speaks behind a plural verb with no subject: повідомили | в | поліції."""
    index = cue.last + 1
    while index < high and (page.words[index].pos == "ADV" or index in page.dated):
        index += 1
    plural = words.bodies_of and page.words[cue.word].folded.endswith(words.bodies_of)
    if not plural or index + 1 >= high or page.words[index].folded not in words.bodies:
        return None
    return phrase_right(page, index + 1, high, words) if index + 1 not in page.dated else None


def behind_topic(page: Page, cue: Cue, low: int) -> int:
    """The first word behind the colon, or the lone dash behind it, that sets a line's topic before its
    statement: "Bribery trial: defence demands acquittal"."""
    before = [
        i
        for i in range(low, cue.first)
        if page.words[i].text in _PARTS_TOPIC and page.stretch_over(page.words[i].start) is None
    ]
    colon = max((i for i in before if page.words[i].text == ":"), default=-1)
    if colon < 0:
        parts = _in_headline(page, cue.word) and len(before) == 1 and before[0] > low + 1
        return before[0] + 1 if parts else low
    dashes = [i for i in before if i > colon and page.words[i].text != ":"]
    return max(low, (dashes[0] if len(dashes) == 1 else colon) + 1)


def _in_headline(page: Page, index: int) -> bool:
    """Whether a word stands in a first line that no point ends, whose parts are clauses of their own."""
    end = page.paragraphs[0][1]
    return len(page.paragraphs) > 1 and page.words[index].start < end and page.text[end - 1] not in ".!?"


def _place_of(page: Page, cue: Cue, words: Lexicon, high: int) -> Phrase | None:
    """Where "one" speaks, which is all that names the source: « explique-t-on à la mairie »."""
    for index in range(cue.last + 1, min(cue.last + 5, high)):
        if page.words[index].pos == "ADP":
            return phrase_right(page, index + 1, high, words)
    return None


def is_participle(page: Page, cue: Cue) -> bool:
    """Whether the verb stands in a form that has no subject of its own: saying, ajoutant."""
    morph = page.words[cue.word].morph
    present = "VerbForm=Ger" in morph or "VerbForm=Conv" in morph
    present = present or ("VerbForm=Part" in morph and "Tense=Pres" in morph)
    form = cue.known.participle
    present = present or bool(form and page.words[cue.word].folded.startswith(form))
    return present and cue.first == cue.word


def clitic_of(page: Page, cue: Cue, words: Lexicon) -> Phrase | None:
    """A pronoun that hangs on the verb with a hyphen: « a-t-elle dit »."""
    for index in range(cue.first, min(cue.last + 4, len(page.words))):
        text = page.words[index].folded
        if text.startswith("-") and text.rstrip("-") in words.pronouns and index > cue.first:
            return index, index
        if index > cue.last and not text.startswith("-"):
            break
    return None


def beside(page: Page, cue: Cue, words: Lexicon, low: int) -> Phrase | None:
    """A name or a pronoun straight before the verb, behind a comma or a conjunction: ", he said"."""
    last = cue.first - 1
    if last <= low or page.words[last].key in words.relative:
        return None
    found = before_verb(page, cue, words, low)
    if found is None or found[0] <= low:
        return None
    if page.words[cue.word].dep not in {"root", "ROOT"}:  # a recount after | Holm's team alleged that …
        inside = range(last - 1, found[0], -1)
        joint = next((i for i in inside if page.words[i].folded in words.subordinate), found[0] - 1)
        found = (joint + 1, found[1])
    opens = page.words[found[0] - 1]
    joins = opens.folded in words.contrast | words.subordinate
    if joins and found[1] == last and (opens.pos != "CCONJ" or page.words[found[0]].pos in {"PROPN", "DET"}):
        return found
    if opens.text != ",":
        return None
    named = page.words[found[0]].pos in {"PROPN", "PRON"} or _in_headline(page, cue.word)
    return found if found[1] == last and named else None


def correlated(page: Page, cue: Cue, words: Lexicon, low: int) -> Phrase | None:
    """Two subjects that a pair of words joins before the verb: "both X and Y", « tanto X como Y »."""
    text = page.folded
    for opens, joins in words.correlatives:
        for index in range(max(low, cue.first - _JOINED), cue.first - 3):
            if not text.startswith(f"{opens} ", page.words[index].start):
                continue
            joint = text.find(f" {joins} ", page.words[index].start, page.words[cue.first].start)
            if joint > 0 and _names_only(page, index + 1, cue.first):
                return index + len(opens.split()), cue.first - 1
    return None


def _names_only(page: Page, start: int, stop: int) -> bool:
    """Whether the words [start, stop) are phrases that name somebody, without a verb or marks."""
    some = page.words[start:stop]
    verbal = any(w.pos in FINITE and w.dep != "amod" for w in some)
    marked = page.stretches_in(page.words[start].start, page.words[stop - 1].end)
    return page.words[stop - 1].pos in {"NOUN", "PROPN", "ADJ"} and not verbal and not marked


def claimant(page: Page, cue: Cue, words: Lexicon, low: int) -> Phrase | None:
    """The subject of a clause about what has been said, without a pronoun: "a claim | he | rejected"."""
    start = cue.first
    while start - 1 > low and page.words[start - 1].pos in _NAMES_SOMEONE | {"ADJ"}:
        start -= 1
        if page.words[start - 1].folded in words.claims:
            return start, cue.first - 1
    return None


def _by_tree(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> Phrase | None:
    """The subject that the tree gives; for a verb without one, that of the verb it is joined to."""
    for index in range(cue.first, cue.last + 1):
        for child in page.children[index]:
            if (
                page.words[child].dep in SUBJECTS
                and low <= child < high
                and child not in page.dated
                and not _is_relative(page, child, words)
            ):
                return phrase_of_head(page, child, low, high)
    return None


def inherited(page: Page, cue: Cue, words: Lexicon) -> Phrase | None:
    """The subject of the verb that a verb hangs on; the noun that a relative clause describes."""
    index = cue.word
    low, high = page.word_range(page.words[index].sentence)
    for _ in range(4):
        word = page.words[index]
        if word.head == index:
            return None
        if word.dep.startswith("acl") and "VerbForm=Inf" in word.morph:
            index = page.words[word.head].head
            if page.words[index].pos not in {"VERB", "AUX"}:
                return None
            found = _own_subject(page, index, words, low, high)
            if found is not None or page.words[index].dep not in _SHARED:
                return found
            continue
        if word.dep.startswith("acl") and _is_addressed(page, word.head, words) and word.is_gerund:
            return _own_subject(page, page.words[word.head].head, words, low, high)
        if word.dep.startswith("acl"):
            return phrase_of_head(page, word.head, low, cue.first) if word.head < cue.first else None
        if word.dep not in _SHARED or (word.dep == "parataxis" and _is_parted(page, word.head, index)):
            return None
        index = word.head
        found = _own_subject(page, index, words, low, high, cue.word)
        if found is not None:
            return found
    return None


def _is_parted(page: Page, first: int, last: int) -> bool:
    """Whether a colon or a semicolon outside marks parts two words, so that each has its own subject."""
    return any(
        page.words[i].text in {":", ";"} and page.stretch_over(page.words[i].start) is None
        for i in range(first + 1, last)
    )


def _is_addressed(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a word is whom a verb of saying addresses: "have written | to the minister | demanding ..."."""
    case = page.child(index, {"case"})
    verb = page.words[page.words[index].head]
    told = case >= 0 and page.words[case].folded in words.to_whom and verb.folded in words.verbs
    return told and page.words[index].dep.startswith("obl")


def _own_subject(
    page: Page, index: int, words: Lexicon, low: int, high: int, other: int = -1
) -> Phrase | None:
    """The subject that hangs on a word, `other` left aside."""
    for child in page.children[index]:
        if page.words[child].dep in SUBJECTS and not _is_relative(page, child, words) and child != other:
            return phrase_of_head(page, child, low, high)
    return None


def shared_subject(page: Page, cue: Cue, words: Lexicon) -> Phrase | None:
    """The subject before a verb that "and" joins to another: he paused and said."""
    low, high = page.word_range(page.words[cue.word].sentence)
    place = cue.first - 1
    while place > low and page.words[place].pos == "ADV":
        place -= 1
    if place <= low or page.words[place].pos != "CCONJ":
        return None
    for index in range(place - 1, low - 1, -1):
        outside = page.stretch_over(page.words[index].start) is None
        if outside and page.words[index].dep in SUBJECTS and not _is_relative(page, index, words):
            return phrase_of_head(page, index, low, high)
    return None


def is_object_behind(page: Page, cue: Cue, child: int, words: Lexicon) -> bool:
    """Whether a subject by the tree stands behind a verb that "and" opens, where it can only be an object."""
    return words.comma_clauses and child > cue.word and page.words[cue.first - 1].pos == "CCONJ"


def _is_relative(page: Page, index: int, words: Lexicon) -> bool:
    if page.words[index].folded in words.clitics and page.words[index].pos == "PRON":
        return True
    return page.words[index].key in words.relative and page.words[index].pos in {
        "PRON",
        "SCONJ",
        "DET",
        "",
    }


def governing_subject(page: Page, cue: Cue, words: Lexicon) -> Phrase | None:
    """The subject of the verb whose object a noun is: "the mayor offered praise for ..."."""
    word = page.words[cue.word]
    if word.dep != "obj" or page.words[word.head].pos != "VERB":
        return None
    low, high = page.word_range(word.sentence)
    verb = Cue(word=word.head, last=word.head, first=word.head, known=cue.known)
    return _own_subject(page, word.head, words, low, high) or inherited(page, verb, words)


def main_subject(page: Page, cue: Cue, words: Lexicon) -> Phrase | None:
    """The subject of the first verb of the sentence that is no relative clause's."""
    low, high = page.word_range(page.words[cue.word].sentence)
    for index in range(max(low, cue.first - _FAR), cue.first):
        word = page.words[index]
        if (
            word.dep in SUBJECTS
            and page.stretch_over(word.start) is None
            and not _is_relative(page, index, words)
        ):
            return phrase_of_head(page, index, low, min(high, cue.first))
    return None


def relative_pronoun(page: Page, cue: Cue, words: Lexicon) -> Span | None:
    """The relative pronoun that is the subject of the verb: "the mayor, who later said ..."."""
    place = cue.first - 1
    while place > 0 and page.words[place].pos == "ADV":
        place -= 1
    if place < 1 or page.words[place].key not in words.relative or page.words[place].pos not in {"PRON", ""}:
        return None
    return page.span(place, place)


def before_verb(page: Page, cue: Cue, words: Lexicon, low: int) -> Phrase | None:
    """The phrase straight before the verb, read by word class."""
    found = phrase_left(page, cue.first, low, words)
    if found is None or (not words.articles and _is_oblique(page, found)):
        return None
    found = _past_dated_participle(page, found, low, words)
    last = found[1]
    if page.words[last].key in words.relative:
        comma = last - 1 if last > low and page.words[last - 1].text == "," else last
        return phrase_left(page, comma, low, words)
    return found


def _is_oblique(page: Page, phrase: Phrase) -> bool:
    """Whether the first noun of a phrase stands in a case that no subject has: "матери | сказали"."""
    nouns = (w for w in page.words[phrase[0] : phrase[1] + 1] if w.pos in {"NOUN", "PROPN", "PRON"})
    head = next(nouns, None)
    return head is not None and any(f"Case={case}" in head.morph for case in ("Acc", "Dat", "Ins", "Loc"))


def _past_dated_participle(page: Page, found: Phrase, low: int, words: Lexicon) -> Phrase:
    """What a participle with a date describes: "a report | published on Tuesday warns", else the phrase."""
    if not all(i in page.dated for i in range(found[0], found[1] + 1)):
        return found
    place = found[0] - 1
    while place > low and (page.words[place].pos == "ADP" or place in page.dated):
        place -= 1
    if place <= low or page.words[place].dep != "acl" or "VerbForm=Part" not in page.words[place].morph:
        return found
    return phrase_left(page, place, low, words) or found


def described_subject(page: Page, cue: Cue, low: int) -> Phrase | None:
    """The subject with what a comma sets behind it: ", Ann Reed, the warden, said"."""
    for child in page.children[cue.word]:
        if page.words[child].dep not in SUBJECTS or not low < child < cue.first:
            continue
        first, last = page.subtree(child)
        first += page.words[first].is_punctuation
        described = any(page.words[c].dep == "appos" for c in page.children[child])
        if described and first - 1 > low and last >= cue.first - 2 and page.words[first - 1].text == ",":
            return first, cue.first - 2
    office = _office_before(page, cue, low)
    return (office, cue.first - 2) if office is not None else None


def _office_before(page: Page, cue: Cue, low: int) -> int | None:
    """Where an office begins that stands before the name of the speaker between commas, whatever the parse
    makes of it: ", the regional governor, Ann Reed, | said"."""
    first = last = cue.first - 2
    while first - 1 > low and page.words[first - 1].pos == "PROPN":
        first -= 1
    if last <= low or page.words[cue.first - 1].text != "," or page.words[first - 1].text != ",":
        return None
    if page.words[min(cue.last + 1, len(page.words) - 1)].pos == "PART":
        return None  # said to be
    if any(page.words[i].pos != "PROPN" for i in range(first, last + 1)):
        return None
    start = noun = first - 2
    while start - 1 > low and page.words[start].pos in _OFFICES and page.words[start].pos != "DET":
        start -= 1
    opened = page.words[start].pos == "DET" or "Poss=Yes" in page.words[start].morph
    if not opened or page.words[noun].pos != "NOUN" or page.words[start - 1].text != ",":
        return None
    return start


def after_verb(page: Page, cue: Cue, words: Lexicon, high: int) -> Phrase | None:
    """The phrase after an inverted verb; adverbs and set-off words such as a date are stepped over."""
    index = cue.last + 1
    here = page.stretch_over(page.words[cue.word].start)
    skipped = 0
    while index < high and skipped < 14:
        word = page.words[index]
        if page.stretch_over(word.start) is not here:
            return None
        if word.is_punctuation or word.pos == "ADV" or word.folded in words.adverbs or index in page.dated:
            index, skipped = index + 1, skipped + 1
            continue
        if word.pos == "ADP":
            inner = plain_phrase(page, index + 1, high, words)
            index, skipped = (inner + 1 if inner is not None else index + 1), skipped + 1
            while index < high and page.words[index].dep == "acl" and "Part" in page.words[index].morph:
                index += 1
            continue
        if not words.articles and "Case=Dat" in word.morph and word.pos in {"NOUN", "PROPN", "PRON", "ADJ"}:
            index, skipped = _past_hearer(page, index, high), skipped + 1
            continue
        apart = index > cue.last + 1 and page.words[index - 1].text == "," and word.is_guessed
        if apart and word.pos not in {"PROPN", ""}:
            return None
        if (dated := _end_of_dated(page, index, high, words)) is not None:
            index, skipped = dated + 1, skipped + 1
            continue
        if _is_set_off(page, index, high):
            index, skipped = _next_comma(page, index, high), skipped + 1
            continue
        return phrase_right(page, index, high, words)
    return None


def _past_hearer(page: Page, index: int, high: int) -> int:
    """The first word behind whom a verb tells it, in the dative, with what the genitive or marks add:
    рассказал | газете «Вестник порта» | механик."""
    here = page.stretch_over(page.words[index].start)
    index += 1
    while index < high:
        over = page.stretch_over(page.words[index].start)
        if over is not here and over is not None:
            index = max(page.word_at(over.end), index + 1)
        elif "Case=Dat" in page.words[index].morph or "Case=Gen" in page.words[index].morph:
            index += 1
        else:
            break
    return index


def _end_of_dated(page: Page, index: int, high: int, words: Lexicon) -> int | None:
    """The last word of « la noche del sábado » where another phrase follows, None for other words."""
    last = plain_phrase(page, index, min(index + 4, high), words)
    if last is None or last + 1 >= high or any(page.words[i].pos == "PROPN" for i in range(index, last + 1)):
        return None
    place = last + 1 + (page.words[last + 1].pos == "ADP")
    if place >= high or place not in page.dated or page.words[place].dep == "amod":
        return None
    while place + 1 < high and place + 1 in page.dated:
        place += 1
    follows = place + 1 < high and page.words[place + 1].pos in _NAMES_SOMEONE
    return place if follows else None


def _is_set_off(page: Page, index: int, high: int) -> bool:
    """Whether the words stand between two commas and are no phrase that names someone: « , très ému, »."""
    if index == 0 or page.words[index - 1].text != "," or page.words[index].pos in _NAMES_SOMEONE:
        return False
    for place in range(index, min(index + 8, high)):
        if page.words[place].text == ",":
            return place + 1 < high
        if page.words[place].pos in {"VERB", "AUX"}:
            return False
    return False


def _next_comma(page: Page, index: int, high: int) -> int:
    for place in range(index, high):
        if page.words[place].text == ",":
            return place + 1
    return high


def agent_of(page: Page, start: int, stop: int, words: Lexicon) -> Phrase | None:
    """The phrase after the first "by" in the words [start, stop), no finite verb before it."""
    for index in range(start, min(stop, start + 12)):
        word = page.words[index]
        if word.folded in words.by:
            return phrase_right(page, index + 1, stop, words)
        if word.pos in {"VERB", "AUX"} or page.stretch_over(word.start) is not None:
            return None
    return None
