"""Two days or hours, as two independent accounts give them."""

from recoupe.compare.paired.excuses.sides import governor, sides
from recoupe.compare.statements.acts import ALIKE
from recoupe.compare.statements.bounds import of_two_acts
from recoupe.compare.statements.contrast import Contrast, Pair
from recoupe.model import Span, TimeExpression


def day_excused(pair: Pair, contrast: Contrast) -> bool:
    """The day or hour of either must stand nowhere in the other report, and both by acts of one kind."""
    marked: list[list[TimeExpression]] = []
    for frame, mark, there in sides(pair, contrast):
        if any(t.type == "DURATION" for t in frame.times if mark.spans and t.start == mark.spans[0].start):
            return True  # told as a figure
        times = [t for t in frame.times if any(s.overlaps(Span(t.start, t.end)) for s in mark.spans)]
        marked.append(times)
        told = (o for o in there.source.report.times if o.type != "DURATION")
        if any(t.type != "DURATION" and t.value == o.value for t in times for o in told):
            return True
    here, there_too = pair.first.source, pair.second.source
    if any(of_two_acts(here, x, there_too, y) for x in marked[0] for y in marked[1]):
        return True
    heads = [governor(frame, mark) for frame, mark, _ in sides(pair, contrast)]
    first, second = heads
    if first is None or second is None:
        return False
    nouns = [h.pos == "NOUN" for h in (first, second)]
    return nouns[0] != nouns[1] or pair.likeness.cosine(first.lemma, second.lemma) < ALIKE
