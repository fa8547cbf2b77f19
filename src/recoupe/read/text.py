"""Plain text: its encoding, and the front matter that may stand before it."""

import codecs
import re

from recoupe.errors import EmptyReport, NotText, UnknownEncoding
from recoupe.read.build import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "rich text (RTF)",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(.*?\r?\n)??---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*$")
_FIELDS = {"url", "outlet", "author", "published", "updated", "language", "title"}
_FRONT_MATTER_LIMIT = 8_000
"""Characters within which front matter has to end; beyond, a first line of dashes is a rule."""


def read_text(data: bytes, name: str) -> Source:
    """The report in a plain text file, with what its front matter says.

    Raises EmptyReport, NotText or UnknownEncoding.

    >>> read_text(b"---\\noutlet: Harbour Post\\n---\\nRain fell.", "a.txt").outlet
    'Harbour Post'
    """
    text = decode(data, name)
    fields, body = split_front_matter(text)
    return Source(name=name, text=body, **fields)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter that recoupe knows, and the text after it.

    >>> split_front_matter("---\\ntitle: 'Rain'\\nmood: grey\\n---\\nIt fell.")
    ({'title': 'Rain'}, 'It fell.')
    """
    found = _FRONT_MATTER.match(text[:_FRONT_MATTER_LIMIT].lstrip("\ufeff"))
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    for line in (found[1] or "").splitlines():
        field = _FIELD.match(line)
        if field and field[1].lower() in _FIELDS:
            fields[field[1].lower()] = _unquoted(field[2])
    return fields, text.lstrip("\ufeff")[found.end() :]


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of the bytes: by byte order mark, the declared encoding, UTF-8, UTF-16, else Windows-1252.

    Raises EmptyReport, NotText (binary data) or UnknownEncoding, each naming the source and the remedy.

    >>> decode("Zürich".encode("cp1252"), "a.txt")
    'Zürich'
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise EmptyReport(name, "the file is empty", "give a file that holds the report's text")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(name, f"this is {kind}, not text", "save the report as text or HTML")
    encoding = _encoding(data, declared)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        if _is_binary(data):
            raise NotText(name, "this is binary data, not text", "save the report as text or HTML") from error
        text = _western(data, name)
    if _is_garbled(text):
        raise NotText(name, "this is binary data, not text", "save the report as text or HTML")
    return text


def _encoding(data: bytes, declared: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    if declared:
        try:
            known = codecs.lookup(declared).name
        except LookupError:
            known = ""
        if known:
            return "cp1252" if known in ("iso8859-1", "ascii") and _has_western_marks(data) else known
    head = data[:4096]
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    if zeros_odd > len(head) * 0.3 and zeros_even < len(head) * 0.05:
        return "utf-16-le"
    if zeros_even > len(head) * 0.3 and zeros_odd < len(head) * 0.05:
        return "utf-16-be"
    return "utf-8"


def _has_western_marks(data: bytes) -> bool:
    """Whether bytes stand there that Latin-1 leaves to controls: the web reads its label as Windows-1252."""
    return any(0x80 <= byte <= 0x9F for byte in data)


_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")


def _western(data: bytes, name: str) -> str:
    """The text as Windows-1252, where that is what it is.

    In Western European text a letter beyond ASCII stands alone or in twos; runs of three and more are
    another alphabet (Cyrillic, Greek, Chinese), which no byte says which.
    """
    remedy = "save it as UTF-8 and try again"
    high = sum(byte >= 0x80 for byte in data)
    runs = sum(len(run) for run in _HIGH_RUN.findall(data))
    if runs > 0.3 * high:
        raise UnknownEncoding(name, "the encoding is neither UTF-8, UTF-16 nor Windows-1252", remedy)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        problem = f"the encoding is neither UTF-8, UTF-16 nor Windows-1252 (byte {data[error.start]:#x})"
        raise UnknownEncoding(name, problem, remedy) from error


def _is_binary(data: bytes) -> bool:
    """Whether control bytes that no text has make up more than 1 % of the beginning."""
    head = data[:65_536]
    return sum(byte < 9 or 13 < byte < 32 for byte in head) > 0.01 * len(head)


def _is_garbled(text: str) -> bool:
    head = text[:65_536]
    return sum(character < "\t" or "\r" < character < " " for character in head) > 0.05 * len(head)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
