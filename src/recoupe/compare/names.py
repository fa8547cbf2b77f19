"""Names that differ: two people, places or bodies in the same part of two like statements."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.frames import Frame
from recoupe.matching import fold
from recoupe.matching.passages import words
from recoupe.model import Mention, Span

SPELLING = 75
"""The likeness (of 100) of two spellings from which they may be one name in two languages."""

MEANING = 0.45
"""The cosine from which two names may be one in two languages (Londres, London)."""


def name_contrasts(pair: Pair) -> Iterator[Contrast]:
    """A person, place or body in one statement where the other has another."""
    first, second = _left(pair, 0), _left(pair, 1)
    for kinds in (("PERSON",), ("LOC",), ("ORG", "MISC")):
        a = [m for m in first if m.type in kinds]
        b = [m for m in second if m.type in kinds]
        if len(a) == 1 and len(b) == 1 and _same_part(pair, a[0], b[0]):
            yield Contrast(
                aspect="place" if kinds == ("LOC",) else "name",
                first=_mark(pair.first, a[0]),
                second=_mark(pair.second, b[0]),
                weight=0.8,
                reasons=(
                    "the two names are neither spellings nor translations of each other",
                    "neither statement names the other's anywhere",
                ),
            )


def alike(pair: Pair, a: str, b: str) -> bool:
    """Whether two names can be spellings or translations of one."""
    x, y = fold(a), fold(b)
    if x in y or y in x or fuzz.ratio(x, y) >= SPELLING:
        return True
    return pair.across and pair.likeness.cosine(a, b) >= MEANING


def _left(pair: Pair, side: int) -> list[Mention]:
    """The names of one side that the other does not have, under any form."""
    mine, other = (pair.first, pair.second) if side == 0 else (pair.second, pair.first)
    there = {e.id for m in other.mentions if (e := other.source.entity(m.entity))}
    countries = {o.country for m in other.mentions if (o := other.source.local(m.entity)) and o.country}
    names = [other.source.text[m.start : m.end] for m in other.mentions if m.form == "name"]
    capitals = [w for w in other.text.replace("’", " ").replace("'", " ").split() if w[:1].isupper()]
    left: list[Mention] = []
    for mention in mine.mentions:
        if mention.form != "name" or not pair.open(side, mention.start, mention.end):
            continue
        entity = mine.source.entity(mention.entity)
        local = mine.source.local(mention.entity)
        if (entity and entity.id in there and pair.edits is None) or (local and local.country in countries):
            continue
        text = mine.source.text[mention.start : mention.end]
        if any(alike(pair, text, name) for name in names) or _spelled(text, capitals):
            continue
        left.append(mention)
    return left


def _spelled(name: str, capitals: list[str]) -> bool:
    """Whether a word of the name stands among the other side's capitalised words."""
    there = {w for c in capitals for w in words(c)}
    return any(w in there or any(fuzz.ratio(w, t) >= 85 for t in there) for w in words(name) if len(w) > 2)


def _same_part(pair: Pair, a: Mention, b: Mention) -> bool:
    """Whether the two names play the same part; between independent reports their syntax must say so."""
    if pair.version or pair.edits is not None:
        return True
    return _part(pair.first, a) == _part(pair.second, b) != ""


def _part(frame: Frame, mention: Mention) -> str:
    inside = [t for t in frame.tokens if mention.start <= t.start < mention.end and t.dep]
    heads = [t for t in inside if t.dep not in ("flat", "flat:name", "compound", "case", "det", "punct")]
    return heads[0].dep.split(":")[0] if heads else ""


def _mark(frame: Frame, mention: Mention) -> Mark:
    text = frame.source.text[mention.start : mention.end]
    return Mark(value=text, spans=(Span(mention.start, mention.end),), shown=text)
