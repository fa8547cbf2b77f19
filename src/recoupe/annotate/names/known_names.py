"""Names that the data know: countries, capitals, places, bodies, seats of power."""

from recoupe.annotate.names.found import Name, Taken
from recoupe.annotate.names.inflection import bases
from recoupe.annotate.names.lexicon import Known, Lexicon, lexicon
from recoupe.annotate.names.shape import title_case, wordy
from recoupe.annotate.names.words import Words

_SURE_IN_ANOTHER_CASE = frozenset({"country", "capital"})


def add_known(words: Words, taken: Taken) -> None:
    """Countries, capitals, bodies and places that the data know."""
    at, count = 0, len(words)
    while at < count:
        lex = lexicon(words.language(at))
        opens = lex.known.begins(words.lower[at])
        if not opens and not words.capital(at):
            at += 1
            continue
        match = lex.known.match(words.lower, at, words.limits(at)[1]) if opens else None
        match = match or _in_another_case(words, lex, at)
        if match is None or not _written_as(words, at, match[1]):
            at += 1
            continue
        length, phrase, known = match
        if _take_known(words, taken, lex, Name(at, at + length, known.type, known, origin="data"), phrase):
            at += length
        else:
            at += 1


def _in_another_case(words: Words, lex: Lexicon, at: int) -> tuple[int, tuple[str, ...], Known] | None:
    """A country or capital of one word in another case: 'Frankreichs', 'в Париже'."""
    if not words.capital(at):
        return None
    for base, _ in bases(words.text[at], lex.code):
        found = lex.known.match([base.lower()], 0, 1)
        if found is not None and found[2].kind in _SURE_IN_ANOTHER_CASE:
            return found
    return None


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


def _take_known(words: Words, taken: Taken, lex: Lexicon, name: Name, phrase: tuple[str, ...]) -> bool:
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
    common = lex.nouns_capitalised and after < last and words.pos[after] == "NOUN"
    beside = after < last and words.capital(after) and wordy(words.text[after]) and not common
    if beside and not title_case(words, after):
        return False
    if before >= first and words.capital(before) and not words.initial(before):
        return words.lower[before] in lex.no_name or title_case(words, before)
    return not (
        name.last - name.first == 1
        and words.initial(name.first)
        and words.parsed
        and words.pos[name.first] not in {"PROPN", "NOUN", "X", ""}
    )
