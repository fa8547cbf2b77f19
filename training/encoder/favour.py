"""Corpora turned towards one language or a few that have too little parallel text, for later stages."""

import dataclasses
from itertools import combinations

from training.encoder.corpora import Corpus, Word, substitute_among, substitute_into
from training.encoder.group import Group


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


def gather(
    corpora: list[Corpus], codes: tuple[str, ...], treebanks: dict[str, list[list[Word]]], seed: int
) -> list[Corpus]:
    """The corpora of these languages: all of them in every batch, or two of them in every pair.

    Batches of several languages still have others too. Sentences with words of the lexicon put in are made
    anew, of each into the others.
    """
    concepts = next(corpus.groups for corpus in corpora if corpus.name == "concepts")
    gathered = []
    for corpus in corpora:
        if corpus.name == "word for word":
            groups = substitute_among(codes, treebanks, concepts, seed)
        elif corpus.languages:
            held = {code for group in corpus.groups for code in group}
            groups = corpus.groups if held.issuperset(codes) else []
        else:
            groups = [pair for group in corpus.groups for pair in _among(group, codes)]
        if groups:
            gathered.append(dataclasses.replace(corpus, groups=groups, always=codes))
    return gathered


def _among(group: Group, codes: tuple[str, ...]) -> list[Group]:
    """Each two of these languages of the group."""
    held = [code for code in codes if code in group]
    return [{here: group[here], there: group[there]} for here, there in combinations(held, 2)]


def _pairs(group: Group, code: str) -> list[Group]:
    """The language's texts of the group beside those of each other language."""
    if code not in group:
        return []
    return [{code: group[code], other: texts} for other, texts in group.items() if other != code]
