"""What accounts give as the cause of one thing, in whatever nouns: a power cut here, a bomb threat there.

A word for causing (languages/data/<code>/causes.toml) stands between a cause and its effect. Two causes
differ where the effects are alike and no noun of the one is near any of the other, across languages only
where lists know what both are; where a report knows of the other's cause as well, or gives its own as one of
several, nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

import msgspec

from recoupe.compare.affairs.reading import Read
from recoupe.compare.affairs.sides import made_of_causes
from recoupe.compare.affairs.words import Match, Patterns
from recoupe.compare.statements.acts import act_at, elsewhere, verb_above
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import moved_on
from recoupe.compare.statements.likeness import Likeness
from recoupe.languages import profile
from recoupe.model import Finding, Record, Span, Token

EFFECTS = 0.4
"""The least cosine of two effects that may be one."""

THINGS = 0.35
"""The least cosine of the nearest nouns of two effects."""

APART = 0.3
"""The cosine from which two nouns may mean one cause."""

KNOWN = 0.6
"""The cosine from which a noun of a report may be the other's cause, so that it knows of it."""

ONE = 0.5
"""The cosine of two causes from which one that is denied here is given there."""

LONGEST = 9
"""The most words of a cause."""

AFFAIR = "cause"
"""The affair of the list whose values are classes of causes too."""

MOST = 200
"""The most causes of a story compared; beyond it, those of the reports that come first."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_ENDS = frozenset({"SCONJ", "VERB", "AUX", "PRON"})
_APART_FROM = frozenset({"acl", "advcl", "ccomp", "parataxis", "cc", "conj", "punct", "appos"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})
_NEAR = 2
"""How many words before a cause, or the word for causing, a denial of it stands."""


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    behind: tuple[str, ...]
    named: tuple[str, ...]
    subject: tuple[str, ...]
    after: tuple[str, ...]
    partly: tuple[str, ...]
    hearsay: frozenset[str]
    classes: dict[str, tuple[str, ...]]


class _Cues:
    """A language's words for causing."""

    def __init__(self, listed: _Listed) -> None:
        kinds = ("behind", "named", "subject", "after")
        self.phrases = Patterns([(kind, kind, getattr(listed, kind)) for kind in kinds])
        self.partly = Patterns.of(listed.partly)
        self.hearsay = listed.hearsay
        self.classes = Patterns([(name, name, phrases) for name, phrases in listed.classes.items()])


class Cause(Record, frozen=True):
    """What a report gives, or denies, as a cause: its words, nouns and classes, the words and nouns of its
    effect ("" where they are not told), who is named beside, and whether it is only said to have come before.
    """

    report: str
    origin: str
    denied: bool
    loose: bool
    words: str
    nouns: tuple[str, ...]
    classes: frozenset[str]
    language: str
    effect: str
    things: tuple[str, ...]
    who: frozenset[str]
    span: Span
    zone: Span


def causes_apart(frames: Frames, likeness: Likeness, read: Mapping[str, Sequence[Read]]) -> Iterator[Finding]:
    """A finding for each effect of which accounts give two causes, or of which one denies the other's."""
    every = [c for key in sorted(read) for one in read[key] for c in causes(frames.sources[key], one)][:MOST]
    nouns = {key: _nouns_of(frames.sources[key]) for key in {c.report for c in every}}
    for later in (False, True):
        groups: list[tuple[list[Cause], list[Cause]]] = []
        for one, other in combinations(every, 2):
            if one.origin == other.origin or not _apart(one, other, nouns, frames, likeness):
                continue
            old, new = sorted((one, other), key=lambda c: frames.sources[c.report].published)
            if moved_on(frames.sources[old.report].published, frames.sources[new.report].published) is later:
                _gather(groups, old, new)
        for before_it, after_it in groups:
            yield made_of_causes(_side(before_it), _side(after_it), frames, later=later)


def _gather(groups: list[tuple[list[Cause], list[Cause]]], one: Cause, other: Cause) -> None:
    """Adds a pair to the group that has one of its causes, else to a new one."""
    for left, right in groups:
        if one in left or other in right:
            break
        if one in right or other in left:
            one, other = other, one
            break
    else:
        groups.append(([one], [other]))
        return
    left += [one] if one not in left else []
    right += [other] if other not in right else []


def _side(told: Sequence[Cause]) -> tuple[str, list[tuple[str, str, Span, Span]]]:
    value = f"not {told[0].words}" if told[0].denied else told[0].words
    return value, [(c.report, c.origin, c.span, c.zone) for c in told]


def _apart(
    one: Cause, other: Cause, nouns: Mapping[str, Sequence[str]], frames: Frames, likeness: Likeness
) -> bool:
    """Whether two accounts give one thing two causes, or one denies what the other gives."""
    if not _one_effect(one, other, frames, likeness):
        return False
    if one.denied == other.denied:
        return not one.denied and _differ(one, other, nouns, likeness)
    return not (one.loose or other.loose) and likeness.cosine(one.words, other.words) >= ONE


def causes(source: Source, read: Read) -> Iterator[Cause]:
    """The causes that a sentence gives or denies."""
    cues = _cues(read.sentence.language)
    tokens = read.sentence.tokens
    if cues is None or cues.partly.any_in(tokens):
        return
    taken: set[int] = set()
    for match in sorted(cues.phrases.found(tokens), key=lambda m: (m.affair == "after", m.first, -m.last)):
        if not taken.isdisjoint(range(match.first, match.last + 1)):
            continue
        inside = _cause(tokens, match)
        nouns = [tokens[n].lemma for n in inside if tokens[n].pos in _NOUNS]
        if not nouns or nouns[0].lower() in cues.hearsay or _is_time_or_name(source, tokens, inside):
            continue
        taken.update(range(match.first, match.last + 1))
        denied = _denied(read, match, inside)
        if denied is None:
            continue
        act = act_at(source, tokens[match.first].start)
        effect = _unnamed(source, tokens, _effect(tokens, match, inside))
        yield Cause(
            report=source.id,
            origin=source.origin_at(tokens[match.first].start),
            denied=denied,
            loose=match.affair == "after",
            words=_text(tokens, inside),
            nouns=tuple(dict.fromkeys(nouns)),
            classes=_classes(read, cues, [tokens[n] for n in inside]),
            language=read.sentence.language,
            effect=_text(tokens, effect),
            things=tuple(tokens[n].lemma for n in effect if tokens[n].pos in _NOUNS),
            who=_speakers(source, read),
            span=Span(tokens[inside[0]].start, tokens[inside[-1]].end),
            zone=act.span if act is not None else Span(read.sentence.start, read.sentence.end),
        )


@cache
def _cues(language: str) -> _Cues | None:
    known = profile(language)
    return _Cues(known.load("causes", _Listed)) if known.has("causes") else None


def _cause(tokens: Sequence[Token], match: Match) -> list[int]:
    """The words of the cause: the subject, what stands in a gap before the verb (durch … verursacht), or what
    stands behind."""
    if match.affair == "subject":
        return _subject(tokens, match)
    if tokens[match.last].pos == "VERB" and match.last - match.first > 1:
        held = [n for n in _behind(tokens, match.first + 1) if n < match.last]
        if held:
            return held
    return _behind(tokens, match.last + 1)


def _behind(tokens: Sequence[Token], place: int) -> list[int]:
    """The words of a noun phrase that begins at a word, or behind an addition there (by all we know)."""
    if place < len(tokens) and tokens[place].pos == "ADP":
        noun = next((n for n in range(place, len(tokens)) if tokens[n].pos in _NOUNS), len(tokens))
        place = noun + 1
    found: list[int] = []
    seen = False
    for n in range(place, min(place + LONGEST, len(tokens))):
        ends = tokens[n].pos in _ENDS and not tokens[n].dep.startswith("amod")
        if ends or (tokens[n].pos == "PUNCT" and seen):
            break
        found.append(n)
        seen = seen or tokens[n].pos in _NOUNS
    while found and tokens[found[-1]].pos not in {*_NOUNS, "ADJ"}:
        found.pop()
    return found


def _subject(tokens: Sequence[Token], match: Match) -> list[int]:
    """The words of the subject of what causes, or of the noun that it is told of."""
    inside = range(match.first, match.last + 1)
    verbs = [n for n in inside if tokens[n].pos in ("VERB", "ADJ", "NOUN")] or [match.first]
    verb = verb_above(tokens, verbs[0])
    roots = {*verbs, *([verb] if verb is not None else [])}
    roots |= {tokens[n].head for n in roots if tokens[n].dep.partition(":")[0] == "xcomp"}
    head = next((n for n, t in enumerate(tokens) if t.head in roots and t.dep == "nsubj"), None)
    if (
        head is not None
        and tokens[head].pos == "PRON"
        and verb is not None
        and tokens[verb].dep.startswith("acl")
    ):
        head = tokens[verb].head
    if head is None or tokens[head].pos not in _NOUNS or head in inside:
        return []
    return [n for n in _under(tokens, head) if abs(n - head) <= LONGEST]


def _under(tokens: Sequence[Token], head: int) -> list[int]:
    """A word and what hangs on it that is no clause or addition."""
    found = {head}
    for _ in range(len(tokens)):
        more = {
            n
            for n, t in enumerate(tokens)
            if t.head in found and n not in found and t.dep.partition(":")[0] not in _APART_FROM
        }
        if not more:
            break
        found |= more
    return sorted(found)


def _effect(tokens: Sequence[Token], match: Match, cause: Sequence[int]) -> list[int]:
    """The words of what was caused: those in a gap of the phrase and those of its clause."""
    inside = range(match.first, match.last + 1)
    listed = {word.partition("/")[0] for word in match.words}
    apart = {n for n in inside if listed & {tokens[n].text.lower(), tokens[n].lemma.lower()}} | set(cause)
    verb = verb_above(tokens, match.first)
    owner = tokens[match.first].head
    if match.affair == "named":
        held = set(inside)
    elif verb is not None and verb in inside and tokens[verb].dep.partition(":")[0] in ("acl", "amod"):
        held = set(_under(tokens, tokens[verb].head))
    elif verb is None or (tokens[owner].pos in _NOUNS and owner not in {*inside, *cause}):
        held = set(_part(tokens, match))
    else:
        held = {*_under(tokens, verb), *inside}
    found = sorted(held - apart)
    return found if any(tokens[n].pos in _TELLING for n in found) else []


def _part(tokens: Sequence[Token], match: Match) -> list[int]:
    """The words around a phrase up to a mark on either side."""
    start = max((n + 1 for n in range(match.first) if tokens[n].pos == "PUNCT"), default=0)
    behind = (n for n in range(match.last + 1, len(tokens)) if tokens[n].pos == "PUNCT")
    return list(range(start, next(behind, len(tokens))))


def _denied(read: Read, match: Match, cause: Sequence[int]) -> bool | None:
    """Whether a cause is denied; None where something else of its clause is."""
    tokens, table = read.sentence.tokens, read.table
    verb = verb_above(tokens, match.first)
    clause = [n for n in range(len(tokens)) if verb is None or verb_above(tokens, n) == verb]
    if read.words.turning.any_in([tokens[n] for n in clause]):
        return None
    places = [n for n in clause if tokens[n].text.lower() in table.negation | table.negative]
    close = [n for n in places for at in (match.first, cause[0]) if 0 < at - n <= _NEAR]
    return None if places and not close else bool(close)


def _is_time_or_name(source: Source, tokens: Sequence[Token], cause: Sequence[int]) -> bool:
    """Whether the nouns of some words are times, places or people."""
    spans = [Span(t.start, t.end) for t in source.report.times]
    spans += [Span(m.start, m.end) for m in source.report.mentions if m.type in ("LOC", "PERSON")]
    nouns = [tokens[n] for n in cause if tokens[n].pos in _NOUNS]
    return all(any(s.start <= t.start < s.end for s in spans) for t in nouns)


def _classes(read: Read, cues: _Cues, tokens: Sequence[Token]) -> frozenset[str]:
    """What the words of a cause are by the lists of causes."""
    listed = {m.value for m in read.words.patterns.found(tokens) if m.affair == AFFAIR}
    return frozenset(listed | {m.value for m in cues.classes.found(tokens)})


def _speakers(source: Source, read: Read) -> frozenset[str]:
    """Who is quoted in a sentence, or is the subject of it."""
    whole = Span(read.sentence.start, read.sentence.end)
    held = (m for m in source.report.mentions if m.type == "PERSON" and whole.overlaps(Span(m.start, m.end)))
    return frozenset(e.id for m in held if (e := source.entity(m.entity)) is not None)


def _unnamed(source: Source, tokens: Sequence[Token], places: Sequence[int]) -> list[int]:
    """The places of words that belong to no name."""
    names = [Span(m.start, m.end) for m in source.report.mentions if m.form == "name"]
    return [n for n in places if not any(s.start <= tokens[n].start < s.end for s in names)]


def _text(tokens: Sequence[Token], places: Sequence[int]) -> str:
    return " ".join(tokens[n].text for n in places if any(c.isalnum() for c in tokens[n].text))


def _nouns_of(source: Source) -> list[str]:
    return sorted({t.lemma for s in source.report.sentences for t in s.tokens if t.pos in _NOUNS})


def _one_effect(one: Cause, other: Cause, frames: Frames, likeness: Likeness) -> bool:
    """Whether two effects may be one; where neither is told, it is what the story is about."""
    if one.loose and other.loose:
        return False
    if not (one.effect and other.effect):
        same = bool(one.who & other.who) or one.effect == other.effect
    elif likeness.cosine(one.effect, other.effect) < EFFECTS or bool(one.things) != bool(other.things):
        same = False
    else:
        things = ((x, y) for x in one.things for y in other.things)
        same = not one.things or any(likeness.cosine(x, y) >= THINGS for x, y in things)
    a, b = frames.sources[one.report], frames.sources[other.report]
    return same and not (elsewhere(a, one.zone, b) or elsewhere(b, other.zone, a))


def _differ(one: Cause, other: Cause, nouns: Mapping[str, Sequence[str]], likeness: Likeness) -> bool:
    """Whether two causes have nothing near in common, and neither report knows of the other's.

    Words of two languages for one thing are often not near, so that both must be of a class there.
    """
    if one.classes & other.classes or likeness.cosine(one.words, other.words) >= APART:
        return False
    if one.language != other.language and not (one.classes and other.classes):
        return False
    if any(likeness.cosine(x, y) >= APART for x in one.nouns for y in other.nouns):
        return False
    return not any(
        likeness.cosine(noun, known) >= KNOWN
        for mine, theirs in ((one, other), (other, one))
        for noun in mine.nouns
        for known in nouns[theirs.report]
    )
