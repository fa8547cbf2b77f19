"""Whose an affair is: the people, by name or by what they are, and the words of what it is said of."""

from collections.abc import Sequence

from recoupe.compare.affairs.clauses import words_above
from recoupe.compare.affairs.words import Kind, Match
from recoupe.compare.statements.acts import verb_above
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Source
from recoupe.model import Mention, Sentence, Span, Token

BEHIND = 7
"""How many words behind a word for what somebody is his name may stand."""

UP = 3
"""How many verbs up one is looked for that has a subject."""

_SHARING = frozenset({"conj", "ccomp", "xcomp", "advcl", "parataxis"})
_SUBJECTS = ("nsubj:pass", "nsubj")
_OBJECTS = ("obj", "nsubj:pass", "iobj", "obl", "nsubj")


def owners(
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
        if t.head in roots and n not in inside and _relation(t, relation) and not is_time(source, t)
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
    heads = [_antecedent(tokens, n) for n in heads]
    if kind.of in ("person", "name", "who"):
        if not kind.done_to and not any(tokens[n].dep.startswith(("nsubj", "obj")) for n in heads):
            heads = [*_shared_subject(tokens, verb), *heads]
        for n in heads:
            found = _person(source, tokens, n, kind.of)
            if found:
                return frozenset({found}), [tokens[n]]
        called = bool(heads) and tokens[heads[0]].pos == "PRON" and "Number=Sing" in tokens[heads[0]].morph
        if heads and not called:
            alone = _person_behind(source, tokens, heads)
        else:
            alone = _person_around(source, sentence)
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
    return frozenset(), [t for t in held if not is_time(source, t)]


def _antecedent(tokens: Sequence[Token], place: int) -> int:
    """The noun that a pronoun stands for as the subject of a clause that hangs on it, else the word."""
    verb = tokens[place].head
    if tokens[place].pos == "PRON" and tokens[verb].dep.startswith("acl"):
        return tokens[verb].head
    return place


def _shared_subject(tokens: Sequence[Token], verb: int | None) -> list[int]:
    """The subject that a verb without its own has in common with the verb that it hangs on."""
    for _ in range(UP):
        if verb is None or tokens[verb].dep.partition(":")[0] not in _SHARING or tokens[verb].head == verb:
            return []
        verb = tokens[verb].head
        found = [n for n, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"]
        if found:
            return [_antecedent(tokens, found[0])]
    return []


def is_time(source: Source, token: Token) -> bool:
    """Whether a word is part of a time."""
    return any(t.start <= token.start < t.end for t in source.report.times)


def one_more(tokens: Sequence[Token], held: Sequence[Token], language: str) -> bool:
    """Whether what an affair is said of is told as one of several (another employee)."""
    table = counts(language)
    starts = {t.start for t in held}
    owned = (
        t for t in tokens if tokens[t.head].start in starts and t.dep.partition(":")[0] in ("det", "amod")
    )
    return table is not None and any(t.lemma.lower() in table.further for t in owned)


def _relation(token: Token, relation: str) -> bool:
    return token.dep == relation or (":" not in relation and token.dep.partition(":")[0] == relation)


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
    above = words_above(tokens, tokens[place].head)
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
