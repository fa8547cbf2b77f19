"""Puts together what the rules find: each passage and each reporting word is used once."""

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import structs

from recoupe.annotate.quotations.according import according, in_the_view_of, side_by_side
from recoupe.annotate.quotations.adjectives import find_adjectives, is_adjective
from recoupe.annotate.quotations.circumstance import Circumstances
from recoupe.annotate.quotations.cues import Cue, cue_spans, find_cues, is_unsaid
from recoupe.annotate.quotations.direct import (
    Attribution,
    as_found,
    lead_attribution,
)
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.fragments import fragment, is_nobodys
from recoupe.annotate.quotations.headlines import headline
from recoupe.annotate.quotations.hearsay import hearsay
from recoupe.annotate.quotations.incises import Incise, find_incise
from recoupe.annotate.quotations.indirect import reported_by
from recoupe.annotate.quotations.interviews import interviews, unlabelled
from recoupe.annotate.quotations.lexicon import Lexicon
from recoupe.annotate.quotations.nested import covers, without_nested
from recoupe.annotate.quotations.page import Page
from recoupe.annotate.quotations.passages import Passage, content_spans, is_clause, passages, stands_alone
from recoupe.annotate.quotations.pointed import pointed, untold
from recoupe.annotate.quotations.resolve import Speakers
from recoupe.annotate.quotations.shown import shown
from recoupe.annotate.quotations.sober import sober
from recoupe.annotate.quotations.subjects import is_participle
from recoupe.annotate.quotations.tails import tail_attribution, tail_by_place
from recoupe.annotate.quotations.uncued import named_subject, with_uncued
from recoupe.annotate.quotations.undergone import undergone
from recoupe.model import LocalEntity, Mention, Quotation, Span, TimeExpression

_TAIL_WORDS = 60
"""The reporting words between two parts of one quotation are no more than this."""


def quotations(
    page: Page,
    mentions: tuple[Mention, ...],
    entities: tuple[LocalEntity, ...],
    times: tuple[TimeExpression, ...],
    wide: bool,
) -> tuple[Quotation, ...]:
    """All quotations of a page, numbered in text order."""
    cues = find_cues(page)
    direct, loose, used = _direct(page, [c for c in cues if c.known.frames != {"evidence"}])
    back = pointed(page, [c for c in cues if c.word not in used])
    used |= back.keys()
    telling = {c.word: c for c in cues} | {c.word: c for c in find_adjectives(page)}
    reported = _reported(page, [telling[i] for i in sorted(telling.keys() - used)], direct, wide)
    people = _people(mentions)
    paired = side_by_side(page, people)
    named = {one.cue for one in paired}
    phrases = [*paired, *(one for one in according(page) if one.cue not in named)]
    phrases.extend(in_the_view_of(page, people))
    phrases.extend(shown(page))
    stated = _without_cues(page, _without_doubles(direct, [*phrases, *reported]))
    stated = without_nested(page, stated)
    stated = _with_dropped(page, stated, mentions)
    stated += untold(back, stated)
    stated += hearsay(page, stated)
    stated += headline(page, mentions, stated)
    stated += interviews(page, stated)
    stated += unlabelled(page, mentions, stated)
    mixed = _fragments(page, [p for p in loose if not stands_alone(page, p)], cues, stated)
    told = sorted([*stated, *mixed], key=lambda f: f.start)
    found = with_uncued(page, [p for p in loose if stands_alone(page, p)], told, mentions)
    found = sober(page, found)
    return _as_quotations(page, found, mentions, entities, times)


def _people(mentions: tuple[Mention, ...]) -> list[Span]:
    """Where someone is mentioned who can speak."""
    return sorted(Span(m.start, m.end) for m in mentions)


def _direct(page: Page, cues: list[Cue]) -> tuple[list[Found], list[Passage], set[int]]:
    """Direct quotations, the passages without reporting words, and the cues that the former have used."""
    places = [c.word for c in cues]
    found: list[Found] = []
    loose: list[Passage] = []
    used: set[int] = set()
    last: Passage | None = None
    for passage in passages(page):
        number = page.sentence_of(passage.start)
        words = page.language_words(number) if number >= 0 else None
        if words is None:
            continue
        incise = find_incise(page, passage.parts[0], words)
        attribution = None if incise else _attribution(page, passage, cues, places, used)
        if incise is not None:
            found.append(_with_incise(page, passage, incise, words))
            last = passage
        elif attribution is not None and not is_nobodys(page, passage.parts[0], words):
            found.append(_with_speaker(page, as_found(page, passage, attribution, words), found))
            if attribution.cue is not None:
                used.add(attribution.cue.word)
            last = passage
        elif last is not None and _goes_on(page, last, passage):
            found[-1] = _joined(page, found[-1], passage)
            last = passage
        else:
            loose.append(passage)
            last = last if _is_aside(page, last, passage) else None
    return found, loose, used


def _with_dropped(page: Page, found: list[Found], mentions: tuple[Mention, ...]) -> list[Found]:
    """Quotations with the speaker that a language leaves out: the only one here or in the sentence before.

    Where nobody speaks there, the one of whom the sentence before tells, if a mention names him.
    """
    speakers: dict[int, set[tuple[Span, ...]]] = {}
    for one in found:
        if one.sources:
            speakers.setdefault(one.sentence, set()).add(one.sources)
    made = []
    for one in found:
        words = page.language_words(one.sentence) if one.sentence >= 0 else None
        before = speakers.get(one.sentence) or speakers.get(one.sentence - 1) or set()
        reason = "speaker of the sentence before, the subject left out"
        near = one.sentence > 0 and page.paragraph_of(one.start) == page.paragraph_of(
            page.sentences[one.sentence - 1].start
        )
        if words is not None and words.drops_subject and one.cue and not one.sources and near:
            if not before and one.known is not None and one.known.lemma != "according to":
                told = named_subject(page, one.sentence - 1, mentions)
                before = {(told,)} if told is not None else set()
                reason = "subject of the sentence before, the subject left out"
            if len(before) == 1:
                speakers.setdefault(one.sentence, before)
                one = structs.replace(one, sources=next(iter(before)), reason=reason)
        made.append(one)
    return made


def _is_aside(page: Page, last: Passage | None, passage: Passage) -> bool:
    """Whether the passage is a title or a name in the sentence that attributes the one before."""
    return last is not None and not stands_alone(page, passage) and not is_clause(page, passage)


def _with_speaker(page: Page, one: Found, found: list[Found]) -> Found:
    """A quotation whose verb has no subject, with the speaker of the one before it in its sentence."""
    if one.sources or not one.cue or not found or not found[-1].cue:
        return one
    if page.sentence_of(found[-1].cue[0].start) != page.sentence_of(one.cue[0].start):
        return one
    return structs.replace(
        one, sources=found[-1].sources, reason="subject of the quotation before in the sentence"
    )


def _with_incise(page: Page, passage: Passage, incise: Incise, words: Lexicon) -> Found:
    """A direct quotation whose reporting words stand between its marks."""
    content = (*incise.content, *content_spans(page, passage)[1:])
    return Found(
        kind="direct", content=content, quoted=content, cue=cue_spans(page, incise.cue, words),
        known=incise.cue.known, sources=(page.span(*incise.source),) if incise.source is not None else (),
        sentence=page.sentence_of(passage.start),
    )  # fmt: skip


def _reported(page: Page, cues: list[Cue], direct: list[Found], wide: bool) -> list[Found]:
    """Indirect quotations; a noun phrase inside what another reports belongs to that."""
    found: list[Found] = []
    spoken = {one.sentence: one for one in direct if one.cue and one.sources}
    for cue in cues:
        words = page.language_words(page.words[cue.word].sentence)
        one = _told(page, cue, words, wide) if words is not None else None
        if one is None:
            continue
        one = _with_same_speaker(page, cue, one, [spoken.get(one.sentence), *found[-4:]])
        place = page.words[cue.word].start
        nested = any(f.content[0].start <= place < f.content[-1].end for f in found[-4:])
        if one.clause or not nested:
            found.append(one)
    return found


def _told(page: Page, cue: Cue, words: Lexicon, wide: bool) -> Found | None:
    """What a cue tells of the subject of its passive, else what it reports."""
    if is_adjective(cue.known):
        return reported_by(page, cue, words, wide)
    passive = undergone(page, cue, words, wide) if wide or not is_unsaid(page, cue, words) else None
    return passive or reported_by(page, cue, words, wide)


def _with_same_speaker(page: Page, cue: Cue, one: Found, told: list[Found | None]) -> Found:
    """A further report of the sentence with the speaker of the one before: "X said ..., adding that ..."."""
    joint = cue.first - 1
    led = page.words[joint].pos == "ADP" and is_participle(page, cue)
    while joint > 0 and (page.words[joint].pos == "ADV" or (led and joint == cue.first - 1)):
        joint -= 1
    over = page.stretch_over(page.words[joint].start)
    comma = page.words[joint].text == "," or (over is not None and page.text[over.inner_end - 1] == ",")
    goes_on = page.words[joint].pos == "CCONJ" or (comma and is_participle(page, cue))
    if not goes_on or page.words[cue.word].dep.startswith("acl"):
        return one
    for before in reversed(told):
        if before is None or before.sentence != one.sentence or not before.sources or not before.cue:
            continue
        if before.cue[-1].end > page.words[cue.first].start:
            continue
        inside = all(any(c.start <= s.start < c.end for c in before.content) for s in one.sources)
        if inside or is_participle(page, cue):
            return structs.replace(one, sources=before.sources)
    return one


def _attribution(
    page: Page, passage: Passage, cues: list[Cue], places: list[int], used: set[int]
) -> Attribution | None:
    """The reporting words after the passage, if they are its own, else those before it."""
    tail = tail_attribution(page, passage, cues, places)
    told = tail is not None and _ends_like_speech(page, passage)
    if told and not _is_impersonal(page, tail):
        return tail
    lead = lead_attribution(page, passage, cues, places)
    if told and (lead is None or lead.source is None):
        return tail
    if lead is not None and (lead.cue is None or lead.cue.word not in used):
        return lead
    if tail is None and _ends_like_speech(page, passage):
        return tail_by_place(page, passage)
    return tail if tail is not None and is_clause(page, passage) else None


def _is_impersonal(page: Page, tail: Attribution | None) -> bool:
    """Whether the verb behind a passage names only where it was said: „…“, hieß es in einer Mitteilung."""
    if tail is None or tail.cue is None:
        return False
    words = page.language_words(page.words[tail.cue.word].sentence)
    return words is not None and page.words[tail.cue.word].folded in words.impersonal


def _ends_like_speech(page: Page, passage: Passage) -> bool:
    """Whether the marks or what follows them separate the passage from the sentence around it."""
    part = passage.parts[-1]
    follows = page.text[part.end : part.end + 3].lstrip()
    return page.text[part.inner_end - 1] in ",.!?…" or follows[:1] in {",", "–", "—"}


def _goes_on(page: Page, before: Passage, passage: Passage) -> bool:
    """Whether the passage follows the attribution of the one before in its paragraph: "…," he said. "…" """
    if page.paragraph_of(before.end - 1) != page.paragraph_of(passage.start):
        return False
    between = range(page.word_at(before.end), page.word_at(passage.start))
    ends = sum(page.ends_sentence(i) for i in between)
    if len(between) >= _TAIL_WORDS or not between:
        return not between and before.parts[-1].dash and passage.parts[0].dash
    if len(between) == 1 and page.words[between[0]].pos == "CCONJ":
        return True
    return (ends <= 1 and stands_alone(page, passage)) or (
        not ends and page.words[between[-1]].text in {",", "–", "—"}
    )


def _joined(page: Page, found: Found, passage: Passage) -> Found:
    """The quotation with one more passage."""
    more = content_spans(page, passage)
    content, quoted = (*found.content, *more), (*found.quoted, *more)
    return structs.replace(found, content=content, quoted=content if found.kind == "direct" else quoted)


def _without_doubles(direct: list[Found], others: Iterable[Found]) -> list[Found]:
    """Direct quotations, and the others whose content is not already that of another."""
    kept = list(direct)
    taken = sorted(span for found in direct for span in found.content)
    seen: set[tuple[Span, ...]] = set()
    for found in others:
        if found.content in seen or _mostly(taken, found.content[0]):
            continue
        seen.add(found.content)
        kept.append(found)
    return kept


def _without_cues(page: Page, found: list[Found]) -> list[Found]:
    """Contents without the reporting words of another quotation at their end, and none of those alone.

    What someone unnamed has been told, inside what another says, is part of that.
    """
    tails = {max(s.end for s in (*f.cue, *f.sources)): f for f in found if f.cue}
    contents = sorted(span for f in found for span in f.content)
    kept = []
    for one in found:
        last = one.content[-1]
        other = tails.get(last.end)
        if other is not None and other is not one and one.kind != "direct" and not _crossed(one, other, last):
            start = min(s.start for s in (*other.cue, *other.sources) if s.end > last.start)
            end = page.words[page.word_at(start) - 1].end if start > last.start else last.start
            while end > last.start and page.text[end - 1] in ", \xa0":
                end -= 1
            if end <= last.start:
                continue
            one = structs.replace(one, content=(*one.content[:-1], Span(last.start, end)))
        if not one.sources and one.kind == "indirect" and one.cue and covers(contents, one.start, one.end):
            continue
        kept.append(one)
    return kept


def _crossed(one: Found, other: Found, last: Span) -> bool:
    """Whether what the other says lies among the reporting words of the one, and they end its content."""
    start = min(s.start for s in (*other.cue, *other.sources) if s.end > last.start)
    if all(c.end <= start for c in other.content) and any(c.end > last.start for c in other.content):
        return False
    return any(s.overlaps(c) for s in (*one.cue, *one.sources) for c in other.content)


def _mostly(taken: list[Span], span: Span) -> bool:
    """Whether more than half of a span is already the content of a direct quotation."""
    index = bisect_left(taken, Span(span.end, 0))
    shared = sum(
        max(0, min(taken[i].end, span.end) - max(taken[i].start, span.start))
        for i in range(max(0, index - 8), index)
    )
    return 2 * shared > span.end - span.start


def _fragments(page: Page, loose: list[Passage], cues: list[Cue], stated: list[Found]) -> list[Found]:
    """The mixed quotations made of passages in the report's own sentences that nothing else holds."""
    covered = sorted(span for found in stated for span in found.content)
    places = [c.word for c in cues]
    ends = {page.words[c.last].end: c for c in cues}
    told: dict[int, list[Found | None]] = {}
    for found in stated:
        told.setdefault(found.sentence, []).append(found)
    taken = {page.words[i].start for found in stated for c in found.cue for i in [page.word_at(c.end) - 1]}
    made: list[Found] = []
    seen: set[tuple[int, int]] = set()
    for passage in loose:
        part = passage.parts[0]
        number = page.sentence_of(part.start)
        words = page.language_words(number) if number >= 0 else None
        if words is None or covers(covered, part.start, part.end) or is_nobodys(page, part, words):
            continue
        one = fragment(page, part, cues, places, words, taken)
        if one is None:
            continue
        cue = ends.get(one.cue[-1].end) if one.cue else None
        if cue is not None:
            one = _with_same_speaker(page, cue, one, told.get(one.sentence, []))
        key = (one.content[0].start, one.cue[0].start if one.cue else -1)
        if key in seen:
            continue
        seen.add(key)
        made.append(one)
    return made


def _as_quotations(
    page: Page,
    found: list[Found],
    mentions: tuple[Mention, ...],
    entities: tuple[LocalEntity, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Quotation, ...]:
    speakers = Speakers(page, mentions, entities)
    circumstances = Circumstances(page, times)
    ordered = sorted(found, key=lambda f: (f.start, f.end, f.content))
    contents = sorted(span for one in found for span in one.content)
    return tuple(
        _quotation(number, one, speakers, circumstances, contents) for number, one in enumerate(ordered, 1)
    )


def _quotation(
    number: int, found: Found, speakers: Speakers, circumstances: Circumstances, contents: list[Span]
) -> Quotation:
    several = speakers.are_several(found.cue)
    sources = speakers.sources(found.sources, found.reason, found.pronoun, plural=several)
    spans = [*found.content, *found.cue, *(s for s in found.sources if not found.reason)]
    areas = circumstances.areas(found, contents)
    medium, medium_span = circumstances.medium(found, areas)
    return Quotation(
        id=f"q{number}",
        start=min(s.start for s in spans),
        end=max(s.end for s in spans),
        kind=found.kind,
        content=found.content,
        quoted=found.quoted,
        cue=found.cue,
        sources=sources,
        implication=found.known.implication if found.known is not None else "neutral",
        medium=medium,
        medium_span=medium_span,
        addressee=circumstances.addressee(found),
        said=circumstances.said(found, areas),
    )
