"""Sentences read once for all that is asked of affairs."""

from typing import NamedTuple

from recoupe.compare.affairs.words import Affairs, Match, affairs
from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.lexicon import Lexicon, lexicon
from recoupe.model import Sentence

LONGEST = 200
"""The most words of a sentence that is read: a longer one is a list, or no sentence."""


class Read(NamedTuple):
    """A sentence with the words of its language and what stands in it of affairs."""

    sentence: Sentence
    words: Affairs
    table: Lexicon
    matches: tuple[Match, ...]


def read(source: Source) -> list[Read]:
    """The parsed sentences of a report whose language has words for affairs."""
    found: list[Read] = []
    for sentence in source.report.sentences:
        words, table = affairs(sentence.language), lexicon(sentence.language)
        short = len(sentence.tokens) <= LONGEST
        if short and words is not None and table is not None and any(t.dep for t in sentence.tokens):
            found.append(Read(sentence, words, table, tuple(words.found(sentence.tokens))))
    return found
