"""The agenda as iCalendar (RFC 5545): one VEVENT an entry that has a day, with its evidence.

Written by hand, because the few lines that are needed must be the same bytes each time: the UID comes from
the entry's id, DTSTAMP from the story, never from the clock.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from recoupe.model import Dossier, PlannedItem

_STATUS = {"planned": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?")
_LINE = 75
"""The most octets a line may have before it is folded (RFC 5545, 3.1)."""


def to_ics(dossier: Dossier) -> str:
    """The dated entries of a dossier's agenda as one VCALENDAR, lines ended by CRLF.

    STATUS is CONFIRMED for plans, TENTATIVE for what is possible or conditional, CANCELLED for what is
    called off. Entries without a day are left out: iCalendar has no place for them.
    """
    stamp = _stamp(dossier)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//recoupe//agenda//EN", "CALSCALE:GREGORIAN"]
    for item in dossier.agenda:
        lines.extend(_event(item, dossier, stamp))
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _event(item: PlannedItem, dossier: Dossier, stamp: str) -> Iterator[str]:
    bounds = _bounds(item)
    if bounds is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{item.id}.{dossier.story.id}@recoupe"
    yield f"DTSTAMP:{stamp}"
    yield from bounds
    yield f"SUMMARY:{_text(item.title)}"
    yield f"STATUS:{_STATUS.get(item.factuality, 'TENTATIVE')}"
    names = {entity.id: entity.name for entity in dossier.entities}
    if item.place in names:
        yield f"LOCATION:{_text(names[item.place])}"
    yield f"DESCRIPTION:{_text(_description(item, dossier))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _bounds(item: PlannedItem) -> tuple[str, str] | None:
    """DTSTART and DTEND: instants where the hour is known, else whole days."""
    start, end = _INSTANT.fullmatch(item.earliest), _INSTANT.fullmatch(item.latest)
    if start and end:
        return f"DTSTART:{_instant(start)}", f"DTEND:{_instant(end)}"
    first, last = _DAY.match(item.earliest), _DAY.match(item.latest)
    if not first:
        return None
    try:
        begin = date.fromisoformat(first.group())
        until = date.fromisoformat(last.group()) if last else begin
        until = max(until, begin + timedelta(days=1))
    except (ValueError, OverflowError):
        return None
    return f"DTSTART;VALUE=DATE:{begin:%Y%m%d}", f"DTEND;VALUE=DATE:{until:%Y%m%d}"


def _instant(match: re.Match[str]) -> str:
    """A date-time in iCalendar's form; one with an offset is kept as local time, the form has no offsets."""
    year, month, day, hour, minute, zone = match.groups()
    return f"{year}{month}{day}T{hour}{minute}00{'Z' if zone == 'Z' else ''}"


def _stamp(dossier: Dossier) -> str:
    """A time for DTSTAMP that depends on the input only: the latest publication, else the story's time."""
    told = [report.published for report in dossier.reports if report.published]
    day = _DAY.match(max(told, default=dossier.story.latest or dossier.story.earliest))
    return (day.group().replace("-", "") if day else "19700101") + "T000000Z"


def _description(item: PlannedItem, dossier: Dossier) -> str:
    """Each statement with its status, its report, and its words."""
    labels = {report.id: report.outlet or report.label for report in dossier.reports}
    lines = []
    for position, evidence in enumerate(item.evidence):
        status = item.statuses[position] if position < len(item.statuses) else ""
        words = " ".join(evidence.text.split())
        lines.append(f"{labels.get(evidence.report, evidence.report)}: {status}: “{words}”")
    return "\n".join(dict.fromkeys(lines))


def _text(value: str) -> str:
    """A TEXT value with its special characters escaped (RFC 5545, 3.3.11), control characters dropped."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c for c in escaped if c >= " " and c != "\x7f")


def _folded(line: str) -> str:
    """A content line folded so that no physical line has more than 75 octets."""
    pieces: list[str] = []
    current, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _LINE - (1 if pieces else 0):
            pieces.append(current)
            current, size = "", 0
        current += character
        size += octets
    pieces.append(current)
    return "\r\n ".join(pieces) + "\r\n"
