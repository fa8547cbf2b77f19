"""Lengths of years that are somebody's age by the noun that they stand under: "un capitaine de ferry de 72
ans", "una pompiera di 34 anni"."""

from functools import cache

import msgspec

from recoupe.annotate.quantities.words import words
from recoupe.languages import profile
from recoupe.model import Sentence

STEPS = 2
"""How many nouns up the parse a person may stand above an age ("capitaine de ferry")."""

_UNDER = frozenset({"nmod", "amod", "nummod", "obl", "compound", "flat", "acl"})
_BETWEEN = frozenset({"ADJ", "NOUN"})
"""What may stand between, beside a preposition without an article: "capitaine de ferry", no "directeur du
programme"."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOUN_AND_LINK = 2


class _Roles(msgspec.Struct, frozen=True):
    """The offices and trades of names.toml: their words by gender."""

    roles: dict[str, dict[str, tuple[str, ...]]] = {}


class _Persons(msgspec.Struct, frozen=True):
    """Nouns for people, and what stands between them and an age."""

    nouns: frozenset[str]
    links: frozenset[str]


def of_a_person(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a number of years, from one character of a report to another, stands under a noun for a person,
    in a language in which ages are written as lengths of years are."""
    known, tokens = _persons(sentence.language), sentence.tokens
    if known is None:
        return False
    inside = [n for n, t in enumerate(tokens) if t.start < end and t.end > start]
    if not inside or inside[0] == 0 or tokens[inside[0] - 1].text.lower() not in known.links:
        return False
    at = next((n for n in inside if tokens[n].head not in inside), inside[-1])
    for _ in range(STEPS):
        head = tokens[at].head
        if (
            head >= inside[0]
            or tokens[at].dep.partition(":")[0] not in _UNDER
            or tokens[head].pos not in _NOUNS
        ):
            return False
        at = head
        if known.nouns & {tokens[at].lemma.lower(), tokens[at].text.lower()}:
            between = tokens[at + 1 : inside[0]]
            return all(t.pos in _BETWEEN or t.text.lower() in known.links for t in between)
    return False


@cache
def _persons(language: str) -> _Persons | None:
    """Of the words before an age those that are a noun and what links it ("homme de"), and the names of
    offices and trades; None in a language whose ages are no bare lengths of years."""
    ages = words(language).table.ages
    if not ages.bare:
        return None
    phrases = [p.split() for p in ages.before if all(w.replace("'", "").isalpha() for w in p.split())]
    pairs = [p for p in phrases if len(p) == _NOUN_AND_LINK]
    offices = profile(language).load("names", _Roles).roles if profile(language).has("names") else {}
    named = (w for forms in offices.values() for told in forms.values() for w in told)
    return _Persons(
        nouns=frozenset(noun for noun, _ in pairs).union(w.lower() for w in named),
        links=frozenset(link for _, link in pairs),
    )
