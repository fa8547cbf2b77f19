"""Planting: one thing of a document changed by rule, so that what should be found is known."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.quality.planting.documents import Document

KINDS = (
    "figure",
    "count",
    "date",
    "weekday",
    "place",
    "name",
    "speaker",
    "negation",
    "certainty",
    "qualifier",
)
"""What is planted, one at a time."""

ASPECTS: dict[str, frozenset[str]] = {
    "figure": frozenset({"figure", "date"}),
    "count": frozenset({"figure", "date"}),
    "date": frozenset({"date"}),
    "weekday": frozenset({"date"}),
    "place": frozenset({"place", "name"}),
    "name": frozenset({"name", "place", "source"}),
    "speaker": frozenset({"source", "name"}),
    "negation": frozenset({"polarity"}),
    "certainty": frozenset({"certainty"}),
    "qualifier": frozenset({"certainty", "figure", "part and whole"}),
}
"""The aspects under which each kind may be reported; a number of months is a length of time."""

_COLUMNS = ("eng", "fra", "deu", "spa")


@dataclass(frozen=True)
class Planted:
    """A changed line: which document and line, the kind, the new line, and what stands where now."""

    document: Document
    kind: str
    line: int
    text: str
    start: int
    end: int
    was: str

    @property
    def became(self) -> str:
        """The words planted, "" for a deletion."""
        return self.text[self.start : self.end]


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    words: str


_Rule = Callable[[str, str, str, random.Random, Document], Iterator[_Change]]


def plant(document: Document, kind: str, original: str, changed: str, seed: int = 1) -> Planted | None:
    """The document with one thing changed in a line of the language `changed`, None where none can be.

    The same arguments give the same change. A change is made only where the line in the language `original`
    holds the thing as well, as far as the rule can tell.
    """
    rng = random.Random(f"{seed} {document.id} {kind} {changed}")
    order = list(range(1, len(document.lines[changed])))
    rng.shuffle(order)
    for line in order:
        here, there = document.lines[changed][line], document.lines[original][line]
        if len(here) > 400:
            continue
        changes = list(_RULES[kind](here, there, changed, rng, document))
        if changes:
            change = rng.choice(changes)
            text = here[: change.start] + change.words + here[change.end :]
            end = change.start + len(change.words)
            was = here[change.start : change.end]
            return Planted(document, kind, line, text, change.start, end, was)
    return None


def changes(
    document: Document, kind: str, original: str, changed: str, line: int, rng: random.Random
) -> list[tuple[str, int, int]]:
    """Every change of a kind that a line of the language `changed` takes: the new line and its place."""
    here, there = document.lines[changed][line], document.lines[original][line]
    return [
        (here[: c.start] + c.words + here[c.end :], c.start, c.start + len(c.words))
        for c in _RULES[kind](here, there, changed, rng, document)
    ]


@cache
def data(name: str) -> dict[str, Any]:
    """The words of a language, or the names."""
    return tomllib.loads(Path(__file__).with_name("data").joinpath(f"{name}.toml").read_text("utf-8"))


def _figures(here: str, there: str, code: str, rng: random.Random, _of: Document) -> Iterator[_Change]:
    months = "|".join(data(code)["months"])
    for found in re.finditer(
        r"(?<![\w.,/:-])(?<!\d[ \u00a0\u202f])\d{2,3}(?:[ ,.\u00a0\u202f]\d{3})*(?![\w/:])", here
    ):
        digits = found.group()
        around = here[max(0, found.start() - 12) : found.end() + 12]
        if re.fullmatch(r"(?:19|20)\d\d", digits) or re.search(months, around):
            continue
        if not re.search(rf"(?<!\d){digits[:2]}", there):
            continue
        first = rng.choice([d for d in "123456789" if abs(int(d) - int(digits[0])) >= 2])
        yield _Change(found.start(), found.end(), first + digits[1:])


def _counts(here: str, there: str, code: str, _rng: random.Random, _of: Document) -> Iterator[_Change]:
    words: dict[str, str] = data(code)["counts"]
    for found in re.finditer(r"\b(" + "|".join(words) + r")\b(?= [^\W\d_]{3})", here):
        place = list(words).index(found.group())
        same = [list(data(other)["counts"])[place] for other in _COLUMNS]
        if any(re.search(rf"\b{word}\b", there) for word in same):
            yield _Change(found.start(), found.end(), words[found.group()])


def _dates(here: str, there: str, code: str, rng: random.Random, _of: Document) -> Iterator[_Change]:
    months = "|".join(data(code)["months"])
    pattern = re.compile(rf"(?<!\d)(\d{{1,2}})(?=\.? (?:de )?(?:{months})\b)")
    yield from (_Change(m.start(), m.end(), _other_day(m.group(), rng)) for m in pattern.finditer(here))
    after = re.compile(rf"\b(?:{months}) (\d{{1,2}})(?!\d|[.,]\d)")
    yield from (_Change(m.start(1), m.end(1), _other_day(m.group(1), rng)) for m in after.finditer(here))
    for found in re.finditer(
        r"(?<![\d.,-])(?<!années )(?<!años )(?:19|20)\d\d(?![\d.,-]?\d)(?!-|s|er)", here
    ):
        if found.group() in there:
            year = int(found.group()) - rng.choice([2, 3, 4, 7])
            yield _Change(found.start(), found.end(), str(year))


def _other_day(day: str, rng: random.Random) -> str:
    return str(rng.choice([d for d in range(2, 28) if abs(d - int(day)) > 2]))


def _weekdays(here: str, _there: str, code: str, rng: random.Random, _of: Document) -> Iterator[_Change]:
    days: list[str] = data(code)["weekdays"]
    for found in re.finditer(r"\b(" + "|".join(days) + r")\b", here):
        at = days.index(found.group())
        yield _Change(found.start(), found.end(), days[(at + rng.choice([2, 3, 4])) % 7])


def _places(here: str, there: str, code: str, rng: random.Random, _of: Document) -> Iterator[_Change]:
    column = _COLUMNS.index(code)
    for group in data("names")["places"]:
        for row in group["rows"]:
            found = re.search(rf"(?<![\w-]){row[column]}(?![\w-])", here)
            free = [r for r in group["rows"] if r[column] not in here and not set(r) & set(there.split())]
            if found and free and any(re.search(rf"\b{name}\b", there) for name in row):
                yield _Change(found.start(), found.end(), rng.choice(free)[column])


def _names(here: str, there: str, code: str, rng: random.Random, document: Document) -> Iterator[_Change]:
    given = "|".join(data("names")["given"])
    known = re.compile(rf"\b(?:{given}) ([A-Z][a-zà-ÿ]{{2,}}(?:-[A-Z][a-z]+)?)\b")
    for found in known.finditer(here):
        if found.group() in there:
            yield _Change(found.start(), found.end(), rng.choice(data("names")["nobody"]))
    for surname in sorted({m.group(1) for line in document.lines[code] for m in known.finditer(line)}):
        alone = re.search(rf"(?<![A-Z][a-zà-ÿ]{{2}} )(?<![a-z] [A-Z]\. )\b{surname}\b(?! [A-Z])", here)
        if alone and not known.search(here) and re.search(rf"\b{surname}\b", there):
            yield _Change(alone.start(), alone.end(), rng.choice(data("names")["nobody"]).split()[1])


def _speakers(here: str, there: str, code: str, rng: random.Random, document: Document) -> Iterator[_Change]:
    quoted = [m.span() for m in re.finditer(r"[“\"«„][^”\"»“]+[”\"»“]", here)]
    for change in _names(here, there, code, rng, document) if quoted else ():
        inside = any(start <= change.start < end for start, end in quoted)
        near = min(min(abs(change.start - end), abs(start - change.end)) for start, end in quoted)
        if not inside and near <= 60:
            yield change


def _negations(here: str, _there: str, code: str, _rng: random.Random, _of: Document) -> Iterator[_Change]:
    if not _any_word(here, data(code)["denying"]):
        yield from _swaps(here, data(code)["negate"])


def _certainties(here: str, _there: str, code: str, _rng: random.Random, _of: Document) -> Iterator[_Change]:
    if not _any_word(here, data(code)["doubting"]):
        yield from _swaps(here, data(code)["soften"])


def _swaps(here: str, pairs: list[list[str]]) -> Iterator[_Change]:
    """Each first occurrence of a phrase outside quotation marks' edges, replaced."""
    for old, new in pairs:
        at = here.find(old)
        if at >= 0:
            yield _Change(at + 1, at + len(old) - 1, new[1:-1])


def _qualifiers(here: str, _there: str, code: str, _rng: random.Random, _of: Document) -> Iterator[_Change]:
    counts = "|".join(data(code)["counts"])
    for words in data(code)["qualifiers"]:
        at = here.find(" " + words)
        if at >= 0:
            yield _Change(at + 1, at + 1 + len(words), "")
    for words in data(code)["limits"]:
        found = re.search(rf" ({words})(?=[\d$£€]|(?:{counts})\b)", here)
        if found:
            yield _Change(found.start(1), found.end(1), "")


def _any_word(text: str, words: list[str]) -> bool:
    return re.search(r"\b(" + "|".join(map(re.escape, words)) + r")\b", text, re.IGNORECASE) is not None


_RULES: dict[str, _Rule] = {
    "figure": _figures,
    "count": _counts,
    "date": _dates,
    "weekday": _weekdays,
    "place": _places,
    "name": _names,
    "speaker": _speakers,
    "negation": _negations,
    "certainty": _certainties,
    "qualifier": _qualifiers,
}
