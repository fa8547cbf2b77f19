"""`python -m training.teacher.silver TEACHER --data FOLDER --out FOLDER`: text with the teacher's trees.

One `.conllu` a language, the words cut as its pipeline cuts them, no lemmas; `# sure` is the mean probability
of a sentence's governors. Where the recogniser of names learns from the teacher, also `<code>.names.jsonl`, a
document a line: its words, its sentences (first word, the one after the last), and for each word that may be
part of a name the percentages of the labels (recoupe.languages.recogniser.LABELS).
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, pairwise
from pathlib import Path

import msgspec

from training.pipelines.conllu import GoldSentence
from training.pipelines.recipe import languages, recipe
from training.pipelines.train import blank
from training.teacher import weights
from training.teacher.data import as_sentence, read_examples
from training.teacher.label import Labelled, label
from training.teacher.store import read as read_teacher
from training.teacher.text import allowed
from training.teacher.texts import read_documents, read_lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.teacher.silver", description=__doc__)
    parser.add_argument("teacher", type=Path, help="the folder of training.teacher")
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="where the files go")
    asking = [code for code in languages() if recipe(code).silver or recipe(code).names.silver]
    parser.add_argument("--languages", nargs="*", choices=asking, default=asking)
    options = parser.parse_args()
    teacher, cutter, known = read_teacher(options.teacher, weights.read(weights.path()))
    options.out.mkdir(parents=True, exist_ok=True)
    for code in options.languages:
        chosen = recipe(code)
        nlp = blank(chosen)
        own = allowed(read_examples(chosen, options.data)[0], known)
        lines = read_lines(chosen, options.data) if chosen.silver else []
        texts = list(read_documents(chosen, options.data)) if chosen.names.silver else []
        every = dict.fromkeys([*lines, *(line for text in texts for line in text)])
        sentences = {line: s for line in every if (s := as_sentence(nlp, line)).words}
        read = label(teacher, cutter, known, own, list(sentences.values()))
        told = dict(zip(sentences, read, strict=True))
        if chosen.silver:
            rows = (_rows(told[line], number) for number, line in enumerate(lines) if line in told)
            _write(options.out / f"{code}.conllu", chain.from_iterable(rows))
        if chosen.names.silver:
            documents = (_document([told[line] for line in text if line in told]) for text in texts)
            _write(options.out / f"{code}.names.jsonl", documents)
        print(code, len(sentences), "sentences", file=sys.stderr, flush=True)


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def _document(read: list[Labelled]) -> str:
    words = [w.text for one in read for w in one.sentence.words]
    bounds = list(pairwise(accumulate((len(one.sentence.words) for one in read), initial=0)))
    marks = [
        (place, percents)
        for place, percents in enumerate(
            row.tolist() for one in read for row in (one.marks * 100).round().astype(int)
        )
        if percents[0] < 100
    ]
    return msgspec.json.encode({"words": words, "bounds": bounds, "marks": marks}).decode()


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
