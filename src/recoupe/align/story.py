"""Puts the aligning of a story together: entities, statements, quotations."""

from recoupe import encoder
from recoupe.align.entities import link_entities
from recoupe.align.quotations import quotation_points
from recoupe.align.statements import statement_points
from recoupe.model import AlignedStory, TracedStory


def align(traced: TracedStory) -> AlignedStory:
    """The entities of a story across its reports, and its points, the most important first.

    A point gathers the statements, of any number of reports and languages, that say the same; a statement
    that no other report makes is a point alone. Quotations are points of their own.
    """
    reports = traced.story.reports
    space = encoder.load()
    entities = link_entities(reports)
    matched, statements = statement_points(traced, space)
    quotations = quotation_points(traced, entities, matched, space)
    points = sorted([*statements, *quotations], key=lambda p: (-p.importance, p.id))
    return AlignedStory(traced=traced, entities=entities, points=tuple(points))
