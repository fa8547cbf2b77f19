"""The dossier: the whole cross-check of a story, as it is written to JSON.

Every item has an `id` and `evidence`. Annotation items carry the fields of their annotation with entity
and time ids that are valid in the dossier. `docs/dossier.schema.json` is generated from these records.
"""

from recoupe.model.annotations import (
    Factuality,
    Implication,
    MentionType,
    Modifier,
    QuotationKind,
    Role,
    TimeType,
)
from recoupe.model.findings import Finding, PlannedItem
from recoupe.model.points import Point
from recoupe.model.record import Evidence, Record
from recoupe.model.story import Entity, Origin, Relation


class Signature(Record, frozen=True):
    """What made the dossier: equal signatures and equal input give equal bytes."""

    recoupe: str
    languages: str
    models: dict[str, str]
    options: dict[str, str]


class StoryItem(Record, frozen=True):
    """The story in one line, with its span of time (ISO 8601, "" if unknown)."""

    id: str
    headline: str
    languages: tuple[str, ...]
    earliest: str
    latest: str
    evidence: tuple[Evidence, ...]


class RegionItem(Record, frozen=True):
    """A region of a report."""

    id: str
    role: Role
    language: str
    evidence: tuple[Evidence, ...]


class ReportItem(Record, frozen=True):
    """A report of the story, whole, with its regions. `label` is its short name on screen (A, B)."""

    id: str
    label: str
    text: str
    source: str
    url: str
    outlet: str
    author: str
    published: str
    updated: str
    language: str
    headline: str
    origin: str
    regions: tuple[RegionItem, ...]
    notices: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class OriginItem(Origin, frozen=True):
    """An origin with the relations that tie its reports."""

    relations: tuple[Relation, ...] = ()


class SourceItem(Record, frozen=True):
    """Who is quoted: the words, the entity's id and name ("" if unresolved), and the reasons."""

    text: str
    entity: str
    name: str
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class QuotationItem(Record, frozen=True):
    """A quotation of one report. `same_as` are the ids of the same quotation in other reports."""

    id: str
    report: str
    language: str
    kind: QuotationKind
    content: str
    cue: str
    sources: tuple[SourceItem, ...]
    implication: Implication
    medium: str
    said: str
    same_as: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    cue_evidence: tuple[Evidence, ...]
    quoted: tuple[Evidence, ...] = ()


class TimeItem(Record, frozen=True):
    """A time expression of one report."""

    id: str
    report: str
    text: str
    type: TimeType
    value: str
    earliest: str
    latest: str
    mod: str
    zone: str
    reasons: tuple[str, ...]
    candidates: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class QuantityItem(Record, frozen=True):
    """A quantity of one report."""

    id: str
    report: str
    text: str
    low: float
    high: float
    unit: str
    dimension: str
    modifier: Modifier
    counted: str
    predicate: str
    evidence: tuple[Evidence, ...]


class EventItem(Record, frozen=True):
    """An event of one report."""

    id: str
    report: str
    type: str
    factuality: Factuality
    trigger: str
    participants: tuple[str, ...]
    place: str
    time: str
    by: str
    evidence: tuple[Evidence, ...]


class MentionItem(Record, frozen=True):
    """A mention of one report, tied to the story's entity ("" if unresolved)."""

    id: str
    report: str
    type: MentionType
    form: str
    entity: str
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class EntityItem(Entity, frozen=True):
    """An entity with all its mentions."""

    mentions: tuple[MentionItem, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class PointItem(Point, frozen=True):
    """A point with all its evidence."""

    evidence: tuple[Evidence, ...] = ()


class Dossier(Record, frozen=True):
    """The whole cross-check of a story."""

    signature: Signature
    story: StoryItem
    reports: tuple[ReportItem, ...]
    origins: tuple[OriginItem, ...]
    entities: tuple[EntityItem, ...]
    quotations: tuple[QuotationItem, ...]
    times: tuple[TimeItem, ...]
    quantities: tuple[QuantityItem, ...]
    events: tuple[EventItem, ...]
    agenda: tuple[PlannedItem, ...]
    points: tuple[PointItem, ...]
    findings: tuple[Finding, ...]
