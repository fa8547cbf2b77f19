"""Sentences that say whose the one before is: „… Das teilte die Polizei mit.“, « C'est ce qu'a dit X. »"""

from bisect import bisect_left

from recoupe.annotate.quotations.cues import Cue, cue_spans
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import NOMINAL, Page
from recoupe.annotate.quotations.subjects import subject_of
from recoupe.model import Span

_REACH = 12
"""Words between what points back and the verb: „Das hat die Polizei am Montag mitgeteilt“."""


def pointed(page: Page, cues: list[Cue]) -> dict[int, Found]:
    """A quotation for each sentence that another, behind it in the paragraph, gives to a speaker, by the
    word of its verb: only verbs that tell count."""
    found = {}
    for cue in cues:
        sentence = page.words[cue.word].sentence
        words = page.language_words(sentence)
        if words is None or sentence == 0 or cue.known.lemma not in words.points_back_verbs:
            continue
        if (one := _pointed(page, cue, words, sentence)) is not None:
            found[cue.word] = one
    return found


def untold(back: dict[int, Found], told: list[Found]) -> list[Found]:
    """Those that point to a sentence in which no one else has been found to say anything."""
    taken = sorted(span for found in told for span in (*found.content, *found.cue))
    return [one for one in back.values() if not _touches(taken, one.content[0])]


def _pointed(page: Page, cue: Cue, words: Lexicon, sentence: int) -> Found | None:
    low, high = page.word_range(sentence)
    led = cue.word == low  # Poinformował | o tym | minister
    opens = words.points_back.match(page.folded, page.words[low + led].start)
    before = page.sentences[sentence - 1]
    if opens is None or page.paragraph_of(before.start) != page.paragraph_of(page.words[low].start):
        return None
    first = low if led else page.word_at(opens.end())
    if not first <= cue.word < first + _REACH or _is_parted(page, first, cue.word):
        return None
    source = subject_of(page, cue, words, first, high)
    content = page.span(*_edges(page, sentence - 1))
    if source is None or not _speaks(page, source, words) or page.stretch_over(content.start) is not None:
        return None
    quoted = page.quoted_in(content.start, content.end)
    return Found(
        kind="mixed" if quoted else "indirect", content=(content,), quoted=quoted,
        cue=cue_spans(page, cue, words), known=cue.known, sources=(page.span(*source),),
        sentence=sentence, clause=True,
    )  # fmt: skip


def _edges(page: Page, sentence: int) -> tuple[int, int]:
    """The first and the last word of a sentence."""
    low, high = page.word_range(sentence)
    return low, high - 1


def _is_parted(page: Page, first: int, verb: int) -> bool:
    """Whether another verb or a mark stands before the verb that tells."""
    return any(w.pos == "VERB" or w.is_punctuation for w in page.words[first:verb])


def _speaks(page: Page, source: tuple[int, int], words: Lexicon) -> bool:
    """Whether a phrase is somebody, and not how much was said: „Das sagte | viel über sie“."""
    some = page.words[source[0] : source[1] + 1]
    head = next((w for w in some if w.pos not in NOMINAL - {"NOUN", "PROPN"}), None)
    named = any(w.pos == "PROPN" for w in some)
    if "Case=Acc" in some[0].morph and "Gender=Masc" in some[0].morph and not named:
        return False
    return (head is not None and head.pos in {"NOUN", "PROPN"}) or some[0].folded in words.subjects


def _touches(taken: list[Span], span: Span) -> bool:
    index = bisect_left(taken, Span(span.end, 0))
    return any(taken[i].overlaps(span) for i in range(max(0, index - 6), index))
