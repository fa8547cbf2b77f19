"""What explains a contrast between two independent accounts away.

A copy or a translation owes each word its like; two reporters owe each other none. A contrast of theirs
counts only if both surely tell of one thing there, and neither report holds what the other says in any form.
"""

import re
from collections.abc import Callable, Iterable

from text_to_num import alpha2digit

from recoupe.compare.acts import ALIKE, Act, act_at, others
from recoupe.compare.contrast import Contrast, Mark, Pair
from recoupe.compare.counting import counts
from recoupe.compare.figures import SPELLED, agree
from recoupe.compare.frames import Frame, Source
from recoupe.compare.gazetteer import place
from recoupe.compare.lexicon import lexicon
from recoupe.compare.parts import part_and_whole
from recoupe.compare.signs import doubtful, listed, one_to_come
from recoupe.compare.wording import CONTENT, quoted_tokens
from recoupe.languages.units import convert
from recoupe.matching import fold
from recoupe.matching.passages import words
from recoupe.model import Mention, Quantity, Quotation, Span, Token

SURE = 0.5
"""The least cosine of two verbs of which one is denied: there is little else to go by."""

ONE_WORDING = 0.5
"""The least share of the shorter quotation's words that stand in the longer one, of one language, for the
two to be the same words."""

NEARLY = 0.6
"""The least share of words in common from which a word that limits a statement may have been dropped."""

TIMES = 2.5
"""How many times one figure may be the other: beyond it they are seldom of one thing."""

COUNTED = 0.4
"""The least cosine of two nouns that are counted."""

QUOTED = 3
"""The least number of words, or half of what is said, that must stand between marks for speakers to be told
apart."""

OF_BODIES = 4
"""The least number of words between marks, in the longer, where a speaker is a body."""

PIECES = 3
"""The most stretches of words that differ in one quotation; where more do, its ends were read differently."""


_DOUBLED = re.compile(r"(.)\1")


def excused(pair: Pair, contrast: Contrast) -> bool:
    """Whether a contrast between statements of two origins may be explained by what else the reports say."""
    check = _CHECKS.get("limit" if contrast.topic == "qualifier" else contrast.aspect)
    if check is None or (pair.version and contrast.aspect != "wording"):
        return False
    return check(pair, contrast)


def _sides(pair: Pair, contrast: Contrast) -> tuple[tuple[Frame, Mark, Frame], tuple[Frame, Mark, Frame]]:
    return (pair.first, contrast.first, pair.second), (pair.second, contrast.second, pair.first)


def _name(pair: Pair, contrast: Contrast) -> bool:
    """Both must be people, or both known places, and neither known to the other report at all."""
    mentions = [_mention(frame, mark) for frame, mark, _ in _sides(pair, contrast)]
    first, second = mentions
    if first is None or second is None:
        return True
    people = first.type == second.type == "PERSON"
    places = all(_is_place(f, m) for f, m in ((pair.first, first), (pair.second, second)))
    if not (people or places):
        return True
    if people and any(len(_name_words(f, m)) < 2 for f, m in ((pair.first, first), (pair.second, second))):
        return True
    return any(
        m is not None and _knows(there.source, mine.source, m)
        for m, (mine, _, there) in zip(mentions, _sides(pair, contrast), strict=True)
    )


def _mention(frame: Frame, mark: Mark) -> Mention | None:
    return next(
        (m for m in frame.mentions if any(s.overlaps(Span(m.start, m.end)) for s in mark.spans)), None
    )


def _is_place(frame: Frame, mention: Mention) -> bool:
    local = frame.source.local(mention.entity)
    name = frame.source.text[mention.start : mention.end]
    return bool((local and local.country) or place(name, frame.language))


def _name_words(frame: Frame, mention: Mention) -> tuple[str, ...]:
    return words(frame.source.text[mention.start : mention.end])


def _knows(other: Source, source: Source, mention: Mention) -> bool:
    """Whether a report names the entity of another report's mention, or a word of its name."""
    entity = source.entity(mention.entity)
    if entity is not None and any(report == other.id for report, _ in entity.members):
        return True
    own = source.local(mention.entity)
    if own and own.country and any(own.country == e.country for e in other.report.entities):
        return True
    return any(w in other.words for w in words(source.text[mention.start : mention.end]) if len(w) > 2)


def _figure(pair: Pair, contrast: Contrast) -> bool:
    """One dimension, no lone "one", no part of the other, of the same people, both done or both to come, not
    many times the other, and the value of either nowhere in the other report."""
    figures = [_quantity(frame, mark) for frame, mark, _ in _sides(pair, contrast)]
    first, second = figures
    if first is None or second is None or first.dimension != second.dimension:
        return True
    if first.dimension == "count" and min(first.low, second.low) < 2:
        return True
    if first.dimension == "count" and not (first.counted_lemma and second.counted_lemma):
        return True
    if part_and_whole(pair.first.source, first, pair.second.source, second):
        return True
    if one_to_come(pair.first.tokens, pair.second.tokens, (pair.first.language, pair.second.language)):
        return True
    acts = [act_at(f.source, q.start) for f, q in ((pair.first, first), (pair.second, second))]
    if acts[0] and acts[1] and others(pair.first.source, acts[0], pair.second.source, acts[1]):
        return True
    other = convert(second.low, second.unit, first.unit) if first.unit != second.unit else second.low
    low, high = sorted((abs(first.low), abs(other if other is not None else first.low)))
    if high > TIMES * low or _among_others(pair, first) or _among_others(pair, second):
        return True
    if (
        first.dimension == "count"
        and pair.likeness.cosine(first.counted_lemma, second.counted_lemma) < COUNTED
    ):
        return True
    return any(
        q is not None and any(agree(q, other) for other in there.source.report.quantities)
        for q, (_, _, there) in zip(figures, _sides(pair, contrast), strict=True)
    )


def _among_others(pair: Pair, quantity: Quantity) -> bool:
    """Whether a measure is one of several of its kind in either statement (60 % here, 80 % there)."""
    return bool(quantity.unit) and any(
        sum(q.unit == quantity.unit for q in frame.quantities) > 1 for frame in (pair.first, pair.second)
    )


def _quantity(frame: Frame, mark: Mark) -> Quantity | None:
    return next(
        (q for q in frame.quantities if any(s.overlaps(Span(q.start, q.end)) for s in mark.spans)), None
    )


def _date(pair: Pair, contrast: Contrast) -> bool:
    """The day or hour of either must stand nowhere in the other report, and both by acts of one kind."""
    for frame, mark, there in _sides(pair, contrast):
        if any(t.type == "DURATION" for t in frame.times if mark.spans and t.start == mark.spans[0].start):
            return True  # told as a figure
        times = [t for t in frame.times if any(s.overlaps(Span(t.start, t.end)) for s in mark.spans)]
        told = (o for o in there.source.report.times if o.type != "DURATION")
        if any(t.type != "DURATION" and t.value == o.value for t in times for o in told):
            return True
    heads = [_head(frame, mark) for frame, mark, _ in _sides(pair, contrast)]
    first, second = heads
    if first is None or second is None:
        return False
    nouns = [h.pos == "NOUN" for h in (first, second)]
    return nouns[0] != nouns[1] or pair.likeness.cosine(first.lemma, second.lemma) < ALIKE


def _head(frame: Frame, mark: Mark) -> Token | None:
    """The word that a stretch hangs on, None without a parse."""
    tokens = frame.source.sentence_tokens(mark.spans[0].start) if mark.spans else ()
    inside = {n for n, t in enumerate(tokens) if any(s.start <= t.start < s.end for s in mark.spans)}
    outside = (
        tokens[tokens[n].head] for n in sorted(inside) if tokens[n].dep and tokens[n].head not in inside
    )
    return next(outside, None)


def _act(frame: Frame, mark: Mark) -> Act | None:
    return act_at(frame.source, mark.spans[0].start) if mark.spans else None


def _polarity(pair: Pair, contrast: Contrast) -> bool:
    """The act denied here must be told there, of something alike, and without any doubt."""
    for frame, mark, there in _sides(pair, contrast):
        head = _head(frame, mark)
        if head is None:
            continue
        table = lexicon(frame.language)
        after = [t.text.lower() for t in frame.following(mark.spans[0], 1)]
        if table is not None and table.focus & set(after):
            return True  # not only
        if head.pos not in ("VERB", "AUX"):
            return not any(pair.likeness.cosine(head.lemma, t.lemma) >= SURE for t in _predicates(there))
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


def _predicates(frame: Frame) -> list[Token]:
    """The nouns and adjectives of a statement that a copula says of somebody."""
    tokens = [t for s in frame.source.sentences(frame.span) for t in s.tokens]
    said = {
        s.tokens[t.head].start for s in frame.source.sentences(frame.span) for t in s.tokens if t.dep == "cop"
    }
    return [t for t in tokens if t.start in said and frame.holds(Span(t.start, t.end))]


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


def _limit(pair: Pair, contrast: Contrast) -> bool:
    """The word must be one that is never said lightly (almost) and limit a verb that stands there too, in
    statements that are nearly one; one that limits a figure is no contradiction between two reporters."""
    frame, mark, there = next(s for s in _sides(pair, contrast) if s[1].spans)
    table = lexicon(frame.language)
    said = {t.text.lower() for s in mark.spans for t in frame.source.tokens(s)}
    kept = {word for phrase in (table.kept if table else ()) for word in phrase.split()}
    if _of_figure(frame, mark) or not said & kept:
        return True
    if _shared(frame.tokens, there.tokens) < NEARLY or _denials(frame) != _denials(there):
        return True
    tokens = frame.source.sentence_tokens(mark.spans[0].start)
    lemmas = {t.lemma.lower() for t in there.tokens}
    limiting = [t for t in tokens if any(s.covers(Span(t.start, t.end)) for s in mark.spans)]
    return not any(t.pos in ("ADV", "ADJ") and tokens[t.head].lemma.lower() in lemmas for t in limiting)


def _of_figure(frame: Frame, mark: Mark) -> bool:
    """Whether a figure or a time stands within three words of the marked ones."""
    near = [t for s in mark.spans for t in frame.following(s, 3)]
    given = [Span(q.start, q.end) for q in frame.source.report.quantities if q.dimension != "ordinal"]
    given += [Span(t.start, t.end) for t in frame.source.report.times]
    return any(g.start <= t.start < g.end for t in near for g in given)


def _certainty(pair: Pair, contrast: Contrast) -> bool:
    """A modal beside a verb of the senses says no more than that (flames could be seen), and one beside
    another verb than those of the other statement says nothing of it."""
    for frame, mark, there in _sides(pair, contrast):
        if mark.value not in ("possible", "alleged"):
            continue
        if any(_senses(frame, span) for span in mark.spans):
            return True
        head = _head(frame, mark)
        if head is None or mark.value == "alleged":
            continue
        said = (
            [t for t in there.tokens if t.pos in ("VERB", "AUX")]
            if head.pos == "VERB"
            else _predicates(there)
        )
        if head.pos in ("VERB", "ADJ") and said:
            words = [t.lemma for t in said]
            return bool(pair.likeness.table([head.lemma], words).max() < ALIKE)
        if head.pos == "ADJ":
            return True
    return False


def _senses(frame: Frame, word: Span) -> bool:
    """Whether a word hangs on a verb of the senses."""
    tokens = frame.source.sentence_tokens(word.start)
    table = counts(frame.language)
    heads = (tokens[t.head] for t in tokens if t.start == word.start and t.head < len(tokens))
    return table is not None and any(t.lemma.lower() in table.senses for t in heads)


def _denials(frame: Frame) -> bool:
    table = lexicon(frame.language)
    return table is not None and any(t.text.lower() in table.negation | table.negative for t in frame.tokens)


def _source(pair: Pair, contrast: Contrast) -> bool:
    """The same words must stand between marks, neither name be part of the other, and nobody speak of
    himself by name."""
    quotations = [_quotation(pair.first), _quotation(pair.second)]
    if any(q is None or not q.quoted for q in quotations):
        return True
    mine, theirs = quoted_tokens(pair.first), quoted_tokens(pair.second)
    if not _two_people(quotations, pair) and max(len(mine), len(theirs)) < OF_BODIES:
        return True
    if not (_mostly_quoted(pair.first, mine) and _mostly_quoted(pair.second, theirs)):
        return True
    if not pair.across and _shared(mine, theirs, of_shorter=True) < ONE_WORDING:
        return True
    names = [
        {
            w
            for part in (*mark.value.split(), *mark.shown.split())
            if part[:1].isupper()
            for w in words(part)
            if len(w) > 1
        }
        for _, mark, _ in _sides(pair, contrast)
    ]
    if len(names[0] & names[1]) > 1 or not all(names):
        return True
    return any(_of_oneself(frame, mark, there) for frame, mark, there in _sides(pair, contrast))


def _two_people(quotations: Iterable[Quotation | None], pair: Pair) -> bool:
    """Whether both speakers are people and no bodies."""
    speakers = [q.sources[0] for q in quotations if q is not None and q.sources]
    sources = (pair.first.source, pair.second.source)
    found = [f.entity(s.entity) for f, s in zip(sources, speakers, strict=False) if s.entity]
    return len(found) == 2 and all(e is not None and e.type == "PERSON" for e in found)


def _mostly_quoted(frame: Frame, tokens: list[Token]) -> bool:
    """Whether enough of what a quotation says stands between marks."""
    quotation = _quotation(frame)
    spans = quotation.content if quotation else ()
    said = [t for s in spans for t in frame.source.tokens(s) if any(c.isalnum() for c in t.text)]
    if all(t.text[:1].isupper() for t in tokens):
        return False  # a title
    return len(tokens) >= QUOTED or 2 * len(tokens) >= len(said)


def _quotation(frame: Frame) -> Quotation | None:
    return frame.source.quotation(frame.statement.items[0]) if frame.statement.items else None


def _of_oneself(frame: Frame, mark: Mark, there: Frame) -> bool:
    """Whether the name of a speaker stands in what is quoted of him, here or there."""
    names = {fold(w) for w in mark.value.split() if w[:1].isupper() and len(w) > 3}
    said = {w for f in (frame, there) for t in quoted_tokens(f) for w in words(t.text)}
    return bool(names & said)


def _wording(pair: Pair, contrast: Contrast) -> bool:
    """Few stretches may differ, in more than their marks, and the reporters' own words must not be among
    them."""
    if pair.across:
        return False
    marked = [
        [words(s.of(frame.source.text)) for s in mark.spans] for frame, mark, _ in _sides(pair, contrast)
    ]
    if max(len(side) for side in marked) > PIECES or not _rest_is_one(pair, contrast):
        return True
    plain = [_spelled(_letters(_in_digits(side, pair.first.language))) for side in marked]
    return (
        plain[0] == plain[1]
        or all(_bracketed(f, m) for f, m, _ in _sides(pair, contrast))
        or any(_reports(f, m) for f, m, _ in _sides(pair, contrast))
    )


def _letters(runs: Iterable[tuple[str, ...]]) -> str:
    return "".join(c for run in runs for word in run for c in word if c.isalnum())


def _rest_is_one(pair: Pair, contrast: Contrast) -> bool:
    """Whether more than half of what each quotation says stands in the other too."""
    for frame, mark, _ in _sides(pair, contrast):
        said = [t for t in quoted_tokens(frame) if t.pos in CONTENT]
        changed = [t for t in said if any(s.start <= t.start < s.end for s in mark.spans)]
        if said and 2 * len(changed) >= len(said):
            return False
    return True


def _in_digits(runs: Iterable[tuple[str, ...]], language: str) -> list[tuple[str, ...]]:
    """Runs of words with their numbers in digits (eleventh, 11th)."""
    if language not in SPELLED:
        return list(runs)
    return [tuple(str(alpha2digit(" ".join(run), language)).split()) if run else run for run in runs]


def _spelled(letters: str) -> str:
    """Letters without what one language spells in two ways (realise, realize; colour, color; travelled)."""
    return _DOUBLED.sub(r"\1", letters.replace("z", "s").replace("ou", "o"))


def _bracketed(frame: Frame, mark: Mark) -> bool:
    """Whether the words that differ on a side, if any, stand in brackets: an editor put them there."""
    text = frame.source.text
    return all(
        text[: s.start].rstrip()[-1:] in ("(", "[") and text[s.end :].lstrip()[:1] in (")", "]")
        for s in mark.spans
    )


def _reports(frame: Frame, mark: Mark) -> bool:
    """Whether the cue of a quotation stands in the words that differ."""
    cues = [c for q in frame.source.report.quotations for c in q.cue]
    return any(s.overlaps(c) for s in mark.spans for c in cues)


def _shared(first: list[Token], second: list[Token], *, of_shorter: bool = False) -> float:
    """The share of the longer, or the shorter, list of words that stands in the other."""
    a, b = ([fold(t.text) for t in side if any(c.isalnum() for c in t.text)] for side in (first, second))
    rest = list(b)
    both = 0
    for word in a:
        if word in rest:
            rest.remove(word)
            both += 1
    size = min(len(a), len(b)) if of_shorter else max(len(a), len(b))
    return both / size if size else 0.0


_CHECKS: dict[str, Callable[[Pair, Contrast], bool]] = {
    "name": _name,
    "place": _name,
    "figure": _figure,
    "date": _date,
    "polarity": _polarity,
    "certainty": _certainty,
    "limit": _limit,
    "source": _source,
    "wording": _wording,
}
