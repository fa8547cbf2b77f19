"""What is said of the subject of a passive: "X is said to have left", "X was accused of lying"."""

from recoupe.annotate.quotations.clauses import clause
from recoupe.annotate.quotations.cues import Cue, cue_spans
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.objects import object_at
from recoupe.annotate.quotations.page import SUBJECTS, Page
from recoupe.annotate.quotations.phrases import phrase_of_head, phrase_right


def undergone(page: Page, cue: Cue, words: Lexicon, wide: bool) -> Found | None:
    """The subject and what follows the verb, said by the agent behind "by" or by nobody who is named.

    Where an agent is named, the subject alone is content: "the move was criticized by X", "plans announced
    by X".
    """
    low, high = page.word_range(page.words[cue.word].sentence)
    subject = _subject(page, cue, words, low)
    described = _described(page, cue, words, low) if subject is None else None
    named = subject or described
    if cue.noun or named is None or (described is not None and _is_remark(page, described, words)):
        return None
    index, agent = cue.last + 1, None
    while index < high and (page.words[index].pos == "ADV" or index in page.dated):
        index += 1
    if index < high and page.words[index].folded in words.by:
        agent = phrase_right(page, index + 1, high, words)
        index = agent[1] + 1 if agent is not None else index
    if agent is None:
        agent = _agent_before(page, cue, words, low)
    part = _complement(page, cue, words, index, high, wide) if subject is not None else None
    judged = index < high and page.words[index].folded in words.undergone
    alone = part is None and not judged and _is_agents(page, cue, agent) and _names_matter(page, named)
    if part is None and not alone:
        return None
    spans = (page.span(*named), *(() if part is None else (page.span(part[0], part[1]),)))
    quoted = tuple(q for one in spans for q in page.quoted_in(one.start, one.end))
    return Found(
        kind="mixed" if quoted else "indirect", content=spans, quoted=quoted, known=cue.known,
        cue=cue_spans(page, cue, words), sources=(page.span(*agent),) if agent is not None else (),
        sentence=page.words[cue.word].sentence, stated="reporting" in cue.known.frames, clause=False,
    )  # fmt: skip


def _subject(page: Page, cue: Cue, words: Lexicon, low: int) -> tuple[int, int] | None:
    """The subject of a passive that its auxiliary shows, None where it is a relative pronoun."""
    children = [c for i in range(cue.first, cue.last + 1) for c in page.children[i]]
    if not any(page.words[c].dep == "aux:pass" for c in children):
        return None
    for child in children:
        if page.words[child].dep in SUBJECTS and child < cue.first:
            named = page.words[child].key not in words.relative and page.words[child].pos != "VERB"
            return phrase_of_head(page, child, low, cue.first) if named else None
    return None


def _agent_before(page: Page, cue: Cue, words: Lexicon, low: int) -> tuple[int, int] | None:
    """The agent between an auxiliary and its participle: „wurde von X scharf kritisiert“."""
    for child in page.children[cue.word]:
        case = page.child(child, {"case"})
        if low < child < cue.word and case >= 0 and page.words[case].folded in words.by:
            return phrase_of_head(page, child, max(low, case + 1), cue.word)
    return None


def _described(page: Page, cue: Cue, words: Lexicon, low: int) -> tuple[int, int] | None:
    """The phrase that a participle with an agent straight behind it describes: "plans announced by X"."""
    word = page.words[cue.word]
    straight = cue.last + 1 < len(page.words) and page.words[cue.last + 1].folded in words.by
    if not straight or cue.first != cue.word or word.head >= cue.word or not word.dep.startswith("acl"):
        return None
    if word.dep == "acl:relcl" or page.words[word.head].pos not in {"NOUN", "PROPN"}:
        return None
    return phrase_of_head(page, word.head, low, cue.first)


def _is_remark(page: Page, phrase: tuple[int, int], words: Lexicon) -> bool:
    """Whether an indefinite phrase behind a comma only takes up what was said: ", a claim disputed by X"."""
    return page.words[phrase[0]].folded in words.indefinite and page.words[phrase[0] - 1].text == ","


def _is_agents(page: Page, cue: Cue, agent: tuple[int, int] | None) -> bool:
    """Whether an act of saying has an agent who can have done it, and no date or measure in its place."""
    if agent is None or not cue.known.frames & {"matter", "object"} or "reporting" not in cue.known.frames:
        return False
    inside = page.words[agent[0] : agent[1] + 1]
    measured = any(w.pos in {"NUM", "SYM"} for w in inside[:2]) or agent[0] in page.dated
    return not measured and any(w.pos in {"NOUN", "PROPN"} for w in inside)


def _names_matter(page: Page, phrase: tuple[int, int] | None) -> bool:
    """Whether a phrase is more than a pronoun."""
    return phrase is not None and any(
        page.words[i].pos in {"NOUN", "PROPN"} for i in range(phrase[0], phrase[1] + 1)
    )


def _complement(
    page: Page, cue: Cue, words: Lexicon, index: int, high: int, wide: bool
) -> tuple[int, int] | None:
    """The infinitive behind a verb that takes a clause, or what an act of saying is about."""
    if index + 1 >= high:
        return None
    frames, word = cue.known.frames, page.words[index]
    says = "reporting" in frames or wide
    if (
        word.folded in words.to
        and word.pos == "PART"
        and says
        and "bare" in frames
        and "hearer" not in frames
    ):
        part = clause(page, cue, words, index, high)
        return part[:2] if part is not None else None
    if frames & {"matter", "infinitive"} and word.folded in words.undergone and word.pos in {"ADP", "SCONJ"}:
        if "VerbForm=Inf" in page.words[index + 1].morph:
            part = clause(page, cue, words, index, high)
            return part[:2] if part is not None else None
        if "matter" not in frames:
            return None
        part = object_at(page, cue, words, index + 1, high)
        return (index, part[1]) if part is not None else None
    return None
