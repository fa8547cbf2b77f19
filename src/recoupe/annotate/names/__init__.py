"""Names, titles, epithets and subject pronouns of a report, and whom or what they refer to."""

from recoupe.annotate.names.bodies import find_bodies
from recoupe.annotate.names.clusters import Referent, cluster
from recoupe.annotate.names.descriptions import Described, resolve_descriptions
from recoupe.annotate.names.discourse import Discourse, Reference, beside_speech, subject
from recoupe.annotate.names.emit import emit
from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.names.pronouns import resolve_pronouns
from recoupe.annotate.names.recognise import recognise
from recoupe.annotate.names.roles import find_roles, owners
from recoupe.annotate.names.words import Words
from recoupe.model import LocalEntity, Mention, Report, Sentence

__all__ = ["find_names"]


def find_names(
    report: Report, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Who and what a report names, with titles, epithets and pronouns resolved where reasons suffice.

    Mentions come in text order and do not overlap one another; a mention that no reason resolves has entity
    "" and stands for its words alone. Works on sentences with a parse, and in a reduced way on bare tokens.
    """
    words = Words(report, sentences)
    if not len(words):
        return (), ()
    names = recognise(words)
    roles = find_roles(words, names)
    referents = cluster(words, names, roles)
    speakers = _speakers(words, names, referents)
    described = resolve_descriptions(words, roles, referents, speakers)
    references = [_of_name(words, name, referents[id(name)]) for name in names]
    references += [_of_description(found) for found in described]
    references += [
        Reference(r.first, r.last, r.noun, referents[id(r.name)]) for r in roles if r.name is not None
    ]
    bodies = find_bodies(words, owners(words, names), referents)
    references += [Reference(b.first, b.last, b.noun, b.referent, person=False) for b in bodies]
    references += [
        Reference(r.first, r.last, r.noun, None) for r in roles if r.name is None and r.definite == "a"
    ]
    pronouns = resolve_pronouns(words, references)
    return emit(words, names, roles, referents, described, bodies, pronouns)


def _of_name(words: Words, name: Name, referent: Referent | None) -> Reference:
    head = name.first
    for at in range(name.first, name.last):
        if not name.first <= words.head[at] < name.last or words.head[at] == at:
            head = at
            break
    return Reference(name.start_word, name.last, head, referent, person=name.type == "PERSON")


def _of_description(found: Described) -> Reference:
    role = found.role
    return Reference(role.first, role.last, role.noun, found.referent, reasons=found.reasons)


def _speakers(
    words: Words, names: list[Name], referents: dict[int, Referent | None]
) -> list[Referent | None]:
    """The person who speaks in each sentence, as far as a name tells it."""
    references = [_of_name(words, name, referents[id(name)]) for name in names]
    discourse = Discourse(words, references)
    speakers: list[Referent | None] = []
    for number in range(len(words.bounds)):
        found = subject(discourse, number)
        lex = lexicon(words.sentences[number].language)
        first, limit = words.bounds[number]
        speaks = any(words.lower[at] in lex.speech and not words.quoted[at] for at in range(first, limit))
        if found is None or found.referent is None:
            found = beside_speech(discourse, number)
        person = found is not None and found.person and speaks
        speakers.append(found.referent if found is not None and person else None)
    return speakers
