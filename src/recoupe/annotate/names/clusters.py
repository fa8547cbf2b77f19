"""Which names of a report name the same: full names, surnames, initials, acronyms, known keys."""

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from recoupe.annotate.names.found import Name
from recoupe.annotate.names.inflection import full_base, surname_forms
from recoupe.annotate.names.lexicon import given_names, lexicon, particles, shared
from recoupe.annotate.names.organisations import is_acronym, spells
from recoupe.annotate.names.roles import Role
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import skeleton, to_latin
from recoupe.model import MentionType


@dataclass(slots=True, eq=False)
class Referent:
    """Someone or something that a report speaks of, while its mentions are gathered."""

    type: MentionType
    names: list[Name] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    descriptions: list[Role] = field(default_factory=list)
    gender: str = ""
    key: str = ""
    country: str = ""

    @property
    def posts(self) -> set[tuple[str, str, bool]]:
        """The offices held: (concept, country or what it is of, former)."""
        return {(r.concept, r.country or r.scope, r.former) for r in (*self.roles, *self.descriptions)}

    @property
    def countries(self) -> set[str]:
        """The countries of all offices held."""
        return {r.country for r in (*self.roles, *self.descriptions) if r.country}


def cluster(words: Words, names: list[Name], roles: list[Role]) -> dict[int, Referent | None]:
    """The referent of every name by `id(name)`; None where a bare surname fits several people."""
    referents: dict[int, Referent | None] = {}
    people = [name for name in names if name.type == "PERSON"]
    told = _roles_by_name(roles)
    referents.update(_cluster_people(words, people, told))
    referents.update(_cluster_others(words, [name for name in names if name.type != "PERSON"]))
    return referents


def _roles_by_name(roles: Iterable[Role]) -> dict[int, list[Role]]:
    told: dict[int, list[Role]] = {}
    for role in roles:
        if role.name is not None:
            told.setdefault(id(role.name), []).append(role)
    return told


def person_key(words: Words, name: Name) -> tuple[str, ...]:
    """The words of a person's name in Latin letters, initials of middle names left out."""
    parts = [to_latin(part).strip(".") for part in full_base(words, name)]
    parts = [part for part in parts if part]
    if len(parts) > 2:
        parts = [parts[0], *(part for part in parts[1:-1] if len(part) > 1), parts[-1]]
    return tuple(parts)


def _cluster_people(
    words: Words, names: list[Name], told: dict[int, list[Role]]
) -> dict[int, Referent | None]:
    full: dict[tuple[str, ...], Referent] = {}
    index: dict[str, list[Referent]] = {}
    given: dict[str, list[Referent]] = {}
    referents: dict[int, Referent | None] = {}
    keys = {id(name): person_key(words, name) for name in names}
    tails = {
        key[at:] for key in keys.values() for at in range(1, len(key) - 1) if key[at] not in given_names()
    }
    for name in names:
        key = keys[id(name)]
        if len(key) < 2 or len(key[0]) == 1 or key[0] in particles() or key in tails:
            continue
        sound = tuple(skeleton(part) or part for part in key)
        referent = full.get(sound)
        if referent is None:
            referent = full[sound] = Referent("PERSON")
            for end in _ends(key):
                index.setdefault(skeleton(end) or end, []).append(referent)
            given.setdefault(key[0], []).append(referent)
        _join(words, referent, name, told)
        referents[id(name)] = referent
    for name in names:
        if id(name) not in referents:
            referents[id(name)] = _short(words, name, keys[id(name)], index, given, told)
    return referents


def _ends(key: tuple[str, ...]) -> list[str]:
    """The ends of a full name that may stand for it: the surname, with particles and without."""
    tail = key[1:]
    while len(tail) > 1 and tail[-1] in shared().suffixes:
        tail = tail[:-1]
    ends = {" ".join(tail[at:]) for at in range(len(tail)) if tail[at] not in particles() or at == 0}
    return sorted(ends)


def _short(
    words: Words,
    name: Name,
    key: tuple[str, ...],
    index: dict[str, list[Referent]],
    given: dict[str, list[Referent]],
    told: dict[int, list[Role]],
) -> Referent | None:
    """Who a surname, an initial with a surname, or a given name stands for; a new person if nobody."""
    initial = key[0] if len(key) > 1 and len(key[0]) == 1 else ""
    surname = " ".join(key[1:] if initial else key)
    sound = skeleton(surname) or surname
    found = [r for r in index.get(sound, ()) if _fits(r, name, told)]
    found += _inflected(words, name, index, found) if not initial else []
    if initial:
        found = [r for r in found if person_key(words, r.names[0])[0][:1] == initial]
    if not found and not initial and not name.honorific:
        found = [r for r in given.get(surname, ()) if _fits(r, name, told)]
        if len(found) > 1:
            return None
    if len(found) > 1:
        found = _by_role(found, told.get(id(name), []))
    if len(found) > 1:
        return None
    if found:
        referent = found[0]
    else:
        referent = Referent("PERSON")
        index.setdefault(sound, []).append(referent)
    _join(words, referent, name, told)
    return referent


def _inflected(
    words: Words, name: Name, index: dict[str, list[Referent]], found: list[Referent]
) -> list[Referent]:
    """Those whose surname, in its base form, the word may be another case of, and whose gender allows it."""
    others: list[Referent] = []
    for base, gender in surname_forms(words, name)[1:]:
        for referent in index.get(skeleton(base) or base, ()):
            known = referent.gender or name.gender
            if referent not in (*found, *others) and (not gender or not known or known == gender):
                others.append(referent)
    return others


def _fits(referent: Referent, name: Name, told: dict[int, list[Role]]) -> bool:
    gender = name.gender or next((r.gender for r in told.get(id(name), ()) if r.gender), "")
    return not (gender and referent.gender and gender != referent.gender)


def _by_role(found: list[Referent], roles: list[Role]) -> list[Referent]:
    """Those of several namesakes who hold the role that stands beside the name."""
    posts = {role.concept for role in roles}
    holders = [r for r in found if posts & {concept for concept, _, _ in r.posts}]
    return holders if len(holders) == 1 else found


def _join(words: Words, referent: Referent, name: Name, told: dict[int, list[Role]]) -> None:
    referent.names.append(name)
    referent.roles += told.get(id(name), [])
    genders = [name.gender, *(role.gender for role in told.get(id(name), ()))]
    if not referent.gender:
        referent.gender = next((g for g in genders if g), "")
    if not referent.gender and name.last - name.first > 1:
        first = to_latin(full_base(words, name)[0])
        referent.gender = given_names().get(first) or given_names().get(first.split("-")[0], "")


def _cluster_others(words: Words, names: list[Name]) -> dict[int, Referent | None]:
    by_key: dict[str, Referent] = {}
    referents: dict[int, Referent | None] = {}
    longer = sorted(names, key=lambda name: (name.first - name.last, name.first))
    short_forms = _acronyms(words, names)
    for name in longer:
        key = _key(words, name)
        key = short_forms.get(key, key)
        referent = by_key.get(key)
        if referent is None:
            referent = by_key[key] = Referent(name.type)
            _index_core(words, by_key, name, referent)
        referents[id(name)] = referent
    for name in names:
        found = referents[id(name)]
        assert found is not None
        found.names.append(name)
        if name.known is not None:
            found.key = found.key or name.known.key
            found.country = found.country or name.known.country
    for referent in by_key.values():
        if referent.names:
            referent.type = Counter(name.type for name in referent.names).most_common(1)[0][0]
    return referents


def _key(words: Words, name: Name) -> str:
    if name.known is not None and name.known.key:
        return name.known.key
    return " ".join(to_latin(words.text[at]) for at in range(name.first, name.last))


def _index_core(words: Words, by_key: dict[str, Referent], name: Name, referent: Referent) -> None:
    """A firm may be named without its legal form: 'Apple Inc.', 'Apple'."""
    lex = lexicon(words.language(name.first))
    last = name.last
    while last - 1 > name.first and words.text[last - 1] in lex.body_after:
        last -= 1
    if name.type == "ORG" and last < name.last and last - name.first >= 1:
        core = " ".join(to_latin(words.text[at]) for at in range(name.first, last))
        by_key.setdefault(core, referent)


def _acronyms(words: Words, names: list[Name]) -> dict[str, str]:
    """Key of a short form → key of the long form beside it in brackets, or that it spells uniquely."""
    pairs: dict[str, str] = {}
    for before, after in itertools.pairwise(names):
        if after.first - before.last == 1 and words.text[before.last] == "(":
            long, short = (before, after) if before.last - before.first > 1 else (after, before)
            if _is_short(words, short) and spells(words, long, words.text[short.first]):
                pairs[_key(words, short)] = _key(words, long)
    spelled: dict[str, set[str]] = {}
    longs = {_key(words, n): n for n in names if n.type == "ORG" and n.last - n.first > 2}
    shorts = {_key(words, n): n for n in names if n.type == "ORG" and _is_short(words, n)}
    by_initial: dict[str, list[str]] = {}
    for key, name in longs.items():
        by_initial.setdefault(to_latin(words.text[name.first])[:1], []).append(key)
    pairs.update(_by_head(words, names))
    for key, name in shorts.items():
        text = words.text[name.first]
        for long_key in by_initial.get(to_latin(text)[:1], ()):
            if key not in pairs and spells(words, longs[long_key], text):
                spelled.setdefault(key, set()).add(long_key)
    pairs.update({key: next(iter(found)) for key, found in spelled.items() if len(found) == 1})
    return {key: long for key, long in pairs.items() if key != long and not _both_known(key, long)}


def _by_head(words: Words, names: list[Name]) -> dict[str, str]:
    """'la Cour' is the one court that is named in full."""
    long: dict[str, set[str]] = {}
    for name in names:
        if name.type == "ORG" and name.last - name.first > 1:
            for word in words.lower[name.first : name.last]:
                long.setdefault(word, set()).add(_key(words, name))
    pairs = {}
    for name in names:
        word = words.lower[name.first]
        single = name.last - name.first == 1 and name.known is None and name.type == "ORG"
        if single and word in lexicon(words.language(name.first)).body_heads and len(long.get(word, ())) == 1:
            pairs[_key(words, name)] = next(iter(long[word]))
    return pairs


def _both_known(first: str, second: str) -> bool:
    return ":" in first and ":" in second


def _is_short(words: Words, name: Name) -> bool:
    return name.last - name.first == 1 and is_acronym(words.text[name.first])
