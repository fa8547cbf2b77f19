"""Reading: files, folders, addresses and standard input into reports whose text never changes."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from recoupe.errors import FetchError, ReadError, TooLarge
from recoupe.model import Options, Report
from recoupe.read.build import Source, build
from recoupe.read.directory import SUFFIXES, list_files
from recoupe.read.html import is_html, read_html
from recoupe.read.jsonl import read_jsonl
from recoupe.read.reading import Reading
from recoupe.read.text import read_text
from recoupe.read.url import fetch, is_url

__all__ = ["SUFFIXES", "Reading", "read"]

_PAGES = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_TEXTS = (".txt", ".text", ".md")

Found = Source | ReadError


def read(
    sources: Sequence[str | Path | bytes],
    options: Options | None = None,
    *,
    progress: Callable[[str], None] | None = None,
) -> Reading:
    """The reports that the sources hold, in their order, and an error for each that could not be read.

    A source is the path of a file or folder, an address (http, https), "-" for standard input, or the bytes
    themselves. Text, HTML and JSON Lines are told apart by the suffix, else by how the content begins. A
    report that comes twice is kept once. `progress` is called with the name of each source before it is
    read. Never raises for a bad source.

    >>> reading = read([b"Rain in Riga\\nIt fell on Monday."])
    >>> reading.reports[0].text
    'Rain in Riga\\nIt fell on Monday.'
    """
    options = options or Options()
    reports: dict[str, Report] = {}
    failures: list[ReadError] = []
    notices: list[str] = []
    for source in sources:
        for found in _each(source, options, progress):
            try:
                if isinstance(found, ReadError):
                    raise found
                report, remarks = build(found)
            except ReadError as error:
                failures.append(error)
                continue
            notices.extend(remarks)
            if report.id in reports:
                notices.append(f"{report.source}: the same report as {reports[report.id].source}; kept once")
            else:
                reports[report.id] = _completed(report, options)
    return Reading(reports=tuple(reports.values()), failures=tuple(failures), notices=tuple(notices))


def _completed(report: Report, options: Options) -> Report:
    """The report with what the user says of reports that state nothing themselves."""
    return replace(
        report,
        published=report.published or options.published,
        language=report.language or options.language,
    )


def _each(
    source: str | Path | bytes, options: Options, progress: Callable[[str], None] | None
) -> Iterator[Found]:
    """What a source holds; an error instead of what could not be read."""
    name = "-" if isinstance(source, bytes) else str(source)
    try:
        if isinstance(source, bytes):
            yield from _content(_limited(io.BytesIO(source), name, options), name, options)
            return
        if isinstance(source, str) and is_url(source):
            _tell(progress, name)
            yield from _address(source, options)
            return
        if name == "-":
            _tell(progress, name)
            yield from _content(_limited(sys.stdin.buffer, name, options), name, options)
            return
        if isinstance(source, str) and "://" in source:
            raise FetchError(
                name, "only http and https addresses are fetched", "download it and give the file"
            )
        path = Path(source)
        for file in _files(path):
            _tell(progress, str(file))
            yield from _guarded_file(file, options)
    except ReadError as error:
        yield error


def _tell(progress: Callable[[str], None] | None, name: str) -> None:
    if progress:
        progress(name)


def _files(path: Path) -> tuple[Path, ...]:
    """The file itself, or the reports of a folder."""
    try:
        if not path.is_dir():
            return (path,)
        files = list_files(path)
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from error
    if not files:
        raise ReadError(
            str(path),
            "no report in this folder",
            f"give a folder with files that end in {', '.join(SUFFIXES)}",
        )
    return files


def _guarded_file(path: Path, options: Options) -> Iterator[Found]:
    """The reports of one file; an error leaves the other files of its folder to be read."""
    name = str(path)
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() in _LINES:
                yield from read_jsonl(stream, name, options.max_bytes)
            else:
                yield from _content(_limited(stream, name, options), name, options, path.suffix.lower())
    except ReadError as error:
        yield error
    except (OSError, ValueError) as error:
        yield _unreadable(name, error)


def _limited(stream: BinaryIO, name: str, options: Options) -> bytes:
    """All bytes of a stream. Raises TooLarge as soon as there are more than allowed."""
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise TooLarge(
            name,
            f"more than {options.max_bytes:,} bytes",
            "split it into one file a report, or raise max_bytes",
        )
    return data


def _content(data: bytes, name: str, options: Options, suffix: str = "") -> Iterator[Found]:
    """The reports in the bytes of a file or of standard input."""
    if suffix in _PAGES or (suffix not in _TEXTS and is_html(data)):
        yield read_html(data, name)
    elif suffix in _LINES or (suffix not in _TEXTS and _is_jsonl(data)):
        yield from read_jsonl(data.splitlines(), name, options.max_bytes)
    else:
        yield read_text(data, name)


def _address(url: str, options: Options) -> Iterator[Found]:
    page = fetch(url, options)
    if page.media_type in ("text/html", "application/xhtml+xml") or is_html(page.data):
        yield read_html(page.data, url, page.url, page.encoding)
    elif page.media_type in ("application/jsonl", "application/x-ndjson") or _is_jsonl(page.data):
        yield from read_jsonl(page.data.splitlines(), url, options.max_bytes)
    else:
        source = read_text(page.data, url)
        yield replace(source, url=source.url or page.url)


def _is_jsonl(data: bytes) -> bool:
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0].rstrip()
    return first.startswith(b"{") and first.endswith(b"}") and b'"text"' in first


def _unreadable(name: str, error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(name, "there is no such file", "check the path")
    if isinstance(error, PermissionError):
        return ReadError(name, "the file may not be read", "check its permissions")
    reason = getattr(error, "strerror", None) or str(error)
    return ReadError(name, f"the file could not be read ({reason})", "check the path and the disk")
