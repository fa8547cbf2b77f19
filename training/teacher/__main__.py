"""`python -m training.teacher --data FOLDER --out FOLDER`: teach the teacher and write it down.

With `--from` the teacher of another folder goes on, by the recipe `training.teacher.learn.FURTHER`.
"""

import argparse
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from training.pipelines.recipe import languages, recipe
from training.teacher import store, weights
from training.teacher.data import read_examples
from training.teacher.learn import FURTHER, Recipe, begin, teach
from training.teacher.measure import measure
from training.teacher.text import Cutter, allowed, labels


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.teacher", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, required=True, help="the teacher's folder; it is replaced")
    parser.add_argument("--from", dest="before", type=Path, help="the folder of the teacher that goes on")
    parser.add_argument("--steps", type=int, help="fewer steps, for a trial")
    options = parser.parse_args()
    started = time.process_time()
    chosen = FURTHER if options.before else Recipe()
    chosen = replace(chosen, steps=options.steps or chosen.steps)
    read = {
        code: read_examples(recipe(code), options.data)
        for code in chosen.shares or dict.fromkeys(languages())
    }
    examples = {code: learnt for code, (learnt, _) in read.items()}
    for code, part in examples.items():
        print(code, len(part), sum(len(e.sentence.words) for e in part), file=sys.stderr, flush=True)
    packed = weights.read(weights.path())
    if options.before:
        teacher, cutter, known = store.read(options.before, packed)
    else:
        known, cutter = labels(e for part in examples.values() for e in part), Cutter(packed)
        teacher = begin(packed, known, chosen)
    keep = partial(store.write, options.out, teacher, known, chosen)
    teach(teacher, cutter, known, examples, chosen, keep)
    keep()
    for code, (learnt, kept) in read.items():
        print(code, measure(teacher, cutter, known, allowed(learnt, known), kept), flush=True)
    print(f"{time.process_time() - started:.0f} s of processor")


if __name__ == "__main__":
    main()
