"""Whether an event happened, is planned, possible, conditional, denied or cancelled, by scope.

The event's own verb group is read first; then what governs it (a verb of planning, of wishing, of denying,
of cancelling), up to the root, each with its own negation and modality; then conditions. A noun takes the
status of the verb that makes it happen, or of the words beside it ("the planned summit", "no deal").
The labels follow FactBank's degrees (Saurí and Pustejovsky 2009), with plans and cancellations apart.
"""

from typing import NamedTuple

from recoupe.annotate.events.conditions import condition_of
from recoupe.annotate.events.group import Group, group_of
from recoupe.annotate.events.circumstances import When
from recoupe.annotate.events.view import VERBAL, View
from recoupe.model import Factuality, Span

_DEPTH = 7
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "X", "SYM", "NUM"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})


class Judgement(NamedTuple):
    """A status, the words that decide it, why, and the condition if there is one."""

    status: Factuality
    span: Span | None = None
    reason: str = ""
    condition: Span | None = None


def judge(view: View, index: int, *, when: When = "untimed") -> Judgement:
    """The factuality of the event whose trigger is a token; `when` tells how its time lies to now."""
    if not view.parsed:
        return _by_words(view, index, when)
    found = _judge(view, index, when, 0)
    condition = condition_of(view, index)
    if condition and found.status in ("planned", "possible", "conditional"):
        return Judgement("conditional", found.span or condition, "depends on a condition", condition)
    if (
        condition
        and condition.start <= view.tokens[index].start < condition.end
        and found.status == "happened"
    ):
        return Judgement("conditional", condition, "stands in a condition", condition)
    return found


def _judge(view: View, index: int, when: When, depth: int) -> Judgement:
    if depth > _DEPTH:
        return Judgement("happened")
    if view.tokens[index].pos in VERBAL:
        return _verb(view, index, when, depth)
    return _noun(view, index, when, depth)


def _verb(view: View, index: int, when: When, depth: int) -> Judgement:
    group = group_of(view, index)
    own = _own(view, index, group, when, depth)
    return _governed(view, index, group, own, depth)


def _own(view: View, index: int, group: Group, when: When, depth: int) -> Judgement | None:
    """What the verb group itself says; None where it says nothing (a bare infinitive or participle)."""
    shared = _shared(view, index, group)
    if shared is not None:
        group = shared
    if group.negation:
        if group.modal and not group.future:
            return Judgement("denied", group.negation, "negated")
        return Judgement("denied", group.negation, "negated")
    if group.future:
        return Judgement("planned", group.future, "future tense")
    if group.modal:
        return Judgement("possible", group.modal, "modal verb")
    if group.conditional or group.past_future:
        return _conditional_mood(view, index, group)
    if group.infinitive or not (group.finite or group.past):
        return None
    if when in ("after", "same", "unknown") and not group.past:
        return Judgement("planned", None, "present tense with a time to come")
    return Judgement("happened", None, "past tense" if group.past else "present tense")


def _shared(view: View, index: int, group: Group) -> Group | None:
    """The verb group that a coordinated verb shares with the first ("will meet and discuss")."""
    if group.finite or view.base(index) != "conj":
        return None
    head = view.head(index)
    if head is None or view.tokens[head].pos not in VERBAL:
        return None
    return group_of(view, head)


def _conditional_mood(view: View, index: int, group: Group) -> Judgement:
    """Would, serait: future in the past under a verb of saying, hearsay, or a hypothesis."""
    span = group.conditional or group.past_future
    if _reported_in_past(view, index):
        return Judgement("planned", span, "future seen from the past")
    if group.conditional and view.cues("hearsay"):
        return Judgement("possible", span, "conditional of hearsay")
    if group.perfect and group.conditional:
        return Judgement("possible", span, "conditional of hearsay")
    return Judgement("conditional", span, "conditional mood")


def _reported_in_past(view: View, index: int) -> bool:
    head, relation = view.head(index), view.base(index)
    steps = 0
    while (
        head is not None
        and relation in ("ccomp", "xcomp", "conj", "obj", "parataxis", "acl")
        and steps < _DEPTH
    ):
        if view.cue("report", head) and relation in ("ccomp", "obj", "acl", "xcomp"):
            return group_of(view, head).past or view.tokens[head].pos not in VERBAL
        head, relation, steps = view.head(head), view.base(head), steps + 1
    return False


def _governed(view: View, index: int, group: Group, own: Judgement | None, depth: int) -> Judgement:
    """The status after what governs the verb has had its say."""
    head, relation = view.head(index), view.base(index)
    if head is None or relation not in _CLAUSES | {
        "conj",
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "parataxis",
        "dep",
        "root",
        "appos",
        "amod",
        "advmod",
    }:
        return own or Judgement("happened")
    if relation == "conj":
        return own or _judge(view, head, "untimed", depth + 1)
    if relation == "advcl":
        return _adverbial(view, index, own, head, depth)
    if relation == "acl" and (group.finite or view.tokens[index].dep == "acl:relcl"):
        return own or Judgement("happened")
    if relation in ("parataxis", "root", "dep") and own:
        return own
    effect = _effect(view, head)
    if effect and not (own and own.status == "denied" and effect[0] == "plan" and view.cue("report", head)):
        if own and relation == "ccomp" and effect[0] == "plan":
            return own if own.status != "conditional" else Judgement("planned", own.span, own.reason)
        return _combined(view, head, effect, own, depth)
    if own is not None:
        return own
    if relation == "acl":
        return _infinitive_of_noun(view, index, head, depth)
    return _judge(view, head, "untimed", depth + 1)


def _infinitive_of_noun(view: View, index: int, head: int, depth: int) -> Judgement:
    if view.has(index, "VerbForm=Inf"):
        return Judgement("possible", None, "an aim")
    if view.has(index, "VerbForm=Part"):
        return Judgement("happened", None, "participle")
    return _judge(view, head, "untimed", depth + 1)


def _adverbial(view: View, index: int, own: Judgement | None, head: int, depth: int) -> Judgement:
    """Adverbial clauses: an infinitive is an aim, without a verb of its own it follows the main clause."""
    if own is not None:
        return own
    if (cue := _marker(view, index, "without_place")) is not None:
        return Judgement("denied", cue, "ruled out by its preposition")
    if (cue := _marker(view, index, "past_place")) is not None:
        return Judgement("happened", cue, "told as a circumstance")
    if (cue := _marker(view, index, "before_place")) is not None:
        return Judgement("planned", cue, "still to come then")
    if view.has(index, "VerbForm=Inf"):
        return Judgement("possible", None, "an aim")
    return _judge(view, head, "untimed", depth + 1)


def _marker(view: View, index: int, kind: str) -> Span | None:
    for child in view.with_dep(index, "mark", "case", "advmod"):
        if cue := view.cue(kind, child):
            return cue
    return None


def _effect(view: View, index: int) -> tuple[str, Span] | None:
    """The kind of governor that a token is."""
    if cue := view.cue("cancel", index):
        return "cancel", cue
    if cue := view.cue("deny", index):
        return "deny", cue
    if cue := view.cue("plan", index):
        return "plan", cue
    if cue := view.cue("possible", index):
        return "possible", cue
    return None


def _combined(
    view: View, head: int, effect: tuple[str, Span], own: Judgement | None, depth: int
) -> Judgement:
    """The status of what a governor governs, from its kind and its own status."""
    kind, cue = effect
    outer = (
        _judge(view, head, "untimed", depth + 1)
        if view.tokens[head].pos in VERBAL
        else _of_noun_governor(view, head, depth)
    )
    status: Factuality = _TABLE[kind][_level(outer.status)]
    if own is not None and own.status == "denied" and kind in ("plan", "possible"):
        status = "denied"
    return Judgement(
        status,
        outer.span if outer.status in ("denied", "possible", "conditional") else cue,
        f"governed by a word of kind {kind}",
    )


def _of_noun_governor(view: View, head: int, depth: int) -> Judgement:
    if any(view.cue("no", child) for child in view.children[head]):
        return Judgement("denied", None, "negated")
    found = _judge(view, head, "untimed", depth + 1)
    return found if found.status in ("denied", "conditional", "cancelled") else Judgement("happened")


def _level(status: Factuality) -> int:
    return {"happened": 0, "planned": 0, "possible": 1, "conditional": 2, "denied": 3, "cancelled": 4}[status]


_TABLE: dict[str, tuple[Factuality, Factuality, Factuality, Factuality, Factuality]] = {
    "plan": ("planned", "possible", "conditional", "denied", "cancelled"),
    "possible": ("possible", "possible", "conditional", "denied", "cancelled"),
    "deny": ("denied", "possible", "conditional", "possible", "possible"),
    "cancel": ("cancelled", "possible", "conditional", "planned", "planned"),
}


def _noun(view: View, index: int, when: When, depth: int) -> Judgement:
    beside = _beside(view, index)
    if beside is not None:
        return beside
    if (place := _preposition(view, index, when)) is not None:
        return place
    if view.with_dep(index, "cop") or (view.head(index) is None and view.with_dep(index, "nsubj")):
        return _predicate(view, index, when, depth)
    head, relation = view.head(index), view.base(index)
    if head is None:
        return _unfinished(view, index, when)
    if relation == "conj" and view.tokens[head].pos in _NOMINAL:
        return _noun(view, head, when, depth + 1)
    return _noun_under(view, index, head, relation, when, depth)


def _noun_under(view: View, index: int, head: int, relation: str, when: When, depth: int) -> Judgement:
    """A noun under a governor: cues first, then the status of the verb whose subject or object it is."""
    if when == "after" and relation in ("obl", "nmod", "appos"):
        inherited = _inherited(view, head, relation, depth)
        return (
            inherited
            if inherited.status in ("cancelled", "denied")
            else Judgement("planned", None, "its time is yet to come")
        )
    effect = _effect(view, head)
    core = relation in ("nsubj", "obj", "xcomp", "iobj", "ccomp") or (
        relation in ("nmod", "obl", "appos", "compound", "amod", "flat")
    )
    if effect and core and _governs_noun(view, head, relation, effect[0]):
        return _combined(view, head, effect, None, depth)
    return _inherited(view, head, relation, depth)


def _governs_noun(view: View, head: int, relation: str, kind: str) -> bool:
    """Whether a governor acts on the noun itself: its object, its passive subject, its complement."""
    verbal = view.tokens[head].pos in VERBAL
    if relation == "nsubj" and verbal:
        passive = any(view.tokens[c].dep in ("nsubj:pass", "aux:pass") for c in view.children[head])
        return passive or kind == "cancel"
    if relation == "obl" and verbal:
        return kind in ("plan", "possible", "deny", "cancel")
    return True


def _inherited(view: View, head: int, relation: str, depth: int) -> Judgement:
    outer = _judge(view, head, "untimed", depth + 1)
    if relation in ("obl", "nmod") and outer.status in ("denied",) and view.tokens[head].pos in VERBAL:
        return Judgement("happened", None, "told as a circumstance")
    return outer


def _beside(view: View, index: int) -> Judgement | None:
    """Words that hang on the noun: no deal, the planned summit, a possible strike, the cancelled visit."""
    for child in view.children[index]:
        if view.base(child) in ("det", "amod", "acl", "advmod", "compound", "nummod", "case"):
            if cue := view.cue("no", child):
                return Judgement("denied", cue, "negated")
    for kind in ("cancel", "deny", "possible", "plan"):
        for child in view.children[index]:
            if (
                view.base(child) not in ("amod", "acl", "compound", "advmod", "nmod", "appos")
                or child == index
            ):
                continue
            if view.base(child) == "nmod" and kind != "plan":
                continue
            if (cue := view.cue(kind, child)) and not _is_clause(view, child):
                return Judgement(_TABLE[kind][0], cue, f"beside a word of kind {kind}")
    return _relative(view, index)


def _is_clause(view: View, index: int) -> bool:
    return view.tokens[index].dep == "acl:relcl"


def _relative(view: View, index: int) -> Judgement | None:
    """A relative clause that holds, cancels or plans the noun ("a summit, which could be held in …")."""
    for child in view.children[index]:
        if not _is_clause(view, child) or view.tokens[child].pos not in VERBAL:
            continue
        if not _about_noun(view, child):
            continue
        effect = _effect(view, child)
        if effect:
            return _combined(view, child, effect, None, 1)
        if view.cue("fact", child):
            return _own(view, child, group_of(view, child), "untimed", 1)
    return None


def _about_noun(view: View, clause: int) -> bool:
    """Whether the relative pronoun is the clause's subject or object."""
    return any(
        view.base(c) in ("nsubj", "obj") and view.tokens[c].pos == "PRON" for c in view.children[clause]
    )


def _preposition(view: View, index: int, when: When) -> Judgement | None:
    for child in view.with_dep(index, "case", "mark", "advmod"):
        if cue := view.cue("without_place", child):
            return Judgement("denied", cue, "ruled out by its preposition")
        if cue := view.cue("condition_place", child):
            return Judgement("conditional", cue, "stands in a condition")
        if cue := view.cue("before_place", child):
            return Judgement("planned", cue, "still to come then")
        if (cue := view.cue("past_place", child)) and when != "after":
            return Judgement("happened", cue, "told as a circumstance")
    return None


def _predicate(view: View, index: int, when: When, depth: int) -> Judgement:
    group = group_of(view, index)
    return _own(view, index, group, when, depth) or Judgement("happened")


def _unfinished(view: View, index: int, when: When) -> Judgement:
    """A noun that heads a headline or a fragment."""
    return Judgement("planned", None, "its time is yet to come") if when == "after" else Judgement("happened")


def _by_words(view: View, index: int, when: When) -> Judgement:
    """Without a parse: the strongest cue among the words of the sentence near the trigger."""
    near = range(max(0, index - 8), min(len(view.tokens), index + 8))
    for kind, status in (("cancel", "cancelled"), ("deny", "denied"), ("negation", "denied"), ("condition", "conditional"), ("modal", "possible"), ("possible", "possible"), ("future", "planned"), ("plan", "planned")):  # fmt: skip
        for position in near:
            if cue := view.cue(kind, position):
                return Judgement(status, cue, f"near a word of kind {kind}")  # type: ignore[arg-type]
    return Judgement("planned", None, "its time is yet to come") if when == "after" else Judgement("happened")
