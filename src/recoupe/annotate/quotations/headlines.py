"""A headline that opens with a person and a colon gives their words: "Moreau: the bridge will stay open"."""

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.page import FINITE, Page
from recoupe.model import Mention

_LEAST = 4
"""Words behind the colon, at least."""


def headline(page: Page, mentions: tuple[Mention, ...], stated: list[Found]) -> list[Found]:
    """What the first line gives a person behind a colon, in languages whose headlines do so.

    Elsewhere a name before a colon as often says whom the line is about, and "we" or "I" must show whose
    words follow.
    """
    if not page.paragraphs or not page.sentences:
        return []
    words = page.language_words(0)
    first, after = page.paragraphs[0]
    colon = page.text.find(":", first, after)
    if words is None or colon < 0:
        return []
    ends = len(page.text[:colon].rstrip())
    named = [m for m in mentions if m.start == first and m.end == ends and m.type == "PERSON"]
    start, stop = page.word_at(colon + 1), page.word_at(after)
    told = page.words[start:stop]
    while told and told[-1].is_punctuation:
        told = told[:-1]
    asks = page.text[first:after].rstrip().endswith("?")
    ours = any(w.folded in words.first_person or "Person=1" in w.morph for w in told)
    if (
        not named
        or asks
        or not (words.headline_colons or ours)
        or len(told) < _LEAST - ours
        or not any(w.pos in FINITE for w in told)
    ):
        return []
    span = page.span(start, start + len(told) - 1)
    if any(c.overlaps(span) for one in stated for c in one.content):
        return []
    quoted = page.quoted_in(span.start, span.end)
    source = page.span(page.word_at(first), page.word_at(colon) - 1)
    return [
        Found(
            kind="mixed" if quoted else "indirect", content=(span,), quoted=quoted, sources=(source,),
            reason="named before a colon that opens the headline", sentence=page.sentence_of(span.start),
        )
    ]  # fmt: skip
