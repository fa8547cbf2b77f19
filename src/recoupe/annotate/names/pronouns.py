"""Who a third-person subject pronoun stands for, and 'ce dernier', 'the latter'.

The antecedent is the subject of a governing clause, else the subject of the sentence before. Where another
person of the same gender competes, or that subject is unknown, the pronoun stays unresolved: a wrong
speaker is worse than none (centering theory's preference for subjects: Grosz, Joshi and Weinstein 1995).
"""

import re

from recoupe.annotate.names.aged import AGED, age, aged, of_that_age
from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.discourse import SUBJECT, Discourse, Reference, subject
from recoupe.annotate.names.lexicon import Lexicon, lexicon
from recoupe.annotate.names.words import Words

_INVERTED = re.compile(r"^(?:.*-)?(\w+)$")
_FARTHEST = 3
_THEY = "pl"
_IT = "it"


def resolve_pronouns(words: Words, references: list[Reference]) -> list[Reference]:
    """The pronouns that resolve, and those that speak without resolving."""
    discourse = Discourse(words, references)
    found: list[Reference] = []
    for number in range(len(words.bounds)):
        for pronoun in sorted([*_pronouns(words, number), *aged(words, number)], key=lambda p: p.first):
            _resolve(discourse, number, pronoun)
            resolved = pronoun.referent is not None or bool(pronoun.several)
            if resolved or (pronoun.pronoun not in (_IT, _THEY) and _verb_speaks(words, pronoun)):
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
        opens = lex.latter.begins(words.lower[at])
        latter = lex.latter.match(words.lower, at, limit) if opens else None
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
    gender = _gender(words, lex, at, form)
    if not gender or (words.capital(at) and not words.initial(at)):
        return None
    if not text.startswith("-") and not _may_be_subject(words, lex, at):
        return None
    return Reference(at, at + 1, at, None, pronoun=str(gender), start=words.end[at] - len(form))


def _gender(words: Words, lex: Lexicon, at: int, form: str) -> str:
    """The gender that a pronoun tells ("m", "f", _THEY, _IT), "" for a word that is none."""
    gender = lex.pronouns.get(form, "")
    if not gender and form not in lex.plural_pronouns:
        return _IT if form in lex.body_pronouns else ""
    verbs = words.morph[words.head[at]], words.morph[min(at + 1, words.limits(at)[1] - 1)]
    if form in lex.plural_pronouns and (gender == _THEY or any("Number=Plur" in verb for verb in verbs)):
        return _THEY
    return gender or (_IT if form in lex.body_pronouns else "")


def _may_be_subject(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a pronoun can stand for somebody: the subject of a verb that has one."""
    limit = words.limits(at)[1]
    if lex.impersonal and _impersonal(words, lex, at, limit):
        return False
    verb = words.head[at]
    if words.parsed and words.dep[at].startswith("expl"):
        following = words.lower[verb + 1] if verb + 1 < limit else ""
        return words.lower[verb] in lex.speech or following not in lex.clauses
    return not words.parsed or words.dep[at].startswith((SUBJECT, "root", "ROOT", "dep"))


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
    if pronoun.pronoun in (_IT, _THEY):
        _resolve_group(discourse, number, pronoun)
        return
    if pronoun.pronoun.startswith(AGED):
        _resolve_aged(discourse, number, pronoun)
        return
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


def _resolve_aged(discourse: Discourse, number: int, epithet: Reference) -> None:
    """The one person said to be that old, else who alone is the subject of the sentence before."""
    words = discourse.words
    same, other = of_that_age(discourse, epithet)
    if len(same) == 1:
        epithet.referent = same[0]
        said = words.span_text(epithet.first, epithet.last)
        epithet.reasons = (f"'{said}': the only one said to be {age(words, epithet)}",)
    if same or number == 0 or not _verb_speaks(words, epithet) or not words.parsed:
        return
    gender = epithet.pronoun.removeprefix(AGED)
    before = discourse.subjects[number - 1]
    here = [r for r in discourse.by_sentence[number] if r.first < epithet.first and not words.quoted[r.first]]
    people = {id(r.referent) for r in _people(discourse, number - 1, gender)}
    alone = len(people) == 1 and not here and not _unknown_people(discourse, number - 1)
    if before is not None and alone and _fits(before, gender) and id(before.referent) not in other:
        _settle(words, epithet, before, "who alone is subject of the sentence before")


def _settle(words: Words, pronoun: Reference, antecedent: Reference, why: str) -> None:
    pronoun.referent = antecedent.referent
    said = words.report.text[
        words.start[pronoun.first] if pronoun.start < 0 else pronoun.start : words.end[pronoun.last - 1]
    ]
    name = words.span_text(antecedent.first, antecedent.last)
    pronoun.reasons = (f"'{said}': '{name}', {why}", *antecedent.reasons)
    if pronoun.referent is not None and not pronoun.referent.gender:
        gender = pronoun.pronoun.removeprefix("latter:").removeprefix(AGED)
        pronoun.referent.gender = gender if pronoun.referent.type == "PERSON" and gender in "mf" else ""


def _fits(reference: Reference, gender: str) -> bool:
    referent = reference.referent
    if referent is None:
        return False
    return referent.type == "PERSON" and (not gender or not referent.gender or referent.gender == gender)


def _body_fits(discourse: Discourse, body: Reference, pronoun: Reference) -> bool:
    """Whether a body has the gender of the pronoun, by its article or noun, and nobody else is there."""
    words = discourse.words
    lex = lexicon(words.language(body.first))
    if not _is_body(body.referent):
        return False
    if words.lower[pronoun.first].split("-")[-1] not in lex.body_pronouns:
        return False
    number = words.sentence[body.first]
    if any(_fits(other, pronoun.pronoun) for other in discourse.by_sentence[number]):
        return False
    before = body.first - 1
    article = lex.articles.get(words.lower[before], "") if before >= words.limits(body.first)[0] else ""
    gender = article or {"Masc": "m", "Fem": "f"}.get(_feature(words.morph[body.head], "Gender"), "")
    return gender == pronoun.pronoun


def _is_body(referent: Referent | None) -> bool:
    return referent is not None and referent.type == "ORG" and bool(referent.names)


def _feature(morph: str, name: str) -> str:
    """The value of a feature of Universal Dependencies, "" where it is not told."""
    return next((part.split("=")[1] for part in morph.split("|") if part.startswith(f"{name}=")), "")


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
        if words.head[at] == verb and words.dep[at].startswith(SUBJECT) and at != verb:
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
            elif speaks and back == number - 1 and _body_fits(discourse, antecedent, pronoun):
                _settle(words, pronoun, antecedent, "the body that is subject of the sentence before")
            return
        people = _people(discourse, back, pronoun.pronoun)
        alone = len({id(r.referent) for r in people}) == 1 and not _unknown_people(discourse, back)
        if alone and _verb_speaks(words, pronoun):
            _settle(words, pronoun, people[0], "the only person in the sentence before")
        return


def _resolve_group(discourse: Discourse, number: int, pronoun: Reference) -> None:
    """'It' and 'they' that speak: the body, or all the people, that are subject of the sentence before."""
    words = discourse.words
    if number == 0 or words.quoted[pronoun.first] or not words.parsed or not _verb_speaks(words, pronoun):
        return
    if pronoun.first > words.bounds[number][0] + 1 and not _after_quotation(words, number, pronoun):
        return
    before = discourse.subjects[number - 1]
    if before is None or before.pronoun:
        return
    lex = lexicon(words.language(pronoun.first))
    if pronoun.pronoun == _THEY and before.several:
        pronoun.several = before.several
        pronoun.reasons = (f"'{words.text[pronoun.first]}': the subjects of the sentence before",)
    elif words.lower[pronoun.first] in lex.body_pronouns and _is_body(before.referent):
        _settle(words, pronoun, before, "the body that is subject of the sentence before")


def _after_quotation(words: Words, number: int, pronoun: Reference) -> bool:
    """Whether only a quotation stands before a pronoun in its sentence."""
    first = words.bounds[number][0]
    return all(
        words.quoted[at] or not words.text[at][0].isalnum() or words.lower[at] in _verbs(words, pronoun)
        for at in range(first, pronoun.first)
    )


def _verbs(words: Words, pronoun: Reference) -> frozenset[str]:
    return lexicon(words.language(pronoun.first)).speech


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
    """Whether someone else who fits is the subject of another clause of the sentence.

    Where a language leaves subjects out, a pronoun that is said may mean anybody else there.
    """
    words = discourse.words
    overt = lexicon(words.language(pronoun.first)).drops_subjects
    for other in discourse.by_sentence[number]:
        if other.referent is antecedent.referent or not _fits(other, pronoun.pronoun):
            continue
        if not words.parsed or words.dep[other.head].startswith(SUBJECT) or overt:
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
