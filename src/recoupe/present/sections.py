"""The entries of each section of a dossier on screen."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import structs

from recoupe.matching.ids import own_part
from recoupe.model import (
    Dossier,
    EntityItem,
    Evidence,
    Finding,
    PlannedItem,
    QuotationItem,
    Side,
    TimeItem,
)
from recoupe.present.lines import Entry, Line, Piece, flat, in_context, pieces, readable, report_name

_TAGS = {"polarity": "denied", "certainty": "how sure", "source": "speaker", "part and whole": "part"}


class Lookup:
    """A dossier with its items by id."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.report = {r.id: r for r in dossier.reports}
        self.origin = {o.id: o for o in dossier.origins}
        self.entity = {e.id: e for e in dossier.entities}
        self.quotation = {q.id: q for q in dossier.quotations}
        self._ids = re.compile("|".join(map(re.escape, self.report)) or r"(?!)")
        self._regions = {
            r.id: [(e.start, e.end, g.language or r.language) for g in r.regions for e in g.evidence]
            for r in dossier.reports
        }

    def text(self, report: str) -> str:
        """The text of a report."""
        return self.report[report].text

    def label(self, report: str) -> str:
        """The letter of a report."""
        return self.report[report].label

    def labels(self, reports: Iterable[str]) -> tuple[str, ...]:
        """The letters of reports, sorted as the reports are."""
        wanted = set(reports)
        return tuple(r.label for r in self.dossier.reports if r.id in wanted)

    def accounts(self, reports: Iterable[str], origins: Iterable[str] = ()) -> str:
        """The letters of reports, those of one account joined by a plus sign.

        `origins` may name what a report adds of its own, an account beside the others of its origin.
        """
        of: dict[str, list[str]] = {}
        given = set(origins)
        for report in reports:
            origin = self.report[report].origin
            own = own_part(origin, report)
            of.setdefault(own if own in given else origin, []).append(report)
        return ", ".join(sorted("+".join(self.labels(together)) for together in of.values()))

    def name(self, report: str) -> str:
        """What a report is called."""
        return report_name(self.report[report])

    def told(self, text: str) -> str:
        """A sentence that a stage wrote, with reports named as the reader knows them instead of by id."""
        return self._ids.sub(lambda found: self.label(found[0]), text)

    def language_at(self, evidence: tuple[Evidence, ...]) -> str:
        """The language of the region where the evidence begins, "" without evidence."""
        if not evidence:
            return ""
        regions = self._regions[evidence[0].report]
        place = bisect_right(regions, evidence[0].start, key=lambda r: r[0]) - 1
        return regions[place][2] if regions else self.report[evidence[0].report].language


def differences(look: Lookup) -> tuple[Entry, ...]:
    """Differences, in the order of the findings."""
    return _findings(look, "difference")


def updates(look: Lookup) -> tuple[Entry, ...]:
    """Updates, in the order of the findings."""
    return _findings(look, "update")


def inconsistencies(look: Lookup) -> tuple[Entry, ...]:
    """A report's own inconsistencies."""
    return _findings(look, "inconsistency")


def agreements(look: Lookup) -> tuple[Entry, ...]:
    """What several origins say, headed by how many and which."""
    return tuple(
        structs.replace(_finding(look, finding), title=_agreed(look, finding))
        for finding in look.dossier.findings
        if finding.kind == "agreement"
    )


def _agreed(look: Lookup, finding: Finding) -> str:
    origins = {o for side in finding.sides for o in side.origins}
    reports = [r for side in finding.sides for r in side.reports]
    return f"{len(origins)} independent accounts: {look.accounts(reports, origins)}"


def only_in(look: Lookup) -> tuple[Entry, ...]:
    """What one origin alone says."""
    return _findings(look, "only in")


def _findings(look: Lookup, kind: str) -> tuple[Entry, ...]:
    return tuple(_finding(look, f) for f in look.dossier.findings if f.kind == kind)


def _finding(look: Lookup, finding: Finding) -> Entry:
    sides = (_merged(_side(look, side)) for side in finding.sides)
    lines = tuple(structs.replace(line, side=n) for n, side in enumerate(sides) for line in side)
    return Entry(
        id=finding.id,
        title=look.told(finding.explanation),
        tag=tag_of(finding),
        lines=lines,
        reasons=tuple(map(look.told, finding.reasons)),
        evidence=finding.evidence or tuple(e for line in lines for e in line.evidence),
    )


def tag_of(finding: Finding) -> str:
    """The word that says what kind of finding it is, as a reader would put it."""
    return _TAGS.get(finding.aspect, finding.aspect) or finding.kind


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Lines with the same words as one, with the labels and places of all."""
    found: dict[tuple[tuple[Piece, ...], str], Line] = {}
    for line in lines:
        first = found.get((line.pieces, line.note))
        found[line.pieces, line.note] = (
            structs.replace(first, labels=first.labels + line.labels, evidence=first.evidence + line.evidence)
            if first
            else line
        )
    return list(found.values())


def _side(look: Lookup, side: Side) -> Iterator[Line]:
    """A line for each report of a side, with what is compared where the words do not show it themselves."""
    for report in look.dossier.reports:
        own = (e for e in side.evidence if e.report == report.id)
        evidence = tuple(sorted(own, key=lambda e: (e.start, e.end)))
        if evidence:
            words = pieces(evidence, side.marks)
            shown = "".join(p.text for p in words)
            yield Line(
                labels=(report.label,),
                language=look.language_at(evidence),
                pieces=words,
                note="" if side.value.casefold() in shown.casefold() else readable(side.value),
                evidence=evidence,
            )


def quotations(look: Lookup) -> tuple[Entry, ...]:
    """Quotations, the same one in several reports as one entry; those in most reports first."""
    groups: dict[str, list[QuotationItem]] = {}
    for item in look.dossier.quotations:
        groups.setdefault(min((item.id, *item.same_as)), []).append(item)
    order = sorted(groups.values(), key=lambda g: -len({q.report for q in g}))
    return tuple(_quotation(look, group) for group in order)


def _quotation(look: Lookup, group: list[QuotationItem]) -> Entry:
    speakers = list(dict.fromkeys(speaker(q) for q in group))
    return Entry(
        id=group[0].id,
        title=" / ".join(speakers),
        tag="quotation",
        lines=tuple(_quotation_line(look, q) for q in group),
        evidence=tuple(e for q in group for e in q.evidence),
    )


def speaker(quotation: QuotationItem) -> str:
    """Who is quoted, by the entity's name where it is known; else the words; else that no one is named."""
    if not quotation.sources:
        return "no speaker named"
    first = quotation.sources[0]
    via = [s.name for s in quotation.sources[1:]]
    return first.name + (f" (as told by {', '.join(via)})" if via else "")


def _quotation_line(look: Lookup, q: QuotationItem) -> Line:
    named = q.sources[0].text if q.sources and q.sources[0].text != q.sources[0].name else ""
    unresolved = bool(q.sources) and not q.sources[0].entity
    note = (
        q.kind,
        f"cue “{q.cue}”" if q.cue else "",
        f"named “{named}”" if named else "",
        "speaker not resolved" if unresolved else "",
        q.medium,
        q.implication if q.implication != "neutral" else "",
    )
    marks = q.quoted if q.kind == "mixed" else ()
    return Line(
        labels=(look.label(q.report),),
        language=q.language,
        pieces=pieces(q.evidence, marks),
        note=", ".join(part for part in note if part),
        evidence=q.evidence,
    )


def timeline(look: Lookup) -> tuple[Entry, ...]:
    """Dates in order, with the words of every report that give them; durations and vague times left out.

    Why a report's dates are what they are is said where it first matters.
    """
    days: dict[tuple[str, str], list[TimeItem]] = {}
    for item in look.dossier.times:
        if item.earliest and item.type in ("DATE", "TIME") and not item.value.endswith("_REF"):
            days.setdefault((item.earliest, item.value), []).append(item)
    said: set[str] = set()
    return tuple(_date(look, key[1], days[key], said) for key in sorted(days))


def _date(look: Lookup, value: str, items: list[TimeItem], said: set[str]) -> Entry:
    reasons = [f"{look.label(t.report)}: {look.told(reason)}" for t in items for reason in t.reasons]
    fresh = tuple(reason for reason in dict.fromkeys(reasons) if reason not in said)
    said.update(fresh)
    return Entry(
        id=f"{items[0].id}.date",
        title=readable(value),
        tag="date",
        lines=tuple(
            Line(
                labels=(look.label(t.report),),
                language=look.language_at(t.evidence),
                pieces=in_context(look.text(t.report), t.evidence[0]),
                note=f"could also be {', '.join(t.candidates)}" if t.candidates else "",
                evidence=t.evidence,
            )
            for t in items
        ),
        reasons=fresh,
        evidence=tuple(e for t in items for e in t.evidence),
    )


def agenda(look: Lookup) -> tuple[Entry, ...]:
    """What is planned, in order of time; each entry with what every report says of it."""
    return tuple(_planned(look, item) for item in look.dossier.agenda)


def _planned(look: Lookup, item: PlannedItem) -> Entry:
    lines = tuple(
        Line(
            labels=(look.label(e.report),),
            language=look.language_at((e,)),
            pieces=(Piece(text=flat(e.text)),),
            note=status,
            evidence=(e,),
        )
        for e, status in said_once(item)
    )
    when = readable(item.value) or "no date given"
    where = look.entity[item.place].name if item.place in look.entity else ""
    return Entry(
        id=item.id,
        title=" · ".join(
            part for part in (when, item.title, where if where not in item.title else "") if part
        ),
        tag=item.factuality,
        lines=lines,
        evidence=item.evidence,
    )


def said_once(item: PlannedItem) -> list[tuple[Evidence, str]]:
    """The statements of a plan with their status: the words of several events in one clause once."""
    statuses = item.statuses or ("",) * len(item.evidence)
    found = {
        (e.report, e.text, status): (e, status) for e, status in zip(item.evidence, statuses, strict=False)
    }
    return list(found.values())


def entities(look: Lookup) -> tuple[Entry, ...]:
    """People, bodies and places with the forms that the reports use, the most mentioned first."""
    named = [e for e in look.dossier.entities if e.evidence]
    named.sort(key=lambda e: (-len({v.report for v in e.evidence}), -len(e.evidence), e.name))
    return tuple(
        Entry(
            id=e.id,
            title=e.name + (f" — {'; '.join(e.roles)}" if e.roles else ""),
            tag=_TYPES[e.type],
            lines=tuple(_forms(look, e, report) for report in dict.fromkeys(v.report for v in e.evidence)),
            evidence=e.evidence,
        )
        for e in named
    )


def _forms(look: Lookup, entity: EntityItem, report: str) -> Line:
    """The forms under which a report names an entity, with how often each stands."""
    forms = []
    for variant in entity.variants:
        times = sum(e.report == report for e in variant.evidence)
        if times and variant.form != "pronoun":
            forms.append(f"{' '.join(variant.text.split())} ({times}×)" if times > 1 else variant.text)
    evidence = tuple(e for e in entity.evidence if e.report == report)
    return Line(
        labels=(look.label(report),),
        language=look.report[report].language,
        pieces=(Piece(text=", ".join(forms)),),
        evidence=evidence,
    )


_TYPES = {"PERSON": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
