"""The figures of a dossier on screen: one entry for what several reports count alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from recoupe.model import Evidence, QuantityItem
from recoupe.present.lines import Entry, Line, in_context
from recoupe.present.sections import Lookup


def figures(look: Lookup) -> tuple[Entry, ...]:
    """Figures, those in most reports first; ordinals left out.

    The same amount in statements of one point is one figure, whatever the language.
    """
    shown = {q.id: q for q in look.dossier.quantities if q.dimension != "ordinal"}
    entries = [_entry(look, group) for group in _groups(look, shown)]
    return tuple(sorted(entries, key=lambda e: -len({line.labels for line in e.lines})))


def _groups(look: Lookup, shown: dict[str, QuantityItem]) -> list[list[QuantityItem]]:
    """The figures that belong together, in the order of the first of each group."""
    leader = {key: key for key in shown}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for alike in _alike(look, shown.values()):
        for key in alike[1:]:
            first, second = sorted((find(alike[0]), find(key)))
            leader[second] = first
    groups: dict[str, list[QuantityItem]] = defaultdict(list)
    for key, quantity in shown.items():
        groups[find(key)].append(quantity)
    return list(groups.values())


def _alike(look: Lookup, quantities: Iterable[QuantityItem]) -> Iterator[list[str]]:
    """Ids of figures of one amount that stand in statements of one point."""
    by_report: dict[str, list[QuantityItem]] = defaultdict(list)
    for quantity in quantities:
        by_report[quantity.report].append(quantity)
    for point in look.dossier.points:
        amounts: dict[tuple[float, float, str], list[str]] = defaultdict(list)
        for statement in point.statements:
            for quantity in by_report[statement.report]:
                if any(_inside(quantity.evidence[0], e) for e in statement.evidence):
                    amounts[quantity.low, quantity.high, quantity.unit].append(quantity.id)
        yield from (ids for ids in amounts.values() if len(ids) > 1)


def _inside(inner: Evidence, outer: Evidence) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _entry(look: Lookup, items: list[QuantityItem]) -> Entry:
    titles = [_title(look, q) for q in items]
    return Entry(
        id=f"{items[0].id}.figure",
        title=max(titles, key=lambda t: (" " in t, titles.count(t))),
        tag=items[0].dimension,
        lines=tuple(
            Line(
                labels=(look.label(q.report),),
                language=look.language_at(q.evidence),
                pieces=in_context(look.text(q.report), q.evidence[0]),
                note=_amount(q),
                evidence=q.evidence,
            )
            for q in items
        ),
        evidence=tuple(e for q in items for e in q.evidence),
    )


def _title(look: Lookup, quantity: QuantityItem) -> str:
    """The words of a figure, with what is counted where that stands right behind it."""
    words = " ".join(quantity.text.split())
    behind = look.text(quantity.report)[quantity.evidence[0].end :][: len(quantity.counted) + 2].split()
    counted = quantity.counted.split()
    return f"{words} {quantity.counted}" if counted and behind[: len(counted)] == counted else words


def _amount(quantity: QuantityItem) -> str:
    """The value and unit, where the words do not show them."""
    low, high = f"{quantity.low:.12g}", f"{quantity.high:.12g}"
    value = f"{low if low == high else f'{low}–{high}'} {quantity.unit}".strip()
    return "" if value == quantity.text.split(maxsplit=1)[0] else value
