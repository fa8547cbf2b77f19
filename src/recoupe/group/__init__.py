"""Grouping: which reports are on one event, across languages."""

import hashlib
from collections.abc import Sequence

from recoupe.encoder import load
from recoupe.group.cluster import cluster
from recoupe.group.outline import outline
from recoupe.group.score import log_odds
from recoupe.model import AnnotatedReport, Story

__all__ = ["group"]


def group(reports: Sequence[AnnotatedReport]) -> tuple[Story, ...]:
    """The stories that the reports make up: reports on one event together, in whatever languages; others not.

    Every report is in one story. The outcome does not depend on the order of the reports; a story's id is
    made of the ids of its reports, and they stand in the order of publication, outlet and id.
    """
    ordered = sorted({report.report.id: report for report in reports}.values(), key=lambda r: r.report.id)
    if not ordered:
        return ()
    encoder = load()
    groups = cluster(log_odds([outline(report, encoder) for report in ordered]))
    return tuple(sorted((_story([ordered[index] for index in one]) for one in groups), key=lambda s: s.id))


def _story(reports: list[AnnotatedReport]) -> Story:
    ids = sorted(report.report.id for report in reports)
    return Story(
        id=hashlib.blake2b(" ".join(ids).encode(), digest_size=4).hexdigest(),
        reports=tuple(sorted(reports, key=_place)),
    )


def _place(report: AnnotatedReport) -> tuple[str, str, str]:
    return report.report.published or "9999", report.report.outlet, report.report.id
