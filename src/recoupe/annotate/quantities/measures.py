"""The unit beside a number: names and signs of measures and of money, before or after it."""

import re
from functools import cache
from typing import NamedTuple

from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.forms import QuantityWords, UnitWords
from recoupe.annotate.quantities.lexicon import key, lexicon
from recoupe.languages import profile
from recoupe.languages.units import unit_table, units

_GAP = rf"[{SPACES}]{{0,2}}"
_SCALE = re.compile(rf"{_GAP}([^\W\d_]+)\.?")
_WORD = re.compile(r"°?[^\W\d_]+\.?(?:[/'’][^\W\d_]+)*\.?(?:\^?[23²³])?|[^\W\d_]+['’]")
_WORD_GAP = re.compile(rf"[{SPACES}]{{0,2}}[-‑]?[{SPACES}]{{0,2}}")
_ELIDED = re.compile(r"[dDlL]['’]")


class Measure(NamedTuple):
    """A unit found in the text at [start, end): its symbol and dimension, and a scale that stands with it."""

    start: int
    end: int
    unit: str
    dimension: str
    scale: float = 1.0
    name: bool = False


class UnitLexicon:
    """All names and signs of units in one language."""

    def __init__(self, language: str) -> None:
        data = profile(language)
        tables = [data.load("units_cldr", UnitWords)] if data.has("units_cldr") else []
        tables += [data.load("units", UnitWords)] if data.has("units") else []
        self.names: dict[str, tuple[str, str]] = {}
        for table in tables:
            self.names |= {_name(name): (iso, "money") for name, iso in table.money.items()}
        for table in tables:
            self.names |= {
                _name(name): (symbol, _dimension(symbol)) for name, symbol in table.measures.items()
            }
        signs: dict[str, tuple[str, str]] = {
            sign: (unit.symbol, unit.dimension) for unit in unit_table().unit for sign in unit.signs
        }
        self.money_signs = dict(unit_table().money)
        self.bare_signs = {_bare(sign): iso for sign, iso in self.money_signs.items()}
        for table in tables:
            self.names |= {_name(name): (iso, "money") for name, iso in table.money.items()}
            self.measures = {
                _name(name): (symbol, _dimension(symbol)) for name, symbol in table.measures.items()
            }
            self.names |= self.measures
            signs |= {sign: (symbol, _dimension(symbol)) for sign, symbol in table.signs.items()}
        last = tables[-1] if tables else UnitWords({})
        signs = {sign: unit for sign, unit in signs.items() if sign not in last.not_units}
        self.names = {name: unit for name, unit in self.names.items() if name not in last.not_units}
        money = {_name(name): iso for table in tables for name, iso in table.money.items()}
        self.ambiguous = {name: iso for name, iso in money.items() if self.names[name][1] != "money"}
        self.links = tuple(key(link) for link in last.links)
        self.subunit_joiners = frozenset(map(key, last.subunit_joiners))
        self.codes = {iso for iso in money.values() if len(iso) == 3 and iso.isupper()}
        self.codes |= set(unit_table().money.values())
        self.sign_after = _sign_pattern(signs)
        self.signs = signs
        self.money_after = _money_after(self.money_signs, self.codes)
        self.money_before = _money_before(self.money_signs, self.codes)
        self.longest = max((name.count(" ") + 1 for name in self.names), default=1)

    def after(self, text: str, position: int, *, linked: bool) -> Measure | None:
        """The unit that follows a number; `linked` allows a word such as "of" between them."""
        found = self._here(text, position)
        if found is None and linked and (link := _words(text, position, 1)) and link[0][2] in self.links:
            found = self._here(text, link[0][1])
        return found

    def _here(self, text: str, position: int) -> Measure | None:
        return self._sign(text, position) or self._money_sign(text, position) or self._name(text, position)

    def before(self, text: str, position: int, floor: int) -> Measure | None:
        """The sign or code of money that stands before a number, not before `floor`."""
        window = max(floor, position - 10)
        match = self.money_before.search(text, window, position)
        if not match:
            return None
        sign = match.group("sign")
        iso = self._code(sign)
        scale = 1e6 if match.group("million") else 1.0
        return Measure(match.start(), position, iso, "money", scale) if iso else None

    def money_of(self, name: str) -> str:
        """The currency that the name of a measure can mean too, "" if none."""
        return self.ambiguous.get(_name(name), "")

    def _sign(self, text: str, position: int) -> Measure | None:
        match = self.sign_after.match(text, position)
        if not match:
            return None
        symbol, dimension = self.signs[match.group(1)]
        start, end = match.span(1)
        if text[start - 1] in "([{<" and text[end : end + 1] in (")", "]", "}", ">"):
            end += 1
        return Measure(start, end, symbol, dimension)

    def _money_sign(self, text: str, position: int) -> Measure | None:
        match = self.money_after.match(text, position)
        if not match:
            return None
        iso = self._code(match.group("sign"))
        scale = 1e6 if match.group("million") else 1.0
        return Measure(match.start("sign"), match.end(), iso, "money", scale) if iso else None

    def _code(self, sign: str) -> str:
        bare = _bare(sign)
        return self.bare_signs.get(bare) or (bare if bare in self.codes else "")

    def _name(self, text: str, position: int) -> Measure | None:
        words = _words(text, position, self.longest)
        for count in range(len(words), 0, -1):
            name = " ".join(word for _, _, word in words[:count])
            found = self.names.get(name) or self.names.get(name.rstrip("."))
            if found:
                end = words[count - 1][1]
                if text[end - 1] == "." and name not in self.names:
                    end -= 1
                return Measure(words[0][0], end, found[0], found[1], name=True)
        return None


@cache
def unit_lexicon(language: str) -> UnitLexicon:
    """The units of a language."""
    return UnitLexicon(language)


def money_scale(text: str, position: int, language: str) -> tuple[float, int]:
    """A scale that is only one beside money ("$5m", "75 USD million"): the factor, and where it ends."""
    numbers = profile(language).load("quantities", QuantityWords).numbers
    match = _SCALE.match(text, position)
    if not match:
        return 1.0, position
    word = match.group(1)
    if word in numbers.money_abbreviations:
        return numbers.money_abbreviations[word], match.end(1)
    if word in numbers.abbreviations:
        return numbers.abbreviations[word], match.end(1)
    atom = lexicon(language).atoms.get(key(word))
    if atom and atom.kind == "scale":
        return atom.value, match.end(1)
    return 1.0, position


def _words(text: str, position: int, count: int) -> list[tuple[int, int, str]]:
    """Up to `count` words that follow each other from a position, in the form of the lexicon."""
    found: list[tuple[int, int, str]] = []
    while len(found) < count:
        start = _WORD_GAP.match(text, position).end()  # type: ignore[union-attr]
        match = _elided(text, start) or _WORD.match(text, start)
        if not match:
            break
        found.append((match.start(), match.end(), key(match.group())))
        position = match.end()
    return found


def _elided(text: str, start: int) -> re.Match[str] | None:
    return _ELIDED.match(text, start)


def _name(name: str) -> str:
    """A name as its words, so that spaces and hyphens are the same."""
    return " ".join(word for _, _, word in _words(name, 0, 8)) or key(name)


def _dimension(symbol: str) -> str:
    unit = units().get(symbol)
    return unit.dimension if unit else "measure"


def _bare(sign: str) -> str:
    return sign.replace(" ", "").replace(".", "").upper()


def _sign_pattern(signs: dict[str, tuple[str, str]]) -> re.Pattern[str]:
    longest = sorted(signs, key=lambda sign: (-len(sign), sign))
    body = "|".join(map(re.escape, longest))
    return re.compile(rf"{_GAP}[-‑(\[{{<]?({body})(?![^\W_]|[.'’][^\W\d_]|[²³]|-?\d)")


def _loose(sign: str) -> str:
    return r" ?".join(re.escape(part) for part in re.findall(r"[^\W\d_]+|\.|[^\s.]", sign.replace(" ", "")))


def _as_written(sign: str) -> bool:
    """Whether a sign is found in its own case only: words and single letters (A$, not "a $5 note")."""
    return sign.isalpha() or sum(c.isalpha() for c in sign) == 1


def _money_body(signs: dict[str, str], codes: set[str]) -> str:
    longest = sorted(signs, key=lambda sign: (-len(sign), sign))
    symbols = "|".join(re.escape(sign) if _as_written(sign) else f"(?i:{_loose(sign)})" for sign in longest)
    names = "|".join(sorted(codes - set(unit_table().codes_not)) + sorted(unit_table().codes_lower))
    return rf"(?P<million>M(?=[A-Z]{{3}}))?(?P<sign>{symbols}|{names})"


def _money_after(signs: dict[str, str], codes: set[str]) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}{_money_body(signs, codes)}(?![^\W_])")


def _money_before(signs: dict[str, str], codes: set[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_money_body(signs, codes)}{_GAP}$")
