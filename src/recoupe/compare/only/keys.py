"""The keys of what a report names: entities, countries by their people, places in longer names."""

from collections.abc import Iterator

from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.gazetteer import demonym, place
from recoupe.matching.passages import fold

_SHORTEST = 4
_OF_PEOPLE = frozenset({"ADJ", "NOUN", "PROPN", "X", ""})


def peoples(source: Source) -> Iterator[tuple[str, int]]:
    """The keys of countries whose people or things a report names, and where: the Belgian police."""
    for sentence in source.report.sentences:
        for token in sentence.tokens:
            if len(token.text) >= _SHORTEST and token.pos in _OF_PEOPLE:
                for code in demonym(token.text, sentence.language):
                    yield f"c:{code}", token.start


def places(source: Source) -> Iterator[tuple[str, int]]:
    """The keys of places that words with a capital can mean, and where: Flughafen Genf."""
    for sentence in source.report.sentences:
        for token in sentence.tokens:
            if token.text[:1].isupper():
                for known in place(token.text, sentence.language):
                    yield f"p:{known}", token.start


def entity_keys(source: Source, local: str) -> list[str]:
    """The keys of an entity of a report: the story's, its name, its country."""
    entity, own = source.entity(local), source.local(local)
    keys = [f"e:{entity.id}"] if entity else []
    if own:
        keys += [f"w:{fold(own.name)}"] + ([f"c:{own.country}"] if own.country else [])
    return keys
