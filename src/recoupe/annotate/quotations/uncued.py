"""Utterances without reporting words: whose they are by what stands before them or behind a dash."""

from bisect import bisect_left

from msgspec import structs

from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.page import SUBJECTS, Page
from recoupe.annotate.quotations.passages import Passage, content_spans, signature
from recoupe.annotate.quotations.phrases import phrase_of_head
from recoupe.model import Mention, Span

_UTTERANCE_WORDS = 5
"""From so many words on, marks without any reporting words enclose an utterance, if they end like one."""


_GOES_ON = "goes on from the quotation before, with no reporting words of its own"


def with_uncued(
    page: Page, alone: list[Passage], told: list[Found], mentions: tuple[Mention, ...]
) -> list[Found]:
    """The quotations told, with utterances without reporting words: one goes on, or someone was just named.

    What goes straight on behind "..., X said." belongs to that quotation, be it in the next paragraph.
    """
    told = list(told)
    made: list[Found] = []
    starts = [f.start for f in told]
    for passage in alone:
        content = content_spans(page, passage)
        if page.word_at(passage.end) - page.word_at(passage.start) < _UTTERANCE_WORDS + 2:
            continue
        index = bisect_left(starts, passage.start) - 1
        before = told[index] if index >= 0 else None
        if made and (before is None or made[-1].start > before.start):
            before = made[-1]
        signed = signature(page, passage.end)
        sources, reason = (
            ((signed,), "named behind a dash") if signed else _speaker_before(page, passage, before, mentions)
        )
        if passage.parts[0].dash and not sources:
            continue
        if reason == _GOES_ON and before is not None and _told_before_cue(before) and before is told[index]:
            told[index] = _with_more(before, content)
            continue
        made.append(
            Found(
                kind="direct", content=content, quoted=content, sources=sources, reason=reason,
                sentence=page.sentence_of(passage.start),
            )
        )  # fmt: skip
    return [*told, *made]


def _told_before_cue(found: Found) -> bool:
    """Whether the reporting words stand behind what they report: "...," X said."""
    return bool(found.cue and found.sources) and found.cue[0].start >= found.content[0].end


def _with_more(found: Found, content: tuple[Span, ...]) -> Found:
    """The quotation with what it goes on with."""
    whole = (*found.content, *content)
    quoted = whole if found.kind == "direct" else (*found.quoted, *content)
    return structs.replace(found, content=whole, quoted=quoted)


def _speaker_before(
    page: Page, passage: Passage, before: Found | None, mentions: tuple[Mention, ...]
) -> tuple[tuple[Span, ...], str]:
    """Who goes on speaking: the source of the quotation before, or the last sentence's subject."""
    near = before is not None and page.paragraph_of(passage.start) - page.paragraph_of(before.end - 1) <= 1
    sentence = page.sentence_of(page.sentences[page.sentence_of(passage.start)].start - 1)
    if before is not None and near and page.sentence_of(before.end - 1) >= sentence:
        return before.sources, _GOES_ON
    same = sentence >= 0 and page.paragraph_of(page.sentences[sentence].start) == page.paragraph_of(
        passage.start
    )
    if same and (span := named_subject(page, sentence, mentions)) is not None:
        return (span,), "subject of the sentence before, with no reporting words"
    return (), ""


def named_subject(page: Page, sentence: int, mentions: tuple[Mention, ...]) -> Span | None:
    """The subject of a sentence, if a mention of somebody is in it."""
    subject = _subject_of_sentence(page, sentence)
    if subject is None:
        return None
    span = page.span(*subject)
    people = any(m.start < span.end and span.start < m.end and m.type != "LOC" for m in mentions)
    return span if people else None


def _subject_of_sentence(page: Page, sentence: int) -> tuple[int, int] | None:
    first, after = page.word_range(sentence)
    for index in range(first, after):
        if page.words[index].dep == "root":
            child = page.child(index, SUBJECTS)
            return phrase_of_head(page, child, first, after) if child >= 0 else None
    return None
