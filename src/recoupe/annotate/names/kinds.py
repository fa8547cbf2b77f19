"""The type of each name, settled over the whole report."""

from collections import Counter

from recoupe.annotate.names.found import Name, Taken
from recoupe.annotate.names.lexicon import given_names, lexicon
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import skeleton, to_latin
from recoupe.model import MentionType


def retype_given(words: Words, taken: Taken) -> None:
    """A place or thing that begins with a given name is a person; a body only if it ends in a surname."""
    surnames = {
        skeleton(words.text[name.last - 1])
        for name in taken.names()
        if name.type == "PERSON" and name.last - name.first > 1
    }
    for name in taken.names():
        if name.type == "PERSON" or name.known is not None or name.last - name.first not in (2, 3):
            continue
        lex = lexicon(words.language(name.first))
        placed = words.text[name.last - 1] in lex.place_after or words.text[name.last - 1] in lex.body_after
        if to_latin(words.text[name.first]) not in given_names() or placed:
            continue
        if name.type != "ORG" or skeleton(words.text[name.last - 1]) in surnames:
            name.type = "PERSON"


def settle_types(words: Words, names: list[Name]) -> None:
    """One string, one type in a report: the most frequent, the last word of a full person's name a person."""
    votes: dict[str, Counter[MentionType]] = {}
    for name in names:
        if name.known is None or name.known.kind == "place":
            votes.setdefault(_key(words, name), Counter())[name.type] += 1
    surnames = {
        skeleton(words.text[name.last - 1])
        for name in names
        if name.type == "PERSON" and name.last - name.first > 1
    }
    given = given_names()
    for name in names:
        if name.known is not None and name.known.kind != "place":
            continue
        if name.honorific:
            continue
        single = name.last - name.first == 1 and name.known is None
        if single and skeleton(words.text[name.first]) in surnames:
            name.type = "PERSON"
            continue
        best, count = votes[_key(words, name)].most_common(1)[0]
        if count > 1 and best != name.type and votes[_key(words, name)][name.type] * 2 <= count:
            name.type = best
        doubtful = name.type in {"LOC", "MISC"} and name.known is None and name.origin == "model"
        if doubtful and name.last - name.first in (2, 3) and to_latin(words.text[name.first]) in given:
            name.type = "PERSON"


def _key(words: Words, name: Name) -> str:
    return " ".join(words.lower[name.first : name.last])
