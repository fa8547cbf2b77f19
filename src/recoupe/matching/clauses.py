"""The clauses of a sentence, from its parse: what one sentence says several of."""

from collections.abc import Sequence

from recoupe.model import Sentence, Span, Token

HEADS = frozenset({"root", "conj", "advcl", "acl", "parataxis", "ccomp"})
"""The relations by which a clause hangs on another (Universal Dependencies, subtypes left out)."""

SAID = frozenset({"ccomp", "parataxis"})
"""The relations of what is said to the verb that says so."""

JOINING = frozenset(",;:–—")
"""Marks that join clauses and belong to none."""

WORDS = 5
"""The least number of words of a clause that says something of its own."""


def clauses(sentence: Sentence) -> tuple[tuple[Span, ...], ...]:
    """The clauses of a sentence, each as the stretches of text that it is made of, in order of text.

    Every word belongs to the nearest clause head above it. A clause without a finite verb or too short to
    say something goes with what it says or hears (", and Moscow has warned that …"), where a clause of that
    kind hangs on it, and else stays with the clause that it hangs on. Without a parse, or where there is only
    one clause, the sentence is its own.
    """
    tokens = sentence.tokens
    whole = ((Span(sentence.start, sentence.end),),)
    if not tokens or not any(t.dep for t in tokens):
        return whole
    heads = {n for n, t in enumerate(tokens) if _is_head(n, t, tokens)}
    owner = [_owner(n, tokens, heads) for n in range(len(tokens))]
    for head in sorted(heads, key=lambda h: -_depth(h, tokens)):
        mine = [n for n, o in enumerate(owner) if o == head]
        if not _says_something([tokens[n] for n in mine]):
            other = _said(head, tokens, heads, owner)
            if other != head:
                owner = [other if o == head else o for o in owner]
                heads = heads - {head}
    groups = [[n for n, o in enumerate(owner) if o == head] for head in sorted(heads)]
    groups = [g for g in groups if g]
    if len(groups) < 2:
        return whole
    return tuple(sorted(_stretches(group, tokens) for group in groups))


def _is_head(place: int, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a token heads a clause: a root, or a verb in a clausal relation with a finite form in it."""
    relation = token.dep.split(":")[0].lower()
    if relation == "root" or token.head == place:
        return True
    if relation not in HEADS or token.pos not in ("VERB", "AUX"):
        return False
    inner = [t for n, t in enumerate(tokens) if t.head == place and n != place]
    finite = any("VerbForm=Fin" in t.morph or "Mood=" in t.morph for t in [token, *inner])
    subject = any(t.dep.startswith(("nsubj", "csubj", "expl")) for t in inner)
    return finite and (subject or relation in ("acl", "advcl", "parataxis"))


def _said(head: int, tokens: Sequence[Token], heads: set[int], owner: Sequence[int]) -> int:
    """The clause that a short one goes with: what is said in it, else the one above it, else itself."""
    if tokens[head].head == head:
        return head
    said = [n for n in sorted(heads) if n != head and owner[tokens[n].head] == head]
    said = [n for n in said if tokens[n].dep.split(":")[0].lower() in SAID]
    return said[0] if said else _owner(tokens[head].head, tokens, heads - {head})


def _says_something(tokens: Sequence[Token]) -> bool:
    """Whether a clause has a finite verb and words enough."""
    finite = any("VerbForm=Fin" in t.morph or "Mood=" in t.morph for t in tokens)
    return finite and sum(any(c.isalnum() for c in t.text) for t in tokens) >= WORDS


def _owner(place: int, tokens: Sequence[Token], heads: set[int]) -> int:
    """The clause head at or above a token; the token reached last where the parse has none."""
    seen: set[int] = set()
    while place not in heads and place not in seen and 0 <= tokens[place].head < len(tokens):
        seen.add(place)
        place = tokens[place].head
    return place


def _depth(place: int, tokens: Sequence[Token]) -> int:
    steps = 0
    while tokens[place].head != place and steps <= len(tokens) and 0 <= tokens[place].head < len(tokens):
        place = tokens[place].head
        steps += 1
    return steps


def _stretches(places: Sequence[int], tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The tokens as stretches of text, neighbours joined; stretches of marks alone are left out, and so are
    marks that join clauses at either edge."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    kept = [run for run in runs if any(any(c.isalnum() for c in tokens[n].text) for n in run)]
    for run in kept:
        while tokens[run[0]].text in JOINING:
            del run[0]
        while tokens[run[-1]].text in JOINING:
            del run[-1]
    return tuple(Span(tokens[run[0]].start, tokens[run[-1]].end) for run in kept)
