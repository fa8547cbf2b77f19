"""Inflected forms that news has, by the word that a dictionary lists for them.

The tables of lemmas in `spacy-lookups-data` (MIT; nine languages, Ukrainian has none) and the treebanks; how
common a word is comes from `wordfreq` (Speer 2022; its data are under CC BY-SA 4.0).
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from benchmarks.codes import LANGUAGES
from training.encoder.group import Group

Form = tuple[str, str, str]
"""Language, form, lemma."""

COMMON = 2.3
"""The frequency (Zipf's scale: the logarithm to the base ten of a word's number in a thousand million) from
which a word stands in text often enough to be learnt: some 60,000 words of a language."""
MOST = 5
"""Forms of a word that are used, the commonest."""


class Forms:
    """The commonest forms of words, and each of them with its word."""

    def __init__(self, known: Iterable[Form], also: Iterable[Form] = ()) -> None:
        """`known` are those of the tables; of `also`, those that the tables lack join them as forms alone."""
        found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self.pairs: list[Group] = []
        for code, form, lemma in known:
            if form.lower() != lemma.lower() and is_common(code, form):
                found[code, lemma.lower()].setdefault(form, frequency(code, form))
                if is_common(code, lemma):
                    self.pairs.append({code: [form], "lemma": [lemma]})
        for code, form, lemma in also:
            if form.lower() != lemma.lower():
                found[code, lemma.lower()].setdefault(form, frequency(code, form))
        self._forms = {
            lemma: sorted(forms, key=lambda form: (-forms[form], form))[:MOST]
            for lemma, forms in found.items()
        }

    def of(self, code: str, word: str) -> list[str]:
        """The forms of a word, the commonest first, without itself."""
        return self._forms.get((code, word.lower()), [])


def is_common(code: str, word: str) -> bool:
    """Whether a word or a phrase of few words stands in text often enough."""
    return frequency(code, word) >= COMMON


@cache
def frequency(code: str, word: str) -> float:
    """How common a word is, on Zipf's scale; 0 where it is not known."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, LANGUAGES[code]))


def tables() -> Iterator[Form]:
    """Every row of the tables of lemmas."""
    folder = files("spacy_lookups_data") / "data"
    codes = {short: code for code, short in LANGUAGES.items()}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        code = codes.get(file.name[:2])
        if code and "_lemma_lookup" in file.name:
            table: dict[str, str | list[str]] = json.loads(gzip.decompress(file.read_bytes()))
            for form, lemma in table.items():
                yield code, form, lemma if isinstance(lemma, str) else next(iter(lemma), form)
