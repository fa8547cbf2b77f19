"""The lexicon of a pipeline, made from the concept lexicon, country names and a treebank's endings.

The bits of a word (`recoupe.languages.knowledge`): four word classes, the fields of meaning of common nouns
and of verbs, the kinds of proper name that the whole word is, and those of longer names that it begins or
goes on ("New" begins places, "York" goes on with one).
"""

import gzip
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

import msgspec

import recoupe.languages
from recoupe.languages.knowledge import FACTS, Ending, Knowledge
from training.pipelines.conllu import GoldSentence

_LETTERS = {
    "en": "eng",
    "fr": "fra",
    "de": "deu",
    "es": "spa",
    "it": "ita",
    "pt": "por",
    "nl": "nld",
    "ru": "rus",
    "pl": "pol",
}
_CLASSES = {"n": 0, "v": 1, "a": 2, "s": 2, "r": 3}
_TAGS = {"NOUN": 0, "VERB": 1, "AUX": 1, "ADJ": 2}
_LONGEST_ENDING = 5
_LEAST_LEMMAS = 8
_MOST_ENDINGS = 80


class _Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: tuple[int, ...]
    verbs: tuple[int, ...]
    names: dict[str, tuple[tuple[int, int], ...]]


@cache
def _fields() -> _Fields:
    return msgspec.toml.decode((Path(__file__).parent / "lexicon.toml").read_bytes(), type=_Fields)


def build(file: Path, code: str, sentences: Iterable[GoldSentence], *, capitals: bool = False) -> Knowledge:
    """The lexicon of a language from `concepts.tsv.gz`, with the endings that the sentences show.

    Proper names are those of English too. `capitals` tells that the language writes common nouns with a
    capital, so that one makes no name; they are then known by their small letters.
    """
    facts: dict[str, int] = defaultdict(int)
    own = _LETTERS[code]
    for synset, language, lemma in _rows(file):
        number, class_ = int(synset[:8]), synset[-1]
        proper = class_ == "n" and lemma[0].isupper()
        if language == own and not (proper and capitals):
            _add(facts, lemma, _name(number) if proper else _meaning(number, class_))
        elif language == own:
            _add(facts, lemma.lower(), _meaning(number, class_))
        elif language == "eng" and proper:
            _add(facts, lemma, _name(number))
    for name in countries(code):
        _add(facts, name, 1 << _bit("country"))
    return Knowledge(dict(facts), endings(sentences))


def _rows(file: Path) -> Iterator[tuple[str, str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            synset, language, lemma, *_ = line.rstrip("\n").split("\t")
            if lemma:
                yield synset, language, lemma


def _meaning(number: int, class_: str) -> int:
    """The bits of a word that names a synset: class and field."""
    fields, bits = _fields(), 1 << _CLASSES[class_]
    if class_ == "n":
        bits |= 1 << 4 + sum(start <= number for start in fields.nouns) - 1
    elif class_ == "v":
        bits |= 1 << 4 + len(fields.nouns) + sum(start <= number for start in fields.verbs) - 1
    return bits


def _name(number: int) -> int:
    """The bits of a proper name of a synset: its kinds."""
    ranges = _fields().names
    kinds = [kind for kind, parts in ranges.items() if any(a <= number < b for a, b in parts)]
    return sum(1 << _bit(kind) for kind in kinds or ["other"])


def _bit(kind: str) -> int:
    fields = _fields()
    kinds = [*fields.names, "country", "other"]
    return 4 + len(fields.nouns) + len(fields.verbs) + kinds.index(kind)


def _add(facts: dict[str, int], name: str, bits: int) -> None:
    words = name.split()
    if len(words) == 1:
        facts[name] |= bits
        return
    for place, word in enumerate(words):
        if word[:1].isupper():
            for offset, kind in enumerate(("place", "person", "body")):
                if bits >> _bit(kind) & 1:
                    facts[word] |= 1 << FACTS - 1 - 2 * offset - (place > 0)


def countries(code: str) -> set[str]:
    """Country names in the language's data."""
    file = Path(recoupe.languages.__file__).parent / "data" / code / "countries.toml"
    if not file.is_file():
        return set()
    return {form for forms in tomllib.loads(file.read_text("utf-8"))["names"].values() for form in forms}


def endings(sentences: Iterable[GoldSentence]) -> list[Ending]:
    """The commonest changes of ending from form to lemma in each word class, by the number of lemmas."""
    pairs = {
        (w.text.lower(), w.lemma.lower(), _TAGS[w.pos]) for s in sentences for w in s.words if w.pos in _TAGS
    }
    counts: Counter[Ending] = Counter()
    for form, lemma, class_ in sorted(pairs):
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False)))
        if form != lemma and shared >= 2 and len(form) - shared <= _LONGEST_ENDING:
            counts[form[shared:], lemma[shared:], class_] += 1
    common = [(ending, count) for ending, count in counts.most_common() if count >= _LEAST_LEMMAS]
    return [ending for ending, _ in common[:_MOST_ENDINGS]]
