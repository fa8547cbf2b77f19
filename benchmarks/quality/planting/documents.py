"""Line-aligned documents in several languages: `<code>.txt` files and `document_ids.txt`, line by line."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.codes import LANGUAGES


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
