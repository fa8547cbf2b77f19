"""Write a pipeline's folder, as small as it gets, with its card."""

import hashlib
import shutil
from pathlib import Path

import msgspec
import spacy
import srsly
from spacy.language import Language

from recoupe.languages.pipelines import CARD, FORMAT, Card, Data, file_digest
from training.pipelines.recipe import Recipe
from training.teacher.texts import sets
from training.teacher.weights import LICENCE as LICENCE_OF_MODEL
from training.teacher.weights import ORIGIN

LICENCE = "CC BY-SA 4.0"


def write(nlp: Language, folder: Path) -> None:
    """The pipeline without what only training needs."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nlp.to_disk(folder, exclude=["vectors"])
    (folder / "meta.json").unlink()
    for left_over in ("vocab/key2row", "vocab/vectors", "vocab/vectors.cfg"):
        (folder / left_over).unlink(missing_ok=True)
    (folder / "vocab" / "strings.json").write_text(srsly.json_dumps(_strings(nlp)), encoding="utf-8")


def _strings(nlp: Language) -> list[str]:
    """The strings that the components refer to by number; the training sets' words are left out."""
    kept = {label for labels in nlp.pipe_labels.values() for label in map(str, labels)}
    if "lemmatizer" in nlp.pipe_names:
        trees = srsly.msgpack_loads(nlp.get_pipe("lemmatizer").trees.to_bytes())["trees"]
        numbers = {tree[side] for tree in trees if "orig" in tree for side in ("orig", "subst")}
        kept.update(nlp.vocab.strings[number] for number in numbers if number)
    return sorted(kept)


def write_card(
    nlp: Language, folder: Path, recipe: Recipe, seconds: float, scores: dict[str, dict[str, float]]
) -> Card:
    """The card beside the pipeline's files; it is written last and closes the folder."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != CARD)
    digests = {str(p.relative_to(folder)): file_digest(p) for p in files}
    card = Card(
        format=FORMAT,
        language=recipe.code,
        spacy=spacy.__version__,
        data=_sources(recipe),
        licence=LICENCE,
        command=f"python -m training.pipelines {recipe.code} --data FOLDER --out FOLDER"
        + " --silver FOLDER" * bool(recipe.silver),
        seed=recipe.seed,
        seconds=round(seconds),
        bytes=sum(p.stat().st_size for p in files),
        labels={name: tuple(nlp.pipe_labels[name]) for name in ("parser", "ner") if name in nlp.pipe_names},
        scores={name: {k: round(v, 4) for k, v in values.items()} for name, values in scores.items()},
        held_out="A -dev treebank was never learnt. Other sets were kept apart from the training that their "
        "scores are of; the pipeline that ships went on to learn them for a tenth of the steps.",
        files=digests,
        digest=_digest(digests),
    )
    (folder / CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=1) + b"\n")
    return card


def _sources(recipe: Recipe) -> tuple[Data, ...]:
    own = tuple(Data(s.file, s.origin, s.licence) for s in recipe.sources)
    if not recipe.silver:
        return own
    learnt = f"{ORIGIN}, taught the treebanks and named texts of all recipes"
    return (
        *own,
        *(
            Data(name, f"{origin}: text alone, labelled by the teacher", to)
            for name, (origin, to) in sets(recipe).items()
        ),
        Data("the teacher (training.teacher)", learnt, LICENCE_OF_MODEL),
    )


def _digest(digests: dict[str, str]) -> str:
    return hashlib.blake2b(
        "".join(f"{k}{v}" for k, v in sorted(digests.items())).encode(), digest_size=8
    ).hexdigest()
