"""Where noun phrases begin and end: by the tree, by word class, or by spelling alone."""

from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.marks import Stretch
from recoupe.annotate.quotations.page import SUBJECTS, TERMINATORS, Page

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "SYM", "X"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"})
_CUT = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "discourse", "punct", "xcomp", "dislocated"})
_NEVER_LAST = frozenset({"CCONJ", "SCONJ", "ADP", "VERB", "AUX", "PART"})
_MARKED_NAME = 7
"""Words and marks of a name between marks, at most."""
_ASIDE = 8
"""Words in brackets behind a name: a party, a place, an age."""
_CLIMBED = 8
"""Heads above a word that are asked whether it belongs to a phrase."""
_LONGEST = 40
"""No phrase that names a source is longer, in words."""


def phrase_of_head(page: Page, head: int, low: int, high: int) -> tuple[int, int]:
    """The words of the phrase that `head` governs, within [low, high): what describes it, no clause about it.

    A relative clause, what hangs on it loosely, and anything beyond a quotation mark are left out.
    """
    first, last = page.subtree(head)
    first, last = max(first, low, head - _LONGEST), min(last, high - 1, head + _LONGEST)
    for child in page.children[head]:
        dep = page.words[child].dep
        loose = dep in _CUT - {"punct"} or (dep == "conj" and page.words[child].pos in {"VERB", "AUX"})
        if loose and child > head:
            last = min(last, page.subtree(child)[0] - 1)
        elif (loose or (dep == "acl" and _is_parted(page, child, head))) and child < head:
            first = max(first, page.subtree(child)[1] + 1)
    words = page.language_words(page.words[head].sentence)
    if words is not None:
        heard = (i for i in range(head + 1, last + 1) if _opens_hearer(page, i, words))
        last = min(last, next(heard, high) - 1)
    first, last = _whole_name(page, head, first, last, low, high)
    first, last = _inside_marks(page, head, first, last)
    first, last = _tidy(page, first, last, head)
    return first, _named_after(page, head, last, high)


def _is_parted(page: Page, child: int, head: int) -> bool:
    """Whether a comma stands behind what describes a noun that follows: « Interrogé hier, | le maire »."""
    behind = min(page.subtree(child)[1] + 1, head)
    return page.words[behind].text == "," or page.words[behind - 1].text == ","


def _named_after(page: Page, head: int, last: int, high: int) -> int:
    """The last word of the name that a comma sets after a role: « la préfète, Helena Brandt, »."""
    comma = last + 1
    if page.words[head].pos != "NOUN" or comma + 1 >= high or page.words[comma].text != ",":
        return last
    words = page.language_words(page.words[head].sentence)
    titles = words.titles if words is not None else frozenset()
    index = comma + 1
    while index < high and (
        page.words[index].pos == "PROPN" or page.words[index].folded.rstrip(".") in titles
    ):
        index += 1
    if page.stretch_over(page.words[comma + 1].start) is not None or index == comma + 1:
        return last
    closed = index >= len(page.words) or page.words[index].text == "," or page.ends_sentence(index)
    return index - 1 if closed else last


def _whole_name(page: Page, head: int, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Takes in the rest of a name that the tree has torn from its head."""
    if page.words[head].pos == "PRON":
        return head, head
    while last + 1 < high and page.words[last].pos == "PROPN" and page.words[last + 1].pos == "PROPN":
        last += 1
    while first - 1 >= low and page.words[first].pos == "PROPN" and page.words[first - 1].pos == "PROPN":
        first -= 1
    return first, last


def _inside_marks(page: Page, head: int, first: int, last: int) -> tuple[int, int]:
    """Cuts the phrase where a stretch between marks begins or ends, unless it holds the stretch."""
    for stretch in page.stretches_in(page.words[first].start, page.words[last].end):
        if stretch.end > page.words[last].end:
            last = min(last, page.word_at(stretch.start) - 1)
    before = page.stretch_over(page.words[first].start)
    if before is not None and before.end <= page.words[head].start:
        first = max(first, page.word_at(before.end))
    return first, max(last, first)


def _tidy(page: Page, first: int, last: int, head: int) -> tuple[int, int]:
    """Leaves out marks, conjunctions and prepositions at the edges of a phrase."""
    edge = {"CCONJ", "PUNCT", "SCONJ"}
    while first < head and (
        page.words[first].is_punctuation or page.words[first].pos in edge | {"ADV", "ADP"}
    ):
        first += 1
    while last > head and (page.words[last].is_punctuation or page.words[last].pos in edge | {"ADP", "ADV"}):
        last -= 1
    return min(first, head), max(last, head)


def phrase_right(page: Page, start: int, stop: int, words: Lexicon) -> tuple[int, int] | None:
    """The noun phrase that begins at a word, read by word class from left to right; None if none begins."""
    index = start
    end = plain_phrase(page, index, stop, words)
    if end is None:
        return None
    # A phrase of another kind says who is meant, and no more is said of them; one of the same goes on a list.
    while (after := _apposition(page, end, stop, words)) is not None:
        told_apart = page.words[end + 2].pos != page.words[start].pos
        end = after
        if told_apart and page.words[start].pos:
            break
    return start, end


def plain_phrase(page: Page, start: int, stop: int, words: Lexicon) -> int | None:
    """The last word of a phrase without appositions."""
    last: int | None = None
    index = start
    stop = min(stop, start + _LONGEST, len(page.words))
    while index < stop:
        word = page.words[index]
        if (named := _past_marked_name(page, index, start, stop)) > index:
            last, index = named - 1, named
            break
        if word.is_punctuation and not _joins(page, index, stop) and not _shortens(page, index, stop, words):
            break
        if not _may_stand(page, index, stop, words, last is not None) or _begins_anew(page, index, last):
            break
        if last is not None and not words.articles and _changes_case(page, start, index):
            break
        if last is not None and (_of_another(page, start, index, words) or _opens_hearer(page, index, words)):
            break
        if last == index - 1 and word.pos == "ADJ" and word.dep == "advmod":
            break  # volgens de brandweer | volledig uitgebrand
        if _may_end(page, index, words):
            last = index
            if word.folded in words.subjects:
                break
        index += 1
    return last


def _changes_case(page: Page, start: int, index: int) -> bool:
    """Whether a noun in the nominative follows a phrase in another case: "według śledczych | kierowca"."""
    word, before = page.words[index], page.words[start:index]
    subject = word.pos in {"NOUN", "ADJ"} and "Case=Nom" in word.morph and word.text.islower()
    governed = before[-1].pos in {"NOUN", "PROPN", "ADJ"} and "Case=" in before[-1].morph
    return subject and governed and not any("Case=Nom" in w.morph for w in before)


def _opens_hearer(page: Page, index: int, words: Lexicon) -> bool:
    """Whether whom somebody speaks to follows a name: « a lancé la ministre Ada Holm | devant la presse »."""
    word = page.words[index]
    if word.pos != "ADP" or word.folded not in words.before_whom | words.to_whom:
        return False
    named = page.words[index - 1].pos == "PROPN" and word.folded in words.before_whom
    return named or any(w.folded in words.hearers for w in page.words[index + 1 : index + 3])


def _past_marked_name(page: Page, index: int, start: int, stop: int) -> int:
    """The word behind a name in marks that ends a phrase: « à en croire "Les Echos", », „die „Zeit“.“"""
    over = page.stretch_over(page.words[index].start)
    if over is None or over.start != page.words[index].start or not over.closed:
        return index
    after = page.word_at(over.end)
    led = index == start or page.words[index - 1].pos in {"DET", "NOUN"}
    short = index + 1 < after <= min(index + _MARKED_NAME, stop)
    titled = page.text[over.inner_start].isupper() and page.text[over.inner_end - 1] not in ",.!?…"
    closed = after >= stop or page.words[after].text == "," or page.words[after].text in TERMINATORS
    return after if led and short and titled and closed else index


def _begins_anew(page: Page, index: int, last: int | None) -> bool:
    """Whether an article or a count after a noun opens the next phrase: « à l'AFP | le procureur »."""
    if last is None or last != index - 1:
        return False
    if page.words[index].pos == "NUM" and page.words[last].pos == "NOUN" and page.words[last].dep:
        return index + 1 < len(page.words) and page.words[index + 1].pos == "NOUN"
    word, before = page.words[index], page.words[last]
    if word.pos != "DET" or ("Case=Gen" in word.morph and before.dep) or word.text[0].isupper():
        return False
    return before.pos in {"NOUN", "PROPN"} or (
        before.pos == "ADJ" and last - 1 >= 0 and before.dep == "fixed"
    )


def _of_another(page: Page, start: int, index: int, words: Lexicon) -> bool:
    """Whether the tree gives a word to what follows the phrase, in a language where no article opens the next
    one: "według policji | sprawca uciekł"."""
    opens = page.words[start]
    if "Case=Nom" in opens.morph or any(page.words[i].head == index for i in range(start, index)):
        return False  # two nominatives side by side are an office and its name
    here = index
    for _ in range(_CLIMBED):
        word = page.words[here]
        if words.articles or not word.dep or word.head == here:
            break
        here = word.head
        if start <= here < index:
            return False
    return not words.articles and bool(page.words[index].dep) and not start <= here < index


def _joins(page: Page, index: int, stop: int) -> bool:
    """Whether a mark is part of a name: a hyphen, a slash, a full stop after an initial."""
    return page.words[index].text in {"-", "/", "'", "’", "&"} and index + 1 < stop


def _shortens(page: Page, index: int, stop: int, words: Lexicon) -> bool:
    """Whether a point belongs to a short word before a name or a noun: prof. Nowak, dyrektor ds. kadr."""
    titled = page.words[index].text == "." and index > 0 and page.words[index - 1].folded in words.titles
    return titled and index + 1 < stop and page.words[index + 1].text[:1].isalpha()


def _may_stand(page: Page, index: int, stop: int, words: Lexicon, begun: bool) -> bool:
    word = page.words[index]
    if index in page.dated:
        return False
    if word.pos:
        if word.pos in _NOMINAL or word.is_punctuation or (word.pos == "VERB" and word.dep == "amod"):
            return not (begun and word.pos == "PRON" and word.key in words.relative | words.pronouns)
        if word.pos in {"ADP", "PART"} and begun and index + 1 < stop:
            if word.is_guessed and words.name_joins and word.folded not in words.name_joins:
                return False  # a guessed class, in a language whose cases tell what belongs to a noun
            return page.words[index + 1].pos in _NOMINAL or page.words[index].folded in {"'s", "’s", "'"}
        if word.pos == "CCONJ" and begun and index + 1 < stop:
            return page.words[index + 1].pos in _NOMINAL - {"PRON"} and not _verb_soon(page, index + 2, stop)
        return word.pos == "ADV" and not begun and index + 1 < stop and page.words[index + 1].pos in _NOMINAL
    return _may_stand_by_form(page, index, words, begun)


def _verb_soon(page: Page, start: int, stop: int) -> bool:
    """Whether a finite verb follows before the next comma, so that a new clause begins here."""
    for index in range(start, min(stop, start + 8)):
        if page.words[index].is_punctuation:
            return False
        if page.words[index].pos in {"VERB", "AUX"}:
            return True
    return False


def _may_stand_by_form(page: Page, index: int, words: Lexicon, begun: bool) -> bool:
    """Without word classes: determiners, capitalised words, and what lies between them."""
    word = page.words[index]
    if word.folded in words.verbs and not word.text[0].isupper():
        return False
    if word.folded in words.that | words.whether | words.contrast | words.auxiliaries:
        return False
    return word.folded in words.determiners | words.pronouns or word.text[0].isalnum() or begun


def _may_end(page: Page, index: int, words: Lexicon) -> bool:
    word = page.words[index]
    if word.pos == "DET" and index + 1 < len(page.words) and page.words[index + 1].pos == "ADP":
        return word.folded not in words.articles
    if word.pos:
        return word.pos in _HEADS and word.folded not in words.articles
    return word.text[0].isalnum() and word.folded not in words.determiners


def _apposition(page: Page, end: int, stop: int, words: Lexicon) -> int | None:
    """The end of an apposition that follows the phrase: ", a spokesman for X" up to a comma or the end."""
    comma = end + 1
    if comma + 1 >= stop or page.words[comma].text != ",":
        return None
    if page.words[comma + 1].pos and page.words[comma + 1].pos not in {"DET", "NOUN", "PROPN", "ADJ"}:
        return None
    if page.words[end].is_guessed and page.words[comma + 1].pos != "PROPN":
        return None  # guessed classes tell only a name from what the sentence goes on with
    if page.stretch_over(page.words[comma + 1].start) is not page.stretch_over(page.words[end].start):
        return None
    if words.comma_clauses and _describes(page, comma + 1, stop, words):
        return None
    last = plain_phrase(page, comma + 1, stop, words)
    if last is None or last + 1 >= len(page.words):
        return last
    if any(w.dep in SUBJECTS and w.head > last for w in page.words[comma + 1 : last + 1]):
        return None  # Selon les juges, | l'ex-ministre, âgé de 61 ans, a touché
    follows = page.words[last + 1].text
    closed = follows in {",", ")"} or follows in TERMINATORS or last + 1 >= stop
    return last if closed else None


def _describes(page: Page, index: int, stop: int, words: Lexicon) -> bool:
    """Whether a relative pronoun stands here, be it taken for an article: „, die | im zweiten Zug saß“."""
    article = page.words[index].folded in words.articles and index + 1 < stop
    return "PronType=Rel" in page.words[index].morph or (article and page.words[index + 1].pos == "ADP")


def phrase_left(page: Page, end: int, low: int, words: Lexicon) -> tuple[int, int] | None:
    """The noun phrase that ends just before a word: back to a clause boundary, a mark or a verb."""
    last = end - 1
    while last >= low and (page.words[last].pos == "ADV" or page.words[last].folded in words.adverbs):
        last -= 1
    if last >= low and page.words[last].text == ")":
        opens = next((i for i in range(last, max(low, last - _ASIDE), -1) if page.words[i].text == "("), low)
        return phrase_left(page, opens, low, words) if opens > low else None
    set_off = last >= low and page.words[last].text == ","
    if set_off:
        last -= 1
    if set_off and last - 2 >= low and page.words[last].pos == "NUM" and page.words[last - 1].text == ",":
        named = phrase_left(page, last - 1, low, words)
        return (named[0], last) if named is not None else None
    if last < low or page.words[last].is_punctuation:
        return None
    if page.words[last].pos in _NEVER_LAST and page.words[last - 1].text != "-":
        return None
    if page.words[last].folded in words.subjects and page.words[last].pos in {"PRON", ""}:
        return last, last
    first = _back(page, last, low, words)
    while first <= last and (
        page.words[first].folded in words.contrast | words.that
        or page.words[first].pos in {"CCONJ", "SCONJ", "ADV", "ADP"}
    ):
        first += 1
    if first > last or not any(_may_end(page, i, words) for i in range(first, last + 1)):
        return None
    led = any(w.key in words.relative for w in page.words[end : end + 2])
    opens = page.words[first - 1].folded in words.subordinate and last + 1 == end
    if first > low and not led and not opens and _is_circumstance(page, first, last):
        return None
    if page.words[first].is_guessed:
        return _as_guessed(page, (first, last), low, words, set_off=set_off)
    if set_off and first > low and page.words[first - 1].text != "," and _is_object(page, first, last):
        return None
    return first, last


def _as_guessed(
    page: Page, found: tuple[int, int], low: int, words: Lexicon, *, set_off: bool
) -> tuple[int, int] | None:
    """A phrase before a verb where the classes of words are guessed: what may be no subject is left out.

    Between two commas it is a name, or describes the name before it; behind a preposition only a full name
    is no part of a circumstance, but for a body («у поліції повідомили»).
    """
    first, last = found
    parted = (i for i in range(first + 1, last + 1) if page.words[i].pos == "ADP")
    apart = next((i for i in parted if page.words[i].folded not in words.name_joins), last + 1)
    behind = first > low and page.words[first - 1].pos == "ADP"
    if set_off:
        if first <= low or page.words[first - 1].text != ",":
            return None
        if page.words[first].pos == "PROPN":
            return found
        named = phrase_left(page, first - 1, low, words)
        return named if named is not None and _is_full_name(page, *named) else None
    if apart <= last and not behind:  # Радослав Сікорський | в інтерв'ю CNN
        return first, apart - 1
    if not behind or page.words[min(last + 1, len(page.words) - 1)].folded.endswith(words.bodies_of):
        return found
    return (last - 1, last) if last - 1 >= first and _is_full_name(page, last - 1, last) else None


def _is_full_name(page: Page, first: int, last: int) -> bool:
    """Whether a phrase ends with two words of a name."""
    return last > first and all(page.words[i].text[0].isupper() for i in (last - 1, last))


def _is_circumstance(page: Page, first: int, last: int) -> bool:
    """Whether a preposition before a phrase makes a circumstance of all of it: „Auf die Frage nach X“."""
    case = page.words[first - 1]
    if case.pos != "ADP" or not first <= case.head <= last:
        return False
    away = [i for i in range(first, last + 1) if not first <= page.words[i].head <= last]
    return case.head in away and all(page.words[i].dep.startswith(("obl", "root", "punct")) for i in away)


def _is_object(page: Page, first: int, last: int) -> bool:
    """Whether a phrase is the object of a verb before it: "he met voters, said ..."."""
    heads = (i for i in range(first, last + 1) if not first <= page.words[i].head <= last)
    return any(page.words[i].dep in {"obj", "iobj", "obl"} and page.words[i].head < first for i in heads)


def _back(page: Page, last: int, low: int, words: Lexicon) -> int:
    first = last
    here = page.stretch_over(page.words[last + 1].start) if last + 1 < len(page.words) else None
    for index in range(last, max(low - 1, last - _LONGEST), -1):
        word = page.words[index]
        if page.stretch_over(word.start) is not here or (word.is_punctuation and not _hyphen(word.text)):
            break
        if word.pos in {"VERB", "AUX", "SCONJ"} or (
            word.pos == "PRON" and index < last and word.key in words.relative
        ):
            break
        if not word.pos and word.folded in words.that | words.contrast | words.auxiliaries:
            break
        if word.is_guessed and index in page.dated:
            break
        first = index
    return first


def _hyphen(text: str) -> bool:
    return text in {"-", "'", "’", "&", "/", "."}


_CARRIED_ON = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM"})


def rest_of_phrase(page: Page, stretch: Stretch, words: Lexicon) -> int:
    """Where the phrase that the marks belong to ends: « une "politique de l'abandon" dans les îles »."""
    end = stretch.end
    if page.text[stretch.inner_end - 1] in ".!?…,":
        return end
    index = page.word_at(end)
    while index < len(page.words) and index not in page.dated:
        word = page.words[index]
        over = page.stretch_over(word.start)
        if over is not None:
            index, end = max(page.word_at(over.end), index + 1), over.end
            continue
        if word.pos == "ADP" and any(w.folded in words.nouns for w in page.words[index + 1 : index + 4]):
            break
        stops = words.by | words.adverbial | words.contrast | words.relative
        carried = word.pos in _CARRIED_ON or "Poss=Yes" in word.morph
        if not carried or (word.folded in stops and word.pos != "DET"):
            break
        if word.pos in {"NOUN", "PROPN", "ADJ", "NUM"}:
            end = word.end
        index += 1
    return end
