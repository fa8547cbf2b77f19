"""Events moved to another day: planned on the new one, and called off on the old one if that is told."""

from collections.abc import Iterator

import msgspec

from recoupe.annotate.events.circumstances import Setting
from recoupe.annotate.events.group import group_of, next_verbs
from recoupe.annotate.events.view import View
from recoupe.model import Event, TimeExpression

MOVED = "moved to another time"
"""The reason of an event that is planned for the time to which it was moved."""

_STEPS = 4

_NEAR = 8
"""How many words from a noun the verb that moves it may stand where there is no parse."""


def with_new_day(view: View, token: int, event: Event, setting: Setting) -> Iterator[Event]:
    """The event; where its verb moves it to a time to come, as called off at the time that it had, if that is
    told, and as planned for the new one."""
    verb = _mover(view, token)
    time = _new_time(view, verb, setting) if verb is not None else None
    if time is None or verb is None or event.factuality not in ("cancelled", "planned", "happened"):
        yield event
        return
    before = event.time if event.time != time.id else ""
    yield msgspec.structs.replace(event, factuality="cancelled", time=before, reasons=(MOVED,))
    yield msgspec.structs.replace(
        event,
        factuality="planned",
        time=time.id,
        reasons=(MOVED,),
        factuality_span=view.cue("moved", verb),
        start=min(event.start, time.start),
        end=max(event.end, time.end),
    )


def _mover(view: View, token: int) -> int | None:
    """The verb that moves what a noun names, its object or passive subject; none that is denied or open."""
    if not view.parsed:
        near = range(max(0, token - _NEAR), min(len(view.tokens), token + _NEAR))
        return next((n for n in near if view.cue("moved", n) is not None), None)
    verb = view.head(token)
    if verb is None or view.base(token) not in ("nsubj", "obj"):
        return None
    if view.cue("moved", verb) is None:
        verb = next(next_verbs(view, verb, "moved"), None)
    if verb is None:
        return None
    group = group_of(view, verb)
    return None if group.negation or group.modal or group.conditional else verb


def _new_time(view: View, verb: int, setting: Setting) -> TimeExpression | None:
    """The time to come that stands under a verb behind a word for where to (to, until, auf, hasta)."""
    for time in setting.times_in(view.sentence.start, view.sentence.end):
        start = time.start - view.sentence.start
        if time.start < view.tokens[verb].start and not view.words.particles:
            continue
        if setting.when(time) != "after" or not view.words.onto.search(view.text, max(0, start - 24), start):
            continue
        if not view.parsed:
            return time
        current = view.token_at(time.start, time.end)
        for _ in range(_STEPS):
            if current is None or view.tokens[current].pos == "VERB":
                break
            current = view.head(current)
        if current == verb:
            return time
    return None
