"""What is said of the subject of a passive: "X is said to have left", "X was accused of lying"."""

from recoupe.annotate.quotations.clauses import clause
from recoupe.annotate.quotations.cues import Cue, cue_spans
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.objects import object_at
from recoupe.annotate.quotations.page import SUBJECTS, Page
from recoupe.annotate.quotations.phrases import phrase_of_head, phrase_right


def undergone(page: Page, cue: Cue, words: Lexicon, wide: bool) -> Found | None:
    """The subject and what follows the verb, said by the agent behind "by" or by nobody who is named."""
    low, high = page.word_range(page.words[cue.word].sentence)
    subject = _subject(page, cue, words, low)
    if cue.noun or subject is None:
        return None
    index, agent = cue.last + 1, None
    while index < high and (page.words[index].pos == "ADV" or index in page.dated):
        index += 1
    if index < high and page.words[index].folded in words.by:
        agent = phrase_right(page, index + 1, high, words)
        index = agent[1] + 1 if agent is not None else index
    part = _complement(page, cue, words, index, high, wide)
    if part is None:
        return None
    spans = (page.span(*subject), page.span(part[0], part[1]))
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
    if "matter" in frames and word.folded in words.undergone and word.pos in {"ADP", "SCONJ"}:
        part = object_at(page, cue, words, index + 1, high)
        return (index, part[1]) if part is not None else None
    return None
