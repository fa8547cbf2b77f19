"""Cardinals and ordinals out of their parts: one grammar for all languages.

Each part may add to what stands before it as long as it fits in the room that the part before left
(after "vingt" 1–9, after "soixante" 1–19, after "hundred" 1–99, after "thousand" 1–999), or multiply it
(hundred, scales). Where a part does neither, the number ends.
"""

from typing import NamedTuple

from recoupe.annotate.quantities.lexicon import Atom, Lexicon
from recoupe.annotate.quantities.pieces import Piece, adjacent


class Composed(NamedTuple):
    """A number over pieces [first, after). `scale` is the last scale it names, if it ends with one;
    `last` the amount that was added last; `plain` tells a single number in digits,
    `before` what stood before the last joiner."""

    value: float
    after: int
    ordinal: bool = False
    scale: float = 1.0
    last: float = 0.0
    plain: bool = False
    vague: bool = False
    before: "Composed | None" = None


def compose(text: str, pieces: list[Piece], first: int, words: Lexicon) -> Composed | None:
    """The number that begins at piece `first`, None where none does."""
    state = _State(words)
    index = first
    good: Composed | None = None
    while index < len(pieces):
        piece = pieces[index]
        if index > first and not adjacent(text, pieces[index - 1], piece):
            break
        if not state.take(piece, _next(text, pieces, index)):
            if state.join(piece):
                state.undo = state.composed(index)
                index += 1
                continue
            break
        index += 1
        good = state.composed(index)
        if state.done:
            break
    if good and state.undo and index < len(pieces) and _claims(text, pieces, index, words):
        return state.undo
    return good._replace(before=state.undo) if good else None


def _claims(text: str, pieces: list[Piece], index: int, words: Lexicon) -> bool:
    """Whether the next piece is a hundred or a scale that would have to multiply what was only added, so that
    a number of its own began there (three million and five million)."""
    if not adjacent(text, pieces[index - 1], pieces[index]):
        return False
    atom = words.atoms.get(pieces[index].word)
    return atom is not None and atom.kind in ("hundred", "scale")


def _next(text: str, pieces: list[Piece], index: int) -> Piece | None:
    after = index + 1
    return pieces[after] if after < len(pieces) and adjacent(text, pieces[index], pieces[after]) else None


class _State:
    """What was read of a number so far: closed parts (with scales), the open group, the room left in it."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.parts: list[float] = []
        self.group: float | None = None
        self.room = float("inf")
        self.last = 0.0
        self.scale = 1.0
        self.joined = False
        self.ordinal = False
        self.done = False
        self.digits = False
        self.from_digits = False
        self.vague = False
        self.unit_last = False
        self.undo: Composed | None = None

    @property
    def value(self) -> float:
        return sum(self.parts) + (self.group or 0.0)

    @property
    def empty(self) -> bool:
        return self.group is None and not self.parts

    def composed(self, after: int) -> Composed:
        plain = self.digits and not self.parts
        return Composed(self.value, after, self.ordinal, self.scale, self.last, plain, self.vague)

    def join(self, piece: Piece) -> bool:
        """Take a joiner ("and", "et", "und") where one may stand."""
        if self.empty or self.joined:
            return False
        big = self.room >= 99
        allowed = (big and piece.word in self.words.joiners) or (
            0 < self.room < 99 and piece.word in self.words.tens_joiners
        )
        if not allowed and not (self.unit_last and piece.word in self.words.unit_first):
            return False
        self.joined = True
        self.joiner = piece.word
        return True

    def take(self, piece: Piece, following: Piece | None) -> bool:
        """Add a piece to the number; False where it does not fit."""
        if piece.value is not None:
            taken = self._take_digits(piece, following)
        elif (atom := self.words.atoms.get(piece.word)) is not None:
            taken = self._take_atom(atom, piece)
        else:
            taken = self._take_ordinal(piece)
        if taken:
            self.joined = False
        return taken

    def _take_digits(self, piece: Piece, following: Piece | None) -> bool:
        value = piece.value or 0.0
        if self.empty:
            self.group, self.room, self.digits, self.last = value, 0.0, True, value
            self.from_digits = True
            self.done = not piece.whole and not self._multiplies(following)
            return True
        small = self.joined and self.room == 99 and 0 < value < 100 and not self._multiplies(following)
        more = self.group is None and 0 < value < self.room and self._multiplies(following)
        if not (small or more) or not piece.whole:
            return False
        self.group = (self.group or 0.0) + value
        self.room, self.last, self.scale = 0.0, value, 1.0
        return True

    def _multiplies(self, following: Piece | None) -> bool:
        atom = self.words.atoms.get(following.word) if following else None
        return atom is not None and atom.kind in ("hundred", "scale")

    def _take_atom(self, atom: Atom, piece: Piece) -> bool:
        if atom.kind == "hundred":
            return self._hundred(piece)
        if atom.kind == "scale":
            return self._scale(atom, piece)
        if atom.kind == "collective":
            return self._collective(atom, piece)
        if atom.kind == "zero":
            return self._whole(atom.value) if self.empty else False
        if atom.kind == "whole":
            return self._whole(atom.value) if self.empty else False
        if self.unit_last and self.joined and self.joiner in self.words.unit_first:
            return self._ten_after_unit(atom)
        if self.unit_last and not self.joined and self.words.vigesimal.get(piece.word) == self.last:
            return self._times_twenty(atom)
        return self._add(atom)

    def _times_twenty(self, atom: Atom) -> bool:
        """Quatre-vingt: the unit before counts twenties, and 1 to 19 may follow."""
        self.group = (self.group or 0.0) - self.last + self.last * atom.value
        self.last, self.room, self.unit_last = self.last * atom.value, 19.0, False
        return True

    def _whole(self, value: float) -> bool:
        self.group, self.room, self.last = value, 0.0, value
        return True

    def _add(self, atom: Atom) -> bool:
        value = atom.value
        if not self.empty and (value > self.room or (self.digits and self.room == 0)):
            return False
        if self.joined and self.joiner in self.words.unit_first and self.room < 99:
            return False
        self.group = (self.group or 0.0) + value
        self.last, self.scale = value, 1.0
        self.room = atom.room
        self.unit_last = atom.kind == "unit"
        return True

    def _ten_after_unit(self, atom: Atom) -> bool:
        if atom.kind != "ten":
            return False
        self.group = (self.group or 0.0) + atom.value
        self.last, self.room, self.unit_last = atom.value + self.last, 0.0, False
        return True

    def _hundred(self, piece: Piece) -> bool:
        if self.empty or (self.group is None and self.room >= 100):
            if self.empty and piece.word not in self.words.bare:
                return False
            self.group = 100.0
        elif (
            self.group is not None
            and self.last <= self.words.numbers.hundred_after
            and not (self.joined and self.room != 0)
        ):
            if self.group >= 100 and not self.digits:
                return False
            self.group *= 100
        else:
            return False
        self.room, self.last, self.unit_last, self.scale = 99.0, self.group, False, 1.0
        return True

    def _cents(self) -> bool:
        """Whether digits stand before a hundred that multiplies small words only: 50 cents is money."""
        return self.digits and self.words.numbers.hundred_after < 10

    def _scale(self, atom: Atom, piece: Piece) -> bool:
        if self.empty and piece.word not in self.words.bare:
            return False
        lower = [part for part in self.parts if part < atom.value]
        higher = [part for part in self.parts if part >= atom.value]
        if self.group is None and self.parts and not lower and not self._scale_on_scale(atom):
            return False
        if higher and self.group is None and not lower:
            self.parts = [*higher[:-1], higher[-1] * atom.value]
            self.last = self.parts[-1]
        else:
            amount = sum(lower) + (self.group if self.group is not None else 0.0)
            amount = amount or 1.0
            if higher and amount * atom.value >= higher[-1]:
                return False
            self.parts = [*higher, amount * atom.value]
            self.last = amount * atom.value
        self.group, self.room, self.scale = None, atom.value - 1, atom.value
        self.unit_last, self.digits = False, self.digits and len(self.parts) == 0
        return True

    def _scale_on_scale(self, atom: Atom) -> bool:
        """Whether a scale may directly follow another ("thousand million", "lakh crore")."""
        return self.scale != atom.value and not self.joined

    def _collective(self, atom: Atom, piece: Piece) -> bool:
        if self.empty:
            return False
        self.vague = self.vague or piece.word in self.words.vague
        total, last = self.value, self.last
        self.parts, self.group = [], total - last + last * atom.value
        self.last, self.room, self.scale, self.done = last * atom.value, 0.0, atom.value, False
        self.unit_last = False
        return True

    def _take_ordinal(self, piece: Piece) -> bool:
        value = self.words.ordinals.get(piece.word)
        if value is None or self.from_digits:
            return False
        if self.empty:
            self.group = value
        elif (
            self.unit_last and self.joined and self.joiner in self.words.unit_first and 20 <= value < 100
        ) or (value <= self.room and (value < 100 or self.group is None)):
            self.group = (self.group or 0.0) + value
        elif value in (100.0, 1e3, 1e6, 1e9, 1e12) and 1 < self.value < value:
            self.parts, self.group = [], self.value * value
        elif value >= 1000 and self.group is not None and self.group < value and self.value > value:
            self.group *= value
        else:
            return False
        self.ordinal, self.done, self.last = True, True, value
        return True
