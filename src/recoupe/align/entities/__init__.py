"""Entities across the reports of a story: who and what is the same, in whatever language and spelling."""

from collections.abc import Sequence

from recoupe.align.entities.build import build
from recoupe.align.entities.mixed import link_mixed
from recoupe.align.entities.nodes import Groups, nodes
from recoupe.align.entities.people import link_people
from recoupe.align.entities.things import link_things
from recoupe.model import AnnotatedReport, Entity

__all__ = ["link_entities"]


def link_entities(reports: Sequence[AnnotatedReport]) -> tuple[Entity, ...]:
    """The entities behind the local entities of several reports.

    The order of the reports does not matter. Two local entities of one report are never joined, unless an
    epithet alone ("the US president") is found to be somebody by what another report says of him. Persons
    join by name and office, places and bodies by what the name data know, by spelling, by acronym, and by
    the sense of their names across languages; what one report takes for a person and another for a thing
    joins by its very name.
    """
    ordered = sorted(reports, key=lambda report: report.report.id)
    groups = Groups(nodes(ordered))
    link_people(groups)
    link_things(groups)
    link_mixed(groups)
    return build(ordered, groups)
