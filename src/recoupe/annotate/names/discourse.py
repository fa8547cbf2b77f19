"""The references of a report by sentence, and who is the subject of each sentence."""

from dataclasses import dataclass

from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.names.words import Words

SUBJECT = "nsubj"
_APPOSED = 10
"""Words behind a noun in which a name is set beside it."""


@dataclass(slots=True)
class Reference:
    """Words that refer to someone: a name, a description or a pronoun, by its words and its head word."""

    first: int
    last: int
    head: int
    referent: Referent | None
    person: bool = True
    pronoun: str = ""
    start: int = -1
    reasons: tuple[str, ...] = ()
    several: tuple[Referent, ...] = ()


class Discourse:
    """References by sentence, as they come to be known from the beginning to the end of the report."""

    def __init__(self, words: Words, references: list[Reference]) -> None:
        self.words = words
        self.by_sentence: list[list[Reference]] = [[] for _ in words.bounds]
        for reference in references:
            self.by_sentence[words.sentence[reference.first]].append(reference)
        self.by_word = {at: r for r in references for at in range(r.first, r.last)}
        self.subjects: list[Reference | None] = []


def subject(discourse: Discourse, number: int) -> Reference | None:
    """The main subject of a sentence outside quotation marks: of a verb of speech, else of its root.

    A subject that is no known person is returned too, with no referent: no pronoun reaches past it.
    """
    words = discourse.words
    if not words.parsed:
        return _subject_by_place(discourse, number)
    first, limit = words.bounds[number]
    best: tuple[int, int] | None = None
    for at in range(first, limit):
        if words.quoted[at] or not (words.dep[at].startswith(SUBJECT) or _is_inverted(words, at)):
            continue
        rank = _rank(words, at)
        if best is None or rank > best[0]:
            best = (rank, at)
    if best is None or best[0] == 0:
        return _nominal_root(discourse, first, limit)
    at = best[1]
    found = discourse.by_word.get(at) or _apposed(discourse, at)
    found = found or Reference(at, at + 1, at, None, person=False)
    if not _coordinated(discourse, at):
        return found
    return Reference(at, at + 1, at, None, person=True, several=_together(discourse, at))


def _nominal_root(discourse: Discourse, first: int, limit: int) -> Reference | None:
    """The person at the root of a sentence that the parse gives no subject."""
    words = discourse.words
    for at in range(first, limit):
        if words.head[at] == at and words.pos[at] in {"NOUN", "PROPN"} and not words.quoted[at]:
            found = discourse.by_word.get(at)
            return found if found is not None and found.person and found.referent is not None else None
    return None


def _rank(words: Words, at: int) -> int:
    """How much a subject is the sentence's: that of the root, or of a verb of speech beside it."""
    verb = words.head[at]
    speaks = words.lower[verb] in lexicon(words.language(at)).speech
    if words.head[verb] == verb:
        return 4 if speaks else 3
    if words.dep[verb].startswith("parataxis"):
        return 5 if speaks else 0
    return 0


def _is_inverted(words: Words, at: int) -> bool:
    """Whether a word that the parse takes for an object stands straight behind an inserted verb of speech,
    an article between them at most: « …, a précisé | le gouverneur »."""
    verb = words.head[at]
    if words.dep[at] != "obj" or not words.dep[verb].startswith("parataxis"):
        return False
    near = at - verb == 1 or (at - verb == 2 and words.pos[verb + 1] == "DET")
    return near and words.lower[verb] in lexicon(words.language(at)).speech


def _apposed(discourse: Discourse, at: int) -> Reference | None:
    """The person named in apposition to a noun: « le gouverneur de la région, | Idriss Maoulé »."""
    words = discourse.words
    for index in range(at + 1, min(at + _APPOSED, words.limits(at)[1])):
        found = discourse.by_word.get(index)
        if words.head[index] == at and words.dep[index] == "appos" and found is not None and found.person:
            return found
    return None


def _coordinated(discourse: Discourse, at: int) -> bool:
    """Whether the subject is several people: 'Trump and Putin'."""
    words = discourse.words
    limit = words.limits(at)[1]
    joined_by = (i for i in range(at + 1, min(at + 12, limit)) if words.dep[i] == "conj")
    if any(words.head[i] == at and not _is_emphatic(words, i, limit) for i in joined_by):
        return True
    mention = discourse.by_word.get(at)
    after = mention.last if mention is not None else limit
    joined = after + 1 < limit and words.lower[after] in lexicon(words.language(at)).and_
    other = discourse.by_word.get(after + 1) if joined else None
    return other is not None and other.person and not other.pronoun


def _is_emphatic(words: Words, at: int, limit: int) -> bool:
    """Whether a pronoun between two commas only stresses the name before it: « Jeanne Aubrac, elle, … »."""
    closed = at + 1 < limit and words.text[at - 1] == words.text[at + 1] == ","
    return closed and words.pos[at] == "PRON"


def _together(discourse: Discourse, at: int) -> tuple[Referent, ...]:
    """The people who are a subject together, () where one of them is unknown or no person."""
    words = discourse.words
    limit = words.limits(at)[1]
    heads = [at, *(i for i in range(at + 1, limit) if words.dep[i] == "conj" and words.head[i] == at)]
    found = [discourse.by_word.get(head) for head in heads]
    people = [r.referent for r in found if r is not None and r.referent is not None and r.person]
    return tuple(people) if len(people) == len(heads) > 1 else ()


def _subject_by_place(discourse: Discourse, number: int) -> Reference | None:
    """Without a parse: the person beside a verb of speech, else the one that begins the sentence."""
    words = discourse.words
    first = words.bounds[number][0]
    people = [r for r in discourse.by_sentence[number] if not words.quoted[r.first]]
    return beside_speech(discourse, number) or next((r for r in people if r.first <= first + 1), None)


def beside_speech(discourse: Discourse, number: int) -> Reference | None:
    """Who stands right before or right after a verb of speech, outside quotation marks."""
    words = discourse.words
    first, limit = words.bounds[number]
    lex = lexicon(words.sentences[number].language)
    for reference in discourse.by_sentence[number]:
        if words.quoted[reference.first]:
            continue
        near = words.lower[max(first, reference.first - 1) : reference.first]
        near += words.lower[reference.last : min(reference.last + 3, limit)]
        if any(word in lex.speech for word in near):
            return reference
    return None
