"""The reports' texts, cut where any annotation or evidence begins or ends, so that each cut can be marked."""

from collections.abc import Iterator
from itertools import pairwise

from recoupe.model import Dossier, Evidence, Record, ReportItem
from recoupe.present.lines import report_name


class Segment(Record, frozen=True):
    """A stretch of text under the same annotations. `kinds` are their names, a class each on the page."""

    start: int
    end: int
    text: str
    kinds: tuple[str, ...]
    title: str


class Part(Record, frozen=True):
    """A region of a report on the page."""

    role: str
    language: str
    segments: tuple[Segment, ...]


class MarkedReport(Record, frozen=True):
    """A report on the page, in regions."""

    id: str
    label: str
    name: str
    language: str
    parts: tuple[Part, ...]


Mark = tuple[int, int, str, str]
"""Start, end, kind of annotation, and what a reader is told of it."""


def marked_reports(dossier: Dossier) -> tuple[MarkedReport, ...]:
    """Every report of the dossier, ready to be shown."""
    marks = _marks(dossier)
    cuts = _cuts(dossier)
    return tuple(_report(r, marks.get(r.id, []), cuts.get(r.id, set())) for r in dossier.reports)


def _marks(dossier: Dossier) -> dict[str, list[Mark]]:
    marks: dict[str, list[Mark]] = {}

    def add(evidence: tuple[Evidence, ...], kind: str, told: str) -> None:
        for e in evidence:
            marks.setdefault(e.report, []).append((e.start, e.end, kind, told))

    for entity in dossier.entities:
        for mention in entity.mentions:
            add(mention.evidence, "name", entity.name)
    for quotation in dossier.quotations:
        who = quotation.sources[0].name if quotation.sources else "no speaker named"
        add(quotation.evidence, "quotation", f"{quotation.kind} quotation: {who}")
        add(quotation.cue_evidence, "cue", "reporting words")
    for time in dossier.times:
        add(time.evidence, "time", time.value)
    for quantity in dossier.quantities:
        unit = quantity.unit or quantity.counted
        add(quantity.evidence, "quantity", f"{quantity.low:.12g} {unit}".strip())
    for event in dossier.agenda:
        add(event.evidence, "event", event.factuality)
    return marks


def _cuts(dossier: Dossier) -> dict[str, set[int]]:
    """Where any evidence of the dossier begins or ends, by report."""
    cuts: dict[str, set[int]] = {}
    groups = [item.evidence for item in dossier.findings]
    groups += [item.evidence for item in dossier.agenda]
    groups += [
        part for item in dossier.findings for side in item.sides for part in (side.evidence, side.marks)
    ]
    for evidence in groups:
        for e in evidence:
            cuts.setdefault(e.report, set()).update((e.start, e.end))
    return cuts


def _report(report: ReportItem, marks: list[Mark], cuts: set[int]) -> MarkedReport:
    bounds = cuts | {p for start, end, _, _ in marks for p in (start, end)}
    sweep = _Sweep(sorted(marks), report.text)
    parts = []
    for region in report.regions:
        (where,) = region.evidence
        inner = sorted({where.start, where.end} | {b for b in bounds if where.start < b < where.end})
        segments = tuple(sweep.segments(inner))
        parts.append(Part(role=region.role, language=region.language or report.language, segments=segments))
    name = report_name(report)
    return MarkedReport(
        id=report.id, label=report.label, name=name, language=report.language, parts=tuple(parts)
    )


class _Sweep:
    """Goes through a text once, from left to right, with the marks that are open at each place."""

    def __init__(self, marks: list[Mark], text: str) -> None:
        self._marks = marks
        self._text = text
        self._next = 0
        self._open: list[Mark] = []

    def segments(self, bounds: list[int]) -> Iterator[Segment]:
        for start, end in pairwise(bounds):
            while self._next < len(self._marks) and self._marks[self._next][0] <= start:
                self._open.append(self._marks[self._next])
                self._next += 1
            self._open = [m for m in self._open if m[1] > start]
            yield Segment(
                start=start,
                end=end,
                text=self._text[start:end],
                kinds=tuple(dict.fromkeys(m[2] for m in self._open)),
                title="; ".join(dict.fromkeys(m[3] for m in self._open)),
            )
