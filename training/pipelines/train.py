"""Build, train and measure one pipeline."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, Config, warmup_linear

from recoupe.languages import features, word_classes
from recoupe.languages.products import use_numpy_products
from training.pipelines import corpus, lexicon, tokeniser
from training.pipelines.names import NamedText, read_named_texts
from training.pipelines.recipe import Recipe
from training.pipelines.swap import NamePool

_CONFIG = """
[nlp]
lang = "{code}"
pipeline = ["tok2vec", "morphologizer", "parser", "lemmatizer"{ner}]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "recoupe.WordFeatures.v2"
width = {width}
rows = {rows}

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = {depth}
window_size = 1
maxout_pieces = 3

[components.morphologizer]
factory = "{tagger}"

[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"

[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}

[components.parser]
factory = "parser"
min_action_freq = 20

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 96
maxout_pieces = 2
use_upper = true

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}

[components.lemmatizer]
factory = "trainable_lemmatizer"
min_tree_freq = 2
top_k = 1

[components.lemmatizer.model]
@architectures = "spacy.Tagger.v2"

[components.lemmatizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
"""

_NER = """
[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
"""


def blank(recipe: Recipe) -> Language:
    """An untrained pipeline for the recipe, with its tokeniser."""
    features.register()
    word_classes.register()
    names = bool(recipe.names.train)
    text = (_CONFIG + (_NER if names else "")).format(
        code=recipe.code,
        tagger=word_classes.FACTORY if recipe.forms else "morphologizer",
        ner=', "ner"' if names else "",
        width=recipe.width,
        depth=recipe.depth,
        rows=list(recipe.rows),
    )
    nlp = spacy.util.load_model_from_config(Config().from_str(text), auto_fill=True)
    nlp.tokenizer = tokeniser.build(recipe, nlp.vocab)
    return nlp


class Trainer:
    """One pipeline in training. `run` goes on where the last run ended, with its own learning rates."""

    def __init__(self, recipe: Recipe, data: Path, silver: Path | None = None) -> None:
        fix_random_seed(recipe.seed)
        self.recipe = recipe
        self.random = Random(recipe.seed)
        self.nlp = blank(recipe)
        self.examples = _Examples(self.nlp, recipe, data, silver)
        self.nlp.vocab.lookups.add_table("lexeme_norm", {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"'})
        if recipe.lexicon:
            treebanks = [sentence for sentence, _ in self.examples.sentences]
            known = lexicon.build(
                data / recipe.lexicon, recipe.code, treebanks, capitals=recipe.noun_capitals
            )
            known.to_vocab(self.nlp.vocab)
        plain = self.examples.plain()
        self.nlp.initialize(lambda: plain)
        use_numpy_products(self.nlp)

    def run(self, steps: int, rate: float) -> Language:
        """Train for so many steps, the learning rate falling to nothing; a copy with averaged weights."""
        optimizer = self._optimizer(steps, rate)
        started, losses = time.time(), dict[str, float]()
        for step, batch in enumerate(islice(self.examples.batches(self.random), steps)):
            self.nlp.update(batch, sgd=optimizer, drop=self.recipe.dropout, losses=losses)
            optimizer.step_schedules()
            if step % 100 == 0:
                shown = " ".join(f"{name} {value / 100:.0f}" for name, value in losses.items())
                print(
                    f"{self.recipe.code} step {step}/{steps} {time.time() - started:.0f} s: {shown}",
                    flush=True,
                )
                losses = {}
        with self.nlp.use_params(optimizer.averages):
            return use_numpy_products(blank(self.recipe).from_bytes(self.nlp.to_bytes()))

    def go_on(self, before: Language, silver: Path | None) -> None:
        """Start from what a pipeline of this recipe has learnt, and learn the teacher's trees from now on."""
        self.nlp = use_numpy_products(blank(self.recipe).from_bytes(before.to_bytes()))
        self.nlp.tokenizer = tokeniser.build(self.recipe, self.nlp.vocab)
        lemmatizer: Any = self.nlp.get_pipe("lemmatizer")
        # spaCy reads the labels of a saved lemmatizer, and not which tree has which.
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
        self.examples.nlp = self.nlp
        self.examples.silver = corpus.silver(silver, self.recipe)

    def _optimizer(self, steps: int, rate: float) -> Adam:
        schedule = warmup_linear(rate, max(1, steps // 20), steps + 1)
        return Adam(learn_rate=schedule, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)

    def learn_what_was_kept_apart(self) -> None:
        """From now on what was kept apart for measuring is learnt too."""
        self.examples.add(self.recipe.names.held_out)
        self.examples.sentences.extend(self.examples.kept_sentences)
        self.examples.texts.extend(self.examples.kept_texts)


def between(first: Language, last: Language, share: float) -> Language:
    """The later pipeline with `share` of its weights and the rest of the earlier one's.

    Wortsman et al. 2022 (WiSE-FT): weights between those of before and after keep what either knows.
    """
    for name, component in last.pipeline:
        nodes = zip(first.get_pipe(name).model.walk(), component.model.walk(), strict=True)  # type: ignore[attr-defined]
        for old, new in nodes:
            for key in (key for key in new.param_names if new.has_param(key)):
                new.set_param(key, share * new.get_param(key) + (1 - share) * old.get_param(key))
    return last


class _Examples:
    """The examples of a recipe, made anew (other groups, other disguises) each time round.

    `kept_sentences` and `kept_texts` are those kept apart where the recipe names a `held_out_part`; `silver`
    are the teacher's.
    """

    def __init__(self, nlp: Language, recipe: Recipe, data: Path, silver: Path | None) -> None:
        self.nlp = nlp
        self.code = recipe.code
        self.data = data
        self.repeat = recipe.repeat
        self.words = recipe.words
        self.held_out = recipe.names.held_out
        self.sentences: list[corpus.Named] = []
        self.texts: list[NamedText] = []
        self.add(recipe.syntax)
        self.add(tuple(f for f in recipe.names.train if f not in recipe.syntax))
        self.sentences, self.kept_sentences = corpus.parted(self.sentences, recipe.held_out_part, 20)
        self.texts, self.kept_texts = corpus.parted(self.texts, recipe.held_out_part, 1)
        self.silver = corpus.silver(silver, recipe) if recipe.silver and not recipe.further else []
        self.pool = self._pool(recipe.names.pool)

    def _pool(self, files: tuple[str, ...]) -> NamePool:
        pool = NamePool(self.code)
        for sentence, names in self.sentences:
            pool.add_sentence(sentence, names or [])
        for text in self.texts:
            pool.add_text(text, ("PERSON", "ORG"))
        for text in (t for file in files for t in read_named_texts(self.data / file)):
            pool.add_text(text)
        return pool

    def add(self, files: tuple[str, ...]) -> None:
        """Learn these sets too."""
        for file in files:
            if file.endswith(".conllu"):
                self.sentences.extend(corpus.gold(self.data / file, self.code))
            else:
                self.texts.extend(read_named_texts(self.data / file))

    def plain(self) -> list[Example]:
        """Every sentence and text once, as it is, those kept apart too: the labels must be known."""
        sentences = self.sentences + self.kept_sentences
        for file in self.held_out:
            if file.endswith(".conllu"):
                sentences = sentences + corpus.gold(self.data / file, self.code)
        examples = [corpus.example(self.nlp, [s]) for s in sentences]
        return examples + list(corpus.named_examples(self.nlp, self.texts + self.kept_texts))

    def batches(self, random: Random) -> Iterator[list[Example]]:
        """Batches for ever: all sentences `repeat` times a round, texts and silver once, in random order."""
        while True:
            makers: list[Callable[[], Example]] = []
            for _ in range(self.repeat):
                groups = corpus.documents(self.sentences, random)
                makers.extend(partial(corpus.example, self.nlp, g, random, self.pool) for g in groups)
            makers.extend(partial(corpus.example, self.nlp, [s], random) for s in self.silver)
            makers.extend(corpus.named_makers(self.nlp, self.texts, random, self.pool))
            random.shuffle(makers)
            yield from _batches(makers, self.words, random)


_SORTED = 1200


def _batches(makers: list[Callable[[], Example]], words: int, random: Random) -> Iterator[list[Example]]:
    """Batches of so many words, each of examples that are about as long: the parser then waits for none."""
    for start in range(0, len(makers), _SORTED):
        made = sorted((make() for make in makers[start : start + _SORTED]), key=lambda e: len(e.predicted))
        batches: list[list[Example]] = []
        batch: list[Example] = []
        for one in made:
            batch.append(one)
            if sum(len(e.predicted) for e in batch) >= words:
                batches.append(batch)
                batch = []
        random.shuffle(batches)
        yield from [*batches, batch] if batch else batches
