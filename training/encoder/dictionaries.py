"""Dictionaries between two languages that Debian ships: what translates one sense of a word is one thing.

WikDict makes them from the Wiktionaries and FreeDict publishes them, under CC BY-SA 3.0 (the older
dictionaries of FreeDict have other licences and are not read). An entry tells a word's senses in the words of
its own Wiktionary, so that one sense is found again in the dictionaries into the other languages.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from recoupe.errors import RecoupeError
from training.encoder.forms import Forms, is_common
from training.encoder.group import Group
from training.encoder.manuals import SHARED

PAIRS = tuple(
    f"{here}-{there}"
    for here, others in {
        "deu": "fra pol rus spa",
        "fra": "deu ita pol por rus spa",
        "ita": "pol por rus spa",
        "nld": "ita pol por rus spa",
        "pol": "deu eng fra ita nld por rus spa",
        "por": "fra spa",
    }.items()
    for there in others.split()
)
"""Those under CC BY-SA 3.0 among the languages of the encoder."""

PACKAGES = tuple(f"dict-freedict-{pair}" for pair in PAIRS)

_DIGITS = {c: n for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}
_HEAD = re.compile(r"(?P<word>[^/<\n]+?)(?: /.*?/)*(?: <(?P<tags>[^>]*)>)?")
_NUMBER = re.compile(r"(\d+)\. ")
_OTHER = re.compile(r" \d+\.$")
"""Which of the translation's own senses is meant."""
_PARTS = ("suffix", "prefix", "affix", "interfix", "symbol", "letter")
_MOST_WORDS = 3
_MOST_NAMES = 5
"""Of one thing in one language."""

Sense = tuple[str, str, str, str]
"""Language, word, its class, and what tells this sense from the word's others."""


def read_dictionaries(concepts: list[Group], shared: Path = SHARED) -> list[Group]:
    """Each sense of a word with its translations; English names come from the concepts where none is given.

    Raises RecoupeError where a dictionary is missing.
    """
    senses: dict[Sense, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for pair in PAIRS:
        code, other = pair.split("-")
        for word, tags, gloss, translations in _entries(shared / "dictd", pair):
            sense = senses[code, word, tags, gloss]
            sense[code][word] = None
            sense[other].update(dict.fromkeys(translations))
    groups = [{code: list(words) for code, words in sense.items()} for sense in senses.values()]
    known = _Concepts(concepts)
    return [group if "eng" in group else group | known.english(group) for group in groups]


def in_forms(groups: list[Group], forms: Forms) -> list[Group]:
    """The groups with their commonest words alone, a few in each language, and these also inflected; without
    those of which fewer than two languages are left."""
    found = []
    for group in groups:
        kept = {code: [w for w in words if is_common(code, w)][:_MOST_NAMES] for code, words in group.items()}
        if sum(map(bool, kept.values())) > 1:
            found.append(
                {
                    code: list(dict.fromkeys([*words, *(f for w in words for f in forms.of(code, w))]))
                    for code, words in kept.items()
                    if words
                }
            )
    return found


class _Concepts:
    """Concepts by their names."""

    def __init__(self, concepts: list[Group]) -> None:
        self._concepts = concepts
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, names in enumerate(concepts):
            for code, lemma in names_of(names):
                self._named[code, lemma.lower()].append(number)

    def english(self, group: Group) -> Group:
        """The English names of the one concept that shares names with the group in most languages, two or
        more; nothing where there is no such."""
        shared: dict[int, set[str]] = defaultdict(set)
        names: Counter[int] = Counter()
        for code, word in names_of(group):
            for number in self._named.get((code, word.lower()), ()):
                shared[number].add(code)
                names[number] += 1
        best = sorted(shared, key=lambda n: (-len(shared[n]), -names[n], n))[:2]
        if not best or len(shared[best[0]]) < 2 or "eng" not in self._concepts[best[0]]:
            return {}
        rank = [(len(shared[n]), names[n]) for n in best]
        return {} if len(best) > 1 and rank[0] == rank[1] else {"eng": self._concepts[best[0]]["eng"]}


def names_of(group: Group) -> Iterator[tuple[str, str]]:
    """Each language and word of a group."""
    return ((code, word) for code, words in group.items() for word in words)


def _entries(folder: Path, pair: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Word, class, sense and translations (the format of dictd: an index of places in a compressed text)."""
    index, text = folder / f"freedict-{pair}.index", folder / f"freedict-{pair}.dict.dz"
    if not index.exists() or not text.exists():
        raise RecoupeError(f"{text} is not there; install it: apt-get install dict-freedict-{pair}")
    content = gzip.decompress(text.read_bytes())
    places = {tuple(map(_number, row.split("\t")[1:3])) for row in _rows(index)}
    for start, length in sorted(places):
        yield from _senses(content[start : start + length].decode("utf-8").splitlines())


def _rows(index: Path) -> Iterable[str]:
    return (row for row in index.read_text(encoding="utf-8").splitlines() if not row.startswith("00database"))


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = 64 * value + _DIGITS[digit]
    return value


def _senses(lines: list[str]) -> Iterator[tuple[str, str, str, list[str]]]:
    head = _HEAD.fullmatch(lines[0]) if len(lines) > 1 else None
    if head is None or any(part in (head["tags"] or "") for part in _PARTS):
        return
    blocks: list[list[str]] = []
    numbered = lines[1].startswith("1. ")
    for line in lines[1:]:
        begins = line.startswith(f"{len(blocks) + 1}. ") if numbered else not blocks
        if begins:
            blocks.append([])
        blocks[-1].append(line)
    for number, (told, *gloss) in enumerate(blocks):
        parts = re.split("[,;]", _NUMBER.sub("", told, 1))
        words = [w for part in parts if _is_word(w := _OTHER.sub("", part).strip())]
        if words and _is_word(head["word"]):
            yield head["word"], head["tags"] or "", gloss[0] if gloss else str(number), words


def _is_word(text: str) -> bool:
    return any(c.isalpha() for c in text) and len(text.split()) <= _MOST_WORDS and len(text) > 1
