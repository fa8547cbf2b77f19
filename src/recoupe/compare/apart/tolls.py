"""Tolls: how many people a report says are dead, injured, missing, …, in whatever words.

The figure of a toll stands with a noun ("61 morts"), a participle or a verb, as the subject or the object,
so that two reports seldom have a sentence in common. Its place is the fate itself. Of each fate a report has
one toll, the first figure that it gives; parts of it, further victims and other disasters are none.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise, takewhile, zip_longest
from typing import NamedTuple

import msgspec

from recoupe.compare.apart.counts import leaves_open
from recoupe.compare.apart.kinds import pace_of_kind
from recoupe.compare.statements.acts import elsewhere, sentence_at
from recoupe.compare.statements.counting import Counts, counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.pace import FIXED, Pace, moves
from recoupe.compare.statements.scenes import long_ago
from recoupe.languages import profile
from recoupe.languages.units import same_quantity
from recoupe.model import Quantity, Sentence, Span, TimeExpression, Token

LEAD = 3
"""The sentences of a report, headline included, in which a toll is that of the story, whatever place stands
there: a report opens with its own news."""

_EACH_DAY = "arrested"
"""The fate that is counted day by day: arrests of one night are none of the next."""

_NARROWING = frozenset({"amod", "acl", "acl:relcl", "appos", "nmod:poss"})
_OTHER_CLAUSES = frozenset({"advcl", "conj", "parataxis", "ccomp"})
_OF_CLAUSES = frozenset({"nsubj", "aux", "mark"})
_REACH = 3
_ARTICLE = 5
"""Characters between a figure and the words behind it for what has reached it: a space and an article."""
_BEFORE = 6
"""Words before people, their figure and what modifies it among them, in which an act is looked for."""
_DAYS = re.compile(r"\(dur [^()]* (day|night|week|month)\)")
_MONTH = re.compile(r"XXXX-\d\d")
_MONTH_OR_YEAR = re.compile(r"\d{4}|(\d{4}|XXXX)-\d\d")


class Fate(msgspec.Struct, frozen=True):
    """The words that count people by one fate, and the verbs that do so of people at large."""

    counted: frozenset[str]
    acts: tuple[str, ...]


class Fates(msgspec.Struct, frozen=True):
    """languages/data/<code>/fates.toml: what stands before the word for a fate whose
    number is told ("number of"), words for parts of a figure, for what is feared, for what there was none of
    where nobody met a fate, the nouns of groups of people (police, children), and each fate; adjectives that
    narrow nothing ("confirmed"), nouns for those who live somewhere, nouns for those who are ill, what
    says straight behind a word that there was none (погибших *нет*), the prepositions of people who are
    objects (detuvo *a* tres personas), what joins people to what they are taken for (gelten *als*
    vermisst), and the words for lives with the verbs by which they are taken (*cost* the *lives* of nine
    people)."""

    numbers: tuple[str, ...]
    parts: frozenset[str]
    portions: frozenset[str]
    feared: frozenset[str]
    nothing: dict[str, frozenset[str]]
    groups: dict[str, frozenset[str]]
    dead: Fate
    injured: Fate
    missing: Fate
    arrested: Fate
    evacuated: Fate
    homeless: Fate
    cases: Fate
    hospital: Fate = Fate(frozenset(), ())
    admitted: Fate = Fate(frozenset(), ())
    confirmed: frozenset[str] = frozenset()
    residents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    denied_behind: tuple[str, ...] = ()
    of_objects: frozenset[str] = frozenset()
    taken_for: frozenset[str] = frozenset()
    lives: frozenset[str] = frozenset()
    taking: frozenset[str] = frozenset()


FATES = ("dead", "injured", "missing", "arrested", "evacuated", "homeless", "cases", "admitted", "hospital")

OF_PATIENTS = ("hospital", "admitted")
"""The fates that patients have as people have them; of others they are some among all."""

OF_RESIDENTS = ("evacuated", "homeless")
"""The fates of those who live somewhere; of others they are some people among all."""

ILL = 10
"""The least number of cases of a disease that is a toll: a few cases may be of anything."""


@cache
def fates(language: str) -> Fates | None:
    """The language's words for fates, None where it has none: then it has no tolls."""
    known = profile(language)
    return known.load("fates", Fates) if known.has("fates") else None


class Toll(NamedTuple):
    """The figure that a report gives for a fate, first as it is told first, with each time it is told."""

    report: str
    fate: str
    quantity: Quantity
    lead: bool
    told: tuple[Quantity, ...] = ()


def tolls(source: Source) -> dict[str, Toll]:
    """The toll of each fate that a report gives; none of a fate for which a later figure is higher."""
    found: dict[str, list[Toll]] = defaultdict(list)
    for quantity in source.report.quantities:
        sentence = sentence_at(source, quantity.start) if quantity.dimension == "count" else None
        fate = fate_at(source, sentence, quantity) if sentence else ""
        if fate == "cases" and quantity.low < ILL:
            continue
        if sentence and fate and not of_other_times(source, sentence):
            lead = sentence in source.report.sentences[:LEAD]
            found[fate].append(Toll(source.id, fate, quantity, lead))
    return {fate: gathered(every) for fate, every in found.items() if not _outgrown(every)}


def by_kind(frames: Frames, of: Callable[[Source], dict[str, Toll]]) -> dict[str, list[Toll]]:
    """What each report gives of each kind, together by kind; the reports stand in the order of their ids."""
    found: dict[str, list[Toll]] = defaultdict(list)
    for key in sorted(frames.sources):
        for kind, toll in of(frames.sources[key]).items():
            found[kind].append(toll)
    return found


def tolls_apart(frames: Frames) -> Iterator[list[tuple[Toll, Toll]]]:
    """The tolls of one fate that differ, by what belongs in one finding: those of one time, and what moved on
    as long as it did not move back and forth."""
    by_fate = by_kind(frames, tolls)
    for fate in sorted(by_fate, key=_rank):
        pairs = [(a, b) for a, b in combinations(by_fate[fate], 2) if set_apart(a, b, frames)]
        at_odds = [p for p in pairs if not _newer(*p, frames)]
        if at_odds:
            yield at_odds
        moved = [p for p in pairs if _newer(*p, frames)]
        if moved and not at_odds and _onward(moved, frames):
            yield moved
            continue
        by_values: dict[tuple[float, ...], list[tuple[Toll, Toll]]] = defaultdict(list)
        for pair in moved:
            by_values[tuple(sorted(t.quantity.high for t in pair))].append(pair)
        yield from by_values.values()


def _rank(fate: str) -> tuple[int, str]:
    """All people of a fate before those of a group, in the order of the fates."""
    return (FATES.index(fate), "") if fate in FATES else (len(FATES), fate)


def gathered(every: Sequence[Toll]) -> Toll:
    """The first figure of a report for one thing, with each time that the report tells it."""
    told = tuple(t.quantity for t in every if same_quantity(t.quantity, every[0].quantity).same)
    return every[0]._replace(told=told)


def _outgrown(every: Sequence[Toll]) -> bool:
    return max(t.quantity.low for t in every) > every[0].quantity.high


def fate_at(source: Source, sentence: Sentence, quantity: Quantity) -> str:
    """The fate that a figure counts all people of, "" if none."""
    words, table = fates(sentence.language), counts(sentence.language)
    tokens = sentence.tokens
    at = next((n for n, t in enumerate(tokens) if quantity.start <= t.start < quantity.end), None)
    last = max((n for n, t in enumerate(tokens) if t.start < quantity.end), default=-1)
    if words is None or table is None or at is None or quantity.low < 1:
        return ""
    further = table.further if quantity.modifier == "exact" else frozenset[str]()
    if _is_part(tokens, at, last, words, further):
        return ""
    noun = next(
        (
            n
            for n in range(last + 1, min(last + 3, len(tokens)))
            if tokens[n].pos != "DET" and not _spoken(tokens[n], words.confirmed)
        ),
        None,
    )
    for fate in FATES:
        known: Fate = getattr(words, fate)
        if noun is not None and _spoken(tokens[noun], known.counted):
            plain = known.counted | words.confirmed
            return "" if _narrowed(tokens, noun, table.further, plain) else fate
    if noun is not None and _spoken(tokens[noun], words.lives):
        return "dead" if _taken(tokens, noun, words) else ""
    if told := _predicate(tokens, at, words, table):
        return told
    before_it, behind_it = (
        source.text[sentence.start : quantity.start],
        source.text[quantity.end : sentence.end],
    )
    reached = _reached(before_it.casefold(), behind_it.casefold(), words, table)
    if reached:
        return reached
    head, group = at, ""
    whole = _headed(tokens, noun) if noun is not None else at
    if noun is not None and (group := group_of(tokens[whole], words)):
        head = whole
    elif noun is not None and {tokens[noun].lemma, tokens[noun].text.lower()} & (
        table.people | words.residents | words.patients
    ):
        head = noun
    elif tokens[at].head != at and tokens[tokens[at].head].pos == "NOUN" and _verb_behind(tokens, at) is None:
        return ""
    own = frozenset(w for f in FATES for w in getattr(words, f).counted) if group else frozenset[str]()
    if _narrowed(tokens, head, table.further, own):
        return ""
    fate = (group and _beside(tokens, head, words)) or by_act(tokens, head, words)
    if not fate and _lives_taken(tokens, head, words):
        fate = "dead"
    called = {tokens[head].lemma, tokens[head].text.lower()}
    few = ((words.residents, OF_RESIDENTS), (words.patients, OF_PATIENTS))
    if fate and not called & table.people and any(called & own and fate not in its for own, its in few):
        return ""
    return f"{fate} ({group})" if fate and group else fate


def _predicate(tokens: Sequence[Token], at: int, words: Fates, table: Counts) -> str:
    """The fate of those who are said to be so many: "i dispersi sono 43", "" if none."""
    below = [n for n, t in enumerate(tokens) if t.head == at and n != at]
    if not any(tokens[n].dep == "cop" for n in below):
        return ""
    for noun in (n for n in below if tokens[n].dep.startswith("nsubj")):
        fate = next((f for f in FATES if _spoken(tokens[noun], getattr(words, f).counted)), "")
        if fate:
            own = getattr(words, fate).counted | words.confirmed
            return "" if _narrowed(tokens, noun, table.further, own) else fate
    return ""


def _headed(tokens: Sequence[Token], noun: int) -> int:
    """The noun that a noun before it belongs to (police *officers*), or that noun itself."""
    head = tokens[noun].head
    return head if tokens[noun].dep == "compound" and head > noun else noun


def group_of(token: Token, words: Fates) -> str:
    """The group of people that a noun names, "" if none."""
    named = (g for g, nouns in words.groups.items() if token.text.lower() in nouns or token.lemma in nouns)
    return next(named, "")


def _beside(tokens: Sequence[Token], head: int, words: Fates) -> str:
    """The fate that stands as a participle beside the people it befell."""
    beside = {t.text.lower() for n, t in enumerate(tokens) if t.head == head and n != head}
    return next((f for f in FATES if beside & getattr(words, f).counted), "")


def _reached(before_it: str, behind_it: str, words: Fates, table: Counts) -> str:
    """The fate whose number has reached a figure ("the number of injured rose to", « porte à neuf | le nombre
    de morts »), "" if none."""
    if (before_it.split() or [""])[-1] not in table.reaching:
        return ""
    before_it, behind_it = (
        " ".join(w for w in part.split(" ") if w not in words.confirmed) for part in (before_it, behind_it)
    )
    for fate in FATES:
        counted: frozenset[str] = getattr(words, fate).counted
        phrases = [f"{number} {word} " for number in words.numbers for word in counted]
        phrases += [f"{phrase} " for phrase in table.toll] if fate == "dead" else []
        straight = re.sub(r"[.,;:!?]", " ", behind_it) + " "
        if any(
            straight.partition(phrase)[1] and len(straight.partition(phrase)[0]) <= _ARTICLE
            for phrase in phrases
        ):
            return fate
        last = max((before_it.rfind(phrase) for phrase in phrases), default=-1)
        if last >= 0 and not any(c.isdigit() for c in before_it[last:]):
            return fate
    return ""


def by_act(tokens: Sequence[Token], head: int, words: Fates) -> str:
    """The fate of people by the verb whose subject or object they are, alone or joined to others; without a
    tree by one that stands beside them."""
    if not any(t.dep for t in tokens):
        return _by_place(tokens, head, words)
    own = _verb_behind(tokens, head)
    for _ in tokens:
        if own is not None or tokens[head].dep != "conj":
            break
        if tokens[tokens[head].head].pos not in ("NOUN", "PROPN"):
            break
        head = tokens[head].head
    relation = tokens[head].dep.split(":")[0]
    verb = tokens[head].head
    if own is not None:
        relation, verb = "nsubj", own
    elif any(tokens[n - 1].pos == "CCONJ" and _verb_behind(tokens, n) == verb for n in range(head + 2, verb)):
        relation, verb = "nsubj", _verb_before(tokens, head)
    if relation == "obl" and (_more_than(tokens, head, verb) or _counted_alone(tokens, head, verb)):
        relation = "nsubj"
    if (
        relation == "obl"
        and tokens[head].pos == "NOUN"
        and any(t.head == head and t.dep == "case" and t.text.lower() in words.of_objects for t in tokens)
    ):
        relation = "obj"
    if (
        relation == "nmod"
        and tokens[verb].pos == "VERB"
        and not any(t.head == head and t.dep == "case" for t in tokens)
    ):
        relation = "nsubj"  # a verb that the parse takes for a noun: "Задержаны 43 человека"
    if relation not in ("nsubj", "obj") or verb == head:
        return ""
    beside = (n for n, t in enumerate(tokens) if t.head == verb and n not in (head, verb))
    clause = [verb, *(n for n in beside if not _another_clause(tokens, n, head, words))]
    clause += [n for n, t in enumerate(tokens) if t.head in clause and tokens[t.head].dep == "xcomp"]
    if relation == "obj":  # what they are taken into (custody) may hang on them
        clause += [n for n, t in enumerate(tokens) if t.head == head and t.dep == "nmod"]
    said = {w for n in clause for w in (tokens[n].text.lower(), tokens[n].lemma.lower())}
    if said & words.feared:
        return ""
    held = (n for n, t in enumerate(tokens) if t.head == verb and t.dep == "obj")
    objects = [
        n
        for n in held
        if tokens[n].pos in ("NOUN", "PROPN", "PRON") and not _counts(tokens, n, head)
        if not any(between.pos == "VERB" for between in tokens[verb + 1 : n])
    ]
    doing = tokens[head].dep == "nsubj" and bool(objects)
    return next((f for f in FATES if _acted(getattr(words, f).acts, said, doing)), "")


def _another_clause(tokens: Sequence[Token], place: int, head: int, words: Fates) -> bool:
    """Whether a word under the verb of some people heads a clause that is not about them: not what they are
    left, straight behind them ("left nine people injured"), nor taken for („gelten als vermisst“)."""
    if tokens[place].dep.split(":")[0] not in _OTHER_CLAUSES:
        return False
    if any(t.head == place and t.dep.split(":")[0] in _OF_CLAUSES for t in tokens):
        return True
    return place != head + 1 and tokens[place - 1].text.lower() not in words.taken_for


def _lives_taken(tokens: Sequence[Token], head: int, words: Fates) -> bool:
    """Whether people are those whose lives are taken: they stand under the word for lives or its verb."""
    if not any(t.dep for t in tokens):
        near = [n for n in range(max(head - _BEFORE, 0), head) if _spoken(tokens[n], words.lives)]
        return any(_taken(tokens, n, words) for n in near)
    above = tokens[head].head
    if tokens[head].dep.split(":")[0] == "nmod" and _spoken(tokens[above], words.lives):
        return _taken(tokens, above, words)
    told = (n for n, t in enumerate(tokens) if t.head == above and _spoken(t, words.lives))
    return above != head and any(_taken(tokens, n, words) for n in told if n != head)


def _taken(tokens: Sequence[Token], lives: int, words: Fates) -> bool:
    """Whether a verb that takes lives stands above them or, without a tree, right before them."""
    verb = tokens[lives].head if any(t.dep for t in tokens) else max(lives - 1, 0)
    stands = {tokens[verb].text.lower(), tokens[verb].lemma.lower()}
    above = tokens[verb].head if tokens[verb].dep == "xcomp" else verb
    helpers = {
        w for n, t in enumerate(tokens) if t.head == verb or n == above for w in (t.text.lower(), t.lemma)
    }
    return bool(stands & words.taking) and not helpers & words.feared


def _counts(tokens: Sequence[Token], place: int, head: int) -> bool:
    """Whether a word straight before people in the genitive is their number, whatever the tagger takes it
    for: "siedem osób"."""
    return place == head - 1 and "Case=Gen" in tokens[head].morph


def _by_place(tokens: Sequence[Token], head: int, words: Fates) -> str:
    """The fate whose act stands nearest to people, a few words from them, with no mark between."""
    ahead = [t.text.lower() for t in _unmarked(tokens[head + 1 : head + 1 + _REACH])]
    behind = [t.text.lower() for t in _unmarked(tokens[max(head - _BEFORE, 0) : head][::-1])]
    if words.feared & {*ahead, *behind}:
        return ""
    for word in (w for pair in zip_longest(ahead, behind) for w in pair if w):
        for fate in FATES:
            if word in getattr(words, fate).acts:
                return fate
    return ""


def _unmarked(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens up to the first mark."""
    return takewhile(lambda t: t.text[:1].isalnum(), tokens)


def _verb_behind(tokens: Sequence[Token], number: int) -> int | None:
    """The verb straight behind a bare number, which is its subject whatever the parse says ("four people died
    and 25 | were hurt")."""
    after = number + 1
    if tokens[number].pos != "NUM" or after >= len(tokens) or tokens[after].pos not in ("VERB", "AUX"):
        return None
    led = number > 0 and tokens[number - 1].pos in ("ADP", "DET")
    if led and "Number=Sing" in tokens[after].morph:
        return None  # im Alter von 25 starb der Sänger
    return tokens[after].head if tokens[after].pos == "AUX" and tokens[after].head > after else after


def _verb_before(tokens: Sequence[Token], place: int) -> int:
    """The verb before some people in their part of the sentence, or their own place where there is none."""
    for n in range(place - 1, -1, -1):
        if tokens[n].pos == "PUNCT":
            break
        if tokens[n].pos == "VERB":
            return n
    return place


def _more_than(tokens: Sequence[Token], head: int, verb: int) -> bool:
    """Whether a preposition belongs to "more than", so that the people are what a passive is told of:
    « fueron evacuadas más de 3.000 personas »."""
    passive = any(t.head == verb and t.dep == "aux:pass" for t in tokens)
    subject = any(t.head == verb and t.dep.startswith("nsubj") for t in tokens)
    case = next((n for n, t in enumerate(tokens) if t.head == head and t.dep == "case"), 0)
    return passive and not subject and case > 0 and tokens[case - 1].pos == "ADV"


def _counted_alone(tokens: Sequence[Token], head: int, verb: int) -> bool:
    """Whether people counted in the genitive hang on a verb without a subject and with no preposition, so
    that they are its subject: "ранены 17 полицейских"."""
    if tokens[head].dep != "obl" or "Case=Gen" not in tokens[head].morph:
        return False
    held = {t.dep for t in tokens if t.head == head}
    subject = any(t.head == verb and t.dep.startswith("nsubj") for t in tokens)
    return not subject and "case" not in held and bool(held & {"nummod", "nummod:gov"})


def _acted(acts: Sequence[str], said: set[str], doing: bool) -> bool:
    """Whether an act is told; of people who do something to others only what takes several words is."""
    return any(set(words) <= said and (len(words) > 1 or not doing) for words in (a.split() for a in acts))


def _spoken(token: Token, words: frozenset[str]) -> bool:
    return token.text.lower() in words


def _is_part(tokens: Sequence[Token], at: int, last: int, words: Fates, further: frozenset[str]) -> bool:
    """Whether a figure is a part of another, comes on top of one, or is only feared."""
    before_it = {t.text.lower() for t in tokens[max(at - 2, 0) : at]}
    after = [t.text.lower() for t in tokens[last + 1 : last + 2]]
    near = {t.text.lower() for t in tokens[max(at - 4, 0) : last + 1 + _REACH]}
    near |= {t.lemma.lower() for t in tokens[max(at - 4, 0) : last + 1 + _REACH]}
    return bool(before_it & (words.parts | further) or set(after) & words.portions or near & words.feared)


def _narrowed(tokens: Sequence[Token], head: int, further: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a word beside the people counted says which are meant, or that they are further ones."""
    beside = [t for n, t in enumerate(tokens) if t.head == head and n != head]
    if any(w in further for t in beside for w in (t.lemma.lower(), t.text.lower())):
        return True
    return any(t.dep in _NARROWING and t.pos != "PROPN" and t.text.lower() not in own for t in beside)


def of_other_times(source: Source, sentence: Sentence) -> bool:
    """Whether a sentence tells of a year or a day long before the report, or of a length of time."""
    span = Span(sentence.start, sentence.end)
    if long_ago(source, span):
        return True
    for time in source.report.times:
        if not span.overlaps(Span(time.start, time.end)):
            continue
        if time.type == "SET" or _over_days(time):
            return True
        if not source.published and _MONTH_OR_YEAR.fullmatch(time.value):
            return True
        if _MONTH.fullmatch(time.value) and time.value[-2:] != source.published[5:7]:
            return True
    return False


def _over_days(time: TimeExpression) -> bool:
    """Whether a length of days or more is given, over which a figure may have grown; ages are none."""
    return time.type == "DURATION" and bool(_DAYS.search(time.form))


def pace_of_tolls(first: Toll, second: Toll, frames: Frames) -> Pace:
    """How soon the figure of a fate or matter may be another."""
    early, late = _in_time(first, second, frames)
    return "fixed" if early.dimension in FIXED else pace_of_kind(first.fate, early, late)


def _in_time(first: Toll, second: Toll, frames: Frames) -> tuple[Quantity, Quantity]:
    """The two figures, that of the earlier report first."""
    early, late = sorted((first, second), key=lambda toll: frames.sources[toll.report].published)
    return early.quantity, late.quantity


def _newer(first: Toll, second: Toll, frames: Frames) -> bool:
    """Whether one of the reports came out late enough to have a newer figure."""
    early, late = sorted(frames.sources[toll.report].published for toll in (first, second))
    return moves(early, late, pace_of_tolls(first, second, frames))


def set_apart(first: Toll, second: Toll, frames: Frames) -> bool:
    """Whether two tolls cannot be one; at least so many of one day leave room for those of a later one."""
    a, b = frames.sources[first.report], frames.sources[second.report]
    one, other = first.quantity, second.quantity
    if a.origin == b.origin or bool(a.published) != bool(b.published):
        return False  # of two tolls of which one has no date nobody knows which is the later
    for mine, there, source in ((first, b, a), (second, a, b)):
        span = Span(mine.quantity.start, mine.quantity.end)
        sentence = sentence_at(source, span.start)
        if not mine.lead and sentence and elsewhere(source, Span(sentence.start, sentence.end), there):
            return False
    if _parted(first, b, second) or _parted(second, a, first):
        return False
    if first.fate.startswith(_EACH_DAY) and (_days(a, first) or _days(b, second)):
        return False
    if _newer(first, second, frames):
        early, late = _in_time(first, second, frames)
        if leaves_open(late, early):
            return False
        grown = one.unit == other.unit and late.low > early.high
        return grown or same_quantity(one, other).verdict == "different"
    if leaves_open(one, other) or leaves_open(other, one):
        return False
    return same_quantity(one, other).verdict == "different"


def _parted(toll: Toll, there: Source, other: Toll) -> bool:
    """Whether the other report gives a toll as a part of its own, in one sentence: more than 3,000,
    about 1,200 of them in the town."""
    sentence = sentence_at(there, other.quantity.start)
    return sentence is not None and any(
        q.low == toll.quantity.low and q.start != other.quantity.start and q.dimension == "count"
        for q in there.report.quantities
        if sentence.start <= q.start < sentence.end
    )


def _days(source: Source, toll: Toll) -> bool:
    """Whether the sentence of a toll gives a day or a part of one, to which it may belong alone."""
    sentence = sentence_at(source, toll.quantity.start)
    span = Span(sentence.start, sentence.end) if sentence else Span(0, 0)
    return any(
        t.type in ("DATE", "TIME") and span.overlaps(Span(t.start, t.end)) for t in source.report.times
    )


def _onward(pairs: Sequence[tuple[Toll, Toll]], frames: Frames) -> bool:
    """Whether each value was told at times that no other value lies between."""
    times: dict[float, set[str]] = defaultdict(set)
    for toll in (t for pair in pairs for t in pair):
        times[toll.quantity.high].add(frames.sources[toll.report].published)
    spans = sorted((min(t), max(t)) for t in times.values())
    return all(one[1] < other[0] for one, other in pairwise(spans))
