"""`python -m training.pipelines LANG --data FOLDER --out FOLDER`: train, measure and write one pipeline.

What is kept apart for measuring and is no treebank's own dev part is learnt in the end: the pipeline is first
trained and measured without it, then goes on with it for a tenth of the steps. Dev parts are never learnt.
"""

import argparse
import time
from pathlib import Path

from spacy.language import Language

from benchmarks.quality.pipelines import measure, measure_sentences, measure_texts
from benchmarks.quality.result import SetScore
from training.pipelines import artefact
from training.pipelines.recipe import Recipe, languages, recipe
from training.pipelines.train import Trainer


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m training.pipelines", description=__doc__)
    parser.add_argument("language", choices=languages())
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="the pipeline's folder; it is replaced")
    parser.add_argument("--steps", type=int, help="fewer steps, for a trial")
    parser.add_argument("--apart", action="store_true", help="never learn what is kept apart, for a trial")
    options = parser.parse_args(arguments)
    chosen = recipe(options.language)
    started = time.time()
    nlp, scores = trained(chosen, options.data, options.steps or chosen.steps, options.apart)
    artefact.write(nlp, options.out)
    card = artefact.write_card(nlp, options.out, chosen, time.time() - started, scores)
    print(f"{options.out}: {card.bytes / 1e6:.1f} MB in {card.seconds} s")


def trained(
    chosen: Recipe, data: Path, steps: int, apart: bool = False
) -> tuple[Language, dict[str, dict[str, float]]]:
    """The pipeline and its scores by set."""
    trainer = Trainer(chosen, data)
    nlp = trainer.run(steps, 0.002)
    scores = {}
    for file in chosen.names.held_out:
        scores |= _shown(measure(nlp, chosen.code, data / file))
    examples = trainer.examples
    if examples.kept_sentences:
        kept = [sentence for sentence, _ in examples.kept_sentences]
        scores |= _shown(measure_sentences(nlp, chosen.code, f"{chosen.code}, a tenth kept apart", kept))
    if examples.kept_texts and chosen.names.keep:
        name = f"{chosen.code} names, a tenth kept apart"
        scores |= _shown(measure_texts(nlp, chosen.code, name, examples.kept_texts))
    if scores and not apart:
        trainer.learn_what_was_kept_apart()
        nlp = trainer.run(steps // 10, 0.0005)
    if "ner" in nlp.pipe_names and not chosen.names.keep:
        nlp.remove_pipe("ner")
    for file in chosen.dev:
        scores |= _shown(measure(nlp, chosen.code, data / file))
    return nlp, scores


def _shown(result: SetScore) -> dict[str, dict[str, float]]:
    print(result.set, {name: round(value, 4) for name, value in result.scores.items()}, flush=True)
    return {result.set: result.scores}


if __name__ == "__main__":
    main()
