"""JSON Lines: one report a line, as an object with `text` and what is known about it."""

from collections.abc import Iterable, Iterator

import msgspec

from recoupe.errors import ReadError, TooLarge
from recoupe.read.build import Source


class Row(msgspec.Struct):
    """The fields of a line that recoupe reads; others are left alone."""

    text: str
    title: str | None = ""
    url: str | None = ""
    outlet: str | None = ""
    author: str | None = ""
    published: str | None = ""
    updated: str | None = ""
    language: str | None = ""
    id: str | int | None = ""


def read_jsonl(lines: Iterable[bytes], name: str, max_bytes: int) -> Iterator[Source | ReadError]:
    """Each report of the lines, or the error of its line; a bad line does not stop the others.

    A report's source is the file's name with the row's own `id`, or else the number of its line.

    >>> next(read_jsonl([b'{"text": "Rain fell.", "id": "r7"}'], "a.jsonl", 1000)).name
    'a.jsonl#r7'
    """
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _row(line, f"{name}:{number}", name, max_bytes)


def _row(line: bytes, place: str, name: str, max_bytes: int) -> Source | ReadError:
    if len(line) > max_bytes:
        return TooLarge(place, f"the line is longer than {max_bytes:,} bytes", "raise max_bytes or split it")
    try:
        row = msgspec.json.decode(line, type=Row)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return ReadError(
            place, f"not a report in JSON ({error})", 'write one object a line: {"text": "…", "title": "…"}'
        )
    return Source(
        name=f"{name}#{row.id}" if row.id not in ("", None) else place,
        text=row.text,
        title=row.title or "",
        url=row.url or "",
        outlet=row.outlet or "",
        author=row.author or "",
        published=row.published or "",
        updated=row.updated or "",
        language=row.language or "",
    )
