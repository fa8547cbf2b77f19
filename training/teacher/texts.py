"""Plain text for the teacher to label: every set that may train what ships, as lines of one language.

Left out are ntrex-open, with whose second half the cross-check is measured, and all that measures pipelines.
"""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.codes import LANGUAGES
from recoupe.annotate.syntax import split
from training.encoder.manuals import SHARED, read_manuals
from training.pipelines.names import read_named_texts
from training.pipelines.recipe import Recipe

_STORIES = "stories/ecbplus-topics1-35.jsonl"
SETS = {
    "parallel/flores101": ("FLORES-101 (OPUS-MT-testsets ac0f19c0be3c)", "CC BY-SA 4.0"),
    "parallel/tico19": ("TICO-19 (OPUS-MT-testsets ac0f19c0be3c)", "CC0"),
    "parallel/tatoeba": ("Tatoeba (OPUS-MT-testsets ac0f19c0be3c)", "CC BY 2.0 FR"),
    _STORIES: ("ECB+ (Diverse_CDCR_datasets 9dfb46284593)", "CC BY 3.0"),
}
"""What is read beside manuals and named texts: folder or file → origin, licence."""

_MOST = 12_000
"""Lines of one set: more phrases of Tatoeba or of manuals would drown what is nearer to news."""
_FEWEST_WORDS, _MOST_WORDS = 3, 60
_BEFORE = re.compile(r" ([,.;:!?%)\]’']|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)")
_AFTER = re.compile(r"([(\[$£€]) ")
_PAIRED = re.compile(r'" ([^"]+?) "')


def read_lines(recipe: Recipe, data: Path, manuals: Path = SHARED) -> list[str]:
    """Sentences of the recipe's language, each once, in an order that is always the same."""
    code = next(three for three, two in LANGUAGES.items() if two == recipe.code)
    sets = [_parallel(data / "parallel", code), _manuals(code, manuals), _named(recipe, data)]
    if recipe.code == "en":
        sets.append(line for report in _stories(data) for line in report)
    random = Random(recipe.seed)
    found: dict[str, None] = {}
    for lines in sets:
        whole = sorted({s for line in lines for s in _sentences(line, recipe.code)})
        random.shuffle(whole)
        found.update(dict.fromkeys(whole[:_MOST]))
    return list(found)


def read_reports(data: Path) -> list[list[str]]:
    """The sentences of whole English reports."""
    return [[s for line in report for s in _sentences(line, "en")] for report in _stories(data)]


def joined(text: str) -> str:
    """Text whose words stand apart, as it is written.

    >>> joined('He said , " It did n\\'t work ( yet ) . "')
    'He said, "It didn\\'t work (yet)."'
    """
    return _PAIRED.sub(r'"\1"', _AFTER.sub(r"\1", _BEFORE.sub(r"\1", text)))


def _sentences(line: str, code: str) -> Iterator[str]:
    starts = [s.start for s in split(line, code)]
    for start, end in pairwise([*starts, len(line)]):
        sentence = line[start:end].strip()
        if _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS:
            yield sentence


def _parallel(folder: Path, code: str) -> Iterator[str]:
    files = [folder / "flores101" / f"devtest.{code}"]
    for name in ("tico19", "tatoeba"):
        files += sorted((folder / name).glob(f"eng-*.{code}"))
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        yield from (line for line in lines if "/" not in line[:3])


def _manuals(code: str, folder: Path) -> Iterator[str]:
    for group in read_manuals(folder):
        yield from group.get(code, ())


def _named(recipe: Recipe, data: Path) -> Iterator[str]:
    for file in (f for f in recipe.names.train if not f.endswith(".conllu")):
        for text in read_named_texts(data / file):
            yield from text.text.split("\n")


def _stories(data: Path) -> Iterator[tuple[str, str]]:
    """Title and text of the English reports of ECB+."""
    for line in (data / _STORIES).read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        yield joined(report["title"]), joined(report["text"])
