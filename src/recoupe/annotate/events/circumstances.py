"""Who takes part in an event, where it is, when it is, and who tells of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Literal

from recoupe.annotate.events.group import complements
from recoupe.annotate.events.view import VERBAL, View
from recoupe.languages.bounds import is_denied
from recoupe.model import LocalEntity, Mention, Quotation, Report, Span, TimeExpression

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound", "conj", "amod", "flat")
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj"})
_STEPS = 6

When = Literal["untimed", "unknown", "before", "same", "after"]


class Setting:
    """All of a report that an event may refer to."""

    def __init__(
        self,
        report: Report,
        mentions: tuple[Mention, ...],
        entities: tuple[LocalEntity, ...],
        times: tuple[TimeExpression, ...],
        quotations: tuple[Quotation, ...],
    ) -> None:
        self.report = report
        roles = sorted(m.role_span for m in mentions if m.role_span is not None)
        self.mentions = tuple(
            sorted(
                (m for m in mentions if m.entity and not _covered(m, roles)),
                key=lambda m: (m.start, m.end, m.id),
            )
        )
        self.types = {entity.id: entity.type for entity in entities}
        self.times = tuple(
            sorted(
                (t for t in times if t.type in ("DATE", "TIME") or t.form.startswith("(span")),
                key=lambda t: (t.start, t.end),
            )
        )
        self._starts = [m.start for m in self.mentions]
        self._times_at = [t.start for t in self.times]
        self._said = _blocks(
            (content, quotation.sources[0].entity)
            for quotation in quotations
            for content in quotation.content
            if quotation.sources
        )
        names = [Span(time.start, time.end) for time in times]
        names += [Span(mention.start, mention.end) for mention in mentions if mention.form == "name"]
        self._names = _blocks((name, "") for name in names)
        self.now = (report.published or "")[:10]

    def inside(self, start: int, end: int) -> list[Mention]:
        """The resolved mentions of a stretch of the report."""
        near = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mention for mention in near if mention.end <= end]

    def times_in(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The dated time expressions that begin in a stretch of the report."""
        return self.times[bisect_left(self._times_at, start) : bisect_left(self._times_at, end)]

    def named(self, span: Span) -> bool:
        """Whether a word is part of a time expression or a name (March is no protest, Réunion no meeting)."""
        return any(other.overlaps(span) for other, _ in self._names.get(span.start // _BLOCK, ()))

    def when(self, time: TimeExpression | None) -> When:
        """How a time lies to the day of publication; where neither is known, by what the words say."""
        if time is None or (time.value.endswith("_REF") and time.value != "FUTURE_REF"):
            return "untimed"
        if not self.now or not time.earliest:
            if time.form.startswith("(past"):
                return "before"
            ahead = time.form.startswith("(future") or time.value == "FUTURE_REF"
            return "after" if ahead else "unknown"
        if time.earliest[:10] > self.now or ("/" in time.value and time.latest[:10] > self.now):
            return "after"
        return (
            "same"
            if (time.latest or time.earliest)[:10] > self.now or time.earliest[:10] == self.now
            else "before"
        )

    def speaker(self, span: Span) -> str:
        """The entity that is quoted with a stretch, "" if nobody is."""
        near = self._said.get(span.start // _BLOCK, ())
        holding = [(content.end - content.start, entity) for content, entity in near if content.covers(span)]
        return min(holding)[1] if holding else ""


_BLOCK = 256


def _blocks(spans: Iterable[tuple[Span, str]]) -> dict[int, list[tuple[Span, str]]]:
    """Spans by the stretches of 256 characters that they touch, so that one is found without a search."""
    found: dict[int, list[tuple[Span, str]]] = {}
    for span, value in spans:
        for block in range(span.start // _BLOCK, span.end // _BLOCK + 1):
            found.setdefault(block, []).append((span, value))
    return found


def _covered(mention: Mention, roles: list[Span]) -> bool:
    """Whether a mention is part of another's title (the country in "U.S. Secretary of State")."""
    before = bisect_right(roles, Span(mention.start, 1 << 60))
    return any(role.covers(Span(mention.start, mention.end)) for role in roles[max(0, before - 3) : before])


def clause_of(view: View, index: int) -> list[int]:
    """The tokens of the clause that tells of an event: that of its verb, without clauses under it."""
    found = view.subtree(clause_head(view, index), lambda child: not _opens_clause(view, child))
    return found if index in found else sorted({*found, *view.subtree(index)})


def _opens_clause(view: View, index: int) -> bool:
    return view.base(index) in _CLAUSES or (view.base(index) == "conj" and view.tokens[index].pos in VERBAL)


def clause_head(view: View, index: int) -> int:
    """The verb or predicate whose clause a token stands in."""
    current = index
    for _ in range(_STEPS):
        if view.tokens[current].pos in VERBAL and current != index:
            return current
        if current == index and view.tokens[current].pos in VERBAL and view.base(current) != "xcomp":
            return current
        head = view.head(current)
        if head is None or view.base(current) in ("parataxis", "acl"):
            return current
        current = head
    return current


def participants(view: View, index: int, setting: Setting, where: str) -> tuple[str, ...]:
    """The entities that take part, in text order: arguments of the event's noun or verb, else of its clause.

    Inside a quotation "I" and "we" are the speaker. Places take part only as who acts ("Hungary withdraws").
    """
    if not view.parsed:
        return _unparsed(view, setting, where)
    inside = setting.inside(view.sentence.start, view.sentence.end)
    acting = _coordinated(view, _arguments(view, index), inside)
    beside = set(tail(view, index, inside))
    found: list[tuple[int, str]] = []
    for mention in inside:
        head = view.token_at(mention.start, mention.end)
        place = setting.types.get(mention.entity) == "LOC"
        if head is None or setting.types.get(mention.entity) not in ("PERSON", "ORG", "LOC"):
            continue
        if (head in acting and not (place and _there(view, mention, head, setting))) or (
            head in beside and not place
        ):
            found.append((mention.start, mention.entity))
    speaker = setting.speaker(view.span(index))
    if speaker:
        found += [(view.tokens[t].start, speaker) for t in acting if view.form(t) in view.words.first_person]
    return tuple(dict.fromkeys(entity for _, entity in sorted(found) if entity != where))


def _coordinated(view: View, tokens: list[int], inside: list[Mention]) -> set[int]:
    """The tokens with what "and" puts before the first of them, which a rough parse may have lost."""
    found = set(tokens)
    for _ in range(4):
        before = min(found, default=0) - 1
        if before < 1 or view.tokens[before].pos != "CCONJ":
            break
        ahead = next((m for m in inside if m.end <= view.tokens[before].start <= m.end + 2), None)
        head = view.token_at(ahead.start, ahead.end) if ahead else None
        if head is None:
            break
        found.add(head)
    return found


_TAIL = 16


def tail(view: View, index: int, inside: list[Mention]) -> list[int]:
    """The words right after a trigger that still belong to it: up to the next verb or mark.

    A comma is passed where a name in apposition or a further place follows it.
    """
    starts = {m.start: m for m in inside}
    found: list[int] = []
    for position in range(index + 1, min(len(view.tokens), index + _TAIL)):
        token = view.tokens[position]
        if token.pos in (*VERBAL, "SCONJ") or (
            token.pos == "PRON" and view.base(position) in ("nsubj", "obj")
        ):
            break
        if token.pos == "PUNCT" and not _passes(view, position, starts):
            break
        found.append(position)
    return found


def _passes(view: View, mark: int, starts: dict[int, Mention]) -> bool:
    if mark + 1 >= len(view.tokens) or view.tokens[mark].text != ",":
        return False
    following, before = view.tokens[mark + 1], view.tokens[mark - 1]
    mention = starts.get(following.start)
    named = mention is not None and mention.form == "name"
    return following.pos == "ADP" or (named and (before.pos in ("NOUN", "ADJ") or mention.type == "LOC"))  # type: ignore[union-attr]


def _unparsed(view: View, setting: Setting, where: str) -> tuple[str, ...]:
    inside = setting.inside(view.sentence.start, view.sentence.end)
    return tuple(
        dict.fromkeys(
            m.entity for m in inside if m.entity != where and setting.types.get(m.entity) == "PERSON"
        )
    )


def _arguments(view: View, index: int) -> list[int]:
    """Tokens of the arguments of an event, and of the verb that makes a noun happen."""
    found = _under(view, index)
    head = view.head(index)
    steps = 0
    current = index
    while head is not None and steps < _STEPS:
        relation = view.base(current)
        if view.tokens[head].pos in VERBAL and relation in ("nsubj", "obj", "xcomp", "conj", "obl"):
            if relation in ("xcomp", "conj") or (relation in ("obj", "nsubj") and _light(view, head)):
                found += [t for c in view.with_dep(head, "nsubj") for t in _under(view, c, whole=True)]
            if relation in ("nsubj", "obj") and _light(view, head):
                found += [
                    t for c in view.with_dep(head, "obl") if c != current for t in _under(view, c, whole=True)
                ]
            if relation not in ("xcomp", "conj"):
                break
        elif view.base(current) not in ("xcomp", "conj"):
            break
        current, head, steps = head, view.head(head), steps + 1
    return found


def _light(view: View, index: int) -> bool:
    return any(view.cue(kind, index) is not None for kind in ("fact", "plan", "cancel"))


def _under(view: View, index: int, *, whole: bool = False) -> list[int]:
    """A token's arguments with what belongs to them, no clause among them."""
    if whole:
        return view.subtree(index, lambda child: _argument(view, child))
    first = [c for c in view.children[index] if view.base(c) in _ARGUMENTS and not _opens_clause(view, c)]
    return [t for c in first for t in view.subtree(c, lambda child: _argument(view, child))]


def _argument(view: View, index: int) -> bool:
    return view.base(index) not in ("acl", "advcl") and not _opens_clause(view, index)


def place(view: View, index: int, setting: Setting) -> str:
    """The entity where the event is: a place after a preposition of place, nearest to the trigger."""
    inside = setting.inside(view.sentence.start, view.sentence.end)
    near = {*_arguments(view, index), *clause_of(view, index), *tail(view, index, inside)}
    relative = relative_verb(view, index)
    if relative is not None:
        near.update(view.subtree(relative))
    best: tuple[int, str] | None = None
    for mention in inside:
        head = view.token_at(mention.start, mention.end)
        if head is None or head not in near or not _there(view, mention, head, setting):
            continue
        distance = abs(head - index) + (0 if head > index else 5)
        if best is None or distance < best[0]:
            best = (distance, mention.entity)
    return best[1] if best else ""


def _there(view: View, mention: Mention, head: int, setting: Setting) -> bool:
    """Whether a mention is where something is: after a preposition, or in apposition to such a place."""
    if _placed(view, mention, setting):
        return True
    comma = head > 1 and view.tokens[view.between(mention.start, mention.end)[0] - 1].text == ","
    return comma and setting.types.get(mention.entity) == "LOC" and _in_place_phrase(view, head)


def _in_place_phrase(view: View, token: int) -> bool:
    """Whether a preposition of place opens the phrase that a token stands in, a few words before."""
    start = view.tokens[token].start - view.sentence.start
    before = view.text[max(0, start - 60) : start]
    words = before.split()
    return any(
        view.words.place.search(" ".join(words[:cut]) + " ")
        for cut in range(len(words), max(0, len(words) - 7), -1)
    )


def relative_verb(view: View, index: int) -> int | None:
    """The verb of the relative clause on a noun, by the tree, else by the relative pronoun right after it."""
    for child in view.children[index]:
        if view.tokens[child].dep == "acl:relcl" and view.tokens[child].pos in VERBAL:
            return child
    for position in range(index + 1, min(len(view.tokens), index + 4)):
        token = view.tokens[position]
        if token.pos == "PRON" and view.form(position) in view.words.relative:
            verb = view.head(position)
            return verb if verb is not None and verb > position and view.tokens[verb].pos in VERBAL else None
        if token.pos != "PUNCT":
            return None
    return None


def _placed(view: View, mention: Mention, setting: Setting) -> bool:
    if setting.types.get(mention.entity) == "PERSON" or mention.type == "PERSON":
        return False
    start = mention.start - view.sentence.start
    return bool(view.words.place.search(view.text, max(0, start - 24), start))


def time_of(view: View, index: int, setting: Setting) -> TimeExpression | None:
    """The time of an event: a time expression under its noun or verb, else under the verb of its clause.

    Times under a verb of saying, deciding or calling off belong to that, unless a preposition gives them to
    the event ("announced for Friday").
    """
    best: tuple[bool, float, int, TimeExpression] | None = None
    for time in setting.times_in(view.sentence.start, view.sentence.end):
        token = view.token_at(time.start, time.end)
        if token is None or _denied(view, time) or not (view.parsed or _in_reach(view, token, index, time)):
            continue
        level = _level(view, token, index) if view.parsed else 1
        told = level and view.parsed and _of_telling(view, token, index, ahead=setting.when(time) == "after")
        if told and not _bound(view, time):
            continue
        vague = time.value == "PRESENT_REF"
        if level is not None and (best is None or (vague, level, abs(token - index)) < best[:3]):
            best = (vague, level, abs(token - index), time)
    return best[3] if best else None


def _denied(view: View, time: TimeExpression) -> bool:
    """Whether what is told is said not to be at a time."""
    first = next(iter(view.between(time.start, time.end)), 0)
    return is_denied(view.tokens, first, view.sentence.language)


def _in_reach(view: View, token: int, index: int, time: TimeExpression) -> bool:
    """Whether a time can be an event's where there is no parse: in one clause with it, and no end of what
    lasts, unless it is moved to that day."""
    between = range(min(token, index) + 1, max(token, index))
    if any(view.sets_apart(position) for position in between):
        return False
    return not not_before(view, time) or bool(view.cues("moved"))


_BENEATH = 1.5
"""How much further off a time is that belongs to another noun in between ("the inquiry into the crash of
2 February begins on Monday")."""


def _level(view: View, time: int, event: int) -> float | None:
    """How near a time hangs to an event: under it (0), under its clause's verb (1), not at all (None)."""
    line = [event]
    while (head := view.head(line[-1])) is not None and len(line) < _STEPS:
        apart = view.base(line[-1]) == "advcl" and not complements(view, line[-1])
        if apart or view.base(line[-1]) == "parataxis" or view.tokens[line[-1]].dep == "acl:relcl":
            break
        if view.cue("report", head) and view.base(line[-1]) in ("ccomp", "parataxis", "obj"):
            break
        line.append(head)
        if view.tokens[head].pos in VERBAL and view.base(head) not in ("xcomp", "case"):
            break
    current: int | None = time
    beneath = 0.0
    for _ in range(_STEPS):
        if current is None:
            return None
        if current in line:
            return line.index(current) + beneath
        if current != time and view.tokens[current].pos == "NOUN" and view.base(time) == "nmod":
            beneath = _BENEATH
        clause = view.tokens[current].pos in VERBAL and _own_clause(view, current)
        if clause and _settles(view, current):
            return _settled(view, current, event, line)
        if clause:
            return None
        current = view.head(current)
    return None


def _own_clause(view: View, verb: int) -> bool:
    """Whether a verb opens a clause of its own, or has an auxiliary or a subject of its own."""
    relation = view.base(verb)
    if relation != "conj":
        return relation in _CLAUSES
    before = (c for c in view.children[verb] if c < verb and view.base(c) in ("nsubj", "dep"))
    return bool(view.with_dep(verb, "aux")) or any(view.tokens[c].pos in ("NOUN", "PROPN") for c in before)


def _settles(view: View, verb: int) -> bool:
    """Whether a clause says when its noun is: planned for, due to open, qui devait avoir lieu."""
    group = [verb, *view.with_dep(verb, "aux", "case", "xcomp")]
    return any(view.cue(kind, token) is not None for token in group for kind in ("plan", "fact"))


def _settled(view: View, clause: int, event: int, line: list[int]) -> int | None:
    """0 for a time in a clause that settles the event's noun, or what the noun belongs to with nothing
    between; the tree may hang the clause on the verb whose object the noun is."""
    if view.tokens[event].pos in VERBAL:
        return None
    above = view.head(clause)
    for _ in range(_STEPS):
        if above is None or above == event:
            break
        of_noun = view.base(above) == "obj" and view.tokens[view.tokens[above].head].pos == "NOUN"
        if view.base(above) not in ("nmod", "obl", "flat", "appos") and not of_noun:
            break
        above = view.head(above)
    if above == event:
        return 0
    hung = above is not None and above in line and view.cue("cancel", above) is not None
    return 0 if hung and event in view.with_dep(above, "obj", "nsubj") else None  # type: ignore[arg-type]


def _of_telling(view: View, time: int, event: int, *, ahead: bool) -> bool:
    """Whether the verb that both hang to is one of saying, deciding or calling off.

    What is `ahead` is not the day of the calling off, but of what was called off.
    """
    verb = event
    while (head := view.head(verb)) is not None and view.tokens[verb].pos not in VERBAL:
        verb = head
    kinds = ("report", "decide") if ahead else ("report", "decide", "cancel")
    return event not in (verb, time) and any(view.cue(kind, verb) is not None for kind in kinds)


def _bound(view: View, time: TimeExpression) -> bool:
    """Whether the words before a time give it to what is planned: for, until."""
    start = time.start - view.sentence.start
    return bool(view.words.bound.search(view.text, max(0, start - 24), start))


def until(view: View, time: TimeExpression) -> bool:
    """Whether the words before a time say that something lasts until then, not only that it is before."""
    start = time.start - view.sentence.start
    return not_before(view, time) and bool(view.words.onto.search(view.text, max(0, start - 24), start))


def not_before(view: View, time: TimeExpression) -> bool:
    """Whether the words before a time bound what is denied: not until Monday, nicht vor Montag."""
    start = time.start - view.sentence.start
    return bool(view.words.until.search(view.text, max(0, start - 24), start))
