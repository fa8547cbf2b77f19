"""Names as training examples: GUM's entity layer, WiNER-fr and SmartData, all as spans of four types."""

import gzip
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from training.pipelines.conllu import GoldSentence, Word

_TYPES = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "location": "LOC",
    "event": "MISC",
    "product": "MISC",
    "abstract": "MISC",
    "object": "MISC",
}
_SMARTDATA = {
    "person": "PERSON",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-stop": "LOC",
}
_ONLY_WITH_IDENTITY = {"abstract", "object"}
_MENTION = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass(frozen=True)
class NamedText:
    """A text with its names: (start, end, type), in characters, not overlapping, in order."""

    text: str
    names: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    type: str
    minimal: tuple[int, ...]
    identity: frozenset[str]


def has_names(sentences: list[GoldSentence]) -> bool:
    """Whether the sentences carry an entity layer."""
    return any(m.startswith("Entity=(") for s in sentences for w in s.words for m in w.misc.split("|"))


def gum_names(sentences: list[GoldSentence]) -> list[list[tuple[int, int, str]]]:
    """The named entities of each sentence as token spans (start, end, type).

    A mention is a name where its minimal span holds a proper noun; the name is that minimal span, as far
    as it is contiguous. A person's titles (titles.toml) are left out, and so are persons that only titles
    or common nouns with a capital name ("the Secretary", "Americans").
    """
    common = {w.text for s in sentences for w in s.words if w.pos == "NOUN"}
    return [_longest([n for m in _mentions(s) if (n := _name(s, m, common))]) for s in sentences]


def _mentions(sentence: GoldSentence) -> list[_Mention]:
    open_: dict[str, list[tuple[int, str]]] = {}
    found = []
    for index, word in enumerate(sentence.words):
        for part in word.misc.split("|"):
            if not part.startswith("Entity="):
                continue
            for opened, closed, key in _MENTION.findall(part[7:]):
                if key:
                    if open_.get(key):
                        start, info = open_[key].pop()
                        found.append(_mention(start, index + 1, info))
                elif closed:
                    found.append(_mention(index, index + 1, opened))
                else:
                    open_.setdefault(opened.split("-", 1)[0], []).append((index, opened))
    return found


def _mention(start: int, end: int, info: str) -> _Mention:
    fields = info.split("-", 7)
    minimal = (
        tuple(start + int(x) - 1 for x in fields[5].split(",") if x.isdigit()) if len(fields) > 5 else ()
    )
    identity = fields[7] if len(fields) > 7 else ""
    words = re.sub(r"%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), identity)
    return _Mention(start, end, fields[1], minimal, frozenset(re.findall(r"[^\W_]+", words.lower())))


def _name(sentence: GoldSentence, mention: _Mention, common: set[str]) -> tuple[int, int, str] | None:
    type_ = _TYPES.get(mention.type)
    if type_ is None or not mention.minimal or (mention.type in _ONLY_WITH_IDENTITY and not mention.identity):
        return None
    words = sentence.words
    start = end = mention.minimal[0]
    end += 1
    for index in mention.minimal[1:]:
        gap = words[end:index]
        if gap and not all(_joins(w.text, w.pos, mention.identity) for w in gap):
            break
        end = index + 1
    while type_ == "PERSON" and start < end and words[start].text.lower() in _titles():
        start += 1
    while start < end and words[start].text[:1].islower():
        start += 1
    inner = words[start:end]
    if type_ == "PERSON" and not any(_names_one(w, mention.identity, common) for w in inner):
        return None
    proper = any(w.pos == "PROPN" for w in inner)
    if not proper or not any(w.text[:1].isupper() or w.text[:1].isdigit() for w in inner):
        return None
    return start, end, type_


def _names_one(word: Word, identity: frozenset[str], common: set[str]) -> bool:
    """Whether a word of a person's mention is a name, and no title, office or people."""
    lower = word.text.lower()
    if "Number=Plur" in word.morph and word.lemma != word.text:
        return False
    if lower.strip(".") in identity:
        return True
    return word.pos == "PROPN" and lower not in common


@cache
def _titles() -> frozenset[str]:
    return frozenset(tomllib.loads((Path(__file__).parent / "titles.toml").read_text("utf-8"))["titles"])


def _joins(text: str, pos: str, identity: frozenset[str]) -> bool:
    return text in "-–" or text.lower() in identity or (pos == "PUNCT" and text in "'.&/")


def _longest(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if all(name[1] <= k[0] or name[0] >= k[1] for k in kept):
            kept.append(name)
    return sorted(kept)


def read_named_texts(path: Path) -> list[NamedText]:
    """A `.jsonl` of `{text, entities: [[start, end, type]]}`, or SmartData's JSON."""
    if path.name.startswith("smartdata"):
        return _smartdata(path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [NamedText(r["text"], _spans(r["entities"])) for r in rows]


def _spans(entities: list[list[object]]) -> tuple[tuple[int, int, str], ...]:
    names = [
        (int(str(a)), int(str(b)), _TYPES[str(t).lower()]) for a, b, t in entities if str(t).lower() in _TYPES
    ]
    return tuple(_longest(names))


def _smartdata(path: Path) -> list[NamedText]:
    content = path.read_bytes()
    raw = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    decoder, position, texts = json.JSONDecoder(), 0, []
    while (match := re.compile(r"\S").search(raw, position)) is not None:
        row, position = decoder.raw_decode(raw, match.start())
        texts.extend(_smartdata_document(d) for d in (row if isinstance(row, list) else [row]))
    return texts


def _smartdata_document(row: dict[str, Any]) -> NamedText:
    """Names with a capital only: the set also marks adjectives ("deutsche") as places."""
    text = row["text"]["string"]
    spans = []
    for mention in (row["conceptMentions"] or {}).get("array", ()):
        start, end = mention["span"]["start"], mention["span"]["end"]
        type_ = _SMARTDATA.get(mention["type"])
        words = text[start:end]
        if type_ and words[:1].isupper() and words == words.strip():
            spans.append((start, end, type_))
    return NamedText(text, tuple(_longest(spans)))
