"""Takes back what only the words of another hold: a thought, a plan or a noun phrase inside what is said."""

from bisect import bisect_right

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.page import Page
from recoupe.model import Span

_NEAR = 8
"""Contents before a place among which the one that holds it is looked for."""


def without_nested(page: Page, found: list[Found]) -> list[Found]:
    """The quotations without those that belong to what another says, as words that someone reports do not.

    Inside another's content stays what a finite verb of saying gives to a speaker in a clause: "X said that
    Y had warned of it". On 840 reports of PolNeAR's train part what is taken back was an attribution in
    one of five places, what stays in two of five.
    """
    contents = sorted(span for one in found for span in one.content)
    return [one for one in found if not (_is_passing(page, one) and covers(contents, one.start, one.end))]


def covers(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the sorted spans holds [start, end)."""
    index = bisect_right(spans, Span(start, 1 << 60)) - 1
    return any(
        spans[i].start <= start and end <= spans[i].end + 2 for i in range(max(0, index - _NEAR), index + 1)
    )


def _is_passing(page: Page, one: Found) -> bool:
    """Whether a cue tells a thought, an intention, a mere topic, or what a share of those asked said."""
    if not one.cue or one.kind == "direct":
        return False
    verb = page.words[page.word_at(one.cue[-1].end) - 1]
    counted = bool(one.sources) and page.words[page.word_at(one.sources[-1].start)].pos == "NUM"
    return not one.clause or not one.stated or "VerbForm=Inf" in verb.morph or counted
