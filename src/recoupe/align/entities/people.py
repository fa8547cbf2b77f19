"""Persons across reports: by full name in any spelling, by surname where only one fits, by office."""

import re
from functools import cache

import msgspec
from rapidfuzz.distance import OSA

from recoupe.align.entities.nodes import Groups, Node
from recoupe.languages import profile
from recoupe.languages.transliterate import skeleton

_H = re.compile(r"(?<![ckpstz])h")
"""An h that stands for a sound of its own."""


class _Offices(msgspec.Struct, frozen=True):
    narrower: dict[str, tuple[str, ...]] = {}


def link_people(groups: Groups) -> None:
    """Joins persons: the surest reasons first, so that weaker ones meet settled groups."""
    people = [node for node in groups.nodes if node.entity.type == "PERSON"]
    named = [node for node in people if node.names]
    by_surname: dict[str, list[Node]] = {}
    for node in named:
        by_surname.setdefault(node.surname, []).append(node)
    full = {surname: [n for n in found if n.given] for surname, found in by_surname.items()}
    for found in full.values():
        _join_pairs(groups, found, _same_given)
    for found in full.values():
        _join_pairs(groups, found, _slip)
    _join_spellings(groups, named)
    for surname in sorted(by_surname):
        _join_bare(groups, by_surname[surname])
    _join_by_office(groups, people)


def _join_pairs(groups: Groups, found: list[Node], same) -> None:  # type: ignore[no-untyped-def]
    for at, first in enumerate(found):
        for second in found[at + 1 :]:
            if first.report != second.report and not _genders_differ(first, second) and same(first, second):
                groups.join(first, second)


def _same_given(first: Node, second: Node) -> bool:
    """One given name in two spellings, or the initial of one."""
    one, two = first.given, second.given
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    if skeleton(one) == skeleton(two) or _with_g(one) == _with_g(two):
        return True
    one, two = skeleton(one), skeleton(two)
    return min(len(one), len(two)) >= 5 and OSA.distance(one, two) <= 1 and one[0] == two[0]


def _with_g(given: str) -> str:
    """A given name by its sound with g for h: one Ukrainian letter is written as either (Ihor, Igor)."""
    return skeleton(_H.sub("g", given))


def _slip(first: Node, second: Node) -> bool:
    """Different given names, one surname, one office of one country: a slip, a short form or a nickname."""
    return bool(_offices(first) & _offices(second))


def _offices(node: Node) -> set[str]:
    """The offices that tell who it is: those of a country or body, not kin, friends and counterparts."""
    vague = {"counterpart", "predecessor", "successor", "partner", "wife", "husband"}
    offices = {post for post in node.entity.posts if not post.endswith("@")}
    return {post for post in offices if post.split("@")[0].removeprefix("former:") not in vague}


def _join_spellings(groups: Groups, named: list[Node]) -> None:
    """Full names of one given name whose surnames differ by a letter: Oesjakov, Ushakov."""
    by_given: dict[str, list[Node]] = {}
    for node in named:
        if node.given and len(node.given) > 1:
            by_given.setdefault(skeleton(node.given), []).append(node)
    for found in by_given.values():
        for at, first in enumerate(found):
            for second in found[at + 1 :]:
                if first.language != second.language and _one_letter(first.surname, second.surname):
                    groups.join(first, second)


def _one_letter(first: str, second: str) -> bool:
    return min(len(first), len(second)) >= 5 and OSA.distance(first, second) == 1


def _join_bare(groups: Groups, found: list[Node]) -> None:
    """A bare surname joins the one person of that surname in the other reports, if there is only one."""
    for node in found:
        if node.given:
            continue
        others = [n for n in found if n is not node and not _genders_differ(n, node)]
        full = groups.groups_of(n for n in others if n.given)
        if len(full) == 1:
            groups.join(full[0][0], node)
        elif not full:
            for other in others:
                groups.join(other, node)


def _genders_differ(first: Node, second: Node) -> bool:
    one, two = first.entity.gender, second.entity.gender
    return bool(one and two and one != two)


def _join_by_office(groups: Groups, people: list[Node]) -> None:
    """'The US president' of one report is who holds that office in another, if only one does."""
    holders: dict[str, list[Node]] = {}
    for node in people:
        if node.names:
            for post in _offices(node):
                holders.setdefault(post, []).append(node)
    for node in people:
        if node.names:
            continue
        found = [
            holder
            for post in sorted(_offices(node))
            for wide in _narrowed(post)
            for holder in holders.get(wide, ())
        ]
        fitting = groups.groups_of(holder for holder in found if not _genders_differ(holder, node))
        if len(fitting) == 1:
            groups.join(fitting[0][0], node)
    _join_nameless(groups, [node for node in people if not node.names])


def _join_nameless(groups: Groups, nameless: list[Node]) -> None:
    """Epithets that nobody's name meets still meet each other by office."""
    by_office: dict[str, Node] = {}
    for node in nameless:
        for post in sorted(_offices(node)):
            other = by_office.setdefault(post, node)
            unnamed = not any(n.names for n in (*groups.of(other), *groups.of(node)))
            if unnamed and other.report != node.report and not _genders_differ(other, node):
                groups.join(other, node)


@cache
def _narrowed(post: str) -> tuple[str, ...]:
    """The office itself, and those that its word may stand for: head-of-state@US, president@US, …"""
    concept, _, place = post.partition("@")
    if concept.startswith(("former:", "other:")):
        return (post,)
    table = profile("und").load("names", _Offices).narrower
    found: list[str] = []
    left = [concept]
    while left:
        word = left.pop()
        if word not in found:
            found.append(word)
            left += table.get(word, ())
    return tuple(f"{word}@{place}" for word in found)
