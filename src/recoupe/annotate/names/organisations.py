"""Names of bodies by the words that make them, and by short forms in brackets."""

from recoupe.annotate.names.found import Name, Taken
from recoupe.annotate.names.lexicon import lexicon
from recoupe.annotate.names.shape import title_case
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin


def add_bodies(words: Words, taken: Taken) -> None:
    """Capitalised words that end in a word for a body, or begin with one, where nothing else was found."""
    for at in range(len(words)):
        lex = lexicon(words.language(at))
        if words.text[at] not in lex.body_after or taken.owner[at] is not None:
            continue
        first, start = at, words.limits(at)[0]
        while first > start and words.capital(first - 1) and taken.owner[first - 1] is None:
            before = words.lower[first - 1]
            if words.initial(first - 1) or before in lex.small:
                break
            if lex.nouns_capitalised and lex.apposed(before):
                break
            if not words.text[first - 1][0].isalpha():
                break
            first -= 1
        if first < at and not title_case(words, at) and not words.shouted[words.sentence[at]]:
            taken.add(Name(first, at + 1, "ORG", origin="body"))


def add_acronyms(words: Words, taken: Taken) -> None:
    """A short form in brackets and the words that it spells are names (Schwartz and Hearst 2003)."""
    for at in range(1, len(words) - 2):
        if words.text[at] != "(" or words.text[at + 2] != ")" or not is_acronym(words.text[at + 1]):
            continue
        short = words.text[at + 1]
        first = _long_form(words, at, short)
        if first < 0:
            continue
        inside = taken.inside(first, at)
        known = next((name for name in inside if name.known is not None and name.last == at), None)
        if known is None:
            kind = inside[0].type if len(inside) == 1 and inside[0].type != "PERSON" else "ORG"
            known = Name(first, at, kind if kind == "MISC" else "ORG", origin="acronym")
            taken.add(known)
        if taken.owner[at + 1] is None or taken.owner[at + 1].known is None:  # type: ignore[union-attr]
            taken.add(Name(at + 1, at + 2, known.type, origin="acronym"))


def _long_form(words: Words, at: int, short: str) -> int:
    """Where the words before a bracket begin whose initials the short form spells, -1 if none do."""
    lowest = max(words.limits(at)[0], at - 2 * len(short) - 2)
    for first in range(at - 2, lowest - 1, -1):
        if not words.text[first][0].isalnum():
            return -1
        if words.capital(first) and spells(words, Name(first, at, "ORG"), short):
            return first
    return -1


def is_acronym(text: str) -> bool:
    """Two to eight letters, most of them capitals.

    >>> is_acronym("CPI"), is_acronym("U.N."), is_acronym("Paris")
    (True, True, False)
    """
    letters = text.replace(".", "").replace("-", "")
    return (
        2 <= len(letters) <= 8 and letters.isalnum() and sum(c.isupper() for c in letters) > len(letters) / 2
    )


def spells(words: Words, name: Name, acronym: str) -> bool:
    """Whether the letters of an acronym are initials of the name's words, in order, the first one first."""
    initials = [
        words.text[at][0].upper() for at in range(name.first, name.last) if words.text[at][0].isalpha()
    ]
    initials += [
        part[0].upper()
        for at in range(name.first, name.last)
        for part in words.text[at].split("-")[1:]
        if part
    ]
    return spelled(to_latin("".join(initials)).upper(), to_latin(acronym).upper().replace(".", ""))


def spelled(initials: str, acronym: str) -> bool:
    """Whether the acronym's letters come in order among the initials, with few left over.

    >>> spelled("CPI", "CPI"), spelled("ODNU", "ONU"), spelled("CPI", "FMI")
    (True, True, False)
    """
    if not acronym or not initials or initials[0] != acronym[0] or len(initials) < 2:
        return False
    at = 0
    for letter in initials:
        if at < len(acronym) and letter == acronym[at]:
            at += 1
    return at == len(acronym) and len(initials) <= 2 * len(acronym) + 1
