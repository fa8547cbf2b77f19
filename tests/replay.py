"""Replays a dossier: every evidence in it, cut from its report, must give its words."""

import json
from collections.abc import Iterator
from typing import Any

from recoupe.model import Dossier
from recoupe.present.json import to_line


def replay(dossier: Dossier) -> int:
    """Asserts the replay of all evidence, and that ids are unique by kind and references lead somewhere.

    Returns how many pieces of evidence there were.
    """
    document = json.loads(to_line(dossier))
    texts = {report["id"]: report["text"] for report in document["reports"]}
    count = 0
    for item in evidence(document):
        assert 0 <= item["start"] <= item["end"] <= len(texts[item["report"]])
        assert texts[item["report"]][item["start"] : item["end"]] == item["text"]
        count += 1
    for name, items in document.items():
        if isinstance(items, list):
            ids = [item["id"] for item in items]
            assert len(ids) == len(set(ids)), f"{name} has an id twice"
    _references(document)
    return count


def evidence(node: Any) -> Iterator[dict[str, Any]]:
    """Every evidence anywhere in the document."""
    if isinstance(node, dict):
        if set(node) == {"report", "start", "end", "text"}:
            yield node
        for value in node.values():
            yield from evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from evidence(value)


def _references(document: dict[str, Any]) -> None:
    origins = {o["id"] for o in document["origins"]}
    reports = {r["id"] for r in document["reports"]}
    entities = {e["id"] for e in document["entities"]} | {""}
    points = {p["id"] for p in document["points"]} | {""}
    quotations = {q["id"] for q in document["quotations"]}
    members = [r for o in document["origins"] for r in o["reports"]]
    assert sorted(members) == sorted(reports), "every report belongs to exactly one origin"
    assert {r["origin"] for r in document["reports"]} <= origins
    for q in document["quotations"]:
        assert {s["entity"] for s in q["sources"]} <= entities
        assert set(q["same_as"]) <= quotations
    for f in document["findings"]:
        assert f["point"] in points
        assert f["evidence"], "a finding without evidence"
        for side in f["sides"]:
            assert set(side["reports"]) <= reports
            assert {o.partition("+")[0] for o in side["origins"]} <= origins
    for p in document["points"]:
        assert {o.partition("+")[0] for o in p["origins"]} <= origins
