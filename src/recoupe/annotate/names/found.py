"""A name while names are being found, and which words are taken."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.annotate.names.lexicon import Known
from recoupe.annotate.names.words import Words
from recoupe.model import MentionType


@dataclass(slots=True)
class Name:
    """A name: words `first` up to, not including, `last`, and the honorific words before it."""

    first: int
    last: int
    type: MentionType
    known: Known | None = None
    gender: str = ""
    honorific: int = 0
    origin: str = "model"

    @property
    def start_word(self) -> int:
        """The word where the mention begins, its honorific with it."""
        return self.first - self.honorific


class Taken:
    """The names found so far, with the words that they take."""

    def __init__(self, words: Words, names: Iterable[Name]) -> None:
        self.owner: list[Name | None] = [None] * len(words)
        for name in names:
            self.add(name)

    def names(self) -> list[Name]:
        """Every name once."""
        seen: dict[int, Name] = {id(name): name for name in self.owner if name is not None}
        return list(seen.values())

    def add(self, name: Name) -> None:
        """Takes the words of a name, and drops any name that holds one of them."""
        for other in self.inside(name.first, name.last):
            self.remove(other)
        for at in range(name.first, name.last):
            self.owner[at] = name

    def remove(self, name: Name) -> None:
        """Sets the words of a name free."""
        for at in range(name.first, name.last):
            self.owner[at] = None

    def inside(self, first: int, last: int) -> list[Name]:
        """The names that hold a word of a stretch."""
        found = {id(name): name for name in self.owner[first:last] if name is not None}
        return list(found.values())

    def free(self, first: int, last: int) -> bool:
        """Whether no name holds a word of a stretch."""
        return all(name is None for name in self.owner[first:last])
