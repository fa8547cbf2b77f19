"""Who a third-person subject pronoun stands for, and 'ce dernier', 'the latter'.

The antecedent is the subject of a governing clause, else the subject of the sentence before. Where another
person of the same gender competes, or that subject is unknown, the pronoun stays unresolved: a wrong
speaker is worse than none (centering theory's preference for subjects: Grosz, Joshi and Weinstein 1995).
"""

import re
from dataclasses import dataclass

from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.lexicon import Lexicon, lexicon
from recoupe.annotate.names.words import Words

_INVERTED = re.compile(r"^(?:.*-)?(\w+)$")
_SUBJECT = "nsubj"
_FARTHEST = 3


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


class Discourse:
    """References by sentence, as they come to be known from the beginning to the end of the report."""

    def __init__(self, words: Words, references: list[Reference]) -> None:
        self.words = words
        self.by_sentence: list[list[Reference]] = [[] for _ in words.bounds]
        for reference in references:
            self.by_sentence[words.sentence[reference.first]].append(reference)
        self.by_word = {at: r for r in references for at in range(r.first, r.last)}
        self.subjects: list[Reference | None] = []


def resolve_pronouns(words: Words, references: list[Reference]) -> list[Reference]:
    """The pronouns that resolve, and those that speak without resolving."""
    discourse = Discourse(words, references)
    found: list[Reference] = []
    for number in range(len(words.bounds)):
        for pronoun in _pronouns(words, number):
            _resolve(discourse, number, pronoun)
            if pronoun.referent is not None or _verb_speaks(words, pronoun):
                found.append(pronoun)
            discourse.by_sentence[number].append(pronoun)
            discourse.by_word[pronoun.first] = pronoun
        discourse.subjects.append(subject(discourse, number))
    return found


def _pronouns(words: Words, number: int) -> list[Reference]:
    found: list[Reference] = []
    at, limit = words.bounds[number]
    lex = lexicon(words.sentences[number].language)
    if not lex.pronouns and not lex.latter:
        return found
    while at < limit:
        latter = lex.latter.match(words.lower, at, limit)
        if latter is not None:
            found.append(
                Reference(at, at + latter[0], at + latter[0] - 1, None, pronoun="latter:" + latter[2])
            )
            at += latter[0]
            continue
        pronoun = _pronoun_at(words, lex, at)
        if pronoun is not None:
            found.append(pronoun)
        at += 1
    return found


def _pronoun_at(words: Words, lex: Lexicon, at: int) -> Reference | None:
    text = words.lower[at]
    form = text
    if text not in lex.pronouns and "-" in text:
        match = _INVERTED.match(text)
        form = match.group(1) if match else text
    gender = lex.pronouns.get(form)
    if gender in (None, "", "pl"):
        return None
    if not text.startswith("-") and not _may_be_subject(words, lex, at):
        return None
    return Reference(at, at + 1, at, None, pronoun=str(gender), start=words.end[at] - len(form))


def _may_be_subject(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a pronoun can stand for somebody: the subject of a verb that has one."""
    limit = words.limits(at)[1]
    if lex.impersonal and _impersonal(words, lex, at, limit):
        return False
    verb = words.head[at]
    if words.parsed and words.dep[at].startswith("expl"):
        following = words.lower[verb + 1] if verb + 1 < limit else ""
        return words.lower[verb] in lex.speech or following not in lex.clauses
    return not words.parsed or words.dep[at].startswith((_SUBJECT, "root", "ROOT", "dep"))


def _impersonal(words: Words, lex: Lexicon, at: int, limit: int) -> bool:
    """Whether a verb without a real subject follows, small words between left aside."""
    at += 1
    while at < limit and (words.lower[at].endswith("'") or words.pos[at] == "ADV"):
        at += 1
    if at >= limit:
        return False
    pair = " ".join(words.lower[at : at + 2])
    return words.lower[at] in lex.impersonal or pair in lex.impersonal


def _verb(words: Words, pronoun: Reference) -> int:
    """The word that governs a subject; without a parse the word after it."""
    if words.parsed and words.head[pronoun.head] != pronoun.head:
        return words.head[pronoun.head]
    return min(pronoun.last, words.limits(pronoun.first)[1] - 1)


def _verb_speaks(words: Words, pronoun: Reference) -> bool:
    lex = lexicon(words.language(pronoun.first))
    first, limit = words.limits(pronoun.first)
    verb = _verb(words, pronoun)
    near = {words.lower[verb]}
    near.update(words.lower[i] for i in range(pronoun.last, min(pronoun.last + 3, limit)))
    if not words.parsed or words.head[pronoun.head] == pronoun.head:
        near.update(words.lower[i] for i in range(max(first, pronoun.first - 1), pronoun.first))
    return bool(near & lex.speech)


def _resolve(discourse: Discourse, number: int, pronoun: Reference) -> None:
    words = discourse.words
    if pronoun.pronoun.startswith("latter"):
        _resolve_latter(discourse, number, pronoun)
        return
    if words.parsed:
        above, clause = _governing_subject(discourse, pronoun)
        if clause:
            if (
                above is not None
                and _fits(above, pronoun.pronoun)
                and not _rival_between(discourse, above, pronoun)
            ):
                _settle(words, pronoun, above, "subject of the clause above")
            return
    if words.quoted[pronoun.first]:
        return
    _resolve_before(discourse, number, pronoun)


def _settle(words: Words, pronoun: Reference, antecedent: Reference, why: str) -> None:
    pronoun.referent = antecedent.referent
    said = words.report.text[
        words.start[pronoun.first] if pronoun.start < 0 else pronoun.start : words.end[pronoun.last - 1]
    ]
    name = words.span_text(antecedent.first, antecedent.last)
    pronoun.reasons = (f"'{said}': '{name}', {why}", *antecedent.reasons)
    if pronoun.referent is not None and not pronoun.referent.gender:
        gender = pronoun.pronoun.removeprefix("latter:")
        pronoun.referent.gender = gender


def _fits(reference: Reference, gender: str) -> bool:
    referent = reference.referent
    if referent is None:
        return False
    return referent.type == "PERSON" and (not gender or not referent.gender or referent.gender == gender)


def _governing_subject(discourse: Discourse, pronoun: Reference) -> tuple[Reference | None, bool]:
    """The subject of the nearest clause above the pronoun's that has one, and whether one has."""
    words = discourse.words
    verb = words.head[pronoun.head]
    for _ in range(12):
        if words.dep[verb] == "parataxis" or words.head[verb] == verb:
            return None, False
        verb = words.head[verb]
        above = _subject_of(discourse, verb)
        if above is not None and above.first < pronoun.first:
            same = words.quoted[above.first] == words.quoted[pronoun.first]
            return (above, True) if same else (None, words.quoted[pronoun.first])
    return None, False


def _subject_of(discourse: Discourse, verb: int) -> Reference | None:
    words = discourse.words
    first, limit = words.limits(verb)
    for at in range(first, limit):
        if words.head[at] == verb and words.dep[at].startswith(_SUBJECT) and at != verb:
            found = discourse.by_word.get(at)
            if found is None:
                return Reference(at, at + 1, at, None, person=False)
            return found
    return None


def _rival_between(discourse: Discourse, antecedent: Reference, pronoun: Reference) -> bool:
    """Whether another person who fits stands between a subject and the pronoun."""
    number = discourse.words.sentence[pronoun.first]
    return any(
        antecedent.last <= other.first < pronoun.first
        and other.referent is not antecedent.referent
        and not other.pronoun
        and _fits(other, pronoun.pronoun)
        for other in discourse.by_sentence[number]
    )


def _resolve_before(discourse: Discourse, number: int, pronoun: Reference) -> None:
    """The subject of the nearest sentence before that is more than a quotation."""
    words = discourse.words
    if _others_before(discourse, number, pronoun):
        return
    for back in range(number - 1, max(-1, number - 1 - _FARTHEST), -1):
        if all(words.quoted[at] for at in range(*words.bounds[back])):
            continue
        antecedent = discourse.subjects[back]
        if antecedent is not None:
            speaks = _verb_speaks(words, pronoun)
            if _fits(antecedent, pronoun.pronoun) and (
                speaks or not _rivals(discourse, back, antecedent, pronoun)
            ):
                _settle(words, pronoun, antecedent, "subject of the sentence before")
            return
        people = _people(discourse, back, pronoun.pronoun)
        alone = len({id(r.referent) for r in people}) == 1 and not _unknown_people(discourse, back)
        if alone and _verb_speaks(words, pronoun):
            _settle(words, pronoun, people[0], "the only person in the sentence before")
        return


def _others_before(discourse: Discourse, number: int, pronoun: Reference) -> bool:
    """Whether a person who fits is named earlier in the same sentence, outside quotation marks."""
    words = discourse.words
    return any(
        other.first < pronoun.first
        and _fits(other, pronoun.pronoun)
        and not words.quoted[other.first]
        and not (other.pronoun and other.referent is not None)
        for other in discourse.by_sentence[number]
    )


def _rivals(discourse: Discourse, number: int, antecedent: Reference, pronoun: Reference) -> bool:
    """Whether someone else who fits is the subject of another clause of the sentence."""
    words = discourse.words
    for other in discourse.by_sentence[number]:
        if other.referent is antecedent.referent or not _fits(other, pronoun.pronoun):
            continue
        if not words.parsed or words.dep[other.head].startswith(_SUBJECT):
            return True
    return False


def _people(discourse: Discourse, number: int, gender: str) -> list[Reference]:
    words = discourse.words
    return [r for r in discourse.by_sentence[number] if _fits(r, gender) and not words.quoted[r.first]]


def _unknown_people(discourse: Discourse, number: int) -> bool:
    return any(r.person and r.referent is None for r in discourse.by_sentence[number])


def _resolve_latter(discourse: Discourse, number: int, pronoun: Reference) -> None:
    """The last one named before, in this sentence or else in the one before."""
    gender = pronoun.pronoun.removeprefix("latter:")
    before = [r for r in discourse.by_sentence[number] if r.last <= pronoun.first]
    if not before and number > 0:
        before = discourse.by_sentence[number - 1]
    before = sorted((r for r in before if not r.pronoun), key=lambda r: r.first)
    if before and _fits(before[-1], gender):
        _settle(discourse.words, pronoun, before[-1], "the last one named before")


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
        if not words.dep[at].startswith(_SUBJECT) or words.quoted[at]:
            continue
        rank = _rank(words, at)
        if best is None or rank > best[0]:
            best = (rank, at)
    if best is None or best[0] == 0:
        return _nominal_root(discourse, first, limit)
    at = best[1]
    found = discourse.by_word.get(at) or Reference(at, at + 1, at, None, person=False)
    return Reference(at, at + 1, at, None, person=True) if _coordinated(discourse, at) else found


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


def _coordinated(discourse: Discourse, at: int) -> bool:
    """Whether the subject is several people: 'Trump and Putin'."""
    words = discourse.words
    limit = words.limits(at)[1]
    if any(words.dep[i] == "conj" and words.head[i] == at for i in range(at + 1, min(at + 12, limit))):
        return True
    mention = discourse.by_word.get(at)
    after = mention.last if mention is not None else limit
    joined = after + 1 < limit and words.lower[after] in lexicon(words.language(at)).and_
    other = discourse.by_word.get(after + 1) if joined else None
    return other is not None and other.person and not other.pronoun


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
