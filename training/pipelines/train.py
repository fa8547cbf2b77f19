"""Build, train and measure one pipeline."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from thinc.api import Adam, Config, warmup_linear

from training.pipelines import corpus, tokeniser
from training.pipelines.recipe import Recipe

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
@architectures = "spacy.MultiHashEmbed.v2"
width = {width}
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = {rows}
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = {width}
depth = {depth}
window_size = 1
maxout_pieces = 3

[components.morphologizer]
factory = "morphologizer"

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
hidden_width = 128
maxout_pieces = 3
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
    names = bool(recipe.names.train)
    text = (_CONFIG + (_NER if names else "")).format(
        code=recipe.code,
        ner=', "ner"' if names else "",
        width=recipe.width,
        depth=recipe.depth,
        rows=list(recipe.rows),
    )
    nlp = spacy.util.load_model_from_config(Config().from_str(text), auto_fill=True)
    nlp.tokenizer = tokeniser.build(recipe, nlp.vocab)
    return nlp


def train(recipe: Recipe, data: Path, *, shipped: bool, steps: int | None = None) -> Language:
    """A trained pipeline; the shipped one also learns from the held-out names."""
    fix_random_seed(recipe.seed)
    numpy.random.seed(recipe.seed)
    nlp = blank(recipe)
    random = Random(recipe.seed)
    source = _Examples(nlp, recipe, data, shipped)
    nlp.vocab.lookups.add_table("lexeme_norm", {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"'})
    nlp.initialize(lambda: source.sample(random))
    total = steps or recipe.steps
    rate = warmup_linear(0.001, total // 20, int(total * 1.05))
    optimizer = Adam(learn_rate=rate, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    started, losses = time.time(), {}
    for step, batch in enumerate(source.batches(random)):
        nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses)
        optimizer.step_schedules() if hasattr(optimizer, "step_schedules") else None
        if step % 200 == 0:
            print(step, round(time.time() - started), {k: round(v) for k, v in losses.items()}, flush=True)
            losses = {}
        if step >= total:
            break
    with nlp.use_params(optimizer.averages):
        return nlp.from_bytes(nlp.to_bytes())


class _Examples:
    """The examples of a recipe, made anew (other groups, other disguises) each time round."""

    def __init__(self, nlp: Language, recipe: Recipe, data: Path, shipped: bool) -> None:
        self.nlp = nlp
        self.sentences = [s for file in recipe.syntax for s in corpus.gold(data / file, recipe.code)]
        files = [*recipe.names.train, *(recipe.names.held_out if shipped else ())]
        self.texts = [
            t
            for file in files
            if not file.endswith(".conllu")
            for t in corpus.named(data / file, recipe.code)
        ]

    def sample(self, random: Random) -> list[Example]:
        """Enough of them to know every label."""
        return list(self.round(random))

    def round(self, random: Random) -> list[Example]:
        """Every sentence and text once, in random order."""
        examples = [corpus.example(self.nlp, g) for g in corpus.documents(self.sentences, random)]
        examples.extend(corpus.named_examples(self.nlp, self.texts))
        random.shuffle(examples)
        return examples

    def batches(self, random: Random, words: int = 1000) -> Iterator[list[Example]]:
        """Batches of about so many words, for ever."""
        while True:
            yield from minibatch_by_words(self.round(random), words)


def minibatch_by_words(examples: list[Example], words: int) -> Iterator[list[Example]]:
    batch, size = [], 0
    for item in examples:
        batch.append(item)
        size += len(item.predicted)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
