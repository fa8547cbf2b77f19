"""From what a source holds to a report: the text normalised once, the metadata checked, the id made."""

import hashlib
import re
import unicodedata
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from recoupe.errors import EmptyReport
from recoupe.model import Record, Report, Span

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


class Source(Record, frozen=True):
    """What one source says of one report, as it stands there: nothing checked yet."""

    name: str
    text: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""


def build(source: Source) -> tuple[Report, tuple[str, ...]]:
    """The report that a source holds, and notices on metadata that could not be used.

    The text is in NFC with "\\n" as its only line end and without invisible characters (byte order marks,
    zero bytes, soft hyphens, zero-width spaces); nothing else of it changes. A title stands as its first
    line. Raises EmptyReport where no word is left.

    >>> report, _ = build(Source(name="a", text="Rain fell.", title="Rain in Riga"))
    >>> report.text, report.headline
    ('Rain in Riga\\n\\nRain fell.', Span(start=0, end=12))
    """
    body = normalise(source.text)
    if not body.strip():
        raise EmptyReport(source.name, "there is no text in it", "give a file that holds the report's text")
    notices: list[str] = []
    published = _checked_date(source, "published", source.published, notices)
    updated = _checked_date(source, "updated", source.updated, notices)
    text, headline = _with_title(one_line(source.title), body)
    fields = (text, source.url, source.outlet, published, one_line(source.title))
    report = Report(
        id=hashlib.blake2b("\x1f".join(fields).encode(), digest_size=4).hexdigest(),
        text=text,
        source=source.name,
        url=one_line(source.url),
        outlet=one_line(source.outlet),
        author=one_line(source.author),
        published=published,
        updated=updated,
        language=_checked_language(source, notices),
        headline=headline,
    )
    return report, tuple(notices)


def normalise(text: str) -> str:
    """The text in NFC, with one kind of line end and without characters that show nothing.

    >>> normalise("Cafe\\u0301\\r\\nbar\\x00")
    'Café\\nbar'
    """
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """The text on one line, normalised, with single spaces."""
    return " ".join(normalise(text).split())


def iso_date(text: str) -> str:
    """An ISO 8601 date, or date and time, from that form or the one of mail and HTTP headers; "" if neither.

    >>> iso_date("2025-10-16T08:30:00Z"), iso_date("Thu, 16 Oct 2025 08:30:00 GMT"), iso_date("soon")
    ('2025-10-16T08:30:00+00:00', '2025-10-16T08:30:00+00:00', '')
    """
    text = text.strip()
    try:
        return date.fromisoformat(text).isoformat() if len(text) <= 10 else _moment(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _moment(text: str) -> str:
    return datetime.fromisoformat(text).replace(microsecond=0).isoformat()


def _with_title(title: str, body: str) -> tuple[str, Span | None]:
    """The text with the title as its first line, unless it begins with that line already."""
    if not title:
        return body, None
    start = len(body) - len(body.lstrip())
    end = body.find("\n", start)
    first = body[start : end if end >= 0 else len(body)]
    if " ".join(first.split()).casefold() == title.casefold():
        return body, Span(start, start + len(first.rstrip()))
    return f"{title}\n\n{body.lstrip()}", Span(0, len(title))


def _checked_date(source: Source, field: str, value: str, notices: list[str]) -> str:
    if not value.strip():
        return ""
    checked = iso_date(value)
    if not checked:
        notices.append(
            f"{source.name}: {field} {one_line(value)!r} is not a date; write it as 2025-10-16 or "
            f"2025-10-16T18:30+02:00"
        )
    return checked


def _checked_language(source: Source, notices: list[str]) -> str:
    value = one_line(source.language)
    if not value:
        return ""
    if not _TAG.fullmatch(value):
        notices.append(f"{source.name}: {value!r} is not a language tag; write it as fr or fr-CA")
        return ""
    primary, *rest = value.replace("_", "-").split("-")
    return "-".join([primary.lower(), *rest])
