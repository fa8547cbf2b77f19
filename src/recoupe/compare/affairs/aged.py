"""Ages of people without a name, who are known by what they are: a driver, a guard, a man who was arrested.

A report that gives two ages for one role tells of two people, so that it has none. Of men, women, boys and
girls at large the sentence must tell of one affair too, as of who was arrested.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from recoupe.compare.affairs.sides import made_of_ages
from recoupe.compare.affairs.stances import Stance
from recoupe.compare.affairs.words import Affairs, affairs
from recoupe.compare.statements.acts import sentence_at
from recoupe.compare.statements.frames import Frames, Source
from recoupe.languages.units import same_quantity
from recoupe.model import Finding, Quantity, Record, Sentence, Span, Token

YEARS = "yr"
DAYS = 3
"""The most days between two reports that give the age of one person without a name."""

STEPS = 3
"""How many words up the parse an age may stand below the word for whose it is."""

ROLES = frozenset(
    {"driver", "pilot", "guard", "captain", "suspect", "victim", "attacker", "teacher", "witness"}
)
ANYONE = frozenset({"man", "woman", "boy", "girl"})
FATES = frozenset({"custody", "survival", "injury", "found", "guilt"})

_UP = frozenset(
    {"appos", "flat", "compound", "nmod", "nummod", "amod", "acl", "obl", "advmod", "dep", "nsubj"}
)


class Aged(Record, frozen=True):
    """The age that a report gives for somebody of a role."""

    report: str
    origin: str
    role: str
    quantity: Quantity


def ages_of_roles(frames: Frames, said: Mapping[str, Sequence[Stance]]) -> Iterator[Finding]:
    """A difference for each role of which accounts give two ages; `said` is what reports say of affairs."""
    by_role: dict[str, list[Aged]] = defaultdict(list)
    for key in sorted(frames.sources):
        for role, aged in _aged(frames.sources[key], said[key]).items():
            by_role[role].append(aged)
    for role, every in sorted(by_role.items()):
        pairs = [(a, b) for a, b in combinations(every, 2) if _apart(a, b, frames)]
        if pairs:
            told = {a.report: a for pair in pairs for a in pair}
            by_age: dict[float, list[tuple[str, str, Span, Span]]] = defaultdict(list)
            for aged in told.values():
                span = Span(aged.quantity.start, aged.quantity.end)
                by_age[aged.quantity.low].append((aged.report, aged.origin, span, span))
            yield made_of_ages(role, by_age, frames)


def _aged(source: Source, said: Sequence[Stance]) -> dict[str, Aged]:
    """The age of each role in a report; none of a role of which it gives two."""
    found: dict[str, list[Aged]] = defaultdict(list)
    for quantity in source.report.quantities:
        sentence = sentence_at(source, quantity.start)
        words = affairs(sentence.language) if sentence else None
        if sentence is None or words is None or quantity.dimension != "age" or quantity.unit != YEARS:
            continue
        for role in _roles(source, sentence, quantity, words, said):
            found[role].append(Aged(source.id, source.origin_at(quantity.start), role, quantity))
    return {
        role: every[0]
        for role, every in found.items()
        if all(a.quantity.low == every[0].quantity.low for a in every)
    }


def _roles(
    source: Source, sentence: Sentence, quantity: Quantity, words: Affairs, said: Sequence[Stance]
) -> list[str]:
    """What the person is whose age a figure is: the role, or sex with what befell him; no named one."""
    tokens = sentence.tokens
    at = next((n for n, t in enumerate(tokens) if quantity.start <= t.start < quantity.end), None)
    held: set[str] = set()
    for _ in range(STEPS + 1):
        if at is None:
            break
        near = [
            tokens[at],
            *(t for n, t in enumerate(tokens) if t.head == at and t.dep in ("appos", "nsubj")),
        ]
        if any(_named(source, t) for t in near):
            return []
        held |= {m.value for m in words.things.found(near)}
        head = tokens[at].head
        at = head if head != at and tokens[at].dep.partition(":")[0] in _UP else None
    roles = sorted(held & ROLES)
    if roles:
        return roles
    inside = Span(sentence.start, sentence.end)
    told = {s.affair for s in said if inside.covers(s.span) and s.affair in FATES and not s.turned}
    return sorted(f"{person} ({fate})" for person in held & ANYONE for fate in told)


def _named(source: Source, token: Token) -> bool:
    held = (m for m in source.report.mentions if m.start <= token.start < m.end)
    return any(m.type == "PERSON" and m.form == "name" for m in held)


def _apart(first: Aged, second: Aged, frames: Frames) -> bool:
    a, b = (frames.sources[one.report].published[:10] for one in (first, second))
    if first.origin == second.origin or not _near(a, b):
        return False
    return same_quantity(first.quantity, second.quantity).verdict == "different"


def _near(first: str, second: str) -> bool:
    try:
        apart = date.fromisoformat(first) - date.fromisoformat(second)
    except ValueError:
        return False
    return abs(apart.days) <= DAYS
