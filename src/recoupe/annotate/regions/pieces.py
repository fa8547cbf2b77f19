"""What stands inside a paragraph besides its sentences: a dateline, a teaser, a subhead, a credit, furniture.

Pages pasted as text often lose their line breaks, so that all of these may stand in one line. Each is found
by its own marks, never by the words of a particular report.
"""

import re
from collections.abc import Iterator
from functools import cache

from recoupe.annotate.regions.words import Words, fold, language_words, words
from recoupe.languages import profile
from recoupe.model import Record, Role, Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶŁĹĽŃŇŌŐŒŔŘŚŠŞŤŪŮŰŸŹŻŽА-ЯЁІЇЄҐ"
_BOUNDARY = re.compile(r"(?<=[.!?…])[\"'»”’)\]]{0,2}\s+(?=[\w«\"“„‘'(©\[])|(?<=[.!?…]\s[»”])\s+")
_FINAL_THEN_CAPITAL = re.compile(rf"[.!?…](?:\s?[»”’\"')\]])*\s+(?=[{_UPPER}«\"“„])")
_CLOSED_THEN_CAPITAL = re.compile(rf"(?<=[»”\"])\s+(?=[{_UPPER}])")
STAMP = re.compile(
    r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d|\s?h\s?[0-5]\d|\s?h)"
    r"(?:\s?(?:[ap]\.?m\b\.?|Uhr|hrs|UTC|GMT|BST|CEST|CET|EST|EDT))?\s*[-–—:|•]?\s+"
    rf"(?=[{_UPPER}«\"“„'‘¡¿])"
)
"""When an entry of a live report was posted, at its beginning: "17.42 Police say ...", « 16h30 - »."""
_TEASER_LONGEST = 300
"""Characters of the longest teaser inside a line: a headline with a quotation stays well below."""
_JOINTS = "|·•-–)"
"""Marks that stand around and between credits and furniture."""
_SUBHEAD_WORD = r"[^\s.!?…:;,«»\"“”„()\[\]|]+"
_SUBHEAD_WORDS = 8


class Piece(Record, frozen=True):
    """A stretch of a paragraph: its role (None while its place has to tell), the languages of its words."""

    span: Span
    role: Role | None = None
    languages: tuple[str, ...] = ()


def split(
    text: str, paragraph: Span, language: str, *, first: bool, stamped: bool = False
) -> tuple[Piece, ...]:
    """The pieces of a paragraph in order; together they cover it.

    `language` is that of the report (its words tell where a subhead ends); `first` says that a dateline may
    stand at the beginning, `stamped` that the entries of a live report begin with the time of their posting.
    """
    lexicon = words()
    folded = fold(text[paragraph.start : paragraph.end])
    head, tail = _ends(text, folded, paragraph, lexicon, first=first)
    if stamped and not head and (posted := STAMP.match(text, paragraph.start, paragraph.end)):
        head = [Piece(span=Span(paragraph.start, posted.end()), role="furniture")]
    middle = Span(
        head[-1].span.end if head else paragraph.start, tail[0].span.start if tail else paragraph.end
    )
    pieces = [*head, *_inside(text, folded, paragraph.start, middle, lexicon, language), *tail]
    return tuple(piece for piece in (_stripped(text, piece) for piece in pieces) if piece)


def _ends(
    text: str, folded: str, paragraph: Span, lexicon: Words, *, first: bool
) -> tuple[list[Piece], list[Piece]]:
    """A dateline at the beginning; credits and furniture at the end."""
    head: list[Piece] = []
    if first:
        dateline = _dateline(lexicon.agency_raw).match(text, paragraph.start, paragraph.end)
        if dateline and dateline.end() < paragraph.end:
            head = [Piece(span=Span(paragraph.start, dateline.end()), role="dateline")]
    start = head[-1].span.end if head else paragraph.start
    return head, _tail(text, folded, Span(start, paragraph.end), paragraph.start, lexicon)


@cache
def _dateline(agencies: str) -> re.Pattern[str]:
    """A place, perhaps a date, with the agency in brackets and a dash; or a place in capitals and a dash."""
    head = rf"(?:(?![.!?]\s+[{_UPPER}])[^()\n])"
    with_agency = rf"[{_UPPER}]{head}{{0,60}}?\(\s*(?:{agencies})[^()\n]{{0,30}}\)\s*[-–—:.]{{1,2}}\s*"
    bare_agency = rf"(?:\(\s*(?:{agencies})\s*\)|(?:{agencies}))\s*[-–—]{{1,2}}\s+"
    name = rf"[{_UPPER}]{{2}}[{_UPPER}.'’-]*(?: [{_UPPER}][{_UPPER}.'’-]*){{0,4}}"
    capitals = rf"{name}(?:[,/]\s?[^–—\-\n]{{1,30}}?)?\s?[-–—]{{1,2}}\s+"
    return re.compile(rf"(?:{with_agency}|{bare_agency}|{capitals})(?=[\w«\"“„'‘])")


def _tail(text: str, folded: str, span: Span, offset: int, lexicon: Words) -> list[Piece]:
    """Credits and furniture that close a paragraph, after its last sentence."""
    window = max(span.start, span.end - 400)
    for boundary in _BOUNDARY.finditer(text, window, span.end):
        pieces = list(_closing(folded, boundary.end() - offset, span.end - offset, offset, lexicon))
        if pieces and pieces[-1].span.end >= span.end:
            return pieces
    closing = _closing_agency(lexicon.agency_raw).search(text, max(span.start, span.end - 80), span.end)
    if not closing and text[span.end - 1] in ").":
        closing = _closing_names(lexicon).search(folded, window - offset, span.end - offset)
        if closing:
            return [Piece(span=Span(offset + closing.start(), span.end), role="credit")]
    if closing and closing.start() > span.start:
        return [Piece(span=Span(closing.start(), span.end), role="credit")]
    return []


@cache
def _closing_agency(agencies: str) -> re.Pattern[str]:
    """An agency in brackets, or after a dash that follows the last sentence."""
    bracketed = rf"\(\s*(?:{agencies})(?:\s*[/,]\s*(?:{agencies}))*\s*\)\.?"
    return re.compile(rf"\s*(?:{bracketed}|(?<=[.!?»”\"…])\s*[-–—]\s*(?:{agencies}))\s*$")


@cache
def _closing_names(lexicon: Words) -> re.Pattern[str]:
    """Those who worked on a report, in brackets after its last sentence."""
    return re.compile(rf"\((?:{lexicon.credit_openings.pattern.pattern})[^()]*\)\.?\s*$")


def _closing(folded: str, position: int, end: int, offset: int, lexicon: Words) -> Iterator[Piece]:
    """Phrases of credits and furniture that follow each other without anything but marks between them."""
    start = position
    position = _skip_joints(folded, position, end)
    while position < end:
        role: Role = "furniture"
        match = lexicon.furniture.match(folded, position)
        languages = lexicon.furniture.languages_of(match[0]) if match else ()
        credit = lexicon.credit.match(folded, position)
        if credit and (not match or credit.end() > match.end()):
            match, role, languages = credit, "credit", lexicon.credit.languages_of(credit[0])
        if not match or match.end() > end:
            return
        position = _skip_joints(folded, match.end(), end, opening="")
        yield Piece(span=Span(offset + start, offset + position), role=role, languages=languages)
        start = position
        position = _skip_joints(folded, position, end)


def _skip_joints(folded: str, position: int, end: int, *, opening: str = "(") -> int:
    marks = _JOINTS + opening
    while position < end and (folded[position].isspace() or folded[position] in marks):
        position += 1
    return position


def _inside(
    text: str, folded: str, offset: int, span: Span, lexicon: Words, language: str
) -> Iterator[Piece]:
    """Teasers and subheads between the sentences of a long line."""
    start = span.start
    position = span.start
    after_teaser = False
    while position < span.end:
        teaser = _teaser(text, folded, offset, Span(position, span.end), lexicon, language)
        found = teaser
        if not found and (after_teaser or position > span.start):
            found = _subhead(text, Span(position, span.end), language)
        if found:
            if start < position:
                yield Piece(span=Span(start, position))
            yield found
            start = position = _skip_space(text, found.span.end, span.end)
            after_teaser = found.role == "teaser"
            continue
        after_teaser = False
        boundary = _BOUNDARY.search(text, position, span.end)
        position = boundary.end() if boundary and boundary.end() > position else span.end
    if start < span.end:
        yield Piece(span=Span(start, span.end))


def _teaser(text: str, folded: str, offset: int, span: Span, lexicon: Words, language: str) -> Piece | None:
    """A pointer to another report: its opening words and a colon, then a headline."""
    opening = lexicon.teaser.match(folded, span.start - offset)
    if not opening:
        return None
    colon = _skip_space(text, offset + opening.end(), span.end)
    if colon >= span.end or text[colon] not in ":|>→»–—":
        return None
    end = _teaser_end(text, colon + 1, span.end, language)
    return Piece(span=Span(span.start, end), role="teaser", languages=lexicon.teaser.languages_of(opening[0]))


def _teaser_end(text: str, start: int, end: int, language: str) -> int:
    """Where a teaser's headline ends: at its closing quotation mark, its final mark, before a word that
    begins a sentence, or at the line's end."""
    limit = min(end, start + _TEASER_LONGEST)
    patterns = [_CLOSED_THEN_CAPITAL, _FINAL_THEN_CAPITAL]
    if opener := _opener_pattern(language):
        patterns.append(opener)
    ends = [
        match.end()
        for pattern in patterns
        for match in pattern.finditer(text, start, limit)
        if _balanced(text[start : match.end()])
    ]
    if ends:
        return min(ends)
    if end <= limit:
        return end
    final = _FINAL_THEN_CAPITAL.search(text, start, end)
    return final.end() if final else end


def _balanced(stretch: str) -> bool:
    return (
        stretch.count("«") == stretch.count("»")
        and stretch.count("“") + stretch.count("„")
        <= stretch.count("”") + stretch.count("“") * ("„" in stretch)
        and stretch.count('"') % 2 == 0
    )


def _subhead(text: str, span: Span, language: str) -> Piece | None:
    """A short phrase without verb or final mark, before a word that begins a sentence with a capital."""
    pattern = _subhead_pattern(language)
    match = pattern.match(text, span.start, span.end) if pattern else None
    if not match or not _is_phrase(match[1], language):
        return None
    table = language_words(language)
    if not match["next"].islower() and not (table.nouns_capitalised and _only_nouns(match[1], language)):
        return None
    return Piece(span=Span(span.start, match.end(1)), role="subhead", languages=(language,))


@cache
def _subhead_pattern(language: str) -> re.Pattern[str] | None:
    opener = _opener(language)
    words_before = rf"{_SUBHEAD_WORD}(?:\s{_SUBHEAD_WORD}){{0,{_SUBHEAD_WORDS - 1}}}?"
    return re.compile(rf"((?=[^\W\d_]){words_before})\s+(?={opener}(?P<next>\w))") if opener else None


@cache
def _opener_pattern(language: str) -> re.Pattern[str] | None:
    """The space between a word and a capitalised opener of a sentence, where small letters follow it."""
    opener = _opener(language)
    return re.compile(rf"(?<=[\w»”])\s+(?={opener}[a-zà-öø-ÿа-яёіїєґ])") if opener else None


@cache
def _opener(language: str) -> str:
    """A word that begins sentences, up to the word after it, as a pattern; "" where there is no data."""
    if not profile(language).has("regions"):
        return ""
    openers = language_words(language).sentence_openers
    whole = "|".join(re.escape(word) for word in openers if not word.endswith("'"))
    elided = "|".join(re.escape(word[:-1]) for word in openers if word.endswith("'")) or "(?!)"
    return rf"(?:(?:{whole})\s+|(?:{elided})['’])"


def _is_phrase(phrase: str, language: str) -> bool:
    """Whether words may be a subhead: a capital first, no pronoun or finite verb, no small word last."""
    parts = fold(phrase).split()
    table = language_words(language)
    return (
        phrase[0].isupper()
        and len(phrase) <= 70
        and not any(_verbal(part, _not_in_subhead(language)) for part in parts)
        and parts[-1] not in {fold(word) for word in table.small_words}
    )


def _verbal(part: str, excluded: frozenset[str]) -> bool:
    return part in excluded or any(part.startswith(word) for word in excluded if word.endswith("'"))


@cache
def _not_in_subhead(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in language_words(language).not_in_subhead)


def _only_nouns(phrase: str, language: str) -> bool:
    """Whether all words of a German phrase are nouns, names or small words, and none begins a sentence."""
    table = language_words(language)
    first, *rest = phrase.split()
    small = set(table.small_words)
    return first not in table.sentence_openers and all(word[0].isupper() or word in small for word in rest)


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _stripped(text: str, piece: Piece) -> Piece | None:
    """The piece without the white space around it; None where nothing is left."""
    start, end = piece.span.start, piece.span.end
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(span=Span(start, end), role=piece.role, languages=piece.languages) if start < end else None
