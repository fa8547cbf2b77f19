"""Finding events: triggers by type, then who, where, when, how certain, and who says so."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from recoupe.annotate.events.acts import KEPT, planned_acts
from recoupe.annotate.events.circumstances import (
    Setting,
    clause_of,
    not_before,
    participants,
    place,
    relative_verb,
    time_of,
    until,
)
from recoupe.annotate.events.factuality import MOOD, judge
from recoupe.annotate.events.forms import EventType, EventTypes
from recoupe.annotate.events.judgement import NO_PLACE, NOT_COMING, Judgement
from recoupe.annotate.events.moved import with_new_day
from recoupe.annotate.events.view import VERBAL, View, token_span
from recoupe.languages import profile
from recoupe.model import (
    CONTENT_ROLES,
    Event,
    LocalEntity,
    Mention,
    Quotation,
    Report,
    Sentence,
    Span,
    TimeExpression,
)


class Trigger(NamedTuple):
    """A word that names an event: its token, the span of the whole name, and the type."""

    token: int
    span: Span
    type: str


SAME = "the same event as before, by its definite noun"
"""The reason that marks a noun which takes an event up again."""


def find_events(
    report: Report,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[LocalEntity, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
) -> tuple[Event, ...]:
    """The events of a report's content in text order; a language without events.toml gives none.

    A trigger is a noun or verb of the language's list, or any word that a time to come belongs to. `by` is
    the source of the innermost quotation that holds the trigger. Times are compared with the day of
    publication where it is known, so a present tense or a bare noun with a date to come is a plan.
    """
    setting = Setting(report, mentions, entities, times, quotations)
    found: list[Event] = []
    definite: set[int] = set()
    for sentence in sentences:
        if sentence.role in CONTENT_ROLES and profile(sentence.language).has("events"):
            view = View(report.text, sentence)
            named = [t for t in triggers(view) if not setting.named(view.span(t.token))]
            new = [t for t in named if not _takes_place(view, t, {other.token for other in named})]
            told = [_event(view, trigger, setting) for trigger in new]
            settled = [(t, e) for t, e in zip(new, told, strict=True) if not event_types()[e.type].lasting]
            acts = list(_acts(view, setting, {t.token for t, _ in settled}, {e.time for _, e in settled}))
            again = {act.trigger for act in acts}
            kept = [(t, e) for t, e in zip(new, told, strict=True) if e.trigger not in again]
            found += [e for t, event in kept for e in with_new_day(view, t.token, event, setting)] + acts
            definite.update(t.span.start for t in new if view.definite(t.token))
    found = _corefer(found, definite)
    ordered = sorted(found, key=lambda event: (event.trigger.start, event.trigger.end))
    return tuple(
        msgspec.structs.replace(event, id=f"v{number}") for number, event in enumerate(ordered, start=1)
    )


def _acts(view: View, setting: Setting, named: set[int], used: set[str]) -> Iterator[Event]:
    """What is to be done at a time to come, told by a verb that names no type of event."""
    for act in planned_acts(view, setting, named, used):
        span = view.span(act.token)
        if not setting.named(span):
            event = _event(view, Trigger(act.token, span, act.type), setting)
            open_ = event.reasons == (MOOD,) and event.condition is None
            if event.factuality in KEPT and event.time == act.time.id and not open_:
                yield from with_new_day(view, act.token, event, setting)


@cache
def event_types() -> dict[str, EventType]:
    """The compact list of event types."""
    return profile("und").load("events", EventTypes).types


def triggers(view: View) -> Iterator[Trigger]:
    """The words of a sentence that name an event; each token names one at most, longer names first."""
    found: dict[int, Trigger] = {}
    for nominal, names in ((True, view.words.nouns), (False, view.words.verbs)):
        joined = not nominal and view.words.particles and view.joined
        for kind, forms in names.all if joined else names.fitting(view.beginnings):
            for match in forms.finditer(view.text, view.beginnings):
                start, end = view.sentence.start + match.start(), view.sentence.start + match.end()
                token = view.token_at(start, end)
                if token is None or not _fits(view, token, nominal):
                    continue
                if view.words.particles and token in view.joined:
                    continue
                known = found.get(token)
                if known is None or end - start > known.span.end - known.span.start:
                    found[token] = Trigger(token, Span(start, end), _typed(view, token, kind))
            for token, verb in view.joined.items() if joined else ():
                if forms.pattern.fullmatch(verb):
                    found[token] = Trigger(token, view.span(token), kind)
    yield from _outermost(sorted(found.values(), key=lambda trigger: trigger.span))


def _typed(view: View, token: int, kind: str) -> str:
    """The type of a trigger; some verbs are of another without an object ("pilots strike over pay")."""
    alone = view.words.intransitive.get(view.form(token), "")
    with_object = view.with_dep(token, "obj", "ccomp") or view.tokens[token].dep == "acl"
    return alone if alone and view.tokens[token].pos in VERBAL and not with_object else kind


def _fits(view: View, token: int, nominal: bool) -> bool:
    """Whether a token is of the kind that its list says; without a parse only nouns are trusted."""
    tag = view.tokens[token]
    if not view.parsed:
        return nominal
    if nominal:
        return tag.pos == "NOUN" or (tag.pos == "PROPN" and view.base(token) != "flat")
    predicate = tag.pos == "ADJ" and bool(view.with_dep(token, "cop", "aux"))
    predicate = predicate or view.mistagged(token) or (tag.pos == "AUX" and view.head(token) is None)
    return (tag.pos == "VERB" or predicate) and view.base(token) not in ("amod", "compound", "case", "fixed")


def _outermost(found: list[Trigger]) -> Iterator[Trigger]:
    last: Trigger | None = None
    for trigger in found:
        if last is not None and last.span.covers(trigger.span):
            continue
        last = trigger
        yield trigger


def _takes_place(view: View, trigger: Trigger, tokens: set[int]) -> bool:
    """Whether a verb without an object only says that its subject takes place (the trial opens)."""
    token = trigger.token
    if view.tokens[token].pos not in VERBAL or trigger.type not in _TAKING_PLACE:
        return False
    verbs = [token, *([view.tokens[token].head] if view.base(token) == "xcomp" else [])]
    if any(view.tokens[c].pos in ("NOUN", "PROPN") for c in view.with_dep(token, "obj")):
        return False
    return any(
        subject in tokens or (view.form(subject) in view.words.relative and view.head(verb) in tokens)
        for verb in verbs
        for subject in view.with_dep(verb, "nsubj")
    )


_TAKING_PLACE = frozenset({"opening", "closure", "launch"})
"""Types whose verbs can say of another event that it begins or ends."""


def _ended(view: View, trigger: Trigger) -> tuple[Trigger, int]:
    """A noun that names a state, as what ends it where its verb does, with the token that decides."""
    verb = view.head(trigger.token)
    kind = event_types()[trigger.type]
    cue = "ended" if kind.lasting else "over"
    ends = bool(kind.opposite) and verb is not None and view.cue(cue, verb) is not None
    ends = ends and view.tokens[trigger.token].pos == "NOUN"
    if not ends or verb is None or view.base(trigger.token) not in ("nsubj", "obj"):
        return trigger, trigger.token
    return trigger._replace(type=kind.opposite), verb


def _event(view: View, trigger: Trigger, setting: Setting) -> Event:
    time = time_of(view, trigger.token, setting)
    trigger, decides = _ended(view, trigger)
    judgement: Judgement = judge(view, decides, when=setting.when(time))
    if judgement.reason in (NOT_COMING, NO_PLACE) and time is not None and not_before(view, time):
        judgement = Judgement("planned", judgement.span, "not before its time")
    elif time is not None and event_types()[trigger.type].opposite and until(view, time):
        time = None  # closed until Friday: what ends it is on Friday
        judgement = judge(view, decides)
    clause = token_span(view.tokens, clause_of(view, trigger.token))
    where = place(view, trigger.token, setting)
    who = participants(view, trigger.token, setting, where)
    token = view.tokens[trigger.token]
    told = [judgement.span, Span(time.start, time.end) if time else None]
    if (verb := relative_verb(view, trigger.token)) is not None:
        told.append(token_span(view.tokens, view.subtree(verb)))
    start, end = _bounds(view, setting.report.text, clause, trigger.span, told)
    return Event(
        id="",
        start=start,
        end=end,
        trigger=trigger.span,
        type=trigger.type,
        factuality=judgement.status,
        lemma=token.lemma if token.pos not in VERBAL or token.lemma else trigger.span.of(setting.report.text),
        participants=who,
        place=where,
        time=time.id if time else "",
        by=setting.speaker(trigger.span),
        factuality_span=judgement.span,
        condition=judgement.condition,
        reasons=(judgement.reason,) if judgement.reason else (),
    )


def _bounds(
    view: View, text: str, clause: Span, trigger: Span, told: Sequence[Span | None]
) -> tuple[int, int]:
    """The clause with its trigger and what else tells of the event, without marks at its ends."""
    spans = [s for s in told if s and view.sentence.start <= s.start and s.end <= view.sentence.end]
    start = min(clause.start, trigger.start, *(s.start for s in spans if trigger.start - s.start < _FAR))
    end = max(clause.end, trigger.end, *(s.end for s in spans if s.end - trigger.end < _FAR))
    return _trimmed(text, start, end, trigger)


def _trimmed(text: str, start: int, end: int, trigger: Span) -> tuple[int, int]:
    """The stretch without marks at its ends, and without a quotation mark whose partner is outside."""
    while start < trigger.start and not text[start].isalnum() and not _paired(text, start, end, text[start]):
        start += 1
    while end > trigger.end and (text[end - 1] in " ,;:\n" or _open_mark(text, start, end)):
        end -= 1
    return start, end


_PARTNERS = {"«": "»", "“": "”", '"': '"', "(": ")"}


def _paired(text: str, start: int, end: int, mark: str) -> bool:
    return mark in _PARTNERS and _PARTNERS[mark] in text[start + 1 : end]


def _open_mark(text: str, start: int, end: int) -> bool:
    """Whether the last character closes a quotation that opens before the stretch."""
    last = text[end - 1]
    opener = next((first for first, partner in _PARTNERS.items() if partner == last), "")
    return bool(opener) and opener not in text[start : end - 1]


_FAR = 300
_NEAR = 400
_RECENT = 20


def _corefer(events: list[Event], definite: set[int]) -> list[Event]:
    """A definite noun soon after an event of the same type, without place, time or people of its own that
    differ, tells of the same event: it takes over what it lacks."""
    done: list[Event] = []
    for event in sorted(events, key=lambda item: item.trigger):
        recent = done[-_RECENT:] if event.trigger.start in definite else []
        before = next((e for e in reversed(recent) if _same(e, event)), None)
        if before is not None:
            event = msgspec.structs.replace(
                event,
                participants=tuple(dict.fromkeys((*before.participants, *event.participants))),
                place=event.place or before.place,
                time=event.time or before.time,
                reasons=(*event.reasons, SAME),
            )
        done.append(event)
    return done


def _same(before: Event, event: Event) -> bool:
    """Whether a definite noun can tell of an event before it: near, of one type, and nothing contrary."""
    near = 0 < event.trigger.start - before.trigger.start < _NEAR
    if not near or before.by != event.by or before.type != event.type:
        return False
    contrary = (
        bool(before.time and event.time and before.time != event.time)
        or bool(before.place and event.place and before.place != event.place)
        or bool(before.participants and set(event.participants) - set(before.participants))
    )
    return not contrary
