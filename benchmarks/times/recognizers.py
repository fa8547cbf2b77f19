"""Cases of Microsoft's Recognizers-Text (Specs/DateTime): texts with a reference time and resolved values.

Most of the French cases are translations of the English ones that have lost their reference time; it is taken
from the English case with the same resolved values, where all such cases have one and the same.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.times.gold import Accept, Case, Gold, left_out
from recoupe.languages import NAMES

LANGUAGES = {name: code for code, name in NAMES.items()}
_TYPES = {
    "date": "DATE",
    "daterange": "DATE",
    "time": "TIME",
    "datetime": "TIME",
    "timerange": "TIME",
    "datetimerange": "TIME",
    "duration": "DURATION",
    "set": "SET",
}


def cases(path: Path, counts: dict[str, int]) -> Iterator[Case]:
    """The cases of one file; `counts` gathers how many are left out, by reason."""
    rules = left_out()
    language = next((code for name, code in LANGUAGES.items() if name in path.parts), "")
    if path.stem in rules["files"]:
        counts[rules["files"][path.stem]] = counts.get(rules["files"][path.stem], 0) + 1
        return
    rows = json.loads(path.read_text(encoding="utf-8-sig"))
    twin = path.parent.parent / "English" / path.name
    originals = _references(twin) if language not in ("", "en") and twin.exists() else {}
    for number, row in enumerate(rows):
        reference = _reference(row) or originals.get(_resolved(row), "")
        reason = _left_out(row, language, rules, reference)
        if reason:
            counts[reason] = counts.get(reason, 0) + 1
            continue
        gold = tuple(_gold(row["Input"], r) for r in row["Results"] if _kind(r) in _TYPES)
        dead = tuple(g for g in gold if g.start >= 0 and not (g.accepts and g.accepts[0].value == "invalid"))
        yield Case(f"{path.stem}.{number}", row["Input"], language, reference[:19], dead)


def _reference(row: dict[str, Any]) -> str:
    """The reference time that a case states, "" if it states none."""
    return str((row.get("Context") or {}).get("ReferenceDateTime") or "")


@cache
def _references(path: Path) -> dict[str, str]:
    """The reference time of each set of resolved values in a file, where all cases that have it agree."""
    found: dict[str, set[str]] = {}
    for row in json.loads(path.read_text(encoding="utf-8-sig")):
        if row["Results"] and _reference(row):
            found.setdefault(_resolved(row), set()).add(_reference(row))
    return {resolved: min(times) for resolved, times in found.items() if len({t[:10] for t in times}) == 1}


def _resolved(row: dict[str, Any]) -> str:
    """All that a case resolves, without the words."""
    values = [[_kind(result), [v for v, _, _ in _values(result)]] for result in row["Results"]]
    return json.dumps(values, sort_keys=True)


def _left_out(row: dict[str, Any], language: str, rules: dict[str, Any], reference: str) -> str:
    """Why a case does not count, "" if it does."""
    for rule in rules["rule"]:
        if language in rule.get("languages", [language]) and _applies(rule, row):
            return str(rule["reason"])
    if not reference and any(_needs_reference(row, result) for result in row["Results"]):
        return str(rules["no_reference"])
    return ""


def _applies(rule: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether the input, or one of the results, is of the kind that a rule leaves out."""
    if "input" in rule:
        return bool(re.search(rule["input"], row["Input"], re.IGNORECASE))
    for result in row["Results"]:
        words = str(result.get("Text", ""))
        if "types" in rule and _kind(result) not in rule["types"]:
            continue
        if "result" in rule and not re.search(rule["result"], words, re.IGNORECASE):
            continue
        if "without" in rule and re.search(rule["without"], words, re.IGNORECASE):
            continue
        values = _values(result)
        if "timex" in rule and not any(re.search(rule["timex"], timex) for _, timex, _ in values):
            continue
        if "mod" in rule and not any(re.search(rule["mod"], mod) for _, _, mod in values):
            continue
        return True
    return False


def _needs_reference(row: dict[str, Any], result: dict[str, Any]) -> bool:
    """Whether the gold rests on a reference time: it begins in a year that the text does not name."""
    for _, timex, _ in _values(result):
        years = re.findall(r"(?<!\d)((?:1\d|20)\d\d)(?!\d)", timex)
        named = [re.search(rf"(?<!\d){y}(?!\d)|(?<!\d){y[2:]}(?!\d|\s?h)", row["Input"]) for y in years]
        if years and not named[0]:
            return True
    return False


def _kind(result: dict[str, Any]) -> str:
    return str(result.get("TypeName") or result.get("Type") or "").rpartition(".")[2]


def _gold(text: str, result: dict[str, Any]) -> Gold:
    start = int(result.get("Start", -1))
    length = result.get("Length") or (int(result["End"]) - start + 1 if "End" in result else 0)
    words = str(result.get("Text", ""))
    if start < 0 or text[start : start + int(length)].lower() != words.lower():
        start = text.lower().find(words.lower())
        length = len(words)
    kind = _kind(result)
    accepts = tuple(a for value, timex, _ in _values(result) for a in _accepts(kind, value, timex))
    return Gold(start, start + int(length), _TYPES[kind], accepts)


def _values(result: dict[str, Any]) -> list[tuple[dict[str, Any], str, str]]:
    """(value, timex, modifier) for every reading that the case lists."""
    held = result.get("Resolution") or result.get("Value") or {}
    if "values" in held:
        return [(v, str(v.get("timex", "")), str(v.get("Mod", ""))) for v in held["values"]]
    if "Timex" not in held:
        return []
    found = []
    for name in ("FutureResolution", "PastResolution"):
        resolved = held.get(name) or {}
        start = next((v for k, v in resolved.items() if k.startswith("start")), None)
        end = next((v for k, v in resolved.items() if k.startswith("end")), None)
        single = next((v for k, v in resolved.items() if not k.startswith(("start", "end"))), None)
        found.append(({"start": start, "end": end, "value": single}, str(held["Timex"]), ""))
    return found


def _accepts(kind: str, value: dict[str, Any], timex: str) -> Iterator[Accept]:
    plain, start, end = value.get("value"), value.get("start"), value.get("end")
    if plain == "not resolved" and kind not in ("set",) and re.fullmatch(r"[\dX]{4}-\d\d-\d\d.*", timex):
        yield Accept("invalid")
        return
    if kind == "duration":
        yield Accept(timex, seconds=float(plain)) if plain and plain != "not resolved" else Accept(timex)
        return
    if kind == "set":
        yield Accept(_set(timex))
        return
    if not timex.startswith("("):
        yield Accept(timex)
    else:
        yield Accept("/".join(timex[1:].split(",")[:2]))
    if timex.startswith("T") and not timex.startswith("(") and not start and plain:
        yield Accept("*" + timex)
        yield Accept("*T" + str(plain)[:5])
    if kind == "timerange" and start and end:
        yield Accept("*" + timex)
        yield Accept("*T" + str(start)[:5] + "/T" + str(end)[:5])
    elif start and end:
        yield from _stretches(str(start), str(end), timex)
    elif start or end:
        yield Accept("~" + timex, str(start or ""), str(end or ""))
    elif plain and plain != "not resolved" and kind == "date":
        yield Accept("", str(plain), "<=" + str(plain))
    elif plain and plain != "not resolved":
        yield Accept("", str(plain).replace(" ", "T"), "")


def _stretches(start: str, end: str, timex: str) -> Iterator[Accept]:
    """The half-open stretch; for a range between two things named, also with the last one held."""
    start, end = start.replace(" ", "T"), end.replace(" ", "T")
    yield Accept("", start, end)
    yield Accept("=" + timex, start, end)
    if timex.startswith("("):
        yield Accept("", start, "<=" + end)
        length = re.search(r",P(\d+)([DWMY])\)", timex)
        unit = length.group(2) if length else "D"
        first = date.fromisoformat(end[:10]) if re.match(r"\d{4}-\d\d-\d\d", end) else None
        if first and "T" not in end:
            if unit in "MY" and first.day == 1:
                months = first.year * 12 + first.month - 1 + (1 if unit == "M" else 12)
                yield Accept("", start, f"{months // 12:04d}-{months % 12 + 1:02d}-01")
                yield Accept("", start, f"{first.year + 1:04d}-01-01")
            yield Accept("", _earlier(start), _earlier(end))


def _earlier(day: str) -> str:
    """A day less: for stretches that the set begins tomorrow, where "the next two weeks" begin today."""
    return (datetime.fromisoformat(day[:10]) - timedelta(days=1)).date().isoformat()


def _set(timex: str) -> str:
    if timex == "P1WE":
        return "XXXX-WXX-WE"
    if timex.startswith("T"):
        return "XXXX-XX-XX" + timex
    return timex
