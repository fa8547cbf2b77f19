"""What a report says of each affair: which value, of whom or what, when, and whether it is still to come."""

from collections.abc import Iterator, Sequence
from datetime import date

from recoupe.compare.affairs.reading import Read
from recoupe.compare.affairs.words import Affairs, Kind, Match, kinds
from recoupe.compare.statements.acts import verb_above
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Source
from recoupe.compare.statements.lexicon import Lexicon
from recoupe.model import Mention, Record, Sentence, Span, TimeExpression, Token

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

BEHIND = 7
"""How many words behind a word for what somebody is his name may stand."""

LEAD = 8
"""How many sentences are the beginning of a report, headline and all."""

_PARTING = frozenset({"PUNCT", "SCONJ"})
_SUBJECTS = ("nsubj:pass", "nsubj")
_OBJECTS = ("obj", "nsubj:pass", "iobj", "obl", "nsubj")
_OF_NOUN = frozenset({"amod", "compound", "nmod", "appos", "flat", "det", "obl", "advmod"})


class Stance(Record, frozen=True):
    """A report's words for an affair: the value that it gives or denies, whether a denial made it that value,
    the people, names, classes of things and nouns it is said of, its day, whether it is to come, whether it
    lasts until that day ("until") or is not before it ("from"), whether it is said of several, and when the
    report came out."""

    report: str
    origin: str
    affair: str
    value: str
    denied: bool
    turned: bool
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
    head = _head(tokens, match)
    part = _part(tokens, match)
    beside = sorted(_above(tokens, head)) if kind.ruled else part
    if not words.fits(match.affair, [tokens[n] for n in beside], tokens):
        return None
    if kind.lead and sentence not in source.report.sentences[:LEAD]:
        return None
    clause = sorted({*part, *_below(tokens, head)})
    above = set() if tokens[head].dep.startswith("acl") else _above(tokens, head)
    ruling = [tokens[n] for n in sorted({*clause, *above, *_conditions(tokens, head)})]
    governing = [tokens[n] for n in sorted({*_below(tokens, head), *above})]
    inside = tokens[match.first : match.last + 1]
    if not kind.likely and words.unsure.any_in([t for t in ruling if t not in inside]):
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
    people, held = _bearers(source, sentence, match, head, kind)
    if _one_more(tokens, [*held, *inside], sentence.language):
        return None
    around = [tokens[n] for n in clause]
    return Stance(
        report=source.id,
        origin=source.origin_at(tokens[match.first].start),
        affair=match.affair,
        value=value,
        denied=denied,
        turned=bool(turned % 2),
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


def _head(tokens: Sequence[Token], match: Match) -> int:
    """The word of a match that governs the others."""
    inside = range(match.first, match.last + 1)
    return next((n for n in inside if tokens[n].head not in inside or tokens[n].head == n), match.first)


def _part(tokens: Sequence[Token], match: Match) -> list[int]:
    """The words around a match up to a mark or a word that opens a clause on either side."""
    start = max((n + 1 for n in range(match.first) if tokens[n].pos in _PARTING), default=0)
    end = min(
        (n for n in range(match.last + 1, len(tokens)) if tokens[n].pos in _PARTING), default=len(tokens)
    )
    return list(range(start, end))


def _below(tokens: Sequence[Token], head: int) -> set[int]:
    """The words under a verb or noun that are no clause of their own, and those of the verb that it belongs
    to as an object or predicate."""
    top = verb_above(tokens, head)
    roots = {head} if top is None or not _close(tokens, head, top) else {head, top}
    found = set(roots)
    for _ in range(len(tokens)):
        more = {
            n
            for n, t in enumerate(tokens)
            if t.head in found
            and n not in found
            and t.dep.partition(":")[0] not in ("advcl", "ccomp", "acl", "parataxis", "conj", "punct")
        }
        if not more:
            return found
        found |= more
    return found


def _close(tokens: Sequence[Token], head: int, top: int) -> bool:
    """Whether a word stands right under a verb, or under a word that does."""
    return top in (head, tokens[head].head, tokens[tokens[head].head].head)


def _above(tokens: Sequence[Token], place: int) -> set[int]:
    """The verbs, and their helpers, that a word hangs on."""
    above: set[int] = set()
    while tokens[place].head != place and tokens[place].head not in above:
        place = tokens[place].head
        above.add(place)
    helpers = {
        n
        for n, t in enumerate(tokens)
        if t.head in above and t.dep.partition(":")[0] in ("aux", "mark", "compound", "obj")
    }
    return above | helpers


def _conditions(tokens: Sequence[Token], head: int) -> set[int]:
    """The words that open the clauses that hang on a word or on its verb."""
    verbs = {head, verb_above(tokens, head)}
    clauses = {n for n, t in enumerate(tokens) if t.head in verbs and t.dep.startswith("advcl")}
    return {n for n, t in enumerate(tokens) if t.head in clauses and t.dep == "mark"}


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
        {*_below(tokens, head), *_above(tokens, head)} - set(range(match.first, match.last + 1))
    )
    above = [tokens[n] for n in governing]
    return min(count, 1) + (1 if words.turning.any_in(above) else 0)


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
    inside = [t for t in behind if _is_time(source, t)]
    return bool(inside) and all(t in inside or t.pos in ("DET", "ADP") for t in behind)


def _time(
    source: Source, sentence: Sentence, match: Match, head: int, words: Affairs, table: Lexicon
) -> tuple[TimeExpression | None, str]:
    """The day of what a match says, and whether it lasts until then, or is not before."""
    tokens = sentence.tokens
    best: tuple[int, TimeExpression, int] | None = None
    verb = verb_above(tokens, head)
    for time in source.report.times:
        if not sentence.start <= time.start < sentence.end or not _is_day(time):
            continue
        if "(rel" in time.form and _quoted(source, time):
            continue  # counted from when it was said
        at = next((n for n, t in enumerate(tokens) if t.end > time.start), None)
        if at is None:
            continue
        between = tokens[match.last + 1 : at] if at > match.last else tokens[at + 1 : match.first]
        far = len(between) + COMMA * sum(t.pos in _PARTING for t in between)
        above = verb_above(tokens, at)
        owned = verb is not None and above == verb
        if not owned and above is not None and above in _above(tokens, head) and _says(tokens[above], table):
            continue  # the day when it was said
        crossed = any(t.pos == "VERB" and n != verb for n, t in _between(tokens, match, at))
        if (owned or not crossed) and far <= FAR_DAY and (best is None or far < best[0]):
            best = far, time, at
    if best is None:
        return None, ""
    _, time, at = best
    before_it = list(tokens[max(at - 3, 0) : at + 1])
    texts = [t.text.lower() for t in before_it]
    if any(t in words.since for t in texts):
        return None, ""
    if words.before.any_in(before_it):
        return time, "from"
    return time, "until" if any(t in words.until for t in texts) else "on"


def _quoted(source: Source, time: TimeExpression) -> bool:
    inside = (s for q in source.report.quotations for s in q.quoted)
    return any(s.start <= time.start < s.end for s in inside)


def _says(token: Token, table: Lexicon) -> bool:
    return token.lemma.lower() in table.reported or token.text.lower() in table.reported


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


def _bearers(
    source: Source, sentence: Sentence, match: Match, head: int, kind: Kind
) -> tuple[frozenset[str], list[Token]]:
    """The people an affair is said of, and the words of what it is said of."""
    tokens = sentence.tokens
    inside = set(range(match.first, match.last + 1))
    if kind.of == "noun":
        at = _noun_of(tokens, match)
        return frozenset(), [tokens[at]] if at is not None else []
    verb = verb_above(tokens, head)
    roots = [n for n in (verb, head, match.first) if n is not None]
    roots += [tokens[n].head for n in roots if tokens[n].dep.partition(":")[0] == "xcomp"]
    wanted = _OBJECTS if kind.done_to else (*_SUBJECTS, "obj", "obl", "nmod")
    heads = [
        n
        for relation in wanted
        for n, t in enumerate(tokens)
        if t.head in roots and n not in inside and _relation(t, relation) and not _is_time(source, t)
    ]
    if tokens[head].dep.partition(":")[0] == "acl" and tokens[head].head not in inside:
        heads.insert(0, tokens[head].head)
    if tokens[head].pos in ("NOUN", "PROPN"):
        heads = [
            n
            for n, t in enumerate(tokens)
            if t.head == head and n not in inside and t.dep in ("nmod", "compound", "amod", "appos")
        ] + heads
    if kind.of == "place":
        place = _place_behind(source, tokens, match)
        return frozenset({place} if place else ()), []
    if kind.of in ("person", "name", "who"):
        for n in heads:
            found = _person(source, tokens, n, kind.of)
            if found:
                return frozenset({found}), [tokens[n]]
        alone = _person_behind(source, tokens, heads) if heads else _person_around(source, sentence)
        if not alone and kind.done_to and not tokens[head].dep.startswith("acl"):
            named = _people_in(source, Span(tokens[match.first].start, sentence.end))
            alone = next(iter(named)) if len(named) == 1 else ""
        if alone:
            return frozenset({alone}), []
        heads = [_behind_pronoun(tokens, n) for n in heads[:1]]
        return frozenset(), [tokens[n] for n in heads if "Number=Plur" not in tokens[n].morph]
    held = [tokens[n] for n in heads]
    held += [
        t
        for n in heads[:2]
        for m, t in enumerate(tokens)
        if t.head == n and t.dep in ("nmod", "compound", "amod") and m not in heads
    ]
    held = sorted({t.start: t for t in held}.values(), key=lambda t: t.start)
    return frozenset(), [t for t in held if not _is_time(source, t)]


def _one_more(tokens: Sequence[Token], held: Sequence[Token], language: str) -> bool:
    """Whether what an affair is said of is told as one of several (another employee)."""
    table = counts(language)
    starts = {t.start for t in held}
    owned = (
        t for t in tokens if tokens[t.head].start in starts and t.dep.partition(":")[0] in ("det", "amod")
    )
    return table is not None and any(t.lemma.lower() in table.further for t in owned)


def _relation(token: Token, relation: str) -> bool:
    return token.dep == relation or (":" not in relation and token.dep.partition(":")[0] == relation)


def _is_time(source: Source, token: Token) -> bool:
    return any(t.start <= token.start < t.end for t in source.report.times)


def _place_behind(source: Source, tokens: Sequence[Token], match: Match) -> str:
    """The story's place that is named right behind a match."""
    behind = [t.start for t in tokens[match.last : match.last + 3]]
    held = (m for m in source.report.mentions if m.type == "LOC" and m.start in behind)
    return next((e.id for m in held if (e := source.entity(m.entity)) is not None), "")


def _noun_of(tokens: Sequence[Token], match: Match) -> int | None:
    """The noun that a match belongs to as what tells which one it is."""
    at = match.first
    for _ in range(3):
        if tokens[at].pos == "NOUN" and not match.first <= at <= match.last:
            return at
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    return at if tokens[at].pos == "NOUN" else None


def _behind_pronoun(tokens: Sequence[Token], place: int) -> int:
    """For a pronoun the subject of the verb that says it (the mayor said he), else the word itself."""
    if tokens[place].pos != "PRON":
        return place
    above = _above(tokens, tokens[place].head)
    subjects = (n for n, t in enumerate(tokens) if t.head in above and t.dep == "nsubj" and t.pos == "NOUN")
    return next(subjects, place)


def _person(source: Source, tokens: Sequence[Token], place: int, of: str) -> str:
    """The person, or where a name is asked for also the body, whom a word, or a name that stands beside it,
    names or stands for."""
    beside = [
        n
        for n, t in enumerate(tokens)
        if t.head == place and t.dep in ("appos", "flat", "compound", "flat:name")
    ]
    if tokens[place].dep in ("appos", "flat", "compound"):
        beside.append(tokens[place].head)
    return next((p for n in (place, *beside) if (p := _person_at(source, tokens[n], of))), "")


def _person_behind(source: Source, tokens: Sequence[Token], heads: Sequence[int]) -> str:
    """The person whose name follows one of some words before the next verb (the former mayor of Lens, …)."""
    for n in heads:
        for at in range(n + 1, min(n + 1 + BEHIND, len(tokens))):
            if tokens[at].pos in ("VERB", "AUX", "CCONJ", "SCONJ"):
                break
            beside = at == n + 1 or tokens[at - 1].pos in ("PUNCT", "PROPN")
            if beside and (found := _person_at(source, tokens[at], "person")):
                return found
    return ""


def _person_around(source: Source, sentence: Sentence) -> str:
    """The one person who is named in a sentence and does not speak there, else in the sentence before."""
    at = source.report.sentences.index(sentence)
    for held in source.report.sentences[max(at - 1, 0) : at + 1][::-1]:
        people = _people_in(source, Span(held.start, held.end))
        if people:
            return next(iter(people)) if len(people) == 1 else ""
    return ""


def _people_in(source: Source, span: Span) -> set[str]:
    speakers = [s for q in source.report.quotations for by in q.sources for s in by.spans]
    held = (
        m
        for m in source.report.mentions
        if m.type == "PERSON"
        and span.overlaps(Span(m.start, m.end))
        and not any(s.overlaps(Span(m.start, m.end)) for s in speakers)
    )
    return {e.id for m in held if (e := source.entity(m.entity)) is not None}


def _person_at(source: Source, token: Token, of: str) -> str:
    """The story's person or body whom a word names or stands for."""
    held = [m for m in source.report.mentions if m.start <= token.start < m.end]
    mention: Mention | None = next((m for m in held if m.type == "PERSON" or of != "person"), None)
    entity = source.entity(mention.entity) if mention is not None else None
    return entity.id if entity is not None else ""


def _names(source: Source, zone: Span) -> frozenset[str]:
    """The places and bodies that are named in a stretch."""
    held = (m for m in source.report.mentions if m.start < zone.end and zone.start < m.end)
    found = (source.entity(m.entity) for m in held if m.type != "PERSON" and m.form == "name")
    return frozenset(e.id for e in found if e is not None)
