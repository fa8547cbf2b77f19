"""Names by their capitals alone, for languages without a trained recogniser.

A run of capitalised words is a name where its capitals are not only those of a sentence's beginning; given
names, honorifics, prepositions of place and words for bodies tell its type. In a language that writes its
nouns with capitals, only runs of two words or more, acronyms and what the data know count.
"""

from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon, particles, place_openers
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin
from recoupe.model import MentionType

_LONGEST = 6
_LONG = 6
"""Letters beyond which the end of a word tells that it is a common noun."""


def runs(words: Words) -> list[tuple[int, int, MentionType]]:
    """(first word, word after the last, type) of every name that capitals show, in text order."""
    mid = _seen_inside(words)
    found = []
    last = 0
    for at in words.capitals:
        lex = lexicon(words.language(at))
        if at < last or not _opens(words, lex, at, mid):
            continue
        last = run_end(words, lex, at, _LONGEST)
        ordinary = last - at == 1 and _counted(words, lex, at)
        kind = None if ordinary else _type(words, lex, at, last)
        if kind is not None:
            found.append((at, last, kind))
    return found


def run_end(words: Words, lex: Lexicon, first: int, longest: int = 4) -> int:
    """The end of a run of capitalised words with particles between them."""
    limit = min(words.limits(first)[1], first + longest + 1)
    last = at = first + 1
    while at < limit:
        if words.capital(at) and words.text[at][0].isalpha() and words.lower[at] not in lex.no_name:
            if not proper(words, lex, at) or (at == first + 1 and _owned_office(words, lex, at)):
                break
            last = at = at + 1
        elif words.lower[at] in particles() and at + 1 < limit and at - last < 3:
            if at == last and words.lower[at] in lex.definite and lex.nouns_capitalised:
                break
            whence = words.lower[at] in lex.of and at == last > first + 1
            if whence and (lex.nouns_capitalised or _country(words, lex, at + 1)):
                break  # behind a given name and a surname comes whence somebody is: Hans Weber von Siemens
            if words.lower[at] in lex.and_ and not _surnames(words, first, at):
                break
            at += 1
        else:
            break
    return last


def _country(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a country's name begins at a word: Ri Yong Ho van Noord-Korea."""
    found = lex.known.match(words.lower, at, words.limits(at)[1])
    return found is not None and found[2].kind == "country"


def _surnames(words: Words, first: int, at: int) -> bool:
    """Whether "and" joins the two surnames of a person behind the given name: José Ortega y Gasset."""
    return at - first > 1 and to_latin(words.text[first]) in given_names() and words.capital(at + 1)


def _owned_office(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word with a capital is the office of whom a genitive before it names: Falks Anwalt."""
    before = words.text[at - 1]
    genitive = lex.nouns_capitalised and before.endswith("s") and to_latin(before) not in given_names()
    return genitive and lex.roles.match(words.lower, at, at + 1) is not None


def proper(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a capital may be a name's: not that of a noun, where a language writes all nouns so."""
    if not lex.nouns_capitalised or not words.parsed or words.pos[at] in {"PROPN", "X", ""}:
        return True
    text = words.text[at]
    if (text.isupper() and len(text) > 1) or to_latin(text) in given_names():
        return True
    if words.lower[at] in place_openers() and at + 1 < words.limits(at)[1] and words.capital(at + 1):
        return True
    if _after_kind(words, lex, at) or _after_particles(words, lex, at):
        return True
    return at > words.limits(at)[0] and to_latin(words.text[at - 1]) in given_names()


def _after_kind(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a noun is a name: after one that tells what it names, in quotes or before a proper noun."""
    first, limit = words.limits(at)
    if first + 1 < at < limit - 1 and not (
        words.text[at - 1][0].isalnum() or words.text[at + 1][0].isalnum()
    ):
        return words.quoted[at] and bool(lex.apposed(words.lower[at - 2]))
    told = at > first and bool(lex.apposed(words.lower[at - 1]))
    return told and at + 1 < limit and words.pos[at + 1] in {"PROPN", "X"}


def _after_particles(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether particles, the first of them no article, lead from a given name to a word: van der Bellen."""
    before, first = at - 1, words.limits(at)[0]
    while before > first and words.lower[before] in particles():
        before -= 1
    opened = before < at - 1 and words.lower[before + 1] not in lex.small
    return opened and words.capital(before) and to_latin(words.text[before]) in given_names()


def _counted(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word after a number or "a" is what is counted, where nouns have capitals too: no name."""
    before = at - 1
    if not lex.nouns_capitalised or before < words.limits(at)[0]:
        return False
    number = words.pos[before] == "NUM" and words.head[before] == at
    return number or words.lower[before] in lex.indefinite


def _seen_inside(words: Words) -> set[str]:
    """Capitalised words that stand somewhere other than at a sentence's beginning."""
    return {words.text[at] for at in words.capitals if not words.initial(at)}


def _ends_commonly(lower: str, lex: Lexicon) -> bool:
    """Whether a long word ends as only common nouns do: Ortszeit, Stimmenrekorder."""
    return len(lower) > _LONG and lower.endswith(lex.common_ends)


def _opens(words: Words, lex: Lexicon, at: int, mid: set[str]) -> bool:
    text = words.text[at]
    if not text[0].isalpha() or words.lower[at] in lex.no_name or _ends_commonly(words.lower[at], lex):
        return False
    if words.shouted[words.sentence[at]] or words.lower[at] in lex.honorifics:
        return False
    if words.lower[at] in lex.numbers:
        return False
    office = lex.roles.match(words.lower, at, words.limits(at)[1])
    if office is not None or lex.demonyms.match(words.lower, at, at + 1) or not proper(words, lex, at):
        return False
    if not words.initial(at) or words.pos[at] == "PROPN":
        return True
    if text in mid or to_latin(text) in given_names() or (text.isupper() and len(text) > 1):
        return True
    follows = at + 1 < words.limits(at)[1] and words.capital(at + 1) and words.text[at + 1][0].isalpha()
    return follows and not lex.nouns_capitalised


def _type(words: Words, lex: Lexicon, first: int, last: int) -> MentionType | None:
    texts = words.text[first:last]
    if to_latin(texts[0].split("-")[0]) in given_names() and (len(texts) > 1 or not lex.nouns_capitalised):
        return "PERSON"
    if texts[-1] in lex.body_after or texts[0] in lex.body_before or texts[0] in lex.body_after:
        return "ORG"
    if len(texts) == 1 and texts[0].isupper() and len(texts[0]) > 1:
        return "ORG"
    if texts[0] in lex.place_before or texts[-1] in lex.place_after:
        return "LOC"
    before = first - 1
    placed = before >= words.limits(first)[0] and words.lower[before] in lex.at
    if len(texts) == 1 and lex.nouns_capitalised and not words.parsed:
        return None
    if placed:
        return "LOC"
    return "PERSON" if len(texts) in (2, 3) else ("ORG" if len(texts) > 3 else "MISC")
