"""Whether two sentences that face each other may tell of one place, time and people."""

from recoupe.compare.paired.dates import compatible
from recoupe.compare.statements.acts import elsewhere
from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.scenes import long_ago, other_people, other_places
from recoupe.model import Sentence, Span


def one_scene(source: Source, sentence: Sentence, other: Source, facing: Sentence) -> bool:
    """Whether nothing says that two sentences of two reports tell of two places, times or people."""
    here, there = Span(sentence.start, sentence.end), Span(facing.start, facing.end)
    if elsewhere(source, here, other) or elsewhere(other, there, source):
        return False
    if other_people(source, here, other, there) or other_places(source, here, other, there):
        return False
    if long_ago(source, here) or long_ago(other, there):
        return False
    first, second = (
        [t for t in s.report.times if zone.overlaps(Span(t.start, t.end))]
        for s, zone in ((source, here), (other, there))
    )
    return not (first and second) or any(compatible(x, y) for x in first for y in second)
