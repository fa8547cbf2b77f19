"""Corpora turned towards one language, for a second stage where a language has too little parallel text."""

import dataclasses

from training.encoder.corpora import Corpus, Group, Word, substitute_into


def favour(
    corpora: list[Corpus], code: str, treebanks: dict[str, list[list[Word]]], seed: int
) -> list[Corpus]:
    """The corpora that have the language, with it in every batch or every pair.

    Sentences with words of the lexicon put in are made anew, all into that language.
    """
    concepts = next(corpus.groups for corpus in corpora if corpus.name == "concepts")
    turned = []
    for corpus in corpora:
        if corpus.name == "word for word":
            groups = substitute_into(code, treebanks, concepts, seed)
        elif corpus.languages:
            groups = corpus.groups
        else:
            groups = [pair for group in corpus.groups for pair in _pairs(group, code)]
        if any(code in group for group in groups):
            turned.append(dataclasses.replace(corpus, groups=groups, always=("eng", code)))
    return turned


def _pairs(group: Group, code: str) -> list[Group]:
    """The language's texts of the group beside those of each other language."""
    if code not in group:
        return []
    return [{code: group[code], other: texts} for other, texts in group.items() if other != code]
