"""Names that differ: two people, places or bodies in the same part of two like statements."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from recoupe.compare.paired.variants import same_given_name, titles
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.gazetteer import place
from recoupe.languages.places import listed
from recoupe.languages.transliterate import is_cyrillic, skeleton
from recoupe.matching import fold
from recoupe.matching.passages import words
from recoupe.model import Aspect, Mention, Span

SPELLING = 75
"""The likeness (of 100) of two spellings from which they may be one name."""

MEANING = 0.3
"""The cosine from which two names may be one in two languages. Names of one thing (Londres, London; Scotland,
Écosse) lie above, names of two things below."""

KNOWN = 0.45
"""The same for a place that the gazetteer knows by its other names: only a demonym is nearer."""

SOUNDS = 55
"""The likeness (of 100) of the consonants of two names in two scripts from which they may be one name: the
ten that the tuning half of ntrex-open gives in English and Russian all lie at 100, Hughes and Хьюз at 67,
Macron and Шольц at 0, Lavrov and Медведев at 44."""
_VOWELS = re.compile("[aeiouy]")

CAPITALISES = frozenset({"de"})
"""Languages that capitalise every noun, so that a capital says nothing of a name."""

SURE = 0.75
"""The least probability of a pair in which a name may be called different."""


def name_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A person, place or body in one statement where the other has another."""
    if pair.probability < SURE or pair.partial:
        return
    first, second = _left(pair, 0), _left(pair, 1)
    sides = ((pair.first, first), (pair.second, second))
    places = [[m for m in side if _is_place(frame, m)] for frame, side in sides]
    others = [[m for m in side if not _is_place(frame, m)] for frame, side in sides]
    people = [[m for m in side if m.type == "PERSON"] for side in others]
    pairs: tuple[tuple[Aspect, list[list[Mention]]], ...] = (
        ("place", places),
        ("name", people),
        ("name", others),
    )
    for aspect, (a, b) in pairs:
        if len(a) == 1 and len(b) == 1 and _two_things(pair, a[0], b[0]):
            yield _contrast(pair, aspect, *((Span(m.start, m.end),) for m in (a[0], b[0])))
            return
    if pair.version:
        yield from _capitals(pair, (first, second))


def _capitals(pair: Pair, left: tuple[list[Mention], list[Mention]]) -> Iterator[Contrast]:
    """In two versions of one text: the one run of capitalised words of each that the other has nowhere."""
    runs = [_strange(pair, side, left[side]) for side in (0, 1)]
    if len(runs[0]) == 1 and len(runs[1]) == 1:
        known = [
            _places(pair, r[0].of(f.source.text))
            for r, f in zip(runs, (pair.first, pair.second), strict=True)
        ]
        yield _contrast(pair, "place" if all(known) else "name", (runs[0][0],), (runs[1][0],))


def _strange(pair: Pair, side: int, left: list[Mention]) -> list[Span]:
    """The runs of capitalised words of one side that no word of the other resembles in form or meaning.

    Names that have found their like are no strangers, whatever their single words look like.
    """
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    if mine.language in CAPITALISES:
        return []
    theirs = [t.text for t in other.tokens if len(t.text) > 2 or t.text.isupper()]
    capitals = [fold(t) for t in theirs if t[0].isupper()]
    settled = [Span(m.start, m.end) for m in mine.mentions if m not in left]
    runs: list[Span] = []
    for place_in, token in enumerate(mine.tokens):
        if place_in == 0 or len(token.text) < 4 or not token.text[0].isupper() or token.text.isupper():
            continue
        if any(s.start <= token.start < s.end for s in settled):
            continue
        if token.pos not in ("", "PROPN") or not pair.open(side, token.start, token.end):
            continue
        if any(fuzz.ratio(fold(token.text), t) >= SPELLING for t in capitals):
            continue
        if any(_places(pair, token.text) & _places(pair, t) for t in theirs if t[0].isupper()):
            continue
        least = KNOWN if _places(pair, token.text) else MEANING
        if pair.across and any(pair.likeness.cosine(token.text, t) >= least for t in theirs):
            continue
        if runs and not mine.source.text[runs[-1].end : token.start].strip(" .-"):
            runs[-1] = Span(runs[-1].start, token.end)
        else:
            runs.append(Span(token.start, token.end))
    return runs


def _contrast(pair: Pair, aspect: Aspect, first: tuple[Span, ...], second: tuple[Span, ...]) -> Contrast:
    return Contrast(
        aspect=aspect,
        first=_mark(pair.first, first),
        second=_mark(pair.second, second),
        weight=0.8,
        reasons=(
            "the two names are neither spellings nor translations of each other",
            "neither statement names the other's anywhere",
        ),
    )


def alike(pair: Pair, a: str, b: str, *, person: bool) -> bool:
    """Whether two names can be spellings, translations or abbreviations of one (people: spellings)."""
    two_scripts = is_cyrillic(a) != is_cyrillic(b)
    if person and two_scripts:
        return not sound_apart(a, b)
    if person:
        titles_alike = (
            pair.across and pair.likeness.cosine(a.split(maxsplit=1)[0], b.split(maxsplit=1)[0]) >= MEANING
        )
        return same_person(a, b) or (titles_alike and words(a)[-1:] == words(b)[-1:])
    x, y = fold(a), fold(b)
    if x in y or y in x or sorted(x) == sorted(y) or fuzz.ratio(x, y) >= SPELLING:
        return True
    if _places(pair, a) & _places(pair, b):
        return True
    if two_scripts and not (_places(pair, a) and _places(pair, b)):
        return True  # names of bodies are translated, and their cases change the ends
    least = KNOWN if _places(pair, a) and _places(pair, b) else MEANING
    return pair.across and pair.likeness.cosine(a, b) >= least


def sound_apart(a: str, b: str) -> bool:
    """Whether the names of two people in two scripts share no word by its consonants: vowels and endings are
    written in many ways.

    >>> sound_apart("Deborah Ramirez", "Рамиресом"), sound_apart("Macron", "Шольц")
    (False, True)
    """
    mine, theirs = ([c for w in words(n) if len(c := _VOWELS.sub("", skeleton(w))) > 1] for n in (a, b))
    return bool(mine) and bool(theirs) and all(fuzz.ratio(v, w) < SOUNDS for v in mine for w in theirs)


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: surname alone, a spelling, or given names that agree.

    >>> same_person("Christine Ford", "Ford"), same_person("Christine Ford", "Rafael Ford")
    (True, False)
    """
    x, y = ([w for w in words(name) if w not in titles()] for name in (a, b))
    if not x or not y:
        return False
    if len(x) == 1 or len(y) == 1:
        return any(fuzz.ratio(v, w) >= SPELLING for v in x for w in y)
    if fuzz.ratio(x[-1], y[-1]) >= SPELLING:
        return x[0] in y or y[0] in x or same_given_name(x[0], y[0])
    return bool(set(x) & set(y)) or fuzz.ratio(fold(a), fold(b)) >= SPELLING


def _places(pair: Pair, name: str) -> frozenset[str]:
    return place(name, pair.first.language) | place(name, pair.second.language)


def _left(pair: Pair, side: int) -> list[Mention]:
    """The names of one side that the other does not have, under any form."""
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    there = {e.id for m in other.mentions if (e := other.source.entity(m.entity))}
    countries = {o.country for m in other.mentions if (o := other.source.local(m.entity)) and o.country}
    left: list[Mention] = []
    for mention in mine.mentions:
        if mention.form != "name" or not pair.open(side, mention.start, mention.end):
            continue
        name = mine.source.text[mention.start : mention.end]
        entity = mine.source.entity(mention.entity)
        local = mine.source.local(mention.entity)
        if local and local.country in countries:
            continue
        if (
            entity
            and entity.id in there
            and pair.edits is None
            and not _other_given_name(name, mention, other)
        ):
            continue
        if not _said_there(pair, mention, name, other):
            left.append(mention)
    return left


def _other_given_name(name: str, mention: Mention, other: Frame) -> bool:
    """Whether the other side has the surname under another given name, and not under this one."""
    if mention.type != "PERSON" or " " not in name:
        return False
    text = other.source.text
    names = [
        text[m.start : m.end] for m in other.mentions if m.form == "name" and " " in text[m.start : m.end]
    ]
    sharing = [n for n in names if words(n)[-1:] == words(name)[-1:]]
    return bool(sharing) and not any(same_person(name, n) for n in sharing)


def _said_there(pair: Pair, mention: Mention, name: str, other: Frame) -> bool:
    """Whether a word of the other side can stand for the name, as a name or as an adjective made of it."""
    text = other.source.text
    person = mention.type == "PERSON" and not _places(pair, name)
    if any(
        alike(pair, name, text[m.start : m.end], person=person) for m in other.mentions if m.form == "name"
    ):
        return True
    if _other_given_name(name, mention, other):
        return False
    there = {w for t in other.tokens if t.text[:1].isupper() for w in words(t.text)}
    if any(w in there or any(fuzz.ratio(w, t) >= 85 for t in there) for w in words(name) if len(w) > 2):
        return True
    if person or not pair.across:
        return False
    least = KNOWN if _places(pair, name) else MEANING
    carriers = (t.text for t in other.tokens if len(t.text) > 1 and t.pos in ("", "NOUN", "PROPN", "ADJ"))
    return any(pair.likeness.cosine(name, word) >= least for word in carriers)


def _two_things(pair: Pair, a: Mention, b: Mention) -> bool:
    """Whether the two names must be of different things that play the same part."""
    if pair.edits is not None:
        return True
    x, y = (f.source.text[m.start : m.end] for f, m in ((pair.first, a), (pair.second, b)))
    if _is_place(pair.first, a) and not (_known(pair.first, a, x) and _known(pair.second, b, y)):
        return False
    return pair.version or _part(pair.first, a) == _part(pair.second, b) != ""


def _is_place(frame: Frame, mention: Mention) -> bool:
    return mention.type == "LOC" or _known(frame, mention, frame.source.text[mention.start : mention.end])


def _known(frame: Frame, mention: Mention, name: str) -> bool:
    """Whether the gazetteer or the list of countries holds a place, so that it can be told apart."""
    local = frame.source.local(mention.entity)
    large = mention.type == "LOC" and listed(name, frame.language)
    return large or bool((local and local.country) or place(name, frame.language))


def _part(frame: Frame, mention: Mention) -> str:
    """The syntactic relation of a name, "" without a parse."""
    inside = [t for t in frame.tokens if mention.start <= t.start < mention.end and t.dep]
    heads = [t for t in inside if t.dep.split(":")[0] not in ("flat", "compound", "case", "det", "punct")]
    return heads[0].dep.split(":")[0] if heads else ""


def _mark(frame: Frame, spans: tuple[Span, ...]) -> Mark:
    text = frame.source.text[spans[0].start : spans[-1].end]
    return Mark(value=text, spans=spans, shown=text)
