"""Two speakers of the same words, in two independent accounts."""

from collections.abc import Iterable

from recoupe.compare.paired.excuses.sides import quotation, shared_words, sides
from recoupe.compare.paired.wording import quoted_tokens
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.matching import fold
from recoupe.matching.passages import words
from recoupe.model import Quotation, Token

ONE_WORDING = 0.5
"""The least share of the shorter quotation's words that stand in the longer one, of one language, for the
two to be the same words."""

QUOTED = 3
"""The least number of words, or half of what is said, that must stand between marks for speakers to be told
apart."""

OF_BODIES = 4
"""The least number of words between marks, in the longer, where a speaker is a body."""


def speaker_excused(pair: Pair, contrast: Contrast) -> bool:
    """The same words must stand between marks, neither name be part of the other, and nobody speak of
    himself by name."""
    quotations = [quotation(pair.first), quotation(pair.second)]
    if any(q is None or not q.quoted for q in quotations):
        return True
    mine, theirs = quoted_tokens(pair.first), quoted_tokens(pair.second)
    if not _two_people(quotations, pair) and max(len(mine), len(theirs)) < OF_BODIES:
        return True
    if not (_mostly_quoted(pair.first, mine) and _mostly_quoted(pair.second, theirs)):
        return True
    if not pair.across and shared_words(mine, theirs, of_shorter=True) < ONE_WORDING:
        return True
    names = [
        {
            w
            for part in (*mark.value.split(), *mark.shown.split())
            if part[:1].isupper()
            for w in words(part)
            if len(w) > 1
        }
        for _, mark, _ in sides(pair, contrast)
    ]
    if len(names[0] & names[1]) > 1 or not all(names):
        return True
    return any(_of_oneself(frame, mark, there) for frame, mark, there in sides(pair, contrast))


def _two_people(quotations: Iterable[Quotation | None], pair: Pair) -> bool:
    """Whether both speakers are people and no bodies."""
    speakers = [q.sources[0] for q in quotations if q is not None and q.sources]
    sources = (pair.first.source, pair.second.source)
    found = [f.entity(s.entity) for f, s in zip(sources, speakers, strict=False) if s.entity]
    return len(found) == 2 and all(e is not None and e.type == "PERSON" for e in found)


def _mostly_quoted(frame: Frame, tokens: list[Token]) -> bool:
    """Whether enough of what a quotation says stands between marks."""
    whole = quotation(frame)
    spans = whole.content if whole else ()
    said = [t for s in spans for t in frame.source.tokens(s) if any(c.isalnum() for c in t.text)]
    if all(t.text[:1].isupper() for t in tokens):
        return False  # a title
    return len(tokens) >= QUOTED or 2 * len(tokens) >= len(said)


def _of_oneself(frame: Frame, mark: Mark, there: Frame) -> bool:
    """Whether the name of a speaker stands in what is quoted of him, here or there."""
    names = {fold(w) for w in mark.value.split() if w[:1].isupper() and len(w) > 3}
    said = {w for f in (frame, there) for t in quoted_tokens(f) for w in words(t.text)}
    return bool(names & said)
