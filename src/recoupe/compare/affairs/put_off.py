"""What one account gives for a day and a later one, in the sentence that faces it, says was to be on that day
and gives another for: whatever it is called, and whether or not it is known as an event."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from recoupe.compare.affairs.clauses import below, words_above
from recoupe.compare.affairs.reading import Read
from recoupe.compare.affairs.sides import made_of_days
from recoupe.compare.paired.dates import compatible
from recoupe.compare.statements.acts import elsewhere, verb_above
from recoupe.compare.statements.counterparts import Counterparts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import moved_on
from recoupe.compare.statements.scenes import other_people, other_places
from recoupe.model import Finding, Sentence, Span, TimeExpression

FACING = 0.3
"""The least cosine of two sentences, each the other's nearest."""

MOST = 200
"""The most sentences with two such days; beyond it, those of the reports that come first."""

_GRAINS = ((0, 16), (17, 31), (32, 366))
"""How many days a day, week or half of a month lasts, a month, and a year or its part."""


def put_off(
    frames: Frames, counterparts: Counterparts, sentences: Mapping[str, Sequence[Read]]
) -> Iterator[Finding]:
    """An update for each day that a later account says was planned and is another one now; `sentences` are
    those of each report as they were read."""
    told = [
        (frames.sources[key], read.sentence, old, new)
        for key in sorted(sentences)
        for read in sentences[key]
        for old, new in _moves(frames.sources[key], read)
    ]
    for source, sentence, old, new in told[:MOST]:
        given: list[tuple[Source, TimeExpression, Sentence]] = []
        for key, facing, cosine in counterparts.facing(source.id, old.start):
            other = frames.sources[key]
            if other.origin == source.origin or not moved_on(other.published, source.published):
                continue
            if cosine < FACING or not _one_scene(source, sentence, other, facing):
                continue
            if any(compatible(t, new) for t in other.report.times if _is_dated(t)):
                continue
            first = next((t for t in _days(other, facing) if _same(t, old) and _ahead(t, other)), None)
            if first is not None:
                given.append((other, first, facing))
        if given:
            yield made_of_days(given, (source, new, sentence), frames)


def _moves(source: Source, read: Read) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """Two days of a sentence, of two verbs, of which the earlier one was planned."""
    tokens = read.sentence.tokens
    days = _days(source, read.sentence)
    for old in days:
        verb = _verb(read, old)
        if verb is None:
            continue
        above = words_above(tokens, verb) if tokens[verb].dep == "xcomp" else set[int]()
        clause = [tokens[n] for n in sorted({verb, *below(tokens, verb), *above})]
        if not read.words.coming.any_in(clause):
            continue
        for new in days:
            other = _verb(read, new)
            later = new.earliest >= old.latest and new.latest[:10] >= source.published[:10]
            if other is not None and other != verb and later and _grain(old) == _grain(new):
                yield old, new


def _verb(read: Read, time: TimeExpression) -> int | None:
    tokens = read.sentence.tokens
    at = next((n for n, t in enumerate(tokens) if t.end > time.start), None)
    return None if at is None else verb_above(tokens, at)


def _days(source: Source, sentence: Sentence) -> list[TimeExpression]:
    times = (t for t in source.report.times if sentence.start <= t.start < sentence.end)
    return [t for t in times if _is_dated(t)]


def _is_dated(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and _grain(time) is not None


def _grain(time: TimeExpression) -> int | None:
    """Which of a day, a month and a year a time is about as long as; None where it is not placed in time."""
    try:
        lasts = (date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])).days
    except ValueError:
        return None
    return next((n for n, (least, most) in enumerate(_GRAINS) if least <= lasts <= most), None)


def _same(first: TimeExpression, second: TimeExpression) -> bool:
    return _grain(first) == _grain(second) and compatible(first, second)


def _ahead(time: TimeExpression, source: Source) -> bool:
    return time.latest[:10] > source.published[:10]


def _one_scene(source: Source, sentence: Sentence, other: Source, facing: Sentence) -> bool:
    here, there = Span(sentence.start, sentence.end), Span(facing.start, facing.end)
    if other_people(source, here, other, there) or other_places(source, here, other, there):
        return False
    places = (m for m in source.report.mentions if m.type == "LOC" and here.overlaps(Span(m.start, m.end)))
    return not any(elsewhere(source, Span(m.start, m.end), other) for m in places)
