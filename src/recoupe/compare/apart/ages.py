"""Ages that reports give for one person: by the parse, the person whom an age stands beside.

Only people with a name are followed. A report that gives a person two ages tells of two moments, so that it
has none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from recoupe.compare.apart.tolls import LEAD, Toll, by_kind, gathered
from recoupe.compare.statements.acts import sentence_at
from recoupe.compare.statements.frames import Frames, Source
from recoupe.languages.units import same_quantity
from recoupe.model import Entity, Quantity, Token

YEARS = "yr"
DAYS = 31
"""The most days between two reports that give one person's age."""

STEPS = 4
"""How many words up the parse an age may stand below the name or the noun for whose it is."""

_BETWEEN = frozenset({"PUNCT", "DET", "ADP", "ADJ"})
_UP = frozenset({"appos", "flat", "compound", "nmod", "nummod", "amod", "acl", "obl", "advmod", "dep"})


def ages(source: Source) -> dict[str, Toll]:
    """The age of each person of a report, by the person's id in the story."""
    found: dict[str, list[Toll]] = defaultdict(list)
    for quantity in source.report.quantities:
        person = person_of(source, quantity)
        sentence = sentence_at(source, quantity.start)
        if person is not None and sentence is not None:
            lead = sentence in source.report.sentences[:LEAD]
            found[person.id].append(Toll(source.id, f"age of {person.name}", quantity, lead))
    return {
        person: gathered(every)
        for person, every in found.items()
        if all(t.quantity.low == every[0].quantity.low for t in every)
    }


def ages_apart(frames: Frames) -> Iterator[list[tuple[Toll, Toll]]]:
    """The ages of one person that differ, each person by himself."""
    for _, every in sorted(by_kind(frames, ages).items()):
        pairs = [(a, b) for a, b in combinations(every, 2) if _apart(a, b, frames)]
        if pairs:
            yield pairs


def _apart(first: Toll, second: Toll, frames: Frames) -> bool:
    a, b = frames.sources[first.report], frames.sources[second.report]
    if a.published and b.published and not _same_time(a.published, b.published):
        return False
    return a.origin != b.origin and same_quantity(first.quantity, second.quantity).verdict == "different"


def _same_time(first: str, second: str) -> bool:
    """Whether two reports came out within a month or so, in which hardly anybody has a birthday."""
    try:
        apart = date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])
    except ValueError:
        return False
    return abs(apart.days) <= DAYS


def person_of(source: Source, quantity: Quantity) -> Entity | None:
    """The person whose age a figure is."""
    sentence = sentence_at(source, quantity.start)
    if sentence is None or quantity.dimension != "age" or quantity.unit != YEARS:
        return None
    tokens = sentence.tokens
    at = next((n for n, t in enumerate(tokens) if quantity.start <= t.start < quantity.end), None)
    if at is not None and (right_before := _right_before(source, tokens, at)) is not None:
        return right_before
    for place in climbed(tokens, at) if at is not None else ():
        person = named(source, tokens[place]) or _beside(source, tokens, place)
        if person is not None:
            return person
    return None


def climbed(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """A word of an age and the words above it in the parse, up to whose age it can be."""
    for _ in range(STEPS + 1):
        yield at
        head = tokens[at].head
        if head == at or tokens[at].dep.partition(":")[0] not in _UP:
            return
        at = head


def _right_before(source: Source, tokens: Sequence[Token], at: int) -> Entity | None:
    """The person who is named, or known, right before an age ("Weber, a 48-year-old judge")."""
    for token in reversed(tokens[max(at - STEPS, 0) : at]):
        if token.pos not in _BETWEEN:
            held = [m for m in source.report.mentions if m.start <= token.start < m.end and m.entity]
            mention = next((m for m in held if m.type == "PERSON" and m.form != "pronoun"), None)
            return source.entity(mention.entity) if mention is not None else None
    return None


def _beside(source: Source, tokens: Sequence[Token], place: int) -> Entity | None:
    """The one person whose name stands under a noun as the same person's."""
    if tokens[place].pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    under = (t for n, t in enumerate(tokens) if t.head == place and n != place and t.dep in ("appos", "flat"))
    people = {p.id: p for t in under if (p := named(source, t)) is not None}
    return next(iter(people.values())) if len(people) == 1 else None


def named(source: Source, token: Token) -> Entity | None:
    """The person of whose name a word is a part."""
    held = (m for m in source.report.mentions if m.start <= token.start < m.end)
    mention = next((m for m in held if m.type == "PERSON" and m.form == "name"), None)
    return source.entity(mention.entity) if mention is not None else None
