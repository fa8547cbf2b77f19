"""Direct quotations: an utterance between marks, and the words before it that say whose it is."""

from bisect import bisect_left

from recoupe.annotate.quotations.cues import Cue, cue_spans
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.page import SUBJECTS, Page
from recoupe.annotate.quotations.passages import Passage, content_spans, is_clause, is_finite
from recoupe.annotate.quotations.phrases import phrase_left, phrase_of_head
from recoupe.annotate.quotations.subjects import (
    inherited,
    relative_pronoun,
    shared_subject,
    subject_of,
)
from recoupe.model import Record, Span

_LEADS_ON = frozenset({"DET", "ADJ", "ADP", "PART", "NUM", "AUX", "SCONJ", "CCONJ"})
"""Before marks, a word of these classes makes them part of the report's own sentence."""
_LEAD = 80
"""Words looked at before a passage."""


class Attribution(Record, frozen=True):
    """Who is said to have said a passage: cue, source, and the words [first, after) of the attribution."""

    cue: Cue | None
    source: tuple[int, int] | None
    first: int
    after: int
    side: str


def lead_attribution(page: Page, passage: Passage, cues: list[Cue], places: list[int]) -> Attribution | None:
    """The reporting words before a passage: X said: "…" · X a déclaré, « … » · X : « … »."""
    mark = page.word_at(passage.start)
    low = _sentence_start(page, mark, passage.start)
    if low >= mark and mark and page.words[mark - 1].text == ":":
        low = _sentence_start(page, mark, page.words[mark - 1].start)
    if low >= mark:
        return None
    last = page.words[mark - 1]
    words = page.language_words(last.sentence)
    if words is None:
        return None
    found = None
    for place in range(bisect_left(places, mark) - 1, -1, -1):
        cue = cues[place]
        if cue.word < low:
            break
        apart = last.text in {":", ","} or _ends_apart(page, passage)
        if apart and _introduces(page, cue, mark, last.text == ":", words, is_clause(page, passage)):
            found = cue
            break
    if found is not None:
        source = (
            subject_of(page, found, words, low, mark) if not found.noun else _owner(page, found, low, mark)
        )
        source = source or inherited(page, found, words) or shared_subject(page, found, words)
        if source is not None and not low <= source[0] < mark:
            source = None
        if source is None and found.first == low and last.text == ":" and not found.noun:
            return None
        return Attribution(cue=found, source=source, first=low, after=mark, side="before")
    if last.text == ":":
        label = _label(page, low, mark - 1, words)
        return Attribution(cue=None, source=label, first=low, after=mark, side="label")
    return None


def _label(page: Page, low: int, colon: int, words: Lexicon) -> tuple[int, int] | None:
    """Who stands before a colon: the subject of the sentence, or the words themselves."""
    for index in range(low, colon):
        if page.words[index].dep == "root" and any(
            page.words[i].pos in {"VERB", "AUX"} for i in range(low, colon)
        ):
            child = page.child(index, SUBJECTS)
            return phrase_of_head(page, child, low, colon) if child >= 0 else None
    verbs = (
        i for i in range(low, colon) if page.words[i].pos == "VERB" and "Mood=Ind" in page.words[i].morph
    )
    if (verb := next(verbs, None)) is not None:
        # A sentence whose verb the parse takes for something else: its subject stands under what is said.
        subject = next((i for i in range(low, verb) if page.words[i].dep.startswith("nsubj")), -1)
        return phrase_of_head(page, subject, low, verb) if subject >= 0 else None
    label = phrase_left(page, colon, low, words)
    framed = page.words[low].pos in {"ADV", "ADP", "SCONJ"} and label is not None and label[0] > low
    return None if framed or (label is not None and _tells_what(page, label)) else label


def _tells_what(page: Page, label: tuple[int, int]) -> bool:
    """Whether a label that opens the text tells what happened: "Nordbank in Dutch hands: ..."."""
    inside = page.words[label[0] : label[1] + 1]
    return label[0] == 0 and inside[0].pos == "PROPN" and any(w.pos == "ADP" for w in inside)


def _owner(page: Page, cue: Cue, low: int, high: int) -> tuple[int, int] | None:
    """Whose statement a noun names: the subject of its sentence."""
    index = cue.word
    for _ in range(5):
        head = page.words[index].head
        if head == index:
            break
        index = head
    for child in page.children[index]:
        if page.words[child].dep.startswith("nsubj") and low <= child < high:
            return phrase_of_head(page, child, low, high)
    return None


def _introduces(page: Page, cue: Cue, mark: int, colon: bool, words: Lexicon, clause: bool) -> bool:
    """Whether the cue leads to the marks: nothing said stands between them."""
    if is_thought(cue) and not colon:
        return False
    if cue.noun and not colon:
        return False
    between = range(cue.last + 1, mark)
    last = page.words[mark - 1]
    if colon:
        return True
    if last.folded in words.that | words.whether:
        return False
    verbs = [i for i in between if page.words[i].pos in {"VERB", "AUX"}]
    if last.text == ",":
        if _has_object(page, cue, mark):
            return False
        that = any(page.words[i].folded in words.that and page.words[i].pos == "SCONJ" for i in between)
        return len(between) <= 30 and not that and not (verbs and page.words[cue.last + 1].text != ",")
    if (
        verbs
        or len(between) > 12
        or any(
            page.words[i].folded in words.that | words.subjects and page.words[i].pos != "DET"
            for i in between
        )
    ):
        return False
    if mark + 1 < len(page.words) and is_finite(page, mark + 1):
        return not between
    if not clause or (between and last.pos in _LEADS_ON):
        return False
    return "describe" not in cue.known.frames or not between


def _has_object(page: Page, cue: Cue, mark: int) -> bool:
    """Whether the verb already has its object before the marks, which then belong to that."""
    if "hearer" in cue.known.frames:
        return False
    return any(cue.last < c < mark and page.words[c].dep == "obj" for c in page.children[cue.word])


def _ends_apart(page: Page, passage: Passage) -> bool:
    """Whether the sentence ends with the passage, or goes on with what can only be an adverbial."""
    if page.text[passage.parts[-1].inner_end - 1] in ",.!?…":
        return True
    after = page.word_at(passage.end)
    if after >= len(page.words) or page.words[after].is_punctuation:
        return True
    words = page.language_words(page.words[after].sentence)
    if words is not None and page.words[after].folded in words.by | words.that:
        return False
    enough = len(page.text[passage.start : passage.end].split()) > 2
    return enough and page.words[after].pos in {"ADP", "CCONJ", "ADV", "SCONJ"}


def _sentence_start(page: Page, mark: int, start: int) -> int:
    """The first word of the sentence that leads to the marks, within the paragraph."""
    paragraph = page.paragraph_of(start)
    low_place = page.paragraphs[paragraph][0] if paragraph >= 0 else 0
    index = mark
    while index > 0 and mark - index < _LEAD:
        word = page.words[index - 1]
        if word.start < low_place:
            break
        over = page.stretch_over(word.start)
        if over is None and page.ends_sentence(index - 1):
            break
        if (
            over is not None
            and page.text[over.inner_end - 1] in ".!?…"
            and index < len(page.words)
            and page.words[index].text[0].isupper()
        ):
            break
        index -= 1
    return index


def as_found(page: Page, passage: Passage, attribution: Attribution, words: Lexicon) -> Found:
    """A quotation with its attribution: direct, or mixed where the report's words lead into it."""
    cue = attribution.cue
    spans = cue_spans(page, cue, words) if cue is not None else ()
    sources = (page.span(*attribution.source),) if attribution.source is not None else ()
    content = content_spans(page, passage)
    lead = leading_words(page, passage) if attribution.side == "after" else -1
    if lead >= 0:
        whole = Span(page.words[lead].start, passage.end)
        return Found(
            kind="mixed", content=(whole,), quoted=page.quoted_in(whole.start, whole.end), cue=spans,
            known=cue.known if cue else None, sources=sources, sentence=page.sentence_of(passage.start),
        )  # fmt: skip
    pronoun = relative_pronoun(page, cue, words) if cue is not None and sources else None
    parted = _before_incise(page, passage, attribution)
    if parted is not None:
        whole = Span(passage.start, passage.end)
        return Found(
            kind="mixed", content=(parted, whole), quoted=page.quoted_in(parted.start, whole.end), cue=spans,
            known=cue.known if cue else None, sources=sources, sentence=page.sentence_of(passage.start),
        )  # fmt: skip
    return Found(
        kind="direct", content=content, quoted=content, cue=spans, known=cue.known if cue else None,
        sources=sources, pronoun=pronoun, sentence=page.sentence_of(passage.start),
    )  # fmt: skip


def _before_incise(page: Page, passage: Passage, attribution: Attribution) -> Span | None:
    """What marks open before reporting words that lead on to the passage: "If not" today, X said, "..."."""
    if attribution.side != "before" or attribution.source is None or attribution.cue is None:
        return None
    comma = min(attribution.source[0], attribution.cue.first) - 1
    low = attribution.first
    if comma - low < 3 or page.words[comma].text != "," or len(passage.parts) > 1:
        return None
    over = page.stretch_over(page.words[low].start)
    if over is None or over.start < page.words[low].start - 1 or page.word_at(over.end) >= comma:
        return None
    return Span(over.start, page.words[comma - 1].end)


def leading_words(page: Page, passage: Passage) -> int:
    """The first word of the report's own that leads into the passage as part of what is said, -1 if none."""
    mark = page.word_at(passage.start)
    low = _sentence_start(page, mark, passage.start)
    while low < mark and (page.words[low].is_punctuation or page.words[low].pos == "CCONJ"):
        low += 1
    if low >= mark or page.words[mark - 1].text in {":", "("}:
        return -1
    over = page.stretch_over(page.words[low].start)
    if over is not None and over.start < page.words[low].start:
        return -1
    return low


def is_thought(cue: Cue) -> bool:
    """Whether the verb tells of no words, not even beside marks."""
    return not cue.known.frames & {"reporting", "marks_only"}
