"""Plain text for the teacher to label: every set that may train what ships, as lines of one language.

Left out are ntrex-open, with whose second half the cross-check is measured, and all that measures pipelines.
"""

import json
import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from random import Random

from benchmarks.codes import LANGUAGES
from recoupe.annotate.syntax import split
from training.encoder.manuals import SHARED, read_manuals
from training.pipelines.conllu import read
from training.pipelines.names import has_names, read_named_texts
from training.pipelines.recipe import Recipe

SETS = {
    "parallel/flores101": ("FLORES-101 (OPUS-MT-testsets ac0f19c0be3c)", "CC BY-SA 4.0"),
    "parallel/tico19": ("TICO-19 (OPUS-MT-testsets ac0f19c0be3c)", "CC0"),
    "parallel/tatoeba": ("Tatoeba (OPUS-MT-testsets ac0f19c0be3c)", "CC BY 2.0 FR"),
    "manuals": ("debian-handbook, gnome-user-docs (Debian)", "CC BY-SA 3.0"),
}
"""What is read beside the recipe's own named texts: folder or file → origin, licence."""

_NO_NEWS = ("parallel/tatoeba", "manuals")
"""What is left out where the recipe names reports."""

_MOST = 12_000
"""Lines of one set: more phrases of Tatoeba or of manuals would drown what is nearer to news."""
_FEWEST_WORDS, _MOST_WORDS = 3, 60


def sets(recipe: Recipe) -> dict[str, tuple[str, str]]:
    """What is read for a recipe beside its own texts: folder → origin, licence."""
    return {name: told for name, told in SETS.items() if not (recipe.texts and name in _NO_NEWS)}


def read_lines(recipe: Recipe, data: Path, manuals: Path = SHARED) -> list[str]:
    """Sentences of the recipe's language, each once, in an order that is always the same.

    Where the recipe names reports, phrases and manuals are left out.
    """
    code = next(three for three, two in LANGUAGES.items() if two == recipe.code)
    texts = [_parallel(data / "parallel", code), _manuals(code, manuals), _named(recipe, data)]
    if recipe.texts:
        reports = (line for report in _reports(recipe, data) for line in report)
        texts = [_parallel(data / "parallel", code, ("tico19",)), _named(recipe, data), reports]
    random = Random(recipe.seed)
    found: dict[str, None] = {}
    for lines in texts:
        whole = sorted({s for line in lines for s in _sentences(line, recipe.code)})
        random.shuffle(whole)
        found.update(dict.fromkeys(whole[:_MOST]))
    return list(found)


def read_documents(recipe: Recipe, data: Path) -> Iterator[list[str]]:
    """Documents of which no names are known, as sentences: the recipe's reports, or where it names none its
    treebanks without names; FLORES and TICO-19. A sentence of no known document is one by itself.
    """
    for file in () if recipe.texts else recipe.syntax:
        sentences = read(data / file, keep_contractions=recipe.code == "en")
        if not has_names(sentences):
            numbered = enumerate(sentences)
            for _, group in groupby(numbered, key=lambda pair: pair[1].document or pair[0]):
                yield [s.text for _, s in group]
    for report in _reports(recipe, data):
        yield [s for line in report for s in _sentences(line, recipe.code)]
    code = next(three for three, two in LANGUAGES.items() if two == recipe.code)
    for line in dict.fromkeys(_parallel(data / "parallel", code, ("tico19",))):
        yield list(_sentences(line, recipe.code))


def _sentences(line: str, code: str) -> Iterator[str]:
    starts = [s.start for s in split(line, code)]
    for start, end in pairwise([*starts, len(line)]):
        sentence = line[start:end].strip()
        if _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS:
            yield sentence


def _parallel(folder: Path, code: str, names: tuple[str, ...] = ("tico19", "tatoeba")) -> Iterator[str]:
    files = [folder / "flores101" / f"devtest.{code}"]
    for name in names:
        files += sorted((folder / name).glob(f"eng-*.{code}"))
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        yield from (line for line in lines if "/" not in line[:3])


def _manuals(code: str, folder: Path) -> Iterator[str]:
    for group in read_manuals(folder):
        yield from group.get(code, ())


def _reports(recipe: Recipe, data: Path) -> Iterator[list[str]]:
    """The lines of each report, the headline first; tokenised text is brought nearer to what is printed."""
    for file in recipe.texts:
        for row in map(json.loads, (data / file).read_text(encoding="utf-8").splitlines()):
            yield [_printed(line) for line in (row["title"], *row["text"].split("\n"))]


def _printed(line: str) -> str:
    """Text without the spaces that a tokeniser left before marks and behind signs of currency."""
    quoted = line.replace("``", '"').replace("''", '"')
    return re.sub(r"(?<=[$€£]) (?=[0-9])| (?=[,.;:?!%](?: |$))", "", quoted)


def _named(recipe: Recipe, data: Path) -> Iterator[str]:
    for file in (f for f in recipe.names.train if not f.endswith(".conllu")):
        for text in read_named_texts(data / file):
            yield from text.text.split("\n")
