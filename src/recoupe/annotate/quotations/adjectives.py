"""Adjectives for a stance or a way of speaking: "was critical of the plan", "is convinced that it fails"."""

from recoupe.annotate.quotations.clauses import Part
from recoupe.annotate.quotations.complements import after_that, infinitive
from recoupe.annotate.quotations.cues import Cue, verb_group
from recoupe.annotate.quotations.lexicon import CueWord, Lexicon
from recoupe.annotate.quotations.objects import object_at
from recoupe.annotate.quotations.page import SUBJECTS, Page

_LINKS = frozenset({"cop", "aux:pass"})
"""What ties a predicate, or a participle that taggers take for a verb, to its subject."""


def find_adjectives(page: Page) -> list[Cue]:
    """The predicates that may tell what someone says or feels, with the preposition behind them, in text
    order."""
    cues = []
    for sentence in range(len(page.sentences)):
        words = page.language_words(sentence)
        if words is None or not words.adjectives:
            continue
        first, after = page.word_range(sentence)
        for index in range(first, after - 2):
            known = words.adjectives.get(page.words[index].folded)
            if known is not None and _is_predicate(page, index, words):
                led = page.words[index + 1].folded in words.adjective_prepositions
                group = verb_group(page, index, words)
                cues.append(Cue(word=index, last=index + led, first=group, known=known))
    return cues


def after_adjective(page: Page, cue: Cue, words: Lexicon, stop: int) -> Part | None:
    """What is said or felt: behind a preposition the matter, else a clause, or an infinitive of willing."""
    if cue.last > cue.word:
        return object_at(page, cue, words, cue.last + 1, stop)
    found = after_that(page, cue, words, stop, 2)
    if found is None and "purpose" in cue.known.frames:
        found = infinitive(page, cue, words, stop)
    return found


def is_adjective(known: CueWord) -> bool:
    """Whether a cue is a predicate, whose subject speaks or feels even where it looks like a passive."""
    return "adjective" in known.frames


def _is_predicate(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a verb links an adjective outside marks to a subject that is no pronoun for a thing."""
    if page.words[index].pos not in {"ADJ", "VERB"} or page.stretch_over(page.words[index].start) is not None:
        return False
    children = page.children[index]
    if not any(page.words[c].dep in _LINKS for c in children):
        return False
    subjects = [c for c in children if page.words[c].dep in SUBJECTS and c < index]
    return any(page.words[c].key not in words.no_speakers | words.things for c in subjects)
