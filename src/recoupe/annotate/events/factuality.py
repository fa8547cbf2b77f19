"""Whether an event happened, is planned, possible, conditional, denied or cancelled, by scope.

The event's own verb group is read first; then what governs it (a verb of planning, of wishing, of denying,
of cancelling), up to the root, each with its own negation and modality; then conditions. The labels follow
FactBank's degrees (Saurí and Pustejovsky 2009), with plans and cancellations apart.
"""

from recoupe.annotate.events.circumstances import When
from recoupe.annotate.events.conditions import condition_of
from recoupe.annotate.events.group import Group, complements, group_of, negated_argument, next_verbs
from recoupe.annotate.events.judgement import (
    COMBINED,
    DEPTH,
    NOT_COMING,
    PRESENT,
    TO_COME,
    YET_TO_COME,
    Judgement,
    effect_of,
    level,
)
from recoupe.annotate.events.nearby import governor_before, unreal_before
from recoupe.annotate.events.nouns import judge_noun
from recoupe.annotate.events.view import VERBAL, View
from recoupe.model import Factuality, Span

_LINKED = frozenset(
    {
        "xcomp",
        "ccomp",
        "csubj",
        "acl",
        "advcl",
        "conj",
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "dep",
        "appos",
        "amod",
        "advmod",
    }
)
_QUESTION = ("?", "？")
MOOD = "conditional mood"
"""The reason of what only the mood leaves open."""

_AHEAD = ("after", "same", "unknown")


def judge(view: View, index: int, *, when: When = "untimed") -> Judgement:
    """The factuality of the event whose trigger is a token; `when` tells how its time lies to now."""
    if not view.parsed:
        return _by_words(view, index, when)
    found = judge_token(view, index, when, 0)
    condition = condition_of(view, index)
    if condition is not None:
        inside = condition.start <= view.tokens[index].start < condition.end
        open_ = found.status in ("planned", "possible", "conditional") or found.reason == PRESENT
        if inside or open_ or (found.status == "cancelled" and _yet_to_call_off(view, found.span)):
            return Judgement("conditional", found.span or condition, "depends on a condition", condition)
    to_be = found.status == "planned" or found.reason == MOOD
    if to_be and (off := _called_off_then(view, index)) is not None:
        return Judgement("cancelled", off, "was to be, and was called off")
    if found.status == "planned" and view.text.rstrip('"»”’ ').endswith(_QUESTION):
        return Judgement("possible", found.span, "asked")
    return found


def _called_off_then(view: View, index: int) -> Span | None:
    """What calls a plan off in a second verb of its subject ("was to open on Monday but was postponed")."""
    verb = index if view.tokens[index].pos in VERBAL else view.head(index)
    if verb is None or (verb != index and view.base(index) not in ("nsubj", "obj")):
        return None
    for other in next_verbs(view, verb, "cancel"):
        group = group_of(view, other)
        if group.past and not group.negation and not group.modal:
            return view.cue("cancel", other)
    return None


def _yet_to_call_off(view: View, cue: Span | None) -> bool:
    """Whether what calls an event off is itself to come: "if it rains, the match will be called off"."""
    if cue is None:
        return False
    return any(group_of(view, index).future is not None for index in view.between(cue.start, cue.end))


def judge_token(view: View, index: int, when: When, depth: int) -> Judgement:
    """The factuality of what a token tells, before conditions."""
    if depth > DEPTH:
        return Judgement("happened")
    if view.tokens[index].pos in VERBAL:
        return _verb(view, index, when, depth)
    return judge_noun(view, index, when, depth, judge_token, own_status)


def _verb(view: View, index: int, when: When, depth: int) -> Judgement:
    group = group_of(view, index)
    if (unreal := unreal_before(view, group.members)) is not None:
        return Judgement("cancelled", unreal, "was to be, and was not")
    own = own_status(view, index, group, when)
    if depth == 0 and own is not None and (nothing := negated_argument(view, index, "obj")) is not None:
        own = Judgement("denied", nothing, "negated")
    if (before := governor_before(view, index, group.members, own is None or not group.finite)) is not None:
        head, effect = before
        if view.tokens[head].pos not in VERBAL and view.tokens[head].pos != "NOUN":
            negated = group_of(view, head).negation
            return Judgement(
                COMBINED[effect[0]][3 if negated else 0], effect[1], "governed by the word before"
            )
        if not (own and own.status == "denied" and effect[0] == "plan"):
            return _combined(view, head, effect, own, depth)
    return _governed(view, index, group, own, depth)


def own_status(view: View, index: int, group: Group, when: When) -> Judgement | None:
    """What the verb group itself says; None where it says nothing (a bare infinitive or participle)."""
    group = _shared(view, index, group) or group
    negation = group.negation or negated_argument(view, index, "nsubj")
    if negation:
        past = group.past and not group.future
        return Judgement("denied", negation, "negated" if past else NOT_COMING)
    if (doubt := _adverb(view, index)) is not None:
        return Judgement("possible", doubt, "adverb of doubt")
    meant = not group.conditional and any(view.cue("expected", m) is not None for m in group.members)
    if group.modal and meant and when == "after":
        return Judgement("planned", group.modal, "meant for a time to come")
    if group.modal:
        return Judgement("possible", group.modal, "modal verb")
    if (settled := _phrase(view, index, "plan")) is not None:
        return Judgement("planned", settled, "phrase of a plan")
    if group.future:
        return Judgement("planned", group.future, "future tense")
    if (
        planned := next((cue for m in group.members if m != index and (cue := view.cue("plan", m))), None)
    ) is not None:
        others = [m for m in group.members if m != index and view.cue("plan", m) is None]
        if any(view.tokens[m].lemma in view.words.have for m in others):
            return Judgement("possible", planned, "said to have happened")
        return Judgement("planned", planned, "auxiliary of a plan")
    if group.conditional or group.past_future:
        return _conditional_mood(view, index, group)
    if group.infinitive or not (group.finite or group.past):
        return None
    if when in _AHEAD and not group.past:
        return Judgement("planned", None, TO_COME)
    return Judgement("happened", None, "past tense" if group.past else PRESENT)


def _adverb(view: View, index: int) -> Span | None:
    """An adverb or conjunction on the verb that leaves it open: perhaps, reportedly, whether."""
    if (phrase := _phrase(view, index, "possible")) is not None:
        return phrase
    for child in view.with_dep(index, "cc"):
        if (cue := view.cue("whether", child)) is not None and view.with_dep(index, "nsubj"):
            return cue  # onderzoekt of …, which a tagger takes for "or"
    for child in view.with_dep(index, "advmod", "mark", "discourse"):
        if view.tokens[child].pos in ("ADV", "SCONJ", "ADJ") and (cue := view.cue("possible", child)):
            return cue
        if view.base(child) == "mark" and (cue := view.cue("whether", child)):
            return cue
    return None


def _phrase(view: View, index: int, kind: str) -> Span | None:
    """A cue that stands under a verb with its own preposition: a quanto pare, van plan, op de agenda."""
    for child in view.with_dep(index, "obl", "advcl"):
        cue = view.cue(kind, child)
        if cue and any(
            cue.start <= view.tokens[c].start < cue.end for c in view.with_dep(child, "case", "mark")
        ):
            return cue
    return None


def _shared(view: View, index: int, group: Group) -> Group | None:
    """The verb group that a coordinated verb shares with the first ("will meet and discuss")."""
    if group.finite or view.base(index) != "conj":
        return None
    head = view.head(index)
    return group_of(view, head) if head is not None and view.tokens[head].pos in VERBAL else None


def _conditional_mood(view: View, index: int, group: Group) -> Judgement:
    """Would, serait: future in the past under a verb of saying, hearsay, or a hypothesis."""
    span = group.conditional or group.past_future
    if _reported_in_past(view, index):
        return Judgement("planned", span, "future seen from the past")
    if group.conditional and (view.cues("hearsay") or group.perfect):
        return Judgement("possible", span, "conditional of hearsay")
    return Judgement("conditional", span, MOOD)


_REPORTED = ("ccomp", "xcomp", "obj", "acl", "conj", "dep", "parataxis")


def _reported_in_past(view: View, index: int) -> bool:
    """Whether a verb of saying in the past governs a verb, through its object if need be."""
    current, head = index, view.head(index)
    for _ in range(3):
        if head is None or view.base(current) not in _REPORTED:
            return False
        if view.cue("report", head) and view.tokens[head].pos in VERBAL:
            return group_of(view, head).past and not view.cue("possible", head)
        current, head = head, view.head(head)
    return False


def _governed(view: View, index: int, group: Group, own: Judgement | None, depth: int) -> Judgement:
    """The status after what governs the verb has had its say."""
    head, relation = view.head(index), view.base(index)
    complement = head is not None and complements(view, index)
    if head is None or (relation not in _LINKED and not complement):
        return own or Judgement("happened")
    if relation == "conj":
        return own or judge_token(view, head, "untimed", depth + 1)
    if relation == "advcl" and not (complement and effect_of(view, head) is not None):
        return own or _adverbial(view, index, head, depth)
    if relation == "acl" and (group.finite or view.tokens[index].dep == "acl:relcl"):
        return own or Judgement("happened")
    effect = effect_of(view, head)
    if (
        own is not None
        and group.finite
        and relation == "ccomp"
        and effect is not None
        and effect[0] == "cancel"
    ):
        return own
    if effect is not None and not _passes_plan(view, head, relation, effect[0], own):
        return _combined(view, head, effect, own, depth)
    if own is not None:
        return Judgement("planned", own.span, own.reason) if effect and own.status == "conditional" else own
    return (
        _aim(view, index, head, depth) if relation == "acl" else judge_token(view, head, "untimed", depth + 1)
    )


def _passes_plan(view: View, head: int, relation: str, kind: str, own: Judgement | None) -> bool:
    """Whether a full clause under a verb of planning speaks for itself ("decided that it will be")."""
    if own is None or kind != "plan":
        return False
    return relation == "ccomp" or (own.status == "denied" and view.cue("report", head) is not None)


def _aim(view: View, index: int, head: int, depth: int) -> Judgement:
    """An infinitive or participle on a noun; in a headline without a verb the infinitive is a plan."""
    if view.has(index, "VerbForm=Inf"):
        if view.head(head) is None and not view.with_dep(head, "cop", "nsubj"):
            return Judgement("planned", None, "infinitive of a headline")
        if view.cue("implicative", view.tokens[head].head) is not None:
            return judge_token(view, view.tokens[head].head, "untimed", depth + 1)
        return Judgement("possible", None, "an aim")
    return Judgement("happened", None, "participle")


def _adverbial(view: View, index: int, head: int, depth: int) -> Judgement:
    """Adverbial clauses: an infinitive is an aim, without a verb of its own it follows the main clause."""
    for kind, status, reason in _MARKED:
        for child in view.with_dep(index, "mark", "case", "advmod"):
            if cue := view.cue(kind, child):
                return Judgement(status, cue, reason)
    if view.has(index, "VerbForm=Inf") and view.cue("implicative", head) is None:
        return Judgement("possible", None, "an aim")
    return judge_token(view, head, "untimed", depth + 1)


_MARKED: tuple[tuple[str, Factuality, str], ...] = (
    ("without_place", "denied", "ruled out by its preposition"),
    ("past_place", "happened", "told as a circumstance"),
    ("before_place", "planned", "still to come then"),
)


def _combined(
    view: View, head: int, effect: tuple[str, Span], own: Judgement | None, depth: int
) -> Judgement:
    """The status of what a verb or noun governs, from its kind and its own status."""
    kind, cue = effect
    outer = judge_token(view, head, "untimed", depth + 1)
    if outer.status == "conditional" and view.cue("expected", head) is not None:
        outer = Judgement("happened")
    if view.tokens[head].pos not in VERBAL and outer.status not in ("denied", "conditional", "cancelled"):
        outer = Judgement("happened")
    status = COMBINED[kind][level(outer.status)]
    if own is not None and own.status == "denied" and kind in ("plan", "possible"):
        status = "denied"
    decided = outer.span if outer.status in ("denied", "possible", "conditional") else cue
    return Judgement(status, decided or cue, f"governed by a word of kind {kind}")


def _by_words(view: View, index: int, when: When) -> Judgement:
    """Without a parse: the preposition before the trigger, else the strongest cue among the words of the
    sentence near it; one that calls off may stand further off."""
    for kind, status, reason in _MARKED[:2]:
        if index and (cue := view.cue(kind, index - 1)):
            return Judgement(status, cue, reason)
    for kind, status in _WORDS:
        for position in _near(view, index, _FAR if kind == "cancel" else _NEAR, kind in _OWN):
            if cue := view.cue(kind, position):
                return Judgement(status, cue, f"near a word of kind {kind}")
    return Judgement("planned", None, YET_TO_COME) if when == "after" else Judgement("happened")


_NEAR = 8
"""How many words from a trigger a cue may stand where there is no parse."""

_FAR = 14
"""The same for a word that calls off, which may stand behind a relative clause."""


_OWN = frozenset({"modal", "possible", "future", "plan"})
"""Kinds of cues that tell of their own clause alone."""


def _near(view: View, index: int, reach: int, own: bool) -> list[int]:
    """The tokens near a trigger, none beyond a comma with a word that sets another clause apart (", but");
    of its `own` clause none beyond any comma, but for a relative clause or a participle right behind it."""
    found = [index]
    for way in (-1, 1):
        for position in range(index + way, index + way * reach, way):
            if not 0 <= position < len(view.tokens) or view.sets_apart(position):
                break
            if own and view.form(position) == "," and not _goes_on(view, index, position):
                break
            found.append(position)
    return sorted(found)


def _goes_on(view: View, index: int, comma: int) -> bool:
    """Whether a relative clause or a participle on the trigger stands behind a comma, or before it."""
    opened = any(view.form(n) == "," for n in range(index + 1, comma))
    after = view.form(comma + 1) if comma + 1 < len(view.tokens) else ""
    told = any(view.cue(kind, comma + 1) is not None for kind in ("plan", "possible")) if after else False
    return opened or after in view.words.relative or told


_WORDS: tuple[tuple[str, Factuality], ...] = (
    ("cancel", "cancelled"),
    ("deny", "denied"),
    ("negation", "denied"),
    ("condition", "conditional"),
    ("modal", "possible"),
    ("possible", "possible"),
    ("future", "planned"),
    ("plan", "planned"),
)
