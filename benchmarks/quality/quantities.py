"""Quantities: extents and values, on Recognizers-Text cases and on JSON Lines.

Takes files, or folders of them. JSON Lines hold `{id, text, language, quantities: [{start, end, value | low,
high, unit, dimension | type, modifier}]}`; what a row's quantities do not give is not compared. A file of
Recognizers-Text (a JSON list of `Input` and `Results`) is told by its folder (Number or NumberWithUnit, then
the language) and its name. Scores: `strict_f1` (same extent), `relaxed_f1` (extents overlap), `value_f1`
(extents overlap, same value and unit), `cases` (the share of cases with nothing wrong at all).
left_out.toml lists the cases of Recognizers-Text that are not counted, each with the reason.
"""

import json
import math
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.result import SetScore, f1
from recoupe.annotate.quantities import find_numerals, find_quantities
from recoupe.annotate.quantities.traps import counts_nothing
from recoupe.annotate.syntax import parse
from recoupe.annotate.times import find_times
from recoupe.languages import NAMES
from recoupe.languages.identify import identify
from recoupe.model import Options, Region, Report, Sentence

LANGUAGES = {name: code for code, name in NAMES.items()}
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Figure:
    """A figure of a case: its extent, and what is known of its value; None is not compared."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    dimension: str | None = None
    modifier: str | None = None
    per: str | None = None


def score(paths: list[Path]) -> list[SetScore]:
    """The scores of each file; files of Recognizers-Text models that hold no figures are passed over."""
    return [found for path in _files(paths) if (found := _file(path)) is not None]


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.json*") if p.suffix == ".jsonl" or p.stem in _MODELS)
        else:
            yield path


@dataclass(frozen=True)
class Case:
    """A text with its gold figures and those that recoupe finds."""

    text: str
    language: str
    gold: list[Figure]
    found: list[Figure]


def read(path: Path) -> Iterator[Case]:
    """The cases of one file, without those that are left out."""
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        yield from (_row(json.loads(line)) for line in lines if line.strip())
    elif path.stem in _MODELS and path.parent.name in LANGUAGES:
        yield from _recognizers(path, [])


def _file(path: Path) -> SetScore | None:
    if path.suffix == ".jsonl":
        first = next((line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()), "")
        if first and "quantities" not in json.loads(first):
            return None
        return _scored("/".join(path.parts[-2:]), list(read(path)), [])
    if path.stem not in _MODELS or path.parent.name not in LANGUAGES:
        return None
    notes: list[str] = []
    return _scored("/".join(path.parts[-3:]), _recognizers(path, notes), notes)


def _row(row: dict[str, Any]) -> Case:
    text = row["text"]
    language = row.get("language") or identify(text, LANGUAGES.values())[0]
    gold = [_gold(item) for item in row["quantities"]]
    return Case(text, language, gold, _annotated(text, language, row.get("published", "")))


def _gold(item: dict[str, Any]) -> Figure:
    low, high = item.get("low", item.get("value")), item.get("high", item.get("value"))
    return Figure(
        item["start"], item["end"], _number(low), _number(high), item.get("unit"),
        item.get("dimension", item.get("type")), item.get("modifier"), item.get("per"),
    )  # fmt: skip


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace("%", "")) if value is not None else None
    except ValueError:
        return None


def _annotated(text: str, language: str, published: str) -> list[Figure]:
    """What recoupe finds in a text of one paragraph, in order."""
    report = Report(id="case", text=text, language=language, published=published)
    region = Region(start=0, end=len(text), role="body", language=language)
    sentences = parse(report, (region,), Options())
    times = find_times(report, sentences)
    return [
        Figure(q.start, q.end, q.low, q.high, q.unit, q.dimension, q.modifier, q.per)
        for q in find_quantities(report, sentences, times)
        if q.dimension != "duration" or not any(t.start == q.start and t.end == q.end for t in times)
    ]


def _recognizers(path: Path, notes: list[str]) -> list[Case]:
    """The cases of one model and language; `notes` learns which are left out."""
    language = LANGUAGES[path.parent.name]
    left_out = _left_out(path)
    cases = []
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        text = case["Input"]
        if (reason := left_out.get(text)) is not None:
            notes.append(f"left out ({reason}): {text[:90]}")
            continue
        gold = [g for result in case["Results"] if (g := _result(text, result, language)) is not None]
        found = _MODELS[path.stem](text, language)
        cases.append(Case(text, language, _without_articles(text, gold), _without_articles(text, found)))
    return cases


def _without_articles(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures without articles that are also number words; the set is of two minds about them."""
    return [figure for figure in figures if text[figure.start : figure.end].casefold() not in _ARTICLES]


_ARTICLES = frozenset({"un", "une", "una", "ein", "eine", "einen", "einem", "einer", "een"})


def _left_out(path: Path) -> dict[str, str]:
    data = tomllib.loads((HERE / "left_out.toml").read_text(encoding="utf-8"))
    name = f"{path.parent.name}/{path.stem}"
    return {
        text: entry["reason"]
        for entry in data["left_out"]
        if name in entry["sets"]
        for text in entry["inputs"]
    }


def _result(text: str, result: dict[str, Any], language: str) -> Figure | None:
    """A result with a value; a unit or an ordinal word alone is no figure. Ends are inclusive there; where
    the case gives no place, as most Dutch ones do, the words are looked up."""
    value = str(result.get("Resolution", {}).get("value", ""))
    if language != "en" and "," in value:
        value = value.replace(".", "").replace(",", ".")
    number = _number(value)
    if number is None:
        return None
    start = result.get("Start", max(text.lower().find(result["Text"].lower()), 0))
    return Figure(start, start + len(result["Text"]), number, number)


def _numbers(text: str, language: str) -> list[Figure]:
    return [
        Figure(n.start, n.end, n.value, n.value)
        for n in find_numerals(text, language)
        if n.kind != "ordinal" and not n.attached and not counts_nothing(text, language, n)
    ]


def _ordinals(text: str, language: str) -> list[Figure]:
    return [
        Figure(n.start, n.end, n.value, n.value) for n in find_numerals(text, language) if n.kind == "ordinal"
    ]


def _of_dimensions(*dimensions: str) -> Callable[[str, str], list[Figure]]:
    def found(text: str, language: str) -> list[Figure]:
        sentence = Sentence(id="s1", start=0, end=len(text), language=language, role="body")
        quantities = find_quantities(Report(id="case", text=text), (sentence,), ())
        return [Figure(q.start, q.end, q.high, q.high) for q in quantities if q.dimension in dimensions]

    return found


_MODELS: dict[str, Callable[[str, str], list[Figure]]] = {
    "NumberModel": _numbers,
    "OrdinalModelSuppressExtendedTypes": _ordinals,
    "PercentModel": _of_dimensions("percent", "points"),
    "CurrencyModel": _of_dimensions("money"),
    "DimensionModel": _of_dimensions("length", "area", "volume", "mass", "speed", "data", "angle", "measure"),
    "AgeModel": _of_dimensions("age", "duration"),
    "TemperatureModel": _of_dimensions("temperature"),
}
"""Models of Recognizers-Text that hold figures, and what answers them. Without context "five years" may be an
age or a length of time: the AgeModel takes both, so both answer it."""


def _scored(name: str, cases: list[Case], notes: list[str]) -> SetScore:
    tests = {
        "strict": _same_extent,
        "relaxed": _overlap,
        "value": lambda g, f: _overlap(g, f) and _same_value(g, f),
    }
    golds, founds = sum(len(case.gold) for case in cases), sum(len(case.found) for case in cases)
    scores = {}
    for test, same in tests.items():
        hits = sum(_matched(case.gold, case.found, same) for case in cases)
        scores[f"{test}_f1"] = f1(hits / founds if founds else 1.0, hits / golds if golds else 1.0)
    wrong = [case for case in cases if not _whole(case.gold, case.found)]
    scores["cases"] = 1 - len(wrong) / len(cases) if cases else 0.0
    return SetScore(name, scores, [f"{len(cases)} cases, {golds} figures", *map(_shown, wrong), *notes])


def _matched(gold: list[Figure], found: list[Figure], same: Callable[[Figure, Figure], bool]) -> int:
    """How many gold figures find a partner of their own."""
    left = list(found)
    hits = 0
    for figure in gold:
        partner = next((other for other in left if same(figure, other)), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


def _whole(gold: list[Figure], found: list[Figure]) -> bool:
    return len(gold) == len(found) and all(
        _same_extent(g, f) and _same_value(g, f) for g, f in zip(gold, found, strict=True)
    )


def _same_extent(gold: Figure, found: Figure) -> bool:
    return (gold.start, gold.end) == (found.start, found.end)


def _overlap(gold: Figure, found: Figure) -> bool:
    return gold.start < found.end and found.start < gold.end


def _same_value(gold: Figure, found: Figure) -> bool:
    values = ((gold.low, found.low), (gold.high, found.high))
    words = (
        (gold.unit, found.unit), (gold.dimension, found.dimension),
        (gold.modifier, found.modifier), (gold.per, found.per),
    )  # fmt: skip
    return all(
        g is None or (f is not None and math.isclose(g, f, rel_tol=1e-3, abs_tol=1e-18)) for g, f in values
    ) and all(g is None or g == f for g, f in words)


def _shown(case: Case) -> str:
    return f"{case.text[:150]!r}: {_list(case.text, case.gold)} → {_list(case.text, case.found)}"


def _list(text: str, figures: list[Figure]) -> str:
    return "; ".join(_one(text, figure) for figure in figures)


def _one(text: str, figure: Figure) -> str:
    value = f"{figure.low:g}" if figure.low == figure.high else f"{figure.low:g}–{figure.high:g}"
    words = (value, figure.unit, figure.dimension, figure.modifier, figure.per and f"/{figure.per}")
    return f"{text[figure.start : figure.end]}={' '.join(word for word in words if word)}"
