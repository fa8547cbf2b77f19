"""Rates: what a figure is counted by (a day, par habitant, pro Liter)."""

import math
import re
from collections.abc import Sequence
from functools import cache

from recoupe.annotate.quantities.digits import SPACES
from recoupe.annotate.quantities.draft import Draft
from recoupe.annotate.quantities.forms import QuantityWords, RateWords
from recoupe.annotate.quantities.lexicon import key
from recoupe.annotate.quantities.measures import unit_lexicon
from recoupe.languages import profile

_REACH = 70
_BETWEEN = 4
"""Words that may stand between a figure and its rate: "2 million barrels of crude oil a day"."""

_MANY = 1000
"""The number from which a weaker word makes a rate: 250 cas pour 100 000 habitants, but a cake for 100."""

_NO_RATES = ("ordinal", "score", "age", "duration", "magnitude")

_STOP = re.compile(r"[,;:.!?()«»“”\"]|\d")


def rate(text: str, draft: Draft, language: str) -> str:
    """What a figure is counted by, "" where nothing is: the unit of a stretch of time or of a measure, or
    "person".

    A figure that the text names after the rate's words belongs to them no longer, nor does anything beyond a
    mark.
    """
    if draft.dimension in _NO_RATES:
        return ""
    words = _words(language)
    if not words.joiners.pattern:
        return ""
    stop = _STOP.search(text, draft.end, min(len(text), draft.end + _REACH))
    end = stop.start() if stop else min(len(text), draft.end + _REACH)
    for match in words.joiners.finditer(text, max(0, draft.end - 1), end):
        if len(text[draft.end : match.start()].split()) > _BETWEEN:
            break
        if unit := words.unit(text, match, end, apart=bool(text[draft.end : match.start()].strip())):
            return unit
    return ""


def counted_by(text: str, drafts: Sequence[Draft], language: str) -> tuple[list[Draft], dict[Draft, str]]:
    """The figures without those that others are counted by ("12 deaths per 100,000 people"), and for these
    others what that is: "100000 person", or the number alone."""
    words = _words(language)
    kept: list[Draft] = []
    found: dict[Draft, str] = {}
    for draft in drafts:
        unit = words.group(text, kept[-1], draft) if kept else None
        if unit is None:
            kept.append(draft)
        else:
            found[kept[-1]] = f"{draft.low:.0f} {unit}".strip()
    return kept, found


class _Rates:
    """The words of one language, ready to be looked up."""

    def __init__(self, language: str) -> None:
        table: RateWords = profile(language).load("quantities", QuantityWords).rates
        self.language = language
        self.units = {key(word): unit for word, unit in table.units.items()}
        self.strong = frozenset(map(key, table.strong))
        self.not_before = frozenset(map(key, table.not_before))
        longest = sorted((*table.strong, *table.weak), key=lambda word: (-len(word), word))
        body = "|".join(re.escape(word).replace(r"\ ", rf"[{SPACES}]") for word in longest)
        tail = rf"(?:(?<=['’])|[{SPACES}]{{1,2}})"
        joining = sorted((*table.strong, *table.by_number), key=lambda word: (-len(word), word))
        numbered = "|".join(re.escape(word) for word in joining)
        self.numbered = re.compile(rf"(?:^|[{SPACES}])({numbered})[{SPACES}]+$" if numbered else "(?!)", re.I)
        self.groups = {key(word): unit for word, unit in table.groups.items()}
        self.joiners = re.compile(rf"(?<=[{SPACES}])({body}){tail}" if body else "", re.I)

    def group(self, text: str, figure: Draft, by: Draft) -> str | None:
        """What a figure is counted by where a power of ten follows a joining word, None where none does."""
        between = text[figure.end : by.start]
        if by.low != by.high or by.low < 10 or by.unit or not math.log10(by.low).is_integer():
            return None
        if len(between.split()) > _BETWEEN + 2 or _STOP.search(between) or figure.dimension in _NO_RATES:
            return None
        joined = self.numbered.search(between)
        if joined is None:
            return None
        noun = re.compile(rf"[{SPACES}]*([^\W\d_]+)").match(text, by.end)
        unit = self.groups.get(key(noun[1]), "") if noun else ""
        if key(joined[1]) in self.strong:
            return unit
        return unit if unit and by.low >= _MANY and figure.dimension == "count" else None

    def unit(self, text: str, match: re.Match[str], end: int, *, apart: bool) -> str:
        """The unit that follows a joining word, "" if none does or if more words change its meaning."""
        found = re.compile(rf"[^\W\d_]+(?:[{SPACES}][^\W\d_]+)?").match(text, match.end(), end)
        if found is None:
            return ""
        strong = key(match.group(1)) in self.strong
        pair = found.group().split()
        for words in (pair, pair[:1]):
            after = re.compile(rf"[{SPACES}]*([\w’']+)").match(
                text, match.end() + len(" ".join(words)), len(text)
            )
            if not strong and after and (key(after[1]) in self.not_before or after[1][0].isdigit()):
                continue
            name = key(" ".join(words))
            if name in self.units:
                return self.units[name]
            measure = unit_lexicon(self.language).names.get(name)
            if measure is not None and measure[1] != "money" and (strong or not apart):
                return measure[0]
        return ""


@cache
def _words(language: str) -> _Rates:
    return _Rates(language)
