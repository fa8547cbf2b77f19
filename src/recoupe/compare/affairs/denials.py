"""What a sentence denies: verbs and nouns, by a negation, a word for none, or a verb that denies."""

from collections.abc import Iterator, Sequence

from recoupe.compare.affairs.clauses import head_of
from recoupe.compare.affairs.reading import Read
from recoupe.compare.statements.counting import counts
from recoupe.model import Record, Span, Token

VERBS = frozenset({"VERB", "ADJ", "AUX"})
"""The parts of speech of what can be done or be so."""

_CORE = frozenset({"nsubj", "obj"})
_GOVERNED = frozenset({"obj", "xcomp", "ccomp", "csubj", "nsubj:pass", "obl:arg"})
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "advcl"})
_MEANT = frozenset({"xcomp", "obj", "nsubj:pass", "obl:arg"})
_NONE = frozenset[str]()


class Denial(Record, frozen=True):
    """A word of a sentence that is denied: which it is, the words that deny it, whether they are a verb of
    denying or refusing, and whether that is denied itself, so that it stays open (not ruled out)."""

    place: int
    cue: Span
    turned: bool = False
    open: bool = False


def denied_verbs(read: Read) -> dict[int, Span]:
    """The verbs of a sentence that are denied, with the word that denies each."""
    tokens, table = read.sentence.tokens, read.table
    none = _none(read)
    found: dict[int, Span] = {}
    for n, token in enumerate(tokens):
        text = token.text.lower()
        if text in table.negation and not _limits(read, n) and not _of_another(tokens, n):
            found.setdefault(_verb_of(tokens, token.head), Span(token.start, token.end))
        elif token.pos == "DET" and text in none and not _limits(read, n):
            noun = tokens[token.head]
            if noun.dep.partition(":")[0] in _CORE:
                found.setdefault(noun.head, Span(token.start, noun.end))
    return found


def denials(read: Read) -> list[Denial]:
    """All that a sentence denies; of a verb that says little by itself, what stands with it."""
    tokens = read.sentence.tokens
    verbs = denied_verbs(read)
    found: dict[int, Denial] = {}
    turning: set[int] = set()
    for match in read.words.turning.found(tokens):
        inside = range(match.first, match.last + 1)
        turning.update(inside)
        head = head_of(tokens, match)
        doubly = any(n in verbs and not match.first <= _place(tokens, verbs[n]) <= match.last for n in inside)
        cue = Span(tokens[match.first].start, tokens[match.first].end)
        for n in _governed(tokens, head, inside):
            found.setdefault(n, Denial(n, cue, turned=True, open=doubly))
    for verb, cue in verbs.items():
        if _place(tokens, cue) in turning:
            continue
        for n in (verb, *_meant(read, verb)):
            if n not in turning:
                found.setdefault(n, Denial(n, cue))
    for n, token in enumerate(tokens):
        none = token.pos == "DET" and token.text.lower() in _none(read)
        if none and not _limits(read, n) and token.head not in turning:
            cue = Span(token.start, tokens[token.head].end)
            found.setdefault(token.head, Denial(token.head, cue))
    return [found[n] for n in sorted(found)]


def _none(read: Read) -> frozenset[str]:
    known = counts(read.sentence.language)
    return read.table.negative | (known.nobody if known else _NONE)


def _limits(read: Read, place: int) -> bool:
    """Whether a word of denial only sets a limit (not only)."""
    behind = read.sentence.tokens[place + 1 : place + 2]
    return any(t.text.lower() in read.words.only | read.table.focus for t in behind)


def _of_another(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word of denial behind a mark sets what follows against what its verb governs (the wheel, not
    the whole car)."""
    head = tokens[place].head
    marked = any(t.pos == "PUNCT" for t in tokens[head + 1 : place])
    return marked and not any(t.head == head and t.pos == "AUX" for t in tokens[place + 1 :])


def _place(tokens: Sequence[Token], span: Span) -> int:
    return next(n for n, t in enumerate(tokens) if t.start >= span.start)


def _governed(tokens: Sequence[Token], head: int, inside: range) -> Iterator[int]:
    """What a verb of denying or refusing governs; of an adverb, the verb that it belongs to (no longer)."""
    if tokens[head].pos in ("ADV", "PART") and tokens[head].head not in inside:
        yield tokens[head].head
    below = [n for n, t in enumerate(tokens) if t.head in inside and n not in inside]
    clause = any(tokens[n].dep.partition(":")[0] in _CLAUSES for n in below)
    for n in below:
        if tokens[n].dep in _GOVERNED and not (clause and tokens[n].pos == "NOUN"):
            yield n  # prevented pirates from attacking: the attack


def _meant(read: Read, verb: int) -> Iterator[int]:
    """What is denied with a verb that says little by itself: what is had, done, wanted."""
    tokens = read.sentence.tokens
    table = counts(read.sentence.language)
    light = table.light if table else _NONE
    willing = any(m.first <= verb <= m.last for m in read.words.unsure.found(tokens))
    if tokens[verb].lemma not in light and not willing:
        return
    for n, token in enumerate(tokens):
        if token.head == verb and n != verb and token.dep in _MEANT and token.pos in {"NOUN", *VERBS}:
            yield n


def _verb_of(tokens: Sequence[Token], place: int) -> int:
    """The verb that a word is or, as one right under it, belongs to."""
    head = tokens[place].head
    owned = tokens[place].dep.partition(":")[0] not in ("conj", "obl", "nmod")
    return head if owned and tokens[place].pos not in VERBS and tokens[head].pos in VERBS else place
