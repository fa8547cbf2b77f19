"""What a whole line is by its own words: teaser, furniture, credit or caption; else its place has to tell."""

import re

from recoupe.annotate.regions.pieces import Piece
from recoupe.annotate.regions.words import Words, fold, words
from recoupe.model import Role, Span

FINAL = re.compile(r"[.!?…][\"'»”’)\]]*\s*$|[.!?…]\s?[»”]\s*$")
"""A line that ends as a sentence does."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\S+|[@#]\w+")
_HANDLE = re.compile(r"(?<!\w)@\w+")
_DATED = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?!\d)")
_DASH_LAST = re.compile(r"[-–—]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_NAMES_BESIDE = 5
"""Words of a credit that names an agency anywhere but at its end."""
_FEWEST_LETTERS = 3
"""A line with fewer, addresses left out, says nothing of its own: figures, times, rules, page numbers."""
_FURNITURE_LONGEST, _CREDIT_LONGEST, _CAPTION_LONGEST = 220, 90, 300
"""Characters of the longest line that may be of the kind; sentences of a report run longer than credits."""


def known_line(text: str, span: Span, *, at_edge: bool, first: bool) -> Piece | None:
    """The line as a piece, where its words say what it is; None where they do not.

    `at_edge` says that the line stands where bylines stand: before the first paragraph or after the last;
    `first` that it is the first of all, where an agency's name may be part of a headline.
    """
    line = span.of(text)
    folded = fold(line)
    lexicon = words()
    found = (
        _furniture(folded, lexicon)
        or _credit(line, folded, lexicon, at_edge=at_edge, first=first)
        or _dated(line, at_edge=at_edge and not first)
        or _caption(line, folded, lexicon)
        or _teaser_label(folded, lexicon)
    )
    return Piece(span=span, role=found[0], languages=found[1]) if found else None


Known = tuple[Role, tuple[str, ...]]


def is_teaser_label(piece: Piece, text: str) -> bool:
    """Whether a teaser is a bare label whose headlines follow on their own lines."""
    return piece.role == "teaser" and _teaser_label(fold(piece.span.of(text)), words()) is not None


def _teaser_label(folded: str, lexicon: Words) -> Known | None:
    opening = lexicon.teaser.match(folded)
    if opening and not folded[opening.end() :].strip(" :>→…"):
        return "teaser", lexicon.teaser.languages_of(opening[0])
    return None


def _furniture(folded: str, lexicon: Words) -> Known | None:
    whole = lexicon.furniture.match(folded)
    if whole and not folded[whole.end() :].strip(" .:!>→|()0123456789"):
        return "furniture", lexicon.furniture.languages_of(whole[0])
    if len(folded) <= _FURNITURE_LONGEST:
        opening = lexicon.furniture_openings.match(folded)
        if opening:
            return "furniture", lexicon.furniture_openings.languages_of(opening[0])
    if len(folded) <= _CAPTION_LONGEST and _letters(_ADDRESS.sub("", folded)) < _FEWEST_LETTERS:
        return "furniture", ()
    parts = [part.rstrip(".") for part in _WORD.findall(folded)]
    if parts and any(part in lexicon.networks for part in parts) and len(folded) <= 120:
        if _HANDLE.search(folded):
            return "furniture", ()
        rest = [part for part in parts if part not in lexicon.networks and part not in lexicon.share]
        if not rest:
            return "furniture", ()
    return None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _dated(line: str, *, at_edge: bool) -> Known | None:
    """A day on a line of its own, before a dash or at the edge of the text."""
    if len(line) > 60 or len(line.split()) > 7 or not _DATED.search(line):
        return None
    alone = at_edge and len(_WORD.findall(line)) <= 2
    return ("dateline", ()) if alone or _DASH_LAST.search(line) else None


def _credit(line: str, folded: str, lexicon: Words, *, at_edge: bool, first: bool) -> Known | None:
    if len(line) > _FURNITURE_LONGEST:
        return None
    opening = lexicon.credit_openings.match(folded.lstrip("( "))
    if opening and at_edge:
        return "credit", lexicon.credit_openings.languages_of(opening[0])
    if len(line) > _CREDIT_LONGEST:
        return None
    bare = folded.strip(" ()[].–—-©*")
    whole = lexicon.credit.match(bare)
    if whole and not bare[whole.end() :].strip(" .)"):
        return "credit", lexicon.credit.languages_of(whole[0])
    if not first and _is_agency_line(line, lexicon):
        return "credit", ()
    if line.startswith(("©", "(c)", "(C)")):
        return "credit", ()
    byline = lexicon.byline.match(folded)
    if byline and at_edge and _is_byline(line[byline.end() :], lexicon):
        return "credit", lexicon.byline.languages_of(byline[0])
    return None


def _is_agency_line(line: str, lexicon: Words) -> bool:
    """Whether a line names an agency, at its end or among few names, and nothing but names."""
    agency = re.search(rf"(?<!\w)(?:{lexicon.agency_raw})(?!\w)(\W*$)?", line)
    if not agency or not _only_names(line, lexicon.byline_words | lexicon.share):
        return False
    return agency[1] is not None or len(_WORD.findall(line)) <= _NAMES_BESIDE


def _only_names(line: str, small: frozenset[str]) -> bool:
    """Whether all words are capitalised or join names, and no mark ends a sentence: "Le Monde avec AFP"."""
    parts = _WORD.findall(line)
    names = [part for part in parts if part[0].isupper()]
    rest = [fold(part.rstrip(".")) for part in parts if not part[0].isupper()]
    return 0 < len(names) <= 8 and all(part in small for part in rest) and ":" not in line


def _is_byline(rest: str, lexicon: Words) -> bool:
    parts = _WORD.findall(rest)
    return (
        len(parts) >= 2
        and parts[0][0].isupper()
        and not rest.rstrip().endswith(("!", "?"))
        and (_only_names(rest, lexicon.byline_words))
    )


def _caption(line: str, folded: str, lexicon: Words) -> Known | None:
    if len(line) > _CAPTION_LONGEST:
        return None
    opening = lexicon.caption_openings.match(folded)
    if opening and folded[opening.end() :].lstrip().startswith((":", "/", "|", "©", "–", "—", "-")):
        return "caption", lexicon.caption_openings.languages_of(opening[0])
    closing = re.search(r"[(\[/©|–—][^()\[\]/©|–—]{2,60}[)\]]?\.?\s*$", line)
    if not closing or closing.start() == 0:
        return None
    credit = fold(closing[0])
    named = lexicon.photo_agency.search(credit) and _only_names(closing[0], lexicon.photo_words)
    worded = any(
        part.rstrip(".:") in lexicon.photo_words for part in re.findall(r"[^\W\d_]+[.:]?", credit)[:2]
    )
    marked = "©" in closing[0]
    if marked or (worded and closing[0][0] in "([/|©") or (named and closing[0][0] in "/©|"):
        return "caption", ()
    return None
