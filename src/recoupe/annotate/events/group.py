"""The verb group of a verb or nominal predicate: tense, modality and negation, from words and morphology."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.annotate.events.view import VERBAL, View
from recoupe.model import Span

_LOOK_BACK = 6
_GROUP = frozenset({"AUX", "ADV", "PART"})
_CLITIC = "expl"


@dataclass(frozen=True)
class Group:
    """What the words around a verb say of it; spans tell which words."""

    members: tuple[int, ...]
    finite: bool
    past: bool
    future: Span | None = None
    past_future: Span | None = None
    modal: Span | None = None
    negation: Span | None = None
    conditional: Span | None = None
    perfect: bool = False
    infinitive: bool = False


def group_of(view: View, index: int) -> Group:
    """The verb group that a token heads (for a nominal predicate, its copula and auxiliaries)."""
    members = _members(view, index)
    finite = [m for m in members if view.finite(m)]
    lead = finite[0] if finite else None
    negation = next((s for m in members if (s := _negation(view, m))), None)
    return Group(
        members=tuple(members),
        finite=lead is not None or _modal_lead(view, members),
        past=_past(view, index, members, lead),
        future=_future(view, index, members),
        past_future=_first(view, "past_future", members),
        modal=_first(view, "modal", members),
        negation=negation,
        conditional=next((view.span(m) for m in members if _conditional(view, m)), None),
        perfect=len(members) > 1 and participle(view, index),
        infinitive=view.has(index, "VerbForm=Inf") and lead is None and not participle(view, index),
    )


def _members(view: View, index: int) -> list[int]:
    """The verb with its auxiliaries, copula, and adverbs that negate, in text order."""
    found = {index}
    for child in view.children[index]:
        if view.base(child) in ("aux", "cop") or (
            view.base(child) in ("advmod", "det", "expl") and _negates(view, child)
        ):
            found.add(child)
    if view.tokens[index].pos in VERBAL:
        found.update(_linear(view, index))
    mark = _infinitive_mark(view, index)
    if mark is not None:
        return sorted(m for m in found if m > mark or not view.finite(m))
    if view.words.particles and not any(m < index and view.finite(m) for m in found):
        found.update(_bracket(view, index))
    return sorted(found)


def next_verbs(view: View, verb: int, kind: str) -> Iterator[int]:
    """The verbs of a kind of cue that go on with what a verb is said of, in a second clause without a noun of
    its own ("was to open on Monday, but was put off")."""
    while view.base(verb) == "xcomp" and (above := view.head(verb)) is not None:
        verb = above
    for other in view.with_dep(verb, "conj"):
        own = any(view.tokens[c].pos in ("NOUN", "PROPN") for c in view.with_dep(other, "nsubj", "obj"))
        if not own and view.tokens[other].pos in VERBAL and view.cue(kind, other) is not None:
            yield other


def complements(view: View, index: int) -> bool:
    """Whether a verb is an infinitive that depends on its governor, with no mark but the infinitive's."""
    near = [index, *(c for c in view.children[index] if view.base(c) == "aux")]
    marks = {view.form(m) for token in near for m in view.with_dep(token, "mark")}
    if not view.words.infinitive or not marks <= view.words.infinitive or view.finite(index):
        return False
    return bool(marks) or view.has(index, "VerbForm=Inf")


def _infinitive_mark(view: View, index: int) -> int | None:
    """The mark of an infinitive: what is finite before it belongs to a verb above (is van plan te staken)."""
    marks = (c for c in view.with_dep(index, "mark") if view.form(c) in view.words.infinitive)
    return min(marks, default=None) if view.has(index, "VerbForm=Inf") else None


def _bracket(view: View, index: int) -> list[int]:
    """The finite auxiliary that opens the bracket of a verb at the end of its clause, by its place."""
    if view.finite(index) and not participle(view, index):
        return []
    for back in range(index - 1, -1, -1):
        token = view.tokens[back]
        if token.pos == "AUX" and view.finite(back):
            return [back]
        if token.pos in ("VERB", "PUNCT", "SCONJ"):
            return []
    return []


def _linear(view: View, index: int) -> list[int]:
    """Auxiliaries and negations right before a verb, which a rough parse may have hung elsewhere."""
    found = []
    for back in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        token = view.tokens[back]
        if token.pos == "AUX" or _negates(view, back):
            found.append(back)
        elif token.pos not in _GROUP and view.base(back) != _CLITIC:
            break
    return found


def _negates(view: View, index: int) -> bool:
    return view.cue("negation", index) is not None


def _negation(view: View, index: int) -> Span | None:
    cue = view.cue("negation", index)
    return cue if cue and view.cue("not_negation", index) is None else None


def negated_argument(view: View, index: int, relation: str) -> Span | None:
    """The subject or object that denies its verb: nobody, neither side, aucun accord, (signed) no deal."""
    for subject in view.with_dep(index, relation):
        if (cue := _negation(view, subject)) and not view.with_dep(subject, "det"):
            return cue
        for child in view.children[subject]:
            if view.base(child) in ("det", "advmod", "cc") and (cue := view.cue("no", child)):
                return cue
    return None


def _first(view: View, kind: str, members: list[int]) -> Span | None:
    return next((cue for m in members if (cue := view.cue(kind, m))), None)


def _passive(view: View, index: int, members: list[int]) -> bool:
    """Whether the auxiliary of the future makes a passive: "wird gefeiert", not "wird gefeiert werden"."""
    plain = [m for m in members if m != index and view.cue("future", m) is not None]
    return bool(view.words.passive) and len(plain) == 1 and participle(view, index)


def _future(view: View, index: int, members: list[int]) -> Span | None:
    tense = next(
        (view.span(m) for m in members if view.has(m, "Tense=Fut") or _ends(view, m, "future")), None
    )
    return tense or (None if _passive(view, index, members) else _first(view, "future", members))


def _ends(view: View, index: int, kind: str) -> bool:
    """Whether a verb's ending tells its tense, where the tagger may not."""
    if (
        view.tokens[index].pos not in VERBAL
        or view.has(index, "VerbForm=Inf")
        or view.has(index, "VerbForm=Part")
    ):
        return False
    return view.words.endings[kind].search(view.form(index)) is not None


def _conditional(view: View, index: int) -> bool:
    return view.has(index, "Mood=Cnd") or _ends(view, index, "conditional")


def _modal_lead(view: View, members: list[int]) -> bool:
    return _first(view, "modal", members) is not None or _first(view, "future", members) is not None


def _past(view: View, index: int, members: list[int], lead: int | None) -> bool:
    if lead is not None and (view.has(lead, "Tense=Past") or view.has(lead, "Tense=Imp")):
        return True
    if lead is not None and _ends(view, lead, "past"):
        return True
    perfect = any(
        m != index and (view.tokens[m].lemma in view.words.have or view.tokens[m].dep == "aux:tense")
        for m in members
    )
    perfect |= len(members) > 1 and view.tokens[index].lemma in view.words.with_be
    part = participle(view, index) and not view.has(index, "Tense=Pres")
    bracket = bool(view.words.particles) and not view.finite(index)
    if perfect and (part or bracket):
        return True
    return lead is None and part and len(members) == 1


def participle(view: View, index: int) -> bool:
    """Whether a verb is a past participle, by its tag or by its form."""
    if view.words.endings["participle"].search(view.form(index)):
        return True
    return view.has(index, "VerbForm=Part")
