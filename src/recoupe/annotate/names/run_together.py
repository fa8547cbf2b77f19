"""People's names that were run together with what the office before them is of: the body, or the matter."""

from collections.abc import Iterator

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.inflection import bases
from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin

_ADJECTIVES = frozenset({"ADJ", "VERB"})
"""What may stand between an office and its matter: la ministre | déléguée | aux Transports."""

_LONGEST = 3
"""Words of a matter at most (transition écologique)."""


def parted(words: Words, names: list[Name]) -> list[Name]:
    """The names, each that stands behind an office without the body in the genitive ('речниця | Червоного
    Хреста | Елен Моро') or the matter ("la commissaria | all'Energia | Jana Novák") that begins it; bodies
    stay as names of their own, matters name nobody, nor does a German noun behind its owner."""
    return [part for name in names for part in _parts(words, name)]


def matter_end(words: Words, lex: Lexicon, at: int, limit: int) -> int:
    """The end of the longest matter of an office that begins at a word, the word itself where none does."""
    for end in range(min(at + _LONGEST, limit), at, -1):
        if " ".join(words.lower[at:end]) in lex.matters:
            return end
    return at


def is_body(words: Words, at: int) -> bool:
    """Whether a word is one for a body in the genitive: 'голова | Ради | директорів'."""
    word = words.text[at]
    return word[:1].upper() + word[1:] in lexicon(words.language(at)).body_owners


def _parts(words: Words, name: Name) -> Iterator[Name]:
    lex = lexicon(words.language(name.first))
    if name.known is not None or name.honorific or not words.capital(name.first):
        yield name
        return
    if lex.nouns_capitalised and name.last - name.first > 1 and _owns(words, lex, name.first):
        yield Name(name.first, name.first + 1, "PERSON", origin="parted")
        return
    links = _before_links(words, lex, name.first)
    if not _ends_office(words, lex, links):
        yield name
    elif lex.inflection.female:
        yield from _behind_body(words, name) if links == name.first else (name,)
    else:
        between = words.lower[links : name.first]
        charged = any(word in lex.charged for word in between)
        split = _behind_matter(words, lex, name, charged=charged)
        if split > name.first:
            yield Name(split, name.last, "PERSON", origin="parted")
        elif between == [*lex.data.of[:1]] and _is_behind_place(words, name):
            yield Name(name.first, name.first + 1, "LOC", origin="parted")
            yield Name(name.first + 1, name.last, "PERSON", gender=name.gender, origin="parted")
        else:
            yield name


def _before_links(words: Words, lex: Lexicon, at: int) -> int:
    """The place before the small words, and an adjective, that lead from an office to a word."""
    low, links = words.limits(at)[0], at
    while links > low and words.lower[links - 1] in lex.small | lex.charged:
        links -= 1
    return links - 1 if low < links < at and words.pos[links - 1] in _ADJECTIVES else links


def _is_behind_place(words: Words, name: Name) -> bool:
    """Whether a person's name has one word before the given name: "la sindaca di | Lindfeld | Carla Vogt"."""
    given = name.type == "PERSON" and name.last - name.first > 2 and _is_given(words, name.first + 1)
    return given and not _is_given(words, name.first)


def _owns(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word is the surname, in the genitive, of somebody named in full: 'Walders | Foul'."""
    own = words.text[at]
    return own not in words.surnames and any(base in words.surnames for base, _ in bases(own, lex.code))


def _ends_office(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether an office, or what it is for, ends right before a word."""
    starts = range(max(words.limits(at)[0], at - 4) if at < len(words) else at, at)
    found = ((start, lex.roles.match(words.lower, start, at)) for start in starts)
    if any(match is not None and start + match[0] == at for start, match in found):
        return True
    matters = [first for first in starts if first < at == matter_end(words, lex, first, at)]
    return any(
        (links := _before_links(words, lex, m)) < m and _ends_office(words, lex, links) for m in matters
    )


def _behind_body(words: Words, name: Name) -> Iterator[Name]:
    """A body and the person behind it; a person's name that is a body's alone."""
    split = next((at for at in range(name.first + 1, name.last - 1) if _is_given(words, at)), name.first)
    if split == name.first or _is_given(words, name.first):
        limit = min(name.last + 1, words.limits(name.first)[1])
        body = next((at for at in range(name.first, limit) if is_body(words, at)), limit)
        if body == limit or (body == name.last and name.last - name.first > 1):
            yield name
            return
        split = body + 1
        while split < name.last and "Case=Gen" in words.morph[split]:
            split += 1
    yield Name(name.first, split, "ORG", origin="parted")
    if split < name.last:
        yield Name(split, name.last, "PERSON", gender=name.gender, origin="parted")


def _behind_matter(words: Words, lex: Lexicon, name: Name, *, charged: bool) -> int:
    """The word where the person's name begins behind a matter, the name's first word where there is none."""
    listed = matter_end(words, lex, name.first, name.last)
    if name.first < listed < name.last and words.capital(listed):
        return listed
    inside = range(name.first + 1, name.last - 1)
    given = next((at for at in inside if _is_given(words, at)), name.first)
    body = any(words.text[at] in lex.body_before for at in range(name.first, given))
    return given if charged and not body and not _is_given(words, name.first) else name.first


def _is_given(words: Words, at: int) -> bool:
    return to_latin(words.text[at].split("-")[0]) in given_names()
