"""Roles: the words for an office or occupation, what they are of, and the person named beside them."""

from dataclasses import dataclass, field

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.inflection import bases
from recoupe.annotate.names.lexicon import Lexicon, Office, given_names, lexicon, shared
from recoupe.annotate.names.run_together import is_body, matter_end
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin

_CLOSING = frozenset({",", ".", ";", ":", ")", "!", "?", "–", "—", "-", "»", "”", '"', "…", ""})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_GENITIVES = frozenset({"NOUN", "PROPN", "ADJ"})
_WIDEST = 7
_NEAR = 3
"""Words between an office and a name that may tell what the office is of, where no parse does."""


@dataclass(slots=True)
class Role:
    """A role phrase: words `first` to `last` with its article; `head` is where the role word begins.

    `definite` is "the", "a", "his" (a possessive: `owner_word`), "'s" (a named owner) or "" (bare).
    """

    first: int
    last: int
    head: int
    concept: str
    gender: str = ""
    country: str = ""
    scope: str = ""
    former: bool = False
    other: bool = False
    definite: str = ""
    owner: Name | None = None
    owner_word: int = -1
    name: Name | None = None
    noun: int = field(default=-1)
    appositive: bool = False
    relative: str = ""
    seat: bool = False

    @property
    def post(self) -> str:
        """The office in a form that holds in every language: `former:president@US`."""
        former = "former:" if self.former else ""
        other = "other:" if self.other else ""
        return f"{former}{other}{self.concept}@{self.country or self.scope}"


def find_roles(words: Words, names: list[Name]) -> list[Role]:
    """All role phrases of a report, tied to the names that stand beside them."""
    owner = owners(words, names)
    roles: list[Role] = []
    at, count = 0, len(words)
    while at < count:
        role = _role_at(words, owner, at)
        if role is None:
            at += 1
            continue
        _attach(words, owner, role)
        if roles and role.appositive:
            _give_to_outer(words, roles[-1], role)
        roles.append(role)
        at = max(role.last, at + 1)
    return roles


def _give_to_outer(words: Words, outer: Role, role: Role) -> None:
    """'The widow of the former president, Gerda Stone': a name behind an office that tells whose another is
    belongs to the other one, to neither where both fit a word for kin, to the first where only it fits."""
    lex = lexicon(words.language(role.head))
    between = words.lower[outer.last : role.first]
    name = role.name
    if name is None or outer.name is not None or name.first < role.last or not between:
        return
    if not all(word in lex.small for word in between) or not any(word in lex.of for word in between):
        return
    gender = given_names().get(to_latin(words.text[name.first]), "")
    if gender and outer.gender and gender != outer.gender:
        return
    role.name, role.appositive = None, False
    if outer.concept not in shared().kin or (gender and role.gender and gender != role.gender):
        outer.name, outer.appositive, outer.last = name, True, role.last


def owners(words: Words, names: list[Name]) -> list[Name | None]:
    """The name that each word belongs to."""
    owner: list[Name | None] = [None] * len(words)
    for name in names:
        for at in range(name.first, name.last):
            owner[at] = name
    return owner


def _role_at(words: Words, owner: list[Name | None], at: int) -> Role | None:
    if owner[at] is not None:
        return None
    lex = lexicon(words.language(at))
    if not lex.roles.begins(words.lower[at]) and not words.lower[at].startswith(lex.former_prefixes):
        return None
    first, limit = words.limits(at)
    match = lex.roles.match(words.lower, at, limit)
    former = False
    for prefix in lex.former_prefixes:
        if words.lower[at].startswith(prefix) and words.lower[at] != prefix:
            match, former = lex.roles.match([words.lower[at].removeprefix(prefix)], 0, 1), True
    if match is None or any(owner[i] is not None for i in range(at, at + match[0])):
        return None
    length, _, office = match
    role = Role(at, at + length, at, office.concept, office.gender, scope=office.scope, former=former)
    role.noun = at + length - 1 if not words.parsed else _noun(words, at, at + length)
    _extend_right(words, lex, owner, role, limit)
    _extend_left(words, lex, owner, role, first)
    _settle_seat(role, office)
    role.relative = role.concept if role.concept in shared().relative else ""
    plain = role.definite == "" and role.country == "" and role.last - role.first == 1
    apposed = at > first and words.text[at - 1] == "," and role.last < limit and words.text[role.last] == ","
    apposed = apposed or (words.pos[at] == "ADJ" and at + length < limit and _full(words, owner, at + length))
    return None if plain and not apposed and words.pos[at] in {"VERB", "AUX", "ADJ", "ADP", "ADV"} else role


def _noun(words: Words, first: int, last: int) -> int:
    """The word of a phrase that governs the others."""
    for at in range(first, last):
        if not first <= words.head[at] < last or words.head[at] == at:
            return at
    return last - 1


def _extend_right(words: Words, lex: Lexicon, owner: list[Name | None], role: Role, limit: int) -> None:
    """Nationality and adjectives after the noun, then what the role is of."""
    at = role.last
    while at < limit:
        match = lex.demonyms.match(words.lower, at, limit)
        if match is not None and owner[at] is None and not words.text[at][0].isupper():
            role.country = role.country or match[2]
            at += match[0]
        elif owner[at] is None and (words.lower[at] in lex.other or words.lower[at] in lex.former):
            role.other = role.other or words.lower[at] in lex.other
            role.former = role.former or words.lower[at] in lex.former
            at += 1
        elif owner[at] is None and words.pos[at] == "ADJ" and words.head[at] == role.noun:
            at += 1
        else:
            break
    role.last = at
    _complement(words, lex, owner, role, limit)


def _complement(words: Words, lex: Lexicon, owner: list[Name | None], role: Role, limit: int) -> None:
    """`of X`: a country, body or place by name, or a few nouns."""
    if role.concept in shared().relative:
        return
    if lex.inflection.female:
        _owned(words, owner, role, limit)
    at = matter_end(words, lex, role.last, limit)
    if at > role.last and at < limit and _full(words, owner, at):
        role.scope, role.last = role.scope or " ".join(words.lower[role.last : at]), at
    at = role.last
    for _ in range(3):
        if at + 1 >= limit or words.lower[at] not in lex.of | lex.charged or owner[at] is not None:
            return
        link = words.lower[at]
        posted = link in lex.of - lex.at or (link in lex.of and role.concept in shared().posted)
        at += 1
        while (
            at < limit
            and owner[at] is None
            and (words.lower[at] in lex.definite or words.lower[at] in lex.of)
        ):
            at += 1
        end = _complement_end(words, owner, at, limit)
        if not posted and not (link in lex.charged and _is_matter(words, lex, owner, at, end)):
            return
        if end == at or any(lex.roles.match(words.lower, i, limit) for i in range(at, end)):
            return
        name = owner[at]
        if not role.scope and not role.country:
            if name is not None and name.known is not None and name.known.kind == "country":
                role.country = name.known.country
            else:
                role.scope = " ".join(words.lower[at:end])
            if name is not None and name.known is not None and name.known.kind in {"body", "seat"}:
                role.scope = name.known.key
        role.last = at = end


def _is_matter(words: Words, lex: Lexicon, owner: list[Name | None], at: int, end: int) -> bool:
    """Whether words behind an office tell what it is for: "l'assessora | alle Politiche sociali"."""
    if at == end or owner[at] is not None:
        return False
    followed = end < len(words) and words.capital(at) and _full(words, owner, end)
    return followed or matter_end(words, lex, at, end) > at


def _owned(words: Words, owner: list[Name | None], role: Role, limit: int) -> None:
    """Nouns in the genitive behind the office, where no "of" is said: 'мэр Сызрани', 'dyrektorka szkoły'."""
    at = role.last
    while at < limit and at - role.last < _WIDEST:
        name = owner[at]
        if name is None and _genitive(words, owner, at, limit):
            at += 1
            continue
        if name is None or name.first != at or name.type == "PERSON" or not _tells(words, name, at):
            break
        known = name.known
        if known is not None and known.kind == "country" and not role.scope:
            role.country = role.country or known.country
        at = name.last
    if at > role.last:
        if not role.country and not role.scope:
            role.scope = " ".join(words.lower[role.last : at])
        role.last = at


def _genitive(words: Words, owner: list[Name | None], at: int, limit: int) -> bool:
    """Whether a word that is no name's is in the genitive; without a parse, whether it stands between the
    office and a full name in its base form: 'мер | Сум | Олег Зимін', 'адвокат | компанії | Петро Ліндін'."""
    lex = lexicon(words.language(at))
    if f"{words.lower[at]}." in lex.of:
        return False
    if words.parsed:
        return words.pos[at] in _GENITIVES and "Case=Gen" in words.morph[at]
    for after in range(at, min(at + _NEAR, limit - 1)):
        if not words.text[after][0].isalpha() or words.lower[after] in lex.small:
            return False
        if _full(words, owner, after + 1):
            return words.capital(after) or to_latin(words.text[after + 1]) in given_names()
    return False


def _tells(words: Words, name: Name, at: int) -> bool:
    """Whether a name tells of what the office before it is: in the genitive, or a known place or body."""
    if words.parsed:
        return "Case=Gen" in words.morph[at] or words.head[at] == at - 1
    return name.known is not None or is_body(words, name.last - 1)


def _complement_end(words: Words, owner: list[Name | None], at: int, limit: int) -> int:
    if at >= limit:
        return at
    name = owner[at]
    if name is not None:
        return at if name.type == "PERSON" else name.last
    end = at
    while end < limit and end - at < 4 and owner[end] is None and words.text[end][0].isalpha():
        if words.parsed and words.pos[end] not in _NOUNS:
            break
        end += 1
        if not words.parsed:
            break
    return end


def _extend_left(words: Words, lex: Lexicon, owner: list[Name | None], role: Role, first: int) -> None:
    """Nationality, adjectives and bodies before the noun, then the article or the owner."""
    at = role.head
    strict = at
    while at > first and role.head - at < _WIDEST:
        before = at - 1
        step = _step_left(words, lex, owner, role, before, first)
        if step == 0:
            break
        sure = step > 0
        at -= abs(step)
        if sure:
            strict = at
    article = at - 1
    if article >= first and _article(words, lex, owner, role, article):
        return
    role.first = strict
    if strict != at and strict - 1 >= first:
        _article(words, lex, owner, role, strict - 1)


def _step_left(words: Words, lex: Lexicon, owner: list[Name | None], role: Role, at: int, first: int) -> int:
    """How many words to take to the left; negative for words that count only if an article follows."""
    lower = words.lower[at]
    for length in (2, 1):
        start = at - length + 1
        if start < first:
            continue
        match = lex.demonyms.match(words.lower, start, at + 1)
        if match is not None and match[0] == length and (words.capital(start) or not lex.capital_demonyms):
            role.country = role.country or match[2]
            return length
    name = owner[at]
    if name is not None:
        if name.type == "PERSON" or lex.role_first:
            return 0
        known = name.known
        if known is not None and known.kind == "country":
            role.country = role.country or known.country
        elif not role.scope:
            role.scope = (
                known.key
                if known is not None and known.key
                else " ".join(words.lower[name.first : name.last])
            )
        return name.last - name.first
    if lower in lex.former:
        role.former = True
        return 1
    if lower in lex.other:
        role.other = True
        return 1
    if lower in lex.definite or lower in lex.indefinite or lower in lex.possessives or lower in lex.of:
        return 0
    if not words.text[at][0].isalpha() or lower in lex.and_ or words.text[at] in lex.possessive_marks:
        return 0
    unknown = words.pos[at] == "ADJ" and words.capital(at) and not words.initial(at)
    if unknown and not lex.nouns_capitalised:
        role.scope = role.scope or lower
    if words.parsed:
        return (
            -1
            if words.pos[at] in {"ADJ", "NOUN", "PROPN", "ADV", "NUM"} and not lex.role_first
            else (-1 if words.pos[at] in {"ADJ", "ADV"} else 0)
        )
    return 0 if words.capital(at) else -1


def _article(words: Words, lex: Lexicon, owner: list[Name | None], role: Role, at: int) -> bool:
    """Takes the article, possessive or owner at a place, if there is one."""
    lower = words.lower[at]
    role.gender = role.gender or _told(lex.articles.get(lower, ""), words.morph[at])
    if lower in lex.definite:
        role.definite, role.first = "the", at + 1 if lower in lex.of and _governed(words, lex, at) else at
    elif lower in lex.indefinite:
        role.definite, role.first = "a", at
    elif lower in lex.possessives:
        role.definite, role.first, role.owner_word = "his", at, at
    elif words.text[at] in lex.possessive_marks and at > 0 and owner[at - 1] is not None:
        name = owner[at - 1]
        assert name is not None
        role.definite, role.first, role.owner = "'s", name.start_word, name
        known = name.known
        if known is not None and known.country and not role.country:
            role.country = known.country
    elif words.text[at] in lex.possessive_marks:
        return _common_owner(words, lex, role, at)
    elif (genitive := owner[at]) is not None and is_genitive(words, lex, genitive):
        role.definite, role.first, role.owner = "'s", genitive.start_word, genitive
    else:
        return False
    return True


def _told(gender: str, morph: str) -> str:
    """The gender that an article tells, unless it is another case of another: 'mit der Abgeordneten'."""
    if "Number=Plur" in morph:
        return ""
    return "f" if "Gender=Fem" in morph and gender else gender


def is_genitive(words: Words, lex: Lexicon, name: Name) -> bool:
    """Whether a name has an owner's ending, in a language where owners stand before: 'Irlands Präsident'."""
    return lex.nouns_capitalised and bool(bases(words.text[name.last - 1], lex.code))


def _governed(words: Words, lex: Lexicon, at: int) -> bool:
    """Whether an article that may be an "of" is one: not at the beginning, after a comma or after 'is'."""
    before = at - 1
    if not lex.nouns_capitalised:
        return True
    start = before < words.limits(at)[0] or not words.text[before][0].isalnum()
    return not start and words.lower[before] not in lex.copula


def _common_owner(words: Words, lex: Lexicon, role: Role, at: int) -> bool:
    """'the company's chief executive': an owner that is no name, with its article."""
    first = words.limits(at)[0]
    for start in range(at - 1, max(first, at - 4) - 1, -1):
        if words.lower[start] in lex.definite or words.lower[start] in lex.possessives:
            role.definite, role.first = "'s", start
            role.scope = role.scope or " ".join(words.lower[start + 1 : at])
            return True
    return False


def _settle_seat(role: Role, office: Office) -> None:
    """'The occupant of the White House' is the office whose seat it is."""
    if office.concept == "occupant":
        role.seat = True
        post = shared().seats.get(role.scope.removeprefix("body:"), "")
        role.concept, _, country = post.partition("@") if post else ("", "", "")
        role.country = country


def _attach(words: Words, owner: list[Name | None], role: Role) -> None:
    """Ties a role to the person named right after it, after a comma, or before it in apposition."""
    first, limit = words.limits(role.head)
    at = role.last
    if at < limit and (name := _person(words, owner, at)) is not None:
        if not _owns(words, name, role):
            role.name = name
        return
    if at + 1 < limit and words.text[at] == "," and role.definite != "a":
        name = _person(words, owner, at + 1)
        if name is not None and _closed(words, name.last, limit):
            role.name, role.appositive = name, True
            return
    before = role.first - 2
    if before >= first and words.text[role.first - 1] in {",", "("}:
        name = owner[before]
        closed = (
            at >= limit
            or words.text[at] in _CLOSING
            or words.pos[at] in {"PRON", "CCONJ", "ADP", "VERB", "SCONJ"}
        )
        if name is not None and name.type == "PERSON" and closed:
            role.name, role.appositive = name, True
            return
    _attach_copula(words, owner, role, first)


def _owns(words: Words, name: Name, role: Role) -> bool:
    """Whether a name behind an office or a word for kin tells whose it is, where no "of" is said:
    'вдова | Круга', 'obrońca | Dziuby'."""
    lex = lexicon(words.language(name.first))
    if not lex.inflection.female:
        return False
    first, case = words.text[name.first], words.morph[name.first]
    owned = "Case=Gen" in case and "Case=Gen" not in words.morph[role.noun]
    if role.concept not in shared().kin:
        single = name.last - name.first == 1 and words.dep[name.first].startswith("nmod")
        return owned and single and "Case=Nom" in words.morph[role.noun]
    if to_latin(first) in given_names():
        return owned
    if any(to_latin(base) in given_names() for base, _ in bases(first, lex.code)):
        return owned or "Case=Nom" in words.morph[role.noun]
    return name.last - name.first == 1 or "Case=Nom" not in case


def _closed(words: Words, at: int, limit: int) -> bool:
    """Whether an apposition ends at a word: at a mark, or at the verb where the second comma is forgotten."""
    return at >= limit or words.text[at] in _CLOSING or words.pos[at] in {"VERB", "AUX"}


def _attach_copula(words: Words, owner: list[Name | None], role: Role, first: int) -> None:
    lex = lexicon(words.language(role.head))
    at = role.first - 1
    if at - 1 < first or words.lower[at] not in lex.copula:
        return
    name = owner[at - 1]
    if name is not None and name.type == "PERSON":
        role.name = name


def _full(words: Words, owner: list[Name | None], at: int) -> bool:
    """Whether a person's name of two words or more begins at a word: 'пожарный | Андрей Лунин'."""
    name = _person(words, owner, at)
    return name is not None and name.last - name.first > 1


def _person(words: Words, owner: list[Name | None], at: int) -> Name | None:
    """The person whose mention, honorific or name, begins at a word."""
    name = owner[at]
    if name is None and at + 1 < len(words):
        after = owner[at + 1]
        name = after if after is not None and after.start_word == at else None
    return name if name is not None and name.type == "PERSON" and name.start_word == at else None
