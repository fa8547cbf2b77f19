"""Quotations: who said what, in whose words, where and when.

Marks show what is quoted, reporting words whose it is, and the tree how far a clause goes. `find_quotations`
joins what the rules for direct, indirect and mixed quotations find.
"""

from recoupe.annotate.quotations.assemble import quotations
from recoupe.annotate.quotations.page import Page
from recoupe.model import LocalEntity, Mention, Quotation, Region, Report, Sentence, TimeExpression

__all__ = ["find_quotations"]


def find_quotations(
    report: Report,
    regions: tuple[Region, ...],
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...] = (),
    entities: tuple[LocalEntity, ...] = (),
    times: tuple[TimeExpression, ...] = (),
    *,
    wide: bool = False,
) -> tuple[Quotation, ...]:
    """The quotations of a report's content regions, in text order, with sources looked up among `mentions`.

    A source that no mention covers, or whose mention is unresolved, keeps its words and has no entity. A
    language without quotation data gives none. `wide` adds thoughts, wishes and acts in words, which some
    corpora count as attributions and a dossier does not show.
    """
    page = Page(report, regions, sentences, times)
    return quotations(page, mentions, entities, times, wide)
