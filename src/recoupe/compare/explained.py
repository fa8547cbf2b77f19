"""What the rest of a story explains: two values of which one report gives both belong to two things, and a
value that two figures beside each other add up to is their whole."""

from recoupe.compare.apart.matters import matter_at
from recoupe.compare.paired.figures import agree
from recoupe.compare.statements.acts import ALIKE, sentence_at
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import long_ago
from recoupe.model import Evidence, Finding, Quantity, Span


def both_given(finding: Finding, frames: Frames, likeness: Likeness) -> bool:
    """Whether some report gives both values of a difference of figures between independent accounts, for
    things of one kind, or for the one matter that both are of: a fine and the bribe before it are two."""
    if finding.kind != "difference" or finding.aspect != "figure" or len(finding.sides) != 2:
        return False
    first, second = (side.origins for side in finding.sides)
    if set(first) & set(second):
        return False
    one, another = (_quantity(side.marks, frames) for side in finding.sides)
    if one is None or another is None:
        return False
    kinds = {_matter(*one), _matter(*another)}
    matter = kinds.pop() if len(kinds) == 1 else ""
    a, b = one[1], another[1]
    return any(
        _gives(source, a, b, matter, likeness) and _gives(source, b, a, matter, likeness)
        for source in frames.sources.values()
    )


def added_up(finding: Finding, frames: Frames) -> bool:
    """Whether, between independent accounts, the people of one side are what a figure of the other makes with
    one that stands beside it: 258 people, 247 passengers and eleven crew."""
    if finding.kind not in ("difference", "update") or finding.aspect != "figure":
        return False
    if len({origin for side in finding.sides for origin in side.origins}) < len(finding.sides):
        return False
    marks = [mark for side in finding.sides for mark in side.marks]
    figures = [found for m in marks if (found := _quantity((m,), frames)) is not None]
    return any(
        _makes(source, part, whole)
        for source, part in figures
        for other, whole in figures
        if source.id != other.id and _people(other, whole)
    )


def _people(source: Source, quantity: Quantity) -> bool:
    """Whether a figure counts people of any kind."""
    around = sentence_at(source, quantity.start)
    table = counts(around.language) if around is not None else None
    return table is not None and quantity.counted_lemma in table.people


def _makes(source: Source, part: Quantity, whole: Quantity) -> bool:
    """Whether a count and another one of its sentence make a whole."""
    if not part.low == part.high < whole.low == whole.high or {part.dimension, whole.dimension} != {"count"}:
        return False
    around = sentence_at(source, part.start)
    return around is not None and any(
        q.dimension == "count"
        and q.start != part.start
        and around.start <= q.start < around.end
        and q.low == q.high == whole.low - part.low
        for q in source.report.quantities
    )


def _quantity(marks: tuple[Evidence, ...], frames: Frames) -> tuple[Source, Quantity] | None:
    """The first figure that is marked, with its report."""
    marked = ((frames.sources[mark.report], mark) for mark in marks)
    return next(
        (
            (source, q)
            for source, mark in marked
            for q in source.report.quantities
            if q.start < mark.end and mark.start < q.end
        ),
        None,
    )


def _matter(source: Source, quantity: Quantity) -> str:
    """The matter of a figure, "" if none."""
    sentence = sentence_at(source, quantity.start)
    return matter_at(source, sentence, quantity) if sentence is not None else ""


def _gives(source: Source, quantity: Quantity, other: Quantity, matter: str, likeness: Likeness) -> bool:
    """Whether a report gives a figure, and not the other one, for something of the same kind and matter."""
    noun = quantity.counted_lemma
    return any(
        agree(quantity, q)
        and not agree(other, q)
        and (not matter or _may_be_of(source, q, matter))
        and (not noun or not q.counted_lemma or likeness.cosine(noun, q.counted_lemma) >= ALIKE)
        for q in source.report.quantities
        if q.dimension == quantity.dimension
    )


def _may_be_of(source: Source, quantity: Quantity, matter: str) -> bool:
    """Whether a figure may be taken for one of a matter: a sum by its words, what is counted (by its noun) in
    any sentence that is not of long ago."""
    if quantity.dimension == "money":
        return _matter(source, quantity) == matter
    sentence = sentence_at(source, quantity.start)
    return sentence is None or not long_ago(source, Span(sentence.start, sentence.end))
