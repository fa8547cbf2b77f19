"""What the teacher learns: treebanks and named texts of every recipe, without what measures pipelines."""

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from training.pipelines import corpus
from training.pipelines.conllu import GoldSentence, Word
from training.pipelines.names import NamedText, read_named_texts
from training.pipelines.recipe import Recipe
from training.pipelines.train import blank
from training.teacher.text import Example

_LONGEST = 100
"""Words of a sentence; the few that are longer are lists."""


def read_examples(recipe: Recipe, data: Path) -> tuple[list[Example], list[Example]]:
    """The language's sentences to learn, and those that its pipeline keeps apart to be measured with."""
    files = (*recipe.syntax, *(f for f in recipe.names.train if f not in recipe.syntax))
    trees = [named for f in files if f.endswith(".conllu") for named in corpus.gold(data / f, recipe.code)]
    texts = [text for f in files if not f.endswith(".conllu") for text in read_named_texts(data / f)]
    trees, kept = corpus.parted(trees, recipe.held_out_part, 20)
    texts, _ = corpus.parted(texts, recipe.held_out_part, 1)
    apart = (*recipe.dev, *(f for f in recipe.names.held_out if f.endswith(".conllu")))
    kept = kept + [named for file in apart for named in corpus.gold(data / file, recipe.code)]
    nlp = blank(recipe)
    found = [Example(sentence, names) for sentence, names in trees]
    found += [example for text in texts for example in _named(nlp, text)]
    learnt = [e for e in found if len(e.sentence.words) <= _LONGEST]
    return learnt, [Example(sentence, names) for sentence, names in kept]


def as_sentence(nlp: Language, line: str) -> GoldSentence:
    """A line as the words of the language's pipeline, nothing known of them."""
    tokens = [t for t in nlp.make_doc(line) if not t.is_space]
    return GoldSentence([Word(t.text, "", "", "", 0, "", bool(t.whitespace_)) for t in tokens])


def _named(nlp: Language, text: NamedText) -> Iterator[Example]:
    for start, end in corpus.sentences_of(text, nlp.lang):
        tokens = [t for t in nlp.make_doc(text.text[start:end]) if not t.is_space]
        begins = [start + t.idx for t in tokens]
        ends = [start + t.idx + len(t) for t in tokens]
        names = [
            (begins.index(a), ends.index(b) + 1, type_)
            for a, b, type_ in text.names
            if a in begins and b in ends
        ]
        whole = len(names) == sum(start <= a and b <= end for a, b, _ in text.names)
        if tokens and whole:
            yield Example(as_sentence(nlp, text.text[start:end]), names, tree=False)
