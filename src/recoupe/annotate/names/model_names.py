"""The names that the trained pipeline finds, cleaned at both ends."""

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon, particles
from recoupe.annotate.names.shape import grown, is_demonym, place_word, title_case, wordy
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin
from recoupe.model import MentionType

_TYPES: dict[str, MentionType] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
}
_LEADS = frozenset({"ADP", "DET"})
_SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON", "VERB", "ADV"})


def model_names(words: Words) -> list[Name]:
    """The pipeline's names, cleaned at both ends."""
    names = []
    at, count = 0, len(words)
    while at < count:
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
    plain = {words.text[i] for i in range(len(words)) if not title_case(words, i)} if names else set()
    return [name for name in names if not title_case(words, name.first) or _sure_in_title(words, name, plain)]


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
    if first >= last:
        return []
    joined = _known_beside_and(words, lex, first, last) or _two_joined(words, lex, first, last, name.type)
    if joined is not None:
        parts = [Name(first, joined[0], name.type), Name(joined[1], last, name.type)]
        return [part for found in parts for part in _clean(words, found)]
    small = _small_word_inside(words, lex, first, last) if name.type == "PERSON" else 0
    cut = (small, small + 1) if small else _role_inside(words, lex, first, last)
    if cut is not None:
        before, after = cut
        parts = [Name(first, before, name.type)] if before > first else []
        parts += [Name(after, last, "PERSON")] if after < last else []
        return [part for found in parts for part in _clean(words, found)]
    if last - first > 1 and (split := _place_before_person(words, lex, first, last)):
        return [Name(first, split, "LOC"), Name(split, max(last, grown(words, lex, split, last)), "PERSON")]
    if not any(c.isupper() or c.isdigit() for at in range(first, last) for c in words.text[at]):
        return []
    if is_demonym(words, lex, first, last) or _is_ordinary(words, lex, first, last, name.type):
        return []
    if last - first > 1 and (
        words.text[first] in lex.place_before or words.text[last - 1] in lex.place_after
    ):
        return [Name(first, last, "LOC", origin=name.origin)]
    if last - first > 1 and (words.text[first] in lex.body_before or words.text[last - 1] in lex.body_after):
        return [Name(_people_before(words, lex, first, last), last, "ORG", origin=name.origin)]
    somebody = last - first > 2 and to_latin(words.text[first + 1].split("-")[0]) in given_names()
    if name.type == "PERSON" or somebody:
        while last - first > 1 and lex.demonyms.match(words.lower, first, first + 1):
            first += 1
    if name.type == "PERSON":
        last = grown(words, lex, first, last)
    return [Name(first, last, name.type, origin=name.origin)]


def _people_before(words: Words, lex: Lexicon, first: int, last: int) -> int:
    """Where a body's name begins: at the people before it where its last word tells a body of theirs.

    "the Kenyan | Coast Guard": the pipeline finds such names with and without the people.
    """
    before = first - 1
    if before < words.limits(first)[0] or words.text[last - 1] not in lex.body_after:
        return first
    own = words.entity[before] in ("", "O") and words.capital(before)
    return before if own and lex.demonyms.match(words.lower, before, first) is not None else first


def _is_ordinary(words: Words, lex: Lexicon, first: int, last: int, kind: MentionType) -> bool:
    """Whether a single word is no name: a day or small word, or an office: 'the President'."""
    if last - first > 1:
        return False
    if words.lower[first] in lex.no_name or words.lower[first] in lex.numbers:
        return True
    if lex.roles.match(words.lower, first, last) is None:
        return False
    before = first - 1
    return kind != "PERSON" or (before >= words.limits(first)[0] and words.lower[before] in lex.definite)


def _trim(words: Words, lex: Lexicon, first: int, last: int) -> tuple[int, int]:
    """A stretch without articles, honorifics, possessive marks, small words and punctuation at its ends."""
    verbs = (at for at in range(first + 1, last) if words.pos[at] == "AUX" and not words.capital(at))
    last = next(verbs, last)
    while last > first and (
        words.text[last - 1] in lex.possessive_marks
        or not wordy(words.text[last - 1])
        or (
            not words.capital(last - 1)
            and (words.lower[last - 1] in lex.small or words.pos[last - 1] in _SMALL)
        )
    ):
        last -= 1
    first = max(first, _office_end(words, lex, first))
    while first < last and (
        not wordy(words.text[first])
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


def _known_beside_and(words: Words, lex: Lexicon, first: int, last: int) -> tuple[int, int] | None:
    """Where two names joined by "and" part, one of which the data know: (end of one, start of the other)."""
    for at in range(first + 1, last - 1):
        if words.lower[at] not in lex.and_:
            continue
        after = at + 1
        while after < last - 1 and words.lower[after] in lex.definite:
            after += 1
        for start, end in ((first, at), (after, last)):
            found = lex.known.match(words.lower, start, end)
            if found is not None and found[0] == end - start and words.capital(after):
                return at, after
    return None


def _two_joined(
    words: Words, lex: Lexicon, first: int, last: int, kind: MentionType
) -> tuple[int, int] | None:
    """Where "and" joins two names and not the words of one: (end of one, start of the other).

    An article or a preposition behind it begins another name (« al Chelsea y al Atlético »); two places, and
    two people of one word each, are two, unless the data know both together as one.
    """
    known = lex.known.match(words.lower, first, last)
    if known is not None and known[0] == last - first:
        return None
    for at in range(first + 1, last - 1):
        if words.lower[at] not in lex.and_:
            continue
        after = at + 1
        while after < last - 1 and (words.lower[after] in lex.definite or words.pos[after] in _LEADS):
            after += 1
        short = at - first == last - after == 1 and kind == "PERSON"
        if after > at + 1 or kind == "LOC" or short:
            return at, after
    return None


def _small_word_inside(words: Words, lex: Lexicon, first: int, last: int) -> int:
    """A word with a small letter between a person's words that no person's name has, else 0."""
    for at in range(first + 1, last - 1):
        text, lower = words.text[at], words.lower[at]
        joins = lower in particles() or lower in lex.of or lower in lex.definite
        if text.isalpha() and text.islower() and not joins:
            return at
    return 0


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
    named = before >= words.limits(at)[0] and place_word(words, lex, before)
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
