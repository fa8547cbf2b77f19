"""A report against itself: parts that do not make the whole, and shares of more than all."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from recoupe.compare.within.exceeding import exceeding_parts
from recoupe.compare.within.partitions import broken_partitions
from recoupe.languages import profile
from recoupe.matching import content_id
from recoupe.model import AnnotatedReport, Finding, Quantity, Sentence, Side

PARTS = 4
"""The most parts that are added up: more are a list, and some sum would fit by chance."""


def report_inconsistencies(report: AnnotatedReport) -> tuple[Finding, ...]:
    """What a report says of one thing in figures that cannot all be right.

    Found inside one sentence, where the writer set the figures side by side: parts and a whole of one
    thing that do not add up ("338 in all, 224 men and 94 women"), and shares of one thing that make more
    than 100 percent. Over two sentences only where the text says that the parts are all (`partitions`), or
    where one part alone is larger than its whole (`exceeding`).
    Hedged figures, ranges and rounded figures never contradict.
    """
    found: list[Finding] = []
    starts = [q.start for q in report.quantities]
    for sentence in report.sentences:
        near = report.quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        inside = [q for q in near if q.end <= sentence.end]
        found.extend(_parts(report, sentence, inside))
        found.extend(_shares(report, inside))
    told = {e.start for finding in found for e in finding.evidence}
    for whole, parts in broken_partitions(report):
        if whole.start not in told:
            found.append(_unequal(report, whole, parts))
            told.update(q.start for q in (whole, *parts))
    for whole, part in exceeding_parts(report):
        if not told & {whole.start, part.start}:
            said = f"{part.low:g} as a part of {whole.low:g}: a part cannot be larger than its whole."
            found.append(_finding(report, [whole, part], said))
    return tuple(found)


def _unequal(report: AnnotatedReport, total: Quantity, parts: Sequence[Quantity]) -> Finding:
    written = " + ".join(f"{q.low:g}" for q in parts)
    amount = sum(q.low for q in parts)
    return _finding(report, [*parts, total], f"{written} makes {amount:g}, but {total.low:g} is given.")


def _parts(report: AnnotatedReport, sentence: Sentence, inside: Sequence[Quantity]) -> Iterator[Finding]:
    """Figures that the sentence itself presents as a sum and does not make one."""
    exact = [q for q in inside if q.modifier == "exact" and q.low == q.high and q.dimension == "count"]
    if not 3 <= len(exact) <= PARTS + 1:
        return
    total = _stated_total(report, sentence, exact)
    if total is None:
        return
    parts = [q for q in exact if q is not total]
    if not _of_one_thing(total, parts) or _some_sum(total, parts):
        return
    amount = sum(q.low for q in parts)
    if amount > 0 and 0.5 <= total.low / amount <= 2:
        yield _unequal(report, total, parts)


def _stated_total(report: AnnotatedReport, sentence: Sentence, exact: Sequence[Quantity]) -> Quantity | None:
    """The figure that words such as "in all" or "in total" stand beside, or that opens its own parts."""
    text = report.report.text
    words = _total_words(sentence.language)
    for quantity in exact:
        after = text[quantity.end : min(sentence.end, quantity.end + 40)].casefold()
        before = text[max(sentence.start, quantity.start - 30) : quantity.start].casefold()
        if any(word in before for word in words) or any(word in after.split(",")[0] for word in words):
            return quantity
    first = exact[0]
    opened = text[first.end : min(exact[1].start, first.end + 60)] + " "
    largest = all(first.low > other.low for other in exact[1:])
    return first if largest and any(mark in opened for mark in (":", " (")) else None


def _of_one_thing(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts can be parts: larger than nothing, smaller than the whole, of one unit."""
    return all(0 < part.low < total.low and part.unit == total.unit for part in parts) and len(parts) >= 2


def _some_sum(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether some of the parts make the whole, so that the others count something else."""
    amounts = [part.low for part in parts]
    return any(
        sum(group) == total.low
        for size in range(2, len(amounts) + 1)
        for group in combinations(amounts, size)
    )


def _shares(report: AnnotatedReport, inside: Sequence[Quantity]) -> Iterator[Finding]:
    """Three or more shares of one thing, in one list, that make clearly more than 100 percent."""
    by_thing: dict[tuple[str, str], list[Quantity]] = {}
    for quantity in inside:
        if quantity.unit == "%" and quantity.modifier == "exact" and quantity.counted_lemma:
            by_thing.setdefault((quantity.counted_lemma, quantity.predicate), []).append(quantity)
    for shares in by_thing.values():
        amount = sum(share.low for share in shares)
        if len(shares) >= 3 and amount > 102:
            said = " + ".join(f"{share.low:g}" for share in shares)
            yield _finding(report, shares, f"{said} percent makes {amount:g} percent.")


class _Totals(msgspec.Struct, frozen=True):
    """The words by which a language gives a figure as the whole, from quantities.toml."""

    totals: tuple[str, ...] = ()


def _total_words(language: str) -> tuple[str, ...]:
    data = profile(language)
    return data.load("quantities", _Totals).totals if data.has("quantities") else ()


def _finding(report: AnnotatedReport, quantities: Sequence[Quantity], explanation: str) -> Finding:
    evidence = tuple(
        report.report.evidence(q.start, q.end) for q in sorted(quantities, key=lambda q: q.start)
    )
    return Finding(
        id=content_id("f", "sum", report.report.id, *(f"{e.start}" for e in evidence)),
        kind="inconsistency",
        aspect="part and whole",
        sides=(Side(reports=(report.report.id,), origins=(), value=explanation, evidence=evidence),),
        explanation=explanation,
        reasons=("all figures stand side by side, exact, of one kind, and one is given as the whole",),
        importance=0.5,
        evidence=evidence,
    )
