"""`python -m training.language DATA`: src/recoupe/trained/language from open data, with its card.

A linear classifier over hashed character n-grams, trained on sentences, and on stretches of two to six words
of them, since headlines and captions are short. Sources: Universal Dependencies treebanks, Tatoeba, the
lemmas of the concept lexicon, TICO-19; ntrex-open and flores101 are kept for measuring.
"""

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

from recoupe.languages import NAMES
from recoupe.languages.letters import ROWS, ngrams

OUT = Path(__file__).parent.parent.parent / "src" / "recoupe" / "trained" / "language"
ISO3 = {
    "en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "ru": "rus",
    "pl": "pol", "uk": "ukr",
}  # fmt: skip
SEED = 11
EPOCHS, BATCH, RATE = 2, 256, 0.02
SENTENCES, LEMMAS = 9000, 9000
"""The most that one language gives, so that none is favoured."""


def main(data: Path) -> None:
    random.seed(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    codes = list(NAMES)
    samples = [(text, codes.index(code)) for code in codes for text in texts(data, code)]
    model = torch.nn.EmbeddingBag(ROWS, len(codes), mode="sum")
    torch.nn.init.zeros_(model.weight)
    bias = torch.nn.Parameter(torch.zeros(len(codes)))
    optimiser = torch.optim.Adagrad([model.weight, bias], lr=RATE * 10)
    for epoch in range(EPOCHS):
        random.shuffle(samples)
        total = 0.0
        for first in range(0, len(samples), BATCH):
            batch = samples[first : first + BATCH]
            loss = torch.nn.functional.cross_entropy(
                logits(model, [text for text, _ in batch]) + bias,
                torch.tensor([label for _, label in batch]),
                label_smoothing=0.02,
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {epoch + 1}: loss {total / len(samples):.4f} on {len(samples)} samples", flush=True)
    write(model.weight.detach().numpy(), bias.detach().numpy(), codes, len(samples))


def logits(model: torch.nn.EmbeddingBag, batch: list[str]) -> torch.Tensor:
    bags = [ngrams(text) for text in batch]
    offsets = np.cumsum([0, *(len(bag) for bag in bags[:-1])])
    weights = np.concatenate([np.full(len(bag), 1 / np.sqrt(len(bag)), dtype=np.float32) for bag in bags])
    return model(torch.from_numpy(np.concatenate(bags)), torch.from_numpy(offsets), torch.from_numpy(weights))


def texts(data: Path, code: str) -> list[str]:
    """Sentences of a language, stretches of them, and lemmas."""
    found = sorted(set(sentences(data, code)))
    random.shuffle(found)
    found = found[:SENTENCES]
    samples = []
    for sentence in found:
        words = sentence.split()
        samples.append(sentence)
        samples.append(" ".join(words[: random.randint(2, 6)]))
        start = random.randrange(len(words))
        samples.append(" ".join(words[start : start + random.randint(2, 6)]))
    names = sorted(set(lemmas(data, ISO3[code])))
    random.shuffle(names)
    return samples + names[:LEMMAS]


def sentences(data: Path, code: str) -> Iterator[str]:
    for path in sorted((data / "ud").glob(f"{code}_*-train.conllu")):
        words: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 1 and ("-" in fields[0] or fields[0].isdigit()):
                words.append(fields[1])
            elif not line and words:
                yield " ".join(words)
                words = []
    for name in (f"tatoeba/eng-{ISO3[code]}.{ISO3[code]}", f"tico19/eng-{ISO3[code]}.{ISO3[code]}"):
        path = data / "parallel" / name
        if path.exists():
            yield from (
                line for line in path.read_text(encoding="utf-8").splitlines() if len(line.split()) > 2
            )


def lemmas(data: Path, code: str) -> Iterator[str]:
    with gzip.open(data / "lexicon" / "concepts.tsv.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            fields = row.rstrip("\n").split("\t")
            if fields[1] == code:
                yield fields[2]


def write(table: np.ndarray, bias: np.ndarray, codes: list[str], samples: int) -> None:
    """Bytes instead of floats: one scale for the table, which loses nothing that a measurement shows."""
    scale = float(np.abs(table).max()) / 127
    OUT.mkdir(parents=True, exist_ok=True)
    save_file(
        {"table": np.round(table / scale).astype(np.int8), "bias": bias.astype(np.float32)},
        OUT / "model.safetensors",
        {"codes": " ".join(codes), "scale": repr(scale)},
    )
    (OUT / "model.safetensors").chmod(0o644)
    card = {
        "what": "tells the ten covered languages apart: linear, over hashed character n-grams",
        "data": "UD treebanks, Tatoeba and TICO-19 (OPUS-MT-testsets ac0f19c0be3c), concept lexicon",
        "licence": "CC BY-SA 4.0",
        "seed": SEED,
        "samples": samples,
        "made_by": "python -m training.language DATA",
    }
    (OUT / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
