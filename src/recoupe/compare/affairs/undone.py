"""What one report says was done and another that it was not, in any two languages, by whatever verb.

Verbs of two languages are seldom near in the space of all languages; their clauses are, once the denial is
left out, and so are those who take part. What is an affair of the list is told by its words (`contrary.py`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from recoupe.compare.affairs.clauses import says
from recoupe.compare.affairs.denials import VERBS, denied_verbs
from recoupe.compare.affairs.reading import Read
from recoupe.compare.affairs.sides import made_of_acts
from recoupe.compare.affairs.words import Affairs, affairs
from recoupe.compare.paired.dates import compatible
from recoupe.compare.statements.acts import act_at, elsewhere, others, strangers
from recoupe.compare.statements.bounds import bound
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import before
from recoupe.compare.statements.lexicon import Lexicon, lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Finding, Span, Token

ALIKE = ((0.7, 0.33, 0.55), (0.7, 0.48, 0.4), (0.5, 0.42, 0.55), (0.3, 0.5, 0.55), (-1.0, 0.58, 0.55))
"""What makes two clauses one, of which one is denied, each row by itself: the least cosine of the verbs,
of the clauses, and the least mean cosine of those who take part to their nearest in the other."""

OF_TWO = (-1.0, 0.53, 0.64)
"""The same where at least two take part in either."""

IN_ONE_LANGUAGE = (0.6, 0.42, 0.7)
"""What is asked in one language of verbs, clauses and those who take part."""

OF_ONE_PART = 0.5
"""What is asked there of clauses in which only one takes part."""

ONE_MEANING = (0.25, 0.5)
"""What is asked of the clauses, and of each who takes part, where the verbs are listed with one meaning."""

LEAST = min(ONE_MEANING[0], *(row[1] for row in ALIKE))
"""The least cosine of two clauses that is asked of any."""

STRANGERS = 0.2
"""The least cosine of anybody who takes part in the deed of fewer to his nearest in the other."""

SAME_VERB = 0.5
"""The least cosine of the verbs where one of them is the word of an affair, which may have a contrary."""

MOST = 300
"""The most denials of a story compared, and the most acts by fours; beyond it, those of the first reports."""

REACH = 2
"""How many words from a noun one that tells which it is may stand."""

_PARTS = frozenset({"nsubj", "obj", "iobj", "obl"})
_INNER = frozenset({"amod", "aux", "cop", "advcl", "xcomp", "acl", "csubj"})
_WHICH = frozenset({"amod", "nmod", "compound"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "csubj"})
_NONE = frozenset[str]()
_LOOSE = ("advcl", "acl")


class Deed:
    """What a report says was done or was not: its verb, who takes part, and its clause without the denial."""

    def __init__(
        self,
        source: Source,
        tokens: Sequence[Token],
        verb: int,
        parts: Sequence[Token],
        *,
        coming: bool,
        no: Span | None,
        listed: str,
        meant: frozenset[str],
    ) -> None:
        self.report = source.id
        self.language = source.sentences(Span(tokens[verb].start, tokens[verb].end))[0].language
        self.origin = source.origin_at(tokens[verb].start)
        self.published = source.published
        self.denied = no is not None
        self.coming = coming
        self.light = _is_light(tokens[verb], self.language)
        self.listed = listed
        self.meant = meant
        self.verb = (tokens[verb].lemma, tokens[verb].text)
        act = act_at(source, tokens[verb].start)
        self.zone = act.span if act is not None else Span(tokens[verb].start, tokens[verb].end)
        self.span = no or Span(tokens[verb].start, tokens[verb].end)
        self._source, self._tokens, self._nouns = source, tokens, parts

    @cached_property
    def parts(self) -> list[tuple[str, str, str]]:
        """Who takes part: lemma, form, and the phrase."""
        return [(t.lemma, t.text, _phrase(self._tokens, t)) for t in self._nouns]

    @cached_property
    def classes(self) -> list[frozenset[str]]:
        """The classes of things that each of them is of."""
        words = affairs(self.language)
        return [frozenset(m.value for m in words.things.found([t])) if words else _NONE for t in self._nouns]

    @cached_property
    def so_far(self) -> bool:
        """Whether it says how things stand up to now."""
        words = affairs(self.language)
        return words is not None and words.yet.any_in(self._source.tokens(self.zone))

    @cached_property
    def told(self) -> str:
        """The words of the clause without those that deny."""
        table = lexicon(self.language)
        listed = table.negation | table.negative | table.particle if table else frozenset[str]()
        tokens = [t for t in self._source.tokens(self.zone) if t.start != self.span.start or not self.denied]
        return " ".join(t.text for t in tokens if t.text.lower() not in listed)


def undone(frames: Frames, likeness: Likeness, sentences: Mapping[str, Sequence[Read]]) -> Iterator[Finding]:
    """A finding for each thing that one account says was done and another denies; `sentences` are those of
    each report as they were read."""
    deeds = {
        key: [deed for one in found for deed in _of_sentence(frames.sources[key], one)]
        for key, found in sentences.items()
    }
    denied = [d for found in deeds.values() for d in found if d.denied][:MOST]
    done = [d for found in deeds.values() for d in found if not d.denied][: 4 * MOST] if denied else []
    near_clauses = (
        likeness.table([d.told for d in denied], [d.told for d in done]) if denied and done else None
    )
    for row, no in enumerate(denied):
        if any(_alike(no, d, likeness) for d in deeds[no.report] if not d.denied):
            continue
        if near_clauses is None:
            return
        able = [done[n] for n in np.flatnonzero(near_clauses[row] >= LEAST)]
        near = [d for d in able if d.origin != no.origin and _one(no, d, frames, likeness)]
        near = [y for y in near if not any(_alike(y, d, likeness) for d in deeds[y.report] if d.denied)]
        for later in (True, False):
            some = [y for y in near if _moves_on(no, y) is later]
            if some:
                yield _finding(no, some, frames, later=later)


def _moves_on(no: Deed, yes: Deed) -> bool:
    """Whether the later report moves on what the other told: done since then, or no longer planned."""
    if no.coming:
        return before(yes.published, no.published)
    return no.so_far and before(no.published, yes.published)


def _of_sentence(source: Source, read: Read) -> Iterator[Deed]:
    sentence, words, table = read.sentence, read.words, read.table
    tokens = sentence.tokens
    denials = denied_verbs(read)
    turns = {n for m in words.turning.found(tokens) for n in range(m.first, m.last + 1)}
    listed = {n: f"{m.affair} {m.value}" for m in read.matches for n in range(m.first, m.last + 1)}
    meant: dict[int, set[str]] = defaultdict(set)
    for match in words.verbs.found(tokens):
        meant[match.first].add(match.value)
    denying = table.negation | table.negative | table.denial
    for n, token in enumerate(tokens):
        turned = token.head if token.head in turns and token.dep.partition(":")[0] in _COMPLEMENTS else None
        inner = token.dep.partition(":")[0] in _INNER and not (turned is not None and token.dep == "xcomp")
        if token.pos not in VERBS or n in turns or inner or says(token, table):
            continue
        parts = _taking_part(source, tokens, n)
        if turned is not None and token.dep == "xcomp":
            parts += [t for t in _taking_part(source, tokens, turned) if t.pos and t.dep.startswith("nsubj")]
        act = act_at(source, token.start)
        if act is None or not parts:
            continue
        above = _above(tokens, n)
        if not _plain(source, act.span, [tokens[k] for k in above], words, turned=turned is not None):
            continue
        if (above - {turned}) & denials.keys() or any(tokens[k].dep.startswith(_LOOSE) for k in above):
            continue
        no = denials.get(n)
        if turned is not None:
            doubly = no is not None or turned in denials
            no = None if doubly else Span(tokens[turned].start, tokens[turned].end)
        elif no is None and any(t.text.lower() in denying for t in source.tokens(act.span)):
            continue
        ruling = [*source.tokens(act.span), *(tokens[k] for k in above)]
        yield Deed(
            source,
            tokens,
            n,
            parts,
            coming=_coming(source, act.span, ruling, words, table),
            no=no,
            listed=listed.get(n, ""),
            meant=frozenset(meant[n]),
        )


def _coming(source: Source, span: Span, ruling: Sequence[Token], words: Affairs, table: Lexicon) -> bool:
    """Whether a clause tells what is to come: by its words, a future form, or a day after the report."""
    if words.coming.any_in(ruling) or any(m in t.morph for t in ruling for m in table.settled_morph):
        return True
    days = (t.earliest[:10] for t in source.report.times if span.overlaps(Span(t.start, t.end)))
    return any(day > source.published[:10] for day in days if source.published)


def _plain(source: Source, span: Span, above: Sequence[Token], words: Affairs, *, turned: bool) -> bool:
    """Whether a clause is told without doubt, and turned round only as is known."""
    ruling = [*source.tokens(span), *above]
    if words.unsure.any_in(ruling):
        return False
    return turned or not words.turning.any_in(ruling)


def _taking_part(source: Source, tokens: Sequence[Token], verb: int) -> list[Token]:
    """The nouns and names under a verb that are no times, and do not say it."""
    spans = [Span(t.start, t.end) for t in source.report.times]
    spans += [s for q in source.report.quotations for by in q.sources for s in by.spans]
    return [
        t
        for n, t in enumerate(tokens)
        if t.head == verb
        and n != verb
        and t.dep.partition(":")[0] in _PARTS
        and t.pos in ("NOUN", "PROPN")
        and not any(s.start <= t.start < s.end for s in spans)
    ]


def _phrase(tokens: Sequence[Token], noun: Token) -> str:
    """A noun with the words right beside it that tell which one it is (black box, coup de feu)."""
    at = next(n for n, t in enumerate(tokens) if t is noun)
    kept = {
        at,
        *(n for n, t in enumerate(tokens) if t.head == at and t.dep in _WHICH and abs(n - at) <= REACH),
    }
    return " ".join(tokens[n].text for n in sorted(kept))


def _is_light(token: Token, language: str) -> bool:
    table = counts(language)
    return table is None or token.lemma in table.light


def _above(tokens: Sequence[Token], place: int) -> set[int]:
    above: set[int] = set()
    while tokens[place].head != place and tokens[place].head not in above:
        place = tokens[place].head
        above.add(place)
    return above


def _one(no: Deed, yes: Deed, frames: Frames, likeness: Likeness) -> bool:
    """Whether two deeds are one, of the same people, places and days; in one language more is asked."""
    if no.coming != yes.coming or not _alike(no, yes, likeness):
        return False
    if no.language == yes.language and not _same(no, yes, likeness):
        return False
    a, b = frames.sources[no.report], frames.sources[yes.report]
    if _elsewhere(a, no, b) or _elsewhere(b, yes, a) or _other_days(a, no, b, yes):
        return False
    first, second = act_at(a, no.zone.start), act_at(b, yes.zone.start)
    if first is None or second is None:
        return True
    if no.language == yes.language:
        return not strangers(a, first, b, second, likeness)
    return not others(a, first, b, second)


def _same(a: Deed, b: Deed, likeness: Likeness) -> bool:
    """Whether verbs, clauses and those who take part are so alike as one language makes them."""
    verb, clause, parts = IN_ONE_LANGUAGE
    if a.light or b.light:
        return False
    few, many = sorted((a, b), key=lambda d: len(d.parts))
    near = _nearest(few, many, likeness)
    verbs = max(likeness.cosine(x, y) for x in a.verb for y in b.verb)
    least = clause if len(near) > 1 else OF_ONE_PART
    return verbs >= verb and likeness.cosine(a.told, b.told) >= least and sum(near) / len(near) >= parts


def _elsewhere(source: Source, deed: Deed, other: Source) -> bool:
    """Whether a deed is told of a place that the other report does not know."""
    held = (Span(m.start, m.end) for m in source.report.mentions if m.type == "LOC")
    return any(deed.zone.overlaps(s) and elsewhere(source, s, other) for s in held)


def _other_days(a: Source, first: Deed, b: Source, second: Deed) -> bool:
    """Whether both are dated, and to times that have no moment in common."""
    one, other = (
        [t for t in s.report.times if d.zone.overlaps(Span(t.start, t.end)) and bound(s, t) != "since"]
        for s, d in ((a, first), (b, second))
    )
    return bool(one and other) and not any(compatible(x, y) for x in one for y in other)


def _alike(a: Deed, b: Deed, likeness: Likeness) -> bool:
    """Whether the verbs, the clauses and those who take part are alike enough, taken together."""
    few, many = sorted((a, b), key=lambda d: len(d.parts))
    near = _nearest(few, many, likeness)
    if min(near) < STRANGERS:
        return False
    both = sum(near) / len(near)
    if len(few.parts) == len(many.parts):
        both = min(both, sum(_nearest(many, few, likeness)) / len(near))
    verbs = max(likeness.cosine(x, y) for x in a.verb for y in b.verb)
    one_meaning = bool(a.meant & b.meant or (a.listed and a.listed == b.listed))
    if one_meaning:
        verbs = 1.0
    if (a.listed or b.listed) and verbs < SAME_VERB:
        return False
    clauses = likeness.cosine(a.told, b.told)
    if one_meaning and clauses >= ONE_MEANING[0] and min(near) >= ONE_MEANING[1]:
        return True
    rows = (*ALIKE, OF_TWO) if len(few.parts) > 1 else ALIKE
    return any(verbs >= v and clauses >= c and both >= p for v, c, p in rows)


def _nearest(a: Deed, b: Deed, likeness: Likeness) -> list[float]:
    """For each of those who take part in a deed the cosine of the nearest in the other, 1 for one class of
    things."""
    return [
        max(
            1.0 if kind & other_kind else max(likeness.cosine(x, y) for x in one for y in other)
            for other, other_kind in zip(b.parts, b.classes, strict=True)
        )
        for one, kind in zip(a.parts, a.classes, strict=True)
    ]


def _finding(no: Deed, done: Sequence[Deed], frames: Frames, *, later: bool) -> Finding:
    denied = ("denied", [(no.report, no.origin, no.span, no.zone)])
    affirmed = ("affirmed", [(d.report, d.origin, d.span, d.zone) for d in done])
    sides = (affirmed, denied) if no.coming else (denied, affirmed)
    return made_of_acts(*sides, frames, later=later)
