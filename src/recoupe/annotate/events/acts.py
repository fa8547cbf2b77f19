"""Plans whose words name no type of event: what is to be done on a day to come (leave port, go to court)."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from recoupe.annotate.events.circumstances import Setting, time_of, until
from recoupe.annotate.events.group import complements, group_of, participle
from recoupe.annotate.events.judgement import effect_of
from recoupe.annotate.events.view import View, token_span
from recoupe.model import Factuality, TimeExpression

ACT = "act"
"""The type of an event that is of no other type."""

_COMING = "visit"

KEPT: frozenset[Factuality] = frozenset({"planned", "possible", "conditional", "denied", "cancelled"})
"""What an act must be to be told: that something was done at large is no event of the list."""

_LONGEST = 31
"""The most days that a plan's time may span: a year in which something will be so is a forecast."""

_WEEKDAYS = "(range (wd"
"""A range of weekdays, which beside a present tells of a habit ("is open from Tuesday to Sunday")."""

_STEPS = 6
_CLAUSE = frozenset({"root", "conj", "xcomp", "ccomp", "parataxis", "advcl", "acl"})
_INNER = ("nsubj", "obj", "obl", "nmod", "amod", "compound")


class Act(NamedTuple):
    """The word that tells of an act, the time it is planned for, and its type: who is awaited comes."""

    token: int
    time: TimeExpression
    type: str = ACT


def planned_acts(
    view: View, setting: Setting, named: Collection[int], used: Collection[str]
) -> Iterator[Act]:
    """The words that a time to come belongs to, one for each time: a verb, or the noun that is to take place.

    `named` are the tokens that name events of a type, `used` the ids of the times that these have: what
    such an event already tells is told once.
    """
    if not view.parsed:
        return
    seen: set[int] = set()
    for time in setting.times_in(view.sentence.start, view.sentence.end):
        if time.id in used or setting.when(time) not in ("after", "same") or not _short(time):
            continue
        verb = _verb_of(view, time)
        if _of_a_noun(view, time):
            continue  # the price of Friday: nothing is done on Friday
        if verb is not None and until(view, time) and group_of(view, verb).negation is None:
            continue  # closed until Monday: nothing is done on Monday
        present = verb is not None and group_of(view, verb).future is None
        if present and (setting.when(time) == "same" or _WEEKDAYS in time.form):
            continue
        noun = _planned_noun(view, verb, setting) if verb is not None else None
        if verb is not None and present and view.cue("deny", verb) is not None:
            noun = next(iter(view.with_dep(verb, "obj")), None)  # rules out a cut in April
            if noun is None or view.tokens[noun].pos != "NOUN":
                continue
        if noun is None and (verb is None or not _acts(view, verb, named)):
            continue
        token = verb if noun is None else noun
        if token is None or token in named or token in seen:
            continue
        if time_of(view, token, setting) is time:
            seen.add(token)
            awaited = token == verb and view.cue("plan", token) is not None and _passive(view, token)
            yield Act(token, time, _COMING if awaited and _person(view, token, setting) else ACT)


def _person(view: View, verb: int, setting: Setting) -> bool:
    """Whether the subject of a verb is a named person."""
    subjects = view.with_dep(verb, "nsubj")
    return any(_named(view, noun, setting) for noun in subjects)


def _planned_noun(view: View, verb: int, setting: Setting) -> int | None:
    """The noun that a verb says is planned, takes place or is called off; a person or body is none."""
    kinds = [kind for kind in ("plan", "cancel", "fact") if view.cue(kind, verb) is not None]
    if not kinds or view.with_dep(verb, "xcomp", "ccomp", "obj"):
        return None
    if view.base(verb) == "acl" and not view.finite(verb):
        noun = view.head(verb)
    elif kinds == ["plan"] and not _passive(view, verb):
        return None
    else:
        noun = next(iter(view.with_dep(verb, "nsubj")), None)
    if noun is None or view.tokens[noun].pos != "NOUN" or view.cue("unplanned", noun) is not None:
        return None
    return None if _named(view, noun, setting) else noun


def _named(view: View, noun: int, setting: Setting) -> bool:
    """Whether a noun stands for a person or body that is named beside it."""
    own = {noun, *view.with_dep(noun, "appos", "flat", "compound")}
    held = token_span(view.tokens, view.subtree(noun))
    return any(
        mention.type == "PERSON" or view.token_at(mention.start, mention.end) in own
        for mention in setting.inside(held.start, held.end)
    )


def _short(time: TimeExpression) -> bool:
    """Whether a time is a day, a week or a month, or a part of one."""
    try:
        span = date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])
    except ValueError:
        return False
    return span.days <= _LONGEST


def _verb_of(view: View, time: TimeExpression) -> int | None:
    """The verb that a time hangs on; where that only says that something is planned, the verb it governs."""
    current = view.token_at(time.start, time.end)
    for _ in range(_STEPS):
        if current is None or view.tokens[current].pos == "VERB":
            break
        current = view.head(current)
    if current is None or view.tokens[current].pos != "VERB":
        return None
    for _ in range(_STEPS):
        inner = [c for c in view.with_dep(current, "xcomp", "advcl") if view.tokens[c].pos == "VERB"]
        inner = [c for c in inner if view.base(c) == "xcomp" or complements(view, c)]
        if not inner or effect_of(view, current) is None:
            break
        current = inner[0]
    return current


def _of_a_noun(view: View, time: TimeExpression) -> bool:
    """Whether a day is told of a noun that is no subject ("above the closing price of Friday")."""
    at = view.token_at(time.start, time.end)
    noun = view.head(at) if at is not None else None
    if at is None or noun is None or view.base(at) != "nmod" or view.tokens[noun].pos != "NOUN":
        return False
    if not any(view.tokens[c].text.lower() in view.words.of for c in view.with_dep(at, "case")):
        return False
    for _ in range(_STEPS):  # the session of the committee on the 15th
        if view.base(noun) != "nmod" or (above := view.head(noun)) is None:
            break
        noun = above
    return view.base(noun) != "nsubj"


def _acts(view: View, verb: int, named: Collection[int]) -> bool:
    """Whether a verb tells of an act by itself: no event of a type is what it is said of, and it governs
    nothing that is planned or said."""
    if view.head(verb) is not None and view.base(verb) not in _CLAUSE:
        return False
    if view.base(verb) in ("advcl", "acl") and not (view.finite(verb) or complements(view, verb)):
        return False
    below = view.subtree(verb, lambda child: view.base(child) in _INNER)
    if any(token in named for token in below):
        return False
    if any(view.cue("unplanned", c) is not None for c in (verb, *view.with_dep(verb, "nsubj", "obj"))):
        return False
    tells = effect_of(view, verb) is not None or view.cue("report", verb) is not None
    if not tells:
        return True
    if view.with_dep(verb, "xcomp", "ccomp"):
        return False
    awaited = view.cue("plan", verb) is not None and _passive(view, verb)
    group = group_of(view, verb)
    return awaited or group.future is not None or (view.finite(verb) and not group.past)


def _passive(view: View, verb: int) -> bool:
    """Whether a verb has a subject that something is done to (is expected, wird erwartet)."""
    if any(view.tokens[c].dep in ("nsubj:pass", "aux:pass", "cop") for c in view.children[verb]):
        return True
    return bool(view.with_dep(verb, "aux")) and participle(view, verb)
