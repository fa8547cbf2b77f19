"""`python -m training.encoder --data FOLDER --out FOLDER`: the encoder and its card, from open data.

Trains twice by the same recipe. First without the held-out news documents: that model gives the scores in
the card and the calibration. Then on everything: that model ships. `--hold-out` stops after the first and
writes it to OUT; `--measured FOLDER` takes such a model's scores and calibration and goes on to the second.
"""

import argparse
import dataclasses
import json
import os
import platform
import sys
import tempfile
import time
import zlib
from importlib.metadata import version
from pathlib import Path

import msgspec
import numpy as np
import torch

import benchmarks.quality.encoder as benchmark
from recoupe import encoder
from recoupe.encoder.calibration import Calibration
from recoupe.encoder.features import Spelling
from recoupe.encoder.files import read_form
from recoupe.encoder.packed import pack
from recoupe.encoder.table import Description
from training.encoder.artefact import Card, encode, write_card, write_model
from training.encoder.calibrate import calibrate, hard_pairs, news_pairs
from training.encoder.corpora import Corpus, Word, read_corpora, read_treebanks
from training.encoder.dictionaries import PAIRS
from training.encoder.favour import favour, gather
from training.encoder.flatten import POWER, flatten
from training.encoder.manuals import SHARED, versions
from training.encoder.single import DICTIONARIES, LEMMAS, WORD_FOR_WORD, with_words
from training.encoder.train import Recipe, train
from training.encoder.vocabulary import Table

Treebanks = dict[str, list[list[Word]]]


@dataclasses.dataclass(frozen=True)
class Material:
    """What is learnt: the corpora of the first three stages, those of the fourth, and the treebanks."""

    corpora: list[Corpus]
    words: list[Corpus]
    treebanks: Treebanks


NAME = "recoupe-static-10"
NEWS = "ntrex-open"
FAVOURED = "deu"
"""Tatoeba, the largest set of sentence pairs, has none for German in the data at hand."""
SECOND_RATE = 0.02
GATHERED = ("eng", "fra", "deu")
"""French and German meet through English for the most part: few sets have both."""
THIRD_RATE = 0.03
FOURTH_RATE = 0.05

MEASURED = """\
The same recipe trained without the documents that card.json lists as held out (ntrex-open; those whose id
has an even CRC-32). Their lines ask, all 1,007 lines of the set may answer; P@1 is the mean of both
directions. `mrr_*`: ECB+ topics 1-35. `same_accuracy_pairs`, `same_brier`: the pairs of the calibration
(`_hard`: RTE-3 and DACCORD). A few choices (docs/encoder.md) were made by looking at these lines, so the
figures are a little hopeful; the third stage was chosen by newstest, which trains nothing, and by the
stories of the project's own tests."""

LICENCES = {
    "ntrex-open": "CC BY-SA 4.0 (NTREX-128)",
    "flores101": "CC BY-SA 4.0 (FLORES-101 devtest, through OPUS-MT-testsets ac0f19c0be3c)",
    "pud": "CC BY-SA 3.0 (Universal Dependencies, parallel treebanks)",
    "tico19": "CC0 (TICO-19, through OPUS-MT-testsets ac0f19c0be3c)",
    "tatoeba": "CC BY 2.0 FR (Tatoeba, through OPUS-MT-testsets ac0f19c0be3c)",
    "manuals": f"CC BY-SA 3.0 (Debian packages {versions()})",
    "concepts": "CC BY-SA 3.0; CeCILL-C; CC BY 4.0 (Open Multilingual Wordnet f75be19ec590, "
    "Open English WordNet d94538ad0df3)",
    "countries": "ODbL 1.0 (mledoze/countries 5e9f370050f8)",
    "cldr": "Unicode licence v3 (CLDR through Babel)",
    "lemmas": "as the treebanks (Universal Dependencies; CC BY-SA 4.0, CC BY 4.0, LGPL-LR)",
    "word for word": "as the treebanks, the concepts and the dictionaries",
    "dictionaries": f"CC BY-SA 3.0 (WikDict and FreeDict, Debian packages dict-freedict-{PAIRS[0]} and "
    f"{len(PAIRS) - 1} more); forms MIT (spacy-lookups-data 1.0.5), frequencies CC BY-SA 4.0 (wordfreq 3)",
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="where model and card go")
    parser.add_argument(
        "--hold-out", action="store_true", help="write the model without the held-out documents"
    )
    parser.add_argument("--measured", type=Path, help="a model that --hold-out wrote")
    parser.add_argument(
        "--shared", type=Path, default=SHARED, help="where Debian installs manuals and dictionaries"
    )
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    recipe = Recipe(seed=options.seed, steps=options.steps)
    material = read_material(options.data, options.shared, recipe)
    with tempfile.TemporaryDirectory() as spare:
        first = options.measured or (options.out if options.hold_out else Path(spare))
        if not options.measured:
            make_held_out(material, recipe, options.data, first)
        if not options.hold_out:
            make_shipped(material, recipe, first, options.out)
    return 0


def read_material(data: Path, shared: Path, recipe: Recipe) -> Material:
    """Everything that may be learnt."""
    corpora = read_corpora(data, recipe.seed, shared)
    treebanks = dict(read_treebanks(data / "ud"))
    return Material(corpora, with_words(corpora, treebanks, recipe.seed + 3, shared), treebanks)


def make_held_out(material: Material, recipe: Recipe, data: Path, out: Path) -> None:
    """The model that never saw the held-out documents, its calibration and its scores."""
    seen = Material(_without(material.corpora), _without(material.words), material.treebanks)
    started = time.monotonic()
    table = build(seen, recipe)
    minutes = (time.monotonic() - started) / 60
    write_model(out, f"{NAME}-held-out", table, _spelling(), Calibration(middle=0.5, slope=10.0))
    news = next(corpus for corpus in material.corpora if corpus.name == NEWS)
    measure(seen, news, recipe, data, out, minutes)


def measure(seen: Material, news: Corpus, recipe: Recipe, data: Path, out: Path, minutes: float) -> None:
    """Fits the curve of the model in `out` and writes its card; `news` has all documents."""
    kept = [index for index, document in enumerate(news.documents) if is_held_out(document)]
    groups, documents = [news.groups[i] for i in kept], [news.documents[i] for i in kept]
    near = news_pairs(groups, documents, recipe.seed)
    curve, fit = calibrate(encoder.load(str(out)), near, hard_pairs(data / "entailment"))
    path = out / "encoder.json"
    path.write_bytes(encode(msgspec.structs.replace(read_form(path, Description), calibration=curve)))
    encoder.forget()
    scores = _scores(out, news, set(documents), data) | fit
    card = _card(f"{NAME}-held-out", seen, recipe, minutes, out, scores)
    what = "The encoder of the card's scores; it does not ship."
    write_card(out, card | {"held_out": sorted(set(documents)), "what": what})


def make_shipped(material: Material, recipe: Recipe, measured: Path, out: Path) -> None:
    """The model trained on everything, with the calibration and the scores of the one that was not."""
    started = time.monotonic()
    table = build(material, recipe)
    minutes = (time.monotonic() - started) / 60
    curve = read_form(measured / "encoder.json", Description).calibration
    write_model(out, NAME, table, _spelling(), curve)
    before = json.loads((measured / "card.json").read_text(encoding="utf-8"))
    card = _card(NAME, material, recipe, minutes, out, before["scores"])
    news = next(corpus for corpus in material.corpora if corpus.name == NEWS)
    trained = {
        "trained_documents": sorted(set(news.documents)),
        "held_out_for_the_scores": before["held_out"],
    }
    what = "Sentences of ten languages in one space: " + ", ".join(news.groups[0])
    write_card(out, card | trained | {"what": what + "."})


def build(material: Material, recipe: Recipe) -> Table:
    """The table: trained, flattened, turned by half towards the languages with too little parallel text, and
    taught single words.

    Half (the mean of both tables) keeps the other languages as they were: on ntrex-open held out, P@1
    English-German rose from 0.934 to 0.942, and to 0.943 in full, where English-French lost 0.007.
    """
    corpora, treebanks = material.corpora, material.treebanks
    table = flatten(train(corpora, _spelling(), recipe), _spelling(), corpora)
    three = draw_together(turn(table, corpora, recipe, treebanks), corpora, recipe, treebanks)
    return learn_words(three, material.words, recipe)


def turn(table: Table, corpora: list[Corpus], recipe: Recipe, treebanks: Treebanks) -> Table:
    """The mean of the table and of itself after the second stage."""
    second = dataclasses.replace(recipe, seed=recipe.seed + 1, steps=recipe.steps // 9, rate=SECOND_RATE)
    return _further(table, favour(corpora, FAVOURED, treebanks, second.seed), second)


def draw_together(table: Table, corpora: list[Corpus], recipe: Recipe, treebanks: Treebanks) -> Table:
    """The mean of the table, as four bits a number hold it, and of itself after the third stage.

    So the stage can be repeated from the file of a table of two stages, and gives the same one. All corpora
    go on beside the gathered ones, at half their share, so that the other languages stay as they are.
    """
    steps = recipe.steps * 2 // 15
    third = dataclasses.replace(recipe, seed=recipe.seed + 2, steps=steps, rate=THIRD_RATE)
    beside = [dataclasses.replace(corpus, share=corpus.share / 2) for corpus in corpora]
    return _further(_held(table), beside + gather(corpora, GATHERED, treebanks, third.seed), third)


def learn_words(table: Table, words: list[Corpus], recipe: Recipe) -> Table:
    """The table, as four bits a number hold it, after the fourth stage: words by dictionaries, all corpora
    beside them."""
    steps = recipe.steps * 2 // 3
    fourth = dataclasses.replace(recipe, seed=recipe.seed + 3, steps=steps, rate=FOURTH_RATE)
    return train(words, _spelling(), fourth, _held(table))


def _held(table: Table) -> Table:
    return Table(table.keys, pack(table.rows).take(np.arange(len(table.keys))))


def _further(table: Table, corpora: list[Corpus], recipe: Recipe) -> Table:
    further = train(corpora, _spelling(), recipe, table)
    return Table(table.keys, (table.rows + further.rows) / 2)


def is_held_out(document: str) -> bool:
    """Whether a news document is kept for measuring: by its name's checksum, about half of them.

    >>> [is_held_out(name) for name in ("bbc.381646", "bbc.381647")]
    [True, True]
    """
    return zlib.crc32(document.encode()) % 2 == 0


def _without(corpora: list[Corpus]) -> list[Corpus]:
    return [corpus if corpus.name != NEWS else _less(corpus) for corpus in corpora]


def _less(news: Corpus) -> Corpus:
    rows = zip(news.groups, news.documents, strict=True)
    return dataclasses.replace(news, groups=[group for group, document in rows if not is_held_out(document)])


def _spelling() -> Spelling:
    content = Path(__file__).with_name("spelling.toml").read_bytes()
    return msgspec.toml.decode(content, type=Spelling)


def _scores(folder: Path, news: Corpus, held: set[str], data: Path) -> dict[str, float]:
    chosen = encoder.load(str(folder))
    texts = {code: [group[code][0] for group in news.groups] for code in news.groups[0]}
    parallel = benchmark.score_parallel(chosen, NEWS, texts, news.documents, held, [])
    stories = benchmark.score_stories(chosen, data / "stories" / "ecbplus-topics1-35.jsonl")
    return {name: round(value, 4) for name, value in (parallel.scores | stories.scores).items()}


def _card(
    name: str, material: Material, recipe: Recipe, minutes: float, out: Path, scores: dict[str, float]
) -> Card:
    size = sum(file.stat().st_size for file in out.glob("*.*") if file.suffix in (".safetensors", ".json"))
    return {
        "name": name,
        "licence": "CC BY-SA 4.0",
        "made_with": f"torch {version('torch')}, numpy {version('numpy')}",
        "size_mb": round(size / 1e6, 1),
        "training_minutes": round(minutes, 1),
        "seed": recipe.seed,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, one thread used; "
        + (torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU"),
        "data": [
            {"set": corpus.name, "groups": len(corpus.groups), "licence": LICENCES[corpus.name]}
            for corpus in material.words
        ],
        "recipe": {
            **dataclasses.asdict(recipe),
            "flattened": POWER,
            "second_stage": f"{FAVOURED}, {recipe.steps // 9} steps at rate {SECOND_RATE}",
            "third_stage": f"{', '.join(GATHERED)}, {recipe.steps * 2 // 15} steps at rate {THIRD_RATE}, "
            "all corpora beside them at half their share",
            "fourth_stage": f"dictionaries, {recipe.steps * 2 // 3} steps at rate {FOURTH_RATE}, shares "
            f"{DICTIONARIES} (dictionaries), {WORD_FOR_WORD} (word for word), {LEMMAS} (lemmas), others as "
            "before",
            "spelling": "training/encoder/spelling.toml",
        }
        | {f"share of {corpus.name}": corpus.share for corpus in material.corpora},
        "measured_on": MEASURED,
        "scores": scores,
    }


if __name__ == "__main__":
    sys.exit(main())
