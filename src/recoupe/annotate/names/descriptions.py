"""Who a bare title or an epithet stands for: 'the US president', 'le locataire de l'Elysée', 'the Court'."""

from dataclasses import dataclass

from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.lexicon import lexicon, narrower, shared
from recoupe.annotate.names.roles import Role
from recoupe.annotate.names.words import Words


@dataclass(slots=True)
class Described:
    """A description with its referent (None if unresolved) and the reasons."""

    role: Role
    referent: Referent | None
    reasons: tuple[str, ...] = ()


def resolve_descriptions(
    words: Words, roles: list[Role], referents: dict[int, Referent | None], speakers: "list[Referent | None]"
) -> list[Described]:
    """Every definite role phrase without a name beside it, with whom it stands for where reasons suffice.

    `speakers` gives the speaker of each sentence by index, as far as a name tells.
    """
    people = unique(r for r in referents.values() if r is not None and r.type == "PERSON")
    _settle_relatives(words, roles, referents)
    person_ends = {name.last - 1 for person in people for name in person.names}
    described: list[Described] = []
    groups: dict[tuple[str, str, bool, bool, str], list[Role]] = {}
    for role in roles:
        if role.name is None and role.concept and _refers(words, role, person_ends):
            key = (role.concept, role.country or role.scope, role.former, role.other, _kin(words, role))
            groups.setdefault(key, []).append(role)
    # Narrow words first: "the US president" may settle who "the American head of state" is.
    order = sorted(groups, key=lambda key: (len(narrower(key[0])), groups[key][0].first))
    for key in order:
        described += _resolve_group(words, groups[key], people, speakers)
    return sorted(described, key=lambda found: found.role.first)


def _refers(words: Words, role: Role, person_ends: set[int]) -> bool:
    """Whether a phrase refers to someone: it has an article or owner, is no predicate and no apposition."""
    if role.definite in ("", "a"):
        return False
    if role.definite in {"his", "'s"} and not role.relative:
        return False
    at = role.first - 1
    first, _ = words.limits(role.head)
    if at - 1 >= first and words.text[at] == "," and at - 1 in person_ends:
        return False
    lex = lexicon(words.language(role.head))
    if at >= first and words.lower[at] in lex.copula:
        return False
    return not any(
        words.dep[i] == "cop" and words.head[i] == role.noun for i in range(*words.limits(role.head))
    )


def _resolve_group(
    words: Words, roles: list[Role], people: list[Referent], speakers: "list[Referent | None]"
) -> list[Described]:
    """Roles of one office are one person's, unless the word is bare and several people hold it."""
    role = roles[0]
    holders = [person for person in people if holds(person, role)]
    if kin := _kin(words, role):
        holders = [
            p for p in holders if any(_kin(words, told) == kin for told in (*p.roles, *p.descriptions))
        ]
    if len(holders) == 1:
        return [_settle(r, holders[0], f"{_quote(words, r)}: {_office(words, holders[0], r)}") for r in roles]
    if not holders:
        heir = _continued(words, roles, people, speakers) or _only_titled(words, roles, people)
        if heir is not None:
            person, reason = heir
            return [_settle(r, person, reason) for r in roles]
        if (role.country and role.definite == "the") or (role.relative and role.country):
            newcomer = Referent("PERSON", gender=role.gender)
            people.append(newcomer)
            return [_settle(r, newcomer, "") for r in roles]
    return [Described(r, None) for r in roles]


def _kin(words: Words, role: Role) -> str:
    """The word itself of a role that tells whose kin somebody is, which only the same word takes up: the
    widow is not the sister."""
    return words.lower[role.noun] if role.concept in shared().kin else ""


def _settle(role: Role, person: Referent, reason: str) -> Described:
    person.descriptions.append(role)
    person.gender = person.gender or role.gender
    return Described(role, person, (reason,) if reason else ())


def holds(person: Referent, role: Role) -> bool:
    """Whether a person is known to hold the office that a description names."""
    wanted = narrower(role.concept)
    if person.gender and role.gender and person.gender != role.gender:
        return False
    place = role.country or role.scope
    for concept, where, former in person.posts:
        if concept in wanted and former == role.former and (not place or where == place):
            return True
    return False


def _quote(words: Words, role: Role) -> str:
    return f"'{words.span_text(role.first, role.last)}'"


def _office(words: Words, person: Referent, role: Role) -> str:
    wanted = narrower(role.concept)
    for other in (*person.roles, *person.descriptions):
        if other.concept in wanted:
            name = (
                words.span_text(person.names[0].first, person.names[0].last) if person.names else "the person"
            )
            return f"'{words.span_text(other.first, other.last)}' is said of {name}"
    return "the only one of that office"


def _continued(
    words: Words, roles: list[Role], people: list[Referent], speakers: "list[Referent | None]"
) -> tuple[Referent, str] | None:
    """'…, the minister added': the speaker of the sentence before, if nothing speaks against it."""
    for role in roles:
        lex = lexicon(words.language(role.head))
        number = words.sentence[role.head]
        first, limit = words.limits(role.head)
        near = [
            words.lower[i]
            for i in (
                *range(role.last, min(role.last + 3, limit)),
                *range(max(first, role.first - 2), role.first),
            )
        ]
        verb = next((word for word in near if word in lex.continued), "")
        speaker = speakers[number - 1] if verb and number > 0 else None
        if speaker is not None and speaker in people and not _contrary(words, speaker, roles):
            return speaker, f"{_quote(words, role)}: '{verb}' goes on with the words of the sentence before"
    return None


def _contrary(words: Words, person: Referent, roles: list[Role]) -> bool:
    """Whether a person holds the same office elsewhere, differs in gender, or stands by name beside it."""
    role = roles[0]
    if person.gender and role.gender and person.gender != role.gender:
        return True
    wanted = narrower(role.concept)
    if any(
        concept in wanted and where and where != (role.country or role.scope)
        for concept, where, _ in person.posts
    ):
        return True
    if role.country and person.countries - {role.country}:
        return True
    held = {words.sentence[name.first] for name in person.names}
    return any(words.sentence[r.head] in held for r in roles)


def _only_titled(words: Words, roles: list[Role], people: list[Referent]) -> tuple[Referent, str] | None:
    """'President X … the US president': the only one titled so without a country, never named beside it."""
    role = roles[0]
    if role.former or role.other or not role.country:
        return None
    titled = [p for p in people if any(concept == role.concept for concept, _, _ in p.posts)]
    if len(titled) != 1 or _contrary(words, titled[0], roles):
        return None
    if any(r.concept == role.concept and r.country not in ("", role.country) for r in titled[0].descriptions):
        return None
    title = next(r for r in titled[0].roles if r.concept == role.concept)
    return titled[
        0
    ], f"{_quote(words, role)}: '{words.span_text(title.first, title.last)}' is the only one of that title"


def _settle_relatives(words: Words, roles: list[Role], referents: dict[int, Referent | None]) -> None:
    """'X and his Russian counterpart': the counterpart holds X's office, of the country that is named."""
    for number, role in enumerate(roles):
        if role.relative == "counterpart" and role.country:
            role.concept = _owner_concept(words, roles, number, referents) or role.concept


def _owner_concept(
    words: Words, roles: list[Role], number: int, referents: dict[int, Referent | None]
) -> str:
    """The office of the one to whom 'his' refers: the nearest office before it in the sentence."""
    role = roles[number]
    if role.owner is not None:
        owner = referents.get(id(role.owner))
        return next((c for c, _, former in sorted(owner.posts) if not former), "") if owner else ""
    if concept := _concept_by_name(words, role, referents):
        return concept
    for other in reversed(roles[:number]):
        if words.sentence[other.head] != words.sentence[role.head]:
            return ""
        if (
            other.concept
            and not (other.relative and other.concept == other.relative)
            and other.definite != "a"
        ):
            return other.concept
    return ""


def _concept_by_name(words: Words, role: Role, referents: dict[int, Referent | None]) -> str:
    """The office of the one person named before a word of the sentence, if there is only one."""
    first = words.limits(role.head)[0]
    before: dict[int, Referent] = {}
    for referent in unique(r for r in referents.values() if r is not None and r.type == "PERSON"):
        if any(first <= name.first < role.first for name in referent.names):
            before[id(referent)] = referent
    if len(before) != 1:
        return ""
    (owner,) = before.values()
    return next((c for c, place, former in sorted(owner.posts) if place and not former), "")


def unique(referents) -> list[Referent]:  # type: ignore[no-untyped-def]
    """Each referent once, in order."""
    return list({id(r): r for r in referents}.values())
