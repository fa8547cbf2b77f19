"""Training examples: gold sentences and named texts as spaCy Examples on the pipeline's own tokens."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from random import Random
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from recoupe.annotate.syntax import split
from recoupe.errors import RecoupeError
from training.pipelines.augment import disguise, disguise_line
from training.pipelines.conllu import GoldSentence, read
from training.pipelines.names import NamedText, gum_names, has_names
from training.pipelines.recipe import Recipe
from training.pipelines.swap import NamePool

_SWAPPED = 0.3

Named = tuple[GoldSentence, list[tuple[int, int, str]] | None]
Item = TypeVar("Item")


def gold(path: Path, code: str) -> list[Named]:
    """The sentences of a `.conllu`, each with its names, or None where the file has no entity layer."""
    sentences = read(path, keep_contractions=code == "en")
    names = gum_names(sentences) if has_names(sentences) else [None] * len(sentences)
    return list(zip(sentences, names, strict=True))


def silver(folder: Path | None, recipe: Recipe) -> list[Named]:
    """Sentences of `folder/<code>.conllu` of which the teacher is as sure as the recipe asks.

    They have no lemmas, and tags only where the recipe wants them.

    Raises RecoupeError where there is no folder or the file is missing.
    """
    path = (folder or Path("silver")) / f"{recipe.code}.conllu"
    if folder is None or not path.exists():
        make = f"python -m training.teacher.silver TEACHER --out {path.parent}"
        raise RecoupeError(f"{path} is missing; make it: {make}, and give the folder as --silver")
    sentences = read(path, keep_contractions=recipe.code == "en")
    sure = [s for s in sentences if float(s.comments["sure"]) >= recipe.silver]
    if recipe.silver_tags:
        return [(s, None) for s in sure]
    return [(replace(s, words=[replace(w, pos="", morph="") for w in s.words]), None) for s in sure]


def parted(items: list[Item], part: int, stretch: int) -> tuple[list[Item], list[Item]]:
    """The items without every `part`-th stretch of so many, and those stretches; all and none where 0."""
    if not part:
        return items, []
    kept = [i for n, i in enumerate(items) if n // stretch % part == part - 1]
    return [i for n, i in enumerate(items) if n // stretch % part != part - 1], kept


def documents(sentences: Iterable[Named], random: Random, most: int = 1) -> Iterator[list[Named]]:
    """Neighbouring sentences in groups of one to `most`, never across documents."""
    for _, group in groupby(sentences, key=lambda s: s[0].document):
        rest = list(group)
        while rest:
            size = random.randint(1, most)
            yield rest[:size]
            rest = rest[size:]


def example(
    nlp: Language, group: list[Named], random: Random | None = None, pool: NamePool | None = None
) -> Example:
    """Gold sentences as one Example; its predicted side has the pipeline's tokens and the sentence starts.

    With `random`, the sentences are perhaps disguised; with `pool` too, some names are swapped for others.
    """
    if random is not None:
        if pool is not None:
            group = [(pool.swap(s, n, random, _SWAPPED) if n else s, n) for s, n in group]
        dressed = disguise([s for s, _ in group], random)
        group = [(s, names) for s, (_, names) in zip(dressed, group, strict=True)]
    reference = reference_doc(nlp, group)
    predicted = nlp.make_doc(reference.text)
    mark_starts(predicted, {reference[s.start].idx for s in reference.sents})
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
    tagged = any(w.pos for w in words)
    for index, start in enumerate(starts):
        if start and index:
            spaces[index - 1] = True
    return Doc(
        nlp.vocab,
        words=[w.text for w in words],
        spaces=spaces,
        pos=[w.pos for w in words] if tagged else None,
        morphs=[w.morph for w in words] if tagged else None,
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=[w.dep for w in words],
        sent_starts=starts,
        ents=entities if named else None,
    )


def named_examples(nlp: Language, texts: Iterable[NamedText]) -> Iterator[Example]:
    """Texts with names, a sentence at a time, as Examples that state names alone."""
    return (make() for make in named_makers(nlp, texts, None, None))


def named_makers(
    nlp: Language, texts: Iterable[NamedText], random: Random | None, pool: NamePool | None
) -> Iterator[Callable[[], Example]]:
    """What makes the Examples of named_examples, one call each."""
    for text in texts:
        for start, end in sentences_of(text, nlp.lang):
            inside = [(a - start, b - start, t) for a, b, t in text.names if start <= a and b <= end]
            yield partial(_named_example, nlp, text.text[start:end], inside, random, pool)


def sentences_of(text: NamedText, code: str) -> Iterator[tuple[int, int]]:
    """The text's lines cut into sentences, never within a name."""
    start = 0
    for line in text.text.split("\n"):
        starts = [start + s.start for s in split(line, code)]
        starts = [s for s in starts if not any(a < s < b for a, b, _ in text.names)]
        yield from pairwise([*starts, start + len(line)])
        start += len(line) + 1


def _named_example(
    nlp: Language,
    line: str,
    names: list[tuple[int, int, str]],
    random: Random | None,
    pool: NamePool | None,
) -> Example:
    if random and pool:
        line, names = pool.swap_text(line, names, random, _SWAPPED)
    dressed = disguise_line(line, random) if random else line
    reference = nlp.make_doc(dressed)
    spans = [reference.char_span(a, b, label=t, alignment_mode="expand") for a, b, t in names]
    kept = _apart([s for s in spans if s is not None and not (s[0].is_space or s[-1].is_space)])
    reference.set_ents(kept, default="outside")
    predicted = nlp.make_doc(dressed)
    inside = {token.idx for span in kept for token in span[1:]}
    mark_starts(predicted, {s.start for s in split(dressed, nlp.lang)} - inside)
    return Example(predicted, reference)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    end = 0
    for span in sorted(spans, key=lambda s: s.start):
        if span.start >= end:
            kept.append(span)
            end = span.end
    return kept
