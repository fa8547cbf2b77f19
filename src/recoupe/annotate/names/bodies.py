"""Bodies referred to by their kind or seat: 'the court', 'the institution based in The Hague'."""

from dataclasses import dataclass

from recoupe.annotate.names.clusters import Referent
from recoupe.annotate.names.found import Name
from recoupe.annotate.names.lexicon import Lexicon, lexicon, shared
from recoupe.annotate.names.words import Words


@dataclass(slots=True)
class KindOf:
    """A description of a body with its referent and the reason."""

    first: int
    last: int
    noun: int
    referent: Referent | None
    reasons: tuple[str, ...] = ()


def find_bodies(
    words: Words, owner: list[Name | None], referents: dict[int, Referent | None]
) -> list[KindOf]:
    """Definite descriptions of bodies that resolve to the one body named before that they fit."""
    found = []
    by_kind: dict[str, list[Referent]] = {}
    by_seat: dict[str, list[Referent]] = {}
    for at in range(len(words)):
        name = owner[at]
        if name is not None and name.first == at:
            _remember(words, name, referents[id(name)], by_kind, by_seat)
        lex = lexicon(words.language(at))
        if name is None and words.lower[at] in lex.definite:
            kind = _kind_at(words, lex, owner, at, by_kind, by_seat)
            if kind is not None:
                found.append(kind)
    return found


def _remember(
    words: Words,
    name: Name,
    referent: Referent | None,
    by_kind: dict[str, list[Referent]],
    by_seat: dict[str, list[Referent]],
) -> None:
    if referent is None or referent.type != "ORG":
        return
    lex = lexicon(words.language(name.first))
    kinds = {words.lower[at] for at in range(name.first, name.last)} & lex.body_heads
    seat = shared().body_seats.get(referent.key.removeprefix("body:"), "")
    for table, keys in ((by_kind, kinds), (by_seat, {seat} - {""})):
        for key in keys:
            if referent not in table.setdefault(key, []):
                table[key].append(referent)


def _kind_at(
    words: Words,
    lex: Lexicon,
    owner: list[Name | None],
    at: int,
    by_kind: dict[str, list[Referent]],
    by_seat: dict[str, list[Referent]],
) -> KindOf | None:
    noun, limit = at + 1, words.limits(at)[1]
    first = noun if words.lower[at] in lex.of else at
    if noun >= limit or owner[noun] is not None:
        return None
    word = words.lower[noun]
    if word in lex.generic_bodies and (last := _seat_end(words, lex, owner, noun + 1, limit)):
        place = owner[last - 1]
        seat = place.known.key.removeprefix("place:") if place is not None and place.known is not None else ""
        said = words.span_text(first, last)
        return _only(
            first, last, noun, by_seat.get(_seat(seat), []), f"'{said}': the only body named that sits there"
        )
    if word not in lex.body_heads or not _ends_here(words, lex, owner, noun + 1, limit):
        return None
    said = words.span_text(first, noun + 1)
    return _only(
        first, noun + 1, noun, by_kind.get(word, []), f"'{said}': the only body of that kind named before"
    )


def _seat(key: str) -> str:
    """The English name of a place by its key, also of a capital."""
    if not key.startswith("capital:"):
        return key
    capitals = lexicon("en").capitals
    return capitals.get(key.removeprefix("capital:"), "")


def _only(first: int, last: int, noun: int, fitting: list[Referent], reason: str) -> KindOf | None:
    if len(fitting) != 1:
        return None
    return KindOf(first, last, noun, fitting[0], (reason,))


def _seat_end(words: Words, lex: Lexicon, owner: list[Name | None], at: int, limit: int) -> int:
    """The end of 'based in X', 0 where there is none."""
    if at >= limit or words.lower[at] not in lex.based:
        return 0
    for place in range(at + 1, min(at + 5, limit)):
        name = owner[place]
        if name is not None:
            return name.last if name.type == "LOC" else 0
    return 0


def _ends_here(words: Words, lex: Lexicon, owner: list[Name | None], at: int, limit: int) -> bool:
    """Whether nothing after the noun says which body is meant: no name, no 'of', no adjective."""
    if at >= limit:
        return True
    if words.lower[at] in lex.of and words.lower[at] not in lex.at:
        return False
    if owner[at] is not None or words.text[at] in lex.possessive_marks:
        return False
    if lex.demonyms.match(words.lower, at, limit) is not None:
        return False
    return not words.parsed or words.pos[at] not in {"ADJ", "NOUN", "PROPN"}
