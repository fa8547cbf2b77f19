"""Where a word stands in its sentence: its part between marks, what hangs on it, and what it hangs on."""

from collections.abc import Sequence

from recoupe.compare.affairs.words import Match
from recoupe.compare.statements.acts import verb_above
from recoupe.compare.statements.lexicon import Lexicon
from recoupe.model import Token

PARTING = frozenset({"PUNCT", "SCONJ"})
"""What parts a sentence."""

_OPENING = ("PronType=Rel", "PronType=Int")
"""What pronouns and adverbs that open a clause have among their features."""


def head_of(tokens: Sequence[Token], match: Match) -> int:
    """The word of a match that governs the others."""
    inside = range(match.first, match.last + 1)
    return next((n for n in inside if tokens[n].head not in inside or tokens[n].head == n), match.first)


def part_around(tokens: Sequence[Token], match: Match) -> list[int]:
    """The words around a match up to a mark or a word that opens a clause on either side."""
    return _between(tokens, match, [n for n, t in enumerate(tokens) if t.pos in PARTING])


def clause_around(tokens: Sequence[Token], match: Match) -> list[int]:
    """The same up to a relative pronoun, "when" or "where" too: what is no more than tried in the clause that
    it opens is not what the match tells."""
    opening = (n for n, t in enumerate(tokens) if any(kind in t.morph for kind in _OPENING))
    return _between(tokens, match, [*opening, *(n for n, t in enumerate(tokens) if t.pos in PARTING)])


def _between(tokens: Sequence[Token], match: Match, parting: Sequence[int]) -> list[int]:
    start = max((n + 1 for n in parting if n < match.first), default=0)
    return list(range(start, min((n for n in parting if n > match.last), default=len(tokens))))


def below(tokens: Sequence[Token], head: int) -> set[int]:
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


def words_above(tokens: Sequence[Token], place: int, table: Lexicon | None = None) -> set[int]:
    """The verbs, and their helpers, that a word hangs on; with a table none beyond a verb of saying that is
    joined to another verb ("denied that …, and said …")."""
    above: set[int] = set()
    while tokens[place].head != place and tokens[place].head not in above:
        if table is not None and tokens[place].dep == "conj" and says(tokens[place], table):
            break
        place = tokens[place].head
        above.add(place)
    helpers = {
        n
        for n, t in enumerate(tokens)
        if t.head in above and t.dep.partition(":")[0] in ("aux", "mark", "compound", "obj")
    }
    return above | helpers


def says(token: Token, table: Lexicon) -> bool:
    """Whether a word is one of saying."""
    return token.lemma.lower() in table.reported or token.text.lower() in table.reported


def conditions(tokens: Sequence[Token], head: int) -> set[int]:
    """The words that open the clauses that hang on a word or on its verb."""
    verbs = {head, verb_above(tokens, head)}
    clauses = {n for n, t in enumerate(tokens) if t.head in verbs and t.dep.startswith("advcl")}
    return {n for n, t in enumerate(tokens) if t.head in clauses and t.dep == "mark"}
