"""Findings: what comparing the statements of a point shows."""

from typing import Literal

from recoupe.model.record import Evidence, Record

FindingKind = Literal["agreement", "only in", "difference", "update", "inconsistency"]
Aspect = Literal[
    "", "figure", "date", "place", "name", "source", "wording", "certainty", "polarity", "part and whole"
]


class Side(Record, frozen=True):
    """One side of a finding: the reports and origins that say so, the words, and the value compared.

    Where a report says it in what it adds of its own to a text it draws on, the origin is that of the text, a
    plus sign, and the report's id: an account of its own beside other origins.

    `marks` are the differing words inside the evidence, to be shown marked.
    """

    reports: tuple[str, ...]
    origins: tuple[str, ...]
    value: str
    evidence: tuple[Evidence, ...]
    marks: tuple[Evidence, ...] = ()


class Finding(Record, frozen=True):
    """What comparing shows: an agreement, something only one origin has, a difference, an update, or a
    report's own inconsistency.

    `explanation` says it in one plain sentence; `reasons` say why it is not explained by zone, unit,
    rounding, precision or a different thing counted. `point` is the point it is about, "" if none.
    `importance` orders findings, in [0, 1].
    """

    id: str
    kind: FindingKind
    aspect: Aspect = ""
    point: str = ""
    sides: tuple[Side, ...] = ()
    explanation: str = ""
    reasons: tuple[str, ...] = ()
    importance: float = 0.0
    evidence: tuple[Evidence, ...] = ()


class PlannedItem(Record, frozen=True):
    """An entry of the agenda: an event that is planned, possible, conditional, denied or cancelled.

    One entry gathers what the reports say of the same event; `statements` are (report id, event id),
    `statuses` what each of them says, in the same order.
    """

    id: str
    title: str
    factuality: str
    earliest: str = ""
    latest: str = ""
    value: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    statuses: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Comparison(Record, frozen=True):
    """All findings of a story, the most important first, and its agenda in order of time."""

    findings: tuple[Finding, ...]
    agenda: tuple[PlannedItem, ...]
