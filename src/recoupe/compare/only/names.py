"""Whether a name is one, and whether another account names the same in any form that can be recognised."""

import re

from recoupe.compare.only.held import STEM, Held
from recoupe.compare.only.keys import entity_keys
from recoupe.compare.paired.names import CAPITALISES
from recoupe.compare.statements.frames import Frame
from recoupe.compare.statements.gazetteer import place
from recoupe.compare.statements.institutions import institution
from recoupe.matching.passages import fold, words
from recoupe.model import Mention, Span

_TWO = 2


def is_name(frame: Frame, mention: Mention) -> bool:
    """Whether a mention names somebody or something: a lone word of no kind, or one that begins a sentence as
    a body's name, may be a common one, and a part of somebody's office ("ministre des Finances") is none."""
    lone = len(words(text(frame, mention))) < _TWO
    begins = any(s.start == mention.start for s in frame.source.sentences(Span(mention.start, mention.end)))
    body = mention.type not in ("PERSON", "LOC")
    if body and set(words(text(frame, mention))) <= set(words(frame.source.name)):
        return False  # the outlet of the report itself
    if mention.form != "name" or (lone and (mention.type == "MISC" or (mention.type == "ORG" and begins))):
        return False
    return not any(
        other.role_span is not None
        and other.role_span.start <= mention.start
        and mention.end <= other.role_span.end
        for other in frame.source.report.mentions
    )


def known(frame: Frame, mention: Mention, held: Held) -> bool:
    """Whether another origin names it too; of a person the surname is enough."""
    own, name = frame.origin, text(frame, mention)
    person = mention.type == "PERSON" and not institution(name, frame.language)
    keys = entity_keys(frame.source, mention.entity)
    if not person:
        keys += [f"p:{known}" for known in place(name, frame.language)]
    spelled = [f"s:{word}" for word in words(name) if len(word) > _TWO]
    if person:
        spelled = spelled[-1:]
    if spelled and all(not held.alone(key, own) for key in spelled):
        return True
    if not keys or any(not held.alone(key, own) for key in keys):
        return True
    return not person and any(
        _in_other_form(form, held, own) or held.senses.told(form, frame.language, own)
        for form in _without_noun(name, frame.language)
    )


def _without_noun(name: str, language: str) -> tuple[str, ...]:
    """A name, and where nouns have capitals what stands before the hyphen of a thing of it: Norvik-Aktie."""
    first, hyphen, last = name.rpartition("-")
    thing = bool(hyphen) and language in CAPITALISES and last.isalpha() and not place(last, language)
    return (name, first) if thing else (name,)


def _in_other_form(name: str, held: Held, own: str) -> bool:
    """Whether another origin names a place or a body by its initials, or by words that begin alike, as in two
    languages: Sigmaringa, Universidad de Bergmark."""
    capitals = [w for w in re.split(r"[\s\-]+", name) if w[:1].isupper()]
    initials = fold("".join(w[0] for w in capitals))
    if len(capitals) > _TWO and not held.alone(f"s:{initials}", own):
        return True
    spelled = [w for w in words(name) if len(w) > STEM]
    return bool(spelled) and all(not held.alone(f"x:{w[:STEM]}", own) for w in spelled)


def text(frame: Frame, mention: Mention) -> str:
    """The words of a mention."""
    return frame.source.text[mention.start : mention.end]
