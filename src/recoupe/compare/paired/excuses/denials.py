"""What one independent account denies and another tells."""

from recoupe.compare.paired.excuses.sides import governor, predicates, sides
from recoupe.compare.statements.acts import Act, act_at, others
from recoupe.compare.statements.contrast import Contrast, Mark, Pair
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.signs import doubtful, listed

SURE = 0.5
"""The least cosine of two verbs of which one is denied: there is little else to go by."""


def denial_excused(pair: Pair, contrast: Contrast) -> bool:
    """The act denied here must be told there, of something alike, and without any doubt."""
    for frame, mark, there in sides(pair, contrast):
        head = governor(frame, mark)
        if head is None:
            continue
        table = lexicon(frame.language)
        after = [t.text.lower() for t in frame.following(mark.spans[0], 1)]
        if table is not None and table.focus & set(after):
            return True  # not only
        if head.pos not in ("VERB", "AUX"):
            return not any(pair.likeness.cosine(head.lemma, t.lemma) >= SURE for t in predicates(there))
        denied = _act(frame, mark)
        if denied is None:
            continue
        near = [
            act
            for act in acts_in(there)
            if _one_kind(denied, act, pair)
            and denied.shares(act, pair.likeness)
            and not others(frame.source, denied, there.source, act)
        ]
        if not any(not _uncertain(there, act) for act in near):
            return True
    return False


def _one_kind(first: Act, second: Act, pair: Pair) -> bool:
    if first.events & second.events:
        return True
    return any(pair.likeness.cosine(a, b) >= SURE for a in first.verbs for b in second.verbs)


def acts_in(frame: Frame) -> list[Act]:
    """The acts of a statement, each once."""
    verbs = (t for t in frame.tokens if t.pos in ("VERB", "ADJ") and t.dep)
    found = (act_at(frame.source, t.start) for t in verbs)
    return list({a.span: a for a in found if a is not None}.values())


def _uncertain(frame: Frame, act: Act) -> bool:
    table = lexicon(frame.language)
    if table is None:
        return True
    known = table.doubt | table.possible | table.negation | table.negative | table.denial
    return any(listed(t, known) or doubtful(t, table) for t in frame.source.tokens(act.span))


def _act(frame: Frame, mark: Mark) -> Act | None:
    return act_at(frame.source, mark.spans[0].start) if mark.spans else None
