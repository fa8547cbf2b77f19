"""One person to whom two accounts give two names, in sentences that need not pair.

Reporters share the surname and slip in the given name, or share the given name and slip in a letter of the
surname that no spelling exchanges. A report that has both tells of two people.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.compare.paired.figures import agree
from recoupe.compare.paired.variants import NAME, TRANSLATED, is_noun, same_given_name, titles
from recoupe.compare.statements.acts import sentence_at
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.languages.transliterate import skeleton
from recoupe.matching import fold
from recoupe.model import Mention, Quantity, Record, Sentence, Span

ROLE = 0.4
"""The least cosine of what two people are called, from which they may be one."""

SENTENCE = 0.25
"""The same of what is told of them, names left out. In 96 stories of ECB+ and 50 of our own the pairs that
reach either are one person in truth but for titles, family names of three words and spellings."""

MOST = 40
"""The most reports that share a surname or given name compared; beyond it, the first."""

_EXCHANGED = tuple(map(frozenset, ("bfpvw", "cgkqsxz", "gijxy", "hkx", "dt", "lr", "mn")))
"""Consonants one of which stands for another when names are written in the letters of another language."""

_VOWELS = frozenset("aeiouy")


class Named(Record, frozen=True):
    """A given name and surname where a report first writes both: whom they name, and what he is called."""

    report: str
    origin: str
    person: str
    name: str
    given: str
    surname: str
    span: Span
    roles: tuple[str, ...]
    sentence: Sentence
    told: str


def names_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Named, Named]]:
    """Pairs of names, of different origins, of what must be one person under two names."""
    every = [one for key in sorted(frames.sources) for one in _named(frames.sources[key], frames)]
    by_part: dict[str, list[Named]] = defaultdict(list)
    for one in every:
        by_part[one.surname].append(one)
        by_part[f"{one.given} "].append(one)
    for _, some in sorted(by_part.items()):
        pairs = [p for p in combinations(some[:MOST], 2) if _apart(*p, frames, likeness)]
        alike = {_people(*p) for p in pairs if _alike(*p, frames, likeness)}
        yield from (p for p in pairs if _people(*p) in alike)


def _people(first: Named, second: Named) -> frozenset[str]:
    return frozenset({f"{one.given} {one.surname}" for one in (first, second)})


def _named(source: Source, frames: Frames) -> list[Named]:
    """The people whom a report names by two words, each once."""
    found: dict[tuple[str, str], Named] = {}
    for mention in source.report.mentions:
        sentence = sentence_at(source, mention.start)
        parts = source.text[mention.start : mention.end].replace("’", "'").split()
        entity = source.entity(mention.entity)
        if mention.type != "PERSON" or mention.form != "name" or sentence is None or entity is None:
            continue
        if len(parts) != 2 or not all(NAME.fullmatch(p) for p in parts):
            continue
        if fold(parts[0]) in titles() or is_noun(parts[0], frames):
            continue
        given, surname = (fold(p) for p in parts)
        found.setdefault(
            (given, surname),
            Named(
                report=source.id,
                origin=source.origin_at(mention.start),
                person=entity.id,
                name=entity.name,
                given=given,
                surname=surname,
                span=Span(mention.start, mention.end),
                roles=_roles(source, mention),
                sentence=sentence,
                told=_told(source, sentence),
            ),
        )
    return list(found.values())


def _roles(source: Source, mention: Mention) -> tuple[str, ...]:
    local = source.local(mention.entity)
    return tuple(dict.fromkeys(r for r in (mention.role, *(local.roles if local else ())) if r))


def _told(source: Source, sentence: Sentence) -> str:
    """The words of a sentence without the names."""
    names = [Span(m.start, m.end) for m in source.report.mentions if m.form == "name"]
    inside = [n for n in names if n.overlaps(Span(sentence.start, sentence.end))]
    shown = (t for t in sentence.tokens if not any(n.start <= t.start < n.end for n in inside))
    return " ".join(t.text for t in shown if any(c.isalnum() for c in t.text))


def _apart(first: Named, second: Named, frames: Frames, likeness: Likeness) -> bool:
    """Whether two names cannot be spellings of one, and neither report has what differs in the other's."""
    if first.origin == second.origin:
        return False
    a, b = frames.sources[first.report], frames.sources[second.report]
    if first.given == second.given:
        known = first.surname in b.words or second.surname in a.words
        return not known and slipped(first.surname, second.surname)
    if first.person == second.person or first.given in b.words or second.given in a.words:
        return False
    if same_given_name(first.given, second.given):
        return False
    return likeness.cosine(first.given, second.given) < TRANSLATED


def slipped(first: str, second: str) -> bool:
    """Whether two folded words differ in one consonant that no spelling exchanges for the other.

    >>> slipped("hanssens", "janssens"), slipped("nowak", "novak"), slipped("keller", "kellner")
    (True, False, False)
    >>> slipped("melnyczenko", "melnychenko")
    False
    """
    if len(first) != len(second) or skeleton(first) == skeleton(second):
        return False
    changed = [{x, y} for x, y in zip(first, second, strict=True) if x != y]
    if len(changed) != 1:
        return False
    letters = changed[0]
    return letters.isdisjoint(_VOWELS) and not any(letters <= exchanged for exchanged in _EXCHANGED)


def _alike(first: Named, second: Named, frames: Frames, likeness: Likeness) -> bool:
    """Whether both are called or told the same, or are of one age, or are known to be one."""
    if first.person == second.person:
        return True
    if any(likeness.cosine(x, y) >= ROLE for x in first.roles for y in second.roles):
        return True
    if likeness.cosine(first.told, second.told) >= SENTENCE:
        return True
    ages = [_ages(frames.sources[one.report], one.sentence) for one in (first, second)]
    return any(agree(x, y) for x in ages[0] for y in ages[1])


def _ages(source: Source, sentence: Sentence) -> Sequence[Quantity]:
    inside = (q for q in source.report.quantities if sentence.start <= q.start < sentence.end)
    return [q for q in inside if q.dimension == "age"]
