"""CoNLL-U files as sentences of surface words, grouped in documents.

A multiword token ("du" = "de" + "le") becomes one word, because a reader sees one: it takes lemma, tag and
relation of its first part, or of the part that governs the others ("desquels"). English contractions whose
parts simply follow each other ("do" + "n't") stay apart, as the English tokeniser has them. A word with a
space in it ("50 000") becomes as many words, the later ones flat on the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path


@dataclass
class Word:
    """One surface word. `head` is the index of the governor in the sentence, its own index for the root."""

    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool
    misc: str = ""


@dataclass
class GoldSentence:
    """A sentence with its surface words; `new` marks the first of a document or paragraph."""

    words: list[Word]
    new: bool = False
    document: str = ""
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return "".join(w.text + " " * w.space for w in self.words).rstrip()


def read(path: Path, *, keep_contractions: bool) -> list[GoldSentence]:
    """All sentences of a file, in order; `keep_contractions` for English."""
    sentences = []
    document, new = "", True
    for block in _blocks(path):
        comments = dict(_comment(line) for line in block if line.startswith("#"))
        if "newdoc" in comments or "newdoc id" in comments:
            document, new = comments.get("newdoc id", str(len(sentences))), True
        new = new or "newpar" in comments or "newpar id" in comments
        words = _surface_words([line.split("\t") for line in block if line[0].isdigit()], keep_contractions)
        if words:
            sentences.append(GoldSentence(words, new, document, comments))
            new = False
    return sentences


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition("=")
    return key.strip(), value.strip()


def _surface_words(rows: list[list[str]], keep_contractions: bool) -> list[Word]:
    ranges = {int(r[0].split("-")[0]): r for r in rows if "-" in r[0]}
    simple = {int(r[0]): r for r in rows if r[0].isdigit()}
    groups: list[tuple[list[int], str, bool]] = []
    covered = 0
    for number, row in simple.items():
        if number <= covered:
            continue
        if number in ranges:
            whole = ranges[number]
            covered = int(whole[0].split("-")[1])
            parts = list(range(number, covered + 1))
            groups.extend(_split(parts, simple, whole, keep_contractions))
        else:
            groups.append(([number], row[1], _space_after(row)))
    index_of = {part: i for i, (parts, _, _) in enumerate(groups) for part in parts}
    return _without_spaces(_without_cycles([_word(i, g, simple, index_of) for i, g in enumerate(groups)]))


def _without_cycles(words: list[Word]) -> list[Word]:
    """Words merged into one may govern each other's governors; such a circle is opened at the root."""
    root = next((i for i, w in enumerate(words) if w.head == i), 0)
    for index in range(len(words)):
        seen, at = {index}, words[index].head
        while words[at].head != at and at not in seen:
            seen.add(at)
            at = words[at].head
        if at in seen and words[at].head != at:
            words[at].head = root
    return words


def _without_spaces(words: list[Word]) -> list[Word]:
    if not any(" " in w.text for w in words):
        return words
    first = list(accumulate((len(w.text.split(" ")) for w in words), initial=0))
    parted = []
    for index, word in enumerate(words):
        pieces = word.text.split(" ")
        for number, piece in enumerate(pieces):
            lemma = piece if len(pieces) > 1 else word.lemma
            space = True if number < len(pieces) - 1 else word.space
            head, dep = (first[word.head], word.dep) if number == 0 else (first[index], "flat")
            misc = word.misc if number == 0 else ""
            parted.append(Word(piece, lemma, word.pos, word.morph, head, dep, space, misc))
    return parted


def _split(
    parts: list[int], simple: dict[int, list[str]], whole: list[str], keep: bool
) -> list[tuple[list[int], str, bool]]:
    if not keep or "".join(simple[p][1] for p in parts) != whole[1]:
        return [(parts, whole[1], _space_after(whole))]
    return [([p], simple[p][1], p == parts[-1] and _space_after(whole)) for p in parts]


def _word(
    index: int,
    group: tuple[list[int], str, bool],
    simple: dict[int, list[str]],
    index_of: dict[int, int],
) -> Word:
    parts, text, space = group
    leader = next((p for p in parts if _governs_out(p, parts, simple)), parts[0])
    if all(int(simple[p][6]) not in parts for p in parts):
        leader = parts[0]
    row = simple[leader]
    head = int(row[6])
    return Word(
        text=text,
        lemma="" if row[2] == "_" != row[1] else row[2],
        pos=row[3],
        morph="" if row[5] == "_" else row[5],
        head=index_of.get(head, index) if head else index,
        dep=row[7],
        space=space,
        misc="|".join(simple[p][9] for p in parts if simple[p][9] != "_"),
    )


def _governs_out(part: int, parts: list[int], simple: dict[int, list[str]]) -> bool:
    return int(simple[part][6]) not in parts


def _space_after(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]
