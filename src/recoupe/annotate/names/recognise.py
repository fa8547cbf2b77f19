"""Where names stand and what they name: the pipeline's names, what the data know, titles and patterns."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.annotate.names.lexicon import Known, Lexicon, given_names, lexicon, particles, shared
from recoupe.annotate.names.patterns import run_end, runs
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import skeleton, to_latin
from recoupe.model import MentionType

_TYPES: dict[str, MentionType] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
}
_JOINED = ("compound", "flat")
_SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON", "VERB", "ADV"})
_TITLES = frozenset(
    {"president", "prime-minister", "chancellor", "monarch", "pope", "general", "senator", "prince"}
)


@dataclass(slots=True)
class Name:
    """A name: words `first` up to, not including, `last`, and the honorific words before it."""

    first: int
    last: int
    type: MentionType
    known: Known | None = None
    gender: str = ""
    honorific: int = 0
    origin: str = "model"

    @property
    def start_word(self) -> int:
        """The word where the mention begins, its honorific with it."""
        return self.first - self.honorific


def recognise(words: Words) -> list[Name]:
    """All names of a report, in text order, none overlapping another."""
    names = _model_names(words)
    taken = _Taken(words, names)
    _add_known(words, taken)
    _add_given(words, taken)
    _add_bodies(words, taken)
    _add_after_honorifics(words, taken)
    _add_after_roles(words, taken)
    _mend_people(words, taken)
    if not words.tagged:
        for first, last, kind in runs(words):
            if taken.free(first, last):
                taken.add(Name(first, last, kind, origin="pattern"))
    _add_acronyms(words, taken)
    _retype_given(words, taken)
    _repeat(words, taken)
    found = sorted(taken.names(), key=lambda name: name.first)
    _settle_types(words, found)
    return found


class _Taken:
    """The names found so far, with the words that they take."""

    def __init__(self, words: Words, names: Iterable[Name]) -> None:
        self.owner: list[Name | None] = [None] * len(words)
        for name in names:
            self.add(name)

    def names(self) -> list[Name]:
        seen: dict[int, Name] = {id(name): name for name in self.owner if name is not None}
        return list(seen.values())

    def add(self, name: Name) -> None:
        """Takes the words of a name, and drops any name that holds one of them."""
        for other in self.inside(name.first, name.last):
            self.remove(other)
        for at in range(name.first, name.last):
            self.owner[at] = name

    def remove(self, name: Name) -> None:
        for at in range(name.first, name.last):
            self.owner[at] = None

    def inside(self, first: int, last: int) -> list[Name]:
        """The names that hold a word of a stretch."""
        found = {id(name): name for name in self.owner[first:last] if name is not None}
        return list(found.values())

    def free(self, first: int, last: int) -> bool:
        return all(name is None for name in self.owner[first:last])


def _model_names(words: Words) -> list[Name]:
    """The pipeline's names, cleaned at both ends."""
    names = []
    at = 0
    while at < len(words):
        label = words.entity[at]
        if label in ("", "O"):
            at += 1
            continue
        kind = label.split("-")[-1]
        last = at + 1
        limit = words.limits(at)[1]
        while last < limit and words.entity[last] == f"I-{kind}":
            last += 1
        names += _clean(words, Name(at, last, _TYPES.get(kind, "MISC")))
        at = last
    plain = {words.text[i] for i in range(len(words)) if not _title_case(words, i)} if names else set()
    return [
        name for name in names if not _title_case(words, name.first) or _sure_in_title(words, name, plain)
    ]


def _sure_in_title(words: Words, name: Name, plain: set[str]) -> bool:
    """Whether a name in a headline of capitals is one elsewhere too: there capitals tell nothing."""
    if to_latin(words.text[name.first]) in given_names() and name.last - name.first == 2:
        return True
    return all(word in plain for word in words.text[name.first : name.last])


def _clean(words: Words, name: Name) -> list[Name]:
    """The name without what does not belong to it, or its parts where it runs two names together."""
    lex = lexicon(words.language(name.first))
    for at in range(name.first + 1, name.last):
        if words.text[at] == "(":
            parts = [Name(name.first, at, name.type), Name(at + 1, name.last, name.type)]
            return [part for found in parts if found.last > found.first for part in _clean(words, found)]
    first, last = _trim(words, lex, name.first, name.last)
    cut = _role_inside(words, lex, first, last)
    if cut is not None:
        before, after = cut
        parts = [Name(first, before, name.type)] if before > first else []
        parts += [Name(after, last, "PERSON")] if after < last else []
        return [part for found in parts for part in _clean(words, found)]
    if last - first > 1 and (split := _place_before_person(words, lex, first, last)):
        return [Name(first, split, "LOC"), Name(split, max(last, _grown(words, lex, split, last)), "PERSON")]
    if first >= last or not any(
        c.isupper() or c.isdigit() for at in range(first, last) for c in words.text[at]
    ):
        return []
    if _is_demonym(words, lex, first, last) or _is_ordinary(words, lex, first, last, name.type):
        return []
    if last - first > 1 and (
        words.text[first] in lex.place_before or words.text[last - 1] in lex.place_after
    ):
        return [Name(first, last, "LOC", origin=name.origin)]
    if last - first > 1 and (words.text[first] in lex.body_before or words.text[last - 1] in lex.body_after):
        return [Name(first, last, "ORG", origin=name.origin)]
    if name.type == "PERSON":
        while last - first > 1 and lex.demonyms.match(words.lower, first, first + 1):
            first += 1
        last = _grown(words, lex, first, last)
    return [Name(first, last, name.type, origin=name.origin)]


def _is_ordinary(words: Words, lex: Lexicon, first: int, last: int, kind: MentionType) -> bool:
    """Whether a single word is no name: a day or small word, or an office: 'the President'."""
    if last - first > 1:
        return False
    if words.lower[first] in lex.no_name:
        return True
    if lex.roles.match(words.lower, first, last) is None:
        return False
    before = first - 1
    return kind != "PERSON" or (before >= words.limits(first)[0] and words.lower[before] in lex.definite)


def _trim(words: Words, lex: Lexicon, first: int, last: int) -> tuple[int, int]:
    """A stretch without articles, honorifics, possessive marks, small words and punctuation at its ends."""
    while last > first and (
        words.text[last - 1] in lex.possessive_marks
        or not _wordy(words.text[last - 1])
        or (
            not words.capital(last - 1)
            and (words.lower[last - 1] in lex.small or words.pos[last - 1] in _SMALL)
        )
    ):
        last -= 1
    first = max(first, _office_end(words, lex, first))
    while first < last and (
        not _wordy(words.text[first])
        or (words.lower[first] in lex.small and not words.capital(first))
        or (
            words.lower[first] in lex.no_name
            and last - first > 1
            and words.initial(first)
            and not _is_known(words, lex, first, last)
        )
        or (words.lower[first] in lex.honorifics and last - first > 1)
    ):
        first += 1
    return first, last


def _office_end(words: Words, lex: Lexicon, first: int) -> int:
    """The end of an office that begins before a word and covers it: Secretary of | State Mario."""
    for start in range(max(words.limits(first)[0], first - 4), first):
        found = lex.roles.match(words.lower, start, words.limits(first)[1])
        if found is not None and start + found[0] > first:
            return start + found[0]
    return first


def _is_known(words: Words, lex: Lexicon, first: int, last: int) -> bool:
    found = lex.known.match(words.lower, first, last)
    return found is not None and found[0] > 1


def _role_inside(words: Words, lex: Lexicon, first: int, last: int) -> tuple[int, int] | None:
    """Where a role stands in a name, or begins in it and ends beyond: (its first word, the word after it)."""
    for at in range(first, last):
        found = lex.roles.match(words.lower, at, words.limits(at)[1])
        if found is None:
            continue
        end = at + found[0]
        if found[0] > 1 or _opens_title(words, lex, first, at, min(end, last), last):
            return at, end
    return None


def _opens_title(words: Words, lex: Lexicon, first: int, at: int, end: int, last: int) -> bool:
    """Whether a word for an office inside a name is a title there, not somebody's surname (King, Pope)."""
    limit = words.limits(at)[1]
    if at > first and to_latin(words.text[at - 1]) in given_names():
        return False
    if end < last or (end < limit and words.capital(end)):
        return True
    before = at - 1
    named = before >= words.limits(at)[0] and _place_word(words, lex, before)
    return named or (end < limit and words.lower[end] in lex.of)


def _place_before_person(words: Words, lex: Lexicon, first: int, last: int) -> int:
    """The word where a person's name begins after a place's that the two were run together with, else 0."""
    before = first - 1
    if before < words.limits(first)[0] or words.lower[before] not in lex.of:
        return 0
    found = lex.known.match(words.lower, first, last)
    split = first + found[0] if found is not None else last
    if split < last and to_latin(words.text[split]) in given_names():
        return split
    return 0


def _grown(words: Words, lex: Lexicon, first: int, last: int) -> int:
    """A person's name that stops after the given name goes on with the capitalised words behind it."""
    limit = words.limits(first)[1]
    if last - first > 1 and last < limit and words.lower[last].strip(".") in shared().suffixes:
        of = last + 1 < limit and words.lower[last + 1] in lex.of
        return last if of else last + 1
    if to_latin(words.text[last - 1]) not in given_names() or last - first > 2:
        return last
    if words.shouted[words.sentence[first]] or _title_case(words, first):
        return last
    return max(last, run_end(words, lex, last - 1, 2))


def _wordy(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _is_demonym(words: Words, lex: Lexicon, first: int, last: int) -> bool:
    match = lex.demonyms.match(words.lower, first, last)
    if match is None or match[0] != last - first:
        return False
    known = lex.known.match(words.lower, first, last)
    return known is None or known[0] != last - first


def _add_known(words: Words, taken: _Taken) -> None:
    """Countries, capitals, bodies and places that the data know."""
    at = 0
    while at < len(words):
        lex = lexicon(words.language(at))
        match = lex.known.match(words.lower, at, words.limits(at)[1])
        if match is None or not _written_as(words, at, match[1]):
            at += 1
            continue
        length, phrase, known = match
        if _take_known(words, taken, lex, Name(at, at + length, known.type, known, origin="data"), phrase):
            at += length
        else:
            at += 1


def _written_as(words: Words, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether capitals stand where the data have them; among all capitals no short acronym counts."""
    shouted = words.shouted[words.sentence[at]]
    if shouted:
        return not (len(phrase) == 1 and phrase[0].isupper() and len(phrase[0]) <= 4 and "." not in phrase[0])
    if len(phrase) == 1 and phrase[0].isupper() and len(phrase[0]) > 1:
        return words.text[at] == phrase[0]
    capitals = [words.capital(i) or words.pos[i] == "PROPN" for i in range(at, at + len(phrase))]
    wanted = [form[:1].isupper() for form in phrase]
    if len(phrase) > 1 and not capitals[0] and any(wanted[1:]):
        wanted[0] = False
    return all(has or not needs for has, needs in zip(capitals, wanted, strict=True))


def _take_known(words: Words, taken: _Taken, lex: Lexicon, name: Name, phrase: tuple[str, ...]) -> bool:
    known = name.known
    assert known is not None
    others = taken.inside(name.first, name.last)
    for other in others:
        if other.first <= name.first and name.last <= other.last:
            same = (other.first, other.last) == (name.first, name.last)
            return same and _agree(words, other, name)
    if known.kind == "platform" and len(phrase[0]) == 1:
        return False
    if not others and known.kind in {"place", "capital", "region"} and not _stands_alone(words, lex, name):
        return False
    ordinary = words.lower[name.first] in lex.no_name and name.last - name.first == 1
    if ordinary and words.initial(name.first) and known.kind != "country":
        return False
    taken.add(name)
    return True


def _agree(words: Words, found: Name, data: Name) -> bool:
    """Lets the data speak on a name that the pipeline found: sure kinds decide, places do not."""
    known = data.known
    assert known is not None
    sure = known.kind in {"country", "body", "seat", "platform", "capital"} or data.last - data.first > 1
    person = found.type == "PERSON" and known.kind == "capital" and _is_somebody(words, found)
    if (sure and not person) or found.type == known.type:
        found.known = known
        found.type = known.type
    return True


def _is_somebody(words: Words, name: Name) -> bool:
    """Whether the report names somebody in full whose surname the word is: 'Denzel Washington'."""
    return words.text[name.first] in words.surnames


def _stands_alone(words: Words, lex: Lexicon, name: Name) -> bool:
    """Whether a place's name is no part of a longer one: no capitalised word beside it, none half of it."""
    before, after = name.first - 1, name.last
    first, last = words.limits(name.first)
    shouted = words.shouted[words.sentence[name.first]]
    if shouted:
        return True
    if after < last and words.capital(after) and _wordy(words.text[after]) and not _title_case(words, after):
        return False
    if before >= first and words.capital(before) and not words.initial(before):
        return words.lower[before] in lex.no_name or _title_case(words, before)
    return not (
        name.last - name.first == 1
        and words.initial(name.first)
        and words.parsed
        and words.pos[name.first] not in {"PROPN", "NOUN", "X", ""}
    )


def _title_case(words: Words, at: int) -> bool:
    """Whether the sentence is a headline that writes most words with a capital, as English ones do."""
    number = words.sentence[at]
    if number not in words.titled:
        words.titled[number] = _find_title_case(words, at)
    return words.titled[number]


def _find_title_case(words: Words, at: int) -> bool:
    first, last = words.limits(at)
    if words.sentences[words.sentence[at]].role != "headline" and words.text[last - 1][-1] in '.!?…»”"':
        return False
    long = [i for i in range(first, last) if len(words.text[i]) > 4 and words.text[i][0].isalpha()]
    return len(long) >= 3 and sum(words.capital(i) for i in long) >= 0.9 * len(long)


def _add_given(words: Words, taken: _Taken) -> None:
    """A given name with capitalised words behind it is a person's name, also where the pipeline cut it."""
    at = 0
    while at < len(words) - 1:
        lex = lexicon(words.language(at))
        last = _given_run(words, lex, at)
        if last - at < 2:
            at += 1
            continue
        others = taken.inside(at, last)
        whole = [o for o in others if o.first <= at and last <= o.last]
        fixed = [o for o in others if o.known is not None and o.last - o.first > 1]
        if not whole and not fixed:
            taken.add(Name(at, last, "PERSON", origin="given"))
        at = last


def _add_bodies(words: Words, taken: _Taken) -> None:
    """Capitalised words that end in a word for a body, or begin with one, where nothing else was found."""
    for at in range(len(words)):
        lex = lexicon(words.language(at))
        if words.text[at] not in lex.body_after or taken.owner[at] is not None:
            continue
        first, start = at, words.limits(at)[0]
        while first > start and words.capital(first - 1) and taken.owner[first - 1] is None:
            if words.initial(first - 1) or words.lower[first - 1] in lex.small:
                break
            if not words.text[first - 1][0].isalpha():
                break
            first -= 1
        if first < at and not _title_case(words, at) and not words.shouted[words.sentence[at]]:
            taken.add(Name(first, at + 1, "ORG", origin="body"))


def _given_run(words: Words, lex: Lexicon, at: int) -> int:
    """The end of a run that begins with a given name, `at` where none does or it names a place or body."""
    if not words.capital(at) or to_latin(words.text[at].split("-")[0]) not in given_names():
        return at
    if words.lower[at] in lex.no_name or lex.known.match(words.lower, at, at + 1):
        return at
    if lex.demonyms.match(words.lower, at, at + 1) or lex.roles.match(words.lower, at, at + 1):
        return at
    if words.shouted[words.sentence[at]] or _title_case(words, at) or words.text[at].isupper():
        return at
    last = run_end(words, lex, at, 3)
    if words.text[last - 1] in lex.place_after or words.text[last - 1] in lex.body_after:
        return at
    before = at - 1
    if before >= words.limits(at)[0] and words.text[before] in (lex.place_before | lex.body_before):
        return at
    while last - at > 1 and (
        lex.roles.match(words.lower, last - 1, last) or _place_word(words, lex, last - 1)
    ):
        last -= 1
    return last


def _place_word(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word is a country's name or a demonym, which end no person's name in a run."""
    found = lex.known.match(words.lower, at, at + 1)
    return (found is not None and found[2].kind == "country") or _is_demonym(words, lex, at, at + 1)


def _add_after_honorifics(words: Words, taken: _Taken) -> None:
    """A capitalised word after an honorific begins a person's name; the honorific joins the mention."""
    for at in range(len(words) - 1):
        lex = lexicon(words.language(at))
        gender = lex.honorifics.get(words.lower[at])
        if gender is None or not words.capital(at) or words.sentence[at] != words.sentence[at + 1]:
            continue
        if not words.capital(at + 1) or words.text[at + 1].lower() in lex.no_name:
            continue
        name = taken.owner[at + 1]
        if name is None or name.first <= at:
            name = Name(at + 1, run_end(words, lex, at + 1), "PERSON", origin="honorific")
            taken.add(name)
        if len(words.text[at]) == 1 and name.last - name.first > 1:
            continue
        name.type, name.known = "PERSON", None
        name.gender, name.honorific = gender, 1


def _add_after_roles(words: Words, taken: _Taken) -> None:
    """A capitalised word right after a personal title is a person's: 'président Hollande'."""
    at = 0
    while at < len(words) - 1:
        lex = lexicon(words.language(at))
        limit = words.limits(at)[1]
        match = lex.roles.match(words.lower, at, limit)
        end = at + match[0] if match else at
        if match is None or end >= limit or words.shouted[words.sentence[at]] or _title_case(words, at):
            at += 1
            continue
        name = taken.owner[end]
        if (
            name is None
            and words.capital(end)
            and words.lower[end] not in lex.no_name
            and words.text[end][-1:].islower()
        ):
            if not _is_demonym(words, lex, end, end + 1) and words.text[end][0].isalpha():
                taken.add(Name(end, run_end(words, lex, end), "PERSON", origin="title"))
        elif name is not None and name.first == end and name.origin == "model":
            _as_person(words, taken, name, match[2].concept)
        at = end


def _mend_people(words: Words, taken: _Taken) -> None:
    """A person's name goes on over the capitalised words beside it that no other name takes."""
    for name in taken.names():
        if name.type != "PERSON" or name.known is not None or name.last - name.first > 2:
            continue
        lex = lexicon(words.language(name.first))
        if words.shouted[words.sentence[name.first]] or _title_case(words, name.first):
            continue
        limit = words.limits(name.first)
        first, last = name.first, name.last
        while last < limit[1] and last - first < 4 and _part_of_name(words, lex, taken, last):
            last += 1
        while first > limit[0] and last - first < 4 and not name.honorific:
            if not _part_of_name(words, lex, taken, first - 1):
                break
            first -= 1
        first, last = _over_particles(words, first, last)
        if (first, last) != (name.first, name.last):
            taken.remove(name)
            taken.add(Name(first, last, "PERSON", None, name.gender, name.honorific, "mended"))


def _over_particles(words: Words, first: int, last: int) -> tuple[int, int]:
    """The stretch, on over particles to a capitalised word and back over those that open a surname."""
    start, limit = words.limits(first)
    follows = last < limit and words.lower[last] in particles()
    if follows or words.lower[last - 1] in particles():
        end = last
        while end < limit and words.lower[end] in particles():
            end += 1
        if end < limit and words.capital(end) and words.text[end][0].isalpha():
            last = end + 1
    while first > start and words.lower[first - 1] in shared().openers:
        first -= 1
    return first, last


def _part_of_name(words: Words, lex: Lexicon, taken: _Taken, at: int) -> bool:
    text = words.text[at]
    if (
        taken.owner[at] is not None
        or not words.capital(at)
        or not text[0].isalpha()
        or not text[-1].islower()
    ):
        return False
    if words.lower[at] in lex.no_name or words.lower[at] in lex.honorifics or _place_word(words, lex, at):
        return False
    joined = words.dep[at].startswith(_JOINED)
    if words.parsed and not joined and words.pos[at] not in {"PROPN", "X", "NOUN"}:
        return False
    if words.initial(at) and words.pos[at] not in {"PROPN", "X"} and not joined:
        return False
    first, limit = words.limits(at)
    return not any(
        (found := lex.roles.match(words.lower, start, limit)) is not None and start + found[0] > at
        for start in range(max(first, at - 3), at + 1)
    )


def _as_person(words: Words, taken: _Taken, name: Name, concept: str) -> None:
    """Makes the name after a title a person's, where it begins as one."""
    if name.known is None and name.type != "PERSON" and _begins_person(words, name, concept):
        name.type = "PERSON"
        last = _grown(words, lexicon(words.language(name.first)), name.first, name.last)
        if last > name.last and taken.free(name.last, last):
            taken.add(Name(name.first, last, "PERSON", gender=name.gender, honorific=name.honorific))


def _begins_person(words: Words, name: Name, concept: str) -> bool:
    if to_latin(words.text[name.first]) in given_names():
        return True
    return name.last - name.first == 1 and concept in _TITLES


def _add_acronyms(words: Words, taken: _Taken) -> None:
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


def _retype_given(words: Words, taken: _Taken) -> None:
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


def _repeat(words: Words, taken: _Taken) -> None:
    """A name found once is a name wherever the same words stand with the same capitals."""
    known: dict[tuple[str, ...], Counter[MentionType]] = {}
    for name in taken.names():
        key = tuple(words.text[name.first : name.last])
        known.setdefault(key, Counter())[name.type] += 1
        if name.type == "PERSON" and len(key) > 1 and len(key[-1]) > 2 and words.capital(name.last - 1):
            known.setdefault(key[-1:], Counter())["PERSON"] += 1
            known.setdefault((plain(key[-1]),), Counter())["PERSON"] += 1
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in known:
        by_first.setdefault(key[0], []).append(key)
    for keys in by_first.values():
        keys.sort(key=lambda key: (-len(key), key))
    for at in range(len(words)):
        for key in by_first.get(words.text[at], ()):
            last = at + len(key)
            same = tuple(words.text[at:last]) == key and last <= words.limits(at)[1]
            if same and words.capital(at) and taken.free(at, last) and not _common(words, at, last):
                taken.add(Name(at, last, known[key].most_common(1)[0][0], origin="repeated"))
                break


def plain(word: str) -> str:
    """A word without accents, its capitals kept."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _common(words: Words, first: int, last: int) -> bool:
    """Whether a single word is an ordinary one that only begins a sentence."""
    if last - first > 1:
        return False
    lex = lexicon(words.language(first))
    if words.lower[first] in lex.no_name or _is_demonym(words, lex, first, last):
        return True
    return words.initial(first) and words.parsed and words.pos[first] not in {"PROPN", "X", "NOUN"}


def _settle_types(words: Words, names: list[Name]) -> None:
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
