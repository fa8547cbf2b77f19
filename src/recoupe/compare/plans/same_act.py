"""Which acts of two reports are one: plans without a type, told to be one by their words in the space of all
languages, on one day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.likeness import Likeness
from recoupe.matching import fold
from recoupe.model import AnnotatedReport, Event, Span, Token

ACT = "act"
"""The type of an event that is of no other type."""

ALIKE = 0.22
"""The least cosine of what two acts of one day say, names and times left out, at which they are one."""

OF_OTHER_STANCE = 0.45
"""The same where one is settled and the other possible, conditional or called off: what joins them makes them
differ. In the stories of our own acts of two kinds that were joined so have 0.34 at most."""

_MOST = 600
_DEPTH = 2
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "xcomp"})
_TOLD = frozenset({"NOUN", "ADJ", "VERB"})

Place = tuple[str, str]
"""A report's id and an event's id."""


def act_words(report: AnnotatedReport, event: Event) -> str:
    """The word that tells of an event with the words that it is said of, names and times left out."""
    return " ".join(word for word, _ in said_of(report, event))


def said_of(report: AnnotatedReport, event: Event) -> list[tuple[str, str]]:
    """The word that tells of an event and those that it is said of, in order; of each noun that the event is
    said of its relation, "" of others."""
    sentence = next((x for x in report.sentences if x.start <= event.trigger.start < x.end), None)
    tokens = sentence.tokens if sentence else ()
    at = next((n for n, t in enumerate(tokens) if event.trigger.start <= t.start < event.trigger.end), None)
    if at is None:
        return [(event.trigger.of(report.report.text), "")]
    cut = [(t.start, t.end) for t in report.times]
    cut += [(m.start, m.end) for m in report.mentions if m.form == "name"]
    found = {at, *_subject_above(tokens, at)}
    for _ in range(_DEPTH):
        found |= {
            n
            for n, t in enumerate(tokens)
            if t.head in found and t.dep.split(":")[0] in _ARGUMENTS and t.pos in _TOLD
        }
    kept = [n for n in sorted(found) if n == at or not any(s <= tokens[n].start < e for s, e in cut)]
    return [(tokens[n].text, tokens[n].dep if n != at and tokens[n].pos == "NOUN" else "") for n in kept]


def things_of(said: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nouns that an event is said of, and those among them that it is done to."""
    nouns = [(word, relation) for word, relation in said if relation]
    return tuple(w for w, _ in nouns), tuple(w for w, r in nouns if r in ("obj", "nsubj:pass"))


def name_words(source: Source, span: Span) -> set[str]:
    """The words of names in a stretch, folded, those of times left out."""
    times = [Span(t.start, t.end) for t in source.report.times if span.start <= t.start < span.end]
    return {
        fold(t.text)
        for t in source.tokens(span)
        if t.pos == "PROPN" and t.text[:1].isupper() and not any(s.start <= t.start < s.end for s in times)
    }


def _subject_above(tokens: Sequence[Token], at: int) -> list[int]:
    """The subject of the verb that an infinitive depends on ("trains are expected to run")."""
    token = tokens[at]
    if token.dep != "xcomp":
        return []
    return [
        n for n, t in enumerate(tokens) if t.head == token.head and t.dep[:5] == "nsubj" and t.pos == "NOUN"
    ]


def act_families(reports: Sequence[AnnotatedReport], likeness: Likeness) -> dict[Place, str]:
    """For each act, the family that it shares with what is the same act in another report.

    Two acts are joined where each is the other report's nearest among the acts of its day.
    """
    by_day: dict[str, list[tuple[AnnotatedReport, Event]]] = defaultdict(list)
    for report in reports:
        times = {t.id: t for t in report.times}
        for event in report.events:
            if event.type == ACT and event.time in times:
                by_day[times[event.time].earliest[:10]].append((report, event))
    families: dict[Place, str] = {}
    for acts in by_day.values():
        family = list(range(len(acts)))
        for first, second in _pairs(acts[:_MOST], likeness):
            old, new = family[second], family[first]
            family = [new if f == old else f for f in family]
        for number, (report, event) in zip(family, acts, strict=True):
            held, there = acts[number]
            families[report.report.id, event.id] = f"act {held.report.id} {there.id}"
    return families


def _pairs(acts: Sequence[tuple[AnnotatedReport, Event]], likeness: Likeness) -> Iterator[tuple[int, int]]:
    """Pairs of acts of two reports that are each other's nearest there, and near enough."""
    if len({r.report.id for r, _ in acts}) < 2:
        return
    texts = [act_words(r, e) for r, e in acts]
    verbs = [e.lemma or t for (_, e), t in zip(acts, texts, strict=True)]
    cosines = np.maximum(likeness.table(texts, texts), likeness.table(verbs, verbs))
    members: dict[str, list[int]] = defaultdict(list)
    for number, (report, _) in enumerate(acts):
        members[report.report.id].append(number)
    for first in range(len(acts)):
        for other, others in members.items():
            if other <= acts[first][0].report.id:
                continue
            second = max(others, key=lambda n: float(cosines[first, n]))
            own = members[acts[first][0].report.id]
            back = max(own, key=lambda n: float(cosines[n, second]))
            one, two = (acts[n][1].factuality for n in (first, second))
            least = ALIKE if one == two else OF_OTHER_STANCE
            if back == first and cosines[first, second] >= least:
                yield first, second
