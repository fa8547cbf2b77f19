"""What a report says of each affair: which value, of whom or what, when, and whether it is still to come."""

from collections.abc import Iterator, Sequence
from datetime import date

from recoupe.compare.affairs.clauses import (
    PARTING,
    below,
    clause_around,
    conditions,
    head_of,
    part_around,
    says,
    words_above,
)
from recoupe.compare.affairs.limits import limit_of
from recoupe.compare.affairs.owners import is_time, one_more, owners
from recoupe.compare.affairs.reading import Read
from recoupe.compare.affairs.words import Affairs, Match, kinds, spoken
from recoupe.compare.statements.acts import verb_above
from recoupe.compare.statements.bounds import follows
from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.lexicon import Lexicon
from recoupe.languages.bounds import is_denied
from recoupe.model import Record, Sentence, Span, TimeExpression, Token

NEAR_DENIAL = 5
"""How many words before a word a denial may stand that the parse does not give it."""

FAR_DAY = 12
"""How many words from a word its day may stand."""

COMMA = 4
"""How many words a mark between them is worth."""

RECENT = 45
"""The most days for which what a report dates may be over: what was before then is another story."""

LONG = 300
"""The same for any time beside it."""

_LEFT_OPEN = 2
"""Denied and turned round: who does not rule out to go may go or stay."""

LEAD = 8
"""How many sentences are the beginning of a report, headline and all."""


class Stance(Record, frozen=True):
    """A report's words for an affair: the value that it gives or denies, whether a denial made it that value,
    whether it is only not ruled out, the people, names, classes of things and nouns it is said of, its day,
    whether it is to come, whether it lasts until that day ("until") or is not before it ("from"), whether it
    is said of several, and when the report came out."""

    report: str
    origin: str
    affair: str
    value: str
    denied: bool
    turned: bool
    left_open: bool
    coming: bool
    bound: str
    time: TimeExpression | None
    people: frozenset[str]
    names: frozenset[str]
    things: frozenset[str]
    nouns: tuple[str, ...]
    many: bool
    published: str
    span: Span
    zone: Span


def stances(source: Source, sentences: Sequence[Read]) -> list[Stance]:
    """All that a report says of affairs, given its sentences as they were read."""
    made = (
        _stance(source, read.sentence, match, read.words, read.table)
        for read in sentences
        for match in read.matches
    )
    return [stance for stance in made if stance is not None]


def _stance(
    source: Source, sentence: Sentence, match: Match, words: Affairs, table: Lexicon
) -> Stance | None:
    tokens, kind = sentence.tokens, kinds()[match.affair]
    head = head_of(tokens, match)
    part = part_around(tokens, match)
    beside = sorted(words_above(tokens, head)) if kind.ruled else part
    if not words.fits(match.affair, [tokens[n] for n in beside], tokens):
        return None
    if kind.lead and sentence not in source.report.sentences[:LEAD]:
        return None
    clause = sorted({*part, *below(tokens, head)})
    above = set() if tokens[head].dep.startswith("acl") else words_above(tokens, head)
    own = {*clause_around(tokens, match), *below(tokens, head)}
    ruling = [tokens[n] for n in sorted({*own, *above, *conditions(tokens, head)})]
    governing = [tokens[n] for n in sorted({*below(tokens, head), *above})]
    inside = tokens[match.first : match.last + 1]
    said = spoken(match, tokens)
    if not kind.likely and words.unsure.any_in([t for t in ruling if t not in said]):
        return None
    if kind.likely and any(t.text.lower() in table.asking for t in ruling):
        return None
    turned = _denials(source, tokens, match, head, part, words, table)
    if turned and kind.of in ("noun", "place"):
        return None
    time, bound = _time(source, sentence, match, head, words, table)
    zone = Span(tokens[clause[0]].start, tokens[clause[-1]].end)
    if time is not None and _long_ago(source, time, RECENT):
        return None
    if any(_long_ago(source, t, LONG) for t in _times(source, zone)):
        return None
    value, denied = match.value, bool(turned % 2)
    if bound == "until" and denied:  # not open until Monday: open on Monday
        denied, bound = False, "on"
    elif bound == "from" and denied:
        denied = False
    elif bound == "from":
        time, bound = None, ""
    if denied and kind.closed:
        others = words.values[match.affair] - {value}
        if len(others) == 1:
            value, denied = next(iter(others)), False
    people, held = owners(source, sentence, match, head, kind)
    if one_more(tokens, [*held, *inside], sentence.language):
        return None
    around = [tokens[n] for n in clause]
    return Stance(
        report=source.id,
        origin=source.origin_at(tokens[match.first].start),
        affair=match.affair,
        value=value,
        denied=denied,
        turned=bool(turned % 2),
        left_open=turned == _LEFT_OPEN,
        coming=_coming(governing, time, source, words, table),
        bound=bound,
        time=time,
        people=people,
        names=_names(source, zone),
        things=frozenset(
            m.value
            for m in words.things.found(
                [*inside, *held] if kind.of == "thing" and (held or kind.strict) else around
            )
        ),
        nouns=tuple(dict.fromkeys(t.lemma for t in held if t.pos == "NOUN")),
        many=any("Number=Plur" in t.morph for t in held),
        published=source.published,
        span=Span(tokens[match.first].start, tokens[match.last].end),
        zone=zone,
    )


def _denials(
    source: Source,
    tokens: Sequence[Token],
    match: Match,
    head: int,
    part: Sequence[int],
    words: Affairs,
    table: Lexicon,
) -> int:
    """How many times what a match says is denied or turned into its contrary."""
    verb = verb_above(tokens, head)
    owners = {head, *range(match.first, match.last + 1)} | ({verb} if verb is not None else set())
    denying = table.negation | table.negative
    count = 0
    for n in part:
        token = tokens[n]
        text = token.text.lower()
        inside = match.first <= n <= match.last
        if inside and text in match.words:
            continue
        only = any(t.text.lower() in words.only for t in tokens[n + 1 : n + 2])
        if text not in denying or only or _of_a_time(source, tokens, n):
            continue
        near = 0 < match.first - n <= NEAR_DENIAL and not any(
            t.pos == "VERB" for t in tokens[n + 1 : match.first]
        )
        owned = token.pos != "ADP" and (token.head in owners or tokens[token.head].head in owners)
        if inside or near or owned:
            count += 1
    governing = sorted(
        {*below(tokens, head), *words_above(tokens, head, table)} - set(range(match.first, match.last + 1))
    )
    if not words.turning.any_in([tokens[n] for n in governing]):
        return min(count, 1)
    ruling = words_above(tokens, head) | {head}
    doubled = any(
        t.text.lower() in denying and t.head in ruling and not match.first <= n <= match.last
        for n, t in enumerate(tokens)
    )
    return _LEFT_OPEN if count or doubled else 1


def _times(source: Source, zone: Span) -> Iterator[TimeExpression]:
    held = (t for t in source.report.times if zone.start <= t.start < zone.end)
    return (t for t in held if t.type in ("DATE", "TIME"))


def _long_ago(source: Source, time: TimeExpression, days: int) -> bool:
    """Whether a time was over more than some days before the report came out."""
    try:
        passed = date.fromisoformat(source.published[:10]) - date.fromisoformat(time.latest[:10])
    except ValueError:
        return False
    return passed.days > days


def _of_a_time(source: Source, tokens: Sequence[Token], place: int) -> bool:
    """Whether what stands behind a denial is a time (and not on Saturday)."""
    if place and tokens[place - 1].pos not in ("CCONJ", "PUNCT"):
        return False
    behind = tokens[place + 1 : place + 3]
    inside = [t for t in behind if is_time(source, t)]
    return bool(inside) and all(t in inside or t.pos in ("DET", "ADP") for t in behind)


def _time(
    source: Source, sentence: Sentence, match: Match, head: int, words: Affairs, table: Lexicon
) -> tuple[TimeExpression | None, str]:
    """The day of what a match says, and whether it lasts until then, or is not before."""
    tokens = sentence.tokens
    best: tuple[int, TimeExpression] | None = None
    verb = verb_above(tokens, head)
    for time in source.report.times:
        if not sentence.start <= time.start < sentence.end or not _is_day(time):
            continue
        if "(rel" in time.form and _quoted(source, time):
            continue  # counted from when it was said
        at = next((n for n, t in enumerate(tokens) if t.end > time.start), None)
        if at is None or is_denied(tokens, at, sentence.language):
            continue
        between = tokens[match.last + 1 : at] if at > match.last else tokens[at + 1 : match.first]
        far = len(between) + COMMA * sum(t.pos in PARTING for t in between)
        above = verb_above(tokens, at)
        owned = verb is not None and above == verb
        if (
            not owned
            and above is not None
            and above in words_above(tokens, head)
            and says(tokens[above], table)
        ):
            continue  # the day when it was said
        if _behind_saying(tokens, at, verb, table) or _of_another_clause(tokens, at, head):
            continue
        crossed = any(t.pos == "VERB" and n != verb for n, t in _between(tokens, match, at))
        if (owned or not crossed) and far <= FAR_DAY and (best is None or far < best[0]):
            best = far, time
    if best is None:
        return None, ""
    limit = limit_of(source, best[1], words)
    if limit == "since" or follows(source, best[1]):
        return None, ""
    return best[1], limit or "on"


def _behind_saying(tokens: Sequence[Token], at: int, verb: int | None, table: Lexicon) -> bool:
    """Whether a time stands right behind a verb of saying, and so tells when it was said, whatever the parse
    makes of it ("said on Tuesday it would close")."""
    before = at - 1
    while before > 0 and tokens[before].pos in ("ADP", "DET"):
        before -= 1
    return before >= 0 and before != verb and tokens[before].pos == "VERB" and says(tokens[before], table)


def _of_another_clause(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether a time belongs to a verb that neither governs a word nor is governed by it: « la fábrica que
    cerrará el lunes, la plantilla respaldó el paro »."""
    above = verb_above(tokens, at)
    if above is None or above == head:
        return False
    return above not in words_above(tokens, head) and head not in words_above(tokens, at)


def _quoted(source: Source, time: TimeExpression) -> bool:
    inside = (s for q in source.report.quotations for s in q.quoted)
    return any(s.start <= time.start < s.end for s in inside)


def _between(tokens: Sequence[Token], match: Match, at: int) -> list[tuple[int, Token]]:
    reach = range(match.last + 1, at) if at > match.last else range(at + 1, match.first)
    return [(n, tokens[n]) for n in reach]


def _is_day(time: TimeExpression) -> bool:
    clock_alone = "(clock" in time.form and not any(part in time.form for part in ("(wd", "(d ", "(rel"))
    return time.type in ("DATE", "TIME") and bool(time.earliest and time.latest) and not clock_alone


def _coming(
    ruling: Sequence[Token], time: TimeExpression | None, source: Source, words: Affairs, table: Lexicon
) -> bool:
    """Whether what is told is still to come."""
    if time is not None and len(source.published) >= 10 and time.earliest[:10] > source.published[:10]:
        return True
    if any(m in t.morph for t in ruling for m in table.settled_morph):
        return True
    return words.coming.any_in(ruling)


def _names(source: Source, zone: Span) -> frozenset[str]:
    """The places and bodies that are named in a stretch."""
    held = (m for m in source.report.mentions if m.start < zone.end and zone.start < m.end)
    found = (source.entity(m.entity) for m in held if m.type != "PERSON" and m.form == "name")
    return frozenset(e.id for e in found if e is not None)
