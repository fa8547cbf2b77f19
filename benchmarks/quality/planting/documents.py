"""Line-aligned documents in several languages: `<code>.txt` files and `document_ids.txt`, line by line.

Sets of aligned lines without document ids (`devtest.<code>`; `eng-fra.eng` and `eng-fra.fra`;
`<code>_pud*.conllu`) are read as documents of a few lines in a row.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.codes import LANGUAGES

_SENTENCE = re.compile(r"^# sent_id = (\S+)\n(?:#.*\n)*?# text = (.+)$", re.MULTILINE)

IN_A_ROW = 12
"""The lines of a document made of lines in a row."""


@dataclass(frozen=True)
class Document:
    """One news document: its lines by three-letter language code, line n of each saying the same."""

    id: str
    lines: dict[str, tuple[str, ...]]

    @property
    def tuning(self) -> bool:
        """Whether the document belongs to the half on which weights and thresholds are set."""
        return hashlib.blake2b(self.id.encode(), digest_size=1).digest()[0] % 2 == 0

    @property
    def outlet(self) -> str:
        """The outlet that the document's id begins with."""
        return self.id.split(".")[0]


def documents(folder: Path) -> list[Document]:
    """The documents of a set, in the order of the file."""
    if not folder.joinpath("document_ids.txt").is_file():
        return _in_a_row(folder)
    ids = folder.joinpath("document_ids.txt").read_text(encoding="utf-8").split()
    texts = {
        code: folder.joinpath(f"{code}.txt").read_text(encoding="utf-8").split("\n")
        for code in LANGUAGES
        if folder.joinpath(f"{code}.txt").is_file()
    }
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(ids):
        rows.setdefault(key, []).append(row)
    return [
        Document(
            id=key, lines={code: tuple(lines[r].strip() for r in places) for code, lines in texts.items()}
        )
        for key, places in rows.items()
    ]


def _in_a_row(folder: Path) -> list[Document]:
    """Documents of lines in a row from each group of files with one name, and of PUD's sentences."""
    groups: dict[str, dict[str, list[str]]] = {}
    for file in sorted(folder.iterdir()):
        if file.suffix[1:] in LANGUAGES:
            lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
            groups.setdefault(file.stem, {})[file.suffix[1:]] = lines
    if pud := _pud(folder):
        groups["pud"] = pud
    return [
        Document(f"{folder.name}.{name}.{n}", {c: tuple(t.strip() for t in row) for c, row in rows.items()})
        for name, texts in groups.items()
        for n, rows in enumerate(_slices(texts))
    ]


def _slices(texts: dict[str, list[str]]) -> Iterator[dict[str, list[str]]]:
    """The lines of all languages, a few in a row at a time; nothing where their numbers differ."""
    counts = {len(lines) for lines in texts.values()}
    if len(counts) == 1:
        for start in range(0, max(counts) - IN_A_ROW + 1, IN_A_ROW):
            yield {code: lines[start : start + IN_A_ROW] for code, lines in texts.items()}


def _pud(folder: Path) -> dict[str, list[str]]:
    """The sentences of the parallel treebanks of a folder that all of them hold, in order of their ids."""
    known: dict[str, dict[str, str]] = {}
    for code, short in LANGUAGES.items():
        for file in sorted(folder.glob(f"{short}_pud*.conllu")):
            known[code] = dict(_SENTENCE.findall(file.read_text(encoding="utf-8")))
    shared = sorted(set.intersection(*(set(rows) for rows in known.values()))) if known else []
    return {code: [rows[key] for key in shared] for code, rows in known.items()} if shared else {}
