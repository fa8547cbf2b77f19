"""`python -m training.grouping.frequencies DATA`: how common words and names are, for grouping.

Writes src/recoupe/languages/data/<code>/frequencies.toml: for each word key the share of reports of 300 words
that hold it, in classes; the names are counted over all languages together into data/mul/frequencies.toml.
Sources: the treebanks, parallel sets and name sets of DATA that may train what ships.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from recoupe.group.keys import CLASSES, REPORT_WORDS, word_key
from recoupe.languages import NAMES
from recoupe.languages.transliterate import name_key

OUT = Path(__file__).parent.parent.parent / "src" / "recoupe" / "languages" / "data"
NAMED = ("en", "fr", "es", "it", "pt", "nl", "ru", "pl")
"""Languages whose capitals inside a sentence mark names, with news or encyclopaedia text to count them in."""
PARALLEL = {
    "en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "ru": "rus",
    "pl": "pol", "uk": "ukr",
}  # fmt: skip


def main(data: Path) -> None:
    names: Counter[str] = Counter()
    total = 0
    for code in NAMES:
        words: Counter[str] = Counter()
        for sentence in sentences(data, code):
            for position, word in enumerate(sentence):
                if key := word_key(word):
                    words[key] += 1
                if position and word[0].isupper() and code in NAMED and (key := name_key(word)):
                    names[key] += 1
                total += code in NAMED
        write(OUT / code / "frequencies.toml", words, sum(words.values()))
    write(OUT / "mul" / "frequencies.toml", names, total)


def sentences(data: Path, code: str) -> Iterator[list[str]]:
    """The words of every sentence that may train what ships, but ntrex-open, which evaluates."""
    for path in sorted((data / "ud").glob(f"{code}_*-train.conllu")):
        words: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) > 1 and fields[0].isdigit():
                words.append(fields[1])
            elif not line and words:
                yield words
                words = []
    files = [f"flores101/devtest.{PARALLEL[code]}"]
    if code == "uk":
        files.append("tatoeba/eng-ukr.ukr")
    for name in files:
        path = data / "parallel" / name
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                yield line.split()
    if code == "fr":
        for year in (2016, 2017):
            with (data / "ner" / f"winer_fr-{year}.jsonl").open(encoding="utf-8") as rows:
                for row in rows:
                    yield from (line.split() for line in json.loads(row)["text"].split(". "))


def write(path: Path, counts: Counter[str], total: int) -> None:
    classes: dict[float, list[str]] = {share: [] for share in CLASSES}
    for key, count in sorted(counts.items()):
        share = 1 - (1 - count / total) ** REPORT_WORDS
        held = [limit for limit in CLASSES if share >= limit]
        if count >= 3 and held:
            classes[held[0]].append(key)
    lines = [
        "# Written by training/grouping/frequencies.py: the share of reports of 300 words that hold a word.",
        *(f'"{share}" = "{" ".join(keys)}"' for share, keys in classes.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path, {share: len(keys) for share, keys in classes.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
