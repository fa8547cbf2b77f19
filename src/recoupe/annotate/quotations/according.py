"""Sources that a phrase names: according to X, selon X, d'après X."""

import re
from bisect import bisect_left

from recoupe.annotate.quotations.cues import Cue, reporting_verbs
from recoupe.annotate.quotations.found import Found
from recoupe.annotate.quotations.lexicon import CueWord, Lexicon
from recoupe.annotate.quotations.marks import Stretch
from recoupe.annotate.quotations.page import FINITE, TERMINATORS, Page
from recoupe.annotate.quotations.phrases import phrase_left, phrase_right
from recoupe.annotate.quotations.subjects import after_verb
from recoupe.model import QuotationKind, Span

_NAMING = frozenset({"ADJ", "ADP", "NOUN", "PROPN", "NUM"})
_JOINS = frozenset({"SCONJ", "CCONJ"})
_UTTERANCE = 30
"""Characters between marks from which on they are an utterance that what follows only comments on."""
_PASSING = 3
"""The most words that say whom a source cites ("powołując się na")."""

_DESCRIBED = 16
"""Words that a participle behind the name of a source opens, at most."""
_NAMED = 10
"""Words that open a sentence and name its source, at most."""
_CUE = CueWord(lemma="according to", frames=frozenset({"reporting"}))


def according(page: Page) -> list[Found]:
    """A quotation for each phrase that names the source of its sentence."""
    found: list[Found] = []
    folded = page.folded
    for number, sentence in enumerate(page.sentences):
        words = page.language_words(number)
        if words is None:
            continue
        readings = (
            (words.according, _phrase), (words.postposed, _postposed), (words.trailing, _trailing),
            (words.read_on, _read_on), (words.owned, _owned),
        )  # fmt: skip
        for pattern, reading in readings:
            told = (
                reading(page, match, number, words)
                for match in pattern.finditer(folded, sentence.start, sentence.end)
            )
            found.extend(one for one in told if one is not None)
        named = {one.cue[0].start for one in found[-4:]}
        rumours = words.hearsay.finditer(folded, sentence.start, sentence.end)
        heard = (_rumour(page, m, number, words) for m in rumours if m.start() not in named)
        found.extend(one for one in heard if one is not None)
    return found


def _phrase(page: Page, match: re.Match[str], number: int, words: Lexicon) -> Found | None:
    if page.stretch_over(match.start()) is not None:
        return None
    low, high = page.word_range(number)
    first = page.word_at(match.start())
    start = page.word_at(match.end())
    if start < high and page.words[start].key in words.relative:
        return None
    if first > low and (
        (page.words[first - 1].pos == "ADP" and start == first + 1)
        or page.words[first - 1].folded in words.articles | words.by | words.to_whom
    ):
        return None  # il secondo piano, sul secondo treno
    if first > low and words.owned.match(page.folded, page.words[first - 1].start):
        return None  # jego zdaniem
    comma = next((i for i in range(start, high) if page.words[i].text == ","), high)
    verb = _verb_behind(page, start, high, words)
    if verb is not None and (told := after_verb(page, verb, words, comma if first == low else high)):
        return _around(page, match, number, words, (first, told[1] + 1), (page.span(*told),))
    if verb is not None and first == low and words.drops_subject:
        return _around(page, match, number, words, (first, comma), ())
    source = phrase_right(page, start, high, words) or _mistaken(page, start, high, words)
    if source is not None and page.words[start - 1].folded in words.unnamed:
        source = (start - 1, source[1])  # de | source judiciaire
    if source is None or _no_source(page, source, words):
        return None
    if start - first > 1 and not words.articles and "Case=Nom" in page.words[source[0]].morph:
        return _around(page, match, number, words, (first, start), ())  # według doniesień | mężczyzna uciekł
    if first == low and source[1] >= high - 2:
        comma = next((i for i in range(source[0] + 1, source[1]) if page.words[i].text == ","), source[1] + 1)
        source = (source[0], comma - 1)
    source = (source[0], _up_to_comma(page, low, first, source, comma, words))
    source = (source[0], _described(page, low, first, _joined_on(page, source, words), high, words))
    return _attributed(page, match, number, words, source, first)


def _up_to_comma(
    page: Page, low: int, first: int, source: tuple[int, int], comma: int, words: Lexicon
) -> int:
    """The last word of a source that opens the sentence, up to its comma, in a language without articles:
    "По сведениям источника в делегации, | ..."."""
    rest = range(source[1] + 1, comma)
    if words.articles or first > low or not rest or len(rest) > _NAMED:
        return source[1]
    plain = all(page.words[i].pos in _NAMING and i not in page.dated for i in rest)
    return comma - 1 if plain else source[1]


def _verb_behind(page: Page, start: int, high: int, words: Lexicon) -> Cue | None:
    """The verb of saying that stands in the place of a source: « según anunció su familia »."""
    if start + 1 >= high or page.words[start].pos not in FINITE:
        return None
    place = next((i for i in range(start, min(start + 3, high)) if reporting_verbs(page, i, high, words)), -1)
    if place < 0 or any(page.words[i].pos not in FINITE | {"PRON"} for i in range(start, place)):
        return None
    known = reporting_verbs(page, place, high, words)[0]
    return Cue(word=place, last=place, first=start, known=known)


def _mistaken(page: Page, start: int, high: int, words: Lexicon) -> tuple[int, int] | None:
    """A phrase whose first word, before a noun, a tagger took for a verb: "according to rescue workers"."""
    nouns = {"NOUN"} if words.articles else {"NOUN", "PROPN"}
    if start + 1 >= high or page.words[start].pos != "VERB" or page.words[start + 1].pos not in nouns:
        return None
    rest = phrase_right(page, start + 1, high, words)
    return (start, rest[1]) if rest is not None else None


def _postposed(page: Page, match: re.Match[str], number: int, words: Lexicon) -> Found | None:
    """What a phrase behind its source attributes: „Der Polizei zufolge wurden ...“."""
    low, _ = page.word_range(number)
    last = page.word_at(match.start())
    if page.stretch_over(match.start()) is not None:
        return None
    source = phrase_left(page, last, low, words)
    if 0 < last - low <= _NAMED and not any(w.pos == "AUX" or "Fin" in w.morph for w in page.words[low:last]):
        alone = source is None or page.words[low].pos in {"DET", "NUM", "ADJ", "NOUN"}
        source = (low, last - 1) if alone else source
    if source is None or _no_source(page, source, words):
        return None
    return _attributed(page, match, number, words, (source[0], last), source[0])


def _trailing(page: Page, match: re.Match[str], number: int, words: Lexicon) -> Found | None:
    """What a phrase between commas or at the end attributes: „..., so die Ermittler.“"""
    low, high = page.word_range(number)
    first, start = page.word_at(match.start()), page.word_at(match.end())
    if first <= low + 1 or start >= high or not page.follows_comma(first):
        return None
    source = phrase_right(page, start, high, words)
    if source is None or page.stretch_over(match.start()) is not None:
        return None
    after = source[1] + 1
    if after < high and (ends := words.read_ends.match(page.folded, page.words[after].start)) is not None:
        after = page.word_at(ends.end())
    if after < high and page.words[after].text != "," and page.words[after].text not in TERMINATORS:
        return None
    return _attributed(page, match, number, words, source, first)


def _read_on(page: Page, match: re.Match[str], number: int, words: Lexicon) -> Found | None:
    """What stands between marks and is read on what a phrase names: « …», lit-on sur une affiche."""
    first = page.word_at(match.start())
    marked = first > 1 and page.stretch_over(page.words[first - 2].start) is not None
    return _trailing(page, match, number, words) if marked else None


def _owned(page: Page, match: re.Match[str], number: int, words: Lexicon) -> Found | None:
    """What a phrase attributes inside which a word of possession names the source: "по её словам, ..."."""
    first, after = page.word_at(match.start()), page.word_at(match.end())
    possessive = next((i for i in range(first, after) if page.words[i].folded in words.possessives), -1)
    if possessive < 0 or page.stretch_over(match.start()) is not None:
        return None
    return _around(page, match, number, words, (first, after), (page.span(possessive, possessive),))


def _rumour(page: Page, match: re.Match[str], number: int, words: Lexicon) -> Found | None:
    """What words that name nobody attribute, between commas or at the end: „..., hieß es am Abend.“"""
    low, high = page.word_range(number)
    first, after = page.word_at(match.start()), page.word_at(match.end())
    if first <= low + 1 or not page.follows_comma(first) or page.stretch_over(match.start()) is not None:
        return None
    source: tuple[int, int] | None = None
    while after < high and not page.words[after].is_punctuation:
        word = page.words[after]
        if word.pos in FINITE:
            return None
        told = source is None and word.folded in words.name_joins and after not in page.dated
        source = phrase_right(page, after + 1, high, words) if told else source
        after = max(after, source[1] if source is not None else after) + 1
    if after < high and page.words[after].text != "," and page.words[after].text not in TERMINATORS:
        return None
    sources = (page.span(*source),) if source is not None else ()
    return _around(page, match, number, words, (first, after), sources)


def _in_brackets(page: Page, low: int, high: int, first: int) -> tuple[int, int]:
    """The words of the brackets around a word, else those of the sentence [low, high)."""
    for index in range(first - 1, low - 1, -1):
        text = page.words[index].text
        if text == ")":
            break
        if text == "(":
            closes = (i for i in range(first, high) if page.words[i].text == ")")
            return index + 1, next(closes, high)
    return low, high


def _attributed(
    page: Page, match: re.Match[str], number: int, words: Lexicon, source: tuple[int, int], first: int
) -> Found | None:
    """The sentence around the words for a source, which begin at the word `first`."""
    high = page.word_range(number)[1]
    told = passed_on(page, source[1] + 1, high, words)
    after = told[1] + 1 if told is not None else source[1] + 1
    named = _named_by(page, source, match)
    sources = tuple(page.span(*one) for one in (told, named) if one is not None)
    return _around(page, match, number, words, (first, after), sources)


def _around(
    page: Page, match: re.Match[str], number: int, words: Lexicon, phrase: tuple[int, int],
    sources: tuple[Span, ...],
) -> Found | None:  # fmt: skip
    """A quotation of the sentence around the words [first, after) that say whose it is."""
    low, high = _in_brackets(page, *page.word_range(number), phrase[0])
    low = phrase[0] if page.words[phrase[0] - 1].text == ":" else _behind_colon(page, low, phrase[0])
    spans = _contents(page, low, high, *phrase, words)
    if not spans:
        return None
    quoted = tuple(part for span in spans for part in page.quoted_in(span.start, span.end))
    kind, content = _kind(page, spans, quoted)
    quoted = quoted if kind != "direct" else content
    return Found(
        kind=kind, content=content, quoted=quoted, cue=(Span(match.start(), match.end()),), known=_CUE,
        sources=sources, sentence=number,
    )  # fmt: skip


def _behind_colon(page: Page, low: int, first: int) -> int:
    """The first word of an utterance between marks that a colon sets off, where the phrase follows it: "X
    spreekt dat tegen: | „Het sein stond op rood”, aldus Y"."""
    closed = page.stretch_over(page.words[first - 2].start) if first - 2 > low else None
    if closed is None or page.words[first - 1].text != "," or closed.end > page.words[first - 1].start:
        return low
    opens = page.word_at(closed.start)
    return opens if opens > low and page.words[opens - 1].text == ":" else low


def _joined_on(page: Page, source: tuple[int, int], words: Lexicon) -> int:
    """The last word of a source before a preposition that belongs to no name: „laut Polizei | auf ...“."""
    for index in range(source[0] + 1, source[1] + 1):
        word = page.words[index]
        if words.name_joins and word.pos == "ADP":
            held = page.words[page.words[word.head].head]
            away = held.pos in FINITE and not source[0] <= page.words[word.head].head <= index - 1
            if word.folded not in words.name_joins or (away and page.words[word.head].start > word.start):
                return index - 1
    return source[1]


def _named_by(page: Page, source: tuple[int, int], match: re.Match[str]) -> tuple[int, int]:
    """The words of the source without the phrase behind them."""
    last = source[1]
    while last > source[0] and match.start() <= page.words[last].start < match.end():
        last -= 1
    return source[0], last


def _described(page: Page, low: int, first: int, last: int, high: int, words: Lexicon) -> int:
    """The end of a source that opens the sentence and that a participle describes: "a report seen by X", or
    a clause between commas: « двух человек, знакомых с делом, »."""
    if first > low or last + 2 >= high:
        return last
    apart = page.words[last + 1].text == "," and passed_on(page, last + 1, high, words) is None
    if apart and _describes(page, last + 2, words):
        closes = (i for i in range(last + 3, min(last + _DESCRIBED, high - 2)) if page.words[i].text == ",")
        return next(closes, last + 1) - 1
    if "VerbForm=Part" not in page.words[last + 1].morph:
        return last
    for index in range(last + 1, min(last + _DESCRIBED, high - 1)):
        word = page.words[index]
        if word.text == ",":
            return index - 1
        if word.is_punctuation or word.pos == "AUX" or "VerbForm=Fin" in word.morph:
            break
    return last


def _describes(page: Page, index: int, words: Lexicon) -> bool:
    """Whether a word behind a comma opens what describes the noun before it."""
    word, before = page.words[index], page.words[index - 2]
    if word.key in words.relative or "PronType=Rel" in word.morph:
        return True
    case = re.search(r"Case=\w+", before.morph)
    agrees = case is None or case.group() in word.morph
    described = word.dep.startswith("acl") or (word.pos == "ADJ" and not words.articles and case is not None)
    return agrees and (described or "VerbForm=Part" in word.morph)  # двух человек, знакомых с делом


def passed_on(page: Page, start: int, high: int, words: Lexicon) -> tuple[int, int] | None:
    """The source that a source cites: ", citing two officials"."""
    index = start
    while index < min(start + 2, high) and page.words[index].is_punctuation:
        index += 1
    told = [w.folded for w in page.words[index : min(index + _PASSING, high)]]
    cues = (n for n in range(len(told), 0, -1) if " ".join(told[:n]) in words.passing)
    length = next(cues, 0)
    if not length:
        return None
    cited = phrase_right(page, index + length, high, words)
    return cited if cited is not None and tells(page, cited, words) else None


def tells(page: Page, phrase: tuple[int, int], words: Lexicon) -> bool:
    """Whether a phrase behind "citing" is someone or something that can have told it: "an aide", "Reuters".

    A language that lists no such nouns takes all of them for it.
    """
    inside = page.words[phrase[0] : phrase[1] + 1]
    return not words.cited or any(w.pos == "PROPN" or w.folded in words.cited for w in inside)


def side_by_side(page: Page, people: list[Span]) -> list[Found]:
    """Marked words of several people in one sentence: « "constructif" pour l'une, "franc" selon l'autre »."""
    found = []
    folded = page.folded
    for number, sentence in enumerate(page.sentences):
        words = page.language_words(number)
        stretches = page.stretches_in(sentence.start, sentence.end)
        if words is None or len(stretches) < 2:
            continue
        told = (_named(page, stretch, number, words, people, folded) for stretch in stretches)
        named = [one for one in told if one is not None]
        sure = any(words.according.match(folded, one.cue[0].start) for one in named)
        if sure and len({one.sources for one in named}) > 1:
            found.extend(named)
    return found


def _named(
    page: Page, stretch: Stretch, number: int, words: Lexicon, people: list[Span], folded: str
) -> Found | None:
    """The words between marks with the phrase straight after them that says whose they are."""
    first = page.word_at(stretch.end)
    high = page.word_range(number)[1]
    if first >= high:
        return None
    place = page.words[first].start
    sure = words.according.match(folded, place)
    match = sure or words.weak.match(folded, place)
    source = phrase_right(page, page.word_at(match.end()), high, words) if match is not None else None
    if match is None or source is None:
        return None
    span = Span(stretch.start, stretch.end)
    who = page.span(*source)
    if sure is None and not _is_someone(who, people):
        return None
    return Found(
        kind="mixed", content=(span,), quoted=page.quoted_in(span.start, span.end), known=_CUE,
        cue=(Span(match.start(), match.end()),), sources=(who,), sentence=number,
    )  # fmt: skip


def _is_someone(who: Span, people: list[Span]) -> bool:
    """Whether a mention of someone lies in the words."""
    index = bisect_left(people, Span(who.end, 0))
    return index > 0 and people[index - 1].end > who.start


def in_the_view_of(page: Page, people: list[Span]) -> list[Found]:
    """A quotation where a sentence opens with whose view it gives: « Pour X, c'est un "signal" »."""
    found = []
    folded = page.folded
    for number, sentence in enumerate(page.sentences):
        words = page.language_words(number)
        match = words.weak.match(folded, sentence.start, sentence.end) if words is not None else None
        if words is not None and match is not None:
            one = _view(page, match, number, words, people, folded)
            if one is not None:
                found.append(one)
    return found


def _view(
    page: Page, match: re.Match[str], number: int, words: Lexicon, people: list[Span], folded: str
) -> Found | None:
    _, high = page.word_range(number)
    source = phrase_right(page, page.word_at(match.end()), high, words)
    if source is None or source[1] + 3 >= high:
        return None
    apart = page.words[source[1] + 1].text == ","
    who = page.span(*source)
    if not _is_someone(who, people) and not _holds_view(page, source, words):
        return None
    first = source[1] + 1
    if apart and first + 2 < high and _describes(page, first + 1, words):
        first = next((i for i in range(first + 2, high - 2) if page.words[i].text == ","), first)
    span = _cut(page, first + apart, high - 1)
    quoted = page.quoted_in(span.start, span.end)
    judged = bool(quoted) and (apart or _judges(page, source[1] + 1, quoted[0]))
    if not judged and not (apart and words.presentative.match(folded, span.start)):
        return None
    kind, content = _kind(page, (span,), quoted)
    return Found(
        kind=kind, content=content, quoted=quoted, cue=(Span(match.start(), match.end()),), known=_CUE,
        sources=(who,), sentence=number,
    )  # fmt: skip


def _holds_view(page: Page, source: tuple[int, int], words: Lexicon) -> bool:
    """Whether the first noun of a phrase is one of those that hold views: « pour le syndicat »."""
    nouns = (w for w in page.words[source[0] : source[1] + 1] if w.pos in {"NOUN", "PROPN"})
    first = next(nouns, None)
    return first is not None and first.folded in words.viewers


def _judges(page: Page, start: int, quoted: Span) -> bool:
    """Whether the only verb before marks is one of being: „Für die Partei | ist der Plan „ein Hohn“.“"""
    before = [w for w in page.words[start : page.word_at(quoted.start)] if w.pos in FINITE]
    return len(before) == 1 and before[0].pos == "AUX"


def _kind(
    page: Page, spans: tuple[Span, ...], quoted: tuple[Span, ...]
) -> tuple[QuotationKind, tuple[Span, ...]]:
    """Direct where the content stands between one pair of marks, or opens with an utterance between marks."""
    stretch = page.stretch_over(spans[0].start)
    if len(spans) == 1 and stretch is not None:
        if len(quoted) == 1 and stretch.end >= spans[0].end:
            return "direct", quoted
        if page.text[stretch.inner_end - 1] == "," and stretch.end - stretch.start > _UTTERANCE:
            return "direct", quoted[:1]
    return ("mixed" if quoted else "indirect"), spans


def _no_source(page: Page, source: tuple[int, int], words: Lexicon) -> bool:
    """Whether the phrase names a rule or a measure and nobody who speaks: according to plan."""
    alone = source[0] == source[1]
    if alone and page.words[source[0]].folded in words.not_sources | words.reflexive:
        return True
    return any(
        page.words[i].folded in words.not_sources for i in range(source[0], source[1] + 1)
    ) and not any(page.words[i].pos == "PROPN" for i in range(source[0], source[1] + 1))


def _contents(page: Page, low: int, high: int, first: int, after: int, words: Lexicon) -> tuple[Span, ...]:
    """The rest of the sentence, before and after the phrase; its end and beginning without marks."""
    spans = []
    start, end = low, high
    joined = (
        low + 1 < first < high and page.words[first - 1].text == "," and page.words[first - 2].pos in _JOINS
    )
    if joined and after < high and page.words[after].text == ",":
        return (_cut(page, after, high - 1),)
    before_ok = first - low >= 3 or any(page.words[i].pos in {"VERB", "AUX"} for i in range(low, first))
    before_ok = before_ok or _is_bare_subject(page, low, first, words)
    if before_ok and first > low:
        start = _subordinate(page, low, first, words)
        spans.append(_cut(page, start, first - 1))
    goes_on = words.plain_according or _goes_on(page, low, first, after, high)
    if before_ok and page.words[first - 1].text != "," and goes_on and after + 1 < high:
        spans.append(_cut(page, after, high - 1))
        return tuple(spans)
    follows = first - low < 3 or not before_ok
    middle = (
        after < high and page.words[after].text == "," and page.words[first - 1].text == ","
        if first > low
        else False
    )
    if (follows or middle) and after < end and end - after > 2:
        opens = page.words[min(after + 1, high - 1)]
        joins = opens.folded in words.contrast | words.subordinate | words.that | words.relative
        begins = opens.pos in {"CCONJ", "PRON"} or (opens.pos == "SCONJ" and joins)
        if middle and begins and not _goes_on(page, low, first, after, high):
            return tuple(s for s in spans if s.start < s.end)
        spans.append(_cut(page, after, end - 1))
    return tuple(s for s in spans if s.start < s.end)


def _is_bare_subject(page: Page, low: int, first: int, words: Lexicon) -> bool:
    """Whether one noun and a comma open the sentence, without articles: "пожар, по данным ..."."""
    noun = first - low == 2 and not words.articles and page.words[first - 1].text == ","
    return noun and page.words[low].pos in {"NOUN", "PROPN"} and low not in page.dated


def _subordinate(page: Page, low: int, first: int, words: Lexicon) -> int:
    """The first word of the clause of a reason or a time that holds a phrase set off by nothing: "blijft
    vrij, omdat | hij volgens de rechter niet vlucht"; else of the sentence."""
    commas = [i for i in range(low + 1, first - 2) if page.words[i].text == ","]
    if not words.plain_according or not commas:
        return low
    opens = page.words[commas[-1] + 1]
    return commas[-1] + 2 if opens.pos == "SCONJ" and opens.folded not in words.that else low


def _goes_on(page: Page, low: int, first: int, after: int, high: int) -> bool:
    """Whether words before the phrase hang on one behind it: « wurden nach Angaben der Polizei verletzt »."""
    return any(
        after <= page.words[i].head < high for i in range(low, first) if not page.words[i].is_punctuation
    )


def _cut(page: Page, first: int, last: int) -> Span:
    while (
        first < last
        and page.words[first].is_punctuation
        and page.stretch_over(page.words[first].start) is None
    ):
        first += 1
    while (
        last > first and page.words[last].is_punctuation and page.stretch_over(page.words[last].start) is None
    ):
        last -= 1
    start, end = page.words[first].start, page.words[last].end
    over = page.stretch_over(start)
    closing = page.stretch_over(max(end - 1, start))
    return Span(over.start if over else start, closing.end if closing else end)
