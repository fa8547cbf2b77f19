"""Names of persons by given names, honorifics and titles."""

import re

from recoupe.annotate.names.found import Name, Taken
from recoupe.annotate.names.inflection import bases
from recoupe.annotate.names.lexicon import Lexicon, given_names, lexicon, particles, place_openers, shared
from recoupe.annotate.names.patterns import proper, run_end
from recoupe.annotate.names.shape import grown, is_demonym, place_word, title_case
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_JOINED = ("compound", "flat")
_TITLES = frozenset(
    {"president", "prime-minister", "chancellor", "monarch", "pope", "general", "senator", "prince"}
)


def add_given(words: Words, taken: Taken) -> None:
    """A given name with capitalised words behind it is a person's name, also where the pipeline cut it."""
    last = 0
    for at in words.capitals:
        if at < last or at == len(words) - 1:
            continue
        last = _given_run(words, lexicon(words.language(at)), at)
        if last - at < 2:
            continue
        others = taken.inside(at, last)
        whole = [o for o in others if o.first <= at and last <= o.last]
        fixed = [o for o in others if o.known is not None and o.last - o.first > 1]
        if not whole and not fixed:
            taken.add(Name(at, last, "PERSON", origin="given"))


def add_after_honorifics(words: Words, taken: Taken) -> None:
    """A capitalised word after an honorific begins a person's name; the honorific joins the mention."""
    for at in words.capitals:
        lex = lexicon(words.language(at))
        gender = lex.honorifics.get(words.lower[at])
        if gender is None or at + 1 == words.limits(at)[1]:
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


def add_after_roles(words: Words, taken: Taken) -> None:
    """A capitalised word right after a personal title is a person's: 'président Hollande'."""
    at, count = 0, len(words) - 1
    while at < count:
        lex = lexicon(words.language(at))
        if not lex.roles.begins(words.lower[at]):
            at += 1
            continue
        limit = words.limits(at)[1]
        match = lex.roles.match(words.lower, at, limit)
        end = at + match[0] if match else at
        if match is None or end >= limit or words.shouted[words.sentence[at]] or title_case(words, at):
            at += 1
            continue
        end = _past_owner(words, lex, taken, end, limit)
        name = taken.owner[end]
        if (
            name is None
            and words.capital(end)
            and words.lower[end] not in lex.no_name
            and words.text[end][-1:].islower()
        ):
            common = match[2].concept in shared().shared or _is_owner(words, lex, end, match[2].concept)
            common = common or not (proper(words, lex, end) or _beside(words, at, end))
            if not common and not is_demonym(words, lex, end, end + 1) and words.text[end][0].isalpha():
                last = run_end(words, lex, end)
                taken.add(Name(_given_inside(words, lex, end, last), last, "PERSON", origin="title"))
        elif name is not None and name.first == end and name.origin == "model":
            _as_person(words, taken, name, match[2].concept)
        at = end


def _past_owner(words: Words, lex: Lexicon, taken: Taken, at: int, limit: int) -> int:
    """The place behind what an office is of, where no "of" is said and a full name follows:
    'президент Франции | Эмманюэль Макрон', 'rzecznik policji | Dawid Malicki'."""
    name = taken.owner[at]
    if not lex.inflection.female:
        return at
    end = at
    if name is not None and name.known is not None and name.known.kind == "country":
        end = name.last
    while end < limit and taken.owner[end] is None and _in_genitive(words, end):
        end += 1
    full = end + 1 < limit and words.capital(end) and words.capital(end + 1)
    return end if full and taken.owner[end] is None and run_end(words, lex, end) - end > 1 else at


def _in_genitive(words: Words, at: int) -> bool:
    """Whether a word without a capital is a noun or adjective in the genitive."""
    return words.pos[at] in {"NOUN", "ADJ"} and "Case=Gen" in words.morph[at] and not words.capital(at)


def _is_owner(words: Words, lex: Lexicon, at: int, concept: str) -> bool:
    """Whether a word with a capital only tells whose or of what an office is, where no "of" is said:
    'студент | Киевского университета', 'zawodnik | Mercedesa', 'вдова | Круга'."""
    if not lex.inflection.female:
        return False
    other_letters = words.text[at].isascii() and bool(_CYRILLIC.match(words.text[at - 1]))
    kin = concept in shared().kin and not _is_given(words, lex, at)
    if other_letters or kin or _is_place(words, lex, at):
        return True
    return "Case=Gen" in words.morph[at] and (
        words.pos[at] == "ADJ" or (words.dep[at].startswith("nmod") and "Case=Gen" not in words.morph[at - 1])
    )


def _is_place(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word is a place that the data know, in whatever case."""
    forms = (base.lower() for base, _ in bases(words.text[at], lex.code))
    return any(lex.known.match([form], 0, 1) for form in forms)


def _given_inside(words: Words, lex: Lexicon, first: int, last: int) -> int:
    """Where the name begins in a run behind a title: at the given name, where what the title is of stands
    before it in the genitive ('мэр Сызрани | Олег Зимин'); a surname may stand before a patronymic."""
    if last - first > 2 and "Case=Gen" in words.morph[first] and "Case=Nom" in words.morph[first + 1]:
        return first + 1 if lex.inflection.female else first
    inside = range(first + 1, last - 1) if lex.inflection.female and not _is_given(words, lex, first) else ()
    given = next((at for at in inside if _is_given(words, lex, at)), first)
    return first if to_latin(words.text[last - 1]).endswith(shared().patronymics) else given


def _after_role(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word stands right behind a title."""
    starts = range(max(words.limits(at)[0], at - 3), at)
    found = ((start, lex.roles.match(words.lower, start, at)) for start in starts)
    return any(match is not None and start + match[0] == at for start, match in found)


def _beside(words: Words, at: int, end: int) -> bool:
    """Whether the parse sets a noun beside the title: Minister Wolf, not „dem Minister Zeit geben“."""
    return at <= words.head[end] < end and words.dep[end].startswith(("appos", "flat"))


def mend_people(words: Words, taken: Taken) -> None:
    """A person's name goes on over the capitalised words beside it that no other name takes."""
    for name in taken.names():
        if name.type != "PERSON" or name.known is not None or name.last - name.first > 2:
            continue
        lex = lexicon(words.language(name.first))
        if words.shouted[words.sentence[name.first]] or title_case(words, name.first):
            continue
        limit = words.limits(name.first)
        first, last = name.first, name.last
        while last < limit[1] and last - first < 4 and _part_of_name(words, lex, taken, last):
            last += 1
        while first > limit[0] and last - first < 4 and not name.honorific:
            if not _part_of_name(words, lex, taken, first - 1):
                break
            if _after_role(words, lex, first - 1) and _given_inside(words, lex, first - 1, last) == first:
                break
            first -= 1
        first, last = _over_particles(words, first, last)
        if (first, last) != (name.first, name.last):
            taken.remove(name)
            taken.add(Name(first, last, "PERSON", None, name.gender, name.honorific, "mended"))


def _given_run(words: Words, lex: Lexicon, at: int) -> int:
    """The end of a run that begins with a given name, `at` where none does or it names a place or body."""
    if not _is_given(words, lex, at):
        return at
    known = lex.known.match(words.lower, at, at + 1)
    if words.lower[at] in lex.no_name or (known is not None and known[2].kind != "place"):
        return at
    if lex.demonyms.match(words.lower, at, at + 1) or lex.roles.match(words.lower, at, at + 1):
        return at
    if words.shouted[words.sentence[at]] or title_case(words, at) or words.text[at].isupper():
        return at
    last = run_end(words, lex, at, 3)
    if words.text[last - 1] in lex.place_after or words.text[last - 1] in lex.body_after:
        return at
    before = at - 1
    if before >= words.limits(at)[0]:
        opened = words.capital(before) and words.lower[before] in place_openers()
        if opened or words.text[before] in (lex.place_before | lex.body_before):
            return at
    while last - at > 1 and (
        lex.roles.match(words.lower, last - 1, last) or place_word(words, lex, last - 1)
    ):
        last -= 1
    return last


def _is_given(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word is a given name, in whatever case."""
    text = words.text[at].split("-")[0]
    if to_latin(text) in given_names():
        return True
    cases = bases(text, lex.code) if lex.inflection.male else ()
    return any(given_names().get(to_latin(base)) == gender for base, gender in cases)


def _over_particles(words: Words, first: int, last: int) -> tuple[int, int]:
    """The stretch, on over particles to a capitalised word and back over those that open a surname."""
    start, limit = words.limits(first)
    lex = lexicon(words.language(first))
    follows = last < limit and words.lower[last] in particles() and not _article(words, lex, last)
    if follows or words.lower[last - 1] in particles():
        end = last
        while end < limit and words.lower[end] in particles():
            end += 1
        named = end < limit and words.capital(end) and words.text[end][0].isalpha()
        if (
            named
            and not (last - first > 1 and _whence(words, lex, last, end))
            and words.lower[end] not in place_openers()
        ):
            last = end + 1
    while (
        first > start and words.lower[first - 1] in shared().openers and not _article(words, lex, first - 1)
    ):
        first -= 1
    return first, last


def _whence(words: Words, lex: Lexicon, last: int, end: int) -> bool:
    """Whether a noun behind a full name tells whence somebody is: Anna Weber von der Polizei."""
    common = words.pos[end] == "NOUN" and to_latin(words.text[last - 1]) not in given_names()
    return lex.nouns_capitalised and words.lower[last] in lex.of and common


def _article(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether a word is an article, where nouns have capitals too, and no particle after a particle."""
    if not lex.nouns_capitalised or words.lower[at] not in lex.definite:
        return False
    return at == words.limits(at)[0] or words.lower[at - 1] not in shared().openers


def _part_of_name(words: Words, lex: Lexicon, taken: Taken, at: int) -> bool:
    text = words.text[at]
    if (
        taken.owner[at] is not None
        or not words.capital(at)
        or not text[0].isalpha()
        or not text[-1].islower()
    ):
        return False
    if words.lower[at] in lex.no_name or words.lower[at] in lex.honorifics or place_word(words, lex, at):
        return False
    if words.pos[at] == "NOUN" and not (proper(words, lex, at) or _heads_flat(words, at)):
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


def _heads_flat(words: Words, at: int) -> bool:
    """Whether the parse takes a word and the next for one name."""
    if words.dep[at].startswith("flat"):
        return True
    after = at + 1
    return after < words.limits(at)[1] and words.head[after] == at and words.dep[after].startswith("flat")


def _as_person(words: Words, taken: Taken, name: Name, concept: str) -> None:
    """Makes the name after a title a person's, where it begins as one."""
    if name.known is None and name.type != "PERSON" and _begins_person(words, name, concept):
        name.type = "PERSON"
        last = grown(words, lexicon(words.language(name.first)), name.first, name.last)
        if last > name.last and taken.free(name.last, last):
            taken.add(Name(name.first, last, "PERSON", gender=name.gender, honorific=name.honorific))


def _begins_person(words: Words, name: Name, concept: str) -> bool:
    if to_latin(words.text[name.first]) in given_names():
        return True
    return name.last - name.first == 1 and concept in _TITLES
