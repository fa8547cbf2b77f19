"""`python -m training.teacher --data FOLDER --out FOLDER`: teach the teacher and write it down."""

import argparse
import sys
import time
from pathlib import Path

from training.pipelines.recipe import languages, recipe
from training.teacher import weights
from training.teacher.data import read_examples
from training.teacher.learn import Recipe, teach
from training.teacher.measure import measure
from training.teacher.store import write
from training.teacher.text import Cutter, allowed, labels


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.teacher", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="the teacher's folder; it is replaced")
    parser.add_argument("--steps", type=int, default=Recipe.steps, help="fewer steps, for a trial")
    options = parser.parse_args()
    started = time.process_time()
    chosen = Recipe(steps=options.steps)
    read = {code: read_examples(recipe(code), options.data) for code in languages()}
    examples = {code: learnt for code, (learnt, _) in read.items()}
    for code, part in examples.items():
        print(code, len(part), sum(len(e.sentence.words) for e in part), file=sys.stderr, flush=True)
    packed = weights.read(weights.path())
    known = labels(e for part in examples.values() for e in part)
    cutter = Cutter(packed)
    teacher = teach(packed, cutter, known, examples, chosen)
    write(options.out, teacher, known, chosen)
    for code, (learnt, kept) in read.items():
        print(code, measure(teacher, cutter, known, allowed(learnt, known), kept), flush=True)
    print(f"{time.process_time() - started:.0f} s of processor")


if __name__ == "__main__":
    main()
