"""Two names, as two independent accounts give them."""

from recoupe.compare.paired.excuses.sides import sides
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame, Source
from recoupe.compare.statements.gazetteer import place
from recoupe.languages.places import listed
from recoupe.matching.passages import words
from recoupe.model import Mention, Span


def name_excused(pair: Pair, contrast: Contrast) -> bool:
    """Both must be people, or both known places, and neither known to the other report at all."""
    mentions = [_mention(frame, mark) for frame, mark, _ in sides(pair, contrast)]
    first, second = mentions
    if first is None or second is None:
        return True
    people = first.type == second.type == "PERSON"
    places = all(_is_place(f, m) for f, m in ((pair.first, first), (pair.second, second)))
    if not (people or places):
        return True
    if people and any(len(_name_words(f, m)) < 2 for f, m in ((pair.first, first), (pair.second, second))):
        return True
    return any(
        m is not None and _knows(there.source, mine.source, m)
        for m, (mine, _, there) in zip(mentions, sides(pair, contrast), strict=True)
    )


def _mention(frame: Frame, mark: Mark) -> Mention | None:
    return next(
        (m for m in frame.mentions if any(s.overlaps(Span(m.start, m.end)) for s in mark.spans)), None
    )


def _is_place(frame: Frame, mention: Mention) -> bool:
    local = frame.source.local(mention.entity)
    name = frame.source.text[mention.start : mention.end]
    large = mention.type == "LOC" and listed(name, frame.language)
    return large or bool((local and local.country) or place(name, frame.language))


def _name_words(frame: Frame, mention: Mention) -> tuple[str, ...]:
    return words(frame.source.text[mention.start : mention.end])


def _knows(other: Source, source: Source, mention: Mention) -> bool:
    """Whether a report names the entity of another report's mention, or a word of its name."""
    entity = source.entity(mention.entity)
    if entity is not None and any(report == other.id for report, _ in entity.members):
        return True
    own = source.local(mention.entity)
    if own and own.country and any(own.country == e.country for e in other.report.entities):
        return True
    return any(w in other.words for w in words(source.text[mention.start : mention.end]) if len(w) > 2)
