"""A directory: the reports in it and below it, in the order of their names."""

from pathlib import Path

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
"""The endings of files that are taken for reports; a file named itself may end in anything."""


_ABOUT = "readme"
"""The file that says what a folder holds is no report."""


def list_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder and below it that end in a known suffix, sorted; not hidden ones nor READMEs.

    Raises OSError where the folder cannot be read.
    """
    found: list[Path] = []
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.startswith(".") or entry.stem.casefold() == _ABOUT:
            continue
        if entry.is_dir() and not entry.is_symlink():
            found.extend(list_files(entry))
        elif entry.suffix.lower() in SUFFIXES and entry.is_file():
            found.append(entry)
    return tuple(found)
