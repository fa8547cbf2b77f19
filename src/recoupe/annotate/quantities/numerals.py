"""Numbers as they are written, in digits and in words, with their values: the layer under quantities.

Words are composed by one grammar for all languages (units, tens, hundreds, scales, joiners; the language's
data say which word is which), so a new language needs a data file only.
"""

import math
import re
from typing import Literal, NamedTuple

from recoupe.annotate.quantities.compose import Composed, compose
from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.lexicon import Lexicon, lexicon
from recoupe.annotate.quantities.pieces import Piece, adjacent, cut

NumeralKind = Literal["cardinal", "ordinal", "fraction"]

_MINUS = re.compile(rf"(?:^|(?<=[\s({SPACES}=<>]))[-−–](?=[\d.,])")


_CODE = re.compile(r"(?<![^\W_])[A-Z]{3}$")


class Numeral(NamedTuple):
    """A number at [start, end).

    `words` says that words of the language were needed to read it, `article` that it is a word which is
    mostly an article, `vague` that the words mean "about", `attached` that letters follow directly
    ("180ml"), `scale` the scale word or abbreviation it ends with (1 if none).
    """

    start: int
    end: int
    value: float
    kind: NumeralKind = "cardinal"
    words: bool = False
    article: bool = False
    vague: bool = False
    attached: bool = False
    scale: float = 1.0


def find_numerals(text: str, language: str) -> list[Numeral]:
    """All numbers of a text, in order, not overlapping.

    >>> [(n.value, n.end) for n in find_numerals("2,5 millions d'euros", "fr")]
    [(2500000.0, 12)]
    """
    words = lexicon(language)
    reader = _Reader(text, words)
    found: list[Numeral] = []
    index = 0
    while index < len(reader.pieces):
        piece = reader.pieces[index]
        if piece.value is None and piece.word not in words.openers:
            index += 1
            continue
        numeral, after = reader.at(index)
        if numeral is not None:
            found.append(numeral)
        index = max(after, index + 1)
    return found


class _Part(NamedTuple):
    """A value over pieces up to `after`."""

    value: float
    after: int
    kind: NumeralKind = "cardinal"
    scale: float = 1.0
    vague: bool = False


class _Reader:
    """The numbers of one text, read piece by piece."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words
        self.pieces = cut(text, words)

    def at(self, index: int) -> tuple[Numeral | None, int]:
        """The number that begins at a piece and the index after it; None and the same index if none does."""
        piece = self.pieces[index]
        if piece.value is not None and self._inside_a_word(piece):
            return None, index + 1
        sign, first = self._sign(index)
        part = self._part(first)
        if part is None:
            return None, index
        start = piece.start
        if piece.value is not None and start and _MINUS.match(self.text, start - 1):
            start, sign = start - 1, -1.0
        return self._numeral(start, first, part, sign), part.after

    def _numeral(self, start: int, first: int, part: _Part, sign: float) -> Numeral | None:
        end = self.pieces[part.after - 1].end
        alone = part.after == first + 1
        value, scale, kind = part.value, part.scale, part.kind
        if self.pieces[part.after - 1].value is not None and kind == "cardinal":
            end, value, scale, kind = self._suffixed(end, value, alone)
        if not math.isfinite(value):
            return None
        pieces = self.pieces[first : part.after]
        return Numeral(
            start,
            end,
            sign * value,
            kind,
            words=any(piece.value is None for piece in pieces),
            article=alone and sign > 0 and pieces[0].word in self.words.articles,
            vague=part.vague,
            attached=self.text[end : end + 1].isalpha() or (start > 0 and self.text[start - 1].isalpha()),
            scale=scale,
        )

    def _suffixed(self, end: int, value: float, alone: bool) -> tuple[int, float, float, NumeralKind]:
        """Read what may directly follow digits: an ordinal's letters, or an abbreviated scale (1.2bn)."""
        suffix = self.words.ordinal_suffix.match(self.text, end)
        if suffix and alone and value == int(value):
            return suffix.end(), value, 1.0, "ordinal"
        scale = self.words.abbreviation.match(self.text, end)
        if scale:
            factor = self.words.numbers.abbreviations[scale.group(1)]
            return scale.end(1), value * factor, factor, "cardinal"
        return end, value, 1.0, "cardinal"

    def _inside_a_word(self, piece: Piece) -> bool:
        """Whether digits hang on letters (F16); after a code of money they may (USD115)."""
        before = self.text[max(0, piece.start - 4) : piece.start]
        return (before[-1:].isalpha() and not _CODE.search(before)) or before[-1:] == "_"

    def _sign(self, index: int) -> tuple[float, int]:
        if self.pieces[index].word in self.words.minus and self._follows(index + 1):
            before = self.pieces[index - 1].word if index and self._follows(index) else ""
            return (1.0, index) if before in self.words.minus_not_after else (-1.0, index + 1)
        return 1.0, index

    def _part(self, first: int) -> _Part | None:
        composed = self._compose(first)
        if composed is None:
            return self._article(first) or self._half(first)
        if composed.ordinal:
            return _Part(composed.value, composed.after, "ordinal")
        if composed.before is not None and not self._regular_tens(composed.before):
            before = composed.before
            mixed = self._mixed(_Part(before.value, before.after, "cardinal", before.scale))
            if mixed is not None:
                return self._multiplied(mixed)
        part = _Part(composed.value, composed.after, "cardinal", composed.scale, composed.vague)
        for extend in (self._over, self._mixed, self._decimals, self._share):
            extended = extend(part)
            if extended is not None:
                return self._multiplied(extended)
        return part

    def _regular_tens(self, before: Composed) -> bool:
        """Whether the joiner after a ten belongs to the number itself (treinta *y* tres)."""
        return before.value % 100 > 0 and self.pieces[before.after].word in self.words.tens_joiners

    def _compose(self, first: int) -> Composed | None:
        if self._of_several(first):
            return None
        composed = compose(self.text, self.pieces, first, self.words)
        return composed if composed and composed.after > first else None

    def _of_several(self, index: int) -> bool:
        """Whether a hundred or a thousand is counted by a word that gives no number: *several* hundred."""
        if self.pieces[index].word not in self.words.bare or not self._follows(index):
            return False
        return self.pieces[index - 1].word in self.words.several

    def _article(self, first: int) -> _Part | None:
        """A number after an article that stands for one: a hundred, a dozen, a couple of dozen, a third."""
        if self.pieces[first].word not in self.words.fraction_articles or not self._follows(first + 1):
            return None
        following = self.pieces[first + 1]
        if following.word in self.words.multipliers:
            return self._multiplier(first + 1)
        if following.word in self.words.one_of_them:
            composed = compose(self.text, self._with_one(first), first, self.words)
            if composed and composed.after > first + 1 and not composed.ordinal:
                part = _Part(composed.value, composed.after, "cardinal", composed.scale, composed.vague)
                return self._multiplied(self._over(part) or self._mixed(part) or part)
        denominator = self.words.denominators.get(following.word)
        if denominator is not None and not self._counts_on(first + 1):
            return self._multiplied(_Part(1 / denominator, first + 2, "fraction"))
        return None

    def _with_one(self, first: int) -> list[Piece]:
        article = self.pieces[first]._replace(word="", value=1.0)
        return [*self.pieces[:first], article, *self.pieces[first + 1 : first + 12]]

    def _multiplier(self, index: int) -> _Part | None:
        after = self._skip(index + 1, self.words.fraction_links)
        if after < len(self.pieces) and self._follows(after):
            atom = self.words.atoms.get(self.pieces[after].word)
            if atom and atom.kind in ("collective", "hundred", "scale"):
                value = self.words.multipliers[self.pieces[index].word] * atom.value
                return _Part(value, after + 1, "cardinal", atom.value, True)
        return None

    def _half(self, first: int) -> _Part | None:
        """Half a million, half the seats, demi-million: a fraction that needs no number before it."""
        word = self.pieces[first].word
        if word not in self.words.denominators or word in self.words.ordinals:
            return None
        part = _Part(1 / self.words.denominators[word], first + 1, "fraction")
        multiplied = self._multiplied(part)
        return multiplied if word in self.words.halves or multiplied.kind == "cardinal" else None

    def _multiplied(self, part: _Part) -> _Part:
        """A fraction or mixed number times the scale that follows it (half a million)."""
        index = part.after
        if not self._follows(index):
            return part
        index = self._skip(index, self.words.fraction_links)
        index = self._skip(index, self.words.fraction_articles)
        if index >= len(self.pieces) or (index > part.after and not self._follows(index)):
            return part
        atom = self.words.atoms.get(self.pieces[index].word)
        if atom is None or atom.kind not in ("scale", "collective", "hundred"):
            return part
        return _Part(part.value * atom.value, index + 1, "cardinal", atom.value)

    def _skip(self, index: int, words: frozenset[str]) -> int:
        return index + 1 if index < len(self.pieces) and self.pieces[index].word in words else index

    def _decimals(self, part: _Part) -> _Part | None:
        """Two point five, deux virgule zéro trois: the digits after the mark, in words."""
        index = part.after
        if not self._follows(index) or self.pieces[index].word not in self.words.decimal_words:
            return None
        zeros, index = 0, index + 1
        while index < len(self.pieces) and self._is_zero(index):
            zeros, index = zeros + 1, index + 1
        composed = self._compose(index) if index < len(self.pieces) else None
        if composed is None or composed.value != int(composed.value) or composed.ordinal:
            return _Part(part.value, index) if zeros else None
        digits = "0" * zeros + str(
            int(composed.value / composed.scale) if composed.scale > 99 else int(composed.value)
        )
        scale = composed.scale if composed.scale > 99 else 1.0
        return _Part((part.value + float("0." + digits)) * scale, composed.after, "cardinal", scale)

    def _is_zero(self, index: int) -> bool:
        atom = self.words.atoms.get(self.pieces[index].word)
        return atom is not None and atom.kind == "zero"

    def _over(self, part: _Part) -> _Part | None:
        """Two thirds, un vingt-cinquième, trois quarts."""
        denominator = self._denominator(part.after, plural=part.value != 1)
        if denominator is None:
            return None
        return _Part(part.value / denominator.value, denominator.after, "fraction")

    def _denominator(self, index: int, *, plural: bool) -> _Part | None:
        if not self._follows(index):
            return None
        word = self.pieces[index].word
        if word in self.words.denominators:
            ordinal = word in self.words.ordinals and word not in self.words.fractions
            if plural and ordinal and not word.endswith("s"):
                return None
            if not plural and self._counts_on(index):
                return None
            return _Part(self.words.denominators[word], index + 1)
        composed = self._compose(index)
        if composed and composed.ordinal and composed.after > index + 1:
            return _Part(composed.value, composed.after)
        return self._tens_denominator(index)

    def _counts_on(self, index: int) -> bool:
        """Whether an ordinal stands before its noun (*a third* suspect), so that it is no denominator."""
        if self.pieces[index].word not in self.words.ordinals or not self._follows(index + 1):
            return False
        following = self.pieces[index + 1].word
        scale = self.words.atoms.get(following)
        return following not in self.words.fraction_links and not (
            scale and scale.kind in ("scale", "collective")
        )

    def _tens_denominator(self, index: int) -> _Part | None:
        """Twenty-firsts: a ten and a plural ordinal below ten."""
        atom = self.words.atoms.get(self.pieces[index].word)
        if atom is None or atom.kind != "ten" or not self._follows(index + 1):
            return None
        word = self.pieces[index + 1].word.removesuffix("s")
        unit = self.words.ordinals.get(word, 0.0)
        return _Part(atom.value + unit, index + 2) if 0 < unit < 10 else None

    def _mixed(self, part: _Part) -> _Part | None:
        """One and a half, cinq et un quart, 3 million and a half (a half of the scale)."""
        index = part.after
        if not self._follows(index) or self.pieces[index].word not in self.words.fraction_joiners:
            return None
        index += 1
        if not self._follows(index):
            return None
        fraction = self._fraction_after_joiner(index)
        if fraction is None or not 0 < fraction.value < 1:
            return None
        scale = self._scale_at(fraction.after)
        if 1 < scale < part.scale:
            return _Part(part.value + fraction.value * scale, fraction.after + 1, "cardinal", scale)
        return _Part(part.value + fraction.value * part.scale, fraction.after, "cardinal", 1.0)

    def _scale_at(self, index: int) -> float:
        atom = self.words.atoms.get(self.pieces[index].word) if self._follows(index) else None
        return atom.value if atom and atom.kind == "scale" else 1.0

    def _fraction_after_joiner(self, index: int) -> _Part | None:
        word = self.pieces[index].word
        if word in self.words.denominators and word in self.words.halves:
            return _Part(1 / self.words.denominators[word], index + 1)
        if word in self.words.fraction_articles and self._follows(index + 1):
            denominator = self._denominator(index + 1, plural=False)
            return _Part(1 / denominator.value, denominator.after) if denominator else None
        composed = self._compose(index)
        if composed is None or composed.ordinal or composed.value >= 100:
            return None
        part = _Part(composed.value, composed.after)
        return self._over(part)

    def _share(self, part: _Part) -> _Part | None:
        """One in five, un sur trois, two out of three."""
        if part.scale > 1:
            return None
        after = self._ratio_end(part.after)
        if after is None:
            return None
        composed = self._compose(after)
        if composed is None or composed.ordinal or composed.value <= part.value or part.value <= 0:
            return None
        if composed.value > 1000 or self._before_a_unit_of_time(composed.after):
            return None
        return _Part(part.value / composed.value, composed.after, "fraction")

    def _ratio_end(self, index: int) -> int | None:
        """The index after the words that stand between the two numbers of a share."""
        for words in self.words.ratio_words:
            after = index + len(words)
            if after < len(self.pieces) and all(
                self.pieces[index + i].word == word and self._follows(index + i)
                for i, word in enumerate(words)
            ):
                return after if self._follows(after) else None
        return None

    def _before_a_unit_of_time(self, index: int) -> bool:
        return index < len(self.pieces) and self.pieces[index].word in self.words.ratio_not_before

    def _follows(self, index: int) -> bool:
        """Whether a piece stands directly after the one before it."""
        return 0 < index < len(self.pieces) and adjacent(
            self.text, self.pieces[index - 1], self.pieces[index]
        )
