"""Corpora of single words, for the last stage: dictionaries, inflected forms, words put into sentences."""

import dataclasses
from pathlib import Path

from training.encoder.corpora import Corpus, Word, substitute
from training.encoder.dictionaries import in_forms, read_dictionaries
from training.encoder.forms import Forms, tables
from training.encoder.manuals import SHARED

DICTIONARIES, WORD_FOR_WORD, LEMMAS = 60, 25, 6
"""How often a batch comes from each, where all corpora before have 36 together."""


def with_words(
    corpora: list[Corpus], treebanks: dict[str, list[list[Word]]], seed: int, shared: Path = SHARED
) -> list[Corpus]:
    """The corpora with the dictionaries that Debian installs under `shared`, and with inflected forms.

    Sentences with words of the lexicon put in are made anew, from the dictionaries too.
    """
    concepts = next(corpus.groups for corpus in corpora if corpus.name == "concepts")
    told = ((code, form, lemma) for code, found in treebanks.items() for s in found for form, lemma, _ in s)
    forms = Forms(tables(), told)
    groups = in_forms(read_dictionaries(concepts, shared), forms)
    put_in = substitute(treebanks, concepts + groups, seed, forms)
    kept = []
    for corpus in corpora:
        if corpus.name == "lemmas":
            kept.append(dataclasses.replace(corpus, groups=corpus.groups + forms.pairs, share=LEMMAS))
        elif corpus.name != "word for word":
            kept.append(corpus)
    return [
        *kept,
        Corpus("dictionaries", groups, DICTIONARIES, 1024),
        Corpus("word for word", put_in, WORD_FOR_WORD, 512),
    ]
