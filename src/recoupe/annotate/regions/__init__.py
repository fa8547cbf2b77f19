"""The parts of a report's text by role, and the language of each."""

import re

from recoupe.annotate.regions.lines import FINAL, is_teaser_label, known_line
from recoupe.annotate.regions.paragraphs import paragraphs
from recoupe.annotate.regions.pieces import STAMP, Piece, split
from recoupe.annotate.regions.tongues import main_language, region_language
from recoupe.model import Region, Report, Role, Span

__all__ = ["find_regions", "main_language"]

_STAMPED = 3
"""Lines at least that begin with a time of day where each entry of a live report does."""
_HEADLINE_LONGEST = 200
_HEADLINE_WORDS = 28
"""A first line beyond this is a paragraph: the longest headlines of agencies have some 20 words."""
_SUBHEAD_LONGEST, _SUBHEAD_WORDS = 90, 12
_FURNITURE_WORDS = 8
"""A line that short, without final mark, after the last sentence of a report, belongs to the page."""
_STANDFIRST_LONGEST = 400
_ENDED = re.compile(r"\S\s+\S+\s+\S*[^\W\d_]{3,}[.!?…][\"'»”’)]*\s+[\"«“„(]?[A-ZÀ-ÞА-Я]")
"""The end of a sentence inside a line: a word of three letters and more, a mark, a capital."""


def find_regions(report: Report) -> tuple[Region, ...]:
    """The regions of a report in text order; they do not overlap and cover all but white space.

    A role comes from a line's own words where they tell (teaser, credit, caption, furniture), else from its
    place and form (headline, standfirst, subhead, body). The language is that of the words where they are
    enough to tell, else of the report.

    >>> text = "Rain in Riga\\n\\nIt fell on Monday.\\nComments (3)"
    >>> [(found.role, text[found.start : found.end]) for found in find_regions(Report(id="a", text=text))]
    [('headline', 'Rain in Riga'), ('body', 'It fell on Monday.'), ('furniture', 'Comments (3)')]
    """
    language = main_language(report)
    pieces = _pieces(report, language)
    roles = _roles(report, pieces)
    return tuple(
        Region(
            start=piece.span.start,
            end=piece.span.end,
            role=role,
            language=region_language(piece.span.of(report.text), role, piece.languages, language),
        )
        for piece, role in zip(pieces, roles, strict=True)
    )


def _pieces(report: Report, language: str) -> list[Piece]:
    """The text in pieces: whole lines that their words name, the rest split at what stands inside it."""
    lines = _after_headline(report)
    sentences = [index for index, line in enumerate(lines) if _is_sentence(line.of(report.text))]
    first = sentences[0] if sentences else len(lines)
    last = sentences[-1] if sentences else -1
    stamped = sum(STAMP.match(report.text, line.start, line.end) is not None for line in lines) >= _STAMPED
    pieces: list[Piece] = []
    if report.headline:
        pieces.append(Piece(span=report.headline, role="headline"))
    datelines = 2
    for index, line in enumerate(lines):
        edge = index <= first + 1 or index >= last
        known = known_line(report.text, line, at_edge=edge, first=index == 0 and not report.headline)
        if known and not (index == 0 and not report.headline and known.role == "credit" and len(lines) == 1):
            pieces.append(known)
            continue
        dated = datelines > 0 and _is_sentence(line.of(report.text))
        parts = split(report.text, line, language, first=dated, stamped=stamped)
        datelines -= index >= first
        pieces.extend(parts)
    return pieces


def _after_headline(report: Report) -> list[Span]:
    """The paragraphs without the headline that the source marked."""
    found = []
    for line in paragraphs(report.text):
        if report.headline and line.overlaps(report.headline):
            line = Span(max(line.start, report.headline.end), line.end)
            while line.start < line.end and report.text[line.start].isspace():
                line = Span(line.start + 1, line.end)
        if line.start < line.end:
            found.append(line)
    return found


def _is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or holds the end of one, or is too long for a headline."""
    return bool(FINAL.search(line) or _ENDED.search(line)) or len(line) > _HEADLINE_LONGEST


def _roles(report: Report, pieces: list[Piece]) -> list[Role]:
    """The role of each piece: what its words said, else what its form and place say."""
    text = report.text
    roles: list[Role | None] = [piece.role for piece in pieces]
    _teaser_lists(text, pieces, roles)
    unknown = [index for index, role in enumerate(roles) if role is None]
    sentences = [index for index in unknown if _is_sentence(pieces[index].span.of(text))]
    first = sentences[0] if sentences else len(pieces)
    last = sentences[-1] if sentences else len(pieces)
    for index, role in _above(text, pieces, unknown, first, marked=report.headline is not None):
        roles[index] = role
    for index in unknown:
        if roles[index] is None:
            roles[index] = _by_form(pieces[index].span.of(text), index, last, len(pieces))
    return [role or "body" for role in roles]


def _teaser_lists(text: str, pieces: list[Piece], roles: list[Role | None]) -> None:
    """The headlines under a bare label ("Read also") are teasers too, up to the next sentence."""
    under_label = False
    for index, piece in enumerate(pieces):
        if is_teaser_label(piece, text):
            under_label = True
        elif roles[index] is None and under_label and not FINAL.search(piece.span.of(text)):
            under_label = len(piece.span.of(text)) <= _HEADLINE_LONGEST
            roles[index] = "teaser" if under_label else None
        else:
            under_label = False


def _above(
    text: str, pieces: list[Piece], unknown: list[int], first: int, *, marked: bool
) -> list[tuple[int, Role]]:
    """The headline and the standfirst: the lines without final mark before the first sentence."""
    above = [index for index in unknown if index < first and _is_short(pieces[index].span.of(text))]
    found: list[tuple[int, Role]] = []
    questions = [
        index for index in unknown[:1] if index == first and _is_question(pieces[index].span.of(text))
    ]
    if not marked and not above and questions and len(pieces) > 1:
        above = questions
    if not marked and above and above[0] == unknown[0] and (len(unknown) > 1 or len(pieces) == 1):
        kicker = (
            len(above) > 1 and _words(pieces, text, above[0]) <= 2 and _words(pieces, text, above[1]) >= 5
        )
        if kicker:
            found.append((above.pop(0), "furniture"))
        found.append((above.pop(0), "headline"))
    found.extend((index, "standfirst") for index in above)
    if first < len(pieces) and (marked or found) and first + 1 < len(pieces):
        lead = pieces[first].span
        if pieces[first + 1].role in ("credit", "dateline") and lead.end - lead.start <= _STANDFIRST_LONGEST:
            later = [
                index for index in unknown if index > first + 1 and _is_sentence(pieces[index].span.of(text))
            ]
            if later:
                found.append((first, "standfirst"))
    return found


def _is_short(line: str) -> bool:
    return len(line) <= _HEADLINE_LONGEST and len(line.split()) <= _HEADLINE_WORDS


def _is_question(line: str) -> bool:
    """Whether a line is one short question or exclamation: such a first line is a headline."""
    return (
        line.rstrip(' »”"').endswith(("?", "!"))
        and len(line) <= 120
        and not any(mark in line[:-3] for mark in (". ", "? ", "! "))
    )


def _words(pieces: list[Piece], text: str, index: int) -> int:
    return len(pieces[index].span.of(text).split())


def _by_form(line: str, index: int, last: int, count: int) -> Role:
    """Body, unless the line is short and ends as no sentence does: a subhead, or at the end furniture."""
    if FINAL.search(line) and not _is_question(line):
        return "body"
    size = len(line.split())
    if index > last:
        return "furniture" if size <= _FURNITURE_WORDS and not FINAL.search(line) else "body"
    short = size <= _SUBHEAD_WORDS and len(line) <= _SUBHEAD_LONGEST and index < count - 1
    opens = line[:1] in "«\"“„‘'-–—" or line.rstrip().endswith((":", ",", ";"))
    if short and not opens and (not FINAL.search(line) or size <= 8):
        return "subhead"
    return "body"
