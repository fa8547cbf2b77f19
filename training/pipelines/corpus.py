"""Training examples: gold sentences and named texts as spaCy Examples on the pipeline's own tokens."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.pipelines.conllu import GoldSentence, read
from training.pipelines.names import NamedText, gum_names, has_names, read_named_texts

Named = tuple[GoldSentence, list[tuple[int, int, str]] | None]


def gold(path: Path, code: str) -> list[Named]:
    """The sentences of a `.conllu`, each with its names, or None where the file has no entity layer."""
    sentences = read(path, keep_contractions=code == "en")
    names = gum_names(sentences) if has_names(sentences) else [None] * len(sentences)
    return list(zip(sentences, names, strict=True))


def documents(sentences: Iterable[Named], random: Random, most: int = 4) -> Iterator[list[Named]]:
    """Neighbouring sentences in groups of one to `most`, never across documents."""
    for _, group in groupby(sentences, key=lambda s: s[0].document):
        rest = list(group)
        while rest:
            size = random.randint(1, most)
            yield rest[:size]
            rest = rest[size:]


def example(nlp: Language, group: list[Named]) -> Example:
    """Gold sentences as one Example; its predicted side has the pipeline's tokens and the sentence starts."""
    reference = reference_doc(nlp, group)
    predicted = nlp.make_doc(reference.text)
    starts = set()
    for sentence in reference.sents:
        starts.add(reference[sentence.start].idx)
    mark_starts(predicted, starts)
    return Example(predicted, reference)


def mark_starts(doc: Doc, starts: set[int]) -> None:
    """Set sentence starts at these character offsets, and nowhere else."""
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0


def reference_doc(nlp: Language, group: list[Named]) -> Doc:
    """The gold sentences as one Doc with everything that they state."""
    words, heads, starts, entities = [], [], [], []
    named = any(names is not None for _, names in group)
    for sentence, names in group:
        base = len(words)
        marks = ["O"] * len(sentence.words)
        for start, end, type_ in names or ():
            marks[start:end] = [f"B-{type_}"] + [f"I-{type_}"] * (end - start - 1)
        words.extend(sentence.words)
        heads.extend(base + w.head for w in sentence.words)
        starts.extend(i == 0 for i in range(len(sentence.words)))
        entities.extend(marks)
    spaces = [w.space for w in words]
    for index, start in enumerate(starts):
        if start and index:
            spaces[index - 1] = True
    return Doc(
        nlp.vocab,
        words=[w.text for w in words],
        spaces=spaces,
        pos=[w.pos for w in words],
        morphs=[w.morph for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=[w.dep for w in words],
        sent_starts=starts,
        ents=entities if named else None,
    )


def named_examples(nlp: Language, texts: Iterable[NamedText]) -> Iterator[Example]:
    """Texts with names, a line at a time, as Examples that state names alone."""
    for text in texts:
        start = 0
        for line in text.text.split("\n"):
            end = start + len(line)
            inside = [(a - start, b - start, t) for a, b, t in text.names if start <= a and b <= end]
            if line.strip():
                yield _named_example(nlp, line, inside)
            start = end + 1


def _named_example(nlp: Language, line: str, names: list[tuple[int, int, str]]) -> Example:
    reference = nlp.make_doc(line)
    spans = [reference.char_span(a, b, label=t, alignment_mode="expand") for a, b, t in names]
    reference.set_ents(_apart([s for s in spans if s is not None]), default="outside")
    return Example(nlp.make_doc(line), reference)


def _apart(spans):  # type: ignore[no-untyped-def]
    kept, end = [], 0
    for span in sorted(spans, key=lambda s: s.start):
        if span.start >= end:
            kept.append(span)
            end = span.end
    return kept


def named(path: Path, code: str) -> list[NamedText] | list[Named]:
    """A set of names: GUM's conllu as sentences, the others as texts."""
    return gold(path, code) if path.suffix == ".conllu" else read_named_texts(path)
