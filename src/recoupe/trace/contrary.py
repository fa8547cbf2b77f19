"""What speaks against one report being the other's translation: quotations and figures of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

import numpy as np

from recoupe.encoder import Encoder
from recoupe.languages.units import same_quantity
from recoupe.matching.passages import Passage, figures
from recoupe.model import CONTENT_ROLES, AnnotatedReport
from recoupe.trace.chains import Chain

WORDS = 4
"""The least number of words between quotation marks that a translator would not leave to chance."""

COUNTED = frozenset({"count", "money", "percent"})

ABSENT = 0.3
"""The greatest cosine to anything in the other report at which a quotation is surely not in it. Of the
quotations in the tuning half of ntrex-open hardly one lies as far from its translation."""


CLASH = 1.1
"""What each value but one counts for that two sentences in parallel give otherwise: of 104 translations in
the tuning half of ntrex-open 98 have none and six have one. At 1.3 a translation of eight sentences with one
changed figure and one day that was read otherwise was taken for an account of its own."""

SLIPS = 10
"""One more slip is a translator's in so many pairs of sentences."""

MANY = 8
FIRM = 0.9
IN_ORDER = 0.95
"""The sentences that pair at least, the mean probability of their pairs and the share of them in one order
from which what stands between them was put into a translation. Of 55 pairs of independent reports in two
languages (fifty stories) that have anything like a chain, two are as near, each with two clashes; of four
translations with additions all are."""

_MEASURED = COUNTED | {"duration", "age"}


def contrary(
    first: AnnotatedReport,
    second: AnnotatedReport,
    space: Encoder,
    chain: Chain | None = None,
    found: Sequence[Passage] = (),
    *,
    credited: bool = False,
) -> float:
    """How many figures a report has for itself, on average, beyond a first; a quotation counts as two.

    0 where one report has none: a translator leaves things out but adds none, and a figure that differs on
    both sides may be a slip. What sentences that pair (those of `chain`, by their place in `found`) give
    otherwise (twelve cities and fifteen, the 8th and the 9th) counts for more, where there is more than one
    such thing, or more than a long text leads one to expect. Where nearly all of many sentences pair in one
    order, and firmly or with one report `credited` by the other as its source, what stands outside of them
    counts for nothing: somebody translated a report and put in what he knew besides.
    """
    pairs = [(found[i], found[j]) for i, j in chain.pairs] if chain is not None else []
    clashes = {c for a, b in pairs for c in _clashes(first, a, second, b)}
    if chain is not None and _strict(first, second, chain, credited) and len(clashes) <= 1:
        own = (
            len(_own_figures(first, second, [a for a, _ in pairs])),
            len(_own_figures(second, first, [b for _, b in pairs])),
        )
    else:
        own = _own(first, second, space), _own(second, first, space)
    alone = max(sum(own) / 2 - 1, 0.0) if all(own) else 0.0
    return alone + CLASH * max(len(clashes) - 1 - len(pairs) // SLIPS, 0)


def _strict(first: AnnotatedReport, second: AnnotatedReport, chain: Chain, credited: bool) -> bool:
    """Whether two reports in two languages run strictly in parallel."""
    in_order = len(chain.pairs) >= MANY and chain.ordered >= IN_ORDER
    return in_order and (credited or chain.strength >= FIRM) and first.language != second.language


def _own_figures(report: AnnotatedReport, other: AnnotatedReport, inside: Sequence[Passage]) -> set[float]:
    """What a report counts in some of its passages and the other gives nowhere."""
    within = [q for q in report.quantities if any(p.start <= q.start < p.end for p in inside)]
    return {q.low for q in within if q.dimension in COUNTED} - _numbers(other)


def _clashes(
    first: AnnotatedReport, one: Passage, second: AnnotatedReport, other: Passage
) -> Iterator[tuple[str, float, float]]:
    """The kinds and values that two sentences give otherwise, one for one: each has one without its like."""
    mine, theirs = _strangers(first, one, second, other), _strangers(second, other, first, one)
    for kind in sorted(mine.keys() & theirs.keys()):
        for a, b in zip(sorted(mine[kind]), sorted(theirs[kind]), strict=False):
            yield kind, a, b
    days, others = _days(first, one), _days(second, other)
    if days - others and others - days:
        yield "day", min(days - others), min(others - days)


def _strangers(
    report: AnnotatedReport, passage: Passage, there: AnnotatedReport, other: Passage
) -> dict[str, set[float]]:
    """The values of a sentence, by kind, that have no like in another."""
    known = [q for q in there.quantities if other.start <= q.start < other.end]
    numbers = {v for _, _, v in figures(there.report.text[other.start : other.end])}
    numbers |= {v for q in known for v in (q.low, q.high)}
    found: dict[str, set[float]] = defaultdict(set)
    for q in report.quantities:
        if not passage.start <= q.start < passage.end or q.dimension not in _MEASURED or q.low <= 1:
            continue
        if q.low not in numbers and not any(same_quantity(q, k).same for k in known):
            found[q.dimension].add(q.low)
    return found


def _days(report: AnnotatedReport, passage: Passage) -> set[int]:
    """The days of a sentence, as days of the week, 1 for Monday: an anchor may lie in another week."""
    found: set[int] = set()
    for time in report.times:
        if not passage.start <= time.start < passage.end or time.type not in ("DATE", "TIME"):
            continue
        value = time.value[:10]
        if value.startswith("XXXX-WXX-") and value[9:].isdigit():
            found.add(int(value[9:]))
        elif len(value) == 10:
            with suppress(ValueError):
                found.add(date.fromisoformat(value).isoweekday())
    return found


def _own(report: AnnotatedReport, other: AnnotatedReport, space: Encoder) -> int:
    return 2 * _own_quotations(report, other, space) + len(_figures(report) - _numbers(other))


def _own_quotations(report: AnnotatedReport, other: AnnotatedReport, space: Encoder) -> int:
    """The quotations of a report that nothing in the other comes near."""
    texts = [t for t in _quoted(report) if len(t.split()) >= WORDS]
    content = [s for s in other.sentences if s.role in CONTENT_ROLES]
    there = [other.report.text[s.start : s.end] for s in content] + _quoted(other)
    if not texts or not there:
        return 0
    cosines = np.asarray(space.encode(texts)) @ np.asarray(space.encode(there)).T
    return int((cosines.max(axis=1) < ABSENT).sum())


def _quoted(report: AnnotatedReport) -> list[str]:
    return [
        " ".join(span.of(report.report.text) for span in quotation.quoted)
        for quotation in report.quotations
        if quotation.quoted
    ]


def _figures(report: AnnotatedReport) -> set[float]:
    """What a report counts; measures are left out, since translators convert them."""
    return {q.low for q in report.quantities if q.dimension in COUNTED}


def _numbers(report: AnnotatedReport) -> set[float]:
    """All numbers of a report, in digits or understood."""
    content = [s for s in report.sentences if s.role in CONTENT_ROLES]
    digits = {v for s in content for _, _, v in figures(report.report.text[s.start : s.end])}
    return digits | {v for q in report.quantities for v in (q.low, q.high)}
