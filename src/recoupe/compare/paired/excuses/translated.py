"""What explains a contrast between a text and its translation away: translators convert measures once more,
call a country by a part of it, and give the people of history the names that their readers know."""

import re
from datetime import date

from rapidfuzz import fuzz

from recoupe.compare.paired.variants import sounded, titles
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.gazetteer import place
from recoupe.matching import fold
from recoupe.model import Mention, Quantity, Span

MEASURED = frozenset({"length", "mass", "area", "volume", "speed", "temperature", "pressure", "power"})
"""The dimensions in which one language measures otherwise than another."""

ROOM = 0.08
"""The share by which two measures differ that were converted from one and rounded in two ways."""

FEAST = 8
"""The days by which two feasts may be apart of which one language celebrates the one where another celebrates
the other (New Year's Eve, Nouvel An)."""

_FEAST = re.compile(r"\(hol (\d+)-(\d+) ")

GIVEN = 60
"""The likeness (of 100) of the sounds of two given names that are one in two languages."""


def translation_excused(pair: Pair, contrast: Contrast) -> bool:
    """Whether a habit of translators explains a contrast of figures, dates, places or names."""
    if not pair.across:
        return False
    if contrast.aspect == "figure":
        return _measured_anew(pair, contrast)
    if contrast.aspect == "date":
        return _one_season(pair, contrast)
    if contrast.aspect == "place":
        return _part_of_country(pair, contrast)
    return contrast.aspect == "name" and _name_translated(pair, contrast)


def _measured_anew(pair: Pair, contrast: Contrast) -> bool:
    """Whether two measures of one kind are near, or the one is the other without its decimals."""
    a, b = (_quantity(f, m) for f, m in _sides(pair, contrast))
    if a is None or b is None or a.unit != b.unit or a.dimension not in MEASURED:
        return False
    return all(_near(x, y) for x, y in ((a.low, b.low), (a.high, b.high)))


def _near(first: float, second: float) -> bool:
    """Whether two values are near, or one is whole and the other less than one away.

    >>> _near(290, 295), _near(7.5, 7), _near(7, 8), _near(300, 400)
    (True, True, False, False)
    """
    whole = first == int(first), second == int(second)
    cut = whole[0] != whole[1] and abs(first - second) < 1
    return cut or abs(first - second) <= ROOM * max(abs(first), abs(second))


def _one_season(pair: Pair, contrast: Contrast) -> bool:
    """Whether both sides give a feast by its name, and the two are a few days apart."""
    forms = [
        next((t.form for t in f.times if any(s.overlaps(Span(t.start, t.end)) for s in m.spans)), "")
        for f, m in _sides(pair, contrast)
    ]
    return near_feasts(*forms)


def near_feasts(first: str, second: str) -> bool:
    """Whether two forms of time expressions are feasts that are a few days apart in some year.

    >>> near_feasts("(hol 12-31 _)", "(future (hol 1-1 _))"), near_feasts("(hol 12-25 _)", "(hol 10-31 _)")
    (True, False)
    """
    found = [_FEAST.search(form) for form in (first, second)]
    if found[0] is None or found[1] is None:
        return False
    days = [date(2000, int(f.group(1)), int(f.group(2))).toordinal() for f in found if f]
    apart = abs(days[0] - days[1])
    return min(apart, 366 - apart) <= FEAST


def _part_of_country(pair: Pair, contrast: Contrast) -> bool:
    """Whether one side names a country and the other a region or city of it (England, the United Kingdom)."""
    first, second = (_places(pair, f, m) for f, m in _sides(pair, contrast))
    return any(_holds(c, p) or _holds(p, c) for c in first for p in second)


def _holds(country: str, part: str) -> bool:
    """Whether a place by its code lies in a country by its code.

    >>> _holds("GB", "GB.:England"), _holds("GB", "FR:Paris"), _holds("Geneva", "GE:Tbilisi")
    (True, False, False)
    """
    return len(country) == 2 and country.isupper() and part.partition(":")[0].rstrip(".") == country != part


def _places(pair: Pair, frame: Frame, mark: Mark) -> frozenset[str]:
    known = place(mark.shown, pair.first.language) | place(mark.shown, pair.second.language)
    mention = _mention(frame, mark)
    local = frame.source.local(mention.entity) if mention else None
    return known | ({local.country} if local and local.country else frozenset())


def _name_translated(pair: Pair, contrast: Contrast) -> bool:
    """Whether the given names are one in two languages: then what follows them may be."""
    first, second = (_given(f, m) for f, m in _sides(pair, contrast))
    return one_given_name(first, second)


def one_given_name(first: str, second: str) -> bool:
    """Whether two given names that are not written alike may be one in two languages.

    >>> one_given_name("Christophe", "Cristóbal"), one_given_name("Franz", "François")
    (True, True)
    >>> one_given_name("Anna", "Anna"), one_given_name("Martin", "Bruno")
    (False, False)
    """
    a, b = fold(first), fold(second)
    return a != b and a[:1] == b[:1] and fuzz.ratio(sounded(a), sounded(b)) >= GIVEN


def _given(frame: Frame, mark: Mark) -> str:
    """The first word of the name that holds the marked words, its title left out; "" where it is one word."""
    mention = _mention(frame, mark)
    text = frame.source.text[mention.start : mention.end] if mention else mark.shown
    named = [w for w in text.split() if w[:1].isupper() and fold(w).rstrip(".") not in titles()]
    return named[0] if len(named) > 1 else ""


def _sides(pair: Pair, contrast: Contrast) -> tuple[tuple[Frame, Mark], tuple[Frame, Mark]]:
    return (pair.first, contrast.first), (pair.second, contrast.second)


def _mention(frame: Frame, mark: Mark) -> Mention | None:
    return next(
        (m for m in frame.mentions if any(s.overlaps(Span(m.start, m.end)) for s in mark.spans)), None
    )


def _quantity(frame: Frame, mark: Mark) -> Quantity | None:
    return next(
        (q for q in frame.quantities if any(s.overlaps(Span(q.start, q.end)) for s in mark.spans)), None
    )
