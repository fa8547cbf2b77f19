"""`python -m training.teacher.silver TEACHER --data FOLDER --out FOLDER`: text with the teacher's trees.

One `.conllu` a language, the words cut as its pipeline cuts them, no lemmas; `# sure` is the mean probability
of a sentence's governors.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from training.pipelines.conllu import GoldSentence
from training.pipelines.recipe import languages, recipe
from training.pipelines.train import blank
from training.teacher import weights
from training.teacher.data import as_sentence, read_examples
from training.teacher.label import Labelled, label
from training.teacher.store import read
from training.teacher.text import allowed
from training.teacher.texts import read_lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.teacher.silver", description=__doc__)
    parser.add_argument("teacher", type=Path, help="the folder of training.teacher")
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="where the files go")
    asking = [code for code in languages() if recipe(code).silver]
    parser.add_argument("--languages", nargs="*", choices=asking, default=asking)
    options = parser.parse_args()
    teacher, cutter, known = read(options.teacher, weights.read(weights.path()))
    options.out.mkdir(parents=True, exist_ok=True)
    for code in options.languages:
        chosen = recipe(code)
        nlp = blank(chosen)
        own = allowed(read_examples(chosen, options.data)[0], known)
        sentences = [s for line in read_lines(chosen, options.data) if (s := as_sentence(nlp, line)).words]
        told = label(teacher, cutter, known, own, sentences)
        with (options.out / f"{code}.conllu").open("w", encoding="utf-8") as file:
            for number, one in enumerate(told):
                file.writelines(f"{line}\n" for line in _rows(one, number))
        print(code, len(sentences), file=sys.stderr, flush=True)


def _rows(one: Labelled, number: int) -> Iterator[str]:
    yield f"# sent_id = {number}"
    yield f"# sure = {one.sure:.3f}"
    yield from _words(one.sentence)
    yield ""


def _words(sentence: GoldSentence) -> Iterator[str]:
    for place, word in enumerate(sentence.words):
        head = 0 if word.head == place else word.head + 1
        space = "_" if word.space else "SpaceAfter=No"
        yield "\t".join(
            (
                str(place + 1),
                word.text,
                "_",
                word.pos,
                "_",
                word.morph or "_",
                str(head),
                word.dep,
                "_",
                space,
            )
        )


if __name__ == "__main__":
    main()
