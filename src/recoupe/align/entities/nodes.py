"""Local entities with what linking asks of them, and the groups that they are joined into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from recoupe.languages import profile
from recoupe.languages.transliterate import skeleton, to_latin
from recoupe.model import AnnotatedReport, LocalEntity, Mention


class _NameParts(msgspec.Struct, frozen=True):
    suffixes: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(profile("und").load("names", _NameParts).suffixes)


@cache
def _particles() -> frozenset[str]:
    return frozenset(profile("und").load("names", _NameParts).particles)


@dataclass(frozen=True, eq=False)
class Node:
    """A local entity of one report: `names` are the forms of its name mentions, as written."""

    number: int
    report: str
    language: str
    entity: LocalEntity
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the fullest name in Latin letters, without dots; () for an epithet alone."""
        if not self.names:
            return ()
        words = (to_latin(word).strip(".,") for word in self.entity.name.split())
        return tuple(word for word in words if word)

    @cached_property
    def given(self) -> str:
        """The first word of a name of several, "" otherwise."""
        return self.parts[0] if len(self.parts) > 1 and self.parts[0] not in _particles() else ""

    @cached_property
    def surname(self) -> str:
        """The last word of a name by its sound, with what tells son from father."""
        parts = self.parts
        suffix = ""
        if len(parts) > 2 and parts[-1] in _suffixes():
            parts, suffix = parts[:-1], f" {parts[-1]}"
        return (skeleton(parts[-1]) or parts[-1]) + suffix if parts else ""


def nodes(reports: Sequence[AnnotatedReport]) -> list[Node]:
    """Every local entity of every report, in a fixed order."""
    found: list[Node] = []
    for report in reports:
        mentions = {mention.id: mention for mention in report.mentions}
        text = report.report.text
        for entity in report.entities:
            own = tuple(mentions[key] for key in entity.mentions if key in mentions)
            names = tuple(dict.fromkeys(text[m.start : m.end] for m in own if m.form == "name"))
            found.append(Node(len(found), report.report.id, report.language, entity, own, names))
    return found


class Groups:
    """Nodes joined step by step; a group never holds two named entities of one report."""

    def __init__(self, members: list[Node]) -> None:
        self.nodes = members
        self._parent = list(range(len(members)))
        self._inside: dict[int, list[Node]] = {node.number: [node] for node in members}
        self._named = {node.number: {node.report} if node.names else set[str]() for node in members}

    def root(self, node: Node) -> int:
        """The number that names the group of a node."""
        at = node.number
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def of(self, node: Node) -> list[Node]:
        """The nodes of the group that holds a node."""
        return self._inside[self.root(node)]

    def all(self) -> list[list[Node]]:
        """Every group, in the order of its first node."""
        return [sorted(group, key=lambda node: node.number) for _, group in sorted(self._inside.items())]

    def groups_of(self, members: Iterable[Node]) -> list[list[Node]]:
        """The groups that hold any of some nodes."""
        roots = sorted({self.root(node) for node in members})
        return [self._inside[root] for root in roots]

    def apart(self, first: Node, second: Node) -> bool:
        """Whether joining would put two named entities of one report together."""
        return not self._named[self.root(first)].isdisjoint(self._named[self.root(second)])

    def join(self, first: Node, second: Node) -> bool:
        """Joins the groups of two nodes; False where they must stay apart."""
        one, two = self.root(first), self.root(second)
        if one == two:
            return True
        if self.apart(first, second):
            return False
        low, high = min(one, two), max(one, two)
        self._parent[high] = low
        self._inside[low] += self._inside.pop(high)
        self._named[low] |= self._named.pop(high)
        return True
