"""Reporting words set off by commas from the sentence that they attribute: « …, a fait savoir X. »"""

from recoupe.annotate.quotations.clauses import Part
from recoupe.annotate.quotations.cues import Cue
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import BREAKS, FINITE, NOMINAL, SUBJECTS, TERMINATORS, Page
from recoupe.annotate.quotations.subjects import (
    after_verb,
    before_verb,
    body,
    described_subject,
    is_participle,
    office_of,
)

_NAMES = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
"""How a phrase that names who speaks begins."""
_LEAST = 5
"""Words at least that a subject and its verb at the end of a sentence report, if no verb is seen there."""
_AROUND = 10
"""Words of a date, a place or a hearer between "as X said" and its comma."""
_SUBJECT = 10
"""Words behind reporting words in which a verb goes on with the subject before them."""
_CARRIED = 40
"""Words behind reporting words in which what is said has its verb."""


def as_said(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> Part | None:
    """What "as X said" attributes: the clause behind its comma, or the one before it."""
    subject = before_verb(page, cue, words, low)
    if cue.first == low + 1 and page.words[low].folded in words.as_:
        return _behind_subject(page, cue, words, high)
    inverted = page.words[cue.first - 1].folded in words.as_ and page.words[cue.word].is_guessed
    if inverted and cue.first - 1 > low:
        subject = body(page, cue, words, high) or after_verb(page, cue, words, high)
    elif subject is None or subject[0] <= low or page.words[subject[0] - 1].folded not in words.as_:
        return None
    opens = cue.first - 1 if inverted else subject[0] - 1 if subject is not None else low
    led = opens - 1 - (page.words[opens - 1].text == ",")
    if words.comma_clauses and led >= low and page.words[led].folded in words.no_speakers:
        return None  # после того, | как X сообщил
    behind = subject[1] + 1 if inverted and subject is not None else _past_circumstance(page, cue, high)
    if behind + 2 < high and page.words[behind].text == "," and opens - low <= 2:
        return behind + 1, high - 1, "right"
    closed = behind >= high or page.words[behind].text in TERMINATORS | {","}
    if closed and opens - 3 > low and page.words[opens - 1].text == ",":
        return _sentence_before(page, low), opens - 2, "left"
    return None


def _past_circumstance(page: Page, cue: Cue, high: int) -> int:
    """The first word behind the verb that is no date, place or hearer: "as X told the paper today | ,"."""
    index = cue.last + 1
    hearer = "hearer" in cue.known.frames
    while index < min(cue.last + _AROUND, high) and (
        index in page.dated or page.words[index].pos in {"ADP", "ADV"} or page.words[index].pos in NOMINAL
    ):
        opens = page.words[index].pos == "DET" and page.words[index - 1].pos in {"NOUN", "PROPN"}
        first = page.words[index].pos in NOMINAL and index == cue.last + 1 and not hearer
        if (opens or first) and index not in page.dated:
            break
        index += 1
    return index


def _behind_subject(page: Page, cue: Cue, words: Lexicon, high: int) -> Part | None:
    """The clause behind "as said X,": « Como dijo la ponente, la ley llega tarde »."""
    subject = body(page, cue, words, high) or after_verb(page, cue, words, high)
    if subject is None or subject[1] + 3 >= high or page.words[subject[1] + 1].text != ",":
        return None
    return subject[1] + 2, high - 1, "right"


def set_off(page: Page, cue: Cue, words: Lexicon, low: int, high: int, marks_only: bool) -> Part | None:
    """A clause set off by a comma that says whose the sentence is: « …, a fait savoir jeudi X. »

    With `marks_only` what is said must hold marks.
    """
    if is_participle(page, cue) or _opens_its_own(page, cue, words, high):
        return None
    comma = _comma_before(page, cue.first)
    subject = described_subject(page, cue, low) if _parts(page, comma, words) else None
    if subject is None and comma > low and not _parts(page, comma, words):
        subject = before_verb(page, cue, words, low)
        if subject is None or page.words[cue.word].is_guessed:
            return None  # with guessed classes only the verb straight behind the comma is sure
    comma = _comma_before(page, subject[0]) if subject is not None else comma
    if comma <= low or not _parts(page, comma, words) or _opens_clause(page, comma + 1, words):
        return None
    own = subject is None and _is_own_subject(page, cue, low, comma)
    if subject is None and not marks_only and _closes_inverted(page, cue, low, high):
        return _opening(page, low, comma, words), comma - 1, "left"
    enclosed = subject is not None and _is_enclosed(page, cue, subject, words, low, high)
    if enclosed or (subject is None and not marks_only and _is_inverted(page, cue, words, low, high)):
        return _opening(page, low, comma, words), comma - 1, "left"
    if own or not any(_may_be_finite(page, i) for i in range(low, comma)):
        rest = resumed(page, cue, words, subject or after_verb(page, cue, words, high), high)
        if rest is None or not _is_parted(page, cue, words, (low, comma), rest):
            return None
    told = subject or after_verb(page, cue, words, high) or office_of(page, cue, words, cue.first, high)
    told = told or body(page, cue, words, high)
    if told is None and not _clitic_follows(page, cue):
        return None
    if subject is not None and (not _closes_sentence(page, cue, high) or _has_object(page, cue, subject)):
        return None
    marked = page.stretches_in(page.words[low].start, page.words[comma].start)
    if marks_only and not marked:
        return None
    return _opening(page, low, comma, words), comma - 1, "left"


def behind_dash(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> Part | None:
    """The sentence before a dash with reporting words and their subject behind it, in a language without
    articles, whatever the tree makes of the verb before it."""
    dash = cue.first - 1
    if dash - low < _LEAST or page.words[dash].text == "," or not _parts(page, dash, words):
        return None
    if page.stretch_over(page.words[dash - 1].start) is not None or is_participle(page, cue):
        return None
    if "VerbForm=Fin" not in page.words[cue.word].morph or after_verb(page, cue, words, high) is None:
        return None
    return _sentence_before(page, low), dash - 1, "left"


def _parts(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a mark sets reporting words off: a comma, or, in a language without articles, a dash as well
    ("Droga jest zamknięta – poinformowała policja.")."""
    word = page.words[index]
    dash = word.text in {"–", "—"} or page.text[max(word.start - 1, 0) : word.end + 1] == " - "
    return word.text == "," or (dash and not words.articles)


def _opens_its_own(page: Page, cue: Cue, words: Lexicon, high: int) -> bool:
    """Whether the first comma behind the verb opens the clause that it reports, in a language that sets one
    there: "несмотря на это, X говорит, | что ..."."""
    if not words.comma_clauses:
        return False
    comma = next((i for i in range(cue.last + 1, high - 1) if page.words[i].text == ","), high)
    return comma + 1 < high and page.words[comma + 1].folded in words.that | words.whether


def _comma_before(page: Page, index: int) -> int:
    """The word before one, a mark that closes behind a comma left aside: "In short, "it works," says X"; or
    a dash behind a comma («…, — сказав X»)."""
    if index > 1 and page.words[index - 1].text in {"-", "–", "—"} and page.words[index - 2].text == ",":
        return index - 2
    return index - 1 - (page.words[index - 1].text != "," and page.follows_comma(index))


def _opening(page: Page, low: int, comma: int, words: Lexicon) -> int:
    """The first word of what is said: behind a colon where the subjunctive of what is told begins there."""
    if words.comma_clauses:
        for index in range(low + 1, comma):
            if page.words[index].text == ":" and page.stretch_over(page.words[index].start) is None:
                told = [any("Mood=Sub" in w.morph for w in page.words[a:b]) for a, b in
                        ((low, index), (index, comma))]  # fmt: skip
                return index + 1 if told == [False, True] else _sentence_before(page, low)
    return _sentence_before(page, low)


def _is_inverted(page: Page, cue: Cue, words: Lexicon, low: int, high: int) -> bool:
    """Whether a verb and its subject stand alone between two commas, and a verb behind them."""
    word = page.words[cue.word]
    subject = after_verb(page, cue, words, high) if "VerbForm=Fin" in word.morph else None
    if subject is None or subject[0] != cue.last + 1 or subject[1] + 3 >= high:
        return False
    named = all(page.words[i].pos == "PROPN" for i in range(low, cue.first - 1))
    if named or page.words[subject[0]].pos not in {"DET", "PROPN"} or page.words[subject[1] + 1].text != ",":
        return False
    behind = range(subject[1] + 2, min(high, subject[1] + _SUBJECT))
    return any("VerbForm=Fin" in page.words[i].morph for i in behind)


def _closes_inverted(page: Page, cue: Cue, low: int, high: int) -> bool:
    """Whether a verb and the subject behind it end the sentence, whose own verb a tagger may have missed."""
    if cue.first - low < _LEAST or page.words[low].pos in {"ADP", "ADV", "SCONJ"}:
        return False
    told = any(page.words[c].dep in SUBJECTS and c > cue.last for c in page.children[cue.word])
    return told and all(
        not page.words[i].is_punctuation and page.words[i].pos not in FINITE
        for i in range(cue.last + 1, high - 1)
    )


def _is_enclosed(page: Page, cue: Cue, subject: tuple[int, int], words: Lexicon, low: int, high: int) -> bool:
    """Whether a subject and its verb of saying stand alone between a comma and the end, or another comma
    with a verb behind it."""
    shown = subject[0] == subject[1] and page.words[subject[0]].folded in words.subjects
    said = shown or "bare" in cue.known.frames
    said = said or (not words.says_bare and "marks_only" not in cue.known.frames)
    if not said or cue.last + 1 >= high or subject[1] + 1 != cue.first:
        return False
    if page.words[subject[0]].pos not in _NAMES:
        return False
    if page.words[cue.last + 1].text in TERMINATORS:
        return subject[0] - low > _LEAST
    if page.words[cue.last + 1].text != ",":
        return False
    behind = range(cue.last + 2, min(high, cue.last + _CARRIED))
    return subject[0] - low > 2 and any(page.words[i].pos in FINITE for i in behind)


def _is_own_subject(page: Page, cue: Cue, low: int, comma: int) -> bool:
    """Whether what stands before the comma is the verb's own subject: "The envoy, who landed, said ..."."""
    before = [c for c in page.children[cue.word] if low <= c < comma and page.words[c].dep in SUBJECTS]
    if not before or page.child(before[-1], {"parataxis"}) >= 0:
        return False
    first, last = page.subtree(before[-1])
    opens = next((i for i in range(low, comma) if page.words[i].text == ","), comma)
    named = not any(_may_be_finite(page, i) for i in range(low, opens))
    return named and first <= low + 1 and last >= comma - 1


def _may_be_finite(page: Page, index: int) -> bool:
    """Whether a word is a verb that can carry a sentence, as far as its class and form are known."""
    word = page.words[index]
    guessed = word.pos == "NOUN" and word.is_guessed
    return (
        word.pos in {"AUX", ""}
        or guessed
        or (word.pos == "VERB" and ("VerbForm=Fin" in word.morph or "VerbForm" not in word.morph))
        or "Variant=Short" in word.morph  # Трое задержаны, передаёт ...
    )


def resumed(
    page: Page, cue: Cue, words: Lexicon, source: tuple[int, int] | None, high: int
) -> tuple[int, int] | None:
    """Where what is said goes on behind the reporting words: "The goal, he said, is to ..."."""
    start = max(cue.last, source[1] if source is not None else cue.last) + 1
    comma = next((i for i in range(start, high) if page.words[i].text == ","), high)
    if any(page.words[i].pos in FINITE or page.ends_sentence(i) for i in range(start, comma)):
        return None
    first = comma + 1
    if first + 1 >= high or (_opens_clause(page, first, words) and page.words[first].pos != "CCONJ"):
        return None
    if source is not None and _describes_speaker(page, first, high, words):
        return None
    opens = page.words[first]
    if opens.pos in FINITE and "VerbForm=Fin" not in opens.morph and opens.pos != "AUX":
        return None
    if not words.articles and _names_again(page, first, high):
        return None
    plain = opens.pos in {"ADP", "DET", "NUM"} or (opens.pos in {"NOUN", "ADJ"} and first not in page.dated)
    loose = opens.folded in words.adverbial or (plain and not words.says_bare)
    if loose and not any(page.words[i].pos in FINITE for i in range(first, high)):
        return None
    return first, high - 1


def _describes_speaker(page: Page, first: int, high: int, words: Lexicon) -> bool:
    """Whether a relative pronoun behind a preposition opens what follows the speaker: « , pour qui ... »"""
    opens = first + 1
    if page.words[first].pos not in {"ADP", "SCONJ"} or opens + 1 >= high:
        return False
    opens += page.words[opens].folded in words.articles and page.words[opens + 1].key in words.relative
    return page.words[opens].key in words.relative or "PronType=Rel" in page.words[opens].morph


def _names_again(page: Page, first: int, high: int) -> bool:
    """Whether a noun in the nominative behind the speaker's name is no subject of what follows, but says who
    he is: "пишет X, | основательница фонда, в письме"."""
    opens = page.words[first]
    if opens.pos not in {"NOUN", "PROPN"} or "Case=Nom" not in opens.morph:
        return False
    return opens.dep not in SUBJECTS or not first < opens.head < high


def _is_parted(page: Page, cue: Cue, words: Lexicon, before: tuple[int, int], rest: tuple[int, int]) -> bool:
    """Whether reporting words stand inside what they report, and not its end before what the verb says."""
    if _hangs_on(page, *before, rest) or _interrupts(page, cue, rest):
        return True
    subject = after_verb(page, cue, words, rest[0]) if "VerbForm=Fin" in page.words[cue.word].morph else None
    if subject is None or subject[0] != cue.last + 1 or words.says_bare:
        return False
    if page.words[subject[0]].pos not in {"DET", "PROPN"}:
        return False
    marked = page.stretch_over(page.words[rest[0]].start) is not None
    return marked or any(before[0] <= page.words[i].head < before[1] for i in range(rest[0], rest[1] + 1))


def _hangs_on(page: Page, low: int, comma: int, rest: tuple[int, int]) -> bool:
    """Whether what stands before the reporting words belongs to the clause behind them, or is its subject."""
    opens = page.words[rest[0]]
    if opens.pos == "AUX" or (opens.pos == "VERB" and "VerbForm=Fin" in opens.morph):
        return True
    return any(rest[0] <= page.words[i].head <= rest[1] for i in range(low, comma))


def _interrupts(page: Page, cue: Cue, rest: tuple[int, int]) -> bool:
    """Whether the reporting words hang on the clause behind them: "To win, they say, the team must ..."."""
    return rest[0] <= page.words[cue.word].head <= rest[1]


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
    word = page.words[index]
    described = word.pos == "PRON" and "PronType=Rel" in word.morph
    if words.comma_clauses and index + 1 < len(page.words):  # , die die Gewerkschaft bestreitet
        described = described or {word.folded, page.words[index + 1].folded} <= words.articles
    return described or word.key in words.relative | words.contrast | words.remarks


def _has_object(page: Page, cue: Cue, subject: tuple[int, int]) -> bool:
    """Whether the verb says something else: "..., the other side disputes the figures"."""
    if "hearer" in cue.known.frames:
        return False
    return any(
        page.words[c].dep == "obj"
        and c > cue.last
        and c not in page.dated
        and not subject[0] <= c <= subject[1]
        and page.words[c].pos in {"NOUN", "PRON"}
        for i in range(cue.word, cue.last + 1)
        for c in page.children[i]
    )


def _closes_sentence(page: Page, cue: Cue, high: int) -> bool:
    """Whether no further clause follows the cue: at most an adverbial up to a comma or the end."""
    for index in range(cue.last + 1, high):
        word = page.words[index]
        if word.text in BREAKS or word.text in TERMINATORS:
            return True
        if word.pos in FINITE and "VerbForm=Inf" not in word.morph:
            return word.is_gerund and word.head == cue.word and page.child(index, {"mark"}) == index - 1
    return True
