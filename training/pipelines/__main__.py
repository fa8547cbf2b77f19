"""`python -m training.pipelines LANG --data FOLDER --out FOLDER`: train, measure and write one pipeline.

What is kept apart for measuring and is no treebank's own dev part is learnt in the end: the pipeline is first
trained and measured without it, then goes on with it for a tenth of the steps, and the recogniser of names is
learnt anew with it. Dev parts are never learnt. `--names` learns the recogniser alone and puts it into the
pipeline that is in the folder; it depends on nothing else there, so the pipeline is the same as from the
whole command. `--further` does only what comes behind the first round, where the recipe has a second one. The
card's seconds are those of the processor.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from spacy.language import Language

from benchmarks.quality.pipelines import measure, measure_sentences
from benchmarks.quality.result import SetScore
from recoupe.languages.pipelines import open_pipeline, read_card
from training.pipelines import artefact, clusters, tokeniser
from training.pipelines.recipe import Recipe, languages, recipe
from training.pipelines.recogniser import Document, add_recogniser, read_documents, read_silver
from training.pipelines.train import Trainer, between
from training.pipelines.word_classes import allow, lefff

Scores = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Sets:
    """Where the open data lies, and the text with the teacher's labels."""

    data: Path
    silver: Path | None = None


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m training.pipelines", description=__doc__)
    parser.add_argument("language", choices=languages())
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="the pipeline's folder; it is replaced")
    parser.add_argument("--silver", type=Path, help="the folder of training.teacher.silver")
    parser.add_argument("--steps", type=int, help="fewer steps, for a trial")
    parser.add_argument("--apart", action="store_true", help="never learn what is kept apart, for a trial")
    parser.add_argument(
        "--names", action="store_true", help="the recogniser alone, into the folder's pipeline"
    )
    parser.add_argument(
        "--further",
        action="store_true",
        help="the second round and the recogniser, with the folder's pipeline",
    )
    options = parser.parse_args(arguments)
    chosen = recipe(options.language)
    started = time.process_time()
    if options.names:
        before = read_card(options.out)
        nlp = open_pipeline(options.out, chosen.code)
        sets = Sets(options.data, options.silver)
        scores = with_names(nlp, chosen, sets, before.scores, options.apart)
        started -= before.seconds
    elif options.further:
        before = read_card(options.out)
        nlp, sets = open_pipeline(options.out, chosen.code), Sets(options.data, options.silver)
        nlp, scores = further(
            nlp, chosen, sets, options.steps or chosen.further, before.scores, options.apart
        )
        started -= before.seconds
    else:
        sets = Sets(options.data, options.silver)
        nlp, scores = trained(chosen, sets, options.steps or chosen.steps, options.apart)
    nlp.tokenizer = tokeniser.build(chosen, nlp.vocab, finished=True)
    artefact.write(nlp, options.out)
    card = artefact.write_card(nlp, options.out, chosen, time.process_time() - started, scores)
    print(f"{options.out}: {card.bytes / 1e6:.1f} MB in {card.seconds} s")


def trained(chosen: Recipe, sets: Sets, steps: int, apart: bool = False) -> tuple[Language, Scores]:
    """The pipeline and its scores by set."""
    trainer, data = Trainer(chosen, sets.data, sets.silver), sets.data
    nlp = trainer.run(steps, 0.002)
    scores: Scores = {}
    for file in (f for f in chosen.names.held_out if f.endswith(".conllu")):
        with nlp.select_pipes(disable="ner"):
            scores |= _shown(measure(nlp, chosen.code, data / file))
    examples = trainer.examples
    if examples.kept_sentences:
        kept = [sentence for sentence, _ in examples.kept_sentences]
        scores |= _shown(measure_sentences(nlp, chosen.code, f"{chosen.code}, a tenth kept apart", kept))
    if (scores or chosen.names.held_out) and not apart:
        trainer.learn_what_was_kept_apart()
        nlp = trainer.run(steps // 10, 0.0005)
    if "ner" in nlp.pipe_names:
        nlp.remove_pipe("ner")
    if chosen.further:
        return further(nlp, chosen, sets, chosen.further, scores, apart)
    return finished(nlp, chosen, trainer, sets, scores, apart)


def further(
    before: Language, chosen: Recipe, sets: Sets, steps: int, scores: Scores, apart: bool = False
) -> tuple[Language, Scores]:
    """The pipeline after a second round with the teacher's trees, its names learnt anew, and the scores."""
    # The transition recogniser of the first round is gone and is not learnt again.
    trainer = Trainer(replace(chosen, names=replace(chosen.names, train=())), sets.data)
    trainer.go_on(before, sets.silver)
    if not apart:
        trainer.learn_what_was_kept_apart()
    nlp = between(before, trainer.run(steps, 0.001), 0.6)
    return finished(nlp, chosen, trainer, sets, scores, apart)


def finished(
    nlp: Language, chosen: Recipe, trainer: Trainer, sets: Sets, scores: Scores, apart: bool
) -> tuple[Language, Scores]:
    """The pipeline with its tokeniser, its forms and its recogniser, and the scores with those of `dev`."""
    nlp.tokenizer = tokeniser.build(chosen, nlp.vocab, finished=True)
    if chosen.forms:
        sentences = (sentence for sentence, _ in trainer.examples.sentences)
        nlp.get_pipe("morphologizer").learn(allow(lefff(), sentences))  # type: ignore[attr-defined]
    for file in chosen.dev:
        scores = scores | _shown(measure(nlp, chosen.code, sets.data / file))
    return nlp, with_names(nlp, chosen, sets, scores, apart)


def with_names(nlp: Language, chosen: Recipe, sets: Sets, scores: Scores, apart: bool = False) -> Scores:
    """Give the pipeline its recogniser of names, if its recipe keeps one; the scores, those of names added.

    They are of a recogniser that has not learnt what is held out; the one that stays has, but for `apart`.
    """
    names = chosen.names
    if not (names.train and names.keep):
        return scores
    nlp.tokenizer = tokeniser.build(chosen, nlp.vocab)
    data = sets.data
    documents = _documents(nlp, data, names.train)
    known = clusters.labels(names.labels, chosen.code)
    weights = add_recogniser(nlp, documents, known=known)
    if names.silver:
        documents += read_silver((sets.silver or Path("silver")) / f"{chosen.code}.names.jsonl")
        weights = add_recogniser(nlp, documents, weights, known)
    if names.held_out:
        for file in names.held_out:
            for name, found in _shown(measure(nlp, chosen.code, data / file)).items():
                of_names = {k: v for k, v in found.items() if "words" not in found or k.startswith("names_")}
                scores = scores | {name: scores.get(name, {}) | of_names}
    if names.held_out and not apart:
        add_recogniser(nlp, documents + _documents(nlp, data, names.held_out), weights, known)
    return scores


def _documents(nlp: Language, data: Path, files: tuple[str, ...]) -> list[Document]:
    return [document for file in files for document in read_documents(nlp, data / file)]


def _shown(result: SetScore) -> Scores:
    print(result.set, {name: round(value, 4) for name, value in result.scores.items()}, flush=True)
    return {result.set: result.scores}


if __name__ == "__main__":
    main()
