"""What a report says was done, by the parse: a verb or its noun, with what it is done to, where and when."""

import re
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import STEM, Source
from recoupe.compare.statements.kept import once
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.scenes import other_people, people
from recoupe.matching.passages import words
from recoupe.model import Event, Mention, Record, Sentence, Span, TimeExpression, Token

ALIKE = 0.3
"""The least cosine of two words, in any two languages, at which they may mean one thing."""

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_INNER = frozenset({"xcomp", "acl", "obj"})
_DEPTH = 3
_BESIDE = 3
_ENDING = 3
_YEAR = re.compile(r"\d{4}")
"""How the value of a time begins that is no century and no part of one."""


class Act(Record, frozen=True):
    """A verb of a sentence: its lemma and those of the verbs that depend on it (tell … to leave), light verbs
    left out, the nouns that they are said of, those of them that it is done to, the names that are its
    subject, whether that is one person called by a pronoun, the kinds of event that are marked there, and
    the stretch of text it spans."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    undergo: tuple[str, ...]
    names: tuple[str, ...]
    pronoun: bool
    events: frozenset[str]
    span: Span

    def like(self, other: "Act", likeness: Likeness) -> bool:
        """Whether both tell of one kind of act."""
        if self.events & other.events:
            return True
        return any(likeness.cosine(a, b) >= ALIKE for a in self.verbs for b in other.verbs)

    def shares(self, other: "Act", likeness: Likeness) -> bool:
        """Whether something that the one is said of has its like in the other, or one has nothing."""
        if not self.nouns or not other.nouns:
            return True
        return any(likeness.cosine(a, b) >= ALIKE for a in self.nouns for b in other.nouns)


def act_at(source: Source, place: int) -> Act | None:
    """The act that the word at a character of a report's text belongs to, None without a parse."""
    sentence = next(iter(source.sentences(Span(place, place + 1))), None)
    if sentence is None:
        return None
    tokens = sentence.tokens
    at = next((n for n, t in enumerate(tokens) if t.start <= place < t.end), None)
    if at is None or not any(t.dep for t in tokens):
        return None
    head = verb_above(tokens, at)
    if head is None:
        return None
    known = _KNOWN.setdefault(source, {})
    if tokens[head].start not in known:
        known[tokens[head].start] = _act(source, sentence, head)
    return known[tokens[head].start]


_KNOWN: WeakKeyDictionary[Source, dict[int, Act]] = WeakKeyDictionary()
"""The acts of a report by where their verbs begin: many stages ask for one."""


def _act(source: Source, sentence: Sentence, head: int) -> Act:
    """The act of a verb."""
    tokens = sentence.tokens
    verbs = [head, *_verbs_below(tokens, head)]
    members = {n for n in range(len(tokens)) if _under(tokens, n, head) and verb_above(tokens, n) in verbs}
    members |= set(verbs)
    table = counts(sentence.language)
    light = table.light if table else frozenset[str]()
    span = Span(min(tokens[n].start for n in members), max(tokens[n].end for n in members))
    apart = _places_and_times(source, span)
    things = [n for n in sorted(members) if tokens[n].head in members and n not in verbs]
    things = [n for n in things if not any(s.start <= tokens[n].start < s.end for s in apart)]
    return Act(
        verbs=tuple(dict.fromkeys(tokens[n].lemma for n in verbs if tokens[n].lemma not in light)),
        nouns=tuple(dict.fromkeys(tokens[n].lemma for n in things if _is_thing(tokens, n))),
        undergo=tuple(dict.fromkeys(tokens[n].lemma for n in things if _undergoes(tokens, n, verbs))),
        names=tuple(
            tokens[n].text
            for n in things
            if tokens[n].pos == "PROPN"
            and (tokens[n].dep.startswith("nsubj") or tokens[tokens[n].head].dep.startswith("nsubj"))
        ),
        pronoun=any(
            tokens[n].pos == "PRON" and tokens[n].dep.startswith("nsubj") and _one_person(tokens[n])
            for n in members
        ),
        events=frozenset(e.type for e in events_at(source, [tokens[n] for n in verbs])),
        span=span,
    )


def _one_person(token: Token) -> bool:
    """Whether a pronoun stands for one person who was named before."""
    morph = f"{token.morph}|"
    return "Number=Sing|" in morph and "Person=3|" in morph and "PronType=Prs" in morph


def _is_thing(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a noun that something is said of, or a name that tells which."""
    token = tokens[place]
    relation = token.dep.split(":")[0]
    if token.pos == "PROPN":
        return relation in ("nmod", "appos", "compound") and tokens[token.head].pos == "NOUN"
    return token.pos == "NOUN" and relation in _ARGUMENTS


def _undergoes(tokens: Sequence[Token], place: int, verbs: Sequence[int]) -> bool:
    """Whether a noun is what a verb is done to, or about."""
    token = tokens[place]
    relation = token.dep.split(":")[0]
    done_to = relation in ("obj", "iobj", "obl") or token.dep == "nsubj:pass"
    return token.pos == "NOUN" and token.head in verbs and done_to and token.dep != "obl:agent"


def _places_and_times(source: Source, span: Span) -> list[Span]:
    """Where a stretch names places, times and who says so: they are no things that an act is done to."""
    return [s for s in _all_places_and_times(source) if span.overlaps(s)]


@once
def _all_places_and_times(source: Source) -> list[Span]:
    times = [Span(t.start, t.end) for t in source.report.times]
    speakers = [s for q in source.report.quotations for by in q.sources for s in by.spans]
    named = [m for m in source.report.mentions if m.type == "LOC" and m.form == "name"]
    return times + speakers + [Span(m.start, m.end) for m in named]


def again(source: Source, act: Act) -> bool:
    """Whether an act is one of several of its kind: what is done each month, or once more."""
    sentence = sentence_at(source, act.span.start)
    table = counts(sentence.language) if sentence else None
    return table is None or any(t.lemma.lower() in table.further for t in source.tokens(act.span))


def beside_verb(source: Source, start: int, end: int) -> bool:
    """Whether a stretch stands by the verb that it belongs to, or by that verb's auxiliary: within three
    words, so that no noun between them can own it."""
    sentence = sentence_at(source, start)
    tokens = sentence.tokens if sentence else ()
    inside = [n for n, t in enumerate(tokens) if start <= t.start < end]
    head = verb_above(tokens, inside[0]) if inside else None
    if head is None:
        return False
    anchors = [head, *(n for n, t in enumerate(tokens) if t.head == head and t.dep.startswith("aux"))]
    return any(min(abs(n - inside[0]), abs(n - inside[-1])) <= _BESIDE for n in anchors)


def events_at(source: Source, tokens: Sequence[Token]) -> list[Event]:
    """The events whose triggers hold one of the tokens."""
    return [
        e
        for e in source.report.events
        if any(e.trigger.start <= t.start and t.end <= e.trigger.end for t in tokens)
    ]


def sentence_at(source: Source, place: int) -> Sentence | None:
    """The sentence that holds a character."""
    return next((s for s in source.sentences(Span(place, place + 1)) if s.start <= place < s.end), None)


def span_around(source: Source, span: Span) -> Span:
    """The stretch of the sentence that holds the beginning of a stretch, itself where there is none."""
    sentence = sentence_at(source, span.start)
    return Span(sentence.start, sentence.end) if sentence else span


def elsewhere(source: Source, span: Span, other: Source) -> bool:
    """Whether a stretch tells of something that the other report does not: a place it never names, or a day
    that is neither in it nor near its publication."""
    places = (m for m in source.report.mentions if m.type == "LOC" and span.overlaps(Span(m.start, m.end)))
    return any(not _names(other, source, m) for m in places) or another_day(source, span, other)


def another_day(source: Source, span: Span, other: Source) -> bool:
    """Whether a stretch gives a day that is neither in the other report nor near its publication."""
    times = (t for t in source.report.times if span.overlaps(Span(t.start, t.end)))
    return any(not _knows(other, source, t) for t in times)


def strangers(source: Source, act: Act, other: Source, there: Act, likeness: Likeness) -> bool:
    """Whether two acts are said of people or subjects who are named and not the same, or of one who is only
    a pronoun; who says so is not asked."""
    mine, theirs = people(source, act.span), people(other, there.span)
    if mine and theirs:
        return not mine & theirs
    if act.pronoun or there.pronoun:
        return True
    names = [(a, b) for a in act.names for b in there.names]
    return bool(names) and not any(likeness.cosine(a, b) >= ALIKE for a, b in names)


def others(source: Source, act: Act, other: Source, there: Act) -> bool:
    """Whether two acts name people, and none of one is any of the other."""
    return other_people(source, act.span, other, there.span)


def _names(other: Source, source: Source, mention: Mention) -> bool:
    entity, own = source.entity(mention.entity), source.local(mention.entity)
    if entity is None or own is None or not other.words.isdisjoint(words(own.name)):
        return True
    if any(report == other.id for report, _ in entity.members):
        return True
    if own.country:
        return any(own.country == e.country for e in other.report.entities)
    return any(
        _adapted(mine, theirs)
        for mine in words(own.name)
        for theirs in other.words_by_stem.get(mine[:STEM], ())
    )


def _adapted(first: str, second: str) -> bool:
    """Whether two names of which no list knows may be one with the endings of two languages (-ia, -ie)."""
    lengths = sorted((len(first), len(second)))
    letters = enumerate(zip(first, second, strict=False))
    shared = next((n for n, (x, y) in letters if x != y), lengths[0])
    return shared >= STEM and lengths[1] - shared <= _ENDING


def _knows(other: Source, source: Source, time: TimeExpression) -> bool:
    """Whether a day, month or year is told in the other report too, or is near to when either came out."""
    if time.type not in ("DATE", "TIME") or not _YEAR.match(time.value):
        return True
    days = [s.published[:10] for s in (source, other) if s.published]
    days += [t.value[:10] for t in other.report.times if t.value[:4].isdigit()]
    value = time.value[:10]
    if len(value) == 10 and value[4] == "-" and value[5:7].isdigit():
        return any(_near(value, day) for day in days)
    return any(day.startswith(value[:7]) or value.startswith(day) for day in days)


def _near(first: str, second: str) -> bool:
    """Whether two ISO days of one month are at most four days apart; the second may be a month or a year."""
    if len(second) < 10:
        return first.startswith(second)
    if first[:7] != second[:7] or not (first[8:10].isdigit() and second[8:10].isdigit()):
        return False
    return abs(int(first[8:10]) - int(second[8:10])) <= 4


def verb_above(tokens: Sequence[Token], place: int) -> int | None:
    """The verb, or adjective with a copula, that a token is or hangs on; under a noun that heads a sentence,
    the verb that says what the noun did (a bare past form may be read as its participle); None where there is
    neither."""
    for _ in tokens:
        if tokens[place].pos == "VERB" and tokens[place].dep.split(":")[0] not in ("amod", "aux", "case"):
            return place
        if tokens[place].pos == "ADJ" and any(t.head == place and t.dep == "cop" for t in tokens):
            return place
        if tokens[place].head == place:
            below = (n for n, t in enumerate(tokens) if t.head == place and t.pos == "VERB" and n != place)
            return next((n for n in below if tokens[n].dep.startswith("acl")), None)
        place = tokens[place].head
    return None


def _verbs_below(tokens: Sequence[Token], head: int) -> list[int]:
    """The verbs without a subject of their own below a verb: what somebody is told, or has, to do."""
    found: list[int] = []
    layer = [head]
    for _ in range(_DEPTH):
        layer = [
            n
            for n, t in enumerate(tokens)
            if t.head in layer
            and n not in layer
            and t.dep.split(":")[0] in _INNER
            and t.pos in ("VERB", "NOUN")
        ]
        found += [n for n in layer if tokens[n].pos == "VERB" and not _has_subject(tokens, n)]
    return found


def _has_subject(tokens: Sequence[Token], place: int) -> bool:
    return any(t.head == place and t.dep.startswith("nsubj") for t in tokens)


def _under(tokens: Sequence[Token], place: int, head: int) -> bool:
    for _ in tokens:
        if place == head:
            return True
        if tokens[place].head == place:
            return False
        place = tokens[place].head
    return False
