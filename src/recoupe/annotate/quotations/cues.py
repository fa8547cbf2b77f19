"""Reporting verbs and nouns in the text: where they stand, and whether they report."""

from recoupe.annotate.quotations.lexicon import CueWord, Lexicon
from recoupe.annotate.quotations.page import FINITE, NOMINAL, SUBJECTS, Page
from recoupe.model import Record, Span

_DASHES = frozenset({"–", "—"})
_MISTAKEN = frozenset({"NOUN", "ADJ", "PROPN", "X", "ADV", "ADP"})
"""What taggers take an inverted or a rare verb for."""
_INSERTED = 40
"""Words around inserted reporting words in which the verb of the sentence is looked for."""
_GAP = 3
"""Words that may stand between the parts of a cue of several words ("make it absolutely clear")."""

_CLAUSE = 24
"""Words of a clause in which the separable part of its verb is looked for."""
_ADDRESSED = 6
"""Words that name a date or a hearer between a verb and its preposition."""


DASHES = frozenset({"-", "–", "—"})
"""What may stand between an utterance and its reporting words."""


class Cue(Record, frozen=True):
    """A reporting word in the text: its row index, the last word of a cue of several words, and its kind."""

    word: int
    last: int
    first: int
    known: CueWord
    noun: bool = False


def find_cues(page: Page) -> list[Cue]:
    """All words that may report, in text order; whether they do, the rules decide.

    Words inside an outermost stretch between marks are the speaker's own and are left out.
    """
    cues = []
    for sentence in range(len(page.sentences)):
        words = page.language_words(sentence)
        if words is None:
            continue
        first, after = page.word_range(sentence)
        for index in range(first, after):
            folded = page.words[index].folded
            cue = (
                _cue_at(page, index, after, words) if folded in words.verbs or folded in words.nouns else None
            )
            if cue is not None and page.stretch_over(page.words[index].start) is None:
                cues.append(cue)
    return cues


def _cue_at(page: Page, index: int, after: int, words: Lexicon) -> Cue | None:
    word = page.words[index]
    if word.folded in words.verbs:
        verbal = _is_verbal(page, index, words)
        for known in words.verbs[word.folded]:
            last = _rest(page, index, after, known, words)
            if last is not None and (verbal or (known.rest and _may_be_verb(page, index))):
                first = verb_group(page, index, words)
                if "inward" in known.frames and _turns_inward(page, first, index, words):
                    return None
                return Cue(word=index, last=last, first=first, known=known)
    if word.folded in words.nouns and word.pos in {"NOUN", ""}:
        return Cue(word=index, last=index, first=index, known=words.nouns[word.folded], noun=True)
    return None


def cue_inside(page: Page, index: int, after: int, words: Lexicon) -> Cue | None:
    """The reporting verb at a word inside marks, None where none stands there."""
    cue = _cue_at(page, index, after, words)
    if cue is None or cue.noun or not cue.known.frames & {"reporting", "marks_only"}:
        return None
    return cue


def reporting_verbs(page: Page, index: int, after: int, words: Lexicon) -> list[CueWord]:
    """The verbs of saying that a word may be, with the other words of each where they belong."""
    return [
        known
        for known in words.verbs.get(page.words[index].folded, ())
        if "reporting" in known.frames and _rest(page, index, after, known, words) is not None
    ]


def cue_by_place(page: Page, start: int, after: int, words: Lexicon) -> Cue | None:
    """The verb of no list that stands straight behind an utterance and its comma: « ... », s'étrangle X.

    Auxiliaries and pronouns that lean on it may stand before it, and a dash in languages that set one.
    """
    if start >= after or page.words[start].text != ",":
        return None
    start += words.dash_behind and start + 1 < after and page.words[start + 1].text in DASHES
    for index in range(start + 1, min(start + 4, after)):
        word = page.words[index]
        if word.pos == "VERB" and word.text.islower() and not word.is_gerund:
            known = CueWord(lemma=word.lemma, frames=frozenset({"reporting", "marks_only"}))
            led = index + 1 < after and "VerbForm=Inf" in page.words[index + 1].morph
            return Cue(word=index, last=index + led, first=verb_group(page, index, words), known=known)
        if word.pos != "AUX" and word.folded not in words.clitics:
            return None
    return None


def _turns_inward(page: Page, first: int, index: int, words: Lexicon) -> bool:
    """Whether a reflexive pronoun makes a question to oneself of the verb: se demander."""
    return any(page.words[i].folded in words.reflexive for i in range(first, index))


def _is_verbal(page: Page, index: int, words: Lexicon) -> bool:
    """Whether the word is a verb where it stands, as far as that is known."""
    word = page.words[index]
    if word.pos in {"VERB", "AUX"}:
        return not is_attributive(page, index, index)
    if word.pos == "ADJ" and word.dep == "acl" and index + 1 < len(page.words):
        return page.words[index + 1].folded in words.by
    if index and page.words[index - 1].folded.startswith("-") and len(page.words[index - 1].text) > 1:
        return True
    if word.pos == "INTJ":
        return any(page.words[c].dep in {"ccomp", "nsubj"} for c in page.children[index])
    if word.pos:
        # Taggers take an inverted verb after a quotation for a noun or an adjective now and then.
        if word.pos in _MISTAKEN and (_is_inserted(page, index, words) or _points_back(page, index, words)):
            return True
        if _closes_attribution(page, index) and page.words[index - 1].pos in {"PROPN", "PRON"}:
            return word.pos in _MISTAKEN
        beside_marks = index > 0 and page.words[index - 1].text in {",", "»", "”", '"', "’", "?", "!"}
        beside_marks = beside_marks or (
            index > 0 and not words.articles and page.words[index - 1].text in _DASHES
        )
        if beside_marks or _closes_attribution(page, index):
            return word.pos in _MISTAKEN and word.folded not in words.nouns
        return word.pos in _MISTAKEN and _verb_between(page, index, words)
    previous = page.words[index - 1].folded if index else ""
    return not (previous in words.determiners or (word.text[0].isupper() and not word.text.isupper()))


def _points_back(page: Page, index: int, words: Lexicon) -> bool:
    """Whether what points to the sentence before stands straight before a word: „Das | teilte X mit.“"""
    first = page.word_range(page.words[index].sentence)[0]
    opens = words.points_back.match(page.folded, page.words[first].start)
    return opens is not None and page.word_at(opens.end()) == index


def is_attributive(page: Page, index: int, last: int) -> bool:
    """Whether a participle, with what belongs to it up to a word, describes the noun behind it: "a listed
    building", "the pledged delegates"."""
    word = page.words[index]
    if "VerbForm=Fin" in word.morph or word.is_gerund:
        return False
    before = page.words[index - 1] if index else None
    follows = last + 1 < len(page.words) and page.words[last + 1].pos in {"NOUN", "PROPN", "ADJ"}
    led = before is not None and (before.pos in {"DET", "ADJ", "NUM", "ADP"} or before.text == "-")
    return (word.dep == "amod" and word.head > index) or (follows and led)


def _is_inserted(page: Page, index: int, words: Lexicon) -> bool:
    """Whether the word ends a subject and verb between commas or at the end: ", they say,"."""
    if not any("bare" in known.frames for known in words.verbs[page.words[index].folded]):
        return False
    first, after = page.word_range(page.words[index].sentence)
    if (
        index + 1 >= after
        or page.words[index + 1].text not in {",", "."}
        or not page.words[index].text.islower()
    ):
        return False
    place = index - 1
    while place > max(first, index - 5) and page.words[place].pos in NOMINAL:
        place -= 1
    if page.words[place].text != "," or place == index - 1 or page.stretch_over(page.words[index].start):
        return False
    named = page.words[place + 1].pos in {"DET", "PRON", "PROPN"} or index - place == 2
    behind = range(index + 2, min(after, index + _INSERTED))
    carried = behind if page.words[index + 1].text == "," else range(max(first, place - _INSERTED), place)
    return named and any(page.words[i].pos in FINITE for i in carried)


def _closes_attribution(page: Page, index: int) -> bool:
    """Whether the word ends what stands between a quotation and a stop: "…," the editorial read."""
    if index + 1 < len(page.words) and page.words[index + 1].text not in {",", "."}:
        return False
    for place in range(index - 1, max(index - 11, -1), -1):
        if page.stretch_over(page.words[place].start) is not None:
            return place < index - 1 and page.text[page.words[place].start - 1] in ",?!"
        word = page.words[place]
        if word.pos in {"VERB", "AUX"} or (word.is_punctuation and word.text != "-"):
            return False
    return False


def _may_be_verb(page: Page, index: int) -> bool:
    """Whether a word that a tagger took for a noun stands where a verb can: right behind its subject, with
    no other verb before them."""
    before = page.words[index - 1] if index else None
    if before is None or before.pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    first = page.word_range(page.words[index].sentence)[0]
    told = any(page.words[i].pos == "VERB" and page.words[i].dep == "root" for i in range(first, index))
    return page.words[index].pos in _MISTAKEN and not told


def _verb_between(page: Page, index: int, words: Lexicon) -> bool:
    """Whether only a verb fits between a noun before and an article, a mark or "that" after the word."""
    first, after = page.word_range(page.words[index].sentence)
    if index + 1 >= after or page.words[index].folded in words.nouns:
        return False
    follows = page.words[index + 1]
    if index == first:
        return follows.folded in words.that
    if page.words[index - 1].pos not in {"NOUN", "PROPN"}:
        return False
    carried = (w for w in page.words[first:index] if w.pos == "VERB")
    if any(w.dep not in {"acl", "amod"} or "VerbForm=Part" not in w.morph for w in carried):
        return False
    aside = index + 4 < after and follows.text == page.words[index + 3].text == ","
    if aside and page.words[index + 2].pos == "ADV":
        return page.words[index + 4].folded in words.that
    if words.comma_clauses and follows.text == "," and index + 2 < after:
        return page.words[index + 2].folded in words.that
    return _begins_complement(page, index + 1, words)


def _begins_complement(page: Page, index: int, words: Lexicon) -> bool:
    """Whether "that", a determiner, an infinitive, or marks after a preposition stand here."""
    follows = page.words[index]
    if follows.pos == "DET" or follows.dep == "det" or "VerbForm=Inf" in follows.morph:
        return True
    if follows.folded in words.that | words.determiners:
        return True
    marked = index + 1 if follows.pos == "ADP" else index
    return marked < len(page.words) and page.stretch_over(page.words[marked].start) is not None


def _rest(page: Page, index: int, after: int, known: CueWord, words: Lexicon) -> int | None:
    """The index of the last word of the cue, None where its other words do not follow."""
    place = index
    for part in known.rest:
        if part.startswith("+"):
            if not _has_particle(page, index, after, part[1:]):
                return None
            straight = not words.comma_clauses and page.words[index + 1].folded == part[1:]
            place += straight  # laat weten | dat
            continue
        gap = 0 if part in words.prepositions else _GAP
        if not gap and place + 1 < after:
            gap = _between(page, place + 1, after, known)
        if not gap and place == index:
            gap = _inverted(page, place, after, part, words)
        for candidate in range(place + 1, min(place + 2 + gap, after)):
            if page.stretch_over(page.words[candidate].start) is not page.stretch_over(
                page.words[index].start
            ):
                return None
            if page.words[candidate].folded == part or page.words[candidate].folded == part.rstrip("'"):
                if not _is_governed(page, index, place, candidate, known):
                    return None
                place = candidate
                break
        else:
            return None
    return place


def _inverted(page: Page, verb: int, after: int, part: str, words: Lexicon) -> int:
    """How many words of the subject stand between a verb and its preposition: „spricht | X | von“."""
    if not words.comma_clauses or part not in words.prepositions:
        return 0
    for place in range(verb + 2, min(verb + 2 + _ADDRESSED, after)):
        word = page.words[place]
        if word.folded == part and word.pos == "ADP":
            held = [w for w in page.words[verb + 1 : place] if w.head == verb]
            return place - verb - 1 if held and held[-1].dep in SUBJECTS else 0
        if word.pos not in NOMINAL:
            return 0
    return 0


def _has_particle(page: Page, index: int, after: int, part: str) -> bool:
    """Whether the part of a separable verb stands at the end of its clause, a relative clause left aside."""
    described = False
    for place in range(index + 1, min(index + _CLAUSE, after)):
        word = page.words[place]
        if word.folded == part and not described:
            return (
                place + 1 >= after
                or page.words[place + 1].is_punctuation
                or page.words[place + 1].pos in {"CCONJ", "SCONJ"}
                or _infinitive_ahead(page, place + 1, after)
            )
        if word.is_punctuation and page.stretch_over(word.start) is None:
            opens = word.text == "," and place + 1 < after and "Rel" in page.words[place + 1].morph
            if not (opens or (described and word.text == ",")):
                return False
            described = opens
    return False


def _infinitive_ahead(page: Page, start: int, after: int) -> bool:
    """Whether an infinitive with its "to" follows before the next mark, in a language that sets no comma
    before it: "kondigde aan | drie mannen te vervolgen"."""
    words = page.language_words(page.words[start].sentence)
    if words is None or words.comma_clauses:
        return False
    for place in range(start, min(start + _CLAUSE, after - 1)):
        word = page.words[place]
        if word.is_punctuation or "VerbForm=Fin" in word.morph:
            return False
        if word.folded in words.to and "VerbForm=Inf" in page.words[place + 1].morph:
            return True
    return False


def _between(page: Page, start: int, after: int, known: CueWord) -> int:
    """How many words of a date, a manner, or of whom the verb addresses, stand before its preposition."""
    index = start
    while index < min(start + _ADDRESSED, after) and (
        index in page.dated
        or page.words[index].pos == "ADV"
        or (page.words[index].pos == "ADP" and index + 1 in page.dated)
        or ("hearer" in known.frames and page.words[index].pos in NOMINAL)
        or ("matter" in known.frames and index > start and page.words[index].pos in NOMINAL)
        or ("matter" in known.frames and page.words[index].pos == "ADP" and _is_circumstance(page, index))
    ):
        index += 1
    return index - start


def _is_governed(page: Page, verb: int, before: int, place: int, known: CueWord) -> bool:
    """Whether a preposition behind words of a manner or a place is the verb's, not the noun's before it."""
    if place == before + 1 or "matter" not in known.frames or "hearer" in known.frames:
        return True
    if page.words[place].pos != "ADP" or page.words[place - 1].pos not in {"NOUN", "PROPN"}:
        return True
    return page.words[page.words[place].head].head == verb or place - 1 in page.dated


def _is_circumstance(page: Page, index: int) -> bool:
    """Whether a noun, and no verb, follows a preposition: "spoke | to voters | about ..."."""
    return index + 1 < len(page.words) and page.words[index + 1].pos in NOMINAL


def verb_group(page: Page, index: int, words: Lexicon) -> int:
    """The first word of the verb with its auxiliaries and what stands between them."""
    first = index
    for place in range(index - 1, max(index - 7, page.word_range(page.words[index].sentence)[0]) - 1, -1):
        word = page.words[place]
        linked = page.words[place + 1].folded.startswith("-")
        sure = word.pos in {"AUX", "VERB", ""} or place == first - 1 or linked
        helps = word.folded in words.auxiliaries and sure
        leans = word.folded in words.clitics and word.pos in {"PRON", "DET", ""} and place == first - 1
        if helps or leans:
            first = place
        elif not (
            word.folded in words.adverbs | words.negation
            or word.pos in {"ADV", "PART"}
            or (word.folded in words.clitics and word.pos in {"PRON", "DET", ""})
            or word.folded.startswith("-")
        ):
            break
    return first


def cue_spans(page: Page, cue: Cue, words: Lexicon) -> tuple[Span, ...]:
    """Where the cue stands: its words with auxiliaries, a pronoun between them left out."""
    spans: list[Span] = []
    for index in range(cue.first, cue.last + 1):
        word = page.words[index]
        if word.folded.startswith("-") and word.folded.strip("-t") in words.subjects | {
            p.strip("-t") for p in words.pronouns
        }:
            continue
        if spans and page.text[spans[-1].end : word.start].strip() == "" and _joined(spans[-1], word.start):
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
    return tuple(spans)


def _joined(span: Span, start: int) -> bool:
    return start - span.end <= 2


def is_unsaid(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether nothing has been said: a wish, a possibility, a condition, a denial that it was said."""
    sentence_first = page.word_range(page.words[cue.word].sentence)[0]
    if page.words[sentence_first].folded in words.condition and not any(
        page.words[i].text == "," for i in range(sentence_first, cue.word)
    ):
        return True
    if cue.known.implication != "denial" and _denied_behind(page, cue, words):
        return True
    behind = page.words[min(cue.last + 1, len(page.words) - 1)]
    if behind.pos == "PART" and behind.folded in words.unsaid:  # сказав | би
        return True
    asked = "VerbForm=Inf" in page.words[cue.word].morph
    for index in range(cue.word - 1, max(cue.word - 6, sentence_first) - 1, -1):
        word = page.words[index]
        if word.is_punctuation or page.stretch_over(word.start) is not None:
            break
        if word.folded in words.unsaid and word.pos in {"AUX", "VERB", "SCONJ", ""}:
            return True
        if word.folded in words.wishes and word.pos in {"VERB", "AUX", ""}:
            return True
        if word.folded in words.negation and cue.known.implication != "denial":
            return True
        if asked and any(known.implication == "denial" for known in words.verbs.get(word.folded, ())):
            return True  # recusou | divulgar os nomes
        if word.pos in {"NOUN", "PROPN"} or (word.pos == "PRON" and not word.folded.startswith("-")):
            break
    return False


def _denied_behind(page: Page, cue: Cue, words: Lexicon) -> bool:
    """Whether a negation stands between the verb and its clause: "zei | niet dat", „sagte | nicht, dass“."""
    index = cue.last + 1
    if index + 2 >= len(page.words) or page.words[index].folded not in words.negation:
        return False
    opens = page.words[index + 1 + (page.words[index + 1].text == ",")]
    return opens.folded in words.that | words.whether and opens.sentence == page.words[cue.word].sentence
