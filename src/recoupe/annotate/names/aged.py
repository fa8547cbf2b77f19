"""Somebody told by age alone: "the 71-year-old said", „sagte der 34-Jährige“.

The one person of that age whom the report names; without such, who alone was subject of the sentence before.
"""

import re

from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.discourse import SUBJECT, Discourse, Reference
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.names.words import Words

AGED = "aged:"
_AGE = re.compile(r"(\d{1,3})\b")


def aged(words: Words, number: int) -> list[Reference]:
    """The subjects of a sentence that tell nothing but an age."""
    found: list[Reference] = []
    lex = lexicon(words.sentences[number].language)
    first, limit = words.bounds[number]
    for at in range(first + 1, limit if lex.aged else first):
        if not words.text[at][0].isdigit() or words.quoted[at] or not words.lower[at].endswith(lex.aged):
            continue
        article = words.lower[at - 1]
        if article in lex.definite and _is_subject(words, at, limit):
            gender = lex.articles.get(article, "")
            found.append(Reference(at - 1, at + 1, at, None, pronoun=AGED + gender))
    return found


def _is_subject(words: Words, at: int, limit: int) -> bool:
    """Whether an age is the subject of a verb, by the tree or where its parts were joined by place."""
    if words.dep[at].startswith(SUBJECT):
        return True
    alone = words.head[at] == at
    return alone and at + 1 < limit and words.pos[at + 1] in {"VERB", "AUX"}


def age(words: Words, reference: Reference) -> str:
    """The years that an epithet tells.

    Args:
        words: the report's words.
        reference: one that `aged` found.
    """
    match = _AGE.match(words.text[reference.head])
    return match.group(1) if match is not None else ""


def stated_age(words: Words, name: Reference) -> str:
    """The age that stands behind a name between commas or in brackets, "" where none does."""
    at = name.last
    limit = words.limits(name.first)[1]
    if at + 2 >= limit or words.text[at] not in {",", "("} or words.text[at + 2] not in {",", ")", "."}:
        return ""
    return words.text[at + 1] if words.text[at + 1].isdigit() else ""


def of_that_age(discourse: Discourse, epithet: Reference) -> tuple[list[Referent], set[int]]:
    """The people of an epithet's age and gender, and the ids of those whose age is another."""
    gender = epithet.pronoun.removeprefix(AGED)
    years = age(discourse.words, epithet)
    same: dict[int, Referent] = {}
    other: set[int] = set()
    for sentence in discourse.by_sentence:
        for name in sentence:
            person = name.referent
            told = stated_age(discourse.words, name) if person is not None and not name.pronoun else ""
            if person is None or not told:
                continue
            if told == years and (not gender or not person.gender or person.gender == gender):
                same[id(person)] = person
            elif told != years:
                other.add(id(person))
    return list(same.values()), other
