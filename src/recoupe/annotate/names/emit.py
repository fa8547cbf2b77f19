"""From names, descriptions and pronouns to the records: mentions and entities, both in text order."""

from dataclasses import dataclass

from recoupe.annotate.names.aged import AGED
from recoupe.annotate.names.bodies import KindOf
from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.descriptions import Described
from recoupe.annotate.names.discourse import Reference
from recoupe.annotate.names.found import Name
from recoupe.annotate.names.inflection import full_base
from recoupe.annotate.names.lexicon import shared
from recoupe.annotate.names.roles import Role
from recoupe.annotate.names.words import Words
from recoupe.languages.transliterate import to_latin
from recoupe.model import LocalEntity, Mention, MentionForm, MentionType, Span


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    type: MentionType
    form: MentionForm
    referent: Referent | None
    role: Role | None = None
    name: Name | None = None
    reasons: tuple[str, ...] = ()
    several: tuple[Referent, ...] = ()


def emit(
    words: Words,
    names: list[Name],
    roles: list[Role],
    referents: dict[int, Referent | None],
    described: list[Described],
    bodies: list[KindOf],
    pronouns: list[Reference],
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """The records of a report."""
    drafts = [*_of_names(words, names, roles, referents), *_of_descriptions(words, described)]
    drafts += _of_bodies(words, bodies)
    drafts += _of_pronouns(words, pronouns)
    drafts = _apart(drafts)
    ids: dict[int, str] = {}
    for draft in drafts:
        if draft.referent is not None:
            ids.setdefault(id(draft.referent), f"e{len(ids) + 1}")
    mentions = tuple(_mention(words, number, draft, ids) for number, draft in enumerate(drafts, start=1))
    return mentions, _entities(words, drafts, ids)


def _of_names(
    words: Words, names: list[Name], roles: list[Role], referents: dict[int, Referent | None]
) -> list[_Draft]:
    beside: dict[int, Role] = {}
    for role in roles:
        if role.name is not None:
            kept = beside.get(id(role.name))
            if kept is None or _weight(role) > _weight(kept):
                beside[id(role.name)] = role
    drafts = []
    for name in names:
        referent = referents[id(name)]
        start = words.start[name.start_word]
        kind = referent.type if referent is not None else name.type
        drafts.append(
            _Draft(start, words.end[name.last - 1], kind, "name", referent, beside.get(id(name)), name)
        )
    return drafts


def _weight(role: Role) -> tuple[bool, int]:
    """Offices say more than kin and friends, longer phrases more than shorter ones."""
    return role.concept not in shared().kin, role.last - role.first


def _of_descriptions(words: Words, described: list[Described]) -> list[_Draft]:
    drafts = []
    for found in described:
        role = found.role
        plain = role.concept not in shared().narrower and not role.relative
        form: MentionForm = "title" if plain and not role.seat else "epithet"
        start, end = words.start[role.first], words.end[role.last - 1]
        drafts.append(_Draft(start, end, "PERSON", form, found.referent, reasons=found.reasons))
    return drafts


def _of_bodies(words: Words, bodies: list[KindOf]) -> list[_Draft]:
    return [
        _Draft(words.start[b.first], words.end[b.last - 1], "ORG", "epithet", b.referent, reasons=b.reasons)
        for b in bodies
    ]


def _of_pronouns(words: Words, pronouns: list[Reference]) -> list[_Draft]:
    return [
        _Draft(
            p.start if p.start >= 0 else words.start[p.first],
            words.end[p.last - 1],
            p.referent.type if p.referent is not None else "PERSON",
            "epithet" if p.pronoun.startswith(AGED) else "pronoun",
            p.referent,
            reasons=p.reasons,
            several=p.several,
        )
        for p in pronouns
    ]


def _apart(drafts: list[_Draft]) -> list[_Draft]:
    """In text order; a name inside a description stays, since the two refer to different things."""
    return sorted(drafts, key=lambda d: (d.start, -d.end))


def _mention(words: Words, number: int, draft: _Draft, ids: dict[int, str]) -> Mention:
    role, span = "", None
    if draft.role is not None:
        span = Span(words.start[draft.role.first], words.end[draft.role.last - 1])
        role = span.of(words.report.text)
    return Mention(
        id=f"m{number}",
        start=draft.start,
        end=draft.end,
        type=draft.type,
        form=draft.form,
        entity=ids[id(draft.referent)] if draft.referent is not None else "",
        role=role,
        role_span=span,
        reasons=draft.reasons,
        entities=tuple(ids[id(referent)] for referent in draft.several if id(referent) in ids),
    )


def _entities(words: Words, drafts: list[_Draft], ids: dict[int, str]) -> tuple[LocalEntity, ...]:
    members: dict[str, list[int]] = {}
    referents: dict[str, Referent] = {}
    for number, draft in enumerate(drafts, start=1):
        if draft.referent is not None:
            members.setdefault(ids[id(draft.referent)], []).append(number)
            referents[ids[id(draft.referent)]] = draft.referent
    return tuple(
        LocalEntity(
            id=key,
            type=referents[key].type,
            name=_best_name(words, [drafts[n - 1] for n in numbers]),
            mentions=tuple(f"m{n}" for n in numbers),
            roles=_roles(words, referents[key]),
            country=referents[key].country if referents[key].type != "PERSON" else "",
            posts=_posts(referents[key]),
            gender=referents[key].gender,
            key=referents[key].key,
        )
        for key, numbers in members.items()
    )


def _best_name(words: Words, drafts: list[_Draft]) -> str:
    """The fullest name, without honorifics, a person's in its base form where its given name tells that; the
    first description where no name is given."""
    named = [d.name for d in drafts if d.name is not None]
    if named:
        best = max(named, key=lambda name: (_fullness(words, name), _is_base(words, name), -name.first))
        if not _is_base(words, best) and _agree(words.text[best.first], words.text[best.last - 1]):
            return " ".join(full_base(words, best))
        return words.span_text(best.first, best.last)
    first = min(drafts, key=lambda d: (d.form == "pronoun", d.start))
    return words.report.text[first.start : first.end]


def _agree(given: str, surname: str) -> bool:
    """Whether both words of a man's name stand in the genitive by their last letters, where alone the base
    form is sure: Олега Коваленка, not Віктора Чобану, whose surname may keep its form."""
    return to_latin(given)[-1:] == "a" and to_latin(surname)[-1:] in ("a", "o")


def _is_base(words: Words, name: Name) -> bool:
    """Whether a name stands in its base form, as far as its given name tells: no other case of it."""
    return name.type != "PERSON" or full_base(words, name) == tuple(words.text[name.first : name.last])


def _fullness(words: Words, name: Name) -> tuple[int, int]:
    acronym = words.text[name.first].isupper() and name.last - name.first == 1
    return (0 if acronym and name.type != "PERSON" else name.last - name.first, name.last - name.first)


def _roles(words: Words, referent: Referent) -> tuple[str, ...]:
    texts = [words.span_text(role.first, role.last) for role in referent.roles]
    return tuple(dict.fromkeys(texts))


def _posts(referent: Referent) -> tuple[str, ...]:
    if referent.type != "PERSON":
        return ()
    return tuple(sorted({role.post for role in (*referent.roles, *referent.descriptions) if role.concept}))
