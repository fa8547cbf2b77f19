"""`python -m training.names_data.kinds --data FOLDER`: how names are typed.

The weights that `recoupe.annotate.names.kinds` gives to each piece of evidence: a logistic regression on the
names that recoupe's own search finds in texts with gold names, one example a name and text. MISC stands for
names of other kinds and for words that are no name. Each set counts once with the pipeline's labels hidden,
so that languages without a recogniser profit, and once, in languages that have one, with the labels of a
recogniser that has learnt the other half of the texts; labels learnt by heart would be believed too much.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import scipy.sparse
from safetensors.numpy import save_file
from sklearn.linear_model import LogisticRegression

from benchmarks.quality.names import Row, parsed, read_rows
from benchmarks.quality.pipelines import language_of
from recoupe.annotate.names.compounds import compounds
from recoupe.annotate.names.evidence import Report, key_of
from recoupe.annotate.names.found import Name
from recoupe.annotate.names.kinds import ROWS, TYPES, pieces, row
from recoupe.annotate.names.recognise import candidates
from recoupe.annotate.names.words import Words
from recoupe.languages import pipelines
from recoupe.languages.knowledge import Knowledge
from recoupe.languages.recogniser import Weights
from recoupe.model import Sentence
from training.pipelines.recogniser import learn, read_documents, word_lists

OUT = Path(__file__).parent.parent.parent / "src" / "recoupe" / "trained" / "names"
SETS = (
    ("ner/winer_fr-2016.jsonl", "WiNER-fr 0fe35f0d687f", "CC BY 4.0"),
    ("ner/winer_fr-2017.jsonl", "WiNER-fr 0fe35f0d687f", "CC BY 4.0"),
    ("ud/en_gum-train.conllu", "GUM 72ce5ac14978", "CC BY 4.0, some genres CC BY-SA"),
    ("ner/smartdata_de-v1-train.json.gz", "smartdata-corpus 796c8b8f5d76", "CC BY 4.0"),
)
STRENGTH = 0.8
"""Of the regression: the inverse of its penalty."""

Example = tuple[dict[str, float], str, int]
Halves = dict[str, tuple[Weights, Weights]]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m training.names_data.kinds", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of open data")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--without", action="append", default=[], metavar="SET", help="for a trial")
    options = parser.parse_args(arguments)
    started = time.time()
    chosen = [entry for entry in SETS if entry[0] not in options.without]
    halves = recognisers([options.data / file for file, _, _ in chosen])
    examples: list[Example] = []
    for file, _, _ in chosen:
        found = list(examples_of(options.data / file, halves))
        print(f"{file}: {len(found)} names, {dict(Counter(kind for _, kind, _ in found))}", flush=True)
        examples += found
    scores = apart(examples)
    print(scores, flush=True)
    weights = trained(examples)
    card = {
        "data": [{"file": file, "origin": origin, "licence": licence} for file, origin, licence in chosen],
        "licence": "CC BY-SA 4.0",
        "command": "python -m training.names_data.kinds --data FOLDER",
        "seed": "none: nothing is drawn",
        "types": list(TYPES),
        "examples": len(examples),
        "scores": scores,
        "seconds": round(time.time() - started),
    }
    write(weights, options.out, card)


def recognisers(paths: list[Path]) -> Halves:
    """By language, where the pipeline has a recogniser: what odd texts of the sets teach, then even ones."""
    halves: Halves = {}
    for code in sorted({language_of(path) for path in paths}):
        nlp = pipelines.load(code)
        if "ner" not in nlp.pipe_names:
            continue
        documents = [list(read_documents(nlp, path)) for path in paths if language_of(path) == code]
        knowledge, lists = Knowledge.from_vocab(nlp.vocab), word_lists(code)
        known = nlp.get_pipe("ner").weights.labels
        parts = [[d for of in documents for d in of[n::2]] for n in (1, 0)]
        odd, even = (learn(knowledge, *lists, part, known=known) for part in parts)
        halves[code] = (odd, even)
    return halves


def apart(examples: list[Example]) -> dict[str, float]:
    """The share of names of every tenth stretch of examples that weights learnt from the others type right.

    A stretch is a fiftieth of all, so that a text is seldom on both sides; where a pipeline gives labels, the
    two forms of a text lie together.
    """
    size = max(1, len(examples) // 50)
    kept = [n for n in range(len(examples)) if n // size % 10 == 5]
    left = [example for n, example in enumerate(examples) if n // size % 10 != 5]
    weights = trained(left)
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for found, kind, _ in (examples[n] for n in kept):
        values = np.fromiter(found.values(), dtype=np.float32)
        best = TYPES[int((values @ weights[[row(piece) for piece in found]]).argmax())]
        every[kind] += 1
        right[kind] += best == kind
    scores = {f"right of {kind}": round(right[kind] / max(1, every[kind]), 4) for kind in TYPES}
    return {"right": round(right.total() / max(1, every.total()), 4), **scores}


def examples_of(path: Path, halves: Halves) -> Iterator[Example]:
    """Every name of every text of a set: its evidence, its gold type, at how many places it stands."""
    code, texts = language_of(path), list(read_rows(path))
    for half in (0, 1):
        if code in halves:
            pipelines.load(code).get_pipe("ner").learn(halves[code][half])
        for text in texts[half::2]:
            report, sentences = parsed(text, {})
            if code in halves:
                yield from _of_text(text, Words(report, sentences))
            yield from _of_text(text, Words(report, tuple(_hidden(sentence) for sentence in sentences)))


def _hidden(sentence: Sentence) -> Sentence:
    """The sentence without the pipeline's names."""
    tokens = tuple(msgspec.structs.replace(token, entity="") for token in sentence.tokens)
    return msgspec.structs.replace(sentence, tokens=tokens)


def _of_text(text: Row, words: Words) -> Iterator[Example]:
    names = candidates(words) if len(words) else []
    report = Report(words, names)
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(key_of(words, name), []).append(name)
    gold = sorted(text.gold)
    for group in groups.values():
        kinds = Counter(_gold_type(words, name, gold) for name in group)
        del kinds[""]
        if kinds:
            yield pieces(words, group, report), kinds.most_common(1)[0][0], len(group)
    exact = {(start, end): kind for start, end, kind in gold}
    for name in (name for alternatives in compounds(words, names) for name in alternatives):
        kind = exact.get((words.start[name.first], words.end[name.last - 1]), "MISC")
        yield pieces(words, [name], report), kind, 1


def _gold_type(words: Words, name: Name, gold: list[tuple[int, int, str]]) -> str:
    """The type of the gold name at a place, also where its ends are others; "" where it covers several."""
    start, end = words.start[name.first], words.end[name.last - 1]
    found = [kind for first, last, kind in gold if first < end and start < last]
    return found[0] if len(found) == 1 else "" if found else "MISC"


def trained(examples: list[Example]) -> np.ndarray:
    """A row of weights, one for each of TYPES, for every hashed piece of evidence."""
    places = [
        (n, row(piece), value) for n, (found, _, _) in enumerate(examples) for piece, value in found.items()
    ]
    numbers, columns, values = zip(*places, strict=True)
    matrix = scipy.sparse.csr_matrix((values, (numbers, columns)), shape=(len(examples), ROWS))
    model = LogisticRegression(C=STRENGTH, max_iter=500, fit_intercept=False)
    model.fit(
        matrix, [kind for _, kind, _ in examples], sample_weight=[min(n, 4) ** 0.5 for *_, n in examples]
    )
    order = [list(model.classes_).index(kind) for kind in TYPES]
    return np.asarray(model.coef_[order].T, dtype=np.float32)


def write(weights: np.ndarray, folder: Path, card: dict[str, object]) -> None:
    """The weights as signed bytes with one scale a type, and their card."""
    scales = np.abs(weights).max(axis=0) / 127
    small = np.ascontiguousarray(np.round(weights / scales).astype(np.int8))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "kinds.safetensors"
    save_file({"weights": small, "scales": scales.astype(np.float32)}, file)
    file.chmod(0o644)
    card["bytes"] = file.stat().st_size
    (folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
