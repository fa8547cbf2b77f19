"""From an aligned and compared story to its dossier."""

from bisect import bisect_right
from collections.abc import Iterable

from recoupe.model import (
    AlignedStory,
    AnnotatedReport,
    Comparison,
    Dossier,
    EntityItem,
    EventItem,
    Evidence,
    MentionItem,
    Origin,
    OriginItem,
    Point,
    PointItem,
    QuantityItem,
    QuotationItem,
    RegionItem,
    ReportItem,
    Signature,
    Source,
    SourceItem,
    Span,
    StoryItem,
    TimeItem,
)


def dossier(aligned: AlignedStory, comparison: Comparison, signature: Signature) -> Dossier:
    """The dossier of a story.

    Annotation ids become `<report id>.<annotation id>`; local entities become the story's entities. Items
    stand in the order of the reports, and within a report in the order of its text.
    """
    reports = aligned.traced.story.reports
    ids = _Ids(aligned)
    return Dossier(
        signature=signature,
        story=_story(aligned),
        reports=tuple(_report(r, n, ids) for n, r in enumerate(reports)),
        origins=tuple(_origin(o, aligned) for o in aligned.traced.origins),
        entities=_entities(aligned, ids),
        quotations=tuple(item for r in reports for item in _quotations(r, ids)),
        times=tuple(item for r in reports for item in _times(r)),
        quantities=tuple(item for r in reports for item in _quantities(r)),
        events=tuple(item for r in reports for item in _events(r, ids)),
        agenda=comparison.agenda,
        points=tuple(_point(p) for p in aligned.points),
        findings=comparison.findings,
    )


def label(number: int) -> str:
    """The short name of the n-th report on screen, counted from 0.

    >>> label(0), label(25), label(26), label(27)
    ('A', 'Z', 'AA', 'AB')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Ids:
    """What ids of a report's annotations become in the dossier."""

    def __init__(self, aligned: AlignedStory) -> None:
        self.origin = {r: o.id for o in aligned.traced.origins for r in o.reports}
        self.entity = {member: e.id for e in aligned.entities for member in e.members}
        self.entity_name = {e.id: e.name for e in aligned.entities}
        self._same: dict[str, set[str]] = {}
        for point in aligned.points:
            if point.kind == "quotation":
                self._note_same({f"{s.report}.{i}" for s in point.statements for i in s.items if i[0] == "q"})

    def _note_same(self, group: set[str]) -> None:
        for item in group:
            self._same.setdefault(item, set()).update(group - {item})

    def same(self, item: str) -> tuple[str, ...]:
        return tuple(sorted(self._same.get(item, ())))

    def of(self, report: str, local: str) -> str:
        """The story's entity behind a report's entity, "" if none."""
        return self.entity.get((report, local), "")

    def name(self, report: str, local: str) -> str:
        return self.entity_name.get(self.of(report, local), "")


def headline_span(report: AnnotatedReport) -> Span | None:
    """Where a report's headline stands: its headline region, else its first sentence; None without text."""
    for region in report.regions:
        if region.role == "headline":
            return Span(region.start, region.end)
    for sentence in report.sentences:
        if sentence.role in ("standfirst", "body"):
            return Span(sentence.start, sentence.end)
    return None


def _story(aligned: AlignedStory) -> StoryItem:
    story = aligned.traced.story
    times = [r.report.published for r in story.reports if r.report.published]
    lead = _lead(story.reports)
    span = headline_span(lead)
    evidence = (lead.report.evidence(span.start, span.end),) if span else ()
    return StoryItem(
        id=story.id,
        headline=" ".join(evidence[0].text.split()) if evidence else "",
        languages=tuple(sorted({r.language for r in story.reports})),
        earliest=min(times, default=""),
        latest=max(times, default=""),
        evidence=evidence,
    )


def _lead(reports: tuple[AnnotatedReport, ...]) -> AnnotatedReport:
    """The report whose headline stands for the story: the first that has a headline in its own language."""

    def rank(report: AnnotatedReport) -> int:
        headlines = [r for r in report.regions if r.role == "headline"]
        if not headlines:
            return 2
        return 0 if headlines[0].language == report.language else 1

    return min(reports, key=rank)


def _report(report: AnnotatedReport, number: int, ids: _Ids) -> ReportItem:
    source = report.report
    span = headline_span(report)
    return ReportItem(
        id=source.id,
        label=label(number),
        text=source.text,
        source=source.source,
        url=source.url,
        outlet=source.outlet,
        author=source.author,
        published=source.published,
        updated=source.updated,
        language=report.language,
        headline=" ".join(span.of(source.text).split()) if span else "",
        origin=ids.origin.get(source.id, ""),
        regions=tuple(
            RegionItem(
                id=f"{source.id}.r{n}",
                role=r.role,
                language=r.language,
                evidence=(source.evidence(r.start, r.end),),
            )
            for n, r in enumerate(report.regions, 1)
        ),
        notices=report.notices,
        evidence=(source.evidence(span.start, span.end),) if span else (),
    )


def _origin(origin: Origin, aligned: AlignedStory) -> OriginItem:
    members = set(origin.reports)
    return OriginItem(
        id=origin.id,
        reports=origin.reports,
        credit=origin.credit,
        reasons=origin.reasons,
        evidence=origin.evidence,
        relations=tuple(r for r in aligned.traced.relations if r.base in members and r.derived in members),
    )


def _entities(aligned: AlignedStory, ids: _Ids) -> tuple[EntityItem, ...]:
    mentions: dict[str, list[MentionItem]] = {}
    for annotated in aligned.traced.story.reports:
        report = annotated.report
        for m in annotated.mentions:
            entity = ids.of(report.id, m.entity)
            item = MentionItem(
                id=f"{report.id}.{m.id}",
                report=report.id,
                type=m.type,
                form=m.form,
                entity=entity,
                reasons=m.reasons,
                evidence=(report.evidence(m.start, m.end),),
            )
            mentions.setdefault(entity, []).append(item)
    return tuple(
        EntityItem(
            id=e.id,
            type=e.type,
            name=e.name,
            names=e.names,
            members=e.members,
            variants=e.variants,
            roles=e.roles,
            country=e.country,
            offices=e.offices,
            mentions=tuple(mentions.get(e.id, ())),
            evidence=tuple(ev for m in mentions.get(e.id, ()) for ev in m.evidence),
        )
        for e in aligned.entities
    )


def _cut(report: AnnotatedReport, spans: Iterable[Span]) -> tuple[Evidence, ...]:
    return tuple(report.report.evidence(s.start, s.end) for s in spans)


def _joined(evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(" ".join(e.text.split()) for e in evidence)


def _source(annotated: AnnotatedReport, source: Source, ids: _Ids) -> SourceItem:
    report = annotated.report.id
    return SourceItem(
        text=source.text,
        entity=ids.of(report, source.entity),
        name=ids.name(report, source.entity) or source.text,
        reasons=source.reasons,
        evidence=_cut(annotated, source.spans),
    )


def _quotations(annotated: AnnotatedReport, ids: _Ids) -> Iterable[QuotationItem]:
    report = annotated.report.id
    starts = [s.start for s in annotated.sentences]
    for q in annotated.quotations:
        content = _cut(annotated, q.content)
        cue = _cut(annotated, q.cue)
        before = bisect_right(starts, q.content[0].start)
        yield QuotationItem(
            id=f"{report}.{q.id}",
            report=report,
            language=annotated.sentences[before - 1].language if before else annotated.language,
            kind=q.kind,
            content=_joined(content),
            cue=_joined(cue),
            sources=tuple(_source(annotated, s, ids) for s in q.sources),
            implication=q.implication,
            medium=q.medium,
            said=f"{report}.{q.said}" if q.said else "",
            same_as=ids.same(f"{report}.{q.id}"),
            evidence=content,
            cue_evidence=cue,
            quoted=_cut(annotated, q.quoted),
        )


def _times(annotated: AnnotatedReport) -> Iterable[TimeItem]:
    report = annotated.report
    for t in annotated.times:
        evidence = report.evidence(t.start, t.end)
        yield TimeItem(
            id=f"{report.id}.{t.id}",
            report=report.id,
            text=evidence.text,
            type=t.type,
            value=t.value,
            earliest=t.earliest,
            latest=t.latest,
            mod=t.mod,
            zone=t.zone,
            reasons=t.reasons,
            candidates=t.candidates,
            evidence=(evidence,),
        )


def _quantities(annotated: AnnotatedReport) -> Iterable[QuantityItem]:
    report = annotated.report
    for q in annotated.quantities:
        evidence = report.evidence(q.start, q.end)
        yield QuantityItem(
            id=f"{report.id}.{q.id}",
            report=report.id,
            text=evidence.text,
            low=q.low,
            high=q.high,
            unit=q.unit,
            dimension=q.dimension,
            modifier=q.modifier,
            counted=q.counted,
            predicate=q.predicate,
            evidence=(evidence,),
        )


def _events(annotated: AnnotatedReport, ids: _Ids) -> Iterable[EventItem]:
    report = annotated.report
    for e in annotated.events:
        yield EventItem(
            id=f"{report.id}.{e.id}",
            report=report.id,
            type=e.type,
            factuality=e.factuality,
            trigger=e.trigger.of(report.text),
            participants=tuple(p for p in (ids.of(report.id, x) for x in e.participants) if p),
            place=ids.of(report.id, e.place),
            time=f"{report.id}.{e.time}" if e.time else "",
            by=ids.of(report.id, e.by),
            evidence=(report.evidence(e.start, e.end),),
        )


def _point(point: Point) -> PointItem:
    return PointItem(
        id=point.id,
        kind=point.kind,
        statements=point.statements,
        links=point.links,
        origins=point.origins,
        importance=point.importance,
        evidence=tuple(e for s in point.statements for e in s.evidence),
    )
