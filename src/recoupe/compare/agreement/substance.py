"""Whether two statements of independent reports really say one thing, so that it may be called agreement."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from msgspec import structs

from recoupe.compare.paired.dates import compatible, is_year
from recoupe.compare.paired.figures import agree
from recoupe.compare.paired.pairs import compared
from recoupe.compare.statements.acts import sentence_at
from recoupe.compare.statements.called_off import calls_off
from recoupe.compare.statements.contrast import Contrasted
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frame, Frames
from recoupe.compare.statements.lexicon import lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.compare.statements.standing import of_a_name
from recoupe.compare.statements.unread import is_read
from recoupe.model import Point, Quantity, Quotation, Span, TimeExpression, Token

LEAST = 0.42
"""The least cosine of two statements, names and titles left out, at which their words say the same."""

VALUE = 0.25
"""The same where they give the same figure or day."""

HEAD = 0.22
"""The least cosine at which what a statement turns on has its like among the words of the other."""

ONE = 0.35
"""The least cosine of two nouns that one of which is told of one ("a sailor") and one of several."""

FEW = 4
"""The most words with a meaning of a clause behind a noun that says next to nothing by itself."""

SAME = 0.75
"""The cosine of two statements, names left out, from which their words need not be asked one by one."""

NEAR = 0.65
"""The cosine from which it is enough that one of two statements turns on something that the other holds; so
it is where that is a verb, or where they give the same figure or day. Below it an explosion with two dead and
a factory that closes after an explosion would agree (0.54)."""

WEAK = frozenset({"wording"})
"""What may differ between statements that agree: quoted words are a translator's or an editor's."""

_STANCE = {"happened": "real", "conditional": "possible", "denied": "unreal", "cancelled": "unreal"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_HOUR = re.compile(r"(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d")
_STRETCH = re.compile(r"[^/]+/[^/]+")
_LENGTH = re.compile(r"\(dur (\d+) (\w+)\)")
_COMPARED = frozenset({"count", "age", "money", "percent"})
"""The figures of which none may be left over beside one of the other statement that is nearly it."""

_LARGE = 100
_TOPIC = 3
"""Words before the colon of a headline that are its topic whatever the tagger takes them for, at most."""

_SINGLE = ("Number=Sing", "Definite=Ind")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_MEANING = frozenset({"NOUN", "VERB", "ADJ"})
_TURNING = frozenset({"ccomp", "parataxis"})
_WITH_LIGHT = frozenset({"nsubj", "obj", "obl", "nmod"})
_HEADS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "AUX"})


def agreed(point: Point, found: Contrasted, frames: Frames, likeness: Likeness) -> frozenset[str]:
    """The ids of the point's statements that agree with one of another origin, for want of any contrast.

    Both must say something beside who says it, affirm, deny or call off alike, hold no figures that exclude
    each other, tell of what happened or is planned alike, and have more in common than the people they name.
    """
    differing = {
        frozenset({link.first, link.second})
        for link, _, contrast in found[point.id]
        if contrast.aspect not in WEAK
    }
    told = {s.id: _Told(frames.frame(s)) for s in point.statements}
    held: set[str] = set()
    for link, pair in compared(point, frames, likeness):
        ids = frozenset({link.first, link.second})
        if pair.version or ids in differing or ids <= held:
            continue
        first, second = told[link.first], told[link.second]
        if _one_thing(first, second, likeness, quoted=first.quoted and second.quoted):
            held |= ids
    by_text = {s.id: frames.frame(s).text for s in point.statements}
    words = {by_text[i] for i in held}
    return frozenset(i for i, text in by_text.items() if text in words)


class _Told:
    """What is asked of a statement for each of its links, found once."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def bare(self) -> bool:
        """Whether it only says who speaks."""
        return _only_attributes(self.frame)

    @cached_property
    def fragment(self) -> bool:
        """Whether it is no more than a few words that tell which thing is meant ("the city has seen")."""
        return _is_fragment(self.frame)

    @cached_property
    def quoted(self) -> bool:
        """Whether it is somebody's words, in part at least between marks."""
        return self._quotation is not None and bool(self._quotation.quoted)

    @cached_property
    def reported(self) -> bool:
        """Whether it is somebody's words without marks: a clause cut out of its sentence."""
        return self._quotation is not None and not self._quotation.quoted

    @cached_property
    def _quotation(self) -> Quotation | None:
        items = self.frame.statement.items
        return self.frame.source.quotation(items[0]) if items else None

    @cached_property
    def headline(self) -> bool:
        """Whether it is a headline: two of one story have its matter in common, whatever they say of it."""
        held = list(self.frame.source.sentences(self.frame.span))
        return bool(held) and held[0].role == "headline"

    @cached_property
    def denies(self) -> bool:
        """Whether it denies openly."""
        return _has(self.frame, "negation", "negative")

    @cached_property
    def doubts(self) -> bool:
        """Whether it says that something is only possible."""
        return _has(self.frame, "possible")

    @cached_property
    def figures(self) -> list[Quantity]:
        """Its figures without their modifiers; lengths of time and numbers of names are left out."""
        source = self.frame.source
        found = (
            q
            for q in self.frame.quantities
            if q.dimension != "duration"
            and not ((sentence := sentence_at(source, q.start)) and of_a_name(sentence, q))
        )
        return [structs.replace(q, modifier="exact") for q in found]

    @cached_property
    def numbers(self) -> set[float]:
        """All the numbers in it."""
        values = {value for _, _, value in self.frame.numbers}
        return values | {v for q in self.frame.quantities for v in (q.low, q.high) if math.isfinite(v)}

    @cached_property
    def lone(self) -> list[str]:
        """Its nouns in the singular that stand with an indefinite article."""
        return _lone(self.frame)

    @cached_property
    def times(self) -> list[list[TimeExpression]]:
        """The days, the times of day and the stretches of time that it gives."""
        return [
            [t for t in self.frame.times if grain.fullmatch(t.value)] for grain in (_DAY, _HOUR, _STRETCH)
        ]

    @cached_property
    def lengths(self) -> dict[str, set[float]]:
        """The lengths of time that it gives, those since and until something among them, by unit."""
        found: dict[str, set[float]] = defaultdict(set)
        for time in self.frame.times:
            for number, unit in _LENGTH.findall(time.form):
                found[unit].add(float(number))
        return found

    @cached_property
    def heads(self) -> dict[str, str]:
        """The words that its clauses turn on, with their classes: their verbs, or what a copula says of
        something."""
        return _heads(self.frame)

    @cached_property
    def content(self) -> list[str]:
        """Its words that carry meaning, without names."""
        return list(dict.fromkeys(t.lemma or t.text for t in self.frame.own_tokens if t.pos in _MEANING))

    @cached_property
    def stances(self) -> frozenset[str]:
        """Whether what it tells of happened, is planned, or only possible."""
        events = (e for e in self.frame.source.report.events if self.frame.holds(e.trigger))
        return frozenset(_STANCE.get(e.factuality, e.factuality) for e in events)

    @cached_property
    def calls_off(self) -> bool:
        """Whether something is called off or put off in it."""
        return calls_off(self.frame.text, self.frame.language)

    @cached_property
    def unnamed(self) -> str:
        """Its words without the people and bodies that it names."""
        return _unnamed(self.frame)


def _one_thing(first: _Told, second: _Told, likeness: Likeness, *, quoted: bool) -> bool:
    if not quoted and (first.bare or second.bare or first.fragment or second.fragment):
        return False
    if first.denies != second.denies or first.calls_off != second.calls_off:
        return False
    if not quoted and first.doubts != second.doubts:
        return False
    if _numbers_differ(first, second) or _digits_differ(first, second):
        return False
    if _figures_differ(first, second) or _days_differ(first, second) or _stances_differ(first, second):
        return False
    if quoted:
        return True
    if _lengths_differ(first, second) or _one_and_several(first, second, likeness):
        return False
    cosine = likeness.cosine(first.unnamed, second.unnamed)
    valued = _same_value(first.frame, second.frame)
    titled = first.headline and second.headline
    if cosine < SAME or titled:
        alike = _turns_alike(first, second, likeness), _turns_alike(second, first, likeness)
        enough = valued or (not titled and (cosine >= NEAR or "VERB" in (*alike[0], *alike[1])))
        if not any(alike) or not (all(alike) or enough):
            return False
    return cosine >= LEAST or (cosine >= VALUE and valued)


def _turns_alike(first: _Told, second: _Told, likeness: Likeness) -> frozenset[str]:
    """The classes of the words that the first turns on and that have their like in the second; that there is
    no parse of either, which holds nothing against them, counts as a verb."""
    if not first.heads or not second.content:
        return frozenset() if first.heads or second.heads else frozenset({"VERB"})
    table = likeness.table(list(first.heads), second.content)
    return frozenset(pos for pos, row in zip(first.heads.values(), table, strict=True) if row.max() >= HEAD)


def _heads(frame: Frame) -> dict[str, str]:
    """The words of a statement that hang on none other of it, what they say or hear, and, as part of a light
    verb, what stands with it; each with its class."""
    found: dict[str, str] = {}
    topics = _topics(frame)
    table = counts(frame.language)
    for sentence in frame.source.sentences(frame.span):
        tokens = sentence.tokens
        inside = {n for n, t in enumerate(tokens) if t.dep and frame.holds(Span(t.start, t.end))}
        inside -= {n for n, t in enumerate(tokens) for s in topics if s.start <= t.start < s.end}
        for n in sorted(inside):
            token = tokens[n]
            top = token.head == n or token.head not in inside
            if token.pos not in _HEADS or not (top or token.dep.split(":")[0] in _TURNING):
                continue
            below = [t for t in tokens if t.head == n and t.dep.split(":")[0] in _WITH_LIGHT]
            nouns = {t.lemma: "VERB" for t in below if t.pos == "NOUN"}
            light = table is not None and (token.lemma in table.light or token.pos == "AUX")
            found |= nouns if light and nouns else {token.lemma or token.text: token.pos}
    return found


def _is_fragment(frame: Frame) -> bool:
    inside = frame.own_tokens
    meaning = [t for t in inside if t.pos in _CONTENT]
    first = inside[0] if inside else None
    if first is None or len(meaning) > FEW or frame.quantities:
        return False
    if any("PronType=Rel" in t.morph for t in inside):
        return False
    tokens = frame.source.sentence_tokens(first.start)
    starts = {t.start for t in inside}
    tops = [t for t in inside if t.dep and tokens[t.head].start not in starts]
    return bool(tops) and all(t.dep.split(":")[0] == "acl" for t in tops if t.pos != "PUNCT")


def _digits_differ(first: _Told, second: _Told) -> bool:
    """Whether the figures of either are not read, both have numbers in digits, and none of one is any of the
    other."""
    if is_read(first.frame.source) and is_read(second.frame.source):
        return False
    a, b = ({value for _, _, value in told.frame.numbers} for told in (first, second))
    return bool(a and b) and not a & b


def _lengths_differ(first: _Told, second: _Told) -> bool:
    """Whether both give lengths of time in one unit, and none of one is any of the other."""
    a, b = first.lengths, second.lengths
    return any(not a[unit] & b[unit] for unit in a.keys() & b.keys())


def _one_and_several(first: _Told, second: _Told, likeness: Likeness) -> bool:
    """Whether the one tells of several ("two sailors") what the other tells of one ("a sailor")."""
    for mine, theirs in ((first, second), (second, first)):
        several = [q.counted_lemma for q in mine.figures if q.dimension == "count" and q.low >= 2]
        if any(likeness.cosine(a, b) >= ONE for a in several if a for b in theirs.lone):
            return True
    return False


def _lone(frame: Frame) -> list[str]:
    """The nouns of a statement in the singular that stand with an indefinite article."""
    found: list[str] = []
    for sentence in frame.source.sentences(frame.span):
        tokens: Sequence[Token] = sentence.tokens
        for token in tokens:
            noun = tokens[token.head] if token.head < len(tokens) else token
            indefinite = token.pos == "DET" and _SINGLE[1] in token.morph
            if (
                indefinite
                and noun.pos == "NOUN"
                and _SINGLE[0] in noun.morph
                and frame.holds(Span(noun.start, noun.end))
            ):
                found.append(noun.lemma)
    return found


def _only_attributes(frame: Frame) -> bool:
    """Whether a statement names a speaker and a verb of saying, and what is said stands elsewhere."""
    report = frame.source.report
    said: list[Span] = []
    for quotation in report.quotations:
        near = [c for c in quotation.cue if frame.span.overlaps(c)]
        if near and not any(frame.holds(c) for c in quotation.content):
            said += near
            said += [s for source in quotation.sources for s in source.spans]
            said += [quotation.medium_span] if quotation.medium_span else []
    said += frame.governing()
    if not said:
        return False
    said += [Span(m.start, m.end) for m in frame.mentions]
    said += [m.role_span for m in frame.mentions if m.role_span]
    left = [
        t for t in frame.own_tokens if t.pos in _CONTENT and not any(s.start <= t.start < s.end for s in said)
    ]
    return len(left) <= 2


def _has(frame: Frame, *kinds: str) -> bool:
    """Whether a word of the language's lists of these kinds stands in the statement."""
    table = lexicon(frame.language)
    listed = frozenset[str]().union(*(getattr(table, kind) for kind in kinds)) if table else frozenset()
    return any(t.text.lower() in listed for t in frame.own_tokens)


def _days_differ(first: _Told, second: _Told) -> bool:
    """Whether both give days, or times of day, and none of one can be any of the other."""
    return any(
        a and b and not any(compatible(x, y) for x in a for y in b)
        for a, b in zip(first.times, second.times, strict=True)
    )


def _figures_differ(first: _Told, second: _Told) -> bool:
    """Whether both give figures and few or none of one are any of the other."""
    a, b = first.figures, second.figures
    known = min(sum(any(agree(x, y) for y in theirs) for x in mine) for mine, theirs in ((a, b), (b, a)))
    return bool(a and b) and (not known or 3 * known < min(len(a), len(b)))


def _numbers_differ(first: _Told, second: _Told) -> bool:
    """Whether each has a year, an age, or a count of people or things, that the other has not, and the two
    are near enough to be meant for one."""
    a, b = first.numbers, second.numbers
    years = [{v for v in side if v == int(v) and is_year(str(int(v)))} for side in (a, b)]
    if years[0] and years[1] and not years[0] & years[1]:
        return True
    left = [
        [
            q
            for q in mine.frame.quantities
            if q.dimension in _COMPARED and not any(_near(q.low, v) for v in theirs if v)
        ]
        for mine, theirs in ((first, b), (second, a))
    ]
    return any(
        x.dimension == y.dimension and x.unit == y.unit and 0.5 <= x.low / y.low <= 2 and not agree(x, y)
        for x in left[0]
        for y in left[1]
        if y.low
    )


def _near(first: float, second: float) -> bool:
    """Whether one number may be the other rounded: small ones are not, nor two of which neither is round.

    >>> _near(118, 120), _near(112, 118), _near(2870, 2900), _near(12, 10)
    (True, False, True, False)
    """
    if first == second:
        return True
    close = min(first, second) >= _LARGE and math.isclose(first, second, rel_tol=0.06)
    return close and any(value % 10 == 0 for value in (first, second))


def _same_value(first: Frame, second: Frame) -> bool:
    if any(agree(x, y) for x in first.quantities for y in second.quantities):
        return True
    return any(
        x.value[:1].isdigit() and compatible(x, y) and len(x.value) == len(y.value)
        for x in first.times
        for y in second.times
    )


def _stances_differ(first: _Told, second: _Told) -> bool:
    """Whether the one tells only of what happened, and the other only of what is planned or possible; or one
    alone of what was called off or denied."""
    if ({"unreal"} == first.stances) != ({"unreal"} == second.stances):
        return True
    return bool(first.stances and second.stances) and not first.stances & second.stances


def _topics(frame: Frame) -> list[Span]:
    """What stands before the colon of a headline, which tells nothing."""
    found: list[Span] = []
    for sentence in frame.source.sentences(frame.span):
        colon = next((n for n, t in enumerate(sentence.tokens) if t.text == ":"), 0)
        before = sentence.tokens[:colon]
        told = len(before) > _TOPIC and any(t.pos in ("VERB", "AUX") for t in before)
        if before and sentence.role == "headline" and not told:
            found.append(Span(before[0].start, before[-1].end))
    return found


def _unnamed(frame: Frame) -> str:
    """The words of a statement without the people and bodies it names and their titles, and of a headline
    without the topic before a colon."""
    named = [Span(m.start, m.end) for m in frame.mentions if m.type in ("PERSON", "ORG")]
    named += [m.role_span for m in frame.mentions if m.type == "PERSON" and m.role_span]
    named += _topics(frame)
    return " ".join(t.text for t in frame.own_tokens if not any(s.start <= t.start < s.end for s in named))
