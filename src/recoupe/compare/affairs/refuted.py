"""What one account denies and another affirms in the sentence that tells the same, each the other's nearest.

Verbs, nouns and those who take part need not be alike one by one, as in `undone.py`: that the sentences face
each other says that they tell of one thing, and the word of the one that is denied has its like in the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from recoupe.compare.affairs.clauses import below, conditions, says, words_above
from recoupe.compare.affairs.denials import Denial, denials, denied_verbs
from recoupe.compare.affairs.participants import near, same_parts
from recoupe.compare.affairs.reading import Read
from recoupe.compare.affairs.scenes import one_scene
from recoupe.compare.affairs.sides import made_of_acts
from recoupe.compare.statements.called_off import calls_off
from recoupe.compare.statements.counterparts import Counterparts
from recoupe.compare.statements.counting import counts
from recoupe.compare.statements.frames import Frames, Source
from recoupe.compare.statements.later import moved_on
from recoupe.compare.statements.likeness import Likeness
from recoupe.model import Finding, Sentence, Span, Token

IN_ONE_LANGUAGE = 0.45
"""The least cosine of two sentences that face each other in one language, in which those of other things
share words; in two, what makes them face each other is enough: of some forty such pairs in the stories of our
own, of which one denies what the other affirms, hardly one told of two things."""

WORDS = 0.4
SAME_WORDS = 0.6
"""The least cosine of what is denied and its like, in two languages and in one."""

NOUNS = 0.6
"""The cosine from which two nouns of two languages mean one thing."""

MOST = 200
"""The most denials of a story compared; beyond it, those of the reports that come first."""

_TELLING = frozenset({"VERB", "NOUN", "ADJ"})
_CORE = frozenset({"root", "conj", "ccomp", "xcomp", "parataxis", "obj", "nsubj", "obl"})


def refuted(
    frames: Frames,
    likeness: Likeness,
    counterparts: Counterparts,
    sentences: Mapping[str, Sequence[Read]],
) -> Iterator[Finding]:
    """A finding for each thing that an account denies and others affirm where they tell the same; `sentences`
    are those of each report as they were read."""
    at = {key: {r.sentence.start: r for r in found} for key, found in sentences.items()}
    told = (
        (frames.sources[key], read, denial)
        for key in sorted(sentences)
        for read in sentences[key]
        for found in [denials(read)]
        for denial in found
        if _is_sure(read, denial, found, likeness)
    )
    for source, read, denial in islice(told, MOST):
        affirmed: list[tuple[Source, Read, int]] = []
        coming = _coming(read, denial.place)
        for key, sentence, cosine in counterparts.facing(source.id, read.sentence.start):
            other, there = frames.sources[key], at[key].get(sentence.start)
            if other.origin == source.origin or there is None:
                continue
            if _one_language(read, there) and cosine < IN_ONE_LANGUAGE:
                continue
            like = _like(read, denial, there, likeness, coming=coming)
            if like is None or denials(there):
                continue  # where both deny, it is seldom not the same
            if not one_scene(source, read.sentence, other, there.sentence):
                continue
            word, answer = (source, read.sentence, denial.place), (other, there.sentence, like)
            if same_parts(word, answer, likeness) or (
                not denial.turned and _is_one_noun(word, answer, likeness)
            ):
                affirmed.append((other, there, like))
        for later in (True, False):
            some = [a for a in affirmed if (coming and _moves_on(source, a[0])) is later]
            if some:
                yield _finding(source, read, denial, some, frames, later=later)


def _is_one_noun(
    word: tuple[Source, Sentence, int], like: tuple[Source, Sentence, int], likeness: Likeness
) -> bool:
    """Whether two words are nouns of two languages that surely mean one thing."""
    (_, mine, n), (_, theirs, m) = word, like
    first, second = mine.tokens[n], theirs.tokens[m]
    nouns = first.pos == second.pos == "NOUN" and mine.language != theirs.language
    return nouns and near(first, second, likeness) >= NOUNS


def _is_sure(read: Read, denial: Denial, beside: Sequence[Denial], likeness: Likeness) -> bool:
    """Whether a word is denied for good, without doubt, and nothing like it affirmed in the same sentence
    (refused one test and took another)."""
    tokens = read.sentence.tokens
    word = tokens[denial.place]
    if word.pos not in _TELLING or denial.open or _limited(read, denial.place):
        return False
    if _doubted(read, denial.place, denied=True):
        return False
    denied = {d.place for d in beside}
    rest = (t for n, t in enumerate(tokens) if n not in denied and t.pos in _TELLING)
    return not any(near(word, t, likeness) >= WORDS for t in rest)


def _one_language(read: Read, there: Read) -> bool:
    return read.sentence.language == there.sentence.language


def _like(read: Read, denial: Denial, there: Read, likeness: Likeness, *, coming: bool) -> int | None:
    """The word of another sentence, which denies nothing, that affirms what is denied, and is as it is to
    come or not; None where there is none. In one language it must be a verb: nouns of the topic recur."""
    tokens = there.sentence.tokens
    word = read.sentence.tokens[denial.place]
    cosines = {n: near(word, t, likeness) for n, t in enumerate(tokens) if t.pos in _TELLING}
    best = max(cosines, key=lambda n: cosines[n], default=None)
    one = _one_language(read, there)
    if best is None or cosines[best] < (SAME_WORDS if one else WORDS):
        return None
    token = tokens[best]
    if one and (token.pos != word.pos or token.dep == "obl" or word.pos == "NOUN"):
        return None
    if token.dep.partition(":")[0] not in _CORE or _is_light(there, token):
        return None
    if coming != _coming(there, best) or _doubted(there, best, denied=False):
        return None
    return best


def _is_light(read: Read, token: Token) -> bool:
    table = counts(read.sentence.language)
    return table is None or token.lemma in table.light or says(token, read.table)


def _ruling(read: Read, place: int) -> list[int]:
    """The words around a word: its clause, what it hangs on, and what opens a clause under it."""
    tokens = read.sentence.tokens
    return sorted({*below(tokens, place), *words_above(tokens, place), *conditions(tokens, place), place})


def _coming(read: Read, place: int) -> bool:
    """Whether what a word tells is to come, or wanted."""
    words = [read.sentence.tokens[n] for n in _ruling(read, place)]
    future = any(m in t.morph for t in words for m in read.table.settled_morph)
    return future or read.words.coming.any_in(words) or bool(_willing(read, place))


def _doubted(read: Read, place: int, *, denied: bool) -> bool:
    """Whether what is said of a word is only possible, wished or alleged, lasts until a day or is one of
    several, or, where it is not itself `denied`, whether anything there is denied or turned round."""
    tokens, table = read.sentence.tokens, read.table
    willing = _willing(read, place) if denied else set[int]()
    words = [tokens[n] for n in _ruling(read, place) if n not in willing]
    further = counts(read.sentence.language)
    if further is None or any(t.lemma.lower() in further.further for t in words):
        return True
    limits = {*read.words.until, *table.alleged}
    if read.words.unsure.any_in(words) or any(t.text.lower() in limits for t in words):
        return True
    if denied:
        return False
    if calls_off(" ".join(t.text for t in words), read.sentence.language):
        return True
    listed = table.negation | table.negative | table.denial
    turned = read.words.turning.any_in(words) or any(t.text.lower() in listed for t in words)
    return turned or bool(words_above(tokens, place) & denied_verbs(read).keys())


def _willing(read: Read, place: int) -> set[int]:
    """The verbs of wanting and the like that govern a word: what nobody wants to do is denied."""
    tokens = read.sentence.tokens
    table = counts(read.sentence.language)
    beside = {tokens[place].head, *(n for n, t in enumerate(tokens) if t.head == place and t.dep == "aux")}
    unsure = {n for m in read.words.unsure.found(tokens) for n in range(m.first, m.last + 1)}
    light = {n for n in beside - {place} if table is not None and tokens[n].lemma in table.light}
    return light & unsure


def _limited(read: Read, place: int) -> bool:
    """Whether what is denied may be done later: it is not done yet, or not before a day."""
    tokens = read.sentence.tokens
    words = [tokens[n] for n in sorted({*below(tokens, place), *conditions(tokens, place), place})]
    return read.words.before.any_in(words) or read.words.yet.any_in(words)


def _moves_on(source: Source, other: Source) -> bool:
    """Whether the report that denies is the later one."""
    return moved_on(other.published, source.published)


def _finding(
    source: Source,
    read: Read,
    denial: Denial,
    affirmed: Sequence[tuple[Source, Read, int]],
    frames: Frames,
    *,
    later: bool,
) -> Finding:
    tokens = [(s, r, r.sentence.tokens[n]) for s, r, n in affirmed]
    yes = [(s.id, s.origin_at(t.start), Span(t.start, t.end), _zone(r)) for s, r, t in tokens]
    no = [(source.id, source.origin_at(denial.cue.start), denial.cue, _zone(read))]
    return made_of_acts(("affirmed", yes), ("denied", no), frames, later=later)


def _zone(read: Read) -> Span:
    return Span(read.sentence.start, read.sentence.end)
