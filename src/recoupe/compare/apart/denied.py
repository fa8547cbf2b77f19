"""What one report says was done and another, in a sentence of its own, that it was not.

A verb with its subject and object is laid against the same verb denied: by a negation that belongs to it, or
by a subject or object of which there is none ("no homes were destroyed").
"""

from collections.abc import Iterator, Sequence

from recoupe.compare.apart.counts import doubtful
from recoupe.compare.statements.acts import act_at, elsewhere, others
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.lexicon import Lexicon, lexicon
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Record, Sentence, Span, Token

VERBS = 0.5
"""The least cosine of two verbs of which one is denied: there is little else to go by."""

LIKE = 0.3
CLAUSES = 0.5
"""The same where the clauses themselves are near, and how near they must be."""

THINGS = 0.45
"""The least cosine of two subjects, or of two objects."""

CLOSE = 40
"""The most characters that a verb with its subject may take to be shown together."""

MOST = 400
"""The most denials, and the most verbs, of a story compared; beyond it, those of the reports that come
first."""

_SUBJECT = "nsubj"
_OBJECT = "obj"
_PREDICATES = frozenset({"VERB", "ADJ"})


class Told(Record, frozen=True):
    """What a report says was done, or was not: the verb, its subject and object, and the word to show."""

    report: str
    origin: str
    verb: str
    form: str
    subject: str
    entity: str
    thing: str
    clause: str
    span: Span
    whole: Span
    denied: bool


def told(source: Source) -> list[Told]:
    """What a report says was done, or was not, to a named or common subject, without any doubt."""
    return [t for sentence in source.report.sentences for t in _of_sentence(source, sentence)]


def denied_apart(frames: Frames, likeness: Likeness) -> Iterator[tuple[Told, Told]]:
    """Pairs of what one report, of one origin, affirms and another denies."""
    by_source = {key: told(frames.sources[key]) for key in sorted(frames.sources)}
    denials = [t for found in by_source.values() for t in found if t.denied][:MOST]
    if not denials:
        return
    affirmed = [t for found in by_source.values() for t in found if not t.denied]
    for no in denials:
        if any(_one_act(no, t, likeness) for t in by_source[no.report] if not t.denied):
            continue
        near = [t for t in affirmed if t.origin != no.origin and _one_act(no, t, likeness)][:MOST]
        for yes in near:
            if any(_one_act(yes, t, likeness) for t in by_source[yes.report] if t.denied):
                continue
            if not _elsewhere(no, yes, frames):
                yield yes, no


def _of_sentence(source: Source, sentence: Sentence) -> Iterator[Told]:
    table = lexicon(sentence.language)
    if table is None or not any(t.dep for t in sentence.tokens):
        return
    tokens = sentence.tokens
    denials = _denials(tokens, table, sentence.language)
    for place, token in enumerate(tokens):
        if token.pos not in _PREDICATES or token.dep.split(":")[0] in ("amod", "acl", "advcl", "xcomp"):
            continue
        subject, thing = _child(tokens, place, _SUBJECT), _child(tokens, place, _OBJECT)
        if subject is None or _light(token, sentence.language):
            continue
        act = act_at(source, token.start)
        word = denials.get(place)
        if act is None or (word is None and _denying(source, act.span, table)):
            continue
        if _governed(tokens, place) & denials.keys() or not _vouched(tokens, place, table):
            continue
        if doubtful(source, act, denials=word is None):
            continue
        yield Told(
            report=source.id,
            origin=source.origin_at(token.start),
            verb=token.lemma,
            form=token.text,
            subject=tokens[subject].lemma,
            entity=_entity(source, tokens[subject]),
            thing=tokens[thing].lemma if thing is not None else "",
            clause=act.span.of(source.text),
            span=_shown(tokens, subject, place) if word is None else word,
            whole=act.span,
            denied=word is not None,
        )


def _denials(tokens: Sequence[Token], table: Lexicon, language: str) -> dict[int, Span]:
    """The verbs that are denied, each with the word that denies it."""
    known = counts(language)
    none = known.nobody if known else frozenset[str]()
    found: dict[int, Span] = {}
    for place, token in enumerate(tokens):
        word = token.text.lower()
        head = token.head
        if word in table.negation and not _only(tokens, place, table):
            found.setdefault(head, Span(token.start, token.end))
        elif token.pos == "DET" and (word in table.negative or token.lemma.lower() in none):
            noun = tokens[head]
            if noun.dep.split(":")[0] in (_SUBJECT, _OBJECT):
                found.setdefault(noun.head, Span(token.start, noun.end))
    return found


def _only(tokens: Sequence[Token], place: int, table: Lexicon) -> bool:
    """Whether a negation is a limit (not only)."""
    after = [t.text.lower() for t in tokens[place + 1 : place + 2]]
    return any(word in table.focus for word in after)


def _denying(source: Source, span: Span, table: Lexicon) -> bool:
    """Whether any word that denies stands in a stretch."""
    listed = table.negation | table.negative | table.denial | table.particle
    return any(t.text.lower() in listed or t.lemma.lower() in listed for t in source.tokens(span))


def _vouched(tokens: Sequence[Token], place: int, table: Lexicon) -> bool:
    """Whether a verb stands at the top of its sentence or is what somebody says, and no more than that."""
    for _ in tokens:
        token, head = tokens[place], tokens[tokens[place].head]
        relation = token.dep.split(":")[0]
        if tokens[token.head] is token:
            return True
        said = head.text.lower() in table.reported or head.lemma in table.reported
        if relation == "acl" or (relation == "ccomp" and not said):
            return False
        place = token.head
    return True


def _shown(tokens: Sequence[Token], subject: int, verb: int) -> Span:
    """A verb with its subject, where they stand close together, else the verb alone."""
    phrase = [t for n, t in enumerate(tokens) if n in (subject, verb) or t.head == subject]
    span = Span(min(t.start for t in phrase), max(t.end for t in phrase))
    return span if span.end - span.start <= CLOSE else Span(tokens[verb].start, tokens[verb].end)


def _governed(tokens: Sequence[Token], place: int) -> set[int]:
    """The words that a verb hangs on, up to the top of its sentence."""
    above: set[int] = set()
    while tokens[place].head != place and tokens[place].head not in above:
        place = tokens[place].head
        above.add(place)
    return above


def _child(tokens: Sequence[Token], place: int, relation: str) -> int | None:
    """The noun or name nearest to a verb that stands under it as its subject or object."""
    found = [
        n
        for n, t in enumerate(tokens)
        if t.head == place and n != place and t.dep.split(":")[0] == relation and t.pos in ("NOUN", "PROPN")
    ]
    return min(found, key=lambda n: abs(n - place), default=None)


def _light(token: Token, language: str) -> bool:
    table = counts(language)
    return table is None or token.lemma in table.light or token.lemma.lower() in table.senses


def _entity(source: Source, token: Token) -> str:
    for mention in source.report.mentions:
        if mention.start <= token.start < mention.end:
            entity = source.entity(mention.entity)
            return entity.id if entity else ""
    return ""


def _one_act(first: Told, second: Told, likeness: Likeness) -> bool:
    """Whether two verbs are of one meaning and are said of one subject and, where both have one, object."""
    if bool(first.thing) != bool(second.thing):
        return False
    if first.entity and second.entity and first.entity != second.entity:
        return False
    one = bool(first.entity and first.entity == second.entity)
    if not one and likeness.cosine(first.subject, second.subject) < THINGS:
        return False
    near = max(likeness.cosine(first.verb, second.verb), likeness.cosine(first.form, second.form))
    if near < LIKE or (near < VERBS and likeness.cosine(first.clause, second.clause) < CLAUSES):
        return False
    return not first.thing or likeness.cosine(first.thing, second.thing) >= THINGS


def _elsewhere(no: Told, yes: Told, frames: Frames) -> bool:
    """Whether either names a place, a day or people that the other report does not."""
    a, b = frames.sources[no.report], frames.sources[yes.report]
    if elsewhere(a, no.whole, b) or elsewhere(b, yes.whole, a):
        return True
    first, second = act_at(a, no.span.start), act_at(b, yes.span.start)
    return first is not None and second is not None and others(a, first, b, second)
