"""The factuality of an event that a noun names: from the words beside it, its preposition, and its verb."""

from collections.abc import Callable

from recoupe.annotate.events.circumstances import When, relative_verb
from recoupe.annotate.events.group import Group, group_of
from recoupe.annotate.events.judgement import (
    COMBINED,
    NO_PLACE,
    NOT_COMING,
    PRESENT,
    YET_TO_COME,
    Judgement,
    effect_of,
    level,
)
from recoupe.annotate.events.view import VERBAL, View
from recoupe.model import Span

Judge = Callable[[View, int, When, int], Judgement]
Own = Callable[[View, int, Group, When], Judgement | None]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "X", "SYM", "NUM"})
_BESIDE = frozenset({"amod", "acl", "compound", "advmod", "appos", "nmod"})


def judge_noun(view: View, index: int, when: When, depth: int, judge: Judge, own: Own) -> Judgement:
    """The factuality of a noun's event; `judge` judges other tokens, `own` a verb group by itself."""
    relative = _relative(view, index, depth, judge, own)
    if relative is not None:
        outer = _placed(view, index, when, depth, judge, own) if relative.status != "happened" else relative
        return outer if outer.status == "cancelled" else relative
    beside = _beside(view, index)
    if beside is not None and beside.status in ("denied", "cancelled"):
        return beside
    under = _placed(view, index, when, depth, judge, own)
    if beside is None or under.status in ("denied", "cancelled"):
        return under
    return beside


def _placed(view: View, index: int, when: When, depth: int, judge: Judge, own: Own) -> Judgement:
    if (place := _preposition(view, index, when)) is not None:
        return place
    if (view.with_dep(index, "cop") and view.base(index) != "nsubj") or (
        view.head(index) is None and view.with_dep(index, "nsubj")
    ):
        return own(view, index, group_of(view, index), when) or Judgement("happened")
    head, relation = view.head(index), view.base(index)
    if head is None and (lost := _lost_verb(view, index)) is not None:
        head, relation = lost, "nsubj"
    elif head is not None and relation == "nsubj":
        head = _main_verb(view, index, head)
    if head is None:
        return Judgement("planned", None, YET_TO_COME) if when == "after" else Judgement("happened")
    if (cue := _of_the_past(view, index, head)) is not None:
        return Judgement("happened", cue, "told as a circumstance")
    if relation == "conj" and view.tokens[head].pos in _NOMINAL:
        return judge_noun(view, head, when, depth + 1, judge, own) if depth < 5 else Judgement("happened")
    return _under(view, index, head, when, depth, judge, relation)


def _lost_verb(view: View, noun: int) -> int | None:
    """The finite verb behind a relative clause of which a noun is the subject, where the tree has the noun
    for the root ("het concert dat was gepland, gaat niet door")."""
    if relative_verb(view, noun) is None:
        return None
    lost = (c for c in view.with_dep(noun, "dep", "parataxis") if c > noun and view.tokens[c].pos == "VERB")
    return next((c for c in lost if view.finite(c) and not view.with_dep(c, "nsubj")), None)


def _of_the_past(view: View, index: int, head: int) -> Span | None:
    """A noun over or right before another that puts it behind: the anniversary of, w wyniku."""
    above = [head] if view.base(index) == "nmod" else []
    for noun in (*above, index - 1):
        if noun >= 0 and view.tokens[noun].pos == "NOUN" and (cue := view.cue("past_place", noun)):
            return cue
    return None


def _main_verb(view: View, noun: int, head: int) -> int:
    """The verb that a noun is the subject of, where the tree took a participle on it for that ("the strike
    planned for Monday was called off"): the next one with an auxiliary and no subject of its own."""
    bare = view.has(head, "VerbForm=Part") and not view.with_dep(head, "aux", "cop")
    if not bare or not noun < head <= noun + 2:
        return head
    for position in range(head + 1, len(view.tokens)):
        if view.tokens[position].pos in ("PUNCT", "CCONJ", "SCONJ"):
            return head
        if view.tokens[position].pos == "VERB" and view.with_dep(position, "aux"):
            return head if view.with_dep(position, "nsubj") else position
    return head


def _under(
    view: View, index: int, head: int, when: When, depth: int, judge: Judge, relation: str
) -> Judgement:
    """A noun under a governor: its kind first, then the status of the verb whose subject or object it is."""
    if relation == "obj" and view.cue("regardless", head) is not None:
        return Judgement("planned", None, YET_TO_COME) if when == "after" else Judgement("happened")
    effect = effect_of(view, head)
    if effect is not None and _governs(view, head, relation, effect[0], index):
        return _combined(view, head, effect, depth, judge)
    for part in view.with_dep(head, "xcomp") if relation in ("nsubj", "obj") else ():
        stated = view.has(part, "VerbForm=Part") or view.tokens[part].pos == "ADJ"
        if stated and (effect := effect_of(view, part)) is not None:
            return _combined(view, part, effect, depth, judge)
    if relation in ("obl", "nmod") and (before := _noun_before(view, index)) is not None:
        return before
    direct = relation in ("nsubj", "obj") or _with_preposition(view, index)
    outer = judge(view, head, when if direct else "untimed", depth + 1)
    held = any(view.cue("fact", token) for token in (head, *view.with_dep(head, "obj")))
    if direct and outer.reason == NOT_COMING and held:
        return Judgement("cancelled", outer.span, NO_PLACE)
    if direct and outer.reason == PRESENT and held and (ahead := view.cue("plan", head)) is not None:
        return Judgement("planned", ahead, "said to go ahead")
    if not direct and view.tokens[head].pos in VERBAL and outer.status == "denied":
        outer = Judgement("happened", None, "told as a circumstance")
    if when == "after" and outer.status == "happened":
        return Judgement("planned", None, YET_TO_COME)
    return outer


def _with_preposition(view: View, index: int) -> bool:
    """Whether the preposition of a noun belongs to the words for happening ("nie doszło do spotkania")."""
    return any(view.cue("fact", case) is not None for case in view.with_dep(index, "case"))


def _noun_before(view: View, index: int) -> Judgement | None:
    """A noun that governs, right before the preposition, where the tree hung the phrase on the verb."""
    cases = view.with_dep(index, "case")
    place = min(cases, default=0) - 1
    if place < 0 or view.tokens[place].pos != "NOUN" or (effect := effect_of(view, place)) is None:
        return None
    denied = any(view.cue("no", child) for child in view.children[place])
    return Judgement(COMBINED[effect[0]][3 if denied else 0], effect[1], "after a noun of its kind")


def _governs(view: View, head: int, relation: str, kind: str, noun: int) -> bool:
    """Whether a governor acts on the noun itself: its object, its passive subject, its complement."""
    if relation == "nsubj" and view.tokens[head].pos in VERBAL:
        inside = view.children[head]
        passive = any(view.tokens[c].dep in ("nsubj:pass", "aux:pass", "cop") for c in inside)
        reflexive = noun > head and any(view.base(c) == "expl" for c in inside)
        second = noun > head and any(c < head for c in view.with_dep(head, "nsubj"))
        due = view.cue("plan", head) if kind == "plan" else None
        raised = due is not None and any(view.cue("plan", c) == due for c in view.with_dep(head, "xcomp"))
        return passive or reflexive or second or raised or kind == "cancel"
    return relation in (
        "nsubj",
        "obj",
        "xcomp",
        "iobj",
        "ccomp",
        "obl",
        "nmod",
        "appos",
        "compound",
        "amod",
        "flat",
    )


def _combined(view: View, head: int, effect: tuple[str, Span], depth: int, judge: Judge) -> Judgement:
    kind, cue = effect
    outer = judge(view, head, "untimed", depth + 1)
    if view.tokens[head].pos not in VERBAL:
        if any(view.cue("no", child) for child in view.children[head]):
            outer = Judgement("denied")
        elif outer.status not in ("denied", "conditional", "cancelled"):
            outer = Judgement("happened")
    decided = outer.span if outer.status in ("denied", "possible", "conditional") else cue
    return Judgement(
        COMBINED[kind][level(outer.status)], decided or cue, f"governed by a word of kind {kind}"
    )


def _beside(view: View, index: int) -> Judgement | None:
    """Words that hang on the noun: no deal, the planned summit, a possible strike, the cancelled visit."""
    for child in view.children[index]:
        cue = view.cue("no", child) if view.base(child) in ("det", "amod", "advmod", "cc") else None
        if cue and all(word in view.children[index] for word in view.between(cue.start, cue.end)):
            return Judgement("denied", cue, "negated")
    near = [c for c in view.children[index] if view.base(c) in _BESIDE and not _clause(view, c)]
    near += [n for n in (index - 1, index + 1) if 0 <= n < len(view.tokens) and view.tokens[n].pos == "ADJ"]
    for kind in ("cancel", "deny", "possible", "plan"):
        for child in near:
            if view.base(child) == "nmod" and kind != "plan" and not _said_of(view, index, child):
                continue
            if (cue := view.cue(kind, child)) is not None:
                return Judgement(COMBINED[kind][0], cue, f"beside a word of kind {kind}")
    return None


def _said_of(view: View, noun: int, part: int) -> bool:
    """Whether a phrase under a noun is what a copula says of it, where the tree took the noun for that („Der
    geplante Ausstand ist vom Tisch“)."""
    return not view.with_dep(noun, "nsubj") and any(noun < c < part for c in view.with_dep(noun, "cop"))


def _clause(view: View, index: int) -> bool:
    """Whether a dependent is a clause of its own: a relative one, or an infinitive."""
    return view.tokens[index].dep == "acl:relcl" or view.has(index, "VerbForm=Inf")


def _relative(view: View, index: int, depth: int, judge: Judge, own: Own) -> Judgement | None:
    """A relative clause that holds, cancels or plans the noun ("a summit, which could be held in …")."""
    verb = relative_verb(view, index)
    if verb is None or depth > 5 or not _about(view, verb):
        return None
    effect = effect_of(view, verb)
    if effect is not None:
        return _combined(view, verb, effect, depth + 2, judge)
    return own(view, verb, group_of(view, verb), "untimed") if view.cue("fact", verb) else None


def _about(view: View, clause: int) -> bool:
    """Whether the relative pronoun is the clause's subject or object."""
    return any(
        view.tokens[c].pos == "PRON" or (view.tokens[c].pos == "DET" and view.form(c) in view.words.relative)
        for c in view.with_dep(clause, "nsubj", "obj")
    )


def _asked_for(view: View, index: int, preposition: int) -> bool:
    """Whether a preposition of time is that of the governor instead: "warnen vor", "Angst vor"."""
    head = view.head(index)
    kind = effect_of(view, head) if head is not None else None
    return kind is not None and kind[0] == "possible" and view.form(preposition) in view.words.asked


def _preposition(view: View, index: int, when: When) -> Judgement | None:
    for child in view.with_dep(index, "case", "mark", "advmod"):
        if cue := view.cue("without_place", child):
            return Judgement("denied", cue, "ruled out by its preposition")
        if cue := view.cue("condition_place", child):
            return Judgement("conditional", cue, "stands in a condition")
        if (cue := view.cue("before_place", child)) and not _asked_for(view, index, child):
            return Judgement("planned", cue, "still to come then")
        if (cue := view.cue("past_place", child)) and when != "after":
            return Judgement("happened", cue, "told as a circumstance")
    return None
