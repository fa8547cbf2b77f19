"""Which acts of two reports are one: plans without a type, told to be one by their words in the space of all
languages, on one day."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from recoupe.compare.likeness import Likeness
from recoupe.model import AnnotatedReport, Event

ACT = "act"
"""The type of an event that is of no other type."""

ALIKE = 0.22
"""The least cosine of what two acts of one day say, names and times left out, at which they are one."""

_MOST = 600

Place = tuple[str, str]
"""A report's id and an event's id."""


def act_words(report: AnnotatedReport, event: Event) -> str:
    """What an event's clause says without names and times; the trigger alone where nothing else is left."""
    cut = [(t.start, t.end) for t in report.times] + [
        (m.start, m.end) for m in report.mentions if m.form == "name"
    ]
    inside = sorted((s, e) for s, e in cut if event.start < e and s < event.end)
    text, at, kept = report.report.text, event.start, []
    for start, end in inside:
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    kept.append(text[at : max(at, event.end)])
    words = re.findall(r"\w+", " ".join(kept))
    return " ".join(words) or event.trigger.of(text)


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
            if back == first and cosines[first, second] >= ALIKE:
                yield first, second
