"""Sentences a second and load time, one core, warm: `python -m benchmarks.speed.encoder FOLDER`.

FOLDER has line-aligned `eng.txt`, `fra.txt`, … The peers in the same run: model2vec's StaticModel with as
many dimensions and a vocabulary of the words of the set, and scikit-learn's hashed character n-grams with
tf-idf, where these libraries are installed. Each is run once to warm it, then timed; the best of a few runs,
in processor time, all threads together, so that neither other processes nor other cores count.
"""

import argparse
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from recoupe import encoder

RUNS = 5
LOAD = "import time; t = time.perf_counter(); from recoupe import encoder; encoder.load(); {}"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.encoder", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    if not folder.is_dir():
        print(f"skipped, not there: {folder}", file=sys.stderr)
        return
    texts = [
        line
        for file in sorted(folder.glob("???.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line
    ]
    words = sum(len(text.split()) for text in texts)
    print(f"{platform.processor() or platform.machine()}, one core; {len(texts)} sentences, {words} words")
    print(f"  load (import and map), a new process: {loading():.2f} s")
    ours = encoder.load()
    started = time.process_time()
    ours.encode(texts)
    print(
        f"  {ours.name}, first time: {len(texts) / (time.process_time() - started):,.0f} sentences a second"
    )
    report(ours.name, ours.encode, texts)
    peers = {
        "model2vec StaticModel": lambda: static_model(texts, ours.dimensions),
        "hashed tf-idf": lambda: hashed_tf_idf(texts),
    }
    for name, make in peers.items():
        try:
            report(name, make(), texts)
        except ImportError as error:
            print(f"  {name}: skipped ({error})")
    print(f"  peak memory of this run: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def report(name: str, run: Callable[[list[str]], object], texts: list[str]) -> None:
    run(texts)
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        run(texts)
        seconds.append(time.process_time() - start)
    print(f"  {name}, warm: {len(texts) / min(seconds):,.0f} sentences a second")


def loading() -> float:
    """Seconds to import and load in a new process, without the interpreter's own start; the best of a few."""
    code = LOAD.format("print(time.perf_counter() - t)")
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True) for _ in range(RUNS)
    ]
    return min(float(run.stdout) for run in runs)


def static_model(texts: list[str], dimensions: int) -> Callable[[list[str]], object]:
    """A model of random numbers, since speed does not depend on them."""
    from model2vec import StaticModel
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {"[UNK]": 0}
    for word in (word for text in texts for word in text.lower().split()):
        vocabulary.setdefault(word, len(vocabulary))
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = np.random.default_rng(1).normal(size=(len(vocabulary), dimensions)).astype(np.float32)
    model = StaticModel(vectors, tokenizer, normalize=True)
    return lambda given: model.encode(given, use_multiprocessing=False)


def hashed_tf_idf(texts: list[str]) -> Callable[[list[str]], object]:
    """Character 3- to 5-grams inside words, hashed to 2^17 columns, weighted; left sparse."""
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

    hashing = HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=1 << 17)
    weights = TfidfTransformer().fit(hashing.transform(texts))
    return lambda given: weights.transform(hashing.transform(given))


if __name__ == "__main__":
    main()
